"""The namespaces of the vocabulary, and the IRIs of what a mapping makes itself."""

from functools import cache, lru_cache
from hashlib import blake2b
from typing import Final
from urllib.parse import quote

from kg.model import Iri

__all__ = ["NAMESPACES", "code", "evidence", "expand", "judgement", "release_graph", "release_iri", "selector"]

_BASE: Final = "https://w3id.org/municipal-cooperation/"
_FEW: Final = 16

NAMESPACES: Final[dict[str, str]] = {
    "mc": f"{_BASE}ontology#",
    "code": f"{_BASE}code/",
    "id": f"{_BASE}id/",
    "graph": f"{_BASE}graph/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@cache
def expand(curie: str) -> Iri:
    """Return the IRI of a prefixed name.

    Examples
    --------
    >>> expand("foaf:Person")
    'http://xmlns.com/foaf/0.1/Person'
    """
    prefix, name = curie.split(":", 1)
    return Iri(NAMESPACES[prefix] + name)


def release_iri(identifier: str) -> Iri:
    """Return the IRI of a release.

    Examples
    --------
    >>> release_iri("2024 Köln")
    'https://w3id.org/municipal-cooperation/id/release/2024%20K%C3%B6ln'
    """
    return Iri(f"{NAMESPACES['id']}release/{_quoted(identifier)}")


def release_graph(identifier: str) -> Iri:
    """Return the named graph that holds what a release says.

    Examples
    --------
    >>> release_graph("a")
    'https://w3id.org/municipal-cooperation/graph/release/a'
    """
    return Iri(f"{NAMESPACES['graph']}release/{_quoted(identifier)}")


def code(scheme: str, name: str) -> Iri:
    """Return the IRI of a code of a scheme.

    Examples
    --------
    >>> code("role", "mayor")
    'https://w3id.org/municipal-cooperation/code/role/mayor'
    """
    return expand(f"code:{scheme}/{name}")


def judgement(identifier: str) -> Iri:
    """Return the IRI of a judgement.

    Examples
    --------
    >>> judgement("j1")
    'https://w3id.org/municipal-cooperation/id/judgement/j1'
    """
    return Iri(f"{NAMESPACES['id']}judgement/{_quoted(identifier)}")


def evidence(*parts: str) -> Iri:
    """Return the IRI of the evidence that these parts tell from all other (release, statement, span)."""
    digest = blake2b(chr(31).join(parts).encode(), digest_size=10).hexdigest()
    return Iri(f"{NAMESPACES['id']}evidence/{digest}")


def selector(release: str, what: str, start: int, end: int) -> Iri:
    """Return the IRI of a selector; all evidence on one span of one release shares it."""
    return Iri(f"{NAMESPACES['id']}selector/{_quoted(release)}/{what}-{start}-{end}")


@lru_cache(maxsize=_FEW)
def _quoted(name: str) -> str:
    """Return a name as a step of a path; a release is named in thousands of IRIs, one after the other."""
    return quote(name, safe="")

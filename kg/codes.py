"""Know the code lists: which codes a scheme has, what they are called, and their IRIs.

The lists are ``ontology/codes/*.ttl``, one SKOS concept scheme a file, named like the scheme; a code is the last part
of its concept's IRI. They are read once, when first asked.
"""

from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import Final, TypeAlias, TypeVar

from rdflib import Graph
from rdflib.namespace import SKOS
from rdflib.term import Literal, URIRef

from kg.assets import asset
from kg.errors import InputError
from kg.model import Iri
from kg.names import fold

__all__ = ["NAMESPACE", "code_iri", "codes", "label", "named", "schemes"]

NAMESPACE: Final = "https://w3id.org/municipal-cooperation/code/"
_WHERE: Final = "code lists"

_Entry = TypeVar("_Entry")
_Labels: TypeAlias = Mapping[str, str]  # by language


def schemes() -> tuple[str, ...]:
    """Return the names of all code lists, in alphabetical order.

    Examples
    --------
    >>> schemes()[:3]
    ('agreement-status', 'agreement-type', 'event-type')
    """
    return tuple(_lists())


def codes(scheme: str) -> frozenset[str]:
    """Return the codes of one list.

    Raises
    ------
    InputError
        If there is no such list; the remedy names those that there are.

    Examples
    --------
    >>> sorted(codes("programme-kind"))
    ['fund', 'programme', 'project']
    """
    return frozenset(_list(scheme))


def label(scheme: str, code: str, language: str) -> str:
    """Return what a code is called in German (``de``) or English (``en``).

    Raises
    ------
    InputError
        If the list, the code or the language is unknown; the remedy names the known ones.

    Examples
    --------
    >>> label("agreement-type", "twinning", "de")
    'Städtepartnerschaft'
    """
    return _pick(_pick(_list(scheme), code, f"code of {scheme}"), language, "language of the labels")


def named(scheme: str, name: str) -> str | None:
    """Return the code that a word means: the code itself, or one of its names in German or English; None for others.

    Raises
    ------
    InputError
        If there is no such list.

    Examples
    --------
    >>> [named("agreement-type", name) for name in ("Twinning", "Partnerstadt", "friendship between towns", "Ehe")]
    ['twinning', 'twinning', 'friendship', None]
    """
    _list(scheme)
    return _names(scheme).get(fold(name))


@cache
def _names(scheme: str) -> Mapping[str, str]:
    graph = Graph().parse(asset(f"ontology/codes/{scheme}.ttl"), format="turtle")
    names: dict[str, str] = {}
    for concept in sorted(map(str, graph.subjects(SKOS.topConceptOf))):
        called = (sorted(map(str, graph.objects(URIRef(concept), kind))) for kind in (SKOS.prefLabel, SKOS.altLabel))
        code = concept.removeprefix(f"{NAMESPACE}{scheme}/")
        for name in (code, *chain.from_iterable(called)):
            names.setdefault(fold(name), code)
    return names


def code_iri(scheme: str, code: str) -> Iri:
    """Return the IRI of a code.

    Raises
    ------
    InputError
        If the list or the code is unknown; the remedy names the known ones.

    Examples
    --------
    >>> code_iri("role", "mayor")
    'https://w3id.org/municipal-cooperation/code/role/mayor'
    >>> code_iri("programme-kind", "budget")
    Traceback (most recent call last):
    kg.errors.InputError: code lists: 'budget' is no code of programme-kind; use one of fund, programme, project
    """
    _pick(_list(scheme), code, f"code of {scheme}")
    return Iri(f"{NAMESPACE}{scheme}/{code}")


def _list(scheme: str) -> Mapping[str, _Labels]:
    return _pick(_lists(), scheme, "code list")


def _pick(entries: Mapping[str, _Entry], key: str, what: str) -> _Entry:
    """Return an entry, or say which keys there are."""
    if key not in entries:
        remedy = f"use one of {', '.join(entries)}"
        raise InputError(where=_WHERE, what=f"{key!r} is no {what}", remedy=remedy)
    return entries[key]


@cache
def _lists() -> Mapping[str, Mapping[str, _Labels]]:
    """Return the labels of all codes: by scheme, code and language, each sorted."""
    return {path.stem: _read(path.stem) for path in sorted(asset("ontology/codes").glob("*.ttl"))}


def _read(scheme: str) -> Mapping[str, _Labels]:
    labels: dict[str, dict[str, str]] = {}
    graph = Graph().parse(asset(f"ontology/codes/{scheme}.ttl"), format="turtle")
    for concept in graph.subjects(SKOS.topConceptOf):
        names = graph.objects(concept, SKOS.prefLabel)
        labels[str(concept).removeprefix(f"{NAMESPACE}{scheme}/")] = {
            str(name.language): str(name) for name in names if isinstance(name, Literal)
        }
    return {code: dict(sorted(labels[code].items())) for code in sorted(labels)}

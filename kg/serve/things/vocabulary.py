"""The terms of the graph in words: what classes, properties and codes are called in German and English."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg.assets import asset
from kg.codes import codes, label, schemes
from kg.mapping.iris import NAMESPACES, expand
from kg.model import Iri, Value
from kg.serve.language import Language
from kg.serve.things.foreign import FOREIGN, POINTING
from kg.store import Graph

__all__ = [
    "CLASSES",
    "PREFIXES",
    "Term",
    "class_of",
    "kind_of",
    "pointing_label",
    "property_label",
    "shortened",
    "terms",
]

# What only reference data uses.
_PREFIXED: Final = {**NAMESPACES, "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#"}
PREFIXES: Final = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in sorted(_PREFIXED.items()))

# The class of each kind of thing, by the first part of its path below id: (municipality/gn-1).
CLASSES: Final = {
    "release": "mc:PressRelease", "municipality": "mc:Municipality", "country": "mc:Country", "person": "foaf:Person",
    "role": "org:Membership", "organisation": "org:Organization", "agreement": "mc:Agreement",
    "signature": "mc:Signature", "event": "mc:Event", "programme": "mc:Programme", "funding": "mc:Funding",
    "quote": "mc:Quote", "claim": "mc:Claim", "figure": "mc:Figure", "evidence": "mc:Evidence",
}  # fmt: skip
_QUERY: Final = """
SELECT ?term ?class ?label ?definition {
  ?term a ?class ; <http://www.w3.org/2000/01/rdf-schema#label> ?label ; skos:definition ?definition .
  FILTER(LANG(?label) = LANG(?definition))
} ORDER BY ?term"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A class, property or code: its short name, its kind, and label and definition by language."""

    name: str
    iri: str
    kind: str
    labels: dict[str, str]
    definitions: dict[str, str]


@cache
def terms() -> tuple[Term, ...]:
    """Return all terms that the graph uses, those of other vocabularies too, by name.

    Examples
    --------
    >>> next(term.labels["de"] for term in terms() if term.name == "mc:Agreement")
    'Vereinbarung'
    """
    return tuple(sorted([*_own(), *_foreign(), *_codes()], key=lambda term: (term.kind, term.name)))


def property_label(iri: str, language: Language) -> str:
    """Return what a property or class is called, or its short name.

    Examples
    --------
    >>> property_label("http://purl.org/dc/terms/issued", "de"), property_label("http://e.org/a#b", "de")
    ('erschienen am', 'http://e.org/a#b')
    """
    found = _by_iri().get(iri)
    return found.labels.get(language, found.name) if found else shortened(iri)


def pointing_label(iri: str, language: Language) -> str:
    """Return what a thing is to whatever has it as the value of a property; empty where that goes without saying.

    Examples
    --------
    >>> pointing_label("http://purl.org/dc/terms/publisher", "de"), pointing_label("http://e.org/a#b", "de")
    ('Herausgeber', 'http://e.org/a#b')
    """
    words = POINTING.get(shortened(iri))
    return property_label(iri, language) if words is None else words[language == "de"]


def kind_of(iri: str) -> str:
    """Return what kind of thing an IRI below ``id:`` names, "code" for a code, else an empty text.

    Examples
    --------
    >>> kind_of("https://w3id.org/municipal-cooperation/id/municipality/gn-1"), kind_of("http://e.org/")
    ('municipality', '')
    """
    if iri.startswith(NAMESPACES["code"]):
        return "code"
    if not iri.startswith(NAMESPACES["id"]):
        return ""
    first = iri.removeprefix(NAMESPACES["id"]).partition("/")[0]
    return first if first in CLASSES else ""


def class_of(kind: str) -> Iri:
    """Return the class of a kind of thing."""
    return expand(CLASSES[kind])


def shortened(iri: str) -> str:
    """Return an IRI with its prefix, where it has a known one.

    Examples
    --------
    >>> shortened("http://xmlns.com/foaf/0.1/name")
    'foaf:name'
    """
    for prefix, base in _PREFIXED.items():
        if iri.startswith(base) and len(iri) > len(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri


@cache
def _by_iri() -> dict[str, Term]:
    return {term.iri: term for term in terms()}


def _own() -> Iterator[Term]:
    found: dict[str, Term] = {}
    for iri, class_, name, definition in Graph.of_files(_ontology()).select(PREFIXES + _QUERY).rows:
        if not (isinstance(name, Value) and isinstance(definition, Value)):
            continue
        kind = "class" if str(class_).endswith("#Class") else "property"
        empty = Term(name=shortened(str(iri)), iri=str(iri), kind=kind, labels={}, definitions={})
        term = found.setdefault(str(iri), empty)
        term.labels[name.language or ""] = name.text
        term.definitions[name.language or ""] = definition.text
    yield from found.values()


def _foreign() -> Iterator[Term]:
    for name, (english, german) in FOREIGN.items():
        kind = "class" if name.partition(":")[2][0].isupper() else "property"
        yield Term(name=name, iri=_full(name), kind=kind, labels={"en": english, "de": german}, definitions={})


def _full(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return _PREFIXED[prefix] + rest


def _codes() -> Iterator[Term]:
    for scheme in schemes():
        for code in codes(scheme):
            labels = {language: label(scheme, code, language) for language in ("de", "en")}
            iri = f"{NAMESPACES['code']}{scheme}/{code}"
            yield Term(name=f"<{iri}>", iri=iri, kind="code", labels=labels, definitions={})


def _ontology() -> Path:
    return asset("ontology/municipal-cooperation.ttl")

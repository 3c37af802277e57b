"""Read what is to be matched: names in all languages, and whatever tells a place from others of its name."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from kg.model import Iri, Node
from kg.store import Askable

__all__ = ["Kind", "Subject", "subjects_of"]

Kind: TypeAlias = Literal["municipality", "organisation"]
_CLASSES: Final = {"municipality": "mc:Municipality", "organisation": "org:Organization"}
_GEONAMES: Final = "https://sws.geonames.org/"
_WIKIDATA: Final = "http://www.wikidata.org/entity/"
_QUERY: Final = """
PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
SELECT ?it ?what ?value {
  ?it a %s ; ?property ?value .
  VALUES (?property ?what) {
    (skos:prefLabel "name") (skos:altLabel "other") (mc:country "country") (mc:ags "ags") (skos:exactMatch "same")
    (wgs:lat "lat") (wgs:long "long")
  }
} ORDER BY ?it ?what ?value
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A thing of the graph: ``names`` are the preferred ones, ``others`` the other ones; ``known`` its Wikidata id."""

    iri: Iri
    kind: Kind
    names: tuple[str, ...]
    others: tuple[str, ...] = ()
    country: str = ""
    geonames: str = ""
    ags: str = ""
    place: tuple[float, float] | None = None
    known: str = ""


@dataclass(slots=True, kw_only=True)
class _Said:
    """What the graph says of one thing, by what it is."""

    values: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def first(self, what: str) -> str:
        return next(iter(self.values[what]), "")


def subjects_of(graph: Askable, kind: Kind) -> tuple[Subject, ...]:
    """Return all municipalities, or all organisations, of a graph.

    Examples
    --------
    >>> from kg.store import Graph
    >>> subjects_of(Graph.of_quads([]), "municipality")
    ()
    """
    said: defaultdict[Iri, _Said] = defaultdict(_Said)
    for it, what, value in graph.select(_QUERY % _CLASSES[kind]).rows:
        if isinstance(it, Iri):
            said[it].values[_text(what)].append(_text(value))
    return tuple(_subject(iri, kind, of) for iri, of in said.items())


def _subject(iri: Iri, kind: Kind, said: _Said) -> Subject:
    same = said.values["same"]
    lat, long = said.first("lat"), said.first("long")
    return Subject(
        iri=iri,
        kind=kind,
        names=tuple(dict.fromkeys(said.values["name"])),
        others=tuple(dict.fromkeys(said.values["other"])),
        country=said.first("country").rsplit("/", 1)[-1],
        geonames=_after(_GEONAMES, same).rstrip("/"),
        ags=said.first("ags"),
        place=(float(lat), float(long)) if lat and long else None,
        known=_after(_WIKIDATA, same),
    )


def _after(start: str, iris: list[str]) -> str:
    return next((iri.removeprefix(start) for iri in iris if iri.startswith(start)), "")


def _text(term: Node | None) -> str:
    return term if isinstance(term, Iri) else term.text if term is not None else ""

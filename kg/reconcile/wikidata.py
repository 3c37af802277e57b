"""Ask an endpoint with the vocabulary of Wikidata (https://www.wikidata.org/wiki/Wikidata:Data_access).

P1566 GeoNames id, P439 German municipality key, P17 country, P297 its ISO code, P625 coordinates.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from kg.model import Iri, Node, Value
from kg.store import Askable
from kg.store.binding import written

__all__ = ["Item", "by_id", "by_name", "described"]

_BATCH: Final = 100
_ENTITY: Final = "http://www.wikidata.org/entity/"
_PREFIXES: Final = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
"""
_POINT: Final = re.compile(r"POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)", re.IGNORECASE)
_LANGUAGES: Final = ("de", "en", "fr", "es", "it", "pl", "tr", "uk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What Wikidata says of a thing, as far as it helps to tell it from others."""

    id: str
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    country: str = ""
    geonames: tuple[str, ...] = ()
    ags: tuple[str, ...] = ()
    place: tuple[float, float] | None = None


def by_id(endpoint: Askable, property_: str, ids: Iterable[str]) -> dict[str, set[str]]:
    """Return the items that have an id of another catalogue (P1566, P439), by that id."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for batch in _batches(sorted({one for one in ids if one})):
        values = " ".join(written(Value(one)) for one in batch)
        query = f"SELECT ?item ?id {{ VALUES ?id {{ {values} }} ?item wdt:{property_} ?id }}"
        for item, id_ in endpoint.select(_PREFIXES + query).rows:
            if q := _id(item):
                found[_text(id_)].add(q)
    return dict(found)


def by_name(endpoint: Askable, names: Iterable[str]) -> dict[str, set[str]]:
    """Return the items that have a name, as label or alias in one of some languages, by that name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for batch in _batches(sorted({name for name in names if name})):
        values = " ".join(written(Value(name, language=tag)) for name in batch for tag in _LANGUAGES)
        query = f"SELECT DISTINCT ?item ?name {{ VALUES ?name {{ {values} }} ?item rdfs:label|skos:altLabel ?name }}"
        for item, name in endpoint.select(_PREFIXES + query).rows:
            if q := _id(item):
                found[_text(name)].add(q)
    return dict(found)


def described(endpoint: Askable, ids: Iterable[str]) -> Mapping[str, Item]:
    """Return what is known of items."""
    items: dict[str, Item] = {}
    for batch in _batches(sorted(set(ids))):
        values = " ".join(f"<{_ENTITY}{q}>" for q in batch)
        query = f"""SELECT DISTINCT ?item ?what ?value {{
  VALUES ?item {{ {values} }}
  {{ ?item rdfs:label ?value . BIND("name" AS ?what) }}
  UNION {{ ?item skos:altLabel ?value . BIND("other" AS ?what) }}
  UNION {{ ?item wdt:P17/wdt:P297 ?value . BIND("country" AS ?what) }}
  UNION {{ ?item wdt:P1566 ?value . BIND("geonames" AS ?what) }}
  UNION {{ ?item wdt:P439 ?value . BIND("ags" AS ?what) }}
  UNION {{ ?item wdt:P625 ?value . BIND("place" AS ?what) }}
}} ORDER BY ?item ?what ?value"""
        for item, what, value in endpoint.select(_PREFIXES + query).rows:
            q = _id(item)
            items[q] = _with(items.get(q, Item(id=q)), _text(what), _text(value))
    return items


def _with(item: Item, what: str, value: str) -> Item:
    if what == "place":
        point = _POINT.search(value)
        return replace(item, place=(float(point[2]), float(point[1]))) if point else item
    if what == "country":
        return replace(item, country=value)
    if what == "geonames":
        return replace(item, geonames=_added(item.geonames, value))
    if what == "ags":
        return replace(item, ags=_added(item.ags, value))
    if what == "name":
        return replace(item, names=_added(item.names, value))
    return replace(item, others=_added(item.others, value))


def _added(known: tuple[str, ...], value: str) -> tuple[str, ...]:
    return known if value in known else (*known, value)


def _batches(ids: list[str]) -> Iterator[list[str]]:
    waiting = iter(ids)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _id(term: Node | None) -> str:
    found = re.fullmatch(rf"{re.escape(_ENTITY)}(Q[1-9]\d*)", term) if isinstance(term, Iri) else None
    return found[1] if found else ""


def _text(term: Node | None) -> str:
    return term.text if isinstance(term, Value) else str(term or "")

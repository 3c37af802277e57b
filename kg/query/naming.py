"""Find what a name means in a graph: exact before folded, preferred before other names, never a guess between two."""

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from kg.errors import QueryError
from kg.model import Iri, Value
from kg.names import fold
from kg.query.question import Parameter
from kg.store.askable import Askable
from kg.store.binding import bound
from kg.store.graph import Table

__all__ = ["CLASSES", "PREFIXES", "Name", "by_name", "known_iri", "names_of"]

PREFIXES: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# The class, the predicates of its preferred names and those of its other names.
CLASSES: Final[dict[str, tuple[str, str, str]]] = {
    "municipality": ("mc:Municipality", "skos:prefLabel", "skos:altLabel"),
    "country": ("mc:Country", "skos:prefLabel", "skos:altLabel|dcterms:identifier"),
    "organisation": ("org:Organization", "skos:prefLabel", "skos:altLabel"),
    "person": ("foaf:Person", "foaf:name", "skos:altLabel"),
    "programme": ("mc:Programme", "dcterms:title", "skos:altLabel"),
    "release": ("mc:PressRelease", "dcterms:identifier", "dcterms:title"),
}
# What GeoNames (2886242) and Wikidata (Q365) call a municipality, and their addresses that hold it.
_GEONAMES: Final = re.compile(r"(?:https?://(?:sws\.|www\.)?geonames\.org/|geonames:|gn-)?(\d+)(?:/.*)?")
_WIKIDATA: Final = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/|wikidata:|wd:)?(Q[1-9]\d*)")
# "Lüderitz (NA)", "Lüderitz, Namibia": the country tells two places of one name apart.
_WITH_COUNTRY: Final = re.compile(r"(?P<name>.+?)\s*(?:\((?P<code>[^()]+)\)|,\s*(?P<country>[^,]+))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of one thing; ``other`` where it is not the preferred one."""

    iri: Iri
    text: str
    other: bool


def by_name(graph: Askable, parameter: Parameter, text: str) -> Iri:
    """Return the IRI of what has a name, in whatever language.

    A municipality's name may be followed by its country, "Lüderitz (NA)" or "Lüderitz, Namibia"; an id of GeoNames
    (2886242) or Wikidata (Q365) names what the graph matches with it.

    Raises
    ------
    QueryError
        If nothing has that name (the remedy gives near ones), or several things have it (the remedy lists them).
    """
    if elsewhere := _elsewhere(text):
        return known_iri(graph, parameter, elsewhere)
    names = names_of(graph, parameter.type)
    found = _matching(names, text)
    if not found and (split := _WITH_COUNTRY.fullmatch(text)) and parameter.type == "municipality":
        country = fold(split["code"] or split["country"])
        found = {iri for iri in _matching(names, split["name"]) if country in _countries(graph, iri)}
    if len(found) == 1:
        return found.pop()
    raise _ambiguous(graph, parameter, text, found) if found else _unknown(parameter, text, names)


def known_iri(graph: Askable, parameter: Parameter, iri: Iri) -> Iri:
    """Return an IRI that the graph knows as what the parameter asks for, the one that has replaced it, or its match.

    Raises
    ------
    QueryError
        If the graph does not know it, or several have replaced it.
    """
    iri = _elsewhere(iri) or iri
    newer = "SELECT ?new { VALUES ?old { UNDEF } ?old dcterms:isReplacedBy+|^skos:exactMatch ?new } ORDER BY ?new"
    query = f"SELECT ?it {{ VALUES ?it {{ UNDEF }} ?it a {CLASSES[parameter.type][0]} }} LIMIT 1"
    if _ask(graph, query, it=iri).rows:
        return iri
    news = [Iri(str(row[0])) for row in _ask(graph, newer, old=iri).rows]
    found = [new for new in news if _ask(graph, query, it=new).rows]
    if len(found) == 1:
        return found[0]
    if found:
        remedy = f"choose {' or '.join(f'<{new}>' for new in found)}"
        raise QueryError(where=f"?{parameter.name}", what=f"<{iri}> stands for several things now", remedy=remedy)
    what = f"the graph knows no {parameter.type} <{iri}>"
    raise QueryError(where=f"?{parameter.name}", what=what, remedy="give its name, or the IRI from another answer")


def _elsewhere(text: str) -> Iri | None:
    """Return the IRI that GeoNames or Wikidata gives a place that is named by its number there."""
    if found := _GEONAMES.fullmatch(text):
        return Iri(f"https://sws.geonames.org/{found[1]}/")
    found = _WIKIDATA.fullmatch(text)
    return Iri(f"http://www.wikidata.org/entity/{found[1]}") if found else None


def _ask(graph: Askable, query: str, **terms: Iri) -> Table:
    return graph.select(*bound(PREFIXES + query, terms))


def names_of(graph: Askable, kind: str) -> tuple[Name, ...]:
    """Return every name of everything of a kind."""
    class_, preferred, other = CLASSES[kind]
    names = []
    for predicates, is_other in ((preferred, False), (other, True)):
        table = _ask(graph, f"SELECT ?it ?name {{ ?it a {class_} ; {predicates} ?name }}")
        for it, name in table.rows:
            if isinstance(it, Iri) and isinstance(name, Value):
                names.append(Name(iri=it, text=name.text, other=is_other))
    return tuple(names)


def _matching(names: tuple[Name, ...], text: str) -> set[Iri]:
    """Return what has the name, at the best of four levels at which anything has it."""
    folded = fold(text)
    levels: dict[int, set[Iri]] = defaultdict(set)
    for name in names:
        if name.text == text:
            levels[2 * name.other].add(name.iri)
        if fold(name.text) == folded:
            levels[2 * name.other + 1].add(name.iri)
    return set(levels[min(levels)]) if levels else set()


def _countries(graph: Askable, iri: Iri) -> set[str]:
    """Return the folded names and the code of a municipality's country."""
    query = "SELECT ?country ?name { VALUES ?it { UNDEF } ?it mc:country ?country . ?country skos:prefLabel ?name }"
    rows = _ask(graph, query, it=iri).rows
    return {fold(name.text) for _, name in rows if isinstance(name, Value)} | {
        fold(str(country).rsplit("/", 1)[-1]) for country, _ in rows
    }


def _ambiguous(graph: Askable, parameter: Parameter, text: str, found: set[Iri]) -> QueryError:
    def shown(iri: Iri) -> str:
        query = "SELECT ?code { VALUES ?it { UNDEF } ?it mc:country ?code } ORDER BY ?code"
        codes = [str(row[0]).rsplit("/", 1)[-1] for row in _ask(graph, query, it=iri).rows]
        return f"<{iri}> ({', '.join(codes)})" if codes else f"<{iri}>"

    what = f"{len(found)} {parameter.type} nodes are called {text!r}"
    return QueryError(where=f"?{parameter.name}", what=what, remedy=f"choose {' or '.join(map(shown, sorted(found)))}")


def _unknown(parameter: Parameter, text: str, names: tuple[Name, ...]) -> QueryError:
    by_fold = {fold(name.text): name.text for name in sorted(names, key=lambda name: (not name.other, name.text))}
    near = [by_fold[match] for match in get_close_matches(fold(text), sorted(by_fold), n=5, cutoff=0.6)]
    remedy = f"did you mean {', '.join(near)}?" if near else "check the spelling or give an IRI"
    return QueryError(where=f"?{parameter.name}", what=f"the graph knows no {parameter.type} {text!r}", remedy=remedy)

"""Ask about what does not agree: two releases on one thing, and what somebody claims with what is stated."""

from collections.abc import Iterator
from typing import Final

from kg.assets import asset
from kg.model import Iri, Node, Value
from kg.review.item import Item, Side, item
from kg.review.shelf import Shelf, side_of
from kg.store import Graph
from kg.store.binding import bound

__all__ = ["claims", "contradictions"]

_PREFIXES: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
_EVIDENCE: Final = f"""{_PREFIXES}
SELECT DISTINCT ?predicate ?start ?end {{
  VALUES ?thing {{ UNDEF }} VALUES ?predicate {{ UNDEF }} VALUES ?value {{ UNDEF }} VALUES ?name {{ UNDEF }}
  ?evidence rdf:subject ?thing ; rdf:predicate ?predicate ; rdf:object ?value ;
    oa:hasSource/dcterms:identifier ?name ; oa:hasSelector ?place .
  ?place oa:start ?start ; oa:end ?end .
}} ORDER BY ?predicate ?start ?end
"""
# What a release says of a thing that somebody else claims something of: its standing first.
_TELLING: Final = ("agreementStatus", "agreementType", "eventType")


def contradictions(shelf: Shelf, graph: Graph) -> Iterator[Item]:
    """Yield the values of one thing that two releases give differently, unless people let both stand.

    A date that one release gives less exactly than another is no contradiction.
    """
    for row in graph.select(asset("queries/contradictions.rq").read_text(encoding="utf-8")).dicts():
        values = (_text(row["value"]), _text(row["otherValue"]))
        if _is_coarser(*values) or _is_coarser(*reversed(values)):
            continue
        ends = (("value", "release"), ("otherValue", "otherRelease"))
        sides = [_stated(shelf, graph, row["thing"], row["property"], row[value], row[name]) for value, name in ends]
        if all(sides) and not all(_is_settled(shelf, side) for side in sides):
            yield item("contradiction", *filter(None, sides), score=0.8)


def claims(shelf: Shelf, graph: Graph) -> Iterator[Item]:
    """Yield what is only claimed, beside what a release states of the same, unless somebody has looked at it."""
    query = asset("queries/claims-against-facts.rq").read_text(encoding="utf-8")
    for row in graph.select(query).dicts():
        if not row["release"]:
            continue
        claim = _claimed(shelf, _text(row["claimedIn"]), _text(row["text"]))
        stated = _stated(shelf, graph, row["about"], None, None, row["release"])
        if claim and stated and not _is_settled(shelf, claim):
            yield item("claim", claim, stated, score=0.7)


def _claimed(shelf: Shelf, release: str, words: str) -> Side | None:
    book = shelf.book(release)
    found = (one for one in book.told if (one.said.kind, one.said.property, one.said.value) == ("claim", "text", words))
    told = next(found, None)
    return None if told is None else side_of(book, told)


def _stated(  # noqa: PLR0913, PLR0917 - the parts of a statement, and where it stands
    shelf: Shelf, graph: Graph, thing: Node | None, predicate: Node | None, value: Node | None, release: Node | None
) -> Side | None:
    """Return the side of what a release states of a thing, or of one statement about it."""
    given = {"thing": thing, "predicate": predicate, "value": value, "name": release}
    rows = graph.select(bound(_EVIDENCE, {name: term for name, term in given.items() if term is not None})[0]).rows
    book = shelf.book(_text(release))
    for row in sorted(rows, key=lambda row: _rank(row[0])):
        start, end = int(_text(row[1])), int(_text(row[2]))
        told = book.at(str(row[0]), start, end)
        if told is not None:
            span = next(span for span in told.fact.evidence if (span.start, span.end) == (start, end))
            return side_of(book, told, span)
    return None


def _rank(predicate: Node | None) -> int:
    name = str(predicate).rpartition("#")[2]
    return _TELLING.index(name) if isinstance(predicate, Iri) and name in _TELLING else len(_TELLING)


def _is_coarser(value: str, other: str) -> bool:
    """Return whether a value is a date that another only gives more exactly: September 2008, the 6th of it."""
    return other.startswith(f"{value}-") and value.replace("-", "").isdigit()


def _is_settled(shelf: Shelf, side: Side | None) -> bool:
    return side is not None and side.fact in shelf.book(side.release).settled


def _text(term: Node | None) -> str:
    return term.text if isinstance(term, Value) else term or ""

"""Ask about single facts: what a machine is not sure of, what it left open, and judgements whose text has changed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kg.gazetteer import countries, places
from kg.judge import Outcome, Passage
from kg.mapping.iris import expand
from kg.model import Value
from kg.review.item import ANSWERS, Answer, Item, Option, Side, item
from kg.review.shelf import Book, Shelf, side_of
from kg.store import Graph
from kg.store.binding import bound

__all__ = ["changed", "open_places", "unsure"]

_UNSURE: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?name {
  VALUES ?below { UNDEF }
  ?evidence mc:confidence ?confidence . FILTER(?confidence < ?below)
  ?evidence oa:hasSource/dcterms:identifier ?name
} ORDER BY ?name
"""


def unsure(shelf: Shelf, graph: Graph, below: float) -> Iterator[Item]:
    """Yield the facts whose best evidence is below a confidence, and on which nobody has judged."""
    bar = Value(f"{Decimal(str(below)):f}", expand("xsd:decimal"))
    for row in graph.select(bound(_UNSURE, {"below": bar})[0]).rows:
        book = shelf.book(_text(row[0]))
        for told in book.told:
            best = max(told.fact.evidence, key=lambda span: (span.confidence, -span.start))
            if best.confidence < below and told.id not in book.settled and book.stands(told):
                yield item("confidence", side_of(book, told, best), score=1 - best.confidence)


def open_places(shelf: Shelf) -> Iterator[Item]:
    """Yield the places of which the text does not say which is meant, and on which nobody has judged."""
    for name in shelf.store.undecided():
        book = shelf.book(name)
        left = {(one.subject, one.property) for one in book.applied.extraction.candidates}
        for told in book.open:
            if (told.fact.subject, told.fact.property) in left:
                yield item("place", side_of(book, told), options=tuple(map(_option, told.options)), score=0.6)


def changed(shelf: Shelf) -> Iterator[Item]:
    """Yield the judgements whose sentence has changed or is gone, with what the machine reads there today."""
    for name in sorted(shelf.judged.releases & set(shelf.store.manifest)):
        book = shelf.book(name)
        for outcome in book.applied.outcomes:
            if outcome.needs_look:
                now = [side_of(book, told) for told in book.told if told.id in outcome.facts]
                answers: tuple[Answer, ...] = (*(ANSWERS["confidence"] if now else ()), "undo")
                said = outcome.judgement.id
                yield item("changed", _before(book, outcome), *now, answers=answers, score=0.9, judgement=said)


def _before(book: Book, outcome: Outcome) -> Side:
    """Return what a judgement was about when it was made."""
    said = outcome.judgement.fact
    if said is None:
        return Side(release=book.release.identifier)
    at = said.sentence.find(said.exact)
    passage = Passage(sentence=said.sentence, start=max(at, 0), end=max(at, 0) + (len(said.exact) if at >= 0 else 0))
    return Side(
        kind=said.kind,
        subject=said.subject,
        property=said.property,
        value=outcome.judgement.value or said.value,
        release=said.release,
        sentence=passage.sentence,
        start=passage.start,
        end=passage.end,
    )


def _option(identifier: str) -> Option:
    if identifier not in places():
        return Option(value=identifier, label=identifier)
    place = places().place(identifier)
    return Option(value=identifier, label=f"{place.name}, {countries().label(place.country, 'de')}")


def _text(term: object) -> str:
    return term.text if isinstance(term, Value) else str(term)

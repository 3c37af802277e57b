"""Look facts up by release: what a machine has read, what people have left of it, and what they judged."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.judge import Applied, Judged, Told, apply, open_of, passage_of, told_of
from kg.mapping.iris import expand
from kg.mapping.table import KINDS
from kg.model import Evidence, Release
from kg.review.item import Side
from kg.store import Store

__all__ = ["Book", "Shelf", "side_of"]

_HELD: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A release with its facts, told; ``settled`` are the ids of those on which a judgement stands."""

    release: Release
    told: tuple[Told, ...]
    open: tuple[Told, ...]
    applied: Applied
    settled: frozenset[str]

    def stands(self, told: Told) -> bool:
        """Return whether a fact is still there as the machine read it."""
        key = (told.fact.subject, told.fact.property, told.fact.value)
        return any((fact.subject, fact.property, fact.value) == key for fact in self.applied.extraction.facts)

    def at(self, predicate: str, start: int, end: int) -> Told | None:
        """Return the fact that is written with a predicate and rests on a span."""
        for one in self.told:
            row = KINDS[one.said.kind].rows[one.said.property]
            if expand(row.predicate) == predicate and any(
                (span.start, span.end) == (start, end) for span in one.fact.evidence
            ):
                return one
        return None


class Shelf:
    """The releases of a store, opened when they are asked for."""

    def __init__(self, store: Store, judged: Judged) -> None:
        self.store = store
        self.judged = judged
        self.book = lru_cache(maxsize=_HELD)(self._book)

    def _book(self, name: str) -> Book:
        release, machine = self.store.held(name)
        applied = apply(release, machine, self.judged.of(name))
        return Book(
            release=release,
            told=told_of(release, machine),
            open=open_of(release, machine),
            applied=applied,
            settled=frozenset(
                fact
                for outcome in applied.outcomes
                if outcome.state == "applied" or outcome.judgement.verdict == "reject"
                for fact in outcome.facts
            ),
        )


def side_of(book: Book, told: Told, span: Evidence | None = None) -> Side:
    """Return a fact as a side of a question, with a span of its evidence, by default its first."""
    span = span or min(told.fact.evidence, key=lambda one: (one.start, one.end))
    passage = passage_of(book.release.text, span.start, span.end)
    return Side(
        fact=told.id,
        kind=told.said.kind,
        subject=told.said.subject,
        property=told.said.property,
        value=told.said.value,
        release=book.release.identifier,
        sentence=passage.sentence,
        start=passage.start,
        end=passage.end,
        rule=span.rule,
        confidence=span.confidence,
    )

"""Show what a release says: its facts with the words that say them, what people have judged of them, and why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from kg import extract as german
from kg.judge import Applied, Judged, Judgement, Names, apply, told_of
from kg.judge.told import Told
from kg.judge.values import shown as shown_value
from kg.lexicon.rules import reason_for
from kg.model import Evidence, Fact, Release
from kg.own import use
from kg.pipeline.road import extractor_named, road_of
from kg.store import Store

__all__ = ["Shown", "facts_of", "reasoned"]

_Reasons: TypeAlias = Callable[[Fact, Evidence, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A fact as a reader sees it, with one span of its evidence; ``reasons`` say why it was read so, if asked for.

    ``id`` is what the fact is judged by. ``verdict`` is empty, or what a person has made of it: ``confirm``,
    ``correct`` (``was`` is then what the machine has read), ``reject`` or ``add``; ``judgement`` is the id of that
    judgement, empty for what is gone because something else was rejected.
    """

    kind: str
    subject: str
    property: str
    value: str
    start: int
    end: int
    exact: str
    rule: str
    confidence: float
    reasons: tuple[str, ...] = ()
    id: str = ""
    verdict: str = ""
    judgement: str = ""
    was: str = ""


def facts_of(store: Store, release: str, *, judged: Judged | None = None) -> tuple[Shown, ...]:
    """Return what a release says, in the order in which its text says it; a fact once for each span of its evidence.

    Facts that people have rejected are among them, marked so.

    Raises
    ------
    InputError
        If the store holds no such release.
    """
    return _in_order(_Shelf(store, release, judged or Judged()).shown(lambda _fact, _span, _value: ()))


def reasoned(store: Store, release: str, *, judged: Judged | None = None) -> tuple[Shown, ...]:
    """Return what a release says as `facts_of` does, with the reasons.

    These are why there is the rule, as the lexicon says, and the features that spoke most for what learned weights
    judged, with their weights; the features only where the German rules of now have read the release.

    Raises
    ------
    InputError
        If the store holds no such release.
    """
    shelf = _Shelf(store, release, judged or Judged())
    extract = extractor_named()
    road = road_of(extract, store.own())
    is_now = extract is german.extract and store.manifest[release].rules == road.rules_of(shelf.release)
    use(road.own)
    judged_by_weights = german.reasons(shelf.release) if is_now else {}

    def why(fact: Fact, span: Evidence, value: str) -> tuple[str, ...]:
        features = judged_by_weights.get(
            (fact.subject, fact.property, "" if fact.property in _AS_A_WHOLE else value), []
        )
        return tuple(filter(None, (reason_for(span.rule), *features)))

    return _in_order(shelf.shown(why))


def _in_order(shown: Iterable[Shown]) -> tuple[Shown, ...]:
    return tuple(sorted(shown, key=lambda fact: (fact.start, fact.end, fact.kind, fact.subject, fact.property)))


# What weights judge whatever the value is called.
_AS_A_WHOLE = frozenset({"type", "funds"})


class _Shelf:
    """A release, what a machine has read of it, and what people have left of that."""

    def __init__(self, store: Store, name: str, judged: Judged) -> None:
        self.release, self._machine = store.held(name)
        judgements = judged.of(name)
        self._applied: Applied = apply(self.release, self._machine, judgements)
        self._by_id = {one.id: one for one in judgements}
        self._judgements: dict[str, Judgement] = {}
        for outcome in self._applied.outcomes:
            if outcome.state == "applied" or outcome.judgement.verdict == "reject":
                self._judgements.update(dict.fromkeys(outcome.facts, outcome.judgement))

    def shown(self, why: _Reasons) -> Iterator[Shown]:
        """Yield what the machine has read, judged, and then what people have stated besides."""
        left = {(fact.subject, fact.property, fact.value) for fact in self._applied.extraction.facts}
        for one in told_of(self.release, self._machine):
            judgement = self._judgements.get(one.id)
            gone = (one.fact.subject, one.fact.property, one.fact.value) not in left
            for row in _rows(self.release, one.fact, one, why):
                yield _marked(row, judgement, gone=gone)
        yield from self._stated(why)

    def _stated(self, why: _Reasons) -> Iterator[Shown]:
        names = Names(self._applied.extraction)
        corrected = {one.id for one in self._judgements.values() if one.verdict == "correct"}
        known = set(self._machine.facts)
        for fact in self._applied.extraction.facts:
            said = next((span.rule for span in fact.evidence if span.rule.startswith("review.")), "")
            judgement = self._by_id.get(said.partition(":")[2])
            if judgement is None or judgement.fact is None or fact in known:
                continue
            if judgement.id in corrected and fact.property == judgement.fact.property:
                continue  # It stands in the row of what the machine has read.
            row = Shown(
                kind=names.kinds[fact.subject], subject=names.called(fact.subject), property=fact.property,
                value=names.value(names.kinds[fact.subject], fact.property, fact.value), start=0, end=0, exact="",
                rule="", confidence=1.0, id=judgement.id,
                verdict=judgement.verdict, judgement=judgement.id,
            )  # fmt: skip
            yield from _spanned(self.release, fact, row, why)


def _rows(release: Release, fact: Fact, told: Told, why: _Reasons) -> Iterator[Shown]:
    said = told.said
    row = Shown(
        kind=said.kind, subject=said.subject, property=said.property, value=said.value, start=0, end=0, exact="",
        rule="", confidence=1.0, id=told.id,
    )  # fmt: skip
    return _spanned(release, fact, row, why)


def _spanned(release: Release, fact: Fact, row: Shown, why: _Reasons) -> Iterator[Shown]:
    for span in fact.evidence:
        yield replace(
            row,
            start=span.start,
            end=span.end,
            exact=release.text[span.start : span.end],
            rule=span.rule.partition(":")[0] if span.rule.startswith("review.") else span.rule,
            confidence=span.confidence,
            reasons=why(fact, span, row.value),
        )


def _marked(row: Shown, judgement: Judgement | None, *, gone: bool) -> Shown:
    if judgement is None:
        return replace(row, verdict="reject") if gone else row
    if judgement.verdict == "correct":
        right = shown_value(judgement.value)
        return replace(row, verdict="correct", judgement=judgement.id, was=row.value, value=right)
    return replace(row, verdict=judgement.verdict, judgement=judgement.id)

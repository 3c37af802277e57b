"""Bring a store in line with what people have judged: map the releases concerned anew, and keep graph/review."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from kg.errors import ContradictionError, InputError
from kg.identify.across import Constraints
from kg.identify.across import Judged as Consistent
from kg.judge import Applied, Judged, Judgement, Outcome, Unread, apply, told_of
from kg.model import Extraction, Fact, Iri, Quad, Release
from kg.pipeline.identity import NOTHING, join, names_of
from kg.pipeline.reference import refresh
from kg.pipeline.road import Road
from kg.review.pairs import known
from kg.review.provenance import Statement, judgement_quads, pair_quads, statement
from kg.store import REVIEW, Store

__all__ = ["Settled", "constraints_of", "demand_judgements", "left_of", "outcomes", "settle"]

_JUDGED: Final = f"ASK {{ GRAPH <{REVIEW}> {{ ?judgement ?p ?o }} }}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What came of bringing a store in line with judgements.

    ``rejudged`` are the releases whose graph was made anew for new judgements, ``outcomes`` what became of those on
    facts, ``near`` how many pairs of things may be one, ``unread`` the judgements that cannot be used.
    """

    rejudged: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    near: int
    unread: tuple[Unread, ...]


def settle(store: Store, road: Road, judged: Judged, constraints: Constraints = NOTHING) -> Settled:
    """Bring a store in line with what people have judged, and with what is the same over all its releases.

    Raises
    ------
    InputError
        If the store stands on judgements whose file is not there, or constraints cannot hold together.
    """
    demand_judgements(store, judged)
    pairs, unread = constraints_of(judged, constraints)
    rejudged = _rejudged(store, road, judged)
    near, dropped = _joined(store, judged, pairs)
    outcomes = _recorded(store, road, judged)
    refresh(store)
    return Settled(rejudged=rejudged, outcomes=outcomes, near=near, unread=(*judged.unread, *unread, *dropped))


def constraints_of(judged: Judged, more: Constraints = NOTHING) -> tuple[Constraints, tuple[Unread, ...]]:
    """Return what people have judged to be the same or different, and the judgements that contradict earlier ones.

    Raises
    ------
    InputError
        If ``more``, which comes first, cannot hold together.
    """
    Consistent(more)
    kept, unread = more, list[Unread]()
    for one in judged.standing:
        if (ends := _pair(one)) is None:
            continue
        pair = frozenset({ends})
        name = "same" if one.verdict == "same" else "different"
        wider = replace(kept, **{name: getattr(kept, name) | pair})
        try:
            Consistent(wider)
        except InputError as error:
            unread.append(_unheld(judged, one, error))
        else:
            kept = wider
    return kept, tuple(unread)


def _joined(store: Store, judged: Judged, pairs: Constraints) -> tuple[int, tuple[Unread, ...]]:
    """Join what is the same; leave out the last judgement of those that turn out not to hold together, and name it."""
    dropped = list[Unread]()
    while True:
        try:
            return join(store, pairs, partial(left_of, store, judged)).near, tuple(dropped)
        except ContradictionError as error:
            ends = {error.different, *error.same}
            among = (one for one in reversed(judged.standing) if one.pair and (one.pair.first, one.pair.second) in ends)
            last = next((one for one in among if _pair(one) in pairs.same | pairs.different), None)
            if last is None:
                raise
            gone = {_pair(last)}
            pairs = Constraints(same=pairs.same - gone, different=pairs.different - gone)
            dropped.append(_unheld(judged, last, error))


def _pair(judgement: Judgement) -> tuple[Iri, Iri] | None:
    pair = judgement.pair
    return None if pair is None else (Iri(pair.first), Iri(pair.second))


def _unheld(judged: Judged, one: Judgement, error: InputError) -> Unread:
    return Unread(where=f"{judged.path}, {one.id}", what=error.what, remedy=f"take it back: kg review undo {one.id}")


def left_of(store: Store, judged: Judged, name: str) -> tuple[Release, Extraction]:
    """Return a release that a store holds, and what people have left of what a machine has read of it."""
    release, machine = store.held(name)
    return release, apply(release, machine, judged.of(name)).extraction


def _rejudged(store: Store, road: Road, judged: Judged) -> tuple[str, ...]:
    """Map the releases anew whose judgements have changed, from the facts that are kept; return their identifiers."""
    behind = [name for name, entry in store.manifest.items() if entry.judged != Judged.digest(judged.of(name))]
    for name in sorted(behind):
        release, machine = store.held(name)
        entry = store.manifest[name]
        store.replace_all([road.holding(release, machine, judged.of(name), rules=entry.rules, refused=entry.refused)])
    return tuple(sorted(behind))


def _recorded(store: Store, road: Road, judged: Judged) -> tuple[Outcome, ...]:
    """Write graph/review from the judgements that took effect; return what became of those on facts that are held."""
    quads: list[Quad] = []
    told: list[Outcome] = []
    for case in _cases(store, road, judged):
        told += case.applied.outcomes
        quads += case.quads()
    graph = store.graph(memory=0)
    for one in judged.standing:
        ends = (one.pair.first, one.pair.second) if one.pair else ()
        if ends and all(known(graph, end) for end in ends):
            quads += pair_quads(one)
    store.load_review(quads)
    return tuple(told)


def outcomes(store: Store, road: Road, judged: Judged) -> tuple[Outcome, ...]:
    """Return what became of the judgements on facts of releases that a store holds."""
    return tuple(outcome for case in _cases(store, road, judged) for outcome in case.applied.outcomes)


def demand_judgements(store: Store, judged: Judged) -> None:
    """Make sure that the file of judgements is there, if the store stands on some.

    Raises
    ------
    InputError
        If it is not: rejected facts would come back unseen.
    """
    path: Path | None = judged.path
    if path is not None and not path.exists() and store.graph(memory=0).ask(_JUDGED):
        what = "is not there, but the store stands on judgements"
        remedy = "name the file with --judgements, or make an empty one to drop them"
        raise InputError(where=str(path), what=what, remedy=remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A release of which something was judged."""

    release: Release
    machine: Extraction
    applied: Applied
    iris: Mapping[str, Iri]

    def quads(self) -> Iterator[Quad]:
        """Yield what graph/review says of it."""
        told = {one.id: one for one in told_of(self.release, self.machine)}
        for outcome in self.applied.outcomes:
            if outcome.state == "applied" or (outcome.state == "changed" and outcome.judgement.verdict == "reject"):
                judged = [self._stated(told[name].fact) for name in outcome.facts]
                yield from judgement_quads(outcome.judgement, filter(None, judged), self._given(outcome))

    def _given(self, outcome: Outcome) -> Iterator[Statement]:
        ends, said = f":{outcome.judgement.id}", outcome.judgement.fact
        for fact in self.applied.extraction.facts:
            if said and fact.property == said.property and any(span.rule.endswith(ends) for span in fact.evidence):
                found = self._stated(fact)
                if found is not None:
                    yield found

    def _stated(self, fact: Fact) -> Statement | None:
        kinds = {thing.id: thing.kind for thing in (*self.machine.things, *self.applied.extraction.things)}
        return statement(kinds[fact.subject], fact, self.iris, self.release.language)


def _cases(store: Store, road: Road, judged: Judged) -> Iterator[_Case]:
    for name in sorted(judged.releases & set(store.manifest)):
        release, machine = store.held(name)
        applied = apply(release, machine, judged.of(name))
        of = partial(road.identified, release, names=names_of(store, name))
        iris = {**of(extraction=machine).iris, **of(extraction=applied.extraction).iris}
        yield _Case(release=release, machine=machine, applied=applied, iris=iris)

"""Bring a store in line with what people have judged: map the releases concerned anew, and keep graph/review."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import InputError
from kg.judge import Applied, Judged, Judgement, Outcome, append, apply, told_of
from kg.judge import judged as with_id
from kg.model import Extraction, Fact, Iri, Quad, Release
from kg.pipeline.reference import refresh
from kg.pipeline.road import Road
from kg.review import Item, gather
from kg.review.pairs import known
from kg.review.provenance import Statement, judgement_quads, pair_quads, statement
from kg.store import Store, pack

__all__ = ["Decided", "decide", "demand_judgements", "outcomes", "record", "rejudge", "review", "settle"]


def rejudge(store: Store, road: Road, judged: Judged) -> tuple[str, ...]:
    """Map the releases anew whose judgements have changed, from the facts that are kept; return their identifiers."""
    behind = [name for name, entry in store.manifest.items() if entry.judged != Judged.digest(judged.of(name))]
    for name in sorted(behind):
        release, machine = store.held(name)
        entry, judgements = store.manifest[name], judged.of(name)
        quads = road.mapped(release, machine, judgements)
        digest = Judged.digest(judgements)
        store.replace_all([pack(release, machine, quads, entry.rules, refused=entry.refused, judged=digest)])
    return tuple(sorted(behind))


def record(store: Store, road: Road, judged: Judged) -> tuple[Outcome, ...]:
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
    if path is not None and not path.exists() and any(entry.judged for entry in store.manifest.values()):
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
        iris = {**road.identified(release, machine).iris, **road.identified(release, applied.extraction).iris}
        yield _Case(release=release, machine=machine, applied=applied, iris=iris)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What came of something that a person said.

    ``recorded`` is false where it was judged so already: then nothing is written, and ``judgement`` is the earlier
    one. ``changed`` are the releases whose graph was made anew.
    """

    judgement: Judgement
    recorded: bool
    changed: tuple[str, ...] = ()


def decide(store: Store, road: Road, path: Path, drafts: Sequence[Judgement]) -> tuple[Decided, ...]:
    """Write judgements to a file, and bring the store in line with it; what was judged so already is not written again.

    Raises
    ------
    InputError
        If the file cannot be read or written.
    """
    done = []
    for draft in drafts:
        judged_before = Judged.read(path)
        earlier = next((one for one in judged_before.standing if _same(one, draft)), None)
        if earlier is None:
            said = with_id(draft, judged_before.by_id())
            append(path, said)
            done.append(Decided(judgement=said, recorded=True))
        else:
            done.append(Decided(judgement=earlier, recorded=False))
    changed = settle(store, road, Judged.read(path))
    return tuple(replace(one, changed=changed) if one.recorded else one for one in done)


def review(
    store: Store,
    judged: Judged,
    *,
    questions: Iterable[str] = (),
    releases: Iterable[str] = (),
    below: float = 0.5,
) -> tuple[Item, ...]:
    """Return what a person should look at in a store; see `kg.review.gather`."""
    return gather(store, judged, questions=questions, releases=releases, below=below)


def settle(store: Store, road: Road, judged: Judged) -> tuple[str, ...]:
    """Bring a store in line with what people have judged; return the releases whose graph was made anew."""
    demand_judgements(store, judged)
    changed = rejudge(store, road, judged)
    record(store, road, judged)
    refresh(store)
    return changed


def _same(first: Judgement, second: Judgement) -> bool:
    """Return whether two judgements say the same, whoever says it."""
    bare = (replace(one, id="", author="", date="", reason="") for one in (first, second))
    return len(set(bare)) == 1

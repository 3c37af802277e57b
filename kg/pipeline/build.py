"""Build a store from releases: read, skip what has not changed, send the rest down the road, store it in batches."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Final

from kg.errors import FactError
from kg.model import Release
from kg.pipeline.road import Extractor, Road, road_of
from kg.read import Unreadable, read
from kg.store import Holding, Store, fingerprint
from kg.store.output import dataset_format

__all__ = ["BuildReport", "Problem", "build", "build_releases"]

_BATCH: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An input that did not become part of the graph: where it lies, why, and what to do."""

    origin: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did, by identifier in the order of reading; ``written`` is the number of quads in the output."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    problems: tuple[Problem, ...]
    seconds: float
    withdrawn: tuple[str, ...] = ()
    written: int | None = None


def build(  # noqa: PLR0913 - the options of the command, each by its name
    paths: Iterable[str | Path],
    *,
    store: Store,
    jobs: int = 1,
    extractor: Extractor | None = None,
    output: Path | None = None,
    progress: Callable[[int], None] | None = None,
    prune: bool = False,
) -> BuildReport:
    """Read releases from files, folders, archives and addresses and bring the store up to date with them.

    Parameters
    ----------
    paths
        What `kg.read.read` reads.
    store
        An open store. A release that it holds from the same input by the same rules is left as it is.
    jobs
        How many processes extract; the result does not depend on it.
    extractor
        What turns a release into facts; the German rules by default.
    output
        A file for the named graphs (.nq, .trig, .jsonld, also .gz).
    progress
        Is told, after each batch, how many inputs have been dealt with.
    prune
        Whether releases that were not among the inputs are withdrawn; one that could not be read stays.

    Raises
    ------
    InputError
        If the output's format is unknown.
    """
    started = perf_counter()
    if output:
        dataset_format(output)  # Now, not after an hour's work.
    report = build_releases(read(map(str, paths)), store=store, road=road_of(extractor), jobs=jobs, progress=progress)
    gone = _vanished(store, report) if prune else ()
    if gone:
        store.withdraw(gone)
    written = store.write(output) if output else None
    return replace(report, withdrawn=gone, written=written, seconds=perf_counter() - started)


def build_releases(
    releases: Iterable[Release | Unreadable],
    *,
    store: Store,
    road: Road,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
) -> BuildReport:
    """Bring the store up to date with releases that have been read already; see `build`."""
    started = perf_counter()
    tally = _Tally(store=store, rules=road.rules)
    for batch in _travelled(_batches(tally.wanted(releases)), road, jobs):
        store.replace_all(tally.held(batch))
        if progress:
            progress(tally.done)
    return BuildReport(
        added=tuple(tally.added),
        changed=tuple(tally.changed),
        unchanged=tuple(tally.unchanged),
        problems=tuple(tally.problems),
        seconds=perf_counter() - started,
    )


def _vanished(store: Store, report: BuildReport) -> tuple[str, ...]:
    met = {*report.added, *report.changed, *report.unchanged}
    failed = {problem.origin for problem in report.problems}
    return tuple(
        name
        for name, entry in sorted(store.manifest.items())
        if name not in met | failed and entry.origin not in failed
    )


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What has been met so far, and what came of it."""

    store: Store
    rules: str
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def done(self) -> int:
        return len(self.added) + len(self.changed) + len(self.unchanged) + len(self.problems)

    def wanted(self, releases: Iterable[Release | Unreadable]) -> Iterator[Release]:
        """Yield the releases whose input or rules are new to the store; note the others."""
        for release in releases:
            if isinstance(release, Unreadable):
                self.problems.append(Problem(origin=release.origin, reason=release.reason, remedy=release.remedy))
                continue
            name, mark = release.identifier, fingerprint(release)
            if name in self.seen:
                self._meet_again(release, mark)
                continue
            self.seen[name] = mark, release.origin
            entry = self.store.manifest.get(name)
            if entry and (entry.input, entry.rules) == (mark, self.rules):
                self.unchanged.append(name)
            else:
                yield release

    def held(self, batch: Iterable[Holding | Problem]) -> list[Holding]:
        """Return what can be stored; note it, and note the failures."""
        holdings = []
        for outcome in batch:
            if isinstance(outcome, Problem):
                self.problems.append(outcome)
            else:
                holdings.append(outcome)
                (self.changed if outcome.identifier in self.store.manifest else self.added).append(outcome.identifier)
        return holdings

    def _meet_again(self, release: Release, mark: str) -> None:
        first, origin = self.seen[release.identifier]
        if mark != first:
            reason = f"has the identifier {release.identifier!r} of {origin} but another content"
            self.problems.append(Problem(origin=release.origin, reason=reason, remedy="rename one of the two"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """The work of a worker on one release."""

    road: Road

    def __call__(self, release: Release) -> Holding | Problem:
        try:
            return self.road.travel(release)
        except FactError as error:
            return Problem(origin=release.origin or release.identifier, reason=str(error), remedy=error.remedy)


def _travelled(batches: Iterator[Sequence[Release]], road: Road, jobs: int) -> Iterator[Iterable[Holding | Problem]]:
    """Yield the outcomes of each batch, in order; with several jobs, the next batch is under way meanwhile."""
    step = _Step(road=road)
    if jobs <= 1:
        yield from (list(map(step, batch)) for batch in batches)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        ahead: Iterator[Holding | Problem] | None = None
        for batch in batches:
            behind, ahead = ahead, pool.map(step, batch, chunksize=4)
            if behind is not None:
                yield list(behind)
        if ahead is not None:
            yield list(ahead)


def _batches(releases: Iterator[Release]) -> Iterator[Sequence[Release]]:
    while batch := tuple(islice(releases, _BATCH)):
        yield batch

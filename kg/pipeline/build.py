"""Build a store from releases: find them, skip what has not changed, take the rest down the road, store it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from kg.model import Release
from kg.own import NOTHING, Own, use
from kg.pipeline.reference import refresh
from kg.pipeline.road import Extractor, Road, road_of
from kg.pipeline.tally import Tally
from kg.pipeline.work import Problem, batched, worked
from kg.read import Source, Unreadable, find_sources
from kg.store import Store
from kg.store.output import dataset_format

__all__ = ["BuildReport", "Problem", "build", "build_releases"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did, by identifier in the order of reading.

    ``written`` is the number of quads in the output; ``refused`` how many facts of releases that were added or changed
    were left out, because their text does not bear them (see `kg.vouch`); ``own`` the own reference data that it knew.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    problems: tuple[Problem, ...]
    seconds: float
    withdrawn: tuple[str, ...] = ()
    written: int | None = None
    refused: int = 0
    own: Own = NOTHING


def build(  # noqa: PLR0913 - the options of the command, each by its name
    paths: Iterable[str | Path],
    *,
    store: Store,
    jobs: int = 1,
    extractor: Extractor | None = None,
    output: Path | None = None,
    progress: Callable[[int], None] | None = None,
    prune: bool = False,
    own: Own | None = None,
) -> BuildReport:
    """Read releases from files, folders, archives and addresses and bring the store up to date with them.

    Parameters
    ----------
    paths
        What `kg.read.read` reads; where none is named, the releases that the store keeps are read anew.
    store
        An open store. A release that it holds from the same input by the same rules is left as it is.
    jobs
        How many processes read and extract; the result does not depend on it.
    extractor
        What turns a release into facts; the German rules by default.
    output
        A file for the named graphs (.nq, .trig, .jsonld, also .gz).
    progress
        Is told, after each batch, how many inputs have been dealt with.
    prune
        Whether releases that were not among the inputs are withdrawn; one that could not be read stays.
    own
        Own reference data (`kg.reference.load`), which the store keeps; None leaves those that it has.

    Raises
    ------
    InputError
        If the output's format is unknown.
    KgError
        If a worker process was killed.
    """
    started = perf_counter()
    if output:
        dataset_format(output)  # Now, not after an hour's work.
    named = tuple(map(str, paths))
    sources: Iterable[Source | Release | Unreadable] = find_sources(named) if named else _kept(store)
    known = store.own() if own is None else own
    store.keep_own(known)
    use(known)
    report = _brought_in(sources, store=store, road=road_of(extractor, known), jobs=jobs, progress=progress)
    gone = _vanished(store, report) if prune and named else ()
    if gone:
        store.withdraw(gone)
    refresh(store)
    written = store.write(output) if output else None
    return replace(report, withdrawn=gone, written=written, own=known, seconds=perf_counter() - started)


def build_releases(
    releases: Iterable[Release | Unreadable],
    *,
    store: Store,
    road: Road,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
) -> BuildReport:
    """Bring the store up to date with releases that have been read already; see `build`."""
    road = replace(road, own=store.own())
    use(road.own)
    report = _brought_in(releases, store=store, road=road, jobs=jobs, progress=progress)
    refresh(store)
    return replace(report, own=road.own)


def _kept(store: Store) -> Iterator[Release]:
    return (store.held(name)[0] for name in sorted(store.manifest))


def _brought_in(
    items: Iterable[Source | Release | Unreadable],
    *,
    store: Store,
    road: Road,
    jobs: int,
    progress: Callable[[int], None] | None,
) -> BuildReport:
    started = perf_counter()
    tally = Tally(store=store, road=road)
    for batch in batched(tally.holdings(worked(tally.tasks(items), road, jobs))):
        store.replace_all([holding for holding in batch if holding])
        if progress:
            progress(tally.done)
    return BuildReport(
        added=tuple(tally.added),
        changed=tuple(tally.changed),
        unchanged=tuple(tally.unchanged),
        problems=tuple(tally.problems),
        seconds=perf_counter() - started,
        refused=tally.refused,
    )


def _vanished(store: Store, report: BuildReport) -> tuple[str, ...]:
    met = {*report.added, *report.changed, *report.unchanged}
    failed = {problem.origin for problem in report.problems}
    return tuple(
        name
        for name, entry in sorted(store.manifest.items())
        if name not in met | failed and entry.origin not in failed
    )

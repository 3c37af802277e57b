"""Build a store from releases: find them, skip what has not changed, take the rest down the road, store it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from kg.identify.across import Constraints
from kg.judge import Judged
from kg.model import Release
from kg.own import NOTHING as NOTHING_OWN
from kg.own import Own, use
from kg.pipeline.identity import NOTHING
from kg.pipeline.judging import constraints_of, demand_judgements, settle
from kg.pipeline.news import News
from kg.pipeline.road import Extractor, Road, road_of
from kg.pipeline.tally import Tally
from kg.pipeline.work import Problem, batched, worked
from kg.read import Source, Unreadable, find_sources
from kg.store import Store
from kg.store.built import LastBuild, Missed
from kg.store.output import dataset_format

__all__ = ["BuildReport", "Problem", "build", "build_releases"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did, by identifier in the order of reading.

    ``written`` is the number of quads in the output; ``refused`` how many facts of releases that were added or changed
    were left out, because their text does not bear them (see `kg.vouch`); ``own`` the own reference data that it knew;
    ``near`` how many pairs of things may be one and were not joined. ``judged`` is how many judgements on facts took
    effect, ``doubtful`` how many need a look, because what they are about has changed; ``rejudged`` are the releases
    whose graph was made anew for no other reason than that their judgements have changed.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    problems: tuple[Problem, ...]
    seconds: float
    withdrawn: tuple[str, ...] = ()
    written: int | None = None
    refused: int = 0
    near: int = 0
    judged: int = 0
    doubtful: int = 0
    rejudged: tuple[str, ...] = ()
    own: Own = NOTHING_OWN


def build(  # noqa: PLR0913 - the options of the command, each by its name
    paths: Iterable[str | Path],
    *,
    store: Store,
    jobs: int = 1,
    extractor: Extractor | None = None,
    output: Path | None = None,
    progress: Callable[[int], None] | None = None,
    prune: bool = False,
    judged: Judged | None = None,
    constraints: Constraints = NOTHING,
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
    judged
        What people have judged: it is applied to what was built now and before.
    constraints
        What people have judged to be the same or different; see `kg.identify.across`.
    own
        Own reference data (`kg.reference.load`), which the store keeps; None leaves those that it has.

    Raises
    ------
    InputError
        If the output's format is unknown, the constraints cannot hold together, or the store stands on judgements
        whose file is not there.
    KgError
        If a worker process was killed.
    """
    started = perf_counter()
    if output:
        dataset_format(output)  # Now, not after an hour's work.
    named = tuple(map(str, paths))
    sources: Iterable[Source | Release | Unreadable] = find_sources(named) if named else _kept(store)
    known, judged = store.own() if own is None else own, judged or Judged()
    constraints_of(judged, constraints)
    demand_judgements(store, judged)
    store.keep_own(known)
    use(known)
    road = road_of(extractor, known)
    report, news = _brought_in(sources, store=store, road=road, judged=judged, jobs=jobs, progress=progress)
    gone = _vanished(store, report) if prune and named else ()
    if gone:
        store.withdraw(gone)
    report = replace(
        _settled(report, store=store, road=road, judged=judged, constraints=constraints), withdrawn=gone, own=known
    )
    _kept_in_mind(store, report, news)
    written = store.write(output) if output else None
    return replace(report, written=written, seconds=perf_counter() - started)


def build_releases(  # noqa: PLR0913 - as `build`
    releases: Iterable[Release | Unreadable],
    *,
    store: Store,
    road: Road,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
    judged: Judged | None = None,
    constraints: Constraints = NOTHING,
) -> BuildReport:
    """Bring the store up to date with releases that have been read already; see `build`."""
    road, judged = replace(road, own=store.own()), judged or Judged()
    use(road.own)
    constraints_of(judged, constraints)
    demand_judgements(store, judged)
    report, news = _brought_in(releases, store=store, road=road, judged=judged, jobs=jobs, progress=progress)
    report = _settled(report, store=store, road=road, judged=judged, constraints=constraints)
    _kept_in_mind(store, report, news)
    return replace(report, own=road.own)


def _kept(store: Store) -> Iterator[Release]:
    return (store.held(name)[0] for name in sorted(store.manifest))


def _settled(report: BuildReport, *, store: Store, road: Road, judged: Judged, constraints: Constraints) -> BuildReport:
    """Bring what spans the releases up to date: judgements, identity, and what reference data knows."""
    settled = settle(store, road, judged, constraints)
    return replace(
        report,
        problems=(
            *report.problems,
            *(Problem(origin=one.where, reason=one.what, remedy=one.remedy) for one in settled.unread),
        ),
        near=settled.near,
        judged=sum(not one.needs_look for one in settled.outcomes),
        doubtful=sum(one.needs_look for one in settled.outcomes),
        rejudged=settled.rejudged,
    )


def _brought_in(  # noqa: PLR0913 - what both ways of building hand on
    items: Iterable[Source | Release | Unreadable],
    *,
    store: Store,
    road: Road,
    judged: Judged,
    jobs: int,
    progress: Callable[[int], None] | None,
) -> tuple[BuildReport, News]:
    started = perf_counter()
    tally = Tally(store=store, road=road, judged=judged)
    for batch in batched(tally.holdings(worked(tally.tasks(items), road, jobs))):
        store.replace_all([holding for holding in batch if holding])
        if progress:
            progress(tally.done)
    report = BuildReport(
        added=tuple(tally.added),
        changed=tuple(tally.changed),
        unchanged=tuple(tally.unchanged),
        problems=tuple(tally.problems),
        seconds=perf_counter() - started,
        refused=tally.refused,
    )
    return report, tally.news


def _kept_in_mind(store: Store, report: BuildReport, news: News) -> None:
    """Keep in the store what has changed, for stewards to look at."""
    store.keep_build(
        LastBuild(
            added=report.added,
            changed=report.changed,
            unchanged=len(report.unchanged),
            withdrawn=report.withdrawn,
            rejudged=report.rejudged,
            missed=tuple(Missed(origin=one.origin, reason=one.reason, remedy=one.remedy) for one in report.problems),
            facts=news.facts,
            compared=news.compared,
        )
    )


def _vanished(store: Store, report: BuildReport) -> tuple[str, ...]:
    met = {*report.added, *report.changed, *report.unchanged}
    failed = {problem.origin for problem in report.problems}
    return tuple(
        name
        for name, entry in sorted(store.manifest.items())
        if name not in met | failed and entry.origin not in failed
    )

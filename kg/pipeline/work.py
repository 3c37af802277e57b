"""Share the reading and understanding of releases among processes; the order of the results is that of the inputs."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from traceback import extract_tb
from typing import Final, TypeAlias, TypeVar

from kg.errors import FactError, KgError
from kg.judge import Judgement
from kg.model import Release
from kg.pipeline.road import Road
from kg.read import Source, Unreadable, read_source
from kg.store import Entry, Holding, fingerprint

__all__ = ["Known", "Met", "Problem", "Task", "batched", "known", "travelled", "worked"]

_T = TypeVar("_T")
_BATCH: Final = 64
_SELDOM: Final = (100_000, 50, 100)

# The input and the rules of what the store holds.
Known: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An input that did not become part of the graph: where it lies, why, and what to do."""

    origin: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An input, what the store knows of a release of its name, and what people have judged of it."""

    item: Source | Release | Unreadable
    known: Known | None
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What was read, and what came of it: a holding, a problem, or nothing where the store has it already."""

    item: Release | Unreadable
    outcome: Holding | Problem | None = None


def known(entry: Entry) -> Known:
    """Return what tells whether the store's release is still up to date."""
    return entry.input, entry.rules


def travelled(
    release: Release, held: Known | None, road: Road, judgements: Sequence[Judgement] = ()
) -> Holding | Problem | None:
    """Take a release down the road unless the store holds what a machine would read of it.

    A fault of the rules on one text is a problem of this text: the other releases are built all the same.
    """
    if held == (fingerprint(release), road.rules_of(release)):
        return None
    try:
        return road.travel(release, judgements)
    except FactError as error:
        return _problem(release, error.what, error.remedy)
    except KgError:  # What is wrong with the lexicon or with reference data is wrong for every release.
        raise
    except Exception as error:  # noqa: BLE001 - what it may be nobody knows, and the releases after it are sound
        return _problem(
            release, f"the program failed on this text ({_fault(error)})", "report it together with the text"
        )


def _problem(release: Release, reason: str, remedy: str) -> Problem:
    return Problem(origin=release.origin or release.identifier, reason=reason, remedy=remedy)


def _fault(error: Exception) -> str:
    """Return an error and the line that raised it, for those who mend the program."""
    line = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} in {Path(line.filename).name}:{line.lineno}"


def batched(items: Iterable[_T]) -> Iterator[Sequence[_T]]:
    """Yield what is worked on and stored at once.

    Examples
    --------
    >>> [len(batch) for batch in batched(range(70))]
    [64, 6]
    """
    rest = iter(items)
    while batch := tuple(islice(rest, _BATCH)):
        yield batch


def worked(tasks: Iterable[Task], road: Road, jobs: int) -> Iterator[Met]:
    """Yield what came of the tasks; with several jobs, the next batch is under way while one is yielded.

    Raises
    ------
    KgError
        If a worker process was killed, as systems do where memory ends.
    """
    step = _Step(road=road)
    if jobs <= 1:
        with _collecting_seldom():
            yield from map(step, tasks)
        return
    try:
        with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=gc.set_threshold, initargs=_SELDOM) as pool:
            behind: Iterator[Met] = iter(())
            for batch in batched(tasks):
                ahead = pool.map(step, batch, chunksize=4)
                yield from behind
                behind = ahead
            yield from behind
    except BrokenProcessPool as error:
        what = "a worker process has ended before its work was done"
        raise KgError(where=f"--jobs {jobs}", what=what, remedy="use fewer jobs, each takes memory") from error


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Look for rings of objects more seldom: the stages make no rings, and looking took a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """The work on one input; it is sent to worker processes."""

    road: Road

    def __call__(self, task: Task) -> Met:
        item = read_source(task.item) if isinstance(task.item, Source) else task.item
        if isinstance(item, Unreadable):
            return Met(item=item)
        return Met(item=item, outcome=travelled(item, task.known, self.road, task.judgements))

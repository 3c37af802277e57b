"""Tell what is new to a store from what it holds already, and count both."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.judge import Judged
from kg.model import Release
from kg.pipeline.news import News
from kg.pipeline.road import Road
from kg.pipeline.work import Known, Met, Problem, Task, known, travelled
from kg.read import Source, Unreadable, distinct
from kg.store import Holding, Store

__all__ = ["Tally"]


@dataclass(slots=True, kw_only=True)
class Tally:
    """What has been met so far, and what came of it: identifiers in the order of reading."""

    store: Store
    road: Road
    judged: Judged = field(default_factory=Judged)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: int = 0
    news: News = field(default_factory=News)

    @property
    def done(self) -> int:
        """How many inputs have been dealt with."""
        return len(self.added) + len(self.changed) + len(self.unchanged) + len(self.problems)

    def tasks(self, items: Iterable[Source | Release | Unreadable]) -> Iterator[Task]:
        """Yield each input with what the store knows of its name, and what people have judged of it."""
        for item in items:
            if isinstance(item, Unreadable):
                yield Task(item=item, known=None)
            else:
                name = item.identifier
                yield Task(item=item, known=self._known(name), judgements=self.judged.of(name))

    def holdings(self, met: Iterable[Met]) -> Iterator[Holding | None]:
        """Yield what is to be stored of each input, None where that is nothing; note what came of it."""
        last: list[Met] = []

        def releases() -> Iterator[Release | Unreadable]:
            for one in met:
                last[:] = [one]
                yield one.item

        for item in distinct(releases()):
            # `distinct` asks for one item at a time, so what it yields now was made of the last one.
            yield self._judged(item, last[0])

    def _judged(self, item: Release | Unreadable, met: Met) -> Holding | None:
        if isinstance(item, Unreadable):
            self.problems.append(Problem(origin=item.origin, reason=item.reason, remedy=item.remedy))
            return None
        outcome = met.outcome if item is met.item else self._renamed(item)
        if outcome is None:
            self.unchanged.append(item.identifier)
        elif isinstance(outcome, Problem):
            self.problems.append(outcome)
        else:
            if item.identifier in self.store.manifest:
                self.changed.append(item.identifier)
                self.news.note(self.store, outcome)
            else:
                self.added.append(item.identifier)
            self.refused += outcome.entry.refused
            return outcome
        return None

    def _renamed(self, release: Release) -> Holding | Problem | None:
        """Return the outcome for a release that bears another name than the worker knew (two addresses end alike)."""
        name = release.identifier
        return travelled(release, self._known(name), self.road, self.judged.of(name))

    def _known(self, identifier: str) -> Known | None:
        entry = self.store.manifest.get(identifier)
        return None if entry is None else known(entry)

"""What the server shows: a store that it owns or another server, and the process that answers questions of it."""

import json
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Final

from fastapi import Request

from kg.errors import InputError, KgError
from kg.judge import Judged, Judgement
from kg.model import Iri, Value
from kg.pipeline import Decided, decide, road_of
from kg.serve.cache import Cache
from kg.serve.finding import Index, indexed
from kg.serve.networks.shelf import Networks
from kg.serve.problems import Translator
from kg.serve.sources import source_of
from kg.serve.stewardship import Finding, Report
from kg.serve.tasks import Tasks
from kg.serve.texts import Texts
from kg.serve.things.listing import counted
from kg.serve.worker import Asker
from kg.serve.worker.asker import Stopped
from kg.store import Store
from kg.store.endpoint import Endpoint

__all__ = ["Library", "Settings", "library_of"]

_CHECKING: Final = 900.0
# So many statements of another server are fetched to be checked.
_FETCHED: Final = 300_000
_STATEMENTS: Final = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a store is served.

    ``seconds`` and ``most`` (bytes) bound the answer to a query; up to so many quads, named graphs and their merge, the
    graph is served from ``memory``. ``judgements`` is the file of what people have judged; with a ``key``, who knows it
    may judge. ``today`` gives the day of a judgement, ``in_german`` turns errors into German: both come from who starts
    the server.
    """

    judgements: Path
    in_german: Translator
    today: Callable[[], str]
    seconds: float = 30.0
    most: int = 256_000_000
    key: str = ""
    memory: int = 10_000_000


class Library:
    """A store as it is served, or what another server has: then there is no ``store``, and its ``address`` is known."""

    asker: Asker
    report: Report | None

    def __init__(self, place: Store | Endpoint, settings: Settings) -> None:
        """Copy the graph of an opened store into memory, where it fits, and start what answers questions of it."""
        self.store = place if isinstance(place, Store) else None
        self.address = place.address if isinstance(place, Endpoint) else ""
        self.settings = settings
        self.texts = Texts(self.store)
        self._source = source_of(place, settings.memory)
        self.graph = self._source.graph
        self.judged = Judged.read(settings.judgements) if self.store else Judged()
        self.tasks = Tasks(self.store)
        self._lock = Lock()
        self._afresh()

    def close(self) -> None:
        """Let the process that answers questions go; the store stays open."""
        self.asker.close()
        self._source.close()

    def findings_of(self, iri: Iri) -> tuple[Finding, ...]:
        """Return what the shapes miss of a thing, as far as they have been applied."""
        return self.report.of_node(iri) if self.report else ()

    @property
    def is_checked(self) -> bool:
        """Whether the shapes are applied; what another server has is fetched for that, if it is not too much."""
        return not self.address or self.statements <= _FETCHED

    async def check(self) -> None:
        """Apply the shapes, which may take a while; until then there is no report."""
        asker = self.asker
        if not self.is_checked:
            return
        try:
            async with asker.ask({"do": "check"}, seconds=_CHECKING, may_read=True) as reply:
                content = b"".join([piece async for piece in reply.pieces])
        except Stopped:
            return
        if asker is self.asker:
            self.report, self.pages = Report.of(json.loads(content)), self._kept()

    @property
    def index(self) -> Index:
        """The index of names and texts; whoever asks first while it is made waits for it."""
        return self._index.result()

    def judge(self, draft: Callable[[Store, Judged], Iterable[Judgement]]) -> tuple[Decided, ...]:
        """Record judgements and let them take effect: in the store, and in what is shown of it.

        Raises
        ------
        InputError
            If what was said cannot be meant.
        """
        if self.store is None:
            raise InputError(where=self.address, what="cannot be judged from here", remedy="serve the store's folder")
        with self._lock, self.tasks.paused():
            drafts = tuple(draft(self.store, self.judged))
            road = road_of(own=self.store.own())
            done = tuple(decide(self.store, road, self.settings.judgements, one) for one in drafts)
            self.judged = Judged.read(self.settings.judgements)
            self._source.follow(name for one in done for name in one.changed)
            return done

    def renew(self) -> Asker:
        """Answer questions of what the graph holds now; return who is to be retired for that."""
        before = self.asker
        self._afresh()
        return before

    def _kept(self) -> Cache:
        """Return what keeps answers: nothing of another server, which may have something else a moment later."""
        return Cache(most=0) if self.address else Cache()

    def _afresh(self) -> None:
        count = self.graph.select(_STATEMENTS).rows[0][0]
        self.statements = int(count.text) if isinstance(count, Value) else 0
        self.cache, self.pages = self._kept(), self._kept()
        self.report = None
        self.counts = counted(self.graph)
        self.networks = Networks(self.graph)
        self._index: Future[Index] = Future()
        self.tasks.outdated()
        # A daemon: who ends the server does not wait for what nobody will read.
        Thread(target=_fulfilled, args=(self._index, partial(indexed, self.graph, self.store)), daemon=True).start()
        self.asker = Asker(self._source.place(), seconds=self.settings.seconds, most=self.settings.most)


def _fulfilled(future: Future[Any], work: Callable[[], Any]) -> None:
    """Do a work, and hand over what it results in, or why there is nothing."""
    try:
        future.set_result(work())
    except (KgError, OSError) as error:
        future.set_exception(error)


def library_of(request: Request) -> Library:
    """Return what the server of a request shows."""
    library = request.app.state.library
    if not isinstance(library, Library):
        raise TypeError(type(library))
    return library

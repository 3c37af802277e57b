"""What the server shows: the store that it owns, its graph in memory, and the process that answers questions of it."""

import json
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import Any, Final

from fastapi import Request

from kg.errors import KgError
from kg.judge import Judged, Judgement
from kg.mapping import release_graph
from kg.mapping.iris import expand
from kg.model import Iri, Value
from kg.pipeline import Decided, decide, review, road_of
from kg.review import Item
from kg.serve.cache import Cache
from kg.serve.finding import Index, indexed
from kg.serve.networks.shelf import Networks
from kg.serve.problems import Translator
from kg.serve.stewardship import Finding, Report
from kg.serve.texts import Texts
from kg.serve.things.listing import counted
from kg.serve.worker import Asker
from kg.serve.worker.asker import Stopped
from kg.store import REFERENCE, REVIEW, Graph, Store

__all__ = ["Library", "Settings", "library_of"]

_CHECKING: Final = 900.0
_IDENTITY: Final = expand("graph:identity")
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
    """A store as it is served."""

    asker: Asker
    report: Report | None

    def __init__(self, store: Store, settings: Settings) -> None:
        """Copy the graph of an opened store into memory, where it fits, and start what answers questions of it."""
        self.store = store
        self.settings = settings
        self.texts = Texts(store)
        self.graph = store.graph(memory=settings.memory)
        self._on_disk = self.graph.raw is store.raw
        self._folder = TemporaryDirectory(prefix=".serving-", dir=store.root.parent) if self._on_disk else None
        self._snapshots = 0
        self.judged = Judged.read(settings.judgements)
        self._lock = Lock()
        self._afresh()

    def close(self) -> None:
        """Let the process that answers questions go; the store stays open."""
        self.asker.close()
        if self._folder is not None:
            self._folder.cleanup()

    def findings_of(self, iri: Iri) -> tuple[Finding, ...]:
        """Return what the shapes miss of a thing, as far as they have been applied."""
        return self.report.of_node(iri) if self.report else ()

    async def check(self) -> None:
        """Apply the shapes, which may take a while; until then there is no report."""
        asker = self.asker
        try:
            async with asker.ask({"do": "check"}, seconds=_CHECKING, may_read=True) as reply:
                content = b"".join([piece async for piece in reply.pieces])
        except Stopped:
            return
        if asker is self.asker:
            self.report, self.pages = Report.of(json.loads(content)), Cache()

    def waiting(self) -> tuple[Item, ...] | None:
        """Return what a person should look at, what is most worth it first; None while it is gathered."""
        return self._waiting.result() if self._waiting.done() else None

    def _gathered(self) -> tuple[Item, ...]:
        with self._lock:
            return review(self.store, self.judged)

    @property
    def index(self) -> Index:
        """The index of names and texts; whoever asks first while it is made waits for it."""
        return self._index.result()

    def judge(self, draft: Callable[[Store, Judged], Judgement]) -> Decided:
        """Record a judgement and let it take effect: in the store, and in what is shown of it.

        Raises
        ------
        InputError
            If what was said cannot be meant.
        """
        with self._lock:
            judgement = draft(self.store, self.judged)
            done = decide(self.store, road_of(own=self.store.own()), self.settings.judgements, judgement)
            self.judged = Judged.read(self.settings.judgements)
            if not self._on_disk:
                graphs = [REFERENCE, REVIEW, _IDENTITY, *map(release_graph, done.changed)]
                self.graph.follow(Graph(self.store.raw), graphs)
            return done

    def renew(self) -> None:
        """Answer questions of what the graph holds now; those that are being answered are answered to their end."""
        before = self.asker
        self._afresh()
        before.retire()

    def _source(self) -> Graph | Path:
        """Return what questions are asked of: the graph in memory, or a snapshot of the store, beside it."""
        if self._folder is None:
            return self.graph
        self._snapshots += 1
        return self.store.snapshot(Path(self._folder.name) / str(self._snapshots))

    def _afresh(self) -> None:
        count = self.graph.select(_STATEMENTS).rows[0][0]
        self.statements = int(count.text) if isinstance(count, Value) else 0
        self.cache, self.pages = Cache(), Cache()
        self.report = None
        self.counts = counted(self.graph)
        self.networks = Networks(self.graph)
        self._index: Future[Index] = Future()
        self._waiting: Future[tuple[Item, ...]] = Future()
        works = ((self._index, partial(indexed, self.graph, self.store)), (self._waiting, self._gathered))
        # A daemon: who ends the server does not wait for what nobody will read.
        Thread(target=_fulfilled, args=works, daemon=True).start()
        self.asker = Asker(self._source(), seconds=self.settings.seconds, most=self.settings.most)


def _fulfilled(*works: tuple[Future[Any], Callable[[], Any]]) -> None:
    """Do one work after the other, and hand over what it results in, or why there is nothing."""
    for future, work in works:
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

"""Where the graph that is served comes from: a store's folder on this machine, or another server."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Protocol

from kg.mapping import release_graph
from kg.mapping.iris import expand
from kg.serve.worker import Source as Place
from kg.store import REFERENCE, REVIEW, Graph, Store
from kg.store.askable import Askable
from kg.store.endpoint import Endpoint

__all__ = ["Elsewhere", "Here", "Source", "source_of"]

_IDENTITY: Final = expand("graph:identity")


class Source(Protocol):
    """What is asked, for pages by ``graph``, and by processes that can be killed."""

    @property
    def graph(self) -> Askable:
        """What answers the pages."""

    def place(self) -> Place:
        """Return what a process shall ask: of the graph as it is now."""

    def follow(self, releases: Iterable[str]) -> None:
        """Take over what the store says of some releases, and of what was judged."""

    def close(self) -> None:
        """Give back what was taken for it."""


class Here:
    """A store's folder: its graph is copied into memory where it fits, else it is asked on disk."""

    def __init__(self, store: Store, memory: int) -> None:
        self._store = store
        self.graph = store.graph(memory=memory)
        self._on_disk = self.graph.raw is store.raw
        self._folder = TemporaryDirectory(prefix=".serving-", dir=store.root.parent) if self._on_disk else None
        self._snapshots = 0

    def place(self) -> Place:
        """Return the graph in memory, or a snapshot of the store, beside it."""
        if self._folder is None:
            return self.graph
        self._snapshots += 1
        return self._store.snapshot(Path(self._folder.name) / str(self._snapshots))

    def follow(self, releases: Iterable[str]) -> None:
        """Let the copy in memory follow the store."""
        if not self._on_disk:
            graphs = [REFERENCE, REVIEW, _IDENTITY, *map(release_graph, releases)]
            self.graph.follow(Graph(self._store.raw), graphs)

    def close(self) -> None:
        """Remove the snapshots."""
        if self._folder is not None:
            self._folder.cleanup()


class Elsewhere:
    """A SPARQL endpoint: it is asked anew each time, and only for reading."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.graph = endpoint

    def place(self) -> Place:
        """Return the endpoint: what asks it can be killed, which closes the connection."""
        return self.graph

    def follow(self, releases: Iterable[str]) -> None:
        """Do nothing: nothing is judged there."""

    def close(self) -> None:
        """Do nothing: no connection is kept."""


def source_of(place: Store | Endpoint, memory: int) -> Source:
    """Return what a store or an endpoint is asked by."""
    return Elsewhere(place) if isinstance(place, Endpoint) else Here(place, memory)

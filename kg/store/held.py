"""What a store gives to read: its releases, what they say, and the graph for questions."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kg.errors import InputError, StoreError
from kg.mapping import release_graph
from kg.mapping.iris import expand
from kg.model import Extraction, Iri, Node, Release
from kg.store.changes import only_said_by, read_changes
from kg.store.graph import Graph, copied
from kg.store.holding import Entry, file_name, unpack
from kg.store.kept import KeptData
from kg.store.merge import mentioned
from kg.store.output import write
from kg.store.reach import Triple

if TYPE_CHECKING:
    import rdflib

__all__ = ["REFERENCE", "Held"]

REFERENCE: Final = expand("graph:reference")


class Held(KeptData):
    """The part of a store that is read; `kg.store.Store` opens it and writes."""

    _raw: ox.Store | None
    _entries: dict[str, Entry]

    @property
    def manifest(self) -> Mapping[str, Entry]:
        """The releases by identifier, read only."""
        return MappingProxyType(self._entries)

    @property
    def raw(self) -> ox.Store:
        """The Oxigraph store beneath; only `kg.store` writes to it."""
        if self._raw is None:
            raise StoreError(where=str(self.root), what="is closed", remedy="open it again")
        return self._raw

    def mentioned(self, classes: Iterable[Iri]) -> frozenset[Iri]:
        """Return the things of these classes that a named graph other than graph/reference speaks of."""
        return frozenset(mentioned(self.raw, classes, besides=REFERENCE))

    def changed(self) -> tuple[Triple, ...] | None:
        """Return the statements that the last change took from or put into the graph; None if those may be all."""
        return read_changes(self.root)

    def said(self, identifier: str) -> tuple[frozenset[Node], tuple[Triple, ...]]:
        """Return the things that a release speaks of, and the statements that only it makes."""
        self._demand(identifier)
        graph, name = Graph(self.raw), release_graph(identifier)
        rows = graph.select(f"SELECT DISTINCT ?thing {{ GRAPH <{name}> {{ ?thing ?p ?o }} }}").rows
        return frozenset(thing for (thing,) in rows if thing is not None), tuple(only_said_by(graph, name))

    def text(self, identifier: str) -> str:
        """Return the kept text of a release, exactly."""
        return self._read("texts", identifier, ".txt").decode()

    def held(self, identifier: str) -> tuple[Release, Extraction]:
        """Return a release as it was kept and what was extracted from it."""
        return unpack(self._read("facts", identifier, ".json"), self.text(identifier))

    def undecided(self) -> tuple[str, ...]:
        """Return the releases of which something was left open, in order; without reading more than is needed."""
        none = b'"candidates":[]'
        return tuple(name for name in sorted(self._entries) if none not in self._read("facts", name, ".json"))

    def graph(self, *, memory: int = 100_000) -> Graph:
        """Return the graph for questions: a copy in memory if it has at most so many quads, else the one on disk.

        On disk a question takes 5 to 11 times as long, but the copy takes about a second for each 100,000 quads:
        for a single question ``memory=0`` is the faster way.
        """
        return copied(self.raw, memory)

    def snapshot(self, folder: Path) -> Path:
        """Write the graph as it is now into a new folder, which other processes may read, and return the folder.

        Files are linked, not copied: it takes milliseconds. `kg.query.Worker` and `Graph.of_snapshot` read it.

        Raises
        ------
        StoreError
            If the folder cannot be made, or there is one already.
        """
        try:
            self.raw.flush()
            self.raw.backup(folder)
        except (OSError, RuntimeError, ValueError) as error:
            what = f"cannot be written ({error})"
            raise StoreError(where=str(folder), what=what, remedy="choose another place") from error
        return folder

    def rdflib(self) -> "rdflib.Dataset":
        """Return a copy of the graph as an rdflib Dataset; changing it changes no store.

        Its default graph is the union of the named graphs, a set, as in the store. It suits scripts over some
        thousand releases; questions are answered some hundred times faster by `graph`.
        """
        from kg.store.dataset import dataset_of  # noqa: PLC0415 - rdflib takes 0.3 s, and only scripts need it

        return dataset_of(self.raw)

    def write(self, path: Path) -> int:
        """Write the named graphs to a file (.nq, .trig, .jsonld, also .gz), sorted; return the number of quads."""
        return write(self.raw, path)

    def _demand(self, identifier: str) -> None:
        if identifier not in self._entries:
            what = "is no release of this store"
            raise InputError(where=identifier, what=what, remedy="use a name that kg info --releases lists")

    def _read(self, folder: str, identifier: str, ending: str) -> bytes:
        self._demand(identifier)
        path = self.root / folder / f"{file_name(identifier)}{ending}"
        try:
            return path.read_bytes()
        except OSError as error:
            raise StoreError(where=str(path), what="cannot be read", remedy="build its release again") from error

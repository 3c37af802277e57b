"""A store: a folder with the kept texts, the facts, the graph that follows from them, and a manifest.

texts/NAME.txt     the kept text, UTF-8
facts/NAME.json    the release's meta data and what was extracted from it
graph/             Oxigraph's files: a named graph for each release, for reference data, for replaced IRIs, their merge
profiles/NAME.json what the release says that tells its things from others, for identity over all releases
names/NAME.json    the IRIs that its things bear in place of those that it alone would give, if any
settled.json       from which facts and judgements the names were decided, if nothing has changed since
manifest.json      which releases, from which text, by which rules
changes.nt         what the last command that changed the store changed in the graph
own.json           the steward's own reference data, if any were given
lists/NAME.json    partnership lists, each with a named graph of its own
journal/           a change that is being carried out
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kg.errors import StoreError
from kg.mapping import release_graph
from kg.mapping.iris import expand
from kg.model import Extraction, Iri, Quad, Release
from kg.store.changes import FILE
from kg.store.decided import SETTLED, Decided
from kg.store.held import REFERENCE, Held
from kg.store.holding import Holding, lines_of, pack
from kg.store.journal import Journal
from kg.store.kept import KEPT
from kg.store.lists import drop_list, list_graph
from kg.store.manifest import forget_manifest, read_manifest, write_manifest
from kg.store.merge import delta

if TYPE_CHECKING:
    pass

__all__ = ["IDENTITY", "REFERENCE", "REVIEW", "Store"]

IDENTITY: Final = expand("graph:identity")
REVIEW: Final = expand("graph:review")

# From about so many quads on, Oxigraph's bulk loader is worth the files that it makes.
_BULK: Final = 10_000
_FOLDERS: Final = ("facts", "texts", "profiles", "names", "graph")
_PARTS: Final = frozenset({*_FOLDERS, "journal", "manifest.json", "manifest.json.draft", FILE, SETTLED}) | KEPT


class Store(Held):
    """An open store. One process owns it at a time; use it in a ``with`` statement, or close it.

    Examples
    --------
    >>> import tempfile
    >>> release = Release(identifier="a", text="Köln", zones=())
    >>> with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder), create=True) as store:
    ...     store.replace(release, Extraction(release="a", things=(), facts=()), ())
    ...     sorted(store.manifest), store.text("a")
    (['a'], 'Köln')
    """

    def __init__(self, root: Path, raw: ox.Store) -> None:
        """Take an opened folder; use `Store.open`."""
        self.root = root
        self._raw: ox.Store | None = raw
        self.identity = Decided(root)
        self._journal = Journal(root, raw)
        self.repaired = self._journal.repair()
        self._entries = read_manifest(root)
        self._first_build = not self._entries
        self._changed = self.repaired

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> "Store":
        """Open the store in a folder, and finish what a killed process began there.

        Raises
        ------
        StoreError
            If there is none and ``create`` is false, if the folder holds something else, or if another process has
            the store open.
        """
        found = {part.name for part in path.iterdir()} if path.is_dir() else set()
        if path.exists() and (not path.is_dir() or found - _PARTS or (found and "facts" not in found)):
            raise StoreError(where=str(path), what="is not a store", remedy="name an empty folder, or a store's")
        if not found and not create:
            raise StoreError(
                where=str(path), what="holds no store", remedy="build one first: kg build PATH --store DIR"
            )
        try:
            for part in _FOLDERS:
                (path / part).mkdir(parents=True, exist_ok=True)
            raw = ox.Store(path / "graph")
        except OSError as error:
            raise _unopened(path, error) from error
        return cls(path, raw)

    def replace(self, release: Release, extraction: Extraction, quads: Iterable[Quad], rules: str = "") -> None:
        """Store a release in the place of what was held of it: text, facts and graph change together or not at all.

        Raises
        ------
        StoreError
            If a quad stands in another graph than the release's own.
        """
        self.replace_all([pack(release, extraction, quads, rules)])

    def replace_all(self, holdings: Sequence[Holding]) -> None:
        """Store several releases at once; where the store was empty when opened, by Oxigraph's bulk loader."""
        if not holdings:
            return
        change = delta(self.raw, {release_graph(held.identifier): held.triples.splitlines() for held in holdings})
        self._begin()
        bulk = self._first_build and not change.remove and change.size > _BULK
        self._journal.change(change, put=holdings, bulk=bulk)
        self._entries.update((holding.identifier, holding.entry) for holding in holdings)

    def withdraw(self, identifiers: Iterable[str]) -> None:
        """Remove releases: their texts, their facts and all that only they say.

        Raises
        ------
        InputError
            If the store holds no such release; nothing is removed then.
        """
        drop = list(dict.fromkeys(identifiers))
        for identifier in drop:
            self._demand(identifier)
        change = delta(self.raw, {release_graph(identifier): () for identifier in drop})
        self._begin()
        self._journal.change(change, drop=drop, bulk=False)
        for identifier in drop:
            del self._entries[identifier]

    def drop_list(self, name: str) -> None:
        """Remove a list and all that only it says."""
        drop_list(self.root, name)
        self.load_graph(list_graph(name), ())

    def load_reference(self, quads: Iterable[Quad]) -> None:
        """Put what reference data knows into its own named graph, in the place of what was there."""
        self.load_graph(REFERENCE, quads)

    def load_review(self, quads: Iterable[Quad]) -> None:
        """Put what people have judged into its own named graph, in the place of what was there."""
        self.load_graph(REVIEW, quads)

    def load_graph(self, graph: Iri, quads: Iterable[Quad]) -> None:
        """Put quads into a named graph that is no release's, in the place of what was there."""
        change = delta(self.raw, {graph: lines_of(quads).splitlines()})
        if change.insert or change.remove:
            self._journal.change(change, bulk=not change.remove and change.size > _BULK)

    def rename(self, graphs: Mapping[str, bytes], names: Mapping[str, bytes], replaced: Iterable[Quad]) -> None:
        """Write the graphs of releases anew, with the names of their things, and which IRIs are replaced: all at once.

        Parameters
        ----------
        graphs
            The triples of each release whose names change, as sorted lines of N-Triples.
        names
            What ``identity.names`` shall give for each of them.
        replaced
            The whole of graph/identity.
        """
        lines = {release_graph(identifier): triples.splitlines() for identifier, triples in graphs.items()}
        change = delta(self.raw, {**lines, IDENTITY: lines_of(replaced).splitlines()})
        if names or change.insert or change.remove:
            self._journal.change(change, names=names, bulk=False)

    def close(self) -> None:
        """Write the manifest and give the store free for others."""
        if self._raw is not None:
            if self._changed or not (self.root / "manifest.json").exists():
                write_manifest(self.root, self._entries)
            self._raw.flush()
            del self._journal
            self._raw = None

    def __enter__(self) -> "Store":
        """Return the open store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store, also after an error: what was changed before it is whole."""
        self.close()

    def _begin(self) -> None:
        self.identity.unsettle()
        if not self._changed:
            forget_manifest(self.root)
        self._changed = True


def _unopened(path: Path, error: OSError) -> StoreError:
    if "LOCK:" in str(error):
        return StoreError(where=str(path), what="is in use by another process", remedy="wait until it has ended")
    return StoreError(
        where=str(path), what=f"cannot be opened ({error.strerror or error})", remedy="check the folder and its rights"
    )

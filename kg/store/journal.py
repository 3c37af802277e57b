"""Change texts, facts and the graph together: write a change down whole, carry it out, then strike it out.

A process may be killed at any point. Before the journal is complete nothing of the store has been touched, and the
next open forgets it; afterwards the next open carries it out again, which gives the same result as once.
"""

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from kg.store.changes import Changes
from kg.store.holding import Holding, file_name
from kg.store.merge import Delta

__all__ = ["Journal"]

_FOLDERS: Final = {"texts": ".txt", "facts": ".json", "profiles": ".json", "names": ".json"}


class Journal:
    """The journal of one store folder and its graph."""

    def __init__(self, root: Path, raw: ox.Store) -> None:
        self._root = root
        self._folder = root / "journal"
        self._complete = self._folder / "complete.json"
        self._raw = raw
        self._changes = Changes(root)

    def change(
        self,
        change: Delta,
        *,
        put: Sequence[Holding] = (),
        names: Mapping[str, bytes] = MappingProxyType({}),
        drop: Iterable[str] = (),
        bulk: bool,
    ) -> None:
        """Carry out a change of the graph, of the releases to put, the names to give and the identifiers to drop.

        A release that is put bears the names that it alone gives, until it is given others. ``bulk`` uses Oxigraph's
        bulk loader: three times as fast, but visible in parts while it runs, and it only inserts. Otherwise the change
        of the graph is one atomic update.
        """
        self._changes.note(change)
        shutil.rmtree(self._folder, ignore_errors=True)
        for name in _FOLDERS:
            (self._folder / name).mkdir(parents=True)
        for holding in put:
            self._staged("texts", holding.identifier).write_bytes(holding.text.encode())
            self._staged("facts", holding.identifier).write_bytes(holding.facts)
            self._staged("profiles", holding.identifier).write_bytes(holding.profile)
            self._staged("names", holding.identifier).write_bytes(b"")
        for identifier, record in names.items():
            self._staged("names", identifier).write_bytes(record)
        with (self._folder / ("graph.nq" if bulk else "graph.ru")).open("wb") as file:
            file.writelines(change.nquads() if bulk else change.update())
        draft = self._folder / "draft.json"
        draft.write_text(json.dumps(sorted(drop)), encoding="utf-8")
        draft.replace(self._complete)
        self._carry_out()

    def repair(self) -> bool:
        """Carry out a change that was written down and not struck out; return whether there was one."""
        found = self._complete.exists()
        if found:
            self._carry_out()
        else:
            shutil.rmtree(self._folder, ignore_errors=True)
        return found

    def _carry_out(self) -> None:
        drop: list[str] = json.loads(self._complete.read_text(encoding="utf-8"))
        for name, ending in _FOLDERS.items():
            (self._folder / name).mkdir(exist_ok=True)
            for staged in sorted((self._folder / name).iterdir()):
                place = self._root / name / staged.name
                if staged.stat().st_size or name == "texts":
                    staged.replace(place)
                else:  # Nothing is kept as no file.
                    place.unlink(missing_ok=True)
            for identifier in drop:
                (self._root / name / f"{file_name(identifier)}{ending}").unlink(missing_ok=True)
        load, update = self._folder / "graph.nq", self._folder / "graph.ru"
        if load.exists():
            # Lenient: the terms were checked when their lines were written.
            self._raw.bulk_load(path=os.fspath(load), format=ox.RdfFormat.N_QUADS, lenient=True)
        else:
            self._raw.update(update.read_bytes().decode())
        self._complete.unlink()
        shutil.rmtree(self._folder)

    def _staged(self, folder: str, identifier: str) -> Path:
        return self._folder / folder / f"{file_name(identifier)}{_FOLDERS[folder]}"

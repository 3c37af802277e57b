"""Try something out on a copy of a store: it shares the files that are never written again, and is gone afterwards."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg.errors import StoreError

if sys.platform != "win32":
    import fcntl

__all__ = ["cloned"]

# Written once and then only replaced or removed as a whole: texts and facts by the journal, tables by Oxigraph.
_KEPT: Final = frozenset({".txt", ".json", ".sst"})
_FOLDERS: Final = frozenset({"texts", "facts", "graph"})


@contextmanager
def cloned(root: Path, copies: int = 1) -> Iterator[tuple[Path, ...]]:
    """Give copies of the folder of a store, in a temporary folder; where there is no store, empty ones to be.

    Nothing is written to the store, not even what opening it would write.

    Raises
    ------
    StoreError
        If another process has the store open, or the copy cannot be made.

    Examples
    --------
    >>> with cloned(Path("no-store-here")) as (copy,):
    ...     copy.exists()
    False
    """
    with TemporaryDirectory(prefix="kg-") as folder:
        targets = tuple(Path(folder) / str(number) for number in range(copies))
        if root.is_dir():
            try:
                with _locked(root):
                    for target in targets:
                        _copy(root, target)
            except OSError as error:
                what = f"cannot be copied ({error.strerror or error})"
                raise StoreError(where=str(root), what=what, remedy="check the space for temporary files") from error
        yield targets


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    """Hold the lock of Oxigraph's files, so that they do not change."""
    lock = root / "graph" / "LOCK"
    if sys.platform == "win32" or not lock.exists():
        yield
        return
    with lock.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            what = "is in use by another process"
            raise StoreError(where=str(root), what=what, remedy="wait until it has ended") from error
        yield


def _copy(root: Path, target: Path) -> None:
    for path in sorted(root.rglob("*")):
        place = target / path.relative_to(root)
        if path.is_dir():
            place.mkdir(parents=True, exist_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.parent.parent == root and path.parent.name in _FOLDERS and path.suffix in _KEPT:
            with suppress(OSError):  # Another disk, or one without links: then the file is copied.
                os.link(path, place)
                continue
        shutil.copyfile(path, place)

"""What a steward does with a store beside building it, for scripts; `kg.api` offers it all.

Examples
--------
>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     files = reference_template(Path(folder) / "own")
...     reference([Path(folder) / "own"]).size
0
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kg.own import Own

__all__ = ["DEFAULT_STORE", "reference", "reference_template"]

DEFAULT_STORE: Final = Path("kg-store")


def reference(folders: Sequence[Path]) -> "Own":
    """Return the own reference data of folders, checked; see `kg.reference.load`."""
    from kg.reference import load

    return load(folders)


def reference_template(folder: Path) -> tuple[Path, ...]:
    """Write empty tables of reference data to a folder, with what each column holds; return the files."""
    from kg.reference import write_template

    return write_template(folder)

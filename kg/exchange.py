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

from kg.errors import InputError
from kg.store import Store

if TYPE_CHECKING:
    from kg.describe import About
    from kg.lists import Finding
    from kg.own import Own

__all__ = [
    "DEFAULT_STORE",
    "export_dataset",
    "import_list",
    "reconcile_list",
    "reference",
    "reference_template",
]

DEFAULT_STORE: Final = Path("kg-store")


def export_dataset(path: Path, *, store: Path = DEFAULT_STORE, about: "About | None" = None) -> int:
    """Write a description of a store for catalogues (DCAT-AP.de and VoID; .ttl, .jsonld, .nt or .rdf).

    Return the number of statements of the description.

    Raises
    ------
    InputError
        If the ending is another, or the file cannot be written.
    """
    from kg import describe

    with Store.open(store) as opened:
        quads = describe.dataset_quads(opened.graph(), about or describe.About())
    text = describe.written(quads, path)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise InputError(where=str(path), what=what, remedy="choose another place") from error
    return len(set(quads))


def import_list(  # noqa: PLR0913 - what is known of a list, each by its name
    path: Path,
    name: str,
    *,
    store: Path = DEFAULT_STORE,
    source: str = "",
    license: str = "",  # noqa: A002 - as the option is called
    home: str = "DE",
) -> tuple["Finding", ...]:
    """Take a partnership list (CSV) into a store as a source of its own, and return what `reconcile_list` finds.

    ``home`` is the country of the list's cities (ISO code). A list of the same name is replaced.

    Raises
    ------
    InputError
        If the file has no columns for city and partner, or cannot be read.
    """
    from kg.lists import read_list
    from kg.pipeline.reference import refresh

    kept = read_list(path, name, source=source, license=license, home=home)
    with Store.open(store, create=True) as opened:
        opened.keep_list(kept)
        refresh(opened)
    return reconcile_list(name, store=store)


def reconcile_list(name: str, *, store: Path = DEFAULT_STORE) -> tuple["Finding", ...]:
    """Return what a partnership list and the releases of a store say of each other; see `kg.lists.reconciled`.

    Raises
    ------
    InputError
        If the store keeps no such list.
    """
    from kg.lists import reconciled
    from kg.own import use

    with Store.open(store) as opened:
        kept = opened.lists().get(name.removeprefix("list/"))
        if kept is None:
            known = ", ".join(opened.lists()) or "kg import partnerships FILE --name NAME"
            raise InputError(where=name, what="is no list of this store", remedy=f"use {known}")
        use(opened.own())
        return tuple(reconciled(kept, opened.graph()))


def reference(folders: Sequence[Path]) -> "Own":
    """Return the own reference data of folders, checked; see `kg.reference.load`."""
    from kg.reference import load

    return load(folders)


def reference_template(folder: Path) -> tuple[Path, ...]:
    """Write empty tables of reference data to a folder, with what each column holds; return the files."""
    from kg.reference import write_template

    return write_template(folder)

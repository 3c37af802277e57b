"""Read the tables of a folder, and note what cannot be read."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias

from kg.errors import InputError, KgError
from kg.reference.tables import COLUMNS, REQUIRED, Line, fault
from kg.reference.turtle import lines_of_turtle

__all__ = ["Found", "found_in"]

Found: TypeAlias = Line | KgError

_PASSED_OVER: Final = (".md", ".txt")
_SEPARATORS: Final = ",;\t"


def found_in(folder: Path) -> Iterator[Found]:
    """Yield the rows of all tables of a folder, file by file in the order of their names, and all faults.

    Raises
    ------
    InputError
        If there is no such folder, or nothing in it that could be read.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~")))
    except OSError as error:
        what = f"is no folder that can be read ({error.strerror})"
        raise InputError(
            where=str(folder), what=what, remedy="name a folder; kg reference template DIR makes one"
        ) from error
    paths = [path for path in paths if path.suffix.lower() not in _PASSED_OVER]
    if not paths:
        remedy = "kg reference template DIR writes the tables to fill in"
        raise InputError(where=str(folder), what="holds no table of reference data", remedy=remedy)
    for path in paths:
        if path.suffix == ".ttl":
            yield from lines_of_turtle(path)
        elif path.suffix == ".csv" and path.stem in COLUMNS:
            yield from _lines_of_table(path)
        else:
            known = ", ".join(f"{name}.csv" for name in COLUMNS)
            yield fault(where=str(path), what="is no table that is known", remedy=f"use {known} or a .ttl file")


def _lines_of_table(path: Path) -> Iterator[Found]:
    try:
        data = path.read_bytes()
    except OSError as error:
        yield fault(where=str(path), what=f"cannot be read ({error.strerror})", remedy="check its rights")
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield fault(where=f"{path}:{line}", what="is not in UTF-8", remedy='save it as UTF-8 (Excel: "CSV UTF-8")')
        text = data.decode("utf-8-sig", "replace")  # What else is wrong is told too.
    header = text.split("\n", 1)[0]
    reader = csv.reader(text.splitlines(keepends=True), delimiter=max(_SEPARATORS, key=header.count))
    yield from _rows(path, reader)


def _rows(path: Path, reader: "csv._reader") -> Iterator[Found]:  # type: ignore[name-defined]
    table, columns = path.stem, [name.strip() for name in next(reader, [])]
    faults = list(_faults_of_header(path, columns))
    yield from faults
    if set(REQUIRED[table]) - set(columns):
        return
    start = 2
    for cells in reader:
        where, start = f"{path}:{start}", reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            what = f"has {len(cells)} cells, the header {len(columns)}"
            yield fault(where=where, what=what, remedy="add or remove separators; quote cells that hold one")
            continue
        row = dict(zip(columns, map(str.strip, cells), strict=True))
        yield Line(table=table, cells={name: row.get(name, "") for name in COLUMNS[table]}, where=where)


def _faults_of_header(path: Path, columns: list[str]) -> Iterator[KgError]:
    known = COLUMNS[path.stem]
    for name in columns:
        if name not in known or columns.count(name) > 1:
            remedy = f"use {', '.join(known)}, each once"
            yield fault(
                where=f"{path}:1", what=f"has a column that is unknown or stands twice: {name!r}", remedy=remedy
            )
    for name in REQUIRED[path.stem]:
        if name not in columns:
            yield fault(where=f"{path}:1", what=f"lacks the column {name!r}", remedy="add it to the first line")

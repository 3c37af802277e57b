"""Read the table of places: GeoNames' towns, curated towns and others that it lacks, districts, a steward's own.

Rows are numbered through the files in this order; the index of names (``names.tsv.gz``) points to row numbers,
so that a `Place` is only made when somebody asks for it.
"""

import csv
import gzip
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Final

from kg.assets import asset
from kg.errors import ReferenceDataError
from kg.gazetteer.place import Place, PlaceKind
from kg.own import own

__all__ = ["COLUMNS", "PlaceTable", "read_csv", "read_lines"]

COLUMNS: Final = (
    "id", "name", "country", "population", "lat", "long", "class", "code", "ags", "admin1", "de", "en", "fr",
    "alternates",
)  # fmt: skip
_KINDS: Final[dict[str, PlaceKind]] = {"town": "town", "district": "district", "state": "state"}


def read_csv(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of ``data/reference`` by column.

    Raises
    ------
    ReferenceDataError
        If a row has more or fewer cells than the header.
    """
    path = asset("data/reference") / name
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise ReferenceDataError(where=f"{path}:{number}", what="has not as many cells as the header",
                                     remedy="add or remove commas; quote cells that hold one")  # fmt: skip
    return rows


def read_lines(name: str) -> list[str]:
    """Return the lines of a gzipped table of ``data/reference`` without its header."""
    path: Path = asset("data/reference") / name
    return gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")[1:-1]


def _number(text: str) -> float | None:
    return float(text) if text else None


class PlaceTable:
    """All places by row number; from ``shipped`` on those of the steward.

    Examples
    --------
    >>> table = PlaceTable()
    >>> table.place(table.rows["gn-2886242"]).names
    ('Köln', 'Cologne')
    """

    def __init__(self) -> None:
        self._lines = read_lines("places.tsv.gz")
        curated = read_csv("places-extra.csv")
        self._extra = {row["id"]: row for row in curated if row["id"].startswith("gn-")}
        districts = read_csv("districts.csv")
        self._curated = [dict(row, kind="town", key="") for row in curated if not row["id"].startswith("gn-")]
        self._curated += [dict(row, names=row["aliases"], population="") for row in districts]
        self._chosen = len(self)
        listed = read_csv("municipalities.csv")
        self._curated += [dict(row, kind="town", population="", lat="", long="") for row in listed]
        self.shipped = len(self)
        self._curated += [{**row, "kind": "town", "key": ""} for row in own().rows("places")]
        self._made: dict[int, Place] = {}

    def __len__(self) -> int:
        return len(self._lines) + len(self._curated)

    def ids(self) -> Iterator[str]:
        """Yield the id of each row."""
        for line in self._lines:
            yield "gn-" + line[: line.index("\t")]
        for row in self._curated:
            yield row["id"]

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row number of each id; a curated row wins over GeoNames' own of the same id."""
        return {identifier: row for row, identifier in enumerate(self.ids())}

    def place(self, row: int) -> Place:
        """Return the place of a row."""
        made = self._made.get(row)
        if made is None:
            count = len(self._lines)
            made = self._of_curated(self._curated[row - count]) if row >= count else self._of_line(self._lines[row])
            more = tuple(alias["alias"] for alias in own().rows("aliases") if alias["of"] == made.id)
            made = replace(made, names=tuple(dict.fromkeys((*made.names, *more))))
            self._made[row] = made
        return made

    def is_curated(self, row: int) -> bool:
        """Return whether people of this project chose the place, by a row of its own or by names for GeoNames'."""
        if row >= len(self._lines):
            return not self._chosen <= row < self.shipped
        return "gn-" + self._lines[row].split("\t", 1)[0] in self._extra

    def cells(self, row: int) -> list[str]:
        """Return the cells of a row of GeoNames' table, in the order of `COLUMNS`; none for a curated row."""
        return self._lines[row].split("\t") if row < len(self._lines) else []

    def _of_line(self, line: str) -> Place:
        identifier, local, country, population, lat, lon, _, code, ags, _, german, english, french, more = line.split(
            "\t"
        )
        identifier = "gn-" + identifier
        extra = self._extra.get(identifier)
        chosen = [extra["name"], *extra["names"].split("|")] if extra else []
        names = [*chosen, german, local, english, french, *more.split("|")]
        return Place(
            id=identifier,
            name=chosen[0] if chosen else german or local,
            country=country,
            kind="quarter" if code == "PPLX" else "town",
            population=int(population),
            lat=float(lat),
            lon=float(lon),
            ags=ags or None,
            local=local,
            english=english,
            french=french,
            names=tuple(dict.fromkeys(name for name in names if name)),
        )

    def _of_curated(self, row: Mapping[str, str]) -> Place:
        return Place(
            id=row["id"],
            name=row["name"],
            country=row["country"],
            kind=_KINDS[row["kind"]],
            population=int(row["population"] or 0),
            lat=_number(row["lat"]),
            lon=_number(row["long"]),
            ags=row["key"] or None,
            names=(row["name"], *(name for name in row["names"].split("|") if name)),
        )

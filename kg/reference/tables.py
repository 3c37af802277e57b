"""What a folder of reference data may hold: its tables, their columns, and a row with its place in a file."""

import re
from dataclasses import dataclass
from typing import Final

from kg.errors import KgError, ReferenceDataError

__all__ = ["COLUMNS", "MATCH", "REQUIRED", "Line", "fault", "listed"]

# The columns are those of data/reference/*.csv of the same names; what is not required may be empty or missing.
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "organisations": ("id", "name", "aliases", "kind", "type", "parent", "country", "web", "hint", "run_by"),
    "aliases": ("of", "alias"),
    "places": ("id", "country", "name", "names", "lat", "long", "population", "adjectives"),
    "roles": ("title", "code", "body"),
    "matches": ("of", "same"),
}
REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    "organisations": ("id", "name", "kind", "type"),
    "aliases": ("of", "alias"),
    "places": ("id", "country", "name"),
    "roles": ("title", "code"),
    "matches": ("of", "same"),
}

# An item of Wikidata, by its number or its address, or a place of GeoNames.
MATCH: Final = re.compile(r"(?:http://www\.wikidata\.org/entity/)?(Q[1-9]\d*)|https://sws\.geonames\.org/\d+/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a table, all columns filled or empty, and where it stands (file and line)."""

    table: str
    cells: dict[str, str]
    where: str


def fault(*, where: str, what: str, remedy: str) -> KgError:
    """Return an error that is told together with the others of a folder."""
    return ReferenceDataError(where=where, what=what, remedy=remedy)


def listed(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds several.

    Examples
    --------
    >>> listed("GIZ| die GIZ |")
    ('GIZ', 'die GIZ')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())

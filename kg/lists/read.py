"""Read a partnership list: CSV with headings in German or English, any usual separator and encoding."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unicodedata import normalize

from kg.codes import named
from kg.errors import InputError
from kg.gazetteer import countries
from kg.names import fold
from kg.read.decode import decode
from kg.store import KeptList

__all__ = ["ListRow", "read_list", "rows_of"]

_SEPARATORS: Final = ",;\t|"
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YEAR: Final = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_DAY: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_ISO: Final = re.compile(r"\d{4}(?:-\d\d){1,2}")
# What the headings of such lists are called, folded; the first that fits wins.
_HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "city": ("city", "stadt", "kommune", "gemeinde", "municipality", "ort", "german city", "deutsche kommune",
             "deutsche stadt", "town", "stadt gemeinde kreis"),
    "partner": ("partner", "partnerstadt", "partnerkommune", "partnergemeinde", "partner city", "twin town", "twin",
                "sister city", "auslaendische kommune", "auslaendischer partner"),
    "country": ("country", "land", "staat", "partnerland", "partner country", "land des partners"),
    "year": ("year", "jahr", "seit", "since", "date", "datum", "gruendungsjahr", "beginn", "signed",
             "jahr der gruendung"),
    "type": ("type", "typ", "art", "form", "art der partnerschaft", "art der beziehung", "kind", "partnerschaftsform"),
    "status": ("status", "stand", "state"),
}  # fmt: skip
# What English lists call a twinning; the German names are those of the code list.
_TWINNING: Final = frozenset({"town twinning", "twin town", "twin city", "sister city", "sister cities", "partnership"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A row of a list: what its cells say, where it stands in the text, and what cannot be read in it.

    ``type`` and ``status`` are codes, ``signed`` a year, month or day; each is empty where the row does not say.
    """

    line: int
    start: int
    end: int
    city: str
    partner: str
    country: str
    signed: str
    type: str
    status: str
    fault: str = ""


def read_list(path: Path, name: str, *, source: str = "", license: str = "", home: str = "DE") -> KeptList:  # noqa: A002
    """Return a list as it is kept: its text with the line ends of Unix, composed (NFC).

    Raises
    ------
    InputError
        If the name or the country is none, or the file cannot be read or has no columns for city and partner.
    """
    if not _NAME.fullmatch(name):
        raise InputError(where=name, what="is no name of a list", remedy="use small letters, digits and hyphens")
    if home not in countries():
        raise InputError(where=home, what="is no country's code", remedy="use two capitals of ISO 3166-1, such as DE")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(where=str(path), what=f"cannot be read ({error.strerror})", remedy="check the path") from error
    text = normalize("NFC", decode(data, origin=str(path)).removeprefix("\ufeff"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = KeptList(name=name, text=text, source=source, license=license, home=home)
    _columns(str(path), text)
    list(rows_of(kept))  # What cannot be read shall fail now, and not when the store is built the next time.
    return kept


def rows_of(kept: KeptList) -> Iterator[ListRow]:
    r"""Yield the rows of a list, each with the stretch of the text that it is.

    Examples
    --------
    >>> rows = list(rows_of(KeptList(name="a", text="Stadt;Partnerstadt;Land;seit\nUlm;Lille;FR;1958\n")))
    >>> rows[0].city, rows[0].signed, rows[0].type
    ('Ulm', '1958', 'twinning')
    """
    columns, separator = _columns(kept.name, kept.text)
    lines = kept.text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader, before = csv.reader(lines, delimiter=separator), 1
    next(reader, None)
    before = reader.line_num
    for cells in reader:
        first, before = before, reader.line_num
        if any(cell.strip() for cell in cells):
            end = starts[before - 1] + len(lines[before - 1].rstrip("\n"))
            yield _row(first + 1, (starts[first], end), columns, cells)


def _columns(where: str, text: str) -> tuple[dict[str, int], str]:
    """Return the place of each column that is known, and the separator."""
    head = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=head.count)
    folded = [fold(cell) for cell in next(csv.reader([head], delimiter=separator), [])]
    columns = {
        field: folded.index(name)
        for field, names in _HEADINGS.items()
        if (name := next((name for name in names if name in folded), None)) is not None
    }
    missing = [field for field in ("city", "partner") if field not in columns]
    if missing:
        known = "; ".join(f"{field}: {', '.join(_HEADINGS[field][:4])}" for field in missing)
        what = f"the first line has no heading for {' and '.join(missing)}"
        raise InputError(where=f"{where}:1", what=what, remedy=f"use one of {known}")
    return columns, separator


def _row(line: int, span: tuple[int, int], columns: dict[str, int], cells: list[str]) -> ListRow:
    said = {field: cells[at].strip() if at < len(cells) else "" for field, at in columns.items()}
    is_twinning = not said.get("type") or fold(said["type"]) in _TWINNING
    kind = "twinning" if is_twinning else named("agreement-type", said["type"])
    status = named("agreement-status", said.get("status", "")) if said.get("status") else ""
    signed, fault = _date(said.get("year", "")), ""
    if not said["city"] or not said["partner"]:
        fault = "names no city or no partner"
    elif kind is None:
        fault = f"type {said['type']!r} is unknown"
    elif status is None:
        fault = f"status {said['status']!r} is unknown"
    elif signed is None:
        fault = f"year {said['year']!r} cannot be read"
    return ListRow(
        line=line, start=span[0], end=span[1], city=said["city"], partner=said["partner"],
        country=said.get("country", ""), signed=signed or "", type=kind or "", status=status or "", fault=fault,
    )  # fmt: skip


def _date(cell: str) -> str | None:
    """Return the year, month or day that a cell says, empty where it is empty, None where it says something else."""
    if not cell or cell in {"-", "–", "?"}:
        return ""
    if _ISO.fullmatch(cell):
        return cell
    if day := _DAY.fullmatch(cell):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    years = _YEAR.findall(cell)
    return years[0] if len(years) == 1 else None

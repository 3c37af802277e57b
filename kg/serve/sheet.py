"""Arrange the rows of an answer as a table for readers: names for IRIs, numbers to the right, sources as links."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.serve.answers import Answer, Cell

__all__ = ["Column", "Sheet", "sheet_of"]

_LABEL: Final = "Label"
_RELEASES: Final = frozenset({"release", "releases"})
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS: Final = frozenset(f"{_XSD}{name}" for name in "integer decimal double float int long".split())
_DATES: Final = frozenset(f"{_XSD}{name}" for name in "date gYear gYearMonth dateTime".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, what it holds (``number``, ``date``, ``iri``, ``text``), and if it names releases."""

    name: str
    type: str
    releases: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The columns and rows that are shown, and the views that suit them."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    views: tuple[str, ...]


def sheet_of(answer: Answer) -> Sheet:
    """Return the rows of an answer for readers; a column ``xLabel`` gives its names to the column ``x``.

    Examples
    --------
    >>> cells = (Cell(text="gn-1", iri="http://e.org/gn-1"), Cell(text="Ulm"))
    >>> sheet = sheet_of(Answer(form="select", columns=("place", "placeLabel"), rows=(cells,)))
    >>> [column.name for column in sheet.columns], sheet.rows[0][0].text, sheet.rows[0][0].iri
    (['place'], 'Ulm', 'http://e.org/gn-1')
    """
    places = {name: place for place, name in enumerate(answer.columns)}
    shown = [name for name in answer.columns if not (name.endswith(_LABEL) and name.removesuffix(_LABEL) in places)]
    rows = tuple(tuple(_named(row, places, name) for name in shown) for row in answer.rows)
    columns = tuple(_column(name, [row[place] for row in rows]) for place, name in enumerate(shown))
    return Sheet(columns=columns, rows=rows, views=_views(columns, rows))


def _named(row: Sequence[Cell | None], places: dict[str, int], name: str) -> Cell | None:
    cell, label = row[places[name]], row[places[f"{name}{_LABEL}"]] if f"{name}{_LABEL}" in places else None
    if label is None or not label.text:
        return cell
    if cell is None:
        return label
    return Cell(text=label.text, iri=cell.iri, kind=cell.kind, place=cell.place, type=cell.type)


def _column(name: str, cells: Sequence[Cell | None]) -> Column:
    """Return what a column is; where it counts releases, it names none."""
    kind = _type(cells)
    return Column(name=name, type=kind, releases=name in _RELEASES and kind == "text")


def _type(cells: Sequence[Cell | None]) -> str:
    found = [cell for cell in cells if cell is not None]
    if found and all(cell.type in _NUMBERS for cell in found):
        return "number"
    if found and all(cell.type in _DATES for cell in found):
        return "date"
    return "iri" if found and all(cell.iri for cell in found) else "text"


def _views(columns: Sequence[Column], rows: Sequence[Sequence[Cell | None]]) -> tuple[str, ...]:
    """Return in which views the rows make sense: a chart needs a number, a map places, a network two things."""
    if not rows:
        return ("table",)
    has_place = any(cell is not None and cell.place for row in rows for cell in row)
    things = sum(column.type == "iri" for column in columns)
    fitting = {"chart": any(column.type == "number" for column in columns), "map": has_place, "network": things > 1}
    return ("table", *(view for view, fits in fitting.items() if fits))

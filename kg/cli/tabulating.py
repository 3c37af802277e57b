"""Print the rows of an answer in the form for which the terminal has room."""

from collections.abc import Sequence
from typing import Final

from kg.cli.output import Output
from kg.model import Iri, Node
from kg.store import Table

__all__ = ["tabulated"]

# What says where a row comes from; below the table, where the terminal is too narrow for a column.
_SOURCES: Final = ("release", "releases", "evidence")
# A column that is narrower than this breaks most names.
_LEAST: Final = 14


def tabulated(out: Output, table: Table, *, only: Sequence[str] = ()) -> None:
    """Print an answer with names for IRIs and without empty columns, in the form for which the terminal has room.

    That is a table, or a table with the evidence of each row below it, or a record for each row. ``only`` names the
    columns to show, the evidence always below.
    """
    columns, cells = _readable(table)
    if not cells:
        out.line(out.words("query.none"))
        return
    width = sum(max(map(len, column)) + 3 for column in zip(columns, *cells, strict=True))
    kept = [place for place, column in enumerate(columns) if (column in only if only else column not in _SOURCES)]
    if only or (width > out.width() >= _LEAST * len(kept)):
        _numbered(out, columns, cells, kept)
    elif width <= out.width():
        out.table(columns, cells)
    else:
        out.records(columns, cells)


def _numbered(out: Output, columns: Sequence[str], cells: Sequence[Sequence[str]], kept: Sequence[int]) -> None:
    """Print some columns as a table with numbered rows, and below it what each row rests on."""
    out.table(
        ["", *(columns[place] for place in kept)],
        [[str(number), *(line[place] for place in kept)] for number, line in enumerate(cells, start=1)],
    )
    sources = [columns.index(name) for name in _SOURCES if name in columns]
    if sources:
        out.line(f"\n{out.words('query.evidence')}")
        for number, line in enumerate(cells, start=1):
            out.line(f"{number:>3}  " + ": ".join(line[place] for place in sources))


def _readable(table: Table) -> tuple[list[str], list[list[str]]]:
    """Return headings and rows without what a reader cannot use: empty columns, and IRIs that have no name."""
    from kg.query import rows

    headings, lines = rows(table)
    bare = {
        column
        for place, column in enumerate(table.columns)
        if all(row[place] is None or _is_thing(row[place]) for row in table.rows)
    } - {column.removesuffix("Label") for column in table.columns if column.endswith("Label")}
    useful = [
        place for place, heading in enumerate(headings) if heading not in bare and any(line[place] for line in lines)
    ] or list(range(len(headings)))
    return [headings[place] for place in useful], [[line[place] for place in useful] for line in lines]


def _is_thing(term: Node | None) -> bool:
    return isinstance(term, Iri) and "/id/" in term

"""Give answers as columns: frames of pandas or polars, and Parquet.

Each column has one type: dates, whole numbers, decimal numbers and truth values where all its values are such, else
text. The libraries come with the extra ``frames``; nothing else needs them.
"""

import io
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from types import ModuleType
from typing import Any, Final, Literal, TypeAlias

from kg.errors import QueryError
from kg.model import Iri, Node
from kg.store.graph import Table

__all__ = ["columns_of", "frame", "parquet"]

Library: TypeAlias = Literal["pandas", "polars"]
_Cell: TypeAlias = str | int | float | bool | date | Decimal | None
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_TYPES: Final[Mapping[str, Callable[[str], _Cell]]] = {
    f"{_XSD}integer": int,
    f"{_XSD}int": int,
    f"{_XSD}long": int,
    f"{_XSD}nonNegativeInteger": int,
    f"{_XSD}decimal": float,
    f"{_XSD}double": float,
    f"{_XSD}float": float,
    f"{_XSD}boolean": lambda text: text in {"true", "1"},
    f"{_XSD}date": date.fromisoformat,
}


def columns_of(table: Table) -> dict[str, list[_Cell]]:
    """Return the values of each column, all of one type or None.

    Examples
    --------
    >>> from kg.model import Value
    >>> columns_of(Table(columns=("n",), rows=((Value("7", "http://www.w3.org/2001/XMLSchema#integer"),), (None,))))
    {'n': [7, None]}
    """
    return {name: _column([row[place] for row in table.rows]) for place, name in enumerate(table.columns)}


def frame(table: Table, library: Library = "pandas") -> Any:
    """Return the rows as a frame of pandas or polars.

    Raises
    ------
    QueryError
        If the library is not installed.

    Examples
    --------
    >>> frame(Table(columns=("name",), rows=((Iri("http://e.org/a"),),))).to_dict("list")
    {'name': ['http://e.org/a']}
    """
    module = _library(library)
    if library == "polars":
        # A column without any value would have no type that a file can hold.
        empty = {name: module.String for name, cells in columns_of(table).items() if set(cells) <= {None}}
        return module.DataFrame(columns_of(table), schema_overrides=empty)
    return module.DataFrame(
        {name: module.Series(cells, dtype=_dtype(cells)) for name, cells in columns_of(table).items()}
    )


def parquet(table: Table) -> bytes:
    """Return the rows as a Parquet file.

    Raises
    ------
    QueryError
        If pyarrow is not installed.
    """
    arrow, writer = _library("pyarrow"), _library("pyarrow.parquet")
    columns = columns_of(table)
    types = {name: arrow.string() if set(cells) <= {None} else None for name, cells in columns.items()}
    made = arrow.table({name: arrow.array(cells, type=types[name]) for name, cells in columns.items()})
    file = io.BytesIO()
    writer.write_table(made, file)
    return file.getvalue()


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        remedy = "install the extra: pip install 'municipal-cooperation-kg[frames]'"
        raise QueryError(where="frames", what=f"{name} is not installed", remedy=remedy) from error


def _dtype(cells: list[_Cell]) -> str:
    """Return the type of pandas that keeps the values as they are, also where some are missing."""
    kinds = {type(cell) for cell in cells if cell is not None}
    return (
        {bool: "boolean", int: "Int64", float: "Float64", str: "object"}.get(kinds.pop(), "object")
        if len(kinds) == 1
        else "object"
    )


def _column(terms: list[Node | None]) -> list[_Cell]:
    readers = {None if isinstance(term, Iri) else _TYPES.get(term.datatype) for term in terms if term is not None}
    (read,) = readers if len(readers) == 1 else (None,)
    try:
        return [_cell(term, read) for term in terms]
    except ValueError:  # The text of a number or date that is none.
        return [_cell(term, None) for term in terms]


def _cell(term: Node | None, read: Callable[[str], _Cell] | None) -> _Cell:
    if term is None or isinstance(term, Iri):
        return None if term is None else str(term)
    return read(term.text) if read else term.text

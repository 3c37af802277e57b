"""Parquet: a table of nodes and a table of edges with typed columns, for pandas, polars, DuckDB, Arrow."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from kg.errors import InputError
from kg.export.columns import Plain, Record, about_record, edge_records, first_day, last_day, node_records, same_types
from kg.network import Network

__all__ = ["parquet"]

_NODES: Final = ("id", "label", "kind")
_EDGES: Final = ("id", "source", "target", "source_label", "target_label")


def parquet(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the two tables of a network. Lists are lists; what is known of the whole stands in the metadata.

    Beside ``start`` and ``end``, which are as precise as the text, ``start_day`` and ``end_day`` are dates: the first
    and the last day that they can mean.

    Raises
    ------
    InputError
        If pyarrow is not installed.

    Examples
    --------
    >>> sorted(parquet(Network.of_weights({("Köln", "Lille"): 3}), "net"))
    ['net.edges.parquet', 'net.nodes.parquet']
    """
    about = about_record(network)
    return {
        f"{stem}.nodes.parquet": _table(
            [_dated(record) for record in same_types(node_records(network))], _NODES, about
        ),
        f"{stem}.edges.parquet": _table(
            [_dated(record) for record in same_types(edge_records(network))], _EDGES, about
        ),
    }


def _dated(record: Record) -> dict[str, Plain | date]:
    start, end = record["start"], record["end"]
    return {
        **record,
        "start_day": date.fromisoformat(first_day(start)) if isinstance(start, str) else None,
        "end_day": date.fromisoformat(last_day(end)) if isinstance(end, str) else None,
    }


def _table(records: Sequence[Mapping[str, Plain | date]], least: Sequence[str], about: Mapping[str, str]) -> bytes:
    arrow = _arrow()
    names = list(records[0]) if records else [*least, "start", "end", "start_day", "end_day"]
    fields = [arrow.field(name, _type(arrow, name, records)) for name in names]
    schema = arrow.schema(fields, metadata={name: text.encode() for name, text in about.items()})
    table = arrow.Table.from_pylist([dict(record) for record in records], schema=schema)
    file = io.BytesIO()
    arrow.parquet.write_table(table, file, compression="zstd")
    return file.getvalue()


def _type(arrow: Any, name: str, records: Sequence[Mapping[str, Plain | date]]) -> Any:
    """Return the type of a column, by its first value."""
    if name.endswith("_day"):
        return arrow.date32()
    value = next((record[name] for record in records if record[name] is not None), "")
    types: dict[type, Any] = {bool: arrow.bool_(), int: arrow.int64(), float: arrow.float64(), str: arrow.string()}
    return arrow.list_(arrow.string()) if isinstance(value, list) else types[type(value)]


def _arrow() -> Any:
    """Return pyarrow, which only those need who write Parquet.

    Raises
    ------
    InputError
        If it is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415 - an extra, and heavy
        import pyarrow.parquet  # noqa: PLC0415 - the same
    except ImportError as error:
        remedy = "install the extra: pip install 'municipal-cooperation-kg[frames]'"
        raise InputError(where="Parquet", what="pyarrow is not installed", remedy=remedy) from error
    return pyarrow

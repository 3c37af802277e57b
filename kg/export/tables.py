"""CSV: a table of nodes and a table of edges, as spreadsheets, R and Gephi's import read them, and what they mean."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Final

from kg.export.columns import Record, about_record, edge_records, flat, node_records, same_types
from kg.export.objects import encoded
from kg.network import Network

__all__ = ["csvs"]

_NODE_COLUMNS: Final = ("id", "label", "kind", "start", "end")
_EDGE_COLUMNS: Final = ("id", "source", "target", "source_label", "target_label", "weight", "start", "end")
_TYPES: Final[Mapping[type, str]] = {bool: "boolean", int: "integer", float: "double", str: "string", list: "json"}
# What CSVW calls what is known of the whole: https://www.w3.org/TR/tabular-metadata/#common-properties.
_COMMON: Final[Mapping[str, str]] = {
    "title": "dc:title", "description": "dc:description", "source": "dc:source", "licence": "dc:license",
    "attribution": "dc:rights", "creator": "dc:creator",
}  # fmt: skip


def csvs(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the two tables of a network, and a third file that says what their columns are.

    What is None is an empty cell, a list is JSON. Lines end as RFC 4180 has it. The third file is metadata as CSV on
    the Web has it (https://www.w3.org/TR/tabular-metadata/): types of columns, title, source, licence.

    Examples
    --------
    >>> csvs(Network.of_weights({("Köln", "Lille"): 3}), "net")["net.nodes.csv"].decode().splitlines()
    ['id,label,kind,start,end', 'Köln,Köln,municipality,,', 'Lille,Lille,municipality,,']
    """
    nodes, edges = same_types(node_records(network)), same_types(edge_records(network))
    return {
        f"{stem}.nodes.csv": _table(nodes, _NODE_COLUMNS),
        f"{stem}.edges.csv": _table(edges, _EDGE_COLUMNS),
        f"{stem}.csv-metadata.json": encoded(_metadata(about_record(network), stem, nodes, edges)),
    }


def _table(records: Sequence[Record], columns: Sequence[str]) -> bytes:
    names = list(records[0]) if records else list(columns)
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, names, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(flat(record) for record in records)
    return file.getvalue().encode()


def _metadata(
    about: Mapping[str, str], stem: str, nodes: Sequence[Record], edges: Sequence[Record]
) -> dict[str, object]:
    tables = [(f"{stem}.nodes.csv", nodes, _NODE_COLUMNS), (f"{stem}.edges.csv", edges, _EDGE_COLUMNS)]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": about["language"]}],
        **{_COMMON[name]: text for name, text in about.items() if name in _COMMON},
        "tables": [
            {"url": url, "tableSchema": {"columns": _described(records, least), "primaryKey": "id"}}
            for url, records, least in tables
        ],
    }


def _described(records: Sequence[Record], least: Sequence[str]) -> list[dict[str, str]]:
    names = list(records[0]) if records else list(least)
    found = {name: next((record[name] for record in records if record[name] is not None), "") for name in names}
    return [{"name": name, "titles": name, "datatype": _TYPES[type(value)]} for name, value in found.items()]

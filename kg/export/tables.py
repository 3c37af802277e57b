"""CSV: a table of nodes and a table of edges, as spreadsheets, R and Gephi's import read them."""

import csv
import io
from collections.abc import Mapping, Sequence

from kg.export.columns import Record, edge_records, flat, node_records
from kg.network import Network

__all__ = ["csvs"]

_NODE_COLUMNS = ("id", "label", "kind", "start", "end")
_EDGE_COLUMNS = ("source", "target", "source_label", "target_label", "weight", "start", "end")


def csvs(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the two tables of a network; what is None is an empty cell. Lines end as RFC 4180 has it.

    Examples
    --------
    >>> csvs(Network.of_weights({("Köln", "Lille"): 3}), "net")["net.nodes.csv"].decode().splitlines()
    ['id,label,kind,start,end', 'Köln,Köln,municipality,,', 'Lille,Lille,municipality,,']
    """
    return {
        f"{stem}.nodes.csv": _table(node_records(network), _NODE_COLUMNS),
        f"{stem}.edges.csv": _table(edge_records(network), _EDGE_COLUMNS),
    }


def _table(records: Sequence[Record], columns: Sequence[str]) -> bytes:
    names = list(records[0]) if records else list(columns)
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, names, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(flat(record) for record in records)
    return file.getvalue().encode()

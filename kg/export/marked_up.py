"""GEXF and GraphML, by NetworkX's writers."""

import calendar
import io
import re
from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from kg.export.columns import Record, edge_records, flat, node_records, same_types
from kg.network import Network

__all__ = ["gexf", "graphml"]

# NetworkX writes today's date and its own version here.
_META: Final = re.compile(rb"<meta .*?</meta>", re.DOTALL)


def gexf(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the network as GEXF 1.2, dynamic where dates are known.

    GEXF wants full days: ``start`` of 1958 becomes 1958-01-01, ``end`` of 2024-02 becomes 2024-02-29. What was said
    stays in the attributes ``since`` and ``until``.

    Examples
    --------
    >>> b"date" in gexf(Network.of_weights({("Köln", "Lille"): 3}), "net")["net.gexf"]
    False
    """
    graph = _graph(network, dynamic=True)
    file = io.BytesIO()
    nx.write_gexf(graph, file, encoding="utf-8", version="1.2draft")
    meta = b"<meta>\n    <creator>municipal-cooperation-kg</creator>\n  </meta>"
    return {f"{stem}.gexf": _META.sub(meta, file.getvalue(), count=1) + b"\n"}


def graphml(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the network as GraphML.

    Examples
    --------
    >>> "Köln".encode() in graphml(Network.of_weights({("Köln", "Lille"): 3}), "net")["net.graphml"]
    True
    """
    file = io.BytesIO()
    # The writer that does not need lxml, so that bytes do not depend on what else is installed.
    nx.write_graphml_xml(_graph(network, dynamic=False), file, encoding="utf-8", prettyprint=True)
    return {f"{stem}.graphml": file.getvalue().rstrip() + b"\n"}


def _graph(network: Network, *, dynamic: bool) -> Any:
    graph = nx.DiGraph() if network.directed else nx.Graph()
    if dynamic:
        graph.graph["name"] = network.name
    for record in same_types(node_records(network)):
        values = flat(_dated(record) if dynamic else record, xml=True)
        graph.add_node(values.pop("id"), **values)
    for number, record in enumerate(same_types(edge_records(network))):
        values = flat(_dated(record) if dynamic else record, xml=True)
        source, target = values.pop("source"), values.pop("target")
        # Given here, because the writer's own counter skips numbers that other edges have.
        graph.add_edge(source, target, **({"id": str(number)} if dynamic else {}), **values)
    return graph


def _dated(record: Record) -> Record:
    start, end = record["start"], record["end"]
    dated = {**record, "since": start, "until": end}
    dated["start"] = _first_day(start) if isinstance(start, str) else None
    dated["end"] = _last_day(end) if isinstance(end, str) else None
    return dated


def _first_day(when: str) -> str:
    return when + "-01" * (2 - when.count("-"))


def _last_day(when: str) -> str:
    year, *rest = when.split("-")
    month = rest[0] if rest else "12"
    day = rest[1] if len(rest) > 1 else f"{calendar.monthrange(int(year), int(month))[1]:02}"
    return f"{year}-{month}-{day}"

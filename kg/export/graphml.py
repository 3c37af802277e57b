"""GraphML, by NetworkX's writer: for yEd, igraph, Cytoscape."""

import io
from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.export.columns import about_record, as_xml, edge_records, flat, node_records, same_types
from kg.network import Network

__all__ = ["graphml"]


def graphml(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the network as GraphML; what is known of the whole stands in attributes of the graph.

    Examples
    --------
    >>> "Köln".encode() in graphml(Network.of_weights({("Köln", "Lille"): 3}), "net")["net.graphml"]
    True
    """
    file = io.BytesIO()
    # The writer that does not need lxml, so that bytes do not depend on what else is installed.
    nx.write_graphml_xml(_graph(network), file, encoding="utf-8", prettyprint=True, edge_id_from_attribute="id")
    return {f"{stem}.graphml": file.getvalue().rstrip() + b"\n"}


def _graph(network: Network) -> Any:
    graph = nx.DiGraph() if network.directed else nx.Graph()
    graph.graph.update({name: as_xml(text) for name, text in about_record(network).items()})
    for record in same_types(node_records(network)):
        values = flat(record, xml=True)
        graph.add_node(values.pop("id"), **values)
    for record in same_types(edge_records(network)):
        values = flat(record, xml=True)
        graph.add_edge(values.pop("source"), values.pop("target"), **values)
    return graph

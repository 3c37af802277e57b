"""JSON for pages: Cytoscape's elements and D3's nodes and links."""

import json
from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.export.columns import edge_records, node_records
from kg.network import Network

__all__ = ["cytoscape", "node_link"]


def cytoscape(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the network as Cytoscape JSON: ``elements`` with ``nodes`` and ``edges``, each with its ``data``.

    Examples
    --------
    >>> text = cytoscape(Network.of_weights({("Köln", "Lille"): 3}), "net")["net.cyjs"].decode()
    >>> json.loads(text)["elements"]["edges"][0]["data"]["weight"]
    3.0
    """
    graph = _graph(network)
    graph.graph["name"] = network.name
    data = nx.cytoscape_data(graph, name="label", ident="id")
    # Cytoscape wants the graph's own data as an object; NetworkX gives a list of pairs and reads both.
    data["data"] = dict(data["data"])
    for number, edge in enumerate(data["elements"]["edges"]):
        edge["data"]["id"] = f"e{number}"
    return {f"{stem}.cyjs": _encoded(data)}


def node_link(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the network as D3 has it: ``nodes`` with ``id``, ``links`` with ``source`` and ``target``.

    Examples
    --------
    >>> text = node_link(Network.of_weights({("Köln", "Lille"): 3}), "net")["net.json"].decode()
    >>> [(link["source"], link["target"]) for link in json.loads(text)["links"]]
    [('Köln', 'Lille')]
    """
    graph = _graph(network)
    graph.graph["name"] = network.name
    # The name "links" is D3's; NetworkX calls them "edges" unless told, which its type hints do not know.
    node_link_data: Any = nx.node_link_data
    return {f"{stem}.json": _encoded(node_link_data(graph, edges="links"))}


def _graph(network: Network) -> Any:
    graph: Any = nx.DiGraph() if network.directed else nx.Graph()
    for record in node_records(network):
        graph.add_node(record["id"], **{name: value for name, value in record.items() if name != "id"})
    for record in edge_records(network):
        ends = ("source", "target")
        graph.add_edge(*(record[end] for end in ends), **{k: v for k, v in record.items() if k not in ends})
    return graph


def _encoded(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()

"""A network as NetworkX has it."""

from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from kg.network import Network

__all__ = ["SEED", "by_id", "graph_of", "rounded"]

# Where chance plays a part (Louvain, sampled betweenness), it plays the same part each time.
SEED: Final = 20241112

# Sums of floats differ in their last bits between processors and versions; what is told does not go so far.
_DIGITS: Final = 6


def graph_of(network: Network, *, directed: bool = True) -> Any:
    """Return the network as a graph of integers, the places of its nodes in `Network.nodes`.

    Integers, because Python's order of a set of texts differs from run to run, and Louvain walks over sets. Where
    the direction of edges shall not count, the weights of both directions are added.
    """
    graph = nx.DiGraph() if network.directed and directed else nx.Graph()
    graph.add_nodes_from(range(len(network.nodes)))
    place = {node.id: number for number, node in enumerate(network.nodes)}
    for edge in network.edges:
        source, target = place[edge.source], place[edge.target]
        before = graph.get_edge_data(source, target, {"weight": 0.0})["weight"]
        graph.add_edge(source, target, weight=before + edge.weight)
    return graph


def by_id(network: Network, values: Mapping[int, float]) -> dict[str, float]:
    """Return values of integer nodes by the ids of the network's nodes, rounded."""
    return {node.id: rounded(values[number]) for number, node in enumerate(network.nodes)}


def rounded(value: float) -> float:
    """Return a value to the digits that are told.

    Examples
    --------
    >>> rounded(2 / 3)
    0.666667
    """
    return round(float(value), _DIGITS)

"""What computes: NetworkX for networks of common size, rustworkx beneath the same functions for large ones.

Each function takes a network and gives a value for the place of each of its nodes. Measured beside networkit 11.3 on
5,000 nodes and 97,516 edges, one core: betweenness 26 s (networkit 23), PageRank 0.04 s (0.01), cores 0.02 s (0.00);
rustworkx needs no second native library and gives the values of NetworkX. Its closeness takes 24 s (networkit 1.6);
walking from all nodes at once, a bit for each, takes 0.5 s and is exact.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import networkx as nx
import numpy as np
import rustworkx as rx

from kg.analyse._graph import SEED, graph_of
from kg.analyse._sampling import sampled_betweenness
from kg.network import Network

__all__ = [
    "betweenness_of",
    "closeness_of",
    "components_of",
    "core_of",
    "eigenvector_of",
    "is_large",
    "pagerank_of",
    "pivots_of",
]

# NetworkX measures a network of so many edges within a second.
LARGE: Final = 2_000
# Exact betweenness takes about a second for ten million of these steps, and 200 pivots keep the order of the leading
# nodes (Brandes & Pich 2007).
_EXACT_STEPS: Final = 50_000_000
_PIVOTS: Final = 200
_BLOCK: Final = 4_096
_MOST_STEPS: Final = 5_000
_CLOSE_ENOUGH: Final = 1e-13


def is_large(network: Network) -> bool:
    """Tell whether a network is measured by rustworkx."""
    return len(network.edges) >= LARGE


def rust_of(network: Network, *, directed: bool = True) -> Any:
    """Return the network as rustworkx has it, its nodes the places in `Network.nodes`."""
    graph: Any = rx.PyDiGraph() if network.directed and directed else rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(network.nodes)))
    place = {node.id: number for number, node in enumerate(network.nodes)}
    graph.add_edges_from([(place[edge.source], place[edge.target], edge.weight) for edge in network.edges])
    return graph


def pivots_of(network: Network) -> int | None:
    """Return from how many nodes betweenness is estimated; None where all paths are counted."""
    count = len(network.nodes)
    return None if count * (count + len(network.edges)) <= _EXACT_STEPS else min(_PIVOTS, count)


def betweenness_of(network: Network) -> Mapping[int, float]:
    """Return exact betweenness, or an estimate from pivots where `pivots_of` says so."""
    pivots = pivots_of(network)
    if pivots is None and is_large(network):
        return dict(rx.betweenness_centrality(rust_of(network)))
    if pivots is not None and is_large(network):
        return sampled_betweenness(network, pivots, SEED)
    found: Mapping[int, float] = nx.betweenness_centrality(graph_of(network), k=pivots, seed=SEED)
    return found


def pagerank_of(network: Network) -> Mapping[int, float]:
    """Return PageRank of a large network, by weight; undirected edges are walked both ways."""
    graph = rust_of(network)
    walked = graph if network.directed else graph.to_directed()
    return dict(rx.pagerank(walked, alpha=0.85, weight_fn=float, tol=1e-12, max_iter=1_000))


def core_of(network: Network) -> Mapping[int, int]:
    """Return the number of the core of each node."""
    if is_large(network):
        core: Any = rx.core_number
        return dict(core(rust_of(network, directed=False)))
    core_number: Any = nx.core_number
    return dict(core_number(graph_of(network, directed=False)))


def components_of(network: Network) -> list[set[int]]:
    """Return the pieces of a network, whatever the direction of its edges."""
    if is_large(network):
        return list(rx.connected_components(rust_of(network, directed=False)))
    return list(nx.connected_components(graph_of(network, directed=False)))


def closeness_of(network: Network) -> Mapping[int, float]:
    """Return closeness, with the correction of Wasserman and Faust for pieces."""
    if not is_large(network):
        found: Mapping[int, float] = nx.closeness_centrality(graph_of(network))
        return found
    count = len(network.nodes)
    sums, reached = [0] * count, [0] * count
    arriving = _arriving(network)
    for start in range(0, count, _BLOCK):
        _walk(arriving, range(start, min(start + _BLOCK, count)), sums, reached)
    return {node: (reached[node] - 1) ** 2 / (sums[node] * (count - 1)) if sums[node] else 0.0 for node in range(count)}


def eigenvector_of(network: Network) -> Mapping[int, float]:
    """Return the leading eigenvector of the weights, by repetition from equal shares as NetworkX does."""
    count = len(network.nodes)
    if not network.edges:
        return dict.fromkeys(range(count), 0.0)
    place = {node.id: number for number, node in enumerate(network.nodes)}
    one = np.array([place[edge.source] for edge in network.edges])
    other = np.array([place[edge.target] for edge in network.edges])
    weight = np.array([edge.weight for edge in network.edges])
    values = np.full(count, 1 / count)
    for _ in range(_MOST_STEPS):
        # A + I in the place of A: the same vectors, and a network with two sides comes to rest too.
        step = (
            values + np.bincount(one, weight * values[other], count) + np.bincount(other, weight * values[one], count)
        )
        step = step / np.linalg.norm(step)
        moved, values = float(np.abs(step - values).sum()), step
        if moved < count * _CLOSE_ENOUGH:
            break
    return dict(enumerate(values.tolist()))


def _arriving(network: Network) -> list[list[int]]:
    """Return, for each node, those from which one step leads to it."""
    place = {node.id: number for number, node in enumerate(network.nodes)}
    arriving: list[list[int]] = [[] for _ in network.nodes]
    for source, target in _ways(network):
        arriving[place[target]].append(place[source])
    return arriving


def _ways(network: Network) -> Iterator[tuple[str, str]]:
    for edge in network.edges:
        yield edge.source, edge.target
        if not network.directed:
            yield edge.target, edge.source


def _walk(arriving: list[list[int]], starts: range, sums: list[int], reached: list[int]) -> None:
    """Walk from all starts at once, each a bit of a number; add what each node is reached by, and how far that is."""
    count = len(arriving)
    masks = [0] * count
    for node in starts:
        masks[node] = 1 << (node - starts.start)
    counts = [mask.bit_count() for mask in masks]
    moving, steps = True, 0
    while moving:
        steps += 1
        masks = [_joined(masks, node, arriving[node]) for node in range(count)]
        before, counts = counts, [mask.bit_count() for mask in masks]
        moving = before != counts
        for node in range(count):
            sums[node] += steps * (counts[node] - before[node])
    for node in range(count):
        reached[node] += counts[node]


def _joined(masks: list[int], node: int, others: list[int]) -> int:
    mask = masks[node]
    for other in others:
        mask |= masks[other]
    return mask

"""How central a node is in its network: one function a measure, each gives a value for every node id.

Unless said otherwise the direction of edges does not count, and a network of one node or none has values too.
Values are rounded to six digits.
"""

import math
from typing import Final

from kg.analyse._engine import betweenness_of, closeness_of, eigenvector_of, is_large, pagerank_of
from kg.analyse._graph import by_id, rounded
from kg.network import Network

__all__ = ["betweenness", "closeness", "eigenvector", "pagerank"]

_DAMPING: Final = 0.85
_MOST_STEPS: Final = 1000
_CLOSE_ENOUGH: Final = 1e-10


def betweenness(network: Network) -> dict[str, float]:
    """Return the share of shortest paths between two others that lead through each node.

    b(v) = 2 / ((n−1)(n−2)) · Σ σ(s, t | v) / σ(s, t) over all pairs {s, t} without v, with σ(s, t) the number of
    shortest paths, each edge one step long whatever its weight. Directed networks count ordered pairs and (n−1)(n−2).
    Where nodes times nodes and edges exceed fifty million (5,000 nodes with 5,000 edges), the paths from 200 nodes,
    drawn with a fixed seed, stand for all: an estimate.

    References
    ----------
    Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry 40, 35–41.
    Brandes, U., Pich, C. (2007). Centrality estimation in large networks. Int. J. Bifurcation and Chaos 17.

    Examples
    --------
    Köln stands on the one path from Lille to Turin.

    >>> betweenness(Network.of_weights({("Köln", "Lille"): 3, ("Köln", "Turin"): 1}))
    {'Köln': 1.0, 'Lille': 0.0, 'Turin': 0.0}
    """
    return by_id(network, betweenness_of(network))


def closeness(network: Network) -> dict[str, float]:
    """Return how near each node is to all that it can reach.

    c(v) = (r−1)/(n−1) · (r−1)/Σ d(u, v), over the r nodes of v's component, itself included, so that the middle of a
    small component does not pass for the middle of the whole; 0 for a node alone. Each edge is one step long; directed
    networks count the paths that arrive.

    References
    ----------
    Wasserman, S., Faust, K. (1994). Social Network Analysis, p. 201. Cambridge University Press.

    Examples
    --------
    From Lille it is one step to Köln and two to Turin: 2/2 · 2/3.

    >>> closeness(Network.of_weights({("Köln", "Lille"): 3, ("Köln", "Turin"): 1}))
    {'Köln': 1.0, 'Lille': 0.666667, 'Turin': 0.666667}
    """
    return by_id(network, closeness_of(network))


def eigenvector(network: Network) -> dict[str, float]:
    """Return how well each node is joined to nodes that are well joined themselves.

    x(v) = 1/λ · Σ w(v, u) x(u), with λ the largest eigenvalue of the weights and Σ x(v)² = 1. In a network of several
    pieces those with a smaller eigenvalue have 0. Found by repetition, 5,000 steps at most.

    References
    ----------
    Bonacich, P. (1987). Power and centrality: a family of measures. American Journal of Sociology 92, 1170–1182.

    Examples
    --------
    With a for Köln and b for each of its two partners: λ a = 2b and λ b = a, so λ = √2, a = 1/√2 and b = 1/2.

    >>> eigenvector(Network.of_weights({("Köln", "Lille"): 1, ("Köln", "Turin"): 1}))
    {'Köln': 0.707107, 'Lille': 0.5, 'Turin': 0.5}
    """
    return by_id(network, eigenvector_of(network))


def pagerank(network: Network) -> dict[str, float]:
    """Return the share of its time that a walker who follows edges by their weight spends at each node.

    p(v) = 0.15/n + 0.85 · (Σ p(u) · w(u, v)/s(u) + D/n), with s(u) the weight that leaves u and D the share of nodes
    that nothing leaves. Undirected edges are walked both ways. The shares sum to 1. Found by repetition until no
    step moves more than 10⁻¹⁰ in all.

    References
    ----------
    Brin, S., Page, L. (1998). The anatomy of a large-scale hypertextual Web search engine. Computer Networks 30.

    Examples
    --------
    With a = p(Köln) and b = p(Lille) = p(Turin): a = 0.05 + 0.85 · 2b and a + 2b = 1, so a = 0.9/1.85.

    >>> pagerank(Network.of_weights({("Köln", "Lille"): 1, ("Köln", "Turin"): 1}))
    {'Köln': 0.486486, 'Lille': 0.256757, 'Turin': 0.256757}
    """
    if is_large(network):
        return by_id(network, pagerank_of(network))
    count = len(network.nodes)
    arriving = _shares_arriving(network)
    leaving = {source for shares in arriving.values() for source, _ in shares}
    rank = {node.id: 1 / count for node in network.nodes}
    for _ in range(_MOST_STEPS):
        stranded = math.fsum(value for id_, value in rank.items() if id_ not in leaving)
        base = (1 - _DAMPING + _DAMPING * stranded) / count if count else 0.0
        step = {
            id_: base + _DAMPING * math.fsum(rank[source] * share for source, share in shares)
            for id_, shares in arriving.items()
        }
        moved = math.fsum(abs(step[id_] - rank[id_]) for id_ in rank)
        rank = step
        if moved < _CLOSE_ENOUGH:
            break
    return {id_: rounded(value) for id_, value in rank.items()}


def _shares_arriving(network: Network) -> dict[str, list[tuple[str, float]]]:
    """Return, for each node, from where a walker may come and the share of the walkers there who take that way."""
    ways = [(edge.source, edge.target, edge.weight) for edge in network.edges]
    if not network.directed:
        ways += [(target, source, weight) for source, target, weight in ways]
    leaving: dict[str, list[float]] = {}
    for source, _, weight in ways:
        leaving.setdefault(source, []).append(weight)
    total = {source: math.fsum(weights) for source, weights in leaving.items()}
    arriving: dict[str, list[tuple[str, float]]] = {node.id: [] for node in network.nodes}
    for source, target, weight in ways:
        arriving[target].append((source, weight / total[source]))
    return arriving

"""How a node stands in its network: one function a measure, each gives a value for every node id.

Unless said otherwise the direction of edges does not count, and a network of one node or none has values too.
Values are rounded to six digits.
"""

import math
from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from kg.analyse._graph import SEED, by_id, graph_of, rounded
from kg.network import Network

__all__ = ["betweenness", "closeness", "clustering", "constraint", "core", "degree", "pagerank", "strength"]

# All pairs of 1,000 nodes take some seconds on a laptop, of 5,000 some minutes; 200 pivots keep the order of the
# leading nodes (Brandes & Pich 2007).
_EXACT_UP_TO: Final = 1000
_PIVOTS: Final = 200
_DAMPING: Final = 0.85
_MOST_STEPS: Final = 1000
_CLOSE_ENOUGH: Final = 1e-10


def degree(network: Network) -> dict[str, int]:
    """Return how many other nodes each node is joined to.

    k(v) = |N(v)|, with N(v) the nodes joined to v, in either direction.

    References
    ----------
    Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1, 215–239.

    Examples
    --------
    >>> degree(Network.of_weights({("Köln", "Lille"): 3, ("Köln", "Turin"): 1}))
    {'Köln': 2, 'Lille': 1, 'Turin': 1}
    """
    graph = graph_of(network, directed=False)
    return {node.id: int(graph.degree[number]) for number, node in enumerate(network.nodes)}


def strength(network: Network) -> dict[str, float]:
    """Return the sum of the weights of each node's edges.

    s(v) = Σ w(v, u) over all u joined to v; in a directed network both what leaves and what arrives.

    References
    ----------
    Barrat, A. et al. (2004). The architecture of complex weighted networks. PNAS 101, 3747–3752.

    Examples
    --------
    >>> strength(Network.of_weights({("Köln", "Lille"): 3, ("Köln", "Turin"): 1}))
    {'Köln': 4.0, 'Lille': 3.0, 'Turin': 1.0}
    """
    sums: dict[str, list[float]] = {node.id: [] for node in network.nodes}
    for edge in network.edges:
        sums[edge.source].append(edge.weight)
        sums[edge.target].append(edge.weight)
    return {id_: rounded(math.fsum(weights)) for id_, weights in sums.items()}


def betweenness(network: Network) -> dict[str, float]:
    """Return the share of shortest paths between two others that lead through each node.

    b(v) = 2 / ((n−1)(n−2)) · Σ σ(s, t | v) / σ(s, t) over all pairs {s, t} without v, with σ(s, t) the number of
    shortest paths, each edge one step long whatever its weight. Directed networks count ordered pairs and (n−1)(n−2).
    Beyond 1,000 nodes the paths from 200 nodes, drawn with a fixed seed, stand for all: an estimate.

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
    pivots = _PIVOTS if len(network.nodes) > _EXACT_UP_TO else None
    return by_id(network, nx.betweenness_centrality(graph_of(network), k=pivots, seed=SEED))


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
    return by_id(network, nx.closeness_centrality(graph_of(network)))


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


def constraint(network: Network) -> dict[str, float | None]:
    """Return how far each node's partners are partners of each other; None for a node alone.

    C(v) = Σ_u (p(v,u) + Σ_q p(v,q) · p(q,u))² over all u joined to v and all q joined to both, with p(v,u) the share
    of v's weight that goes to u. A broker between unjoined partners has a low value, one with a single partner 1.

    References
    ----------
    Burt, R. S. (2004). Structural holes and good ideas. American Journal of Sociology 110, 349–399.

    Examples
    --------
    >>> constraint(Network.of_weights({("Köln", "Lille"): 1, ("Köln", "Turin"): 1}))
    {'Köln': 0.5, 'Lille': 1.0, 'Turin': 1.0}
    """
    shares = _shares_given(network)
    return {id_: _constraint(id_, shares) if shares[id_] else None for id_ in shares}


def core(network: Network) -> dict[str, int]:
    """Return the largest k for which each node belongs to the k-core.

    The k-core is the largest part of the network in which every node is joined to at least k others of that part.

    References
    ----------
    Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5, 269–287.

    Examples
    --------
    >>> ring = {("Köln", "Lille"): 1, ("Lille", "Turin"): 1, ("Turin", "Köln"): 1, ("Köln", "Bern"): 1}
    >>> core(Network.of_weights(ring))
    {'Bern': 1, 'Köln': 2, 'Lille': 2, 'Turin': 2}
    """
    core_number: Any = nx.core_number
    numbers = core_number(graph_of(network, directed=False))
    return {node.id: int(numbers[number]) for number, node in enumerate(network.nodes)}


def clustering(network: Network) -> dict[str, float]:
    """Return the share of pairs of each node's partners that are joined themselves.

    c(v) = 2 T(v) / (k(v) (k(v)−1)), with T(v) the triangles through v; 0 for fewer than two partners.

    References
    ----------
    Watts, D. J., Strogatz, S. H. (1998). Collective dynamics of 'small-world' networks. Nature 393, 440–442.

    Examples
    --------
    Of Köln's three pairs of partners one, Lille and Turin, is joined.

    >>> ring = {("Köln", "Lille"): 1, ("Lille", "Turin"): 1, ("Turin", "Köln"): 1, ("Köln", "Bern"): 1}
    >>> clustering(Network.of_weights(ring))
    {'Bern': 0.0, 'Köln': 0.333333, 'Lille': 1.0, 'Turin': 1.0}
    """
    return by_id(network, nx.clustering(graph_of(network, directed=False)))


def _constraint(id_: str, shares: Mapping[str, Mapping[str, float]]) -> float:
    own = shares[id_]
    to = {
        other: math.fsum([share, *(own[middle] * shares[middle].get(other, 0.0) for middle in own if middle != other)])
        for other, share in own.items()
    }
    return rounded(math.fsum(value**2 for value in to.values()))


def _shares_given(network: Network) -> dict[str, dict[str, float]]:
    """Return, for each node, the share of its weight, in both directions, that each of its partners has."""
    weights: dict[str, dict[str, float]] = {node.id: {} for node in network.nodes}
    for edge in network.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            weights[one][other] = weights[one].get(other, 0.0) + edge.weight
    total = {id_: math.fsum(of.values()) for id_, of in weights.items()}
    return {id_: {other: weight / total[id_] for other, weight in of.items()} for id_, of in weights.items()}


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

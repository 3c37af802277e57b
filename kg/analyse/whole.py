"""How a network is made as a whole: how dense, in how many pieces and groups, how far visits are returned."""

import math
from collections import Counter
from typing import Final

import networkx as nx

from kg.analyse._engine import components_of, is_large
from kg.analyse._graph import SEED, graph_of, rounded
from kg.network import Network

__all__ = ["assortativity", "communities", "components", "density", "modularity", "reciprocity", "weighted_reciprocity"]

# One run depends on the order in which it visits the nodes, and may end 0.02 below the best.
_RUNS: Final = 10


def density(network: Network) -> float:
    """Return the share of possible edges that are there; 0 for fewer than two nodes.

    d = 2m / (n(n−1)), in a directed network m / (n(n−1)), in one with two sides m / (l · r).

    References
    ----------
    Wasserman, S., Faust, K. (1994). Social Network Analysis, p. 101. Cambridge University Press.

    Examples
    --------
    >>> density(Network.of_weights({("Köln", "Lille"): 3, ("Köln", "Turin"): 1}))
    0.666667
    """
    count = len(network.nodes)
    possible = float(count * (count - 1) if network.directed else count * (count - 1) // 2)
    if network.sides:
        left = sum(node.kind in network.sides for node in network.nodes)
        possible = float(left * (count - left))
    return rounded(len(network.edges) / possible) if possible else 0.0


def components(network: Network) -> dict[str, int]:
    """Return, for each node, the number of the piece it is in: nodes of one piece are joined by some path.

    Pieces are numbered from 1, the largest first, and among equals the one with the smallest id first. The direction
    of edges does not count.

    Examples
    --------
    >>> components(Network.of_weights({("Bern", "Lyon"): 1, ("Köln", "Lille"): 3, ("Köln", "Turin"): 1}))
    {'Bern': 2, 'Köln': 1, 'Lille': 1, 'Lyon': 2, 'Turin': 1}
    """
    return _numbered(network, components_of(network))


def communities(network: Network) -> dict[str, int]:
    """Return, for each node, the number of its group: nodes of one group are joined more than chance would have it.

    Louvain's method, by weight, with fixed seeds: the best of ten runs, in a large network one run. Groups are numbered
    from 1, the largest first, and among equals the one with the smallest id first. The direction of edges does not
    count. See `modularity` for how good they are.

    References
    ----------
    Blondel, V. D. et al. (2008). Fast unfolding of communities in large networks. J. Stat. Mech. P10008.

    Examples
    --------
    >>> pieces = {("Bern", "Lyon"): 5, ("Köln", "Lille"): 3, ("Köln", "Turin"): 3, ("Lille", "Turin"): 3}
    >>> communities(Network.of_weights(pieces | {("Bern", "Köln"): 1}))
    {'Bern': 2, 'Köln': 1, 'Lille': 1, 'Lyon': 2, 'Turin': 1}
    """
    if not network.edges:
        return {node.id: number for number, node in enumerate(network.nodes, start=1)}
    graph = graph_of(network, directed=False)
    runs = [
        nx.community.louvain_communities(graph, seed=SEED + run) for run in range(1 if is_large(network) else _RUNS)
    ]
    return _numbered(network, max(runs, key=lambda groups: rounded(nx.community.modularity(graph, groups))))


def modularity(network: Network) -> float | None:
    """Return how much more weight the groups of `communities` hold inside than chance would; None without edges.

    Q = Σ_c (W(c)/W − (s(c)/2W)²), with W(c) the weight inside group c, s(c) the strength of its nodes and W the
    weight of all edges. From −½ to 1; above about 0.3 the groups mean something.

    References
    ----------
    Newman, M. E. J., Girvan, M. (2004). Finding and evaluating community structure in networks. Phys. Rev. E 69.

    Examples
    --------
    Two pairs without an edge between them: 2 · (1/2 − (2/4)²).

    >>> modularity(Network.of_weights({("Bern", "Lyon"): 1, ("Köln", "Lille"): 1}))
    0.5
    """
    if not network.edges:
        return None
    groups: dict[int, set[int]] = {}
    of = communities(network)
    for place, node in enumerate(network.nodes):
        groups.setdefault(of[node.id], set()).add(place)
    graph = graph_of(network, directed=False)
    return rounded(nx.community.modularity(graph, [groups[number] for number in sorted(groups)]))


def assortativity(network: Network, attribute: str = "country") -> float | None:
    """Return how far edges keep within one country; None where that has no meaning (no edges, or one country only).

    r = (Σ e(i,i) − Σ a(i) b(i)) / (1 − Σ a(i) b(i)), with e(i,j) the share of edges that lead from country i to
    country j, a(i) and b(i) the shares that leave and reach i; an undirected edge counts both ways, weights do not
    count. 1: every edge stays within a country; 0: as chance would have it; below 0: edges lead abroad. Edges with an
    end of no known country are left out.

    References
    ----------
    Newman, M. E. J. (2003). Mixing patterns in networks. Phys. Rev. E 67, 026126.

    Examples
    --------
    Of two edges one stays in Germany and one leads from Germany to France: e(DE,DE) = 1/2, e(DE,FR) = e(FR,DE) = 1/4,
    so that a(DE) = 3/4, a(FR) = 1/4, Σ a² = 5/8 and r = (1/2 − 5/8) / (3/8).

    >>> network = Network.of_weights({("Köln", "Bonn"): 1, ("Köln", "Lille"): 1})
    >>> of = {"country": {"Köln": "DE", "Bonn": "DE", "Lille": "FR"}}
    >>> assortativity(network.with_node_attributes(of))
    -0.333333
    """
    of = {node.id: node.attributes.get(attribute) for node in network.nodes}
    ways = [(of[edge.source], of[edge.target]) for edge in network.edges]
    ways = [(one, other) for one, other in ways if one is not None and other is not None]
    if not network.directed:
        ways += [(other, one) for one, other in ways]
    if not ways:
        return None
    leaving, reaching = Counter(one for one, _ in ways), Counter(other for _, other in ways)
    chance = math.fsum(count * reaching[one] for one, count in leaving.items()) / len(ways) ** 2
    within = sum(one == other for one, other in ways) / len(ways)
    return rounded((within - chance) / (1 - chance)) if chance < 1 else None


def reciprocity(network: Network) -> float | None:
    """Return the share of directed edges whose opposite is there too; None in a network without direction or edges.

    r = |{(u, v) : (v, u) is an edge}| / m. Of visits: the share of "has visited" that was returned.

    References
    ----------
    Wasserman, S., Faust, K. (1994). Social Network Analysis, p. 515. Cambridge University Press.

    Examples
    --------
    >>> ways = {("Köln", "Lille"): 3, ("Lille", "Köln"): 1, ("Köln", "Turin"): 1}
    >>> reciprocity(Network.of_weights(ways, directed=True))
    0.666667
    """
    if not network.directed or not network.edges:
        return None
    ways = {(edge.source, edge.target) for edge in network.edges}
    return rounded(sum((target, source) in ways for source, target in ways) / len(ways))


def weighted_reciprocity(network: Network) -> float | None:
    """Return the share of directed weight that is returned; None in a network without direction or edges.

    r = Σ min(w(u, v), w(v, u)) / Σ w(u, v), over all ordered pairs. Of visits: three there and one back are 2 of 4.

    References
    ----------
    Squartini, T. et al. (2013). Reciprocity of weighted networks. Scientific Reports 3, 2729.

    Examples
    --------
    >>> weighted_reciprocity(Network.of_weights({("Köln", "Lille"): 3, ("Lille", "Köln"): 1}, directed=True))
    0.5
    """
    if not network.directed or not network.edges:
        return None
    weights = {(edge.source, edge.target): edge.weight for edge in network.edges}
    returned = math.fsum(min(weight, weights.get((target, source), 0)) for (source, target), weight in weights.items())
    return rounded(returned / math.fsum(weights.values()))


def _numbered(network: Network, groups: list[set[int]]) -> dict[str, int]:
    """Number groups of places in the network's nodes: the largest first, then the one with the smallest place."""
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    number = {place: count for count, group in enumerate(ordered, start=1) for place in group}
    return {node.id: number[place] for place, node in enumerate(network.nodes)}

"""How a node stands among those that it is joined to: one function a measure, each gives a value for every node id.

The direction of edges does not count, and a network of one node or none has values too. Values are rounded to six
digits.
"""

import math
from collections import defaultdict

from kg.analyse._engine import core_of
from kg.analyse._graph import rounded
from kg.network import Network

__all__ = ["clustering", "constraint", "core", "degree", "strength"]


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
    return {id_: len(others) for id_, others in _partners(network).items()}


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
    numbers = core_of(network)
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
    partners = _partners(network)
    shares = {}
    for id_, own in partners.items():
        pairs = len(own) * (len(own) - 1)
        shares[id_] = rounded(sum(len(own & partners[other]) for other in own) / pairs) if pairs else 0.0
    return shares


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


def _constraint(id_: str, shares: dict[str, dict[str, float]]) -> float:
    own = shares[id_]
    through: dict[str, list[float]] = defaultdict(list)
    for middle, share in own.items():
        for other in own.keys() & shares[middle].keys():
            through[other].append(share * shares[middle][other])
    return rounded(math.fsum(math.fsum([share, *through[other]]) ** 2 for other, share in own.items()))


def _shares_given(network: Network) -> dict[str, dict[str, float]]:
    """Return, for each node, the share of its weight, in both directions, that each of its partners has."""
    weights: dict[str, dict[str, float]] = {node.id: {} for node in network.nodes}
    for edge in network.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            weights[one][other] = weights[one].get(other, 0.0) + edge.weight
    total = {id_: math.fsum(of.values()) for id_, of in weights.items()}
    return {id_: {other: weight / total[id_] for other, weight in of.items()} for id_, of in weights.items()}


def _partners(network: Network) -> dict[str, set[str]]:
    partners: dict[str, set[str]] = {node.id: set() for node in network.nodes}
    for edge in network.edges:
        partners[edge.source].add(edge.target)
        partners[edge.target].add(edge.source)
    return partners

"""Networks with two sides (funders and what they fund): degrees of each side, and one side seen through the other."""

from collections import defaultdict
from itertools import combinations
from typing import Literal

from kg.analyse.centrality import degree
from kg.errors import InputError
from kg.network import Network, NetworkEdge

__all__ = ["projection", "side_degrees"]


def side_degrees(network: Network) -> dict[Literal["left", "right"], dict[str, int]]:
    """Return the degrees of the left side (how much each funds) and of the right (by how many each is funded).

    References
    ----------
    Borgatti, S. P., Everett, M. G. (1997). Network analysis of 2-mode data. Social Networks 19, 243–269.

    Raises
    ------
    InputError
        If the network has no two sides.

    Examples
    --------
    >>> from kg.network import NetworkNode
    >>> nodes = [NetworkNode(id="Fund", label="Fund", kind="programme"), NetworkNode(id="v1", label="", kind="event")]
    >>> fund = NetworkEdge(source="Fund", target="v1")
    >>> side_degrees(Network(name="funding", nodes=tuple(nodes), edges=(fund,), sides=("programme",)))
    {'left': {'Fund': 1}, 'right': {'v1': 1}}
    """
    left = _left(network)
    degrees = degree(network)
    return {
        "left": {id_: value for id_, value in degrees.items() if id_ in left},
        "right": {id_: value for id_, value in degrees.items() if id_ not in left},
    }


def projection(network: Network, side: Literal["left", "right"] = "left") -> Network:
    """Return one side of a network with two: its nodes are joined where they share nodes of the other side.

    The weight is how many they share. To the left: funders joined by the visits that both pay for; to the right:
    visits joined by the funders that pay for both. The attribute ``shared`` names what they share.

    References
    ----------
    Borgatti, S. P., Everett, M. G. (1997). Network analysis of 2-mode data. Social Networks 19, 243–269.

    Raises
    ------
    InputError
        If the network has no two sides.

    Examples
    --------
    >>> from kg.network import NetworkNode
    >>> nodes = [NetworkNode(id=id_, label=id_, kind="programme") for id_ in ("Fund", "Ministry")]
    >>> nodes += [NetworkNode(id=id_, label=id_, kind="event") for id_ in ("v1", "v2")]
    >>> pays = [("Fund", "v1"), ("Fund", "v2"), ("Ministry", "v1")]
    >>> edges = tuple(NetworkEdge(source=source, target=target) for source, target in pays)
    >>> both = projection(Network(name="funding", nodes=tuple(nodes), edges=edges, sides=("programme",)))
    >>> [(edge.source, edge.target, edge.weight, edge.attributes) for edge in both.edges]
    [('Fund', 'Ministry', 1.0, {'shared': ('v1',)})]
    """
    left = _left(network)
    nodes = tuple(node for node in network.nodes if (node.id in left) == (side == "left"))
    around: dict[str, set[str]] = defaultdict(set)
    for edge in network.edges:
        there, here = (edge.target, edge.source) if side == "left" else (edge.source, edge.target)
        around[there].add(here)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for there in sorted(around):
        for pair in combinations(sorted(around[there]), 2):
            shared[pair].append(there)
    edges = tuple(
        NetworkEdge(source=one, target=other, weight=float(len(what)), attributes={"shared": tuple(what)})
        for (one, other), what in shared.items()
    )
    return Network(name=f"{network.name}-{side}", nodes=nodes, edges=edges)


def _left(network: Network) -> frozenset[str]:
    if not network.sides:
        raise InputError(where=network.name, what="the network has no two sides", remedy="use a funding network")
    return frozenset(node.id for node in network.nodes if node.kind in network.sides)

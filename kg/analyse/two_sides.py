"""Networks with two sides (funders and what they fund): degrees of each side, and one side seen through the other."""

import math
from collections import defaultdict
from itertools import combinations
from typing import Literal

from kg.analyse._graph import rounded
from kg.analyse.local import degree
from kg.errors import InputError
from kg.network import Network, NetworkEdge, NetworkNode, Spell

__all__ = ["bipartite_clustering", "projection", "side_degrees"]


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
    visits joined by the funders that pay for both. The attribute ``shared`` names what they share, and there is a
    spell for each, with the evidence of both ties.

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
    [('Fund', 'Ministry', 1.0, {'shared': ('v1',), 'releases': ()})]
    """
    left = _left(network)
    nodes = tuple(node for node in network.nodes if (node.id in left) == (side == "left"))
    shares = {node.id: node for node in network.nodes if (node.id in left) != (side == "left")}
    around: dict[str, dict[str, NetworkEdge]] = defaultdict(dict)
    for edge in network.edges:
        there, here = (edge.target, edge.source) if edge.target in shares else (edge.source, edge.target)
        around[there][here] = edge
    spells: dict[tuple[str, str], list[Spell]] = defaultdict(list)
    for there in sorted(around):
        for one, other in combinations(sorted(around[there]), 2):
            spells[one, other].append(_shared(shares[there], (around[there][one], around[there][other])))
    edges = tuple(_joined(one, other, told) for (one, other), told in spells.items())
    return Network(name=f"{network.name}-{side}", nodes=nodes, edges=edges, about=network.about)


def bipartite_clustering(network: Network) -> dict[str, float]:
    """Return how much of their partners each node shares with those that it shares any with.

    c(v) = mean over u of |N(u) ∩ N(v)| / |N(u) ∪ N(v)|, over all u on v's side that have a partner in common with v;
    0 where there is none. A programme whose visits are paid for by the same others too has a high value.

    References
    ----------
    Latapy, M., Magnien, C., Del Vecchio, N. (2008). Basic notions for the analysis of large two-mode networks. Social
    Networks 30, 31–48.

    Raises
    ------
    InputError
        If the network has no two sides.

    Examples
    --------
    Fund pays for v1 and v2, Ministry for v1: they share one of two visits.

    >>> from kg.network import NetworkNode
    >>> nodes = [NetworkNode(id=id_, label=id_, kind="programme") for id_ in ("Fund", "Ministry")]
    >>> nodes += [NetworkNode(id=id_, label=id_, kind="event") for id_ in ("v1", "v2")]
    >>> pays = [("Fund", "v1"), ("Fund", "v2"), ("Ministry", "v1")]
    >>> edges = tuple(NetworkEdge(source=source, target=target) for source, target in pays)
    >>> bipartite_clustering(Network(name="funding", nodes=tuple(nodes), edges=edges, sides=("programme",)))
    {'Fund': 0.5, 'Ministry': 0.5, 'v1': 0.5, 'v2': 0.5}
    """
    _left(network)
    partners: dict[str, set[str]] = {node.id: set() for node in network.nodes}
    for edge in network.edges:
        partners[edge.source].add(edge.target)
        partners[edge.target].add(edge.source)
    values = {}
    for id_, own in partners.items():
        near = {other for partner in own for other in partners[partner]} - {id_}
        shares = [len(own & partners[other]) / len(own | partners[other]) for other in near]
        values[id_] = rounded(math.fsum(shares) / len(shares)) if shares else 0.0
    return values


def _shared(node: NetworkNode, edges: tuple[NetworkEdge, NetworkEdge]) -> Spell:
    """Return what two nodes share, and the sentences that tie each of them to it."""
    told = [spell for edge in edges for spell in edge.spells]
    quoted = dict.fromkeys(spell.evidence for spell in told if spell.evidence)
    ends = [spell.end for spell in told if spell.end]
    return Spell(
        kind=node.kind,
        type=str(node.attributes.get("event_type") or node.kind),
        label=node.label,
        item=node.id,
        start=node.start or min((spell.start for spell in told if spell.start), default=None),
        end=node.end or max(ends, default=None),
        releases=tuple(sorted({release for spell in told for release in spell.releases})),
        evidence=" … ".join(quoted),
    )


def _joined(one: str, other: str, spells: list[Spell]) -> NetworkEdge:
    ordered = tuple(sorted(spells, key=lambda spell: (spell.start or "", spell.item)))
    starts, ends = [spell.start for spell in ordered if spell.start], [spell.end for spell in ordered if spell.end]
    return NetworkEdge(
        source=one,
        target=other,
        weight=float(len(ordered)),
        start=min(starts, default=None),
        end=max(ends, default=None) if len(ends) == len(ordered) else None,
        attributes={
            "shared": tuple(sorted(spell.item for spell in ordered)),
            "releases": tuple(sorted({release for spell in ordered for release in spell.releases})),
        },
        spells=ordered,
    )


def _left(network: Network) -> frozenset[str]:
    if not network.sides:
        raise InputError(where=network.name, what="the network has no two sides", remedy="use a funding network")
    return frozenset(node.id for node in network.nodes if node.kind in network.sides)

"""What lies near a node: the chain that joins it to another, its surroundings, and candidates for cooperation."""

import math
from collections import deque
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise

from kg.errors import InputError
from kg.names import fold
from kg.network import Network, NetworkEdge, NetworkNode

__all__ = ["Candidate", "candidates", "chain", "ego", "find"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two nodes that no edge joins, but that others join to both: they may have reason to cooperate. No fact."""

    one: NetworkNode
    other: NetworkNode
    score: float
    shared: tuple[NetworkNode, ...]


def find(network: Network, name: str) -> str:
    """Return the id of the node that a text names: its id, its label, or its label but for umlauts and case.

    Raises
    ------
    InputError
        If no node has that name (the remedy gives near ones), or several have.

    Examples
    --------
    >>> find(Network.of_weights({("Köln", "Lille"): 2}), "koeln")
    'Köln'
    >>> find(Network.of_weights({("Köln", "Lille"): 2}), "Lile")
    Traceback (most recent call last):
    kg.errors.InputError: network: has no node 'Lile'; did you mean Lille?
    """
    levels = (
        [node.id for node in network.nodes if node.id == name],
        [node.id for node in network.nodes if node.label == name],
        [node.id for node in network.nodes if fold(node.label) == fold(name)],
    )
    found = next(filter(None, levels), [])
    if len(found) > 1:
        what = f"has {len(found)} nodes called {name!r}"
        raise InputError(where=network.name, what=what, remedy=f"choose {', '.join(found)}")
    if found:
        return found[0]
    by_fold = {fold(node.label): node.label for node in network.nodes}
    near = [by_fold[match] for match in get_close_matches(fold(name), sorted(by_fold), n=5, cutoff=0.6)]
    remedy = f"did you mean {', '.join(near)}?" if near else "check its spelling"
    raise InputError(where=network.name, what=f"has no node {name!r}", remedy=remedy)


def chain(network: Network, source: str, target: str) -> tuple[NetworkEdge, ...]:
    """Return the edges of a shortest chain from one node to another, in order; none where nothing joins them.

    The chain has as few edges as can be; among several that of the greatest weight in all, and among equals the first
    by the ids of its nodes. The direction of edges does not count. Each edge has its spells: what joins its ends, in
    which release and sentence.

    References
    ----------
    Moore, E. F. (1959). The shortest path through a maze. Proc. Int. Symp. on the Theory of Switching, 285–292.

    Examples
    --------
    >>> ways = {("Köln", "Lille"): 1, ("Lille", "Turin"): 1, ("Köln", "Bern"): 5, ("Bern", "Turin"): 1}
    >>> [(edge.source, edge.target) for edge in chain(Network.of_weights(ways), "Köln", "Turin")]
    [('Bern', 'Köln'), ('Bern', 'Turin')]
    """
    around = _around(network)
    steps = _steps(around, target)
    if source not in steps or source == target:
        return ()
    # From the target outwards: the heaviest way on from each node that is one step nearer than its neighbour.
    best: dict[str, tuple[float, tuple[str, ...]]] = {target: (0.0, (target,))}
    for id_ in sorted(steps, key=lambda id_: (steps[id_], id_)):
        ways = [
            (best[other][0] + sum(edge.weight for edge in edges), (id_, *best[other][1]))
            for other, edges in around[id_].items()
            if other in best and steps[other] == steps[id_] - 1
        ]
        if ways:
            best[id_] = min(ways, key=lambda way: (-way[0], way[1]))
    ids = best[source][1]
    return tuple(edge for one, other in pairwise(ids) for edge in around[one][other])


def ego(network: Network, id_: str, steps: int = 1) -> Network:
    """Return the part of a network that is at most so many steps from a node, in either direction.

    References
    ----------
    Wasserman, S., Faust, K. (1994). Social Network Analysis, p. 42. Cambridge University Press.

    Examples
    --------
    >>> ways = {("Köln", "Lille"): 1, ("Lille", "Turin"): 1}
    >>> [node.id for node in ego(Network.of_weights(ways), "Köln").nodes]
    ['Köln', 'Lille']
    """
    around = _around(network)
    return network.only(other for other, far in _steps(around, id_).items() if far <= steps)


def candidates(network: Network, id_: str | None = None, *, limit: int | None = None) -> tuple[Candidate, ...]:
    """Return pairs of nodes that are not joined, by what they share: *candidates* for cooperation, and no facts.

    AA(u, v) = Σ 1 / ln k(w), over all w joined to both, with k(w) the number of its partners: a partner that few
    share says more than one that all have. With ``id_`` only the pairs of that node.

    References
    ----------
    Adamic, L. A., Adar, E. (2003). Friends and neighbors on the Web. Social Networks 25, 211–230.

    Raises
    ------
    InputError
        If the network has two sides: there those of one side never are partners; take its projection.

    Examples
    --------
    Lille and Turin share Köln, which has two partners: 1 / ln 2.

    >>> (found,) = candidates(Network.of_weights({("Köln", "Lille"): 3, ("Köln", "Turin"): 1}))
    >>> found.one.label, found.other.label, found.score, [node.label for node in found.shared]
    ('Lille', 'Turin', 1.442695, ['Köln'])
    """
    if network.sides:
        what = "has two sides, whose nodes never are partners of their own side"
        raise InputError(where=network.name, what=what, remedy="use a network with one side")
    around = {node: set(others) for node, others in _around(network).items()}
    nodes = {node.id: node for node in network.nodes}
    shared: dict[tuple[str, str], list[str]] = {}
    for one in [id_] if id_ is not None else sorted(around):
        near = {other for middle in around[one] for other in around[middle]} - around[one] - {one}
        for other in near:
            pair = (min(one, other), max(one, other))
            shared.setdefault(pair, sorted(around[one] & around[other]))
    found = [
        Candidate(
            one=nodes[pair[0]],
            other=nodes[pair[1]],
            score=round(math.fsum(1 / math.log(len(around[middle])) for middle in middles), 6),
            shared=tuple(nodes[middle] for middle in middles),
        )
        for pair, middles in shared.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.score, each.one.id, each.other.id))[:limit])


def _around(network: Network) -> dict[str, dict[str, list[NetworkEdge]]]:
    """Return, for each node, those that it is joined to, with the edge or the two directed edges between."""
    around: dict[str, dict[str, list[NetworkEdge]]] = {node.id: {} for node in network.nodes}
    for edge in network.edges:
        around[edge.source].setdefault(edge.target, []).append(edge)
        around[edge.target].setdefault(edge.source, []).append(edge)
    return around


def _steps(around: dict[str, dict[str, list[NetworkEdge]]], start: str) -> dict[str, int]:
    """Return how many steps away each node is that can be reached."""
    steps = {start: 0} if start in around else {}
    waiting = deque(steps)
    while waiting:
        id_ = waiting.popleft()
        for other in around[id_]:
            if other not in steps:
                steps[other] = steps[id_] + 1
                waiting.append(other)
    return steps

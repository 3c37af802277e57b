"""Which colour and size the nodes of a network have."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

from kg.draw.sheet import GREY, PALETTE
from kg.network import Network, NetworkNode

__all__ = ["colour_of", "group_of", "line_width", "palette_of", "radii_of", "strengths_of"]

_LINES: Final = 1.1, 6.5


def strengths_of(network: Network) -> dict[str, float]:
    """Return the sum of the weights of each node's edges.

    Examples
    --------
    >>> strengths_of(Network.of_weights({("Köln", "Lille"): 3, ("Köln", "Turin"): 1}))
    {'Köln': 4.0, 'Lille': 3.0, 'Turin': 1.0}
    """
    sums = dict.fromkeys((node.id for node in network.nodes), 0.0)
    for edge in network.edges:
        sums[edge.source] += edge.weight
        sums[edge.target] += edge.weight
    return sums


def group_of(node: NetworkNode) -> int:
    """Return the number of a node's group, its attribute ``community``; 0 where it has none."""
    group = node.attributes.get("community")
    return group if isinstance(group, int) else 0


def palette_of(nodes: Sequence[NetworkNode]) -> dict[int, str]:
    """Return the colour of each group that gets one, for nodes that are given the strongest first.

    The largest groups get one, and among equals that of the strongest node. Where there are not colours enough for
    all groups, pairs get none, so that no pair is picked out from many.

    Examples
    --------
    >>> def node(name: str, community: int) -> NetworkNode:
    ...     return NetworkNode(id=name, label=name, kind="municipality", attributes={"community": community})
    >>> palette_of([node("Bern", 2), node("Köln", 1), node("Lille", 1)])
    {1: '#0072B2'}
    """
    sizes = Counter(group for node in nodes if (group := group_of(node)))
    # Counter keeps the order in which groups were met, and sorting keeps it among equals.
    largest = sorted((group for group in sizes if sizes[group] > 1), key=lambda group: -sizes[group])
    if len(largest) > len(PALETTE):
        largest = [group for group in largest if sizes[group] > 2]
    return dict(zip(largest, PALETTE, strict=False))


def colour_of(node: NetworkNode, palette: dict[int, str]) -> str:
    """Return the colour of a node's group, or grey; where there are no groups, all have one colour."""
    return palette.get(group_of(node), GREY) if palette else PALETTE[0]


def radii_of(strengths: Sequence[float], most: float) -> list[float]:
    """Return radii in points: areas grow with strength; the more circles there are, the smaller.

    Examples
    --------
    >>> [round(radius, 1) for radius in radii_of([1, 5, 17], most=17)]
    [7.0, 15.5, 24.0]
    """
    largest = 24.0
    smallest = 7.0 if len(strengths) <= 60 else 5.0
    return [smallest + (largest - smallest) * math.sqrt(max(value - 1, 0) / max(most - 1, 8)) for value in strengths]


def line_width(weight: float, most: float) -> float:
    """Return the width of a line in points.

    Examples
    --------
    >>> line_width(1, most=9), line_width(9, most=9)
    (1.1, 6.5)
    """
    thin, thick = _LINES
    return thin + (thick - thin) * math.sqrt(max(weight - 1, 0) / max(most - 1, 8))

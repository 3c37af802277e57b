"""A network as plain data: nodes, edges and what is known of each, in one fixed order.

Whatever measures, exports or draws a network takes this; none of them needs to know where it came from.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from kg.errors import InputError

__all__ = ["About", "Attribute", "Network", "NetworkEdge", "NetworkNode", "Spell"]

Attribute: TypeAlias = str | int | float | bool | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkNode:
    """One actor or event; ``start`` and ``end`` are ISO 8601 dates at the precision that is known."""

    id: str
    label: str
    kind: str
    start: str | None = None
    end: str | None = None
    attributes: Mapping[str, Attribute] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """One of the things that an edge is made of, an event or an agreement, with the days when it holds.

    An event ends on the day of its ``end``; what has none, such as an agreement, holds on. ``label`` names it,
    ``evidence`` quotes the sentences of the ``releases`` that say so.
    """

    kind: str
    type: str
    label: str = ""
    item: str = ""
    start: str | None = None
    end: str | None = None
    weight: float = 1.0
    releases: tuple[str, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a file says of the network in it: names in one language, where it comes from, and on which terms."""

    language: str = "en"
    title: str = ""
    description: str = ""
    weight: str = ""
    source: str = ""
    licence: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkEdge:
    """What joins two nodes, and how strongly; ``spells`` are the things that it is made of, in order of time."""

    source: str
    target: str
    weight: float = 1.0
    start: str | None = None
    end: str | None = None
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes and the edges between them, at most one edge for two nodes (in a directed network, for each direction).

    The order in which they are given does not matter: nodes are kept by id, edges by the ids of their ends, and an
    undirected edge starts at the smaller id. ``sides`` names the kinds on the left of a network with two sides
    (the funders); it is empty where any node may be joined to any other.

    Raises
    ------
    InputError
        If an id stands twice, or an edge repeats another, leads to no node or leads back to where it starts.

    Examples
    --------
    >>> network = Network.of_weights({("Lille", "Köln"): 2, ("Köln", "Turin"): 1})
    >>> [(edge.source, edge.target, edge.weight) for edge in network.edges]
    [('Köln', 'Lille', 2.0), ('Köln', 'Turin', 1.0)]
    """

    name: str
    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]
    directed: bool = False
    sides: tuple[str, ...] = ()
    about: About = field(default_factory=About)

    def __post_init__(self) -> None:
        nodes = tuple(sorted(self.nodes, key=lambda node: node.id))
        edges = tuple(sorted(map(self._oriented, self.edges), key=lambda edge: (edge.source, edge.target)))
        object.__setattr__(self, "nodes", nodes)
        object.__setattr__(self, "edges", edges)
        known = {node.id for node in nodes}
        self._demand_once("node", Counter(node.id for node in nodes))
        self._demand_once("edge", Counter(f"{edge.source} – {edge.target}" for edge in edges))
        for edge in edges:
            if not {edge.source, edge.target} <= known or edge.source == edge.target:
                what = f"the edge {edge.source} – {edge.target} does not join two of the nodes"
                raise InputError(where=self.name, what=what, remedy="add the node or leave the edge out")

    @classmethod
    def of_weights(
        cls, weights: Mapping[tuple[str, str], float], *, name: str = "network", directed: bool = False
    ) -> "Network":
        """Return a network whose nodes are named by the pairs that it joins; each is a municipality."""
        return cls(
            name=name,
            directed=directed,
            nodes=tuple(NetworkNode(id=id_, label=id_, kind="municipality") for id_ in sorted({*sum(weights, ())})),
            edges=tuple(
                NetworkEdge(source=source, target=target, weight=float(weight))
                for (source, target), weight in weights.items()
            ),
        )

    def with_node_attributes(self, columns: Mapping[str, Mapping[str, Attribute]]) -> "Network":
        """Return the network with more attributes on its nodes: a value for each node id, for each name.

        Examples
        --------
        >>> network = Network.of_weights({("Köln", "Lille"): 2})
        >>> network.with_node_attributes({"degree": {"Köln": 1, "Lille": 1}}).nodes[0].attributes
        {'degree': 1}
        """
        nodes = (
            replace(node, attributes={**node.attributes, **{name: of[node.id] for name, of in columns.items()}})
            for node in self.nodes
        )
        return replace(self, nodes=tuple(nodes))

    def only(self, ids: Iterable[str]) -> "Network":
        """Return the part of the network between some of its nodes.

        Examples
        --------
        >>> len(Network.of_weights({("Köln", "Lille"): 2, ("Köln", "Turin"): 1}).only(["Köln", "Lille"]).edges)
        1
        """
        kept = frozenset(ids)
        return replace(
            self,
            nodes=tuple(node for node in self.nodes if node.id in kept),
            edges=tuple(edge for edge in self.edges if edge.source in kept and edge.target in kept),
        )

    def _oriented(self, edge: NetworkEdge) -> NetworkEdge:
        if self.directed or self.sides or edge.source <= edge.target:
            return edge
        return replace(edge, source=edge.target, target=edge.source)

    def _demand_once(self, what: str, counts: Counter[str]) -> None:
        for id_, count in counts.items():
            if count > 1:
                remedy = "join the two, or give each an id of its own"
                raise InputError(where=self.name, what=f"the {what} {id_} stands twice", remedy=remedy)

"""Make networks of ties: who cooperates with whom, who funds what, who visits whom."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from kg.analyse.centrality import degree, strength
from kg.analyse.whole import communities
from kg.network import Attribute, Network, NetworkEdge, NetworkNode
from kg.ties import EndKind, Tie

__all__ = ["cooperation", "funding", "visits"]

_FUNDERS: Final[tuple[EndKind, ...]] = ("country", "municipality", "organisation", "programme")
_FUNDED: Final[tuple[EndKind, ...]] = ("agreement", "event")


def cooperation(ties: Iterable[Tie]) -> Network:
    """Return the network of municipalities, joined by the events and agreements that they share.

    The weight of an edge is the number of distinct events and agreements (each counts as much as its tie weighs,
    which is 1), however many sentences tell of them. Edges have the attributes ``events``, ``agreements`` (how many),
    ``types`` (codes), ``items`` (IRIs), ``releases`` and ``evidence`` (sentences); ``start`` is the earliest date,
    ``end`` the latest, but none where an agreement stands. Nodes have ``degree``, ``strength`` and ``community``.
    Ties between anything but municipalities, and ties of funding, are left out.

    Examples
    --------
    >>> def tie(item: str, kind: str, date: str) -> Tie:
    ...     return Tie(source="k", target="l", source_label="Köln", target_label="Lille", date=date, item=item,
    ...                source_kind="municipality", target_kind="municipality", kind=kind, type="other")
    >>> told = [tie("e1", "event", "2024-05"), tie("e1", "event", "2024-05-03"), tie("a1", "agreement", "1958")]
    >>> (edge,) = cooperation(told).edges
    >>> edge.weight, edge.start, edge.end, edge.attributes["events"], edge.attributes["agreements"]
    (2.0, '1958', None, 1, 1)
    """
    between = [tie for tie in ties if tie.kind != "funding" and {tie.source_kind, tie.target_kind} == {"municipality"}]
    network = Network(
        name="cooperation",
        nodes=_nodes(between),
        edges=_edges(between, key=lambda tie: (min(tie.source, tie.target), max(tie.source, tie.target))),
    )
    return network.with_node_attributes(
        {"degree": degree(network), "strength": strength(network), "community": communities(network)}
    )


def funding(ties: Iterable[Tie]) -> Network:
    """Return the network with funders (programmes, organisations, states, municipalities) left and events right.

    The weight of an edge is the number of distinct fundings. Agreements that are funded stand on the right too;
    programmes that only receive money are left out, so that no node is on both sides. Events have the attribute
    ``event_type`` and their date as ``start``; edges have ``types``, ``items``, ``links`` (how the money is told of),
    ``releases`` and ``evidence``; nodes ``degree``.

    Examples
    --------
    >>> tie = Tie(source="p", target="e", source_label="Fund", target_label="Visit", source_kind="programme",
    ...           target_kind="event", kind="funding", type="visit", date="2024-05-03", item="f1")
    >>> network = funding([tie])
    >>> [(node.label, node.kind, node.start) for node in network.nodes], network.edges[0].weight
    ([('Visit', 'event', '2024-05-03'), ('Fund', 'programme', None)], 1.0)
    """
    paid = [
        tie
        for tie in ties
        if tie.kind == "funding" and tie.source_kind in _FUNDERS and tie.target_kind in _FUNDED
    ]  # fmt: skip
    network = Network(
        name="funding",
        nodes=_nodes(paid, dated=_FUNDED),
        edges=_edges(paid, key=lambda tie: (tie.source, tie.target), counted=False),
        sides=_FUNDERS,
    )
    return network.with_node_attributes({"degree": degree(network)})


def visits(ties: Iterable[Tie]) -> Network:
    """Return the directed network of municipalities in which an edge leads from a guest to its host.

    The weight is the number of distinct events at which the one was the other's guest. Ties without a direction are
    left out, and so are parts of an event that leads the same way itself (the reception within a visit). The
    attributes are those of `cooperation`.

    Examples
    --------
    >>> tie = Tie(source="l", target="k", source_label="Lille", target_label="Köln", source_kind="municipality",
    ...           target_kind="municipality", kind="event", type="visit", item="e1", directed=True)
    >>> [(edge.source, edge.target) for edge in visits([tie]).edges]
    [('l', 'k')]
    """
    told = [
        tie
        for tie in ties
        if tie.kind == "event" and tie.directed and {tie.source_kind, tie.target_kind} == {"municipality"}
    ]
    whole = {(tie.source, tie.target, tie.item) for tie in told if tie.item}
    led = [tie for tie in told if (tie.source, tie.target, tie.part_of) not in whole]
    network = Network(
        name="visits", nodes=_nodes(led), edges=_edges(led, key=lambda tie: (tie.source, tie.target)), directed=True
    )
    return network.with_node_attributes({"degree": degree(network), "strength": strength(network)})


def _nodes(ties: Iterable[Tie], dated: tuple[EndKind, ...] = ()) -> tuple[NetworkNode, ...]:
    """Return the ends of ties; a node of a ``dated`` kind has the date and type of its ties."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, set[str]] = defaultdict(set)
    dates: dict[str, set[str]] = defaultdict(set)
    types: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        ends = ((tie.source, tie.source_label, tie.source_kind), (tie.target, tie.target_label, tie.target_kind))
        for id_, label, kind in ends:
            labels[id_][label] += 1
            kinds[id_].add(kind)
            if kind in dated:
                types[id_].add(tie.type)
                dates[id_].update([tie.date] if tie.date else [])
    return tuple(
        NetworkNode(
            id=id_,
            label=_usual(labels[id_]),
            kind=min(kinds[id_]),
            start=min(dates[id_], default=None),
            attributes={"event_type": min(types[id_], default=None)} if dated else {},
        )
        for id_ in labels
    )


def _usual(labels: Mapping[str, int]) -> str:
    """Return the label that is used most, and among equals the first in the alphabet."""
    return min(labels, key=lambda label: (-labels[label], label))


def _edges(
    ties: Iterable[Tie], *, key: Callable[[Tie], tuple[str, str]], counted: bool = True
) -> tuple[NetworkEdge, ...]:
    """Return an edge for each pair that ``key`` names; ``counted`` adds how many events and agreements it holds."""
    pairs: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        pairs[key(tie)].append(tie)
    return tuple(_edge(source, target, told, counted) for (source, target), told in pairs.items())


def _edge(source: str, target: str, ties: list[Tie], counted: bool) -> NetworkEdge:
    items: dict[tuple[str, str, str, str], float] = {}
    for tie in ties:
        # A row without an item is told apart by what it says of it.
        one = (tie.kind, tie.item, "", "") if tie.item else (tie.kind, "", tie.type, tie.date or "")
        items[one] = max(tie.weight, items.get(one, 0.0))
    dates = {tie.date for tie in ties if tie.date}
    lasting = any(tie.kind == "agreement" for tie in ties)
    numbers = Counter(kind for kind, *_ in items)
    attributes: dict[str, Attribute] = {
        "types": tuple(sorted({tie.type for tie in ties})),
        "items": tuple(sorted({tie.item for tie in ties if tie.item})),
        "releases": tuple(sorted({release for tie in ties for release in tie.releases})),
        "evidence": tuple(sorted({tie.evidence for tie in ties if tie.evidence})),
    }
    if counted:
        attributes = {"events": numbers["event"], "agreements": numbers["agreement"], **attributes}
    else:
        attributes["links"] = tuple(sorted({tie.link for tie in ties if tie.link}))
    return NetworkEdge(
        source=source,
        target=target,
        weight=math.fsum(items.values()),
        start=min(dates, default=None),
        end=None if lasting else max(dates, default=None),
        attributes=attributes,
    )

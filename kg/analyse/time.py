"""Networks in time: which ties hold in which years, and what appeared and vanished from one year to the next."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.network import Network, NetworkEdge, NetworkNode
from kg.ties import Tie

__all__ = ["Snapshot", "narrowed", "snapshots"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The network of one year, and how it differs from that of the year before."""

    year: int
    network: Network
    appeared_nodes: tuple[NetworkNode, ...]
    vanished_nodes: tuple[NetworkNode, ...]
    appeared_edges: tuple[NetworkEdge, ...]
    vanished_edges: tuple[NetworkEdge, ...]


def snapshots(network: Network) -> tuple[Snapshot, ...]:
    """Return the network of each year from the first dated tie to the last.

    An event stands in its years, an agreement from the year in which it was signed on; what has no date is in none.
    The weight of an edge is that of the spells that hold in the year; nodes without an edge are left out.

    Examples
    --------
    A visit in 2023, and an agreement since 2024 with another town:

    >>> from kg.network import Spell
    >>> visit = Spell(kind="event", type="visit", start="2023-05-08", end="2023-05-12")
    >>> contract = Spell(kind="agreement", type="twinning", start="2024")
    >>> network = Network.of_weights({("Köln", "Lille"): 1, ("Köln", "Turin"): 1})
    >>> lille, turin = network.edges
    >>> dated = replace(network, edges=(replace(lille, spells=(visit,)), replace(turin, spells=(contract,))))
    >>> for each in snapshots(dated):
    ...     print(each.year, [edge.target for edge in each.appeared_edges], [node.id for node in each.vanished_nodes])
    2023 ['Lille'] []
    2024 ['Turin'] ['Lille']
    """
    years = [int(day[:4]) for edge in network.edges for spell in edge.spells for day in (spell.start, spell.end) if day]
    if not years:
        return ()
    found: list[Snapshot] = []
    for year in range(min(years), max(years) + 1):
        found.append(_snapshot(year, _in_years(network, year, year), found[-1].network if found else None))
    return tuple(found)


def narrowed(ties: Iterable[Tie], years: tuple[int, int]) -> tuple[Tie, ...]:
    """Return the ties that hold in some of the years from the first to the last: see `snapshots`.

    Examples
    --------
    >>> def tie(kind: str, date: str | None) -> Tie:
    ...     return Tie(source="k", target="l", source_label="Köln", target_label="Lille", date=date, type="other",
    ...                source_kind="municipality", target_kind="municipality", kind=kind)
    >>> told = [tie("agreement", "1958"), tie("event", "2021-05"), tie("event", "2024"), tie("event", None)]
    >>> [each.date for each in narrowed(told, (2024, 2025))]
    ['1958', '2024']
    """
    return tuple(
        tie for tie in ties if _holds(tie.date, tie.end or (None if tie.kind == "agreement" else tie.date), years)
    )


def _holds(start: str | None, end: str | None, years: tuple[int, int]) -> bool:
    if start is None:
        return False
    return int(start[:4]) <= years[1] and (end is None or int(end[:4]) >= years[0])


def _in_years(network: Network, first: int, last: int) -> Network:
    """Return the part of a network whose spells hold in some of the years."""
    edges = []
    for edge in network.edges:
        spells = tuple(spell for spell in edge.spells if _holds(spell.start, spell.end, (first, last)))
        if spells:
            edges.append(replace(edge, spells=spells, weight=math.fsum(spell.weight for spell in spells)))
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    return replace(network, nodes=tuple(node for node in network.nodes if node.id in ends), edges=tuple(edges))


def _snapshot(year: int, network: Network, before: Network | None) -> Snapshot:
    old_nodes = {node.id: node for node in before.nodes} if before else {}
    old_edges = {(edge.source, edge.target): edge for edge in before.edges} if before else {}
    nodes = {node.id: node for node in network.nodes}
    edges = {(edge.source, edge.target): edge for edge in network.edges}
    return Snapshot(
        year=year,
        network=network,
        appeared_nodes=tuple(node for id_, node in nodes.items() if id_ not in old_nodes),
        vanished_nodes=tuple(node for id_, node in old_nodes.items() if id_ not in nodes),
        appeared_edges=tuple(edge for ends, edge in edges.items() if ends not in old_edges),
        vanished_edges=tuple(edge for ends, edge in old_edges.items() if ends not in edges),
    )

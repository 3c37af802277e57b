"""Make the network that a plan declares of ties: which ends and edges there are, and what is known of each."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kg.analyse.plans import Plan
from kg.analyse.two_sides import projection
from kg.network import About, Attribute, Network, NetworkEdge, NetworkNode, Spell
from kg.ties import EndKind, Tie

__all__ = ["Known", "make"]

# What is known of a node beside its ties: attributes by name, by the id of the node.
Known = Mapping[str, Mapping[str, Attribute]]

# Ends that a tie gives its date to: they happen or are signed, the others only are there.
_DATED: Final[tuple[EndKind, ...]] = ("agreement", "event")
# Place names, coordinates and populations are GeoNames'; what is said of them stands in the releases that are named.
_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_ATTRIBUTION: Final = "GeoNames (https://www.geonames.org/), CC BY 4.0"


def make(plan: Plan, ties: Iterable[Tie], known: Known | None = None, *, language: str = "en") -> Network:
    """Return the network that a plan makes of ties.

    The weight of an edge is the number of distinct events, agreements or fundings (each counts as much as its tie
    weighs, which is 1), however many sentences tell of them; each is a spell of the edge. ``start`` is the earliest
    date, ``end`` the latest, but none where something holds on, such as an agreement. Edges have the attributes
    ``types`` (codes), ``items`` (IRIs), ``releases``, ``evidence`` (sentences), where they hold both ``events`` and
    ``agreements`` how many, and for money ``links`` (how it is told of). Nodes have what ``known`` says of them, events
    and agreements also their date and ``event_type``. In a network with two sides a node that stands on both is left
    out on the right.

    Examples
    --------
    >>> from kg.analyse.plans import plan_of
    >>> def tie(item: str, kind: str, date: str) -> Tie:
    ...     return Tie(source="k", target="l", source_label="Köln", target_label="Lille", date=date, item=item,
    ...                source_kind="municipality", target_kind="municipality", kind=kind, type="other")
    >>> told = [tie("e1", "event", "2024-05"), tie("e1", "event", "2024-05-03"), tie("a1", "agreement", "1958")]
    >>> (edge,) = make(plan_of("cooperation"), told).edges
    >>> edge.weight, edge.start, edge.end, edge.attributes["events"], edge.attributes["agreements"]
    (2.0, '1958', None, 1, 1)
    >>> [(spell.item, spell.start, spell.end) for spell in edge.spells]
    [('a1', '1958', None), ('e1', '2024-05', '2024-05-03')]
    """
    counted = _counted(plan, ties)
    network = Network(
        name=plan.name,
        nodes=_nodes(counted, known or {}),
        edges=_edges(plan, counted),
        directed=plan.directed,
        sides=plan.sources if plan.two_sides else (),
        about=_about(plan, counted, language),
    )
    if plan.projection is None:
        return network
    side = projection(network, plan.projection)
    return Network(name=plan.name, nodes=side.nodes, edges=side.edges, about=network.about)


def _counted(plan: Plan, ties: Iterable[Tie]) -> list[Tie]:
    """Return the ties that count in a plan."""
    kept = [
        tie
        for tie in ties
        if (not plan.sources or tie.source_kind in plan.sources)
        and (not plan.targets or tie.target_kind in plan.targets)
        and (not plan.kinds or tie.kind in plan.kinds)
        and (not plan.types or tie.type in plan.types)
        and (tie.directed or not plan.directed)
    ]
    if plan.leave_out_parts:
        whole = {(tie.source, tie.target, tie.item) for tie in kept if tie.item}
        kept = [tie for tie in kept if (tie.source, tie.target, tie.part_of) not in whole]
    if plan.two_sides:
        left = {tie.source for tie in kept}
        kept = [tie for tie in kept if tie.target not in left]
    return kept


def _nodes(ties: Iterable[Tie], known: Known) -> tuple[NetworkNode, ...]:
    """Return the ends of ties; one of a dated kind has the date and type of its ties."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, set[str]] = defaultdict(set)
    dates: dict[str, set[str]] = defaultdict(set)
    ends_of: dict[str, set[str]] = defaultdict(set)
    types: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        ends = ((tie.source, tie.source_label, tie.source_kind), (tie.target, tie.target_label, tie.target_kind))
        for id_, label, kind in ends:
            labels[id_][label] += 1
            kinds[id_].add(kind)
            if kind in _DATED:
                types[id_].add(tie.type)
                dates[id_].update([tie.date] if tie.date else [])
                last = tie.end or (tie.date if kind == "event" else None)
                ends_of[id_].update([last] if last else [])
    return tuple(
        NetworkNode(
            id=id_,
            label=_usual(labels[id_]),
            kind=min(kinds[id_]),
            start=min(dates[id_], default=None),
            end=max(ends_of[id_], default=None),
            attributes={**known.get(id_, {}), **({"event_type": min(types[id_])} if id_ in types else {})},
        )
        for id_ in labels
    )


def _usual(labels: Mapping[str, int]) -> str:
    """Return the label that is used most, and among equals the first in the alphabet."""
    return min(labels, key=lambda label: (-labels[label], label))


def _edges(plan: Plan, ties: Iterable[Tie]) -> tuple[NetworkEdge, ...]:
    pairs: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        swapped = not plan.directed and not plan.two_sides and tie.source > tie.target
        pairs[(tie.target, tie.source) if swapped else (tie.source, tie.target)].append(tie)
    return tuple(_edge(source, target, told) for (source, target), told in pairs.items())


def _edge(source: str, target: str, ties: Sequence[Tie]) -> NetworkEdge:
    items: dict[tuple[str, ...], list[Tie]] = defaultdict(list)
    for tie in ties:
        # A row without an item is told apart by what it says of it.
        items[(tie.kind, tie.item) if tie.item else (tie.kind, "", tie.type, tie.date or "")].append(tie)
    spells = sorted(map(_spell, items.values()), key=_order)
    starts = [spell.start for spell in spells if spell.start]
    ends = [spell.end for spell in spells if spell.end]
    lasting = any(spell.kind == "agreement" and spell.end is None for spell in spells)
    return NetworkEdge(
        source=source,
        target=target,
        weight=math.fsum(spell.weight for spell in spells),
        start=min(starts, default=None),
        end=None if lasting else max(ends, default=None),
        attributes=_attributes(ties, Counter(spell.kind for spell in spells)),
        spells=tuple(spells),
    )


def _order(spell: Spell) -> tuple[str, ...]:
    """Return what spells are ordered by: all that may tell two apart, so that the order of the ties does not matter."""
    return spell.start or "", spell.item, spell.type, spell.kind, spell.end or "", spell.evidence


def _spell(ties: Sequence[Tie]) -> Spell:
    """Return the one thing that ties tell of: its first date, its last day, and every sentence."""
    dates = [tie.date for tie in ties if tie.date]
    ends = [tie.end for tie in ties if tie.end] or ([] if ties[0].kind == "agreement" else dates)
    return Spell(
        kind=ties[0].kind,
        type=min(tie.type for tie in ties),
        label=min(tie.type_label or tie.type for tie in ties),
        item=ties[0].item,
        start=min(dates, default=None),
        end=max(ends, default=None),
        weight=max(tie.weight for tie in ties),
        releases=tuple(sorted({release for tie in ties for release in tie.releases})),
        evidence=" … ".join(sorted({tie.evidence for tie in ties if tie.evidence})),
    )


def _attributes(ties: Sequence[Tie], numbers: Mapping[str, int]) -> dict[str, Attribute]:
    """Return what an edge says of itself in exports."""
    lists: dict[str, Attribute] = {
        "types": tuple(sorted({tie.type for tie in ties})),
        "items": tuple(sorted({tie.item for tie in ties if tie.item})),
        "releases": tuple(sorted({release for tie in ties for release in tie.releases})),
        "evidence": tuple(sorted({tie.evidence for tie in ties if tie.evidence})),
    }
    if "funding" in numbers:
        return {**lists, "links": tuple(sorted({tie.link for tie in ties if tie.link}))}
    if "topic" in numbers:
        return lists
    return {"events": numbers.get("event", 0), "agreements": numbers.get("agreement", 0), **lists}


def _about(plan: Plan, ties: Sequence[Tie], language: str) -> About:
    """Return what files say of the network: its names, and from how many releases it is."""
    spoken = "de" if language == "de" else "en"
    count = len({release for tie in ties for release in tie.releases})
    told = {"de": f"{count} Pressemitteilungen", "en": f"{count} press releases"}[spoken]
    return About(
        language=spoken,
        title=plan.titles[spoken],
        description=plan.abouts[spoken],
        weight=plan.weights[spoken],
        source=told,
        licence=_LICENCE,
        attribution=_ATTRIBUTION,
    )

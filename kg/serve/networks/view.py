"""A network as its page and its programs get it: nodes with measures, ties with sentences, and what can be chosen."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.analyse import measures
from kg.codes import codes, label
from kg.mapping.iris import release_iri
from kg.model import Iri
from kg.network import Network, NetworkEdge, NetworkNode, Spell
from kg.serve.language import Language
from kg.serve.networks.filters import Context, spells_of
from kg.serve.things.naming import called
from kg.serve.words import TEXTS, say
from kg.store.askable import Askable

__all__ = ["MEASURES", "Choices", "Tie", "View", "choices_of", "viewed"]

# What a picture may show of a node, and a table sort by.
MEASURES: Final = ("degree", "strength", "betweenness", "closeness", "pagerank", "core", "clustering")
_NODES: Final = 1500
_EVIDENCE: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """All of one kind between two nodes: since when, until when, how often, and the sentences that say so."""

    id: str
    source: NetworkNode
    target: NetworkNode
    kind: str
    label: str
    first: int | None
    last: int | None
    weight: float
    topics: tuple[str, ...]
    programmes: tuple[str, ...]
    spells: tuple[Spell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a network can be narrowed by, each value with its name and how often it is there; and its years."""

    kinds: tuple[tuple[str, str, int], ...]
    countries: tuple[tuple[str, str, int], ...]
    topics: tuple[tuple[str, str, int], ...]
    programmes: tuple[tuple[str, str, int], ...]
    years: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A network that is shown: nodes with their measures, the strongest first, and ties; ``total`` nodes are there."""

    network: Network
    nodes: tuple[tuple[NetworkNode, Mapping[str, Any]], ...]
    ties: tuple[Tie, ...]
    total: int


def viewed(network: Network, context: Context, language: Language) -> View:
    """Return a narrowed network as it is shown, the strongest nodes of a large one."""
    rows = measures(network) if network.nodes else []
    kept = [str(row["node"]) for row in rows[:_NODES]]
    part = network.only(kept) if len(kept) < len(rows) else network
    nodes = {node.id: node for node in part.nodes}
    by_id = {str(row["node"]): row for row in rows}
    ties = [tie for edge in part.edges for tie in _ties(edge, nodes, context, language)]
    return View(
        network=part,
        nodes=tuple((nodes[name], by_id[name]) for name in kept),
        ties=tuple(ties),
        total=len(network.nodes),
    )


def choices_of(network: Network, context: Context, graph: Askable, language: Language) -> Choices:
    """Return what a network can be narrowed by."""
    spells = spells_of(network.edges)
    programmes = _counted(spells, context.programmes_of)
    names = called(graph, map(Iri, programmes), language)
    countries: dict[str, int] = defaultdict(int)
    for node in network.nodes:
        if country := node.attributes.get("country"):
            countries[str(country)] += 1
    iris = {code: Iri(f"{_COUNTRY}{code}") for code in countries}
    places = called(graph, iris.values(), language)
    years = [int(spell.start[:4]) for spell in spells if spell.start]
    years += [int(spell.end[:4]) for spell in spells if spell.end]
    return Choices(
        kinds=_named(_counted(spells, lambda spell: [spell.type]), lambda code: kind_label(code, spells, language)),
        countries=_named(countries, lambda code: places[iris[code]].label),
        topics=_named(_counted(spells, context.topics_of), lambda code: _topic(code, language)),
        programmes=_named(programmes, lambda iri: names[Iri(iri)].label),
        years=(min(years), max(years)) if years else None,
    )


def kind_label(code: str, spells: Iterable[Spell], language: Language) -> str:
    """Return what a kind of tie is called."""
    for scheme in ("event-type", "agreement-type"):
        if code in codes(scheme):
            return label(scheme, code, language)
    if f"tie.{code}" in TEXTS:
        return say(f"tie.{code}", language)
    return next((spell.label for spell in spells if spell.type == code and spell.label), code)


def evidence_of(tie: Tie) -> list[tuple[str, Iri, str]]:
    """Return releases with the sentences that state a tie."""
    found = [(name, release_iri(name), spell.evidence) for spell in tie.spells for name in spell.releases[:1]]
    return found[:_EVIDENCE]


def _ties(edge: NetworkEdge, nodes: Mapping[str, NetworkNode], context: Context, language: Language) -> Iterable[Tie]:
    by_kind: dict[str, list[Spell]] = defaultdict(list)
    for spell in edge.spells:
        by_kind[spell.type].append(spell)
    for kind, spells in sorted(by_kind.items()):
        years = [int(day[:4]) for spell in spells for day in (spell.start, spell.end) if day]
        lasting = any(spell.kind == "agreement" and not spell.end for spell in spells)
        yield Tie(
            id=f"{_short(edge.source)}~{_short(edge.target)}~{kind}",
            source=nodes[edge.source],
            target=nodes[edge.target],
            kind=kind,
            label=kind_label(kind, spells, language),
            first=min(years, default=None),
            last=None if lasting else max(years, default=None),
            weight=sum(spell.weight for spell in spells),
            topics=tuple(sorted({topic for spell in spells for topic in context.topics_of(spell)})),
            programmes=tuple(sorted({one for spell in spells for one in context.programmes_of(spell)})),
            spells=tuple(spells),
        )


def _counted(spells: Sequence[Spell], values: Callable[[Spell], Iterable[str]]) -> Mapping[str, int]:
    found: dict[str, int] = defaultdict(int)
    for spell in spells:
        for value in values(spell):
            found[value] += 1
    return found


def _named(counts: Mapping[str, int], name: Callable[[str], str]) -> tuple[tuple[str, str, int], ...]:
    return tuple(sorted(((value, name(value), count) for value, count in counts.items()), key=lambda one: one[1]))


def _topic(code: str, language: Language) -> str:
    return label("topic", code, language) if code in codes("topic") else code


def _short(iri: str) -> str:
    return "/".join(iri.split("/")[-2:])


_COUNTRY: Final = "https://w3id.org/municipal-cooperation/id/country/"

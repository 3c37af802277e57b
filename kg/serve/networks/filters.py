"""Narrow a network to what its reader wants to see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import fsum

from kg.analyse.near import ego
from kg.model import Iri, Value
from kg.network import Network, NetworkEdge, Spell
from kg.serve.things.vocabulary import PREFIXES
from kg.store.askable import Askable

__all__ = ["Context", "Filters", "context_of", "narrowed"]

_PROGRAMMES = "SELECT DISTINCT ?item ?it { ?item mc:withinProgramme ?it } ORDER BY ?item ?it"
_TOPICS = "SELECT DISTINCT ?name ?it { ?release mc:topic ?it ; dcterms:identifier ?name } ORDER BY ?name ?it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader wants to see of a network; empty is all. ``around`` is the IRI of a node and its neighbours."""

    kinds: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    first: int | None = None
    last: int | None = None
    around: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """To which programmes an event belongs, and of which topics a release tells."""

    programmes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    topics: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def topics_of(self, spell: Spell) -> frozenset[str]:
        """Return the topics of the releases that tell of a spell."""
        return frozenset[str]().union(*(self.topics.get(name, frozenset()) for name in spell.releases))

    def programmes_of(self, spell: Spell) -> frozenset[str]:
        """Return the programmes that an event belongs to."""
        return self.programmes.get(spell.item, frozenset())


def context_of(graph: Askable) -> Context:
    """Return what a graph says of the programmes of events and the topics of releases."""
    return Context(programmes=_pairs(graph, _PROGRAMMES), topics=_pairs(graph, _TOPICS))


def narrowed(network: Network, filters: Filters, context: Context) -> Network:
    """Return the part of a network that is wanted, its edges weighed by what is left of them.

    Examples
    --------
    >>> visit = Spell(kind="event", type="visit", start="2019-05")
    >>> twinning = Spell(kind="agreement", type="twinning", start="1990")
    >>> edge = NetworkEdge(source="a", target="b", weight=2.0, spells=(visit, twinning))
    >>> whole = replace(Network.of_weights({("a", "b"): 1}), edges=(edge,))
    >>> [narrowed(whole, Filters(first=year, last=year), Context()).edges[0].weight for year in (2018, 2019)]
    [1.0, 2.0]
    >>> narrowed(whole, Filters(first=1989, last=1989), Context()).nodes
    ()
    """
    lies = {node.id: node.attributes.get("country") for node in network.nodes}
    edges = [
        edge
        for whole in network.edges
        if not filters.countries or filters.countries & {lies.get(whole.source), lies.get(whole.target)}
        if (edge := _left(whole, filters, context)) is not None
    ]
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    part = replace(network, nodes=tuple(node for node in network.nodes if node.id in ends), edges=tuple(edges))
    if filters.around:
        return ego(part, filters.around) if filters.around in ends else part.only(())
    return part


def _left(edge: NetworkEdge, filters: Filters, context: Context) -> NetworkEdge | None:
    spells = tuple(spell for spell in edge.spells if _wanted(spell, filters, context))
    if not spells:
        return None
    return replace(edge, spells=spells, weight=fsum(spell.weight for spell in spells))


def _wanted(spell: Spell, filters: Filters, context: Context) -> bool:
    if filters.kinds and not filters.kinds & {spell.kind, spell.type}:
        return False
    if filters.topics and not filters.topics & context.topics_of(spell):
        return False
    if filters.programmes and not filters.programmes & context.programmes_of(spell):
        return False
    return _within(spell, filters.first, filters.last)


def _within(spell: Spell, first: int | None, last: int | None) -> bool:
    """Tell whether something holds in one of the years; an agreement holds from the day on which it was signed."""
    if first is None and last is None:
        return True
    if not spell.start:
        return False
    begins = int(spell.start[:4])
    ends = int(spell.end[:4]) if spell.end else 9999 if spell.kind == "agreement" else begins
    return (last is None or begins <= last) and (first is None or ends >= first)


def _pairs(graph: Askable, query: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for subject, it in graph.select(PREFIXES + query).rows:
        if isinstance(it, Iri) and subject is not None:
            found.setdefault(subject.text if isinstance(subject, Value) else str(subject), set()).add(_told(it))
    return {name: frozenset(values) for name, values in found.items()}


def _told(it: Iri) -> str:
    """Return a topic as its code, anything else as its IRI."""
    return it.rsplit("/", 1)[-1] if "/code/" in it else str(it)


def spells_of(edges: Iterable[NetworkEdge]) -> list[Spell]:
    """Return all that some edges are made of."""
    return [spell for edge in edges for spell in edge.spells]

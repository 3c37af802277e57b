"""Look at a part of a graph only, and find there what a look at the whole would find there."""

from dataclasses import dataclass

from kg.model import Node
from kg.store import Graph
from kg.store.reach import Triple, leading_to, part_of
from kg.validate.reading import ALWAYS, reading
from kg.validate.shapes import Shapes

__all__ = ["Part", "cut", "depending"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What to look at: some nodes, and those whose results may depend on some statements, gone ones included."""

    nodes: frozenset[Node] = frozenset()
    triples: tuple[Triple, ...] = ()


def depending(graph: Graph, shapes: Shapes, part: Part) -> frozenset[Node] | None:
    """Return the nodes of a part, those included whose results may depend on its statements; None if that may be all.

    Examples
    --------
    >>> from kg.model import Iri, Quad
    >>> from kg.validate.shapes import PREFIXES, load
    >>> quote, speaker, anna = Iri("http://e.org/q"), Iri(PREFIXES["mc"] + "speaker"), Iri("http://e.org/anna")
    >>> graph = Graph.of_quads([Quad(quote, speaker, anna, quote)])
    >>> gone = (anna, Iri(PREFIXES["rdf"] + "type"), Iri(PREFIXES["foaf"] + "Person"))
    >>> sorted(depending(graph, load(), Part(triples=(gone,))))
    ['http://e.org/anna', 'http://e.org/q']
    """
    read = reading(shapes).values()
    if not all(one.bounded for one in read) or any(str(predicate) in ALWAYS for _, predicate, _ in part.triples):
        return None
    ways = {way for one in read for way in one.ways if way}
    return part.nodes | leading_to(graph, ways, part.triples)


def cut(graph: Graph, shapes: Shapes, nodes: frozenset[Node]) -> Graph:
    """Return what the shapes read of the graph to judge some nodes."""
    ways = {way for one in reading(shapes).values() for way in one.ways if way}
    return part_of(graph, nodes, ways, always=ALWAYS)

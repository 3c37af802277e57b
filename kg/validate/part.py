"""Look at a part of a graph only, and find there what a look at the whole would find there."""

from dataclasses import dataclass
from itertools import islice
from typing import Final

from kg.model import Node
from kg.store import Graph
from kg.store.reach import Triple, leading_to, part_of
from kg.validate.counting import targeted
from kg.validate.engines import Engine, Result, run
from kg.validate.reading import ALWAYS, reading
from kg.validate.shapes import Shapes, alone

__all__ = ["Part", "cut", "depending", "piecewise"]

# So many nodes are judged at a time where a graph is too large to be judged at once.
_PIECE: Final = 5_000


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


def piecewise(graph: Graph, shapes: Shapes, engine: Engine) -> tuple[tuple[Result, ...], str] | None:
    """Return what breaks the shapes of a graph that is looked at piece by piece, or None if it can only be whole.

    At no time more is in memory than one piece, and the list of the nodes of one shape.
    """
    read = reading(shapes)
    if not all(one.bounded for one in read.values()):
        return None
    found: list[Result] = []
    ran = ""
    for shape in shapes.shapes:
        ways = [way for way in read[shape.iri].ways if way]
        nodes = iter(targeted(graph, shape))
        while some := frozenset(islice(nodes, _PIECE)):
            results, ran = run(part_of(graph, some, ways, always=ALWAYS), alone(shapes, shape.iri), engine)
            found += (result for result in results if result.focus in some)
    return tuple(found), ran or run(Graph.of_quads([]), shapes, engine)[1]


def cut(graph: Graph, shapes: Shapes, nodes: frozenset[Node]) -> Graph:
    """Return what the shapes read of the graph to judge some nodes."""
    ways = {way for one in reading(shapes).values() for way in one.ways if way}
    return part_of(graph, nodes, ways, always=ALWAYS)

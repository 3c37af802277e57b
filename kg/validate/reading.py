"""Which statements a shape reads to judge a node: the ways from the node to them, so that a part of a graph suffices.

A way is a chain of steps along predicates, forwards or backwards. Where the ways of a shape have no bound (a path that
repeats, a query that cannot be followed), `Reading.bounded` is false and only the whole graph will do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from rdflib import RDF, RDFS, SH, Graph, Literal, Node, URIRef
from rdflib.collection import Collection

from kg.store.reach import Step, Way
from kg.validate.following import Unbounded, followed
from kg.validate.shapes import Shape, Shapes

__all__ = ["ALWAYS", "Reading", "reading"]

# Classes are judged with those above them: https://www.w3.org/TR/shacl/#dfn-shacl-instance
ALWAYS: Final = (str(RDFS.subClassOf),)
_TYPE: Final = Step(str(RDF.type))
_PAIRED: Final = (SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals)
_INNER: Final = (SH.node, SH.property, SH.qualifiedValueShape, SH["not"])
_LISTS: Final = (SH["and"], SH["or"], SH.xone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The ways of one shape, those of its targets included; ``bounded`` says whether they are all."""

    ways: frozenset[Way]
    bounded: bool


@cache
def reading(shapes: Shapes) -> dict[str, Reading]:
    """Return what each shape reads, by its IRI.

    Examples
    --------
    >>> from kg.validate.shapes import PREFIXES, load
    >>> found = reading(load())[PREFIXES["mcs"] + "Claim"]
    >>> found.bounded, (Step(PREFIXES["mc"] + "claimant"), Step(PREFIXES["rdf"] + "type")) in found.ways
    (True, True)
    """
    return {shape.iri: _reading(shapes.graph, shape) for shape in shapes.shapes}


def _reading(graph: Graph, shape: Shape) -> Reading:
    targets = {_target(kind, iri) for kind, iri in shape.targets if kind != "node"}
    if (None, RDF.type, SH.ConstraintComponent) in graph:  # What those of one's own read is not known.
        return Reading(ways=frozenset(targets), bounded=False)
    try:
        return Reading(ways=frozenset(targets | set(_ways(graph, URIRef(shape.iri), (), ()))), bounded=True)
    except Unbounded:
        return Reading(ways=frozenset(targets), bounded=False)


def _target(kind: str, iri: str) -> Way:
    return (_TYPE if kind == "class" else Step(iri, inverse=kind == "objects"),)


def _ways(graph: Graph, shape: Node, before: Way, above: tuple[Node, ...]) -> Iterator[Way]:
    """Yield the ways of a shape that judges the node where the way ``before`` ends.

    Raises
    ------
    Unbounded
        If there are ways without a bound.
    """
    if shape in above or graph.value(shape, SH.qualifiedValueShapesDisjoint) == Literal(True):
        raise Unbounded
    path = graph.value(shape, SH.path)
    values = [before] if path is None else [before + way for way in _expanded(graph, path)]
    yield from values
    for query in graph.objects(shape, SH.sparql):
        yield from (before + way for way in followed(graph, query, path))
    for predicate in (other for pair in _PAIRED for other in graph.objects(shape, pair)):
        yield (*before, Step(str(predicate)))
    for value in values:
        if (shape, SH["class"], None) in graph:
            yield (*value, _TYPE)
        if graph.value(shape, SH.closed) == Literal(True):
            yield (*value, Step(None))
        for inner in _inner(graph, shape):
            yield from _ways(graph, inner, value, (*above, shape))


def _inner(graph: Graph, shape: Node) -> Iterator[Node]:
    for predicate in _INNER:
        yield from graph.objects(shape, predicate)
    for predicate in _LISTS:
        for head in graph.objects(shape, predicate):
            yield from Collection(graph, head)


def _expanded(graph: Graph, path: Node) -> list[Way]:
    """Return the ways that a property path stands for."""
    if isinstance(path, URIRef):
        return [(Step(str(path)),)]
    if (inner := graph.value(path, SH.inversePath)) is not None:
        return [turned(way) for way in _expanded(graph, inner)]
    if (options := graph.value(path, SH.alternativePath)) is not None:
        return [way for option in Collection(graph, options) for way in _expanded(graph, option)]
    if (inner := graph.value(path, SH.zeroOrOnePath)) is not None:
        return [(), *_expanded(graph, inner)]
    if (path, RDF.first, None) not in graph:
        raise Unbounded
    return joined(_expanded(graph, step) for step in Collection(graph, path))


def turned(way: Way) -> Way:
    """Return a way walked from its end."""
    return tuple(Step(step.predicate, inverse=not step.inverse) for step in reversed(way))


def joined(parts: Iterable[list[Way]]) -> list[Way]:
    """Return all ways that take one way of each part in turn."""
    ways: list[Way] = [()]
    for part in parts:
        ways = [way + onward for way in ways for onward in part]
    return ways

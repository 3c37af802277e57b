"""Count the nodes that each shape looks at, and name the shapes for which there is none: they prove nothing."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import Final

from kg.model import Iri, Node, Value
from kg.store import Graph
from kg.validate.findings import ShapeCount
from kg.validate.shapes import Shape, load, shorten

__all__ = ["counted", "met", "targeted"]

# Targets as SHACL defines them: https://www.w3.org/TR/shacl/#targets
_TARGETS: Final[dict[str, str]] = {
    "class": "?class <http://www.w3.org/2000/01/rdf-schema#subClassOf>* <IRI> . ?node a ?class",
    "subjects": "?node <IRI> ?object",
    "objects": "?subject <IRI> ?node",
    "node": "VALUES ?node { <IRI> }",
}
_KINDS: Final = {"class": "SELECT DISTINCT ?x { ?node a ?x }", "property": "SELECT DISTINCT ?x { ?s ?x ?o }"}
_ALIKE: Final = 0.8


def counted(
    graph: Graph, shapes: Iterable[Shape], piece: Graph | None = None, among: Collection[Node] = ()
) -> tuple[ShapeCount, ...]:
    """Return what each shape looks at: in the whole graph, or in a piece of it only of the nodes ``among``."""
    return tuple(_count(graph, shape, piece, frozenset(among)) for shape in shapes)


def met(graph: Graph, shapes: Iterable[Shape]) -> frozenset[Node]:
    """Return the nodes that any of the shapes looks at."""
    return frozenset(node for shape in shapes for node in targeted(graph, shape))


def targeted(graph: Graph, shape: Shape) -> frozenset[Node]:
    """Return the nodes that a shape looks at."""
    found = graph.select(f"SELECT DISTINCT ?node {{ {_branches(shape)} }}").rows
    return frozenset(node for (node,) in found if node is not None)


def _branches(shape: Shape) -> str:
    return " UNION ".join("{ " + _TARGETS[kind].replace("IRI", iri) + " }" for kind, iri in shape.targets)


def _count(graph: Graph, shape: Shape, piece: Graph | None, among: frozenset[Node]) -> ShapeCount:
    if piece is None:
        (number,) = graph.select(f"SELECT (COUNT(DISTINCT ?node) AS ?n) {{ {_branches(shape)} }}").rows[0]
        nodes = int(number.text) if isinstance(number, Value) else 0
        unmet = not nodes
    else:
        nodes = len(targeted(piece, shape) & among)
        unmet = not graph.ask(f"ASK {{ {_branches(shape)} }}")
    return ShapeCount(
        shape=shape.iri,
        labels=shape.labels,
        targets=tuple(f"{shorten(iri)}" for _, iri in shape.targets),
        constraints=tuple(constraint.iri for constraint in shape.constraints),
        nodes=nodes,
        unmet=unmet,
        nearest=_nearest(graph, shape) if unmet else "",
    )


def _nearest(graph: Graph, shape: Shape) -> str:
    """Return the class or property of the graph that is spelt most like a target that nothing has, or "".

    What the shapes of this program look for is spelt rightly.
    """
    right = {target for known in load().shapes for target in known.targets}
    for kind, iri in shape.targets:
        if kind != "node" and (kind, iri) not in right:
            rows = graph.select(_KINDS["class" if kind == "class" else "property"]).rows
            known = sorted(shorten(name) for (name,) in rows if isinstance(name, Iri))
            if near := get_close_matches(shorten(iri), known, n=1, cutoff=_ALIKE):
                return near[0]
    return ""

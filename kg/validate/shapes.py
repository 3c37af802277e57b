"""Read the shapes: which constraints there are, how severe, and what they tell a reader."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, cast

from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, Node, URIRef
from rdflib.collection import Collection

from kg.assets import asset
from kg.errors import InputError
from kg.validate.findings import Severity

__all__ = ["PREFIXES", "Constraint", "Shape", "Shapes", "alone", "load", "shorten"]

PREFIXES: Final[dict[str, str]] = {
    "mc": "https://w3id.org/municipal-cooperation/ontology#",
    "mcs": "https://w3id.org/municipal-cooperation/shapes#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": "https://schema.org/",
    "sh": str(SH),
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SEVERITY: Final[dict[Node | None, Severity]] = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
_TARGETS: Final[dict[URIRef, str]] = {
    SH.targetNode: "node",
    SH.targetClass: "class",
    SH.targetSubjectsOf: "subjects",
    SH.targetObjectsOf: "objects",
}
_REPEATED: Final = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A named constraint: its shape, severity, path and texts.

    ``predicates`` are all of the path; ``predicate`` is there only where the path is a single one.
    """

    iri: str
    shape: str
    severity: Severity
    path: str
    predicate: str | None
    predicates: frozenset[str]
    messages: Mapping[str, str] = field(hash=False)
    reasons: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A node shape: its targets as (``class``, ``node``, ``subjects`` or ``objects``; IRI) and its constraints."""

    iri: str
    source: str
    targets: tuple[tuple[str, str], ...]
    labels: Mapping[str, str] = field(hash=False)
    reasons: Mapping[str, str] = field(hash=False)
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shapes:
    """The shapes graph and what it holds, by shape; ``constraints`` finds a constraint by its IRI."""

    graph: Graph
    shapes: tuple[Shape, ...]
    constraints: Mapping[str, Constraint]

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """What each shape is about, by its IRI and language."""
        return {shape.iri: shape.labels for shape in self.shapes}


@cache
def alone(shapes: Shapes, iri: str) -> Shapes:
    """Return the shapes with the targets of only one of them: the others are there for it to refer to."""
    graph = Graph()
    for subject, predicate, value in shapes.graph:
        targets = predicate in _TARGETS or (predicate == RDF.type and value == RDFS.Class)
        if str(subject) == iri or not targets:
            graph.add((subject, predicate, value))
    (shape,) = (one for one in shapes.shapes if one.iri == iri)
    return Shapes(graph=graph, shapes=(shape,), constraints={one.iri: one for one in shape.constraints})


def load(folder: Path | None = None) -> Shapes:
    """Return the shapes of a folder of Turtle files, or the shapes of this program.

    Raises
    ------
    InputError
        If the folder has no shape with a target, a file is no Turtle, or a constraint has no name or message.

    Examples
    --------
    >>> load().constraints["https://w3id.org/municipal-cooperation/shapes#Agreement-party"].severity
    'warning'
    """
    return _load((folder or asset("shapes")).resolve())


@cache
def _load(folder: Path) -> Shapes:
    whole, shapes = Graph(), list[Shape]()
    for path in sorted(folder.glob("*.ttl")):
        part = _parsed(path)
        whole += part
        shapes.extend(_shape(part, iri, path) for iri in _targeted(part))
    if not shapes:
        raise InputError(where=str(folder), what="has no shape with a target", remedy="name a folder of shapes")
    shapes.sort(key=lambda shape: shape.iri)
    known = {constraint.iri: constraint for shape in shapes for constraint in shape.constraints}
    return Shapes(graph=whole, shapes=tuple(shapes), constraints=known)


def _parsed(path: Path) -> Graph:
    try:
        return Graph().parse(path, format="turtle")
    except (SyntaxError, UnicodeDecodeError) as error:  # rdflib's BadSyntax is a SyntaxError
        line = re.search(r"at line (\d+)", str(error))
        where = f"{path}:{line[1]}" if line else str(path)
        raise InputError(where=where, what="is no valid Turtle", remedy="mend the file") from error


def shorten(iri: str) -> str:
    """Return an IRI with a prefix where one is known.

    Examples
    --------
    >>> shorten("http://purl.org/dc/terms/title"), shorten("http://e.org/x")
    ('dcterms:title', '<http://e.org/x>')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _targeted(graph: Graph) -> list[Node]:
    """Return the shapes that have a target; a shape that is a class looks at the nodes of that class."""
    classes = {node for node in graph.subjects(RDF.type, RDFS.Class) if (node, RDF.type, SH.NodeShape) in graph}
    return sorted({subject for target in _TARGETS for subject in graph.subjects(target)} | classes, key=str)


def _shape(graph: Graph, iri: Node, path: Path) -> Shape:
    targets = {(kind, str(node)) for target, kind in _TARGETS.items() for node in graph.objects(iri, target)}
    if (iri, RDF.type, RDFS.Class) in graph:
        targets.add(("class", str(iri)))
    constraints = (_constraint(graph, node, iri, path) for node in sorted(set(_parts(graph, iri)), key=str))
    return Shape(
        iri=str(iri), source=path.name, targets=tuple(sorted(targets)), labels=_texts(graph, iri, RDFS.label),
        reasons=_texts(graph, iri, RDFS.comment), constraints=tuple(constraints),
    )  # fmt: skip


def _parts(graph: Graph, shape: Node) -> Iterator[Node]:
    """Yield the shapes that a result can name as its source: property shapes, theirs, and the shape if it demands."""
    told = {RDF.type, RDFS.label, RDFS.comment, SH.property, SH.severity, SH.message, SH.path, SH.name, SH.order}
    told |= {SH.description, SH.group, SH.deactivated, SH.ignoredProperties, *_TARGETS}
    if any(str(predicate).startswith(str(SH)) and predicate not in told for predicate in graph.predicates(shape)):
        yield shape
    for part in graph.objects(shape, SH.property):
        yield part
        yield from (inner for inner in _parts(graph, part) if inner != part)


def _constraint(graph: Graph, node: Node, shape: Node, path: Path) -> Constraint:
    messages = _texts(graph, node, SH.message)
    if isinstance(node, BNode) or set(messages) < {"de", "en"}:
        what = f"a constraint of {shorten(str(shape))} has no name, or lacks a message in German or English"
        raise InputError(where=str(path), what=what, remedy="give it an IRI and one sh:message with @de and with @en")
    way = graph.value(node, SH.path)
    return Constraint(
        iri=str(node), shape=str(shape), severity=_SEVERITY.get(graph.value(node, SH.severity), "violation"),
        path=_path(graph, way), predicate=str(way) if isinstance(way, URIRef) else None,
        predicates=frozenset(_named(graph, way)),
        messages=messages, reasons=_texts(graph, node, RDFS.comment),
    )  # fmt: skip


def _texts(graph: Graph, node: Node, predicate: URIRef) -> dict[str, str]:
    literals = [cast(Literal, value) for value in graph.objects(node, predicate)]
    return {text.language or "": str(text) for text in sorted(literals, key=lambda text: text.language or "")}


def _named(graph: Graph, way: Node | None) -> Iterator[str]:
    """Yield the predicates of a path."""
    if isinstance(way, URIRef) and way != RDF.nil:
        yield str(way)
    elif way is not None:
        for part in graph.objects(way):
            yield from _named(graph, part)


def _path(graph: Graph, way: Node | None) -> str:
    """Return a property path as SPARQL writes it."""
    if way is None or isinstance(way, URIRef):
        return shorten(str(way)) if way else ""
    for repeated, sign in _REPEATED.items():
        if (inner := graph.value(way, repeated)) is not None:
            return f"{_path(graph, inner)}{sign}"
    inverse, options = graph.value(way, SH.inversePath), graph.value(way, SH.alternativePath)
    if inverse is not None:
        return f"^{_path(graph, inverse)}"
    steps = Collection(graph, options if options is not None else way)
    return ("|" if options is not None else "/").join(_path(graph, step) for step in steps)

"""Validate a graph against the shapes and tell each finding with its names, releases and sentences."""

from pathlib import Path
from typing import Final

from kg.model import Iri, Node, Value
from kg.store import Graph
from kg.validate.context import Context, look_up
from kg.validate.engines import Engine, Result, run
from kg.validate.findings import SEVERITIES, Finding, Passage, Report, ShapeCount
from kg.validate.shapes import Constraint, Shape, load

__all__ = ["Engine", "validate"]

_PASSAGES = 5
# Targets as SHACL defines them: https://www.w3.org/TR/shacl/#targets
_TARGETS: Final[dict[str, str]] = {
    "class": "?class <http://www.w3.org/2000/01/rdf-schema#subClassOf>* <IRI> . ?node a ?class",
    "subjects": "?node <IRI> ?object",
    "objects": "?subject <IRI> ?node",
    "node": "VALUES ?node { <IRI> }",
}


def validate(graph: Graph, *, engine: Engine = "auto", shapes: Path | None = None) -> Report:
    """Return what of a graph breaks the shapes, and how many nodes each shape looked at.

    Parameters
    ----------
    engine
        "turbo" runs pyshacl-turbo over the store, "pyshacl" runs pySHACL over a copy in rdflib, "auto" takes the
        first that loads. Both find the same; pySHACL takes some eighty times as long.
    shapes
        A folder of Turtle files; the shapes of this program if None.

    Raises
    ------
    InputError
        If the shapes cannot be read, or the engine that was asked for cannot be loaded.
    KgError
        If the engine fails.

    Examples
    --------
    >>> from kg.model import Quad
    >>> kind = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    >>> person = Iri("https://w3id.org/municipal-cooperation/id/person/a")
    >>> here = Iri("https://w3id.org/municipal-cooperation/graph/release/r")
    >>> report = validate(Graph.of_quads([Quad(person, kind, Iri("http://xmlns.com/foaf/0.1/Person"), here)]))
    >>> report.conforms, [finding.messages["en"] for finding in report.findings]
    (False, ['The person has no name; add given and family name as printed.'])
    """
    known = load(shapes)
    results, ran = run(graph, known, engine)
    nodes = {result.focus for result in results} | {str(r.value) for r in results if isinstance(r.value, Iri)}
    context = look_up(graph, nodes)
    findings = [_finding(result, known.constraints[result.constraint], context) for result in results]
    counts = tuple(_count(graph, shape) for shape in known.shapes)
    return Report(findings=tuple(sorted(findings, key=_order)), shapes=counts, engine=ran)


def _finding(result: Result, constraint: Constraint, context: Context) -> Finding:
    return Finding(
        severity=constraint.severity,
        shape=constraint.shape,
        constraint=constraint.iri,
        focus=result.focus,
        label=context.label(result.focus),
        path=constraint.path,
        predicate=constraint.predicate,
        component=result.component,
        value=result.value,
        value_label=_value_label(result.value, context),
        messages=constraint.messages,
        releases=tuple(sorted(context.releases.get(result.focus, ()))),
        evidence=_passages(result, constraint, context),
    )


def _value_label(value: Node | None, context: Context) -> str | None:
    if value is None:
        return None
    return value.text if isinstance(value, Value) else context.label(value)


def _passages(result: Result, constraint: Constraint, context: Context) -> tuple[Passage, ...]:
    """Return the passages of the node: first those about this very value, then about this property."""
    quoted = context.quotations.get(result.focus, ())

    def distance(index: int) -> tuple[int, int]:
        same = constraint.predicate is not None and quoted[index].predicate == constraint.predicate
        return (0 if same and quoted[index].object == result.value else 1 if same else 2, index)

    ordered = (quoted[index].passage for index in sorted(range(len(quoted)), key=distance))
    return tuple(dict.fromkeys(ordered))[:_PASSAGES]


def _count(graph: Graph, shape: Shape) -> ShapeCount:
    branches = " UNION ".join("{ " + _TARGETS[kind].replace("IRI", iri) + " }" for kind, iri in shape.targets)
    (number,) = graph.select(f"SELECT (COUNT(DISTINCT ?node) AS ?n) {{ {branches} }}").rows[0]
    constraints = tuple(constraint.iri for constraint in shape.constraints)
    nodes = int(number.text) if isinstance(number, Value) else 0
    return ShapeCount(shape=shape.iri, labels=shape.labels, constraints=constraints, nodes=nodes)


def _order(finding: Finding) -> tuple[object, ...]:
    severity = SEVERITIES.index(finding.severity)
    return (severity, finding.shape, finding.constraint, finding.focus, str(finding.value or ""))

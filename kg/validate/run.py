"""Validate a graph against the shapes and tell each finding with its names, releases, sentences and commands."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kg.model import Iri, Node, Release, Value
from kg.store import Graph
from kg.validate.context import Context, look_up
from kg.validate.counting import counted, met
from kg.validate.engines import Engine, Result, run
from kg.validate.findings import SEVERITIES, Finding, Passage, Report
from kg.validate.naming import LANGUAGES, Names
from kg.validate.part import Part, cut, depending, piecewise
from kg.validate.passages import Kept, Reader
from kg.validate.remedies import Place, commands_for
from kg.validate.shapes import Constraint, Shapes, load, shorten

__all__ = ["Engine", "Source", "validate"]

_PASSAGES = 5
_EVERYWHERE: Final = Place()


def _unknown(_name: str) -> Release | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a graph came from: ``kept`` gives the releases whose texts are at hand, ``place`` files and origins."""

    kept: Kept = _unknown
    place: Place = _EVERYWHERE


def validate(  # noqa: PLR0913 - each by its name
    graph: Graph,
    *,
    engine: Engine = "auto",
    shapes: Path | None = None,
    source: Source | None = None,
    part: Part | None = None,
    sparing: bool = False,
) -> Report:
    """Return what of a graph breaks the shapes, and how many nodes each shape looked at.

    Parameters
    ----------
    engine
        "turbo" runs pyshacl-turbo over the store, "pyshacl" runs pySHACL over a copy in rdflib, "auto" takes the
        first that loads. Both find the same; pySHACL takes some eighty times as long.
    shapes
        A folder of Turtle files; the shapes of this program if None.
    source
        Where the graph came from: with it, findings have whole sentences, and commands that name files.
    part
        What to look at, if not at the whole graph. The findings are those that the whole would have for these nodes.
        Where the shapes read without a bound, the whole graph is looked at all the same.
    sparing
        Whether a graph is judged piece by piece, since it is too large to be held in memory at once.

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
    nodes = None if part is None else depending(graph, known, part)
    if nodes is None:
        pieces = piecewise(graph, known, engine) if sparing else None
        results, ran = pieces or run(graph, known, engine)
        counts, looked = counted(graph, known.shapes), None
    else:
        piece = cut(graph, known, nodes)
        found, ran = run(piece, known, engine)
        results = tuple(result for result in found if result.focus in nodes)
        counts, looked = counted(graph, known.shapes, piece, nodes), len(met(piece, known.shapes) & nodes)
    return Report(findings=told(graph, known, results, source or Source()), shapes=counts, engine=ran, looked=looked)


def told(graph: Graph, shapes: Shapes, results: tuple[Result, ...], source: Source) -> tuple[Finding, ...]:
    """Return results as findings for a reader, in order."""
    nodes = {term for result in results for term in (result.focus, result.value) if isinstance(term, Iri)}
    teller = _Teller(shapes=shapes, context=look_up(graph, nodes), reader=Reader(source.kept), place=source.place)
    return tuple(sorted(map(teller.finding, results), key=_order))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teller:
    shapes: Shapes
    context: Context
    reader: Reader
    place: Place

    def finding(self, result: Result) -> Finding:
        constraint = self.shapes.constraints[result.constraint]
        focus = result.focus.text if isinstance(result.focus, Value) else str(result.focus)
        releases = tuple(sorted(self.context.releases.get(focus, ())))
        evidence = self._passages(result, focus, constraint)
        found = Finding(
            severity=constraint.severity,
            shape=constraint.shape,
            constraint=constraint.iri,
            kinds=self.shapes.labels[constraint.shape],
            focus=focus,
            names=self._called(result.focus),
            path=constraint.path,
            predicate=constraint.predicate,
            component=result.components[0],
            also=result.components[1:],
            value=result.value,
            value_names=None if result.value is None else self._called(result.value),
            messages=constraint.messages,
            reasons=constraint.reasons,
            releases=releases,
            evidence=evidence,
        )
        return replace(found, commands=commands_for(found, constraint.predicates, self.place))

    def _called(self, term: Node) -> Names:
        if isinstance(term, Value):
            return dict.fromkeys(LANGUAGES, term.text)
        names = self.context.called(term)
        # What has no label in the graph is a class or property that a prefix makes legible.
        short = shorten(term)
        return names if short.startswith("<") or names["en"] != "/".join(term.split("/")[-2:]) else _plain(short)

    def _passages(self, result: Result, focus: str, constraint: Constraint) -> tuple[Passage, ...]:
        """Return the passages of the node: first those about this very value, then about this property."""
        quoted = self.context.quotations.get(focus, ())

        def distance(index: int) -> tuple[int, int]:
            same = str(quoted[index].predicate) in constraint.predicates
            return (0 if same and quoted[index].object == result.value else 1 if same else 2, index)

        ordered = (quoted[index].passage for index in sorted(range(len(quoted)), key=distance))
        return tuple(map(self.reader.read, list(dict.fromkeys(ordered))[:_PASSAGES]))


def _plain(text: str) -> Names:
    return dict.fromkeys(LANGUAGES, text)


def _order(finding: Finding) -> tuple[object, ...]:
    severity = SEVERITIES.index(finding.severity)
    return (severity, finding.shape, finding.constraint, finding.focus, str(finding.value or ""))

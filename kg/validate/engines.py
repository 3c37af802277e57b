"""Run the shapes over a graph with pyshacl-turbo or, as the reference and the fallback, with pySHACL.

Both have pySHACL's interface and give a report graph. pyshacl-turbo takes the Oxigraph store; pySHACL takes a copy of
the default graph in rdflib, because its results directly over an Oxigraph store are wrong.
"""

import importlib
from dataclasses import dataclass
from functools import cache
from typing import Literal as OneOf
from typing import TypeAlias

import rdflib
from rdflib import SH

from kg.errors import InputError, KgError
from kg.model import Iri, Node, Value
from kg.store import Graph
from kg.store.graph import merged_only
from kg.validate.shapes import Shapes

__all__ = ["Engine", "Result", "run"]

Engine: TypeAlias = OneOf["auto", "turbo", "pyshacl"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an engine found: a node, the constraint that it breaks, SHACL's kinds of it, and the offending value."""

    focus: Node
    constraint: str
    components: tuple[str, ...]
    value: Node | None


def run(graph: Graph, shapes: Shapes, engine: Engine) -> tuple[tuple[Result, ...], str]:
    """Return what breaks the shapes, and the name of the library that ran.

    Raises
    ------
    InputError
        If ``engine`` is "turbo" and pyshacl-turbo cannot be loaded, or no engine has that name.
    KgError
        If the engine could not carry out the validation.
    """
    if engine not in ("auto", "turbo", "pyshacl"):
        raise InputError(where="engine", what=f"{engine!r} is unknown", remedy="use auto, turbo or pyshacl")
    fast = engine != "pyshacl" and _turbo_loads()
    if engine == "turbo" and not fast:
        remedy = "install pyshacl-turbo, or use pyshacl"
        raise InputError(where="engine", what="pyshacl-turbo cannot be loaded", remedy=remedy)
    try:
        report = _turbo(graph, shapes) if fast else _pyshacl(graph, shapes)
    except (RuntimeError, ValueError) as error:  # what the engines raise for shapes that they cannot run
        raise KgError(where="shapes", what=f"cannot be run: {error}", remedy="mend the shape that it names") from error
    if not isinstance(report, rdflib.Graph):
        raise KgError(where="shapes", what=f"cannot be run: {report}", remedy="mend the shape that it names")
    return _results(report), "pyshacl-turbo" if fast else "pyshacl"


@cache
def _turbo_loads() -> bool:
    try:
        importlib.import_module("pyshacl_turbo")
    except ImportError:  # missing, or built for another machine
        return False
    return True


@cache
def _compiled(shapes: Shapes) -> object:
    return importlib.import_module("pyshacl_turbo").compile_shapes(shapes.graph)


def _turbo(graph: Graph, shapes: Shapes) -> object:
    # It reads all graphs of a store, and takes twice as long over one with named graphs.
    _, report, _ = _compiled(shapes).validate(merged_only(graph).raw)  # type: ignore[attr-defined]
    return report


def _pyshacl(graph: Graph, shapes: Shapes) -> object:
    pyshacl = importlib.import_module("pyshacl")
    copy = rdflib.Graph()
    for row in graph.select("SELECT ?s ?p ?o { ?s ?p ?o }").rows:
        subject, predicate, value = (_to_rdflib(term) for term in row if term is not None)
        copy.add((subject, predicate, value))
    _, report, _ = pyshacl.validate(copy, shacl_graph=shapes.graph, inplace=True)
    return report


def _to_rdflib(term: Node) -> rdflib.term.Node:
    if isinstance(term, Value):
        # Oxigraph has normalised what it can; rdflib would write decimals another way.
        datatype = None if term.language else rdflib.URIRef(term.datatype)
        return rdflib.Literal(term.text, lang=term.language, datatype=datatype, normalize=False)
    return rdflib.BNode(term[2:]) if term.startswith("_:") else rdflib.URIRef(term)


def _from_rdflib(term: rdflib.term.Node) -> Node:
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Value(str(term), str(rdflib.RDF.langString), term.language)
        return Value(str(term), str(term.datatype or rdflib.XSD.string))
    return Iri(f"_:{term}") if isinstance(term, rdflib.BNode) else Iri(str(term))


def _results(report: rdflib.Graph) -> tuple[Result, ...]:
    """Return the results that the report itself names; what stands in their sh:detail belongs to them.

    Where a value breaks two parts of one named constraint (a number that is text is not above 0 either), it is one
    result with both kinds.
    """
    found: dict[tuple[Node, str, Node | None], set[str]] = {}
    for node in report.objects(None, SH.result):
        focus, value = report.value(node, SH.focusNode), report.value(node, SH.value)
        if focus is not None:
            told = None if value is None else _from_rdflib(value)
            key = (_from_rdflib(focus), str(report.value(node, SH.sourceShape)), told)
            found.setdefault(key, set()).add(str(report.value(node, SH.sourceConstraintComponent)))
    return tuple(
        Result(focus=focus, constraint=constraint, components=tuple(sorted(kinds)), value=value)
        for (focus, constraint, value), kinds in found.items()
    )

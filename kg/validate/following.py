"""Follow a query of a shape from ``$this``: along which ways it reads the graph."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from rdflib import SH, Graph, Node, URIRef, Variable
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath, ZeroOrOne
from rdflib.plugins.sparql import evaluate
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError
from kg.store import Graph as Stored
from kg.store.reach import Step, Way

__all__ = ["Unbounded", "followed"]

_Pattern: TypeAlias = tuple[Node, "Node | Path", Node]
_THIS: Final = Variable("this")
# What rdflib's parser raises; it comes from the library beneath rdflib, which is not ours to name.
_Unread: type[Exception] = vars(evaluate)["ParseException"]
_WRAPPING: Final = frozenset({"SelectQuery", "Project", "Distinct", "Reduced", "OrderBy", "Slice"})


class Unbounded(Exception):  # noqa: N818 - an answer, not an error
    """What is read has no bound that can be told."""


@dataclass(slots=True)
class _Group:
    """Patterns that hold together, and the groups within that may hold or not (OPTIONAL, UNION, EXISTS)."""

    patterns: list[_Pattern] = field(default_factory=list)
    within: list["_Group"] = field(default_factory=list)


def followed(graph: Graph, query: Node, path: Node | None) -> Iterator[Way]:
    """Yield the ways along which the SELECT of a constraint reads.

    Raises
    ------
    Unbounded
        If they cannot be told: the query repeats a step, reads apart from ``$this``, or uses what is not followed here.
    """
    text = str(graph.value(query, SH.select) or "")
    if "$PATH" in text or "?PATH" in text:
        if not isinstance(path, URIRef):
            raise Unbounded
        text = text.replace("$PATH", path.n3()).replace("?PATH", path.n3())
    declared = [part for prefixes in graph.objects(query, SH.prefixes) for part in graph.objects(prefixes, SH.declare)]
    head = "".join(f"PREFIX {graph.value(one, SH.prefix)}: <{graph.value(one, SH.namespace)}>\n" for one in declared)
    try:
        Stored.of_quads([]).select(head + text)  # rdflib takes some of what is no query, and fails over it later.
        algebra = translateQuery(parseQuery(head + text)).algebra
    except (QueryError, _Unread) as error:
        raise Unbounded from error
    yield from _walked(_group(algebra), {_THIS: [()]})


def _walked(group: _Group, reached: dict[Node, list[Way]]) -> Iterator[Way]:
    waiting = list(group.patterns)
    while waiting:
        ready = [pattern for pattern in waiting if pattern[0] in reached or pattern[2] in reached]
        if not ready:
            raise Unbounded
        for pattern in ready:
            waiting.remove(pattern)
            subject, predicate, value = pattern
            forwards = subject in reached
            here, there = (subject, value) if forwards else (value, subject)
            steps = _steps(predicate, inverse=not forwards)
            ways = [before + step for before in reached[here] for step in steps]
            yield from ways
            if isinstance(there, Variable):
                reached.setdefault(there, ways)
    for inner in group.within:
        yield from _walked(inner, dict(reached))


def _steps(predicate: "Node | Path", *, inverse: bool) -> list[Way]:
    """Return the ways that a predicate or path stands for."""
    if isinstance(predicate, URIRef):
        return [(Step(str(predicate), inverse),)]
    if isinstance(predicate, Variable):
        return [(Step(None, inverse),)]
    if isinstance(predicate, InvPath):
        return _steps(predicate.arg, inverse=not inverse)
    if isinstance(predicate, AlternativePath):
        return [way for option in predicate.args for way in _steps(option, inverse=inverse)]
    if isinstance(predicate, MulPath) and predicate.mod == ZeroOrOne:
        return [(), *_steps(predicate.path, inverse=inverse)]
    if not isinstance(predicate, SequencePath):
        raise Unbounded
    ways: list[Way] = [()]
    for part in reversed(predicate.args) if inverse else predicate.args:
        ways = [way + step for way in ways for step in _steps(part, inverse=inverse)]
    return ways


def _group(part: CompValue) -> _Group:
    """Return the patterns of a part of a query."""
    name = part.name
    if name == "BGP":
        return _Group(list(part.triples))
    if name in _WRAPPING or name in {"Filter", "Extend"}:
        return _together([_group(part.p), _Group(within=list(_exists(part.get("expr"))))])
    if name in {"Join", "LeftJoin", "Minus"}:
        first, second = _group(part.p1), _group(part.p2)
        within = [second, *_exists(part.get("expr"))]
        return _together([first, second if name == "Join" else _Group(within=within)])
    if name == "Union":
        return _Group(within=[_group(part.p1), _group(part.p2)])
    if name == "values" or (name == "ToMultiSet" and getattr(part.p, "name", "") == "values"):
        return _Group()
    raise Unbounded


def _together(groups: Iterable[_Group]) -> _Group:
    whole = _Group()
    for group in groups:
        whole.patterns += group.patterns
        whole.within += group.within
    return whole


def _exists(expression: object) -> Iterator[_Group]:
    """Yield the patterns of EXISTS and NOT EXISTS in an expression."""
    if isinstance(expression, CompValue):
        if expression.name in {"Builtin_EXISTS", "Builtin_NOTEXISTS"}:
            yield _group(expression.graph)
        else:
            for part in expression.values():
                yield from _exists(part)
    elif isinstance(expression, list | tuple):
        for part in expression:
            yield from _exists(part)

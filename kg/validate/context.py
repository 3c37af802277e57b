"""Look up what a reader needs to understand a finding: names, releases and the passages that state the node."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from kg.model import Iri, Node, Value
from kg.store import Graph
from kg.validate.findings import Passage
from kg.validate.naming import LANGUAGES, Names, names_of

__all__ = ["Context", "Quotation", "look_up"]

_BATCH = 500
_GRAPH: Final = "https://w3id.org/municipal-cooperation/graph/"
_PREFIXES = """
PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
_GRAPHS: Final = "SELECT DISTINCT ?node ?graph { VALUES ?node { NODES } GRAPH ?graph { ?node ?p ?o } }"
# The passage of a node; of a statement about it; of a passage itself; of a selector; of what a node is part of.
_EVIDENCE: Final = """SELECT DISTINCT ?node ?source ?exact ?start ?end ?predicate ?object {
  { VALUES ?node { NODES } ?node mc:evidence ?evidence }
  UNION { VALUES ?node { NODES } ?evidence rdf:subject ?node }
  UNION { VALUES ?node { NODES } ?node oa:hasSource ?any BIND(?node AS ?evidence) }
  UNION { VALUES ?node { NODES } ?evidence oa:hasSelector ?node }
  ?evidence oa:hasSource ?source ; oa:hasSelector ?words .
  ?words oa:exact ?exact .
  OPTIONAL { ?evidence oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }
  OPTIONAL { ?evidence rdf:predicate ?predicate ; rdf:object ?object }
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A passage and, where its evidence is that of a single statement, the statement's predicate and object."""

    passage: Passage
    predicate: Node | None
    object: Node | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Names, releases (and partnership lists, as ``list/NAME``) and quotations by node."""

    names: Mapping[str, Names]
    releases: Mapping[str, frozenset[str]]
    quotations: Mapping[str, tuple[Quotation, ...]]

    def called(self, node: str) -> Names:
        """Return what a node is called, by language, or the end of its IRI."""
        return self.names.get(node) or dict.fromkeys(LANGUAGES, "/".join(node.split("/")[-2:]))


def look_up(graph: Graph, nodes: Iterable[str]) -> Context:
    """Return what the graph says about nodes, for a reader of a report.

    Examples
    --------
    >>> context = look_up(Graph.of_quads([]), ["https://w3id.org/municipal-cooperation/id/event/a"])
    >>> context.called("https://w3id.org/municipal-cooperation/id/event/a")["de"]
    'event/a'
    """
    wanted = sorted({node for node in nodes if _is_absolute(node)})
    quotations = _quotations(graph, wanted)
    releases: dict[str, set[str]] = defaultdict(set)
    for node, name in _rows(graph, _GRAPHS, wanted):
        if isinstance(name, Iri) and (source := _source(name)):
            releases[str(node)].add(source)
    for subject, quoted in quotations.items():
        releases[subject].update(quotation.passage.release for quotation in quoted)
    return Context(
        names=names_of(lambda query, some: _rows(graph, query, sorted(filter(_is_absolute, some))), wanted),
        quotations=quotations,
        releases={node: frozenset(names) for node, names in releases.items()},
    )


def _is_absolute(node: str) -> bool:
    """Tell whether a node can stand in a query: no blank node, and no sign that would end an IRI."""
    return ":" in node and not node.startswith("_:") and not any(sign in node for sign in '<>"{}|^`\\ \n')


def _rows(graph: Graph, query: str, nodes: list[str]) -> Iterator[tuple[Node | None, ...]]:
    for first in range(0, len(nodes), _BATCH):
        values = " ".join(f"<{node}>" for node in nodes[first : first + _BATCH])
        yield from graph.select(_PREFIXES + query.replace("NODES", values)).rows


def _quotations(graph: Graph, nodes: list[str]) -> dict[str, tuple[Quotation, ...]]:
    found: dict[str, set[Quotation]] = defaultdict(set)
    for node, source, exact, start, end, predicate, value in _rows(graph, _EVIDENCE, nodes):
        if isinstance(exact, Value) and isinstance(source, Iri):
            passage = Passage(
                release=_source(source) or str(source), exact=exact.text, start=_number(start), end=_number(end)
            )
            found[str(node)].add(Quotation(passage=passage, predicate=predicate, object=value))
    return {node: tuple(sorted(quoted, key=_order)) for node, quoted in found.items()}


def _source(iri: str) -> str:
    """Return the name of the release, or partnership list, whose node or graph an IRI is; else nothing.

    Examples
    --------
    >>> _source(f"{_GRAPH}release/2024%20K%C3%B6ln"), _source(f"{_GRAPH}list/rgre"), _source(f"{_GRAPH}reference")
    ('2024 Köln', 'list/rgre', '')
    """
    kind, _, name = iri.rpartition("/")
    if kind.endswith("/list"):
        return f"list/{name}"
    return unquote(name) if kind.endswith("/release") else ""


def _number(term: Node | None) -> int | None:
    return int(term.text) if isinstance(term, Value) and term.text.lstrip("-").isdecimal() else None


def _order(quotation: Quotation) -> tuple[object, ...]:
    """Order quotations: those of the whole node first, then by release and place."""
    passage = quotation.passage
    single, start, end = quotation.predicate is not None, passage.start or 0, passage.end or 0
    return (single, passage.release, start, end, passage.exact, str(quotation.predicate), str(quotation.object))

"""Read which spans a graph gives as the evidence of the statements about one release."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.mapping.iris import expand
from kg.model import Node, Value
from kg.store import Graph

__all__ = ["Cited", "Span", "cited_in", "spans_by_statement"]

Span: TypeAlias = tuple[int, int]

_CITED: Final = f"""
SELECT DISTINCT ?thing ?subject ?predicate ?object ?start ?end ?exact {{ GRAPH <%s> {{
  ?evidence a <{expand("mc:Evidence")}> .
  OPTIONAL {{ ?evidence <{expand("oa:hasSelector")}> ?place . ?place <{expand("oa:start")}> ?start ; <{expand("oa:end")}> ?end }}
  OPTIONAL {{ ?evidence <{expand("oa:hasSelector")}> ?quote . ?quote <{expand("oa:exact")}> ?exact }}
  OPTIONAL {{ ?thing <{expand("mc:evidence")}> ?evidence }}
  OPTIONAL {{ ?evidence <{expand("rdf:subject")}> ?subject ; <{expand("rdf:predicate")}> ?predicate ;
    <{expand("rdf:object")}> ?object }}
}} }}
"""  # noqa: E501 - a query


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One span of evidence: of a statement, or of a thing as a whole (then ``predicate`` and ``object`` are None)."""

    subject: Node | None
    predicate: Node | None
    object: Node | None
    span: Span
    exact: str


def cited_in(graph: Graph, home: str) -> tuple[Cited, ...]:
    """Return the evidence in the named graph of a release, in the order of the text."""
    rows = [
        Cited(
            subject=row["subject"] or row["thing"],
            predicate=row["predicate"],
            object=row["object"],
            span=(_number(row["start"]), _number(row["end"])),
            exact=row["exact"].text if isinstance(row["exact"], Value) else "",
        )
        for row in graph.select(_CITED % home).dicts()
    ]
    return tuple(sorted(rows, key=lambda one: (one.span, str(one.subject), str(one.predicate), str(one.object))))


def spans_by_statement(cited: tuple[Cited, ...]) -> dict[tuple[Node | None, Node | None], list[Span]]:
    """Return where each subject is said to be in relation to each object; under None, where it is spoken of at all."""
    found: dict[tuple[Node | None, Node | None], list[Span]] = defaultdict(list)
    for one in sorted(cited, key=lambda one: (one.predicate is not None, one.span)):
        found[one.subject, None].append(one.span)
        if one.object is not None:
            found[one.subject, one.object].append(one.span)
    return found


def _number(node: Node | None) -> int:
    return int(node.text) if isinstance(node, Value) and node.text.isdigit() else -1

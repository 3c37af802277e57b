"""Write answers: rows as CSV, TSV, SPARQL JSON, SPARQL XML or Parquet, graphs as Turtle, N-Triples or JSON-LD.

And rows of plain text for a table on a screen.
"""

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from kg.errors import QueryError
from kg.model import Iri, Node
from kg.query.answer import Answer
from kg.query.frames import parquet
from kg.store.binding import written
from kg.store.graph import Graph, Table

__all__ = ["FORMATS", "MEDIA_TYPES", "rows", "written_answer", "written_graph", "written_table"]

# The formats of rows, then those of graphs, each with its media type.
MEDIA_TYPES: Final[Mapping[str, str]] = {
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "parquet": "application/vnd.apache.parquet",
    "turtle": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
}
FORMATS: Final = tuple(MEDIA_TYPES)
_GRAPHS: Final = {"turtle": ".ttl", "nt": ".nt", "jsonld": ".jsonld"}
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_LABEL: Final = "Label"


def written_answer(answer: Answer, format_: str) -> bytes:
    """Return an answer in one of the `FORMATS`: rows as a file of rows, a graph as a file of a graph.

    Raises
    ------
    QueryError
        If what was asked for gives the other of the two, or a library for the format is not installed.
    """
    if answer.graph is not None:
        return written_graph(answer.graph, format_).encode()
    table = answer.table or Table(columns=(), rows=())
    return parquet(table) if format_ == "parquet" else written_table(table, format_).encode()


def written_table(table: Table, format_: str) -> str:
    r"""Return the rows of an answer as ``csv``, ``tsv``, ``json`` or ``xml``.

    CSV and TSV are those of https://www.w3.org/TR/sparql11-results-csv-tsv/ (CSV has bare values, TSV has terms), JSON
    is that of https://www.w3.org/TR/sparql11-results-json/, XML that of https://www.w3.org/TR/rdf-sparql-XMLres/.

    Raises
    ------
    QueryError
        If the format is another one; Turtle and its like are for graphs.

    Examples
    --------
    >>> table = Table(columns=("name",), rows=((Iri("http://e.org/a"),), (None,)))
    >>> written_table(table, "csv")
    'name\r\nhttp://e.org/a\r\n\r\n'
    >>> written_table(table, "tsv")
    '?name\n<http://e.org/a>\n\n'
    """
    writers: dict[str, Callable[[Table], str]] = {"csv": _csv, "tsv": _tsv, "json": _json, "xml": _xml}
    if format_ not in writers:
        known = ", ".join([*writers, "parquet"])
        remedy = f"use {known}; Turtle is for CONSTRUCT" if format_ in _GRAPHS else f"use {known}"
        raise QueryError(where="format", what=f"rows cannot be written as {format_!r}", remedy=remedy)
    return writers[format_](table)


def written_graph(graph: Graph, format_: str = "turtle") -> str:
    """Return the graph that a CONSTRUCT gave as ``turtle``, ``nt`` or ``jsonld``, in a fixed order.

    Raises
    ------
    QueryError
        If the format is another one; the others are for rows.
    """
    if format_ not in _GRAPHS:
        remedy = f"use {', '.join(_GRAPHS)}"
        raise QueryError(where="format", what=f"a graph cannot be written as {format_!r}", remedy=remedy)
    return graph.serialise(_GRAPHS[format_])


def rows(table: Table) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return headings and rows of text for a screen: names instead of the IRIs and codes that they stand beside.

    A column ``x`` is left out where there is a column ``xLabel``, which takes its heading; where the label is empty,
    the end of the IRI stands in. Other IRIs are cut to what follows the last ``/`` or ``#``.

    Examples
    --------
    >>> table = Table(columns=("place", "placeLabel"), rows=((Iri("http://e.org/id/gn-1"), None),))
    >>> rows(table)
    (('place',), (('gn-1',),))
    """
    labelled = {column.removesuffix(_LABEL) for column in table.columns if column.endswith(_LABEL)}
    shown = [column for column in table.columns if column not in labelled]
    headings = tuple(column.removesuffix(_LABEL) if column.endswith(_LABEL) else column for column in shown)
    lines = []
    for row in table.dicts():
        pairs = ((row[column], row.get(column.removesuffix(_LABEL))) for column in shown)
        lines.append(tuple(_plain(term) or _plain(fallback) for term, fallback in pairs))
    return headings, tuple(lines)


def _plain(term: Node | None) -> str:
    if isinstance(term, Iri):
        return term.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]
    return term.text if term is not None else ""


def _csv(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        values = ["" if term is None else str(term) if isinstance(term, Iri) else term.text for term in row]
        # The writer would quote a lone empty value, which RFC 4180 leaves bare.
        if values == [""]:
            out.write("\r\n")
        else:
            writer.writerow(values)
    return out.getvalue()


def _tsv(table: Table) -> str:
    lines = ["\t".join(f"?{column}" for column in table.columns)]
    lines += [
        "\t".join("" if term is None else written(term).replace("\t", "\\t") for term in row) for row in table.rows
    ]
    return "".join(f"{line}\n" for line in lines)


def _json(table: Table) -> str:
    bindings = [{name: _binding(term) for name, term in row.items() if term is not None} for row in table.dicts()]
    answer = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _binding(term: Node) -> dict[str, str]:
    if isinstance(term, Iri):
        return {"type": "bnode", "value": term[2:]} if term.startswith("_:") else {"type": "uri", "value": str(term)}
    if term.language:
        return {"type": "literal", "value": term.text, "xml:lang": term.language}
    return {"type": "literal", "value": term.text} | ({"datatype": term.datatype} if term.datatype != _STRING else {})


def _xml(table: Table) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<sparql xmlns="http://www.w3.org/2005/sparql-results#">',
        "<head>",
    ]
    lines += [f"<variable name={quoteattr(name)}/>" for name in table.columns]
    lines += ["</head>", "<results>"]
    for row in table.dicts():
        bindings = (
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in row.items()
            if term is not None
        )
        lines.append(f"<result>{''.join(bindings)}</result>")
    return "\n".join([*lines, "</results>", "</sparql>", ""])


def _xml_term(term: Node) -> str:
    if isinstance(term, Iri):
        kind, text = ("bnode", term[2:]) if term.startswith("_:") else ("uri", str(term))
        return f"<{kind}>{escape(text)}</{kind}>"
    kind = f" xml:lang={quoteattr(term.language)}" if term.language else ""
    if not kind and term.datatype != _STRING:
        kind = f" datatype={quoteattr(term.datatype)}"
    return f"<literal{kind}>{escape(term.text)}</literal>"

"""An RDF dataset whose default graph is the merge of its named graphs, asked in SPARQL.

The only door to Oxigraph. Terms go in and out as `kg.model.Iri` and `kg.model.Value`.
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.mapping.iris import NAMESPACES
from kg.model import Iri, Node, Quad, Value
from kg.store.jsonld import compact, context

__all__ = ["FORMATS", "Graph", "Table", "from_ox", "to_ox", "to_quad"]

FORMATS: Final[dict[str, ox.RdfFormat]] = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The answer to a SELECT: column names and rows of terms, None where a variable is unbound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]

    def dicts(self) -> Iterator[dict[str, Node | None]]:
        """Yield each row by column name."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))


class Graph:
    """An RDF dataset; ``raw`` is the Oxigraph store beneath it.

    Examples
    --------
    >>> triple = (Iri("http://e.org/a"), Iri("http://e.org/b"), Value("c"))
    >>> graph = Graph.of_quads([Quad(*triple, Iri("http://e.org/1")), Quad(*triple, Iri("http://e.org/2"))])
    >>> graph.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0].text
    '1'
    """

    def __init__(self, raw: ox.Store) -> None:
        self.raw = raw

    @classmethod
    def of_quads(cls, quads: Iterable[Quad]) -> "Graph":
        """Return a graph in memory with these quads and their merge as the default graph."""
        return cls(_merged(to_quad(quad) for quad in quads))

    @classmethod
    def of_files(cls, *paths: Path) -> "Graph":
        """Return a graph in memory read from RDF files (format by ending; ``.gz`` is unpacked).

        Raises
        ------
        InputError
            If a file's ending is unknown or its content cannot be parsed.
        """
        return cls(_merged(quad for path in paths for quad in _parse(path)))

    def select(self, query: str, bindings: Mapping[str, Node] | None = None) -> Table:
        """Return the rows of a SELECT; ``bindings`` replace variables by terms.

        Raises
        ------
        QueryError
            If the query is not valid SPARQL, or no SELECT.
        """
        answer = self._run(query, bindings)
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError(where="query", what="is no SELECT", remedy="use SELECT")
        columns = tuple(variable.value for variable in answer.variables)
        rows = tuple(tuple(from_ox(term) if term is not None else None for term in row) for row in answer)
        return Table(columns=columns, rows=rows)

    def ask(self, query: str, bindings: Mapping[str, Node] | None = None) -> bool:
        """Return the answer of an ASK."""
        return bool(self._run(query, bindings))

    def construct(self, query: str, bindings: Mapping[str, Node] | None = None) -> "Graph":
        """Return the triples of a CONSTRUCT as a graph in memory."""
        answer = self._run(query, bindings)
        if not isinstance(answer, ox.QueryTriples):
            raise QueryError(where="query", what="is no CONSTRUCT or DESCRIBE", remedy="use CONSTRUCT")
        store = ox.Store()
        store.bulk_extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in answer)
        return Graph(store)

    def serialise(self, ending: str = ".ttl", prefixes: Mapping[str, str] = NAMESPACES) -> str:
        r"""Return the triples of the default graph, sorted, in the format of a file ending.

        Raises
        ------
        InputError
            If the ending is unknown.

        Examples
        --------
        >>> triple = (Iri("http://e.org/a"), Iri("http://e.org/b"), Value("c"))
        >>> Graph.of_quads([Quad(*triple, Iri("http://e.org/1"))]).serialise(".nt")
        '<http://e.org/a> <http://e.org/b> "c" .\n'
        """
        if ending not in FORMATS:
            remedy = f"use one of {', '.join(FORMATS)}"
            raise InputError(where=ending, what="is no ending of an RDF format", remedy=remedy)
        quads = sorted(self.raw.quads_for_pattern(None, None, None, ox.DefaultGraph()), key=str)
        form = FORMATS[ending]
        if form == ox.RdfFormat.JSON_LD:
            return "".join(compact(quads, context().with_prefixes(prefixes)))
        short = dict(prefixes) if form in {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG} else None
        text = cast(bytes, ox.serialize((quad.triple for quad in quads), format=form, prefixes=short)).decode()
        head, rest = text.splitlines(keepends=True), ""
        if short:  # Oxigraph writes prefixes in no order.
            head, rest = sorted(head[: len(short)]), "".join(head[len(short) :])
        return "".join(head) + rest

    def _run(
        self, query: str, bindings: Mapping[str, Node] | None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): to_ox(term) for name, term in (bindings or {}).items()
        }
        try:
            return self.raw.query(query, substitutions=substitutions)
        except SyntaxError as error:
            raise QueryError(where="query", what=f"is not valid SPARQL ({error})", remedy="mend it there") from error
        except RuntimeError as error:
            # Oxigraph binds only variables that the query itself returns.
            remedy = "return the variable, or bind it in the query with VALUES"
            raise QueryError(where="query", what=f"cannot be asked ({error})", remedy=remedy) from error


def to_ox(term: Node) -> ox.NamedNode | ox.Literal:
    """Return a term as Oxigraph has it."""
    if isinstance(term, Iri):
        return ox.NamedNode(term)
    if term.language:
        return ox.Literal(term.text, language=term.language)
    return ox.Literal(term.text, datatype=ox.NamedNode(term.datatype))


def to_quad(quad: Quad) -> ox.Quad:
    """Return a quad as Oxigraph has it."""
    return ox.Quad(
        ox.NamedNode(quad.subject), ox.NamedNode(quad.predicate), to_ox(quad.object), ox.NamedNode(quad.graph)
    )


def from_ox(term: object) -> Node:
    """Return an Oxigraph term as the model has it; a blank node becomes an IRI ``_:label``."""
    if isinstance(term, ox.Literal):
        return Value(term.value, term.datatype.value, term.language)
    return Iri(term.value) if isinstance(term, ox.NamedNode) else Iri(str(term))


def _merged(quads: Iterable[ox.Quad]) -> ox.Store:
    """Return a store in memory that holds the quads and, as the default graph, their triples once."""
    store = ox.Store()
    store.bulk_extend(copy for quad in quads for copy in {quad, ox.Quad(quad.subject, quad.predicate, quad.object)})
    return store


def _parse(path: Path) -> Iterator[ox.Quad]:
    ending = path.suffixes[-2] if path.suffix == ".gz" and len(path.suffixes) > 1 else path.suffix
    if ending not in FORMATS:
        remedy = f"use one of {', '.join(FORMATS)}"
        raise InputError(where=str(path), what="has no ending of an RDF format", remedy=remedy)
    try:
        with path.open("rb") as file:
            stream = cast(IO[bytes], gzip.GzipFile(fileobj=file)) if path.suffix == ".gz" else file
            yield from ox.parse(stream, format=FORMATS[ending], rename_blank_nodes=True)
    except (SyntaxError, OSError) as error:
        raise InputError(where=str(path), what=str(error), remedy="mend or replace the file") from error

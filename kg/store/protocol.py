"""Answer a query as the SPARQL protocol wants it: of a chosen dataset, in a media type, written piece by piece.

https://www.w3.org/TR/sparql11-protocol/
"""

import re
from itertools import islice
from typing import IO, Final, Literal, TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError
from kg.mapping.iris import NAMESPACES
from kg.store.clauses import Dataset, asks_elsewhere, dataset_of, is_update, undeclared
from kg.store.graph import Graph, Table
from kg.store.terms import from_ox

__all__ = ["GRAPHS", "RESULTS", "Form", "Run", "place_of_error", "run"]

Form: TypeAlias = Literal["select", "ask", "construct"]

# The first of each is what is given to whoever accepts anything.
RESULTS: Final[dict[str, ox.QueryResultsFormat]] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
GRAPHS: Final[dict[str, ox.RdfFormat]] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_PLACE: Final = re.compile(r"error at (\d+):(\d+)")
_PREFIXED: Final = frozenset({ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML})


class Run:
    """A query that has begun; ``form`` says what it gives, `write` writes all of it."""

    def __init__(self, answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> None:
        self._answer = answer
        self.form: Form = (
            "select"
            if isinstance(answer, ox.QuerySolutions)
            else "ask"
            if isinstance(answer, ox.QueryBoolean)
            else "construct"
        )

    @property
    def media_types(self) -> tuple[str, ...]:
        """The media types in which it can be written, the usual one first."""
        return tuple(GRAPHS if self.form == "construct" else RESULTS)

    @property
    def boolean(self) -> bool:
        """The answer of an ASK."""
        return bool(self._answer)

    def table(self, limit: int) -> Table:
        """Return the rows of a SELECT, at most so many of them.

        Raises
        ------
        QueryError
            If it is none.
        """
        if not isinstance(self._answer, ox.QuerySolutions):
            raise QueryError(where="query", what="is no SELECT", remedy="use SELECT")
        columns = tuple(variable.value for variable in self._answer.variables)
        solutions = islice(self._answer, limit + 1)
        rows = [tuple(from_ox(term) if term is not None else None for term in row) for row in solutions]
        return Table(columns=columns, rows=tuple(rows[:limit]), more=len(rows) > limit)

    def write(self, out: IO[bytes], media_type: str) -> None:
        """Write the answer in one of its media types.

        Raises
        ------
        OSError
            If ``out`` takes no more, or evaluating the query fails.
        """
        if isinstance(self._answer, ox.QueryTriples):
            form = GRAPHS[media_type]
            ox.serialize(self._answer, out, form, prefixes=NAMESPACES if form in _PREFIXED else None)
        else:
            self._answer.serialize(out, RESULTS[media_type])


def run(graph: Graph, query: str, dataset: Dataset | None = None) -> Run:
    """Begin a query; ``dataset`` overrules the query's own FROM, as the protocol wants it.

    The default graph of several graphs is their merge: a triple that stands in two of them counts once. An unknown
    graph is empty; nothing is fetched.

    Raises
    ------
    QueryError
        If the query is not valid, is an update, or would ask another host.

    Examples
    --------
    >>> run(Graph.of_quads([]), "ASK {}").form
    'ask'
    """
    if asks_elsewhere(query):
        what = "has a SERVICE, which would send a request to another host"
        raise QueryError(where="query", what=what, remedy="leave it out")
    chosen = dataset or dataset_of(query)
    try:
        if not chosen:
            return Run(graph.raw.query(query))
        part = _part(graph.raw, chosen)
        named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(name) for name in chosen.named]
        return Run(part.query(query, default_graph=ox.DefaultGraph(), named_graphs=named))
    except SyntaxError as error:
        raise _syntax(query, error) from error
    except ValueError as error:
        raise QueryError(where="query", what=f"cannot be asked ({error})", remedy="mend it there") from error


def place_of_error(error: QueryError) -> tuple[int, int] | None:
    """Return line and column, from 1, at which a query is wrong, where its error says so.

    Examples
    --------
    >>> try:
    ...     run(Graph.of_quads([]), "ASK { ?s ?p }")
    ... except QueryError as error:
    ...     place_of_error(error)
    (1, 14)
    """
    found = _PLACE.search(error.what)
    return (int(found[1]), int(found[2])) if found else None


def _part(raw: ox.Store, dataset: Dataset) -> ox.Store:
    """Return a store of the chosen graphs only: Oxigraph's own default graph of several graphs is a bag."""
    part = ox.Store()
    for name in dataset.default:
        quads = raw.quads_for_pattern(None, None, None, ox.NamedNode(name))
        part.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    for name in dataset.named:
        part.bulk_extend(raw.quads_for_pattern(None, None, None, ox.NamedNode(name)))
    return part


def _syntax(query: str, error: SyntaxError) -> QueryError:
    if is_update(query):
        return QueryError(where="query", what="is an update", remedy="ask; nothing can be changed here")
    if missing := undeclared(query):
        prefix, line, column = missing
        what = f"uses the prefix {prefix}: without declaring it (error at {line}:{column})"
        remedy = f"add PREFIX {prefix}: <{NAMESPACES.get(prefix, '…')}> at its top"
        return QueryError(where="query", what=what, remedy=remedy)
    # The parser lists every sign and word that it would have taken; the first few are what helps.
    told = " ".join(str(error).split())
    head, _, rest = told.partition("expected one of ")
    few = [word for word in rest.split(", ") if "\\u" not in word and ".." not in word][:8]
    shown = f"{head}expected one of {', '.join(few)} …" if len(few) > 1 and len(rest) > 120 else told
    return QueryError(where="query", what=f"is not valid SPARQL ({shown})", remedy="mend it there")

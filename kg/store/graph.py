"""An RDF dataset whose default graph is the merge of its named graphs, asked in SPARQL.

The only door to Oxigraph. Terms go in and out as `kg.model.Iri` and `kg.model.Value`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.model import Iri, Node, Quad
from kg.store.merge import delta
from kg.store.serialising import FORMATS, serialised
from kg.store.terms import Terms, to_ox, to_quad

__all__ = ["FORMATS", "Graph", "Table", "copied", "merged_only"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The answer to a SELECT: column names and rows of terms, None where a variable is unbound.

    ``more`` tells that a limit has cut rows off.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]
    more: bool = False

    def dicts(self) -> Iterator[dict[str, Node | None]]:
        """Yield each row by column name."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))


class Graph:
    """An RDF dataset; ``raw`` is the Oxigraph store beneath it.

    Examples
    --------
    >>> from kg.model import Value
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
        from kg.store.loading import load_files  # noqa: PLC0415 - it makes graphs of this class

        return cls(load_files(paths).raw)

    @classmethod
    def of_stream(cls, stream: IO[bytes]) -> "Graph":
        """Return a graph in memory read from a stream of N-Quads that holds the default graph too.

        Examples
        --------
        >>> import io
        >>> Graph.of_stream(io.BytesIO(b"<http://e.org/a> <http://e.org/b> <http://e.org/c> .")).ask("ASK { ?s ?p ?o }")
        True
        """
        store = ox.Store()
        store.bulk_load(stream, ox.RdfFormat.N_QUADS, lenient=True)
        return cls(store)

    @classmethod
    def of_snapshot(cls, folder: Path, *, memory: int) -> "Graph":
        """Return the graph of a snapshot: a copy in memory if it has at most so many quads, else the one on disk.

        Raises
        ------
        InputError
            If there is none.
        """
        try:
            return copied(ox.Store.read_only(str(folder)), memory)
        except OSError as error:
            what = f"cannot be opened ({error})"
            raise InputError(where=str(folder), what=what, remedy="check the folder and its rights") from error

    def dump(self, stream: IO[bytes]) -> None:
        """Write all quads as N-Quads, the default graph too, in no order: for `of_stream`, not for files."""
        self.raw.dump(stream, ox.RdfFormat.N_QUADS)

    def follow(self, other: "Graph", graphs: Iterable[Iri]) -> None:
        """Make some named graphs what they are in another dataset, and the default graph their merge again.

        Examples
        --------
        >>> from kg.model import Value
        >>> triple, name = (Iri("http://e.org/a"), Iri("http://e.org/b"), Value("c")), Iri("http://e.org/1")
        >>> graph = Graph.of_quads([])
        >>> graph.follow(Graph.of_quads([Quad(*triple, name)]), [name])
        >>> graph.ask("ASK { ?s ?p 'c' }")
        True
        """
        wanted = {
            name: [
                f"{quad.triple} .".encode()
                for quad in other.raw.quads_for_pattern(None, None, None, ox.NamedNode(name))
            ]
            for name in graphs
        }
        change = delta(self.raw, wanted)
        if change.insert or change.remove:
            self.raw.update(b"".join(change.update()).decode())

    def __reduce__(self) -> "tuple[Callable[[bytes], Graph], tuple[bytes]]":
        """Let an answer pass from one process to another."""
        return _unpacked, (cast(bytes, self.raw.dump(format=ox.RdfFormat.N_QUADS)),)

    def select(self, query: str, bindings: Mapping[str, Node] | None = None, *, limit: int | None = None) -> Table:
        """Return the rows of a SELECT, at most ``limit`` of them; ``bindings`` replace variables by terms.

        Raises
        ------
        QueryError
            If the query is not valid SPARQL, or no SELECT.
        """
        answer = self._run(query, bindings)
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError(where="query", what="is no SELECT", remedy="use SELECT")
        columns = tuple(variable.value for variable in answer.variables)
        term = Terms()
        try:
            # One row beyond the limit tells that there are more.
            rows = tuple(
                tuple(term[one] for one in row) for row in islice(answer, None if limit is None else limit + 1)
            )
        except (RuntimeError, OSError, ValueError) as error:
            raise _unasked(error) from error
        return Table(columns=columns, rows=rows[:limit], more=limit is not None and len(rows) > limit)

    def ask(self, query: str, bindings: Mapping[str, Node] | None = None) -> bool:
        """Return the answer of an ASK."""
        return bool(self._run(query, bindings))

    def construct(self, query: str, bindings: Mapping[str, Node] | None = None) -> "Graph":
        """Return the triples of a CONSTRUCT as a graph in memory."""
        answer = self._run(query, bindings)
        if not isinstance(answer, ox.QueryTriples):
            raise QueryError(where="query", what="is no CONSTRUCT or DESCRIBE", remedy="use CONSTRUCT")
        store = ox.Store()
        try:
            store.bulk_extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in answer)
        except (RuntimeError, OSError) as error:
            raise _unasked(error) from error
        return Graph(store)

    def serialise(self, ending: str = ".ttl", *, prefixes: Mapping[str, str] | None = None) -> str:
        r"""Return the triples of the default graph, sorted, in the format of a file ending.

        ``prefixes`` are added to those of the vocabulary, where the format has any.

        Raises
        ------
        InputError
            If the ending is unknown.

        Examples
        --------
        >>> from kg.model import Value
        >>> triple = (Iri("http://e.org/a"), Iri("http://e.org/b"), Value("c"))
        >>> Graph.of_quads([Quad(*triple, Iri("http://e.org/1"))]).serialise(".nt")
        '<http://e.org/a> <http://e.org/b> "c" .\n'
        """
        return serialised(self.raw, ending, prefixes or {})

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
        except (RuntimeError, OSError) as error:
            raise _unasked(error) from error


def _unasked(error: Exception) -> QueryError:
    """Return what Oxigraph says while it answers: of a variable that it cannot bind, or of another server."""
    if "in its SELECT projection" in str(error):  # Oxigraph binds only variables that the query itself returns.
        remedy = "return the variable, or bind it in the query with VALUES"
        return QueryError(where="query", what=f"cannot be asked ({error})", remedy=remedy)
    return QueryError(where="query", what=f"cannot be asked ({error})", remedy="mend it there")


def merged_only(graph: Graph) -> Graph:
    """Return a copy in memory of the default graph alone."""
    copy = ox.Store()
    copy.bulk_extend(graph.raw.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    return Graph(copy)


def copied(raw: ox.Store, memory: int) -> Graph:
    """Return a graph over a store: over a copy in memory if it has at most so many quads."""
    if len(raw) > memory:  # Counted by the store itself: to go through it here takes thirty times as long.
        return Graph(raw)
    copy = ox.Store()
    copy.bulk_extend(raw)
    return Graph(copy)


def _unpacked(quads: bytes) -> Graph:
    store = ox.Store()
    store.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
    return Graph(store)


def _merged(quads: Iterable[ox.Quad]) -> ox.Store:
    """Return a store in memory that holds the quads and, as the default graph, their triples once."""
    store = ox.Store()
    store.bulk_extend(copy for quad in quads for copy in {quad, ox.Quad(quad.subject, quad.predicate, quad.object)})
    return store

"""Answer a query as the SPARQL protocol wants it: of a graph at hand, or of another server, whose answer is passed on.

What is passed on is read and written anew as it comes, so that every media type is to be had of every server.
"""

from typing import IO, Protocol
from urllib.parse import urlencode
from urllib.request import Request

import pyoxigraph as ox

from kg.errors import StoreError
from kg.mapping.iris import NAMESPACES
from kg.store.clauses import Dataset
from kg.store.endpoint import Endpoint
from kg.store.graph import Graph, Table
from kg.store.protocol import GRAPHS, RESULTS, Form, run

__all__ = ["Begun", "begin"]

_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"


class Begun(Protocol):
    """A query that has begun; ``form`` says what it gives. See `kg.store.protocol.Run`."""

    form: Form

    @property
    def media_types(self) -> tuple[str, ...]:
        """The media types in which it can be written, the usual one first."""

    @property
    def boolean(self) -> bool:
        """The answer of an ASK."""

    def table(self, limit: int) -> Table:
        """Return the rows of a SELECT, at most so many of them."""

    def write(self, out: IO[bytes], media_type: str) -> None:
        """Write the answer in one of its media types."""


def begin(source: Graph | Endpoint, query: str, dataset: Dataset | None = None) -> Begun:
    """Begin a query; for what it raises see `kg.store.protocol.run`.

    A query for another server is read here first: so an error of it has its line and column, and an update or a
    SERVICE is not passed on.

    Examples
    --------
    >>> begin(Graph.of_quads([]), "ASK {}").boolean, begin(Endpoint("http://127.0.0.1:9/"), "ASK {}").form
    (True, 'ask')
    """
    if isinstance(source, Graph):
        return run(source, query, dataset)
    return _Distant(source, query, dataset or Dataset())


class _Distant:
    """A query that another server answers."""

    def __init__(self, endpoint: Endpoint, query: str, dataset: Dataset) -> None:
        here = run(Graph(ox.Store()), query, dataset or None)
        self.form: Form = here.form
        self.media_types = here.media_types
        self._endpoint = endpoint
        self._query = query
        self._dataset = dataset

    @property
    def boolean(self) -> bool:
        return self._endpoint.ask(self._query)

    def table(self, limit: int) -> Table:
        return self._endpoint.select(self._query, limit=limit)

    def write(self, out: IO[bytes], media_type: str) -> None:
        wanted = _TRIPLES if self.form == "construct" else _ROWS
        with self._endpoint.web.opened(self._request(wanted)) as answer:
            try:
                _passed(answer, out, media_type)
            except (SyntaxError, ValueError) as error:
                what = f"answers with something else than SPARQL's formats ({error})"
                remedy = "check the address in a browser"
                raise StoreError(where=self._endpoint.address, what=what, remedy=remedy) from error

    def _request(self, accept: str) -> Request:
        fields = [
            ("query", self._query),
            *(("default-graph-uri", name) for name in self._dataset.default),
            *(("named-graph-uri", name) for name in self._dataset.named),
        ]
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        return Request(self._endpoint.address, data=urlencode(fields).encode(), headers=headers)


def _passed(answer: IO[bytes], out: IO[bytes], media_type: str) -> None:
    if media_type in GRAPHS:
        form = GRAPHS[media_type]
        prefixed = form in {ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML}
        triples = (quad.triple for quad in ox.parse(answer, format=ox.RdfFormat.N_TRIPLES))
        ox.serialize(triples, out, form, prefixes=NAMESPACES if prefixed else None)
    else:
        found = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
        found.serialize(out, RESULTS[media_type])

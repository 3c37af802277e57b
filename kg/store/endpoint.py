"""A graph behind an address, asked by the SPARQL protocol (https://www.w3.org/TR/sparql11-protocol/).

The only door to SPARQLWrapper, which makes the requests; `kg.store.web` sends them. Nothing but queries goes out
here: an update is refused.
"""

import json
import re
import warnings
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox
from SPARQLWrapper import ASK, CONSTRUCT, DESCRIBE, GET, JSON, POST, SELECT, TURTLE, SPARQLWrapper

from kg.errors import QueryError, RefusedError, StoreError
from kg.model import Node
from kg.store.access import Access
from kg.store.answers import answer_of, rows_of
from kg.store.binding import inserted
from kg.store.graph import Graph, Table
from kg.store.web import Web

__all__ = ["Access", "Endpoint"]

# Longer addresses than this are refused by some servers (RFC 9110 asks for 8,000 octets; Virtuoso's limit is lower).
_LONGEST_GET: Final = 1_500
_BAD_REQUEST: Final = 400

# Has one name where VALUES and OPTIONAL keep to the standard (https://www.w3.org/TR/sparql11-query/#sparqlAlgebra).
_PROOF: Final = """SELECT (COUNT(?name) AS ?n) {
  VALUES ?lang { "de" }
  OPTIONAL { VALUES ?name { "Mailand"@de "Milan"@en } FILTER(LANG(?name) = ?lang) }
}"""


class Endpoint:
    """A SPARQL endpoint; its default graph shall be the merge of its named graphs, as in a store.

    Parameters
    ----------
    address
        The http(s) address that takes queries.
    access
        How to log in, and after how many seconds without the whole answer a question is given up.

    Examples
    --------
    >>> Endpoint("http://127.0.0.1:9/").select("SELECT ?s { ?s ?p ?o }")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kg.errors.StoreError: http://127.0.0.1:9/: cannot be reached (Connection refused); check the address and the co...
    """

    def __init__(self, address: str, *, access: Access | None = None) -> None:
        if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", address):
            raise StoreError(
                where=address, what="is no address of an endpoint", remedy="begin it with http:// or https://"
            )
        self.address = address
        self.web = Web(address, access or Access())
        self._proved = False

    def select(self, query: str, bindings: Mapping[str, Node] | None = None, *, limit: int | None = None) -> Table:
        """Return the rows of a SELECT, at most ``limit``; ``bindings`` give values to variables of its outermost group.

        Raises
        ------
        QueryError
            If the query is no SELECT, or the endpoint says that it is not valid.
        StoreError
            If the endpoint cannot be reached, refuses, fails, takes too long, or answers with something else.
        """
        text = query if limit is None else _limited(query, limit + 1)
        if (wrapper := self._wrapper(text, bindings)).queryType != SELECT:
            raise QueryError(where="query", what="is no SELECT", remedy="use SELECT")
        try:
            table = rows_of(json.loads(self._fetched(wrapper)[0]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._strange(error) from error
        if limit is None:
            return table
        return Table(columns=table.columns, rows=table.rows[:limit], more=len(table.rows) > limit)

    def prove(self) -> None:
        """Try, once, whether the endpoint keeps to what the named questions take for granted.

        Virtuoso 7.2 does not: it would answer many of them, and wrongly.

        Raises
        ------
        StoreError
            If it does not, or for what `select` raises.
        """
        if not self._proved:
            rows = self.select(_PROOF).rows
            if [getattr(term, "text", "") for row in rows for term in row] != ["1"]:
                what = "answers VALUES with OPTIONAL wrongly, which the named questions need"
                raise StoreError(where=self.address, what=what, remedy="let its graphs be asked here: --here")
            self._proved = True

    def ask(self, query: str, bindings: Mapping[str, Node] | None = None) -> bool:
        """Return the answer of an ASK; for what it raises see `select`."""
        if (wrapper := self._wrapper(query, bindings)).queryType != ASK:
            raise QueryError(where="query", what="is no ASK", remedy="use ASK")
        try:
            return answer_of(json.loads(self._fetched(wrapper)[0]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._strange(error) from error

    def construct(self, query: str, bindings: Mapping[str, Node] | None = None) -> Graph:
        """Return the triples of a CONSTRUCT or DESCRIBE as a graph in memory; for what it raises see `select`."""
        wrapper = self._wrapper(query, None)
        if wrapper.queryType not in (CONSTRUCT, DESCRIBE):
            raise QueryError(where="query", what="is no CONSTRUCT or DESCRIBE", remedy="use CONSTRUCT")
        if bindings:
            what = f"has no line VALUES for {', '.join(bindings)}"
            raise QueryError(where="query", what=what, remedy="bind it in the query with VALUES")
        wrapper.setReturnFormat(TURTLE)
        content, kind = self._fetched(wrapper)
        try:
            form = ox.RdfFormat.from_media_type(kind) or ox.RdfFormat.TURTLE
            store = ox.Store()
            store.bulk_extend(
                ox.Quad(quad.subject, quad.predicate, quad.object) for quad in ox.parse(content, format=form)
            )
        except (ValueError, SyntaxError) as error:
            raise self._strange(error) from error
        return Graph(store)

    def _wrapper(self, query: str, bindings: Mapping[str, Node] | None) -> SPARQLWrapper:
        """Return what makes the request."""
        wrapper = SPARQLWrapper(self.address, returnFormat=JSON)
        wrapper.setMethod(GET if len(query.encode()) <= _LONGEST_GET else POST)
        wrapper.setOnlyConneg(True)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", RuntimeWarning)
                wrapper.setQuery(inserted(query, bindings or {}))
        except RuntimeWarning as error:
            what = "is no SELECT, ASK, CONSTRUCT or DESCRIBE"
            raise QueryError(where="query", what=what, remedy="ask an endpoint nothing else") from error
        return wrapper

    def _fetched(self, wrapper: SPARQLWrapper) -> tuple[bytes, str]:
        """Return the answer and its media type."""
        try:
            return self.web.fetched(wrapper._createRequest())
        except RefusedError as error:
            if error.code != _BAD_REQUEST:
                raise
            what = f"is not valid SPARQL ({error.what.partition('(')[2].removesuffix(')')})"
            raise QueryError(where="query", what=what, remedy="mend it there") from error

    def _strange(self, error: Exception) -> StoreError:
        what = f"answers with something else than SPARQL's formats ({error})"
        return StoreError(where=self.address, what=what, remedy="check the address in a browser")


def _limited(query: str, number: int) -> str:
    r"""Return a query that asks for so many rows, where it has no limit of its own.

    Examples
    --------
    >>> _limited("SELECT ?s { ?s ?p ?o } ORDER BY ?s", 3)
    'SELECT ?s { ?s ?p ?o } ORDER BY ?s\nLIMIT 3'
    >>> _limited("SELECT ?s { ?s ?p ?o } LIMIT 2", 3)
    'SELECT ?s { ?s ?p ?o } LIMIT 2'
    """
    outside = re.sub(r'"[^"\n]*"|<[^>\s]*>|#[^\n]*', "", query)
    while (inner := re.sub(r"\{[^{}]*\}", "", outside)) != outside:
        outside = inner
    has_own = re.search(r"\b(?:LIMIT|VALUES)\b", outside, re.IGNORECASE)
    return query if has_own else f"{query}\nLIMIT {number}"

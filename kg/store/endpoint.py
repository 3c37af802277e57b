"""A graph behind an address, asked by the SPARQL protocol (https://www.w3.org/TR/sparql11-protocol/).

The only door to SPARQLWrapper. Nothing but queries is sent: an update is refused here.
"""

import json
import math
import re
import warnings
from ast import literal_eval
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from time import monotonic
from typing import Final
from urllib.error import HTTPError, URLError

import pyoxigraph as ox
from SPARQLWrapper import ASK, CONSTRUCT, DESCRIBE, JSON, POST, SELECT, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from kg.errors import QueryError, StoreError
from kg.model import Node
from kg.store.answers import answer_of, rows_of
from kg.store.binding import written
from kg.store.graph import Graph, Table

__all__ = ["Endpoint"]

_TIMEOUT: Final = 60.0
_PIECE: Final = 65_536
_AGENT: Final = "municipal-cooperation-kg"
# What may stand before the first group of a query: names, texts and comments, which may hold a brace themselves.
_FIRST_GROUP: Final = re.compile(r"""(?:<[^<>"{}|^`\\\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\n]*|[^{])*\{""")


class Endpoint:
    """A SPARQL endpoint; its default graph shall be the merge of its named graphs, as in a store.

    Parameters
    ----------
    address
        The http(s) address that takes queries.
    timeout
        After so many seconds without the whole answer a question is given up.

    Examples
    --------
    >>> Endpoint("http://127.0.0.1:9/").select("SELECT ?s { ?s ?p ?o }")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kg.errors.StoreError: http://127.0.0.1:9/: cannot be reached (Connection refused); check the address and the co...
    """

    def __init__(self, address: str, *, timeout: float = _TIMEOUT) -> None:
        if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", address):
            raise StoreError(
                where=address, what="is no address of an endpoint", remedy="begin it with http:// or https://"
            )
        self.address = address
        self.timeout = timeout

    def select(self, query: str, bindings: Mapping[str, Node] | None = None) -> Table:
        """Return the rows of a SELECT; ``bindings`` give values to variables of its outermost group.

        Raises
        ------
        QueryError
            If the query is no SELECT, or the endpoint says that it is not valid.
        StoreError
            If the endpoint cannot be reached, refuses, fails, takes too long, or answers with something else.
        """
        if (wrapper := self._wrapper(query, bindings)).queryType != SELECT:
            raise QueryError(where="query", what="is no SELECT", remedy="use SELECT")
        try:
            return rows_of(json.loads(self._fetched(wrapper)[0]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._strange(error) from error

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
        """Return what asks a query once."""
        wrapper = SPARQLWrapper(self.address, agent=_AGENT, returnFormat=JSON)
        wrapper.setMethod(POST)  # Queries are longer than some servers allow an address to be.
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(math.ceil(self.timeout))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", RuntimeWarning)
                wrapper.setQuery(_with(query, bindings or {}))
        except RuntimeWarning as error:
            what = "is no SELECT, ASK, CONSTRUCT or DESCRIBE"
            raise QueryError(where="query", what=what, remedy="ask an endpoint nothing else") from error
        return wrapper

    def _fetched(self, wrapper: SPARQLWrapper) -> tuple[bytes, str]:
        """Return the answer and its media type."""
        end = monotonic() + self.timeout
        try:
            response: HTTPResponse = wrapper.query().response
            with response:
                pieces = []
                while piece := response.read1(_PIECE):
                    pieces.append(piece)
                    if monotonic() > end:
                        raise TimeoutError
            return b"".join(pieces), response.headers.get_content_type()
        except QueryBadFormed as error:
            what = f"is not valid SPARQL ({_said(error)})"
            raise QueryError(where="query", what=what, remedy="mend it there") from error
        except (SPARQLWrapperException, HTTPError) as error:
            what = f"does not answer ({_said(error)})"
            raise StoreError(where=self.address, what=what, remedy="ask those who run it") from error
        except (HTTPException, OSError) as error:
            raise self._unreached(error) from error

    def _unreached(self, error: Exception) -> StoreError:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            what = f"has not answered within {self.timeout:g} seconds"
            return StoreError(where=self.address, what=what, remedy="ask for less, or raise the timeout")
        what = f"cannot be reached ({getattr(reason, 'strerror', None) or reason})"
        return StoreError(where=self.address, what=what, remedy="check the address and the connection")

    def _strange(self, error: Exception) -> StoreError:
        what = f"answers with something else than SPARQL's formats ({error})"
        return StoreError(where=self.address, what=what, remedy="check the address in a browser")


def _with(query: str, terms: Mapping[str, Node]) -> str:
    """Return a query whose outermost group begins with values: the protocol has no way to bind a variable."""
    group = _FIRST_GROUP.match(query)
    if not terms or group is None:
        return query
    values = " ".join(f"VALUES ?{name} {{ {written(term)} }}" for name, term in terms.items())
    return f"{query[: group.end()]} {values} {query[group.end() :]}"


def _said(error: Exception) -> str:
    """Return what a server said of an error, in one short line."""
    if isinstance(error, HTTPError):
        return f"HTTP {error.code} {error.reason}"
    cause = error.__context__
    code = f"HTTP {cause.code}" if isinstance(cause, HTTPError) else ""
    # SPARQLWrapper keeps the body of an answer only as Python writes bytes, at the end of its own message.
    _, _, body = str(error).partition("Response:\n")
    words = bytes(literal_eval(body)).decode("utf-8", "replace") if body else ""
    return ": ".join(filter(None, (code, " ".join(words.split())[:200])))

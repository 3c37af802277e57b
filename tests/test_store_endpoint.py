"""A SPARQL endpoint answers as a graph at hand does, and what goes wrong on the way is named."""

import io
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kg import api, cli
from kg.errors import QueryError, StoreError
from kg.model import Iri, Quad, Value
from kg.query import ask
from kg.store import Graph
from kg.store.endpoint import Access, Endpoint

_E = "http://example.org/"
_GRAPH = Graph.of_quads(
    [
        Quad(Iri(f"{_E}a"), Iri(f"{_E}p"), Value("Köln", language="de"), Iri(f"{_E}g")),
        Quad(Iri(f"{_E}a"), Iri(f"{_E}p"), Value("Köln", language="de"), Iri(f"{_E}h")),
        Quad(Iri(f"{_E}b"), Iri(f"{_E}q"), Value("1", "http://www.w3.org/2001/XMLSchema#integer"), Iri(f"{_E}g")),
        Quad(Iri(f"{_E}b"), Iri(f"{_E}q"), Iri(f"{_E}a"), Iri(f"{_E}g")),
    ]
)
_ALL = "SELECT ?s ?p ?o ?none { ?s ?p ?o } ORDER BY ?s ?p ?o"


class _Protocol(BaseHTTPRequestHandler):
    """The SPARQL protocol over Oxigraph, and paths that go wrong."""

    asked: ClassVar[list[str]] = []
    wrong: ClassVar[dict[str, tuple[int, bytes]]] = {
        "/401": (401, b"who are you?"),
        "/404": (404, b"not here"),
        "/500": (500, "Kein Platz für so viel".encode()),
        "/503": (503, b"later"),
        "/page": (200, b"<html>Welcome</html>"),
        "/list": (200, b"[]"),
    }

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        self.path = path
        with suppress(BrokenPipeError):
            self._answer(parse_qs(query)["query"][0])

    def do_POST(self) -> None:
        self._answer(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0])

    def _answer(self, query: str) -> None:
        self.asked.append(query)
        if self.path == "/slow":
            time.sleep(3)
        if self.path in self.wrong:
            self._send(*self.wrong[self.path], "text/plain")
            return
        try:
            answer = _GRAPH.raw.query(query)
        except SyntaxError as error:
            self._send(400, str(error).encode(), "text/plain")
            return
        if isinstance(answer, ox.QueryTriples):
            self._send(200, answer.serialize(format=ox.RdfFormat.N_TRIPLES) or b"", "application/n-triples")
        else:
            content = answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
            self._send(200, content, "application/sparql-results+json")

    def _send(self, code: int, content: bytes, kind: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.path == "/drip":
            for at in range(len(content)):
                self.wfile.write(content[at : at + 1])
                time.sleep(0.05)
        else:
            self.wfile.write(content)

    def log_message(self, *_parts: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Protocol) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def endpoint(address: str) -> Endpoint:
    """What is tested."""
    return Endpoint(f"{address}/sparql")


def test_it_answers_as_the_graph_behind_it(endpoint: Endpoint) -> None:
    assert endpoint.select(_ALL) == _GRAPH.select(_ALL)
    assert len(endpoint.select(_ALL).rows) == 3
    assert endpoint.ask(f"ASK {{ <{_E}a> ?p 'Köln'@de }}")
    assert not endpoint.ask(f"ASK {{ <{_E}c> ?p ?o }}")
    asked = "CONSTRUCT { ?o ?p ?s } { ?s ?p ?o FILTER(isIRI(?o)) }"
    assert endpoint.construct(asked).serialise(".nt") == _GRAPH.construct(asked).serialise(".nt") != ""


def test_a_value_takes_the_place_of_a_variable(endpoint: Endpoint) -> None:
    query = f'# {{ a brace }}\nPREFIX e: <{_E}>\nSELECT ?o ("{{" AS ?x) {{ ?s e:q ?o }} ORDER BY ?o'
    assert len(endpoint.select(query).rows) == 2
    assert endpoint.select(query, {"o": Iri(f"{_E}a")}) == _GRAPH.select(query, {"o": Iri(f"{_E}a")})
    assert len(endpoint.select(query, {"s": Iri(f"{_E}b")}).rows) == 2
    assert not endpoint.select(query, {"s": Iri(f"{_E}a")}).rows
    assert endpoint.ask(f"ASK {{ ?s <{_E}q> ?o }}", {"s": Iri(f"{_E}b")})


def test_a_construct_takes_values_in_its_own_lines_alone(endpoint: Endpoint) -> None:
    with pytest.raises(QueryError, match="has no line VALUES for s; bind it in the query with VALUES"):
        endpoint.construct("CONSTRUCT WHERE { ?s ?p ?o }", {"s": Iri(f"{_E}a")})


def test_a_named_question_can_be_asked_of_it(endpoint: Endpoint) -> None:
    assert ask(endpoint, "sdg-coverage").rows == ask(_GRAPH, "sdg-coverage").rows
    with pytest.raises(QueryError, match="the graph knows no municipality 'Köln'"):
        ask(endpoint, "partners-of-city", {"place": "Köln"})


@pytest.mark.parametrize(
    "update", ["DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "INSERT DATA { <a:b> <a:b> 1 }", "nonsense"]
)
def test_nothing_but_a_question_is_sent(endpoint: Endpoint, update: str) -> None:
    before = len(_Protocol.asked)
    for verb in (endpoint.select, endpoint.ask, endpoint.construct):
        with pytest.raises(QueryError, match="is no "):
            verb(update)
    assert len(_Protocol.asked) == before


def test_the_command_asks_an_address_as_it_asks_a_folder(
    address: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"SELECT ?o { ?s ?p ?o FILTER(isIRI(?o)) }")))
    assert cli.run(["query", "-", "--store", f"{address}/sparql", "--format", "csv"]) == 0
    assert capfd.readouterr().out.split() == ["o", f"{_E}a"]
    assert cli.run(["--lang", "de", "query", "sdg-coverage", "--store", "http://127.0.0.1:9/"]) == 2
    assert "127.0.0.1:9/: ist nicht erreichbar (Connection refused); Adresse" in capfd.readouterr().err
    assert "o" in api.construct("CONSTRUCT WHERE { ?s ?p ?o }", store=f"{address}/sparql")


def test_a_question_of_the_wrong_form_is_named(endpoint: Endpoint) -> None:
    with pytest.raises(QueryError, match="is no SELECT; use SELECT"):
        endpoint.select("ASK { ?s ?p ?o }")
    with pytest.raises(QueryError, match="is no ASK; use ASK"):
        endpoint.ask(_ALL)
    with pytest.raises(QueryError, match="is no CONSTRUCT or DESCRIBE"):
        endpoint.construct(_ALL)


def test_what_the_server_says_of_a_bad_query_is_passed_on(endpoint: Endpoint) -> None:
    with pytest.raises(QueryError, match=r"query: is not valid SPARQL \(HTTP 400: error at 1:.*; mend it there"):
        endpoint.select("SELECT ?s { ?s ?p }")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/401", r"wants a login \(HTTP 401: who are you\?\); give KG_USER and KG_PASSWORD"),
        ("/404", r"has nothing at this address \(HTTP 404: not here\); check the address"),
        ("/500", r"does not answer \(HTTP 500: Kein Platz für so viel\)"),
        ("/503", r"does not answer \(HTTP 503: later\)"),
        ("/page", "answers with something else than SPARQL's formats"),
        ("/list", "answers with something else than SPARQL's formats"),
    ],
)
def test_a_server_that_fails_is_named_with_what_it_says(address: str, path: str, said: str) -> None:
    with pytest.raises(StoreError, match=f"{path}: {said}"):
        Endpoint(address + path, access=Access(retries=0)).select(_ALL)
    with pytest.raises(StoreError, match=f"{path}: {said}"):
        Endpoint(address + path, access=Access(retries=0)).ask("ASK { ?s ?p ?o }")


def test_a_page_is_no_graph(address: str) -> None:
    with pytest.raises(StoreError, match="answers with something else than SPARQL's formats"):
        Endpoint(f"{address}/page").construct("CONSTRUCT WHERE { ?s ?p ?o }")


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_a_server_that_takes_too_long_is_given_up(address: str, path: str) -> None:
    started = time.monotonic()
    with pytest.raises(StoreError, match=f"{path}: has not answered within 1 seconds; ask for less"):
        Endpoint(address + path, access=Access(timeout=1)).select(_ALL)
    assert time.monotonic() - started < 2.5


@pytest.mark.parametrize("address", ["kg-store", "ftp://example.org/", "http://a b/", "file:///etc/passwd", "http://"])
def test_an_address_must_be_one_of_the_web(address: str) -> None:
    with pytest.raises(StoreError, match=r"is no address of an endpoint; begin it with http:// or https://"):
        Endpoint(address)

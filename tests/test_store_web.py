"""A server may ask for a login, be busy, lead elsewhere: logins go to it alone, and a busy one is asked again."""

import base64
import gc
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from kg.errors import RefusedError, StoreError
from kg.store.access import Access, access_for
from kg.store.endpoint import Endpoint
from tests.conftest import Kg

_ASK = "ASK { ?s ?p ?o }"
_YES = b'{"head": {}, "boolean": true}'


class _Server(BaseHTTPRequestHandler):
    """Answers yes, after what its path asks for."""

    seen: ClassVar[list[tuple[str, str, str]]] = []
    busy: ClassVar[list[tuple[int, dict[str, str]]]] = []
    other: ClassVar[str] = ""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        login = self.headers.get("Authorization", "")
        self.seen.append((self.command, path, login))
        wanted = {"/basic": "Basic " + base64.b64encode(b"me:secret").decode(), "/bearer": "Bearer token-1"}.get(path)
        if self.busy:
            code, headers = self.busy.pop(0)
            self._send(code, headers)
        elif path == "/elsewhere":
            self._send(302, {"Location": f"{self.other}/open"})
        elif wanted and login != wanted:
            self._send(401, {"WWW-Authenticate": 'Basic realm="here"'} if path == "/basic" else {})
        else:
            self._send(200, {"Content-Type": "application/sparql-results+json"}, _YES)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def _send(self, code: int, headers: dict[str, str], body: bytes = b"") -> None:
        self.send_response(code)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_parts: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """Return the address of a server on this machine."""
    _Server.seen.clear()
    _Server.busy.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as serving:
        serving.daemon_threads = True
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()


def test_a_name_and_password_are_sent_where_they_are_asked_for(server: str) -> None:
    assert Endpoint(f"{server}/basic", access=Access(user="me", password="secret")).ask(_ASK)
    assert Endpoint(f"{server}/open", access=Access(user="me", password="secret")).ask(_ASK)
    assert [login for _, path, login in _Server.seen if path == "/open"] == [""]


def test_a_wrong_password_is_named(server: str) -> None:
    for access in (Access(), Access(user="me", password="wrong")):
        with pytest.raises(StoreError, match=r"/basic: wants a login \(HTTP 401 .*\); give KG_USER and KG_PASSWORD"):
            Endpoint(f"{server}/basic", access=access).ask(_ASK)


def test_a_refused_login_leaves_no_connection_open_while_its_error_lives(server: str) -> None:
    with pytest.raises(StoreError, match="wants a login") as refused:
        Endpoint(f"{server}/basic", access=Access(user="me", password="wrong")).ask(_ASK)
    # A weak proxy whose thing is gone has a type, but no class to ask for.
    sockets = [thing for thing in gc.get_objects() if issubclass(type(thing), socket.socket)]
    assert [s for s in sockets if "[closed]" in repr(s) and s.fileno() != -1] == []
    assert refused.value.where.endswith("/basic")


def test_a_token_is_sent_and_not_passed_on_to_another_server(server: str) -> None:
    assert Endpoint(f"{server}/bearer", access=Access(token="token-1")).ask(_ASK)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as other:
        other.daemon_threads = True
        threading.Thread(target=other.serve_forever, daemon=True).start()
        _Server.other = f"http://127.0.0.1:{other.server_address[1]}"
        assert Endpoint(f"{server}/elsewhere", access=Access(token="token-1")).ask(_ASK)
        other.shutdown()
    assert [login for _, path, login in _Server.seen if path in {"/elsewhere", "/open"}] == ["Bearer token-1", ""]


@pytest.mark.parametrize(
    "header",
    [{"Retry-After": "1"}, {"Retry-After": "Sat, 28 Nov 2026 12:00:01 GMT", "Date": "Sat, 28 Nov 2026 12:00:00 GMT"}],
)
@pytest.mark.parametrize("code", [429, 503])
def test_a_busy_server_is_asked_again_when_it_says(server: str, code: int, header: dict[str, str]) -> None:
    _Server.busy[:] = [(code, header)]
    started = time.monotonic()
    assert Endpoint(f"{server}/open").ask(_ASK)
    assert time.monotonic() - started >= 1 or "Date" in header
    assert len(_Server.seen) == 2


def test_a_server_that_stays_busy_is_given_up(server: str) -> None:
    _Server.busy[:] = [(503, {"Retry-After": "0"})] * 9
    with pytest.raises(RefusedError) as error:
        Endpoint(f"{server}/open").ask(_ASK)
    assert error.value.code == 503
    assert len(_Server.seen) == 5


def test_a_server_that_asks_to_wait_longer_than_there_is_time_is_given_up_at_once(server: str) -> None:
    _Server.busy[:] = [(429, {"Retry-After": "3600"})]
    with pytest.raises(RefusedError, match="HTTP 429"):
        Endpoint(f"{server}/open").ask(_ASK)
    assert len(_Server.seen) == 1


def test_long_queries_are_posted_and_short_ones_are_got(server: str) -> None:
    endpoint = Endpoint(f"{server}/open")
    endpoint.ask(_ASK)
    endpoint.ask(f"ASK {{ ?s ?p '{'x' * 3000}' }}")
    assert [verb for verb, _, _ in _Server.seen] == ["GET", "POST"]


def test_a_login_comes_from_the_environment_or_the_netrc_file(tmp_path: Path) -> None:
    rc, token = tmp_path / "netrc", tmp_path / "token"
    rc.write_text("machine example.org login me password secret\n", encoding="utf-8")
    rc.chmod(0o600)
    token.write_text("token-1\n", encoding="utf-8")
    there, none = {"NETRC": str(rc)}, {"NETRC": str(tmp_path / "none")}
    address = "https://example.org/sparql"
    assert access_for(address, there) == Access(user="me", password="secret")
    assert access_for("https://example.com/", there) == Access()
    assert access_for(address, {**there, "KG_USER": "you", "KG_PASSWORD": "p"}) == Access(user="you", password="p")
    assert access_for(address, there, user="you") == Access(user="you")
    assert access_for(address, {**none, "KG_TOKEN": "t"}, timeout=3) == Access(token="t", timeout=3)
    assert access_for(address, none, token_file=token) == Access(token="token-1")
    with pytest.raises(StoreError, match="cannot be read"):
        access_for(address, none, token_file=tmp_path / "nothing")


def test_a_password_in_an_address_is_refused_and_not_repeated(kg: Kg) -> None:
    ran = kg("query", "ties", "--store", "https://me:secret@example.org/sparql")
    assert ran.returncode == 2
    assert "example.org: has a name or password in it; give it in KG_USER and KG_PASSWORD or a netrc file" in ran.stderr
    assert "secret" not in ran.stderr


def test_secrets_are_not_shown() -> None:
    assert "secret" not in repr(Access(user="me", password="secret", token="secret"))


def test_the_command_logs_in(server: str, kg: Kg) -> None:
    query = ("query", "-", "--format", "csv", "--user", "me", "--store", f"{server}/basic")
    assert kg(*query, stdin=_ASK, KG_PASSWORD="secret").stdout == "answer\r\ntrue\r\n"
    assert kg(*query, stdin=_ASK, KG_PASSWORD="wrong", LC_ALL="de_DE.UTF-8").stderr.startswith(
        f"Fehler: {server}/basic: verlangt eine Anmeldung (HTTP 401"
    )

"""Reading from the web: pages, documents and feeds, served here from the loopback interface."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from kg.model import Release
from kg.read import Unreadable, read, web

LONG = "Die Stadt hat am Montag eine Delegation aus Nowa Dolina empfangen und mit ihr über Klimaschutz gesprochen. " * 8
PAGE = f"<html lang=de><main><h1>Besuch</h1><p>{LONG}</p></main></html>"

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Pressemitteilungen der Stadt Musterau</title><language>de-de</language>
<item><title>Mit Inhalt</title><link>{base}/presse/mit-inhalt</link><pubDate>Fri, 03 May 2024 10:00:00 +0200</pubDate>
<content:encoded><![CDATA[<p>{long}</p>]]></content:encoded></item>
<item><title>Besuch</title><link>{base}/page.html</link><description>Nur ein Anriss.</description>
<pubDate>Sat, 04 May 2024 10:00:00 +0200</pubDate></item>
<item><title>Weg</title><link>{base}/missing</link></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Stadt Musterau</title><entry><title>Besuch</title>
<id>tag:musterau.example,2024:1</id><updated>2024-05-03T10:00:00Z</updated>
<content type="html">&lt;p&gt;{long}&lt;/p&gt;</content></entry></feed>"""


class Handler(BaseHTTPRequestHandler):
    """Answers a few paths."""

    def do_GET(self) -> None:
        base = f"http://{self.headers['Host']}"
        pages: dict[str, tuple[str, bytes]] = {
            "/page.html": ("text/html; charset=utf-8", PAGE.encode()),
            "/latin": ("text/html; charset=iso-8859-1", PAGE.encode("cp1252")),
            "/a/index.html": ("text/html", PAGE.encode()),
            "/b/besuch": ("text/html", PAGE.encode()),
            "/c/besuch": ("text/html", PAGE.replace("Besuch", "Gegenbesuch").encode()),
            "/besuch.txt": ("text/plain", f"# Besuch\n\n{LONG}".encode()),
            "/photo.jpg": ("image/jpeg", b"\xff\xd8\xff"),
            "/feed.rss": ("application/rss+xml", RSS.format(base=base, long=LONG).encode()),
            "/feed.atom": ("application/atom+xml", ATOM.format(long=LONG).encode()),
            "/empty.rss": ("text/xml", b'<rss version="2.0"><channel><title>x</title></channel></rss>'),
            "/all.jsonl": ("application/jsonl", b'{"identifier": "x", "text": "Kurzer Text."}\n'),
        }
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page.html")
            self.end_headers()
            return
        if self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
            return
        kind, data = pages.get(self.path.partition("?")[0], ("", b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def releases(*paths: str) -> list[Release]:
    items = list(read(paths))
    assert not [item for item in items if isinstance(item, Unreadable)]
    return [item for item in items if isinstance(item, Release)]


def trouble(path: str) -> Unreadable:
    (item,) = read([path])
    assert isinstance(item, Unreadable)
    return item


def test_a_page_on_the_web_is_a_release(base: str) -> None:
    (release,) = releases(f"{base}/page.html")
    assert (release.identifier, release.title, release.origin) == ("page", "Besuch", f"{base}/page.html")


def test_the_encoding_that_a_server_declares_is_used(base: str) -> None:
    (release,) = releases(f"{base}/latin")
    assert "über Klimaschutz" in release.text


def test_a_redirection_is_followed_to_the_name_of_its_goal(base: str) -> None:
    assert [release.identifier for release in releases(f"{base}/moved")] == ["page"]


def test_a_text_and_a_jsonl_file_on_the_web_are_read(base: str) -> None:
    assert [release.identifier for release in releases(f"{base}/besuch.txt", f"{base}/all.jsonl")] == ["besuch", "x"]
    assert releases(f"{base}/besuch.txt")[0].source == f"{base}/besuch.txt"


def test_addresses_with_common_endings_get_names_of_their_own(base: str) -> None:
    first, second, third = releases(f"{base}/a/index.html", f"{base}/a/index.html?id=1", f"{base}/a/index.html?id=2")
    assert len({first.identifier, second.identifier, third.identifier}) == 3


def test_two_pages_that_end_alike_are_told_apart(base: str) -> None:
    first, second = releases(f"{base}/b/besuch", f"{base}/c/besuch")
    assert first.identifier == "besuch"
    assert second.identifier.startswith("besuch-")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "answers with the HTTP status 404"),
        ("/loop", "cannot be fetched"),
        ("/photo.jpg", "is no text but image/jpeg"),
        ("/empty.rss", "is a feed without entries"),
    ],
)
def test_what_cannot_be_fetched_is_named(base: str, path: str, reason: str) -> None:
    assert reason in trouble(base + path).reason


def test_a_server_that_does_not_answer_and_an_impossible_address_are_named() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "cannot be fetched" in trouble(f"http://127.0.0.1:{port}/").reason
    assert "cannot be fetched" in trouble("http://[::1").reason


def test_an_answer_beyond_the_limit_is_broken_off(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_BYTES", 10)
    assert "is too large" in trouble(f"{base}/page.html").reason


def test_a_feed_gives_its_entries_or_the_pages_behind_them(base: str) -> None:
    first, second, third = read([f"{base}/feed.rss"])
    assert isinstance(first, Release)
    assert isinstance(second, Release)
    assert isinstance(third, Unreadable)
    assert (first.identifier, first.title, first.issued, first.publisher) == (
        "mit-inhalt", "Mit Inhalt", "2024-05-03", "Stadt Musterau",
    )  # fmt: skip
    assert first.text == f"Mit Inhalt\n\n{LONG.strip()}"
    assert (second.identifier, second.issued, second.source) == ("page", "2024-05-04", f"{base}/page.html")
    assert LONG.strip() in second.text
    assert "answers with the HTTP status 404" in third.reason


def test_an_atom_feed_is_read(base: str) -> None:
    (release,) = releases(f"{base}/feed.atom")
    assert (release.title, release.issued, release.publisher) == ("Besuch", "2024-05-03", "Stadt Musterau")


def test_a_feed_on_disk_is_read_without_the_web(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS.format(base="http://127.0.0.1:9", long=LONG), encoding="utf-8")
    items = list(read([str(tmp_path / "feed.xml")]))
    assert [item.title for item in items if isinstance(item, Release)] == ["Mit Inhalt", "Besuch"]
    assert [item.reason for item in items if isinstance(item, Unreadable)] == ["is an entry without text"]

"""Fetch releases from the web: a page, a document, or the entries of a feed."""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import feedparser
import httpx

from kg.names import slug
from kg.read.archive import in_jsonl, in_zip
from kg.read.draft import Form, Meta, Source, Unreadable
from kg.read.letterhead import publisher_in
from kg.read.page import day_of
from kg.read.release import MAX_BYTES

__all__ = ["in_feed", "in_web", "is_address", "name_of_address"]

_TIMEOUT: Final = httpx.Timeout(30.0, connect=10.0)
_HEADERS: Final = {"User-Agent": "municipal-cooperation-kg", "Accept": "text/html, application/pdf, text/*, */*;q=0.5"}
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*|<\?[^>]{0,300}\?>\s*){0,9}<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
# Last parts of addresses that many pages share.
_COMMON = re.compile(
    r"(?:index|details?|artikel|article|node|view|news|meldung|default|show|pressemitteilung)?-?\d{0,3}$"
)
_TAGS = re.compile(r"<[^<>]*>")
# An entry with less text than this is a teaser for the page that it links to.
_TEASER: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What a server sent."""

    data: bytes
    kind: str
    charset: str | None
    address: str


def is_address(path: str) -> bool:
    """Say whether an input is a web address.

    Examples
    --------
    >>> is_address("https://www.musterau.de/presse"), is_address("presse/a.md")
    (True, False)
    """
    return path.lower().startswith(("http://", "https://"))


def name_of_address(address: str) -> str:
    """Return a name for a release by its address: the last part, and a hash where others may share that.

    Examples
    --------
    >>> name_of_address("https://www.musterau.de/presse/besuch-aus-nowa-dolina.html")
    'besuch-aus-nowa-dolina'
    >>> name_of_address("https://www.musterau.de/presse/index.php?id=7")
    'index-6c9edd'
    """
    parts = urlsplit(address)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    name = slug(re.sub(r"\.\w{2,5}$", "", last))
    if name and not parts.query and not _COMMON.match(name):
        return name
    return f"{name or slug(parts.netloc)}-{hashlib.sha256(address.encode()).hexdigest()[:6]}"


def in_web(address: str) -> Iterator[Source | Unreadable]:
    """Yield the release at an address, or those of the feed, ZIP or JSONL file there."""
    with httpx.Client(timeout=_TIMEOUT, headers=_HEADERS, follow_redirects=True, max_redirects=5) as client:
        answer = _fetch(client, address)
        if isinstance(answer, Unreadable):
            yield answer
        elif _FEED.match(answer.data[:4096]):
            yield from in_feed(answer.data, origin=address, client=client)
        elif answer.data.startswith(b"PK\x03\x04"):
            yield from in_zip(io.BytesIO(answer.data), origin=address)
        elif "jsonl" in answer.kind or "ndjson" in answer.kind or address.endswith(".jsonl"):
            yield from in_jsonl(io.BytesIO(answer.data), origin=address)
        else:
            yield _source(answer)


def _fetch(client: httpx.Client, address: str) -> _Answer | Unreadable:
    """Fetch an address, no more than a release may have."""
    data = bytearray()
    try:
        with client.stream("GET", address) as response:
            if response.status_code >= 400:
                reason = f"answers with the HTTP status {response.status_code}"
                return Unreadable(origin=address, reason=reason, remedy="check the address in a browser")
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > MAX_BYTES:
                    reason = f"is too large, more than {MAX_BYTES // 1024 // 1024} MiB"
                    return Unreadable(origin=address, reason=reason, remedy="give the address of the release alone")
            kind = response.headers.get("content-type", "").lower()
            return _Answer(data=bytes(data), kind=kind, charset=response.charset_encoding, address=str(response.url))
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError) as error:
        reason = f"cannot be fetched ({_cause(error)})"
        return Unreadable(origin=address, reason=reason, remedy="check the address and the connection")


def _cause(error: Exception) -> str:
    """Return why an address cannot be fetched: what the system says of it, else the library, else the error's kind."""
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, OSError) and found.strerror:
            return found.strerror
        found = found.__cause__ or found.__context__
    return str(error) or type(error).__name__


def _source(answer: _Answer, meta: Meta | None = None) -> Source | Unreadable:
    form: Form = "html"
    if answer.data.startswith(b"%PDF-"):
        form = "pdf"
    elif "text/plain" in answer.kind or "markdown" in answer.kind:
        form = "text"
    elif answer.kind and not re.search(r"html|xml|text|octet-stream", answer.kind):
        kind = answer.kind.partition(";")[0]
        return Unreadable(origin=answer.address, reason=f"is no text but {kind}", remedy="give a page, text or PDF")
    return Source(
        identifier=name_of_address(answer.address), origin=answer.address, form=form, data=answer.data,
        charset=answer.charset, meta=meta or Meta(source=None if form == "html" else answer.address), is_address=True,
    )  # fmt: skip


def in_feed(data: bytes, *, origin: str, client: httpx.Client | None = None) -> Iterator[Source | Unreadable]:
    """Yield the entries of an RSS or Atom feed: their content, or the pages that they link to.

    Without a ``client`` nothing is fetched, and what an entry says is all.
    """
    headers = {"content-location": origin} if client else {}
    feed = feedparser.parse(data, response_headers=headers)
    if not feed.get("version") or not feed.entries:
        yield Unreadable(origin=origin, reason="is a feed without entries", remedy="check the address in a feed reader")
        return
    publisher = feed.feed.get("publisher") or publisher_in(feed.feed.get("title", ""))
    for number, entry in enumerate(feed.entries, start=1):
        yield _entry(entry, f"{origin}#{number}", publisher, feed.feed.get("language"), client)


def _entry(
    entry: Any, where: str, publisher: str | None, language: str | None, client: httpx.Client | None
) -> Source | Unreadable:
    content = max((part.get("value", "") for part in entry.get("content", [])), key=len, default="")
    content = max(content, entry.get("summary", ""), key=len)
    link = entry.get("link", "")
    meta = Meta(
        title=_TAGS.sub("", entry.get("title", "")).strip() or None, source=link if is_address(link) else None,
        issued=day_of(entry.get("published") or entry.get("updated") or ""), publisher=publisher,
        language=language.split("-")[0].lower() if language else None,
    )  # fmt: skip
    if client is not None and is_address(link) and len(_TAGS.sub("", content)) < _TEASER:
        answer = _fetch(client, link)
        return answer if isinstance(answer, Unreadable) else _source(answer, meta)
    if not content.strip():
        remedy = "give the address of the feed, so that its pages can be fetched"
        return Unreadable(origin=where, reason="is an entry without text", remedy=remedy)
    name = name_of_address(link) if link else slug(entry.get("id", "") or entry.get("title", "")) or where
    return Source(identifier=name, origin=link or where, form="html", data=content, meta=meta, is_address=True)

"""Keep pages: the same address shows the same until what is served changes, so it is made once, however many ask."""

import asyncio
from collections.abc import MutableMapping
from hashlib import blake2b
from typing import Any, Final

from fastapi import Request
from fastapi.responses import Response

from kg.serve.asgi import App, Receive, Scope, Send
from kg.serve.language import language_of
from kg.serve.library import library_of

__all__ = ["Kept"]

# What shows how far something has come, or what somebody has just done, is made anew each time.
_ALIVE: Final = ("/dashboard", "/judge", "/sparql", "/static", "/id", "/data")
_SAVED: Final = frozenset({b"content-type", b"content-language", b"vary", b"cache-control", b"content-disposition"})


class Kept:
    """Answers with a page that was made before, or makes it while all others who ask for it wait for that."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._making: dict[tuple[str, int], asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(_ALIVE):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        library = library_of(request)
        key = {"page": str(request.url), "language": language_of(request), "html": _wants_page(request)}
        making = self._making.setdefault((str(key), id(library.pages)), asyncio.Lock())
        async with making:
            kept = library.pages.get(key)
            if kept is None:
                made = _Made(send)
                await self._app(scope, receive, made)
                if made.whole and made.status == 200:
                    library.pages.put(key, made.headers, made.body)
        self._making.pop((str(key), id(library.pages)), None)
        if kept is not None:
            await _again(request, kept)(scope, receive, send)


def _again(request: Request, kept: tuple[str, bytes]) -> Response:
    """Return a page once more, or that it is what the client has."""
    headers = dict(line.split(": ", 1) for line in kept[0].split("\n"))
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return Response(kept[1], headers=headers)


class _Made:
    """Lets an answer pass, and keeps a copy."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._pieces: list[bytes] = []
        self._saved: list[tuple[bytes, bytes]] = []
        self.status = 0
        self.whole = False

    async def __call__(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self._saved = [(name, value) for name, value in message["headers"] if name in _SAVED]
        elif message["type"] == "http.response.body":
            self._pieces.append(message.get("body", b""))
            self.whole = not message.get("more_body", False)
        await self._send(message)

    @property
    def body(self) -> bytes:
        return b"".join(self._pieces)

    @property
    def headers(self) -> str:
        """The headers that are kept, a line each, and a name for this content."""
        etag = f'etag: "{blake2b(self.body, digest_size=12).hexdigest()}"'
        return "\n".join([*(f"{name.decode()}: {value.decode()}" for name, value in self._saved), etag])


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")

"""Send the answer to a question as it comes, and have the question killed when its client has gone."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, Final

from fastapi.responses import Response

from kg.serve.asgi import Receive, Scope, Send
from kg.serve.cache import Cache
from kg.serve.worker import Asker
from kg.serve.worker.asker import Stopped

__all__ = ["Streamed"]

# Nothing is sent before so much of the answer is there, or all of it: until then, what goes wrong still has a status.
_HELD: Final = 1 << 16


class Streamed(Response):
    """The answer of an `Asker`; a break after its first pieces breaks the connection, lest it be taken for whole."""

    def __init__(  # noqa: PLR0913 - each by its name
        self,
        asker: Asker,
        request: Mapping[str, Any],
        *,
        cache: Cache,
        refused: Callable[[Stopped], Response],
        unacceptable: Callable[[list[str]], Response],
        headers: Mapping[str, str],
    ) -> None:
        super().__init__(headers=dict(headers))
        self._asker = asker
        self._request = request
        self._cache = cache
        self._refused = refused
        self._unacceptable = unacceptable
        self._own = dict(headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or stop when the client goes."""
        answering = asyncio.ensure_future(self._answer(scope, receive, send))
        watching = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait({answering, watching}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (watching, answering):
                if not task.done():
                    task.cancel()
            await asyncio.gather(watching, return_exceptions=True)
        try:
            await answering
        except asyncio.CancelledError:
            return

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if kept := self._cache.get(self._request):
            await Response(kept[1], headers=self._own, media_type=kept[0])(scope, receive, send)
            return
        begun = False
        try:
            async with self._asker.ask(self._request) as reply:
                media_type = reply.head["type"]
                if not media_type:
                    await self._unacceptable(reply.head["types"])(scope, receive, send)
                    return
                first, rest = await _held(reply.pieces)
                if rest is None:
                    self._cache.put(self._request, media_type, first)
                    await Response(first, headers=self._own, media_type=media_type)(scope, receive, send)
                    return
                begun = True
                await _start(Response(headers=self._own, media_type=media_type), send)
                await send({"type": "http.response.body", "body": first, "more_body": True})
                async for piece in rest:
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        except Stopped as stopped:
            if not begun:
                await self._refused(stopped)(scope, receive, send)


async def _start(response: Response, send: Send) -> None:
    headers = [pair for pair in response.raw_headers if pair[0] != b"content-length"]
    await send({"type": "http.response.start", "status": 200, "headers": headers})


async def _held(pieces: AsyncIterator[bytes]) -> tuple[bytes, AsyncIterator[bytes] | None]:
    """Return the first pieces and the rest; None, where there is no rest."""
    first = b""
    async for piece in pieces:
        first += piece
        if len(first) >= _HELD:
            return first, pieces
    return first, None


async def _gone(receive: Receive) -> None:
    """Wait until the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass

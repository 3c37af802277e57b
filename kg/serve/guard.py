"""What every answer carries, and whom the server answers at all."""

from collections.abc import MutableMapping
from typing import Any, Final

from kg.serve.asgi import App, Receive, Scope, Send

__all__ = ["POLICY", "Guard"]

POLICY: Final = "; ".join(
    [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
        "connect-src 'self'", "font-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ]
)  # fmt: skip
_HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not to others. With none at all a browser says of our own forms that they come from nowhere (Origin: null).
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# By these names a browser on this machine calls the server; a name that an attacker lets point here is none of them.
_OURS: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Guard:
    """Refuses requests that were meant for another host (DNS rebinding) and adds the headers of security."""

    def __init__(self, app: App, names: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._names = _OURS | names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                added = ((name.encode(), value.encode()) for name, value in _HEADERS.items())
                message["headers"] = [*message["headers"], *(pair for pair in added if pair[0] not in present)]
            await send(message)

        if self._is_ours(scope):
            # What can be got can be asked for by its headers alone (RFC 9110); the server below sends no content then.
            await self._app({**scope, "method": "GET"} if scope["method"] == "HEAD" else scope, receive, guarded)
        else:
            headers = [(b"content-type", b"text/plain; charset=utf-8")]
            await guarded({"type": "http.response.start", "status": 421, "headers": headers})
            await guarded({"type": "http.response.body", "body": b"This server answers only to its own name.\n"})

    def _is_ours(self, scope: Scope) -> bool:
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        return len(hosts) == 1 and _name(hosts[0]) in self._names


def _name(host: str) -> str:
    """Return a host without its port."""
    head, colon, port = host.rpartition(":")
    return (head if colon and port.isdigit() else host).lower()

"""Run the server until it is told to stop."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import uvicorn

from kg.errors import InputError
from kg.serve.app import application
from kg.serve.library import Library, Settings
from kg.store import Store

__all__ = ["run"]

_HOST: Final = "127.0.0.1"


def run(place: Path, settings: Settings, *, port: int, announce: Callable[[str], None]) -> None:
    """Serve a store on this machine, to whoever works on it, until Ctrl-C.

    ``announce`` is told the address when the first request can come; ``port`` 0 takes any that is free.

    Raises
    ------
    StoreError
        If the store cannot be opened.
    InputError
        If the port is taken.
    """
    with _bound(port) as listener, Store.open(place) as store:
        library = Library(store, settings)
        address = f"http://{_HOST}:{listener.getsockname()[1]}/{f'?key={settings.key}' if settings.key else ''}"
        try:
            server = _Server(library, lambda: announce(address))
            with suppress(KeyboardInterrupt):  # Uvicorn raises it once more when it has ended.
                server.run(sockets=[listener])
        finally:
            library.close()


class _Server(uvicorn.Server):
    """Says when it is ready."""

    def __init__(self, library: Library, ready: Callable[[], None]) -> None:
        config = uvicorn.Config(
            application(library),
            log_level="critical", access_log=False, server_header=False, lifespan="off", timeout_graceful_shutdown=2,
        )  # fmt: skip
        super().__init__(config)
        self._ready = ready
        self._library = library

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and say so."""
        await super().startup(sockets)
        self._ready()
        self._checking = asyncio.ensure_future(self._library.check())


def _bound(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_HOST, port))
    except OSError as error:
        listener.close()
        raise InputError(
            where=f"port {port}", what=f"cannot be used ({error.strerror})", remedy="choose another with --port"
        ) from error
    return listener

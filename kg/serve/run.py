"""Run the server until it is told to stop."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import Final

import uvicorn

from kg.errors import InputError
from kg.serve.app import application
from kg.serve.library import Library, Settings
from kg.store import Store
from kg.store.endpoint import Access, Endpoint

__all__ = ["run"]

_HOST: Final = "127.0.0.1"


def run(
    place: Path | str, settings: Settings, *, port: int, announce: Callable[[str], None], access: Access | None = None
) -> None:
    """Serve a store, or what a SPARQL endpoint has, on this machine, to whoever works on it, until Ctrl-C.

    ``place`` is the folder or the address, ``access`` what there is to log in with.

    ``announce`` is told the address when the first request can come; ``port`` 0 takes any that is free.

    Raises
    ------
    StoreError
        If the store cannot be opened, or the endpoint not be asked.
    InputError
        If the port is taken, or judgements are wanted of what lies at an address.
    """
    with _bound(port) as listener, _opened(place, settings, access) as opened:
        library = Library(opened, settings)
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
        await self._library.asker.ready()
        self._ready()
        self._checking = asyncio.ensure_future(self._library.check())


def _opened(
    place: Path | str, settings: Settings, access: Access | None
) -> AbstractContextManager[Store] | AbstractContextManager[Endpoint]:
    if "://" not in str(place):
        return Store.open(Path(place))
    if settings.key:
        raise InputError(where=str(place), what="cannot be judged from here", remedy="serve the store's folder")
    return nullcontext(Endpoint(str(place), access=access))


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

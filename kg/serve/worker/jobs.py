"""What a child does: take one request, answer it into the socket, piece by piece."""

import json
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Final, cast

from kg.errors import InputError, KgError
from kg.serve.negotiate import preferred
from kg.serve.worker.checking import checked
from kg.serve.worker.frames import DATA, END, ERROR, HEAD, received, sent
from kg.serve.worker.tables import tabled
from kg.store import Graph
from kg.store.clauses import Dataset
from kg.store.distant import begin
from kg.store.endpoint import Endpoint
from kg.store.remote import fetch

__all__ = ["answered"]

_PIECE: Final = 1 << 16


def answered(source: Graph | Path | Endpoint, connection: socket.socket) -> None:
    """Answer the request that comes through a socket.

    An error is sent as such. An answer that is larger than the request lets it be is broken off, with an error behind.
    """
    request: dict[str, Any] = json.loads(received(connection)[1])
    out = _Pieces(connection, int(request["most"]))
    try:
        graph = Graph.of_snapshot(source, memory=0) if isinstance(source, Path) else source
        _JOBS[request["do"]](graph, request, out)
        out.flush()
        sent(connection, END, b"")
    except KgError as error:
        kind = "refused" if isinstance(error, InputError) else "elsewhere"
        told = {"kind": kind, "where": error.where, "what": error.what, "remedy": error.remedy}
        sent(connection, ERROR, told)
    except OSError as error:
        if isinstance(error, BrokenPipeError | ConnectionResetError):
            raise
        sent(connection, ERROR, {"kind": "size" if out.full else "failed", "what": str(error)})


def _write(graph: Graph | Endpoint, request: Mapping[str, Any], out: "_Pieces") -> None:
    """Write the answer to a query in the media type that is accepted most; nothing, where none is."""
    dataset = Dataset(default=tuple(request["default"]), named=tuple(request["named"]))
    begun = begin(graph, request["query"], dataset or None)
    media_type = preferred(request["accept"], begun.media_types)
    sent(out.connection, HEAD, {"form": begun.form, "type": media_type, "types": begun.media_types})
    if media_type:
        begun.write(cast(IO[bytes], out), media_type)


def _table(graph: Graph | Endpoint, request: Mapping[str, Any], out: "_Pieces") -> None:
    """Send the answer to a query as a page shows it."""
    content = json.dumps(tabled(graph, request), ensure_ascii=False).encode()
    sent(out.connection, HEAD, {"type": "application/json"})
    out.write(content)


def _check(graph: Graph | Endpoint, _request: Mapping[str, Any], out: "_Pieces") -> None:
    """Send the report of a validation."""
    whole = fetch(graph) if isinstance(graph, Endpoint) else graph
    content = json.dumps(checked(whole), ensure_ascii=False).encode()
    sent(out.connection, HEAD, {"type": "application/json"})
    out.write(content)


_JOBS: Final = {"write": _write, "table": _table, "check": _check}


class _Pieces:
    """Gathers what is written and sends it in pieces, up to a size."""

    def __init__(self, connection: socket.socket, most: int) -> None:
        self.connection = connection
        self.full = False
        self._left = most
        self._waiting = bytearray()

    def write(self, content: bytes) -> int:
        self._left -= len(content)
        if self._left < 0:
            self.full = True
            raise OSError("the answer is too large")
        self._waiting += content
        if len(self._waiting) >= _PIECE:
            self.flush()
        return len(content)

    def flush(self) -> None:
        if self._waiting:
            sent(self.connection, DATA, bytes(self._waiting))
            self._waiting.clear()

"""What runs between the server and the process that answers: frames of a kind, a length and bytes."""

import asyncio
import json
import socket
import struct
from typing import Any, Final, TypeAlias

__all__ = ["DATA", "END", "ERROR", "HEAD", "Frame", "received", "sent", "taken"]

HEAD: Final = b"H"
DATA: Final = b"D"
END: Final = b"E"
ERROR: Final = b"X"
Frame: TypeAlias = tuple[bytes, bytes]
_LENGTH: Final = struct.Struct("!cI")


def sent(connection: socket.socket, kind: bytes, content: bytes | dict[str, Any]) -> None:
    """Send one frame; what is no bytes is sent as JSON.

    Examples
    --------
    >>> here, there = socket.socketpair()
    >>> sent(here, HEAD, {"form": "ask"}), received(there)
    (None, (b'H', b'{"form": "ask"}'))
    >>> here.close(), there.close()
    (None, None)
    """
    payload = content if isinstance(content, bytes) else json.dumps(content).encode()
    connection.sendall(_LENGTH.pack(kind, len(payload)) + payload)


def received(connection: socket.socket) -> Frame:
    """Return the next frame.

    Raises
    ------
    EOFError
        If the other side has gone.
    """
    kind, length = _LENGTH.unpack(_exactly(connection, _LENGTH.size))
    return kind, _exactly(connection, length)


async def taken(reader: asyncio.StreamReader) -> Frame:
    """Return the next frame; for what it raises see `received`."""
    kind, length = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
    return kind, await reader.readexactly(length)


def _exactly(connection: socket.socket, length: int) -> bytes:
    parts = []
    while length:
        part = connection.recv(min(length, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)

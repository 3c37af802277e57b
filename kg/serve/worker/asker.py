"""Ask the origin, from the server: an answer comes in pieces, and stops when it must or when nobody wants it."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any, Final

from kg.errors import StoreError
from kg.serve.worker.frames import DATA, END, ERROR, HEAD, taken
from kg.serve.worker.origin import RECORD, Source, place_of, record
from kg.serve.worker.slots import Full, Slots
from kg.store import Graph

__all__ = ["Asker", "Reply", "Stopped"]

_PACKAGES: Final = str(Path(__file__).resolve().parents[3])
_PROGRAM: Final = "import sys; from kg.serve.worker.origin import main; main(sys.argv[1:])"
# A question that its own timer has not ended is ended so many seconds later: its process may not have been run.
_GRACE: Final = 0.5


class Stopped(Exception):  # noqa: N818 - an answer, no failure of the program
    """A question was not answered to its end; ``reason`` is time, size, memory, busy, failed, refused or elsewhere.

    ``told`` has what the process that answered said of it.
    """

    def __init__(self, reason: str, told: Mapping[str, Any] | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.told = dict(told or {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer as it comes: what it is, and its pieces, which raise `Stopped` where it breaks off."""

    head: Mapping[str, Any]
    pieces: AsyncIterator[bytes]


class Asker:
    """The server's side of the origin; one for each state of the store that is served."""

    def __init__(self, source: Source, *, seconds: float, most: int) -> None:
        """Start an origin with a copy of a graph in memory, or one that looks into a snapshot, or asks a server."""
        self.seconds = seconds
        self.most = most
        self._control, theirs = socket.socketpair()
        self._process = _started(theirs, source)
        self._gone: dict[int, asyncio.Future[int]] = {}
        self._ready: asyncio.Future[None] | None = None
        self._count = 0
        self._slots = Slots()
        self._retired = False
        self._loop: asyncio.AbstractEventLoop | None = None

    @asynccontextmanager
    async def ask(
        self, request: Mapping[str, Any], *, seconds: float | None = None, may_read: bool = False
    ) -> AsyncIterator[Reply]:
        """Ask, and give the answer as it comes; whoever leaves before its end has the question killed.

        What ``may_read`` can open files, which nothing that a reader wrote may.

        Raises
        ------
        Stopped
            If it could not begin: the question is refused, took too long, or had to wait too long for others.
        """
        end = asyncio.get_running_loop().time() + (seconds or self.seconds)
        whole = {"most": self.most, "default": (), "named": (), **request}
        async with AsyncExitStack() as held:
            try:
                async with asyncio.timeout_at(end):
                    await held.enter_async_context(self._slots.taken())
                    await self.ready()
            except (TimeoutError, Full):
                raise Stopped("busy") from None
            yield await held.enter_async_context(self._asked(end, whole, may_read=may_read))

    async def ready(self) -> None:
        """Wait until the origin has loaded its graph; hear from then on whom it reports as gone."""
        if self._ready is None:
            self._loop = loop = asyncio.get_running_loop()
            self._ready = loop.create_future()
            self._control.setblocking(False)
            loop.add_reader(self._control, self._hear)
        await asyncio.shield(self._ready)

    def retire(self) -> None:
        """Let the origin go when it has answered what it was asked; it is asked nothing more."""
        self._retired = True
        if not self._gone:
            self.close()

    def close(self) -> None:
        """Let the origin and all that it answers go."""
        if self._loop is not None:
            self._loop.remove_reader(self._control)
        self._control.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @asynccontextmanager
    async def _asked(self, end: float, request: Mapping[str, Any], *, may_read: bool) -> AsyncIterator[Reply]:
        self._count += 1
        number, (ours, theirs) = self._count, socket.socketpair()
        loop = asyncio.get_running_loop()
        self._gone[number] = loop.create_future()
        # The clock runs since the question came: what it has waited is gone from its time.
        left = max(end - loop.time(), 0.001)
        with theirs:
            socket.send_fds(self._control, [record("ask", number, f"{left:.3f}", int(may_read))], [theirs.fileno()])
        reader, writer = await asyncio.open_connection(sock=ours)
        try:
            content = json.dumps(request).encode()
            writer.write(HEAD + len(content).to_bytes(4, "big") + content)
            kind, told = await self._frame(reader, number, end)
            if kind == ERROR:
                raise _stopped(json.loads(told))
            yield Reply(head=json.loads(told), pieces=self._pieces(reader, number, end))
        finally:
            writer.close()
            if not self._gone[number].done():
                self._control.send(record("kill", number))
            self._gone[number].add_done_callback(lambda _: self._forget(number))

    def _forget(self, number: int) -> None:
        del self._gone[number]
        if self._retired and not self._gone:
            self.close()

    async def _pieces(self, reader: asyncio.StreamReader, number: int, end: float) -> AsyncIterator[bytes]:
        while True:
            kind, content = await self._frame(reader, number, end)
            if kind == END:
                return
            if kind == ERROR:
                raise _stopped(json.loads(content))
            if kind == DATA:
                yield content

    async def _frame(self, reader: asyncio.StreamReader, number: int, end: float) -> tuple[bytes, bytes]:
        try:
            async with asyncio.timeout_at(end + _GRACE):
                return await taken(reader)
        except TimeoutError:
            raise Stopped("time") from None
        except (asyncio.IncompleteReadError, ConnectionResetError):
            status = await asyncio.shield(self._gone[number])
            raise Stopped("time" if status == -signal.SIGALRM else "memory") from None

    def _hear(self) -> None:
        try:
            words = self._control.recv(RECORD).split()
        except BlockingIOError:
            return
        ready = self._ready
        if words and words[0] == b"gone":
            self._gone[int(words[1])].set_result(int(words[2]))
        elif words and ready is not None:
            ready.set_result(None)
        else:
            asyncio.get_running_loop().remove_reader(self._control)
            lost = StoreError(where="kg serve", what="the process that answers has ended", remedy="start it again")
            waiting: list[asyncio.Future[Any]] = [*self._gone.values(), *([ready] if ready else [])]
            for future in waiting:
                if not future.done():
                    future.set_exception(lost)


def _stopped(told: Mapping[str, Any]) -> Stopped:
    return Stopped(str(told.get("kind", "failed")), told)


def _started(theirs: socket.socket, source: Source) -> subprocess.Popen[bytes]:
    kind = "memory" if isinstance(source, Graph) else "snapshot" if isinstance(source, Path) else "remote"
    paths = [_PACKAGES, *filter(None, [os.environ.get("PYTHONPATH")])]
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(theirs.fileno()), kind],
            stdin=subprocess.PIPE,
            pass_fds=[theirs.fileno()],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
    Thread(target=_filled, args=(process, source), daemon=True).start()
    return process


def _filled(process: subprocess.Popen[bytes], source: Source) -> None:
    """Write to the process that has been started what it shall ask; that may end before it has read all."""
    if process.stdin is None:  # It is a pipe: so it was started.
        raise TypeError
    try:
        with process.stdin:
            if isinstance(source, Graph):
                source.dump(process.stdin)
            else:
                process.stdin.write(place_of(source))
    except BrokenPipeError:
        return

"""The origin: holds the graph, forks a child for each question, kills the ones it is told to.

`kg.serve.worker.asker` starts it with the arguments ``FD KIND`` and writes to its standard input the graph, or where a
snapshot lies, or the address of a server with what that demands. Orders and reports on the socket FD are records of a
fixed size: ``ask NUMBER SECONDS MAY_READ`` (with the socket for the answer), ``kill NUMBER``; ``ready``,
``gone NUMBER STATUS``.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Final, TypeAlias

from kg.serve.things.vocabulary import terms as vocabulary
from kg.serve.worker.jobs import answered
from kg.serve.worker.limits import bounded
from kg.serve.worker.turns import Child, demoted, pause
from kg.store import Graph
from kg.store.endpoint import Access, Endpoint

__all__ = ["RECORD", "Source", "main", "place_of", "record"]

Source: TypeAlias = Graph | Path | Endpoint

RECORD: Final = 48
_LOST: Final = 1


def record(*words: object) -> bytes:
    """Return an order or report as it goes through the socket.

    Examples
    --------
    >>> len(record("ask", 1, 30.0)) == RECORD, record("kill", 2).split()
    (True, [b'kill', b'2'])
    """
    return " ".join(map(str, words)).encode().ljust(RECORD)


def place_of(source: Path | Endpoint) -> bytes:
    """Return how the origin is told of a place that it shall ask."""
    told = str(source) if isinstance(source, Path) else [source.address, asdict(source.web.access)]
    return json.dumps(told).encode()


def main(arguments: list[str]) -> None:
    """Load the graph, say so, and answer until the other side has gone, which it may at any moment."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then lets this process go.
    try:
        source = _source(arguments[1])
    except (SyntaxError, json.JSONDecodeError):  # The other side writes no such thing: it broke off.
        return
    vocabulary()  # Read now: a child can open no file.
    gc.collect()
    gc.freeze()  # A collection in a child would copy every page that it looks at.
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    with socket.socket(fileno=int(arguments[0])) as control, suppress(BrokenPipeError, ConnectionResetError):
        control.sendall(record("ready"))
        children: dict[int, Child] = {}
        try:
            _obey(control, source, woken, children)
        finally:
            for child in children.values():
                os.kill(child.process, signal.SIGKILL)


def _source(kind: str) -> Source:
    if kind == "memory":
        return Graph.of_stream(sys.stdin.buffer)
    told = json.load(sys.stdin.buffer)
    return Path(told) if kind == "snapshot" else Endpoint(told[0], access=Access(**told[1]))


def _obey(control: socket.socket, source: Source, woken: int, children: dict[int, Child]) -> None:
    while True:
        watched: list[socket.socket | int] = [control, woken]
        ready, _, _ = select.select(watched, [], [], pause(children.values()))
        if woken in ready:
            os.read(woken, 4096)
            _reap(control, children)
        demoted(children.values())
        if control not in ready:
            continue
        order, handles = _ordered(control)
        if not order:
            return
        verb, number, *rest = order.split()
        if verb == b"ask":
            children[int(number)] = Child(process=_fork(control, source, handles[0], rest))
        elif int(number) in children:
            os.kill(children[int(number)].process, signal.SIGKILL)


def _ordered(control: socket.socket) -> tuple[bytes, list[int]]:
    """Return an order and the socket that comes with it; nothing where the other side has gone."""
    try:
        order, handles, _, _ = socket.recv_fds(control, RECORD, 1)
        while order and len(order) < RECORD:
            order += control.recv(RECORD - len(order))
    except ConnectionResetError:
        return b"", []
    return order, handles


def _fork(control: socket.socket, source: Source, handle: int, terms: list[bytes]) -> int:
    process = os.fork()
    if process:
        os.close(handle)
        return process
    code = _LOST
    try:
        control.close()
        bounded(float(terms[0]), closed=isinstance(source, Graph) and terms[1] == b"0")
        with socket.socket(fileno=handle) as connection:
            answered(source, connection)
        code = 0
    except (BrokenPipeError, ConnectionResetError, EOFError):
        pass  # Nobody waits for the answer any more.
    finally:
        # Not as Python ends: nothing that the parent holds shall be closed or flushed here.
        os._exit(code)


def _reap(control: socket.socket, children: dict[int, Child]) -> None:
    for number, child in list(children.items()):
        ended, status = os.waitpid(child.process, os.WNOHANG)
        if ended:
            del children[number]
            control.sendall(record("gone", number, os.waitstatus_to_exitcode(status)))

"""The origin: holds the graph, forks a child for each question, kills the ones it is told to.

`kg.serve.worker.asker` starts it with the arguments ``FD KIND [PLACE]``. Orders and reports on
the socket FD are records of a fixed size: ``ask NUMBER SECONDS MAY_READ`` (with the socket for the answer),
``kill NUMBER``; ``ready``, ``gone NUMBER STATUS``.
"""

import gc
import os
import select
import signal
import socket
import sys
from pathlib import Path
from typing import Final

from kg.serve.things.vocabulary import terms as vocabulary
from kg.serve.worker.jobs import answered
from kg.serve.worker.limits import bounded
from kg.store import Graph

__all__ = ["RECORD", "main", "record"]

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


def main(arguments: list[str]) -> None:
    """Load the graph, say so, and answer until the other side has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then lets this process go.
    _, kind, *place = arguments
    graph = Graph.of_stream(sys.stdin.buffer) if kind == "memory" else Path(place[0])
    vocabulary()  # Read now: a child can open no file.
    gc.collect()
    gc.freeze()  # A collection in a child would copy every page that it looks at.
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    with socket.socket(fileno=int(arguments[0])) as control:
        control.sendall(record("ready"))
        _obey(control, graph, woken)


def _obey(control: socket.socket, graph: Graph | Path, woken: int) -> None:
    children: dict[int, int] = {}
    while True:
        watched: list[socket.socket | int] = [control, woken]
        ready, _, _ = select.select(watched, [], [])
        if woken in ready:
            os.read(woken, 4096)
            _reap(control, children)
        if control not in ready:
            continue
        order, handles = _ordered(control)
        if not order:
            for process in children.values():
                os.kill(process, signal.SIGKILL)
            return
        verb, number, *rest = order.split()
        if verb == b"ask":
            children[int(number)] = _fork(control, graph, handles[0], rest)
        elif int(number) in children:
            os.kill(children[int(number)], signal.SIGKILL)


def _ordered(control: socket.socket) -> tuple[bytes, list[int]]:
    """Return an order and the socket that comes with it; nothing where the other side has gone."""
    try:
        order, handles, _, _ = socket.recv_fds(control, RECORD, 1)
        while order and len(order) < RECORD:
            order += control.recv(RECORD - len(order))
    except ConnectionResetError:
        return b"", []
    return order, handles


def _fork(control: socket.socket, graph: Graph | Path, handle: int, terms: list[bytes]) -> int:
    process = os.fork()
    if process:
        os.close(handle)
        return process
    code = _LOST
    try:
        control.close()
        bounded(float(terms[0]), closed=isinstance(graph, Graph) and terms[1] == b"0")
        with socket.socket(fileno=handle) as connection:
            answered(graph, connection)
        code = 0
    except (BrokenPipeError, ConnectionResetError, EOFError):
        pass  # Nobody waits for the answer any more.
    finally:
        # Not as Python ends: nothing that the parent holds shall be closed or flushed here.
        os._exit(code)


def _reap(control: socket.socket, children: dict[int, int]) -> None:
    for number, process in list(children.items()):
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            del children[number]
            control.sendall(record("gone", number, os.waitstatus_to_exitcode(status)))

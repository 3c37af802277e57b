"""Answer what a parent process asks, as a process that it can kill.

Requests come by standard input and answers go to standard output, both as pickles; `kg.query.worker` is the other end.
"""

import os
import pickle
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, Final, TypeAlias

from kg.errors import KgError, QueryError
from kg.query.answer import Answer, answered
from kg.query.asking import explain, prepare
from kg.query.choices import choices
from kg.store.askable import Askable
from kg.store.endpoint import Access, Endpoint
from kg.store.graph import Graph
from kg.store.store import Store

__all__ = ["Desk", "Place", "main"]

Request: TypeAlias = tuple[str, dict[str, Any]]
_SERVICE: Final = re.compile(r"\bSERVICE\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What is to be asked: a store's folder, a snapshot, or an endpoint with what it demands.

    ``memory`` is the most quads that are copied into memory; without ``services`` no other server is asked.
    """

    place: str
    memory: int
    access: Access | None = None
    services: bool = True


class Desk:
    """Opens a place when it is first asked, and answers."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._opened: Askable | None = None
        self._store: Store | None = None
        self._verbs: Mapping[str, Callable[..., object]] = {
            "answer": self.answer,
            "choices": lambda **asked: choices(self.graph(), **asked),
            "explain": lambda **asked: explain(self.graph(), **asked),
        }

    def graph(self) -> Askable:
        """Return what answers."""
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def answer(self, *, name_or_text: str, **asked: Any) -> Answer:
        """Answer a question, unless it asks another server and may not."""
        bare = re.sub(r'"[^"\n]*"|<[^>\s]*>|#[^\n]*', "", prepare(name_or_text).text)
        if not self._place.services and _SERVICE.search(bare):
            what = "asks another server (SERVICE), which is not allowed here"
            raise QueryError(where="query", what=what, remedy="ask that server itself")
        return answered(self.graph(), name_or_text, **asked)

    def done(self, request: Request) -> tuple[str, object]:
        """Return what comes of a request, or the parts of the error that it ends with."""
        verb, asked = request
        try:
            return "done", self._verbs[verb](**asked)
        except KgError as error:
            return type(error).__name__, (error.where, error.what, error.remedy)

    def _open(self) -> Askable:
        place = self._place
        if "://" in place.place:
            return Endpoint(place.place, access=place.access)
        if (snapshot := Path(place.place) / "CURRENT").is_file():
            return Graph.of_snapshot(snapshot.parent, memory=place.memory)
        self._store = Store.open(Path(place.place))
        graph = self._store.graph(memory=place.memory)
        if graph.raw is not self._store.raw:
            self._store.close()  # All is in memory: another process may have the folder.
        return graph


def main() -> None:
    """Answer requests until there are no more; the first is the place.

    Who asks may be gone at any moment, between two messages or within one: then this process ends and says nothing.
    """
    # Whatever prints shall not reach the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        _serve(sys.stdin.buffer, answers)
    except (EOFError, pickle.UnpicklingError, BrokenPipeError):
        # Not by way of the interpreter's end, which would write what is left to a pipe that nobody reads.
        os._exit(0)


def _serve(stream: IO[bytes], answers: IO[bytes]) -> None:
    desk = Desk(pickle.load(stream))
    requests: SimpleQueue[Request] = SimpleQueue()
    Thread(target=_hear, args=(stream, requests), daemon=True).start()
    while True:
        pickle.dump(desk.done(requests.get()), answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _hear(stream: IO[bytes], requests: "SimpleQueue[Request]") -> None:
    """Take requests; when there are no more, nobody waits for what is still being answered."""
    try:
        while True:
            requests.put(pickle.load(stream))
    except (EOFError, pickle.UnpicklingError):
        os._exit(0)

"""Ask in a process that can be killed: Oxigraph itself has no way to stop a query that takes too long."""

import pickle
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from types import TracebackType
from typing import Final, cast

from kg import errors
from kg.errors import KgError, StoppedError, StoreError
from kg.query.answer import Answer
from kg.query.choices import Choice
from kg.query.desk import Place
from kg.query.question import Parameter
from kg.store.endpoint import Access

__all__ = ["Worker"]

_MEMORY: Final = 2_000_000
_SHORT: Final = 10.0
# The package that runs here, wherever it lies, and nothing of the folder that the user is in.
_PROGRAM: Final = f"""import sys
sys.path.insert(0, {str(Path(errors.__file__).parent.parent)!r})
from kg.query.desk import main
main()"""


class Worker:
    """A process that holds a graph and answers, one question at a time; use it in ``with``, or close it.

    It starts with the first question. Whoever has several threads may share it: they wait for each other.

    Parameters
    ----------
    place
        The folder of a store (which is the process's own while it is open, unless all of it fits into memory), the
        folder of a snapshot of one (`kg.store.Store.snapshot`; several processes may share it), or the address of an
        endpoint.
    memory
        The graph is copied into memory if it has at most so many quads.
    access
        What an endpoint demands.
    services
        Whether a query may ask other servers (SERVICE).

    Examples
    --------
    >>> import tempfile
    >>> from kg.store import Store
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Store.open(Path(folder) / "store", create=True).close()
    ...     with Worker(Path(folder) / "store") as worker:
    ...         worker.answer("ASK { ?s ?p ?o }").table.rows[0][0].text
    'false'
    """

    def __init__(
        self, place: Path | str, *, memory: int = _MEMORY, access: Access | None = None, services: bool = True
    ) -> None:
        self._place = Place(place=str(place), memory=memory, access=access, services=services)
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._lock = Lock()

    def answer(  # noqa: PLR0913 - what can be chosen, each by its name
        self,
        name_or_text: str,
        params: Mapping[str, str] | None = None,
        *,
        language: str | None = None,
        timeout: float | None = None,
        limit: int | None = None,
        labels: bool = False,
    ) -> Answer:
        """Answer a question as `kg.query.answered` does, within so many seconds.

        Raises
        ------
        StoppedError
            If the time is over, or `kill` was called: the process has been killed, and the next question starts
            another.
        QueryError, StoreError
            As `kg.query.ask` does.
        """
        chosen: dict[str, object] = {"language": language, "limit": limit, "labels": labels}
        asked = {"name_or_text": name_or_text, "params": dict(params or {}), **chosen}
        return cast("Answer", self._asked("answer", asked, timeout))

    def choices(
        self,
        parameter: Parameter,
        begin: str = "",
        *,
        language: str = "de",
        limit: int = 50,
        timeout: float | None = _SHORT,
    ) -> tuple[Choice, ...]:
        """Complete a value as `kg.query.choices` does; for what it raises see `answer`."""
        asked = {"parameter": parameter, "begin": begin, "language": language, "limit": limit}
        return cast("tuple[Choice, ...]", self._asked("choices", asked, timeout))

    def explain(
        self,
        name_or_text: str,
        params: Mapping[str, str] | None = None,
        *,
        language: str | None = None,
        timeout: float | None = _SHORT,
    ) -> str:
        """Return the SPARQL of a question as `kg.query.explain` does; for what it raises see `answer`."""
        asked: dict[str, object] = {"name_or_text": name_or_text, "params": dict(params or {}), "language": language}
        return cast("str", self._asked("explain", asked, timeout))

    def kill(self) -> None:
        """Stop the question that is being answered, from another thread."""
        self._stopped = True
        if (process := self._process) is not None:
            process.kill()

    def close(self) -> None:
        """End the process; a question after that starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def __enter__(self) -> "Worker":
        """Return the worker."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _asked(self, verb: str, asked: dict[str, object], timeout: float | None) -> object:
        with self._lock:
            process = self._running()
            timer = Timer(timeout, self.kill) if timeout is not None else None
            try:
                if timer is not None:
                    timer.start()
                kind, answer = _exchanged(process, (verb, asked))
            except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
                raise self._ended(timeout) from error
            except BaseException:
                # Ctrl-C: an answer that nobody reads would be taken for that of the next question.
                self.close()
                raise
            finally:
                if timer is not None:
                    timer.cancel()
                    timer.join()
        if kind == "done":
            return answer
        raise _raised(kind, cast("tuple[str, str, str]", answer))

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and (self._stopped or self._process.poll() is not None):
            self.close()
        self._stopped = False
        if self._process is None:
            # A session of its own: Ctrl-C reaches the parent alone, which then kills it.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _PROGRAM],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
            )  # fmt: skip
            with suppress(BrokenPipeError):
                _sent(self._process, self._place)
        return self._process

    def _ended(self, timeout: float | None) -> KgError:
        stopped = self._stopped
        self.close()
        if stopped and timeout is not None:
            what = f"has not been answered within {timeout:g} seconds and was stopped"
            return StoppedError(where="query", what=what, remedy="ask for less, or raise the timeout")
        if stopped:
            return StoppedError(where="query", what="was stopped", remedy="ask again")
        what = "the process that answers has ended"
        return StoreError(where=self._place.place, what=what, remedy="ask for less: it may have lacked memory")


def _exchanged(process: "subprocess.Popen[bytes]", request: object) -> tuple[str, object]:
    _sent(process, request)
    if process.stdout is None:  # It is a pipe.
        raise EOFError
    reply: tuple[str, object] = pickle.load(process.stdout)
    return reply


def _sent(process: "subprocess.Popen[bytes]", message: object) -> None:
    if process.stdin is not None:
        pickle.dump(message, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()


def _raised(kind: str, parts: tuple[str, str, str]) -> KgError:
    where, what, remedy = parts
    known: type[KgError] = getattr(errors, kind, KgError)
    return known(where=where, what=what, remedy=remedy)

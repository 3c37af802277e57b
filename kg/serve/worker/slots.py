"""Let in so many questions at once; who takes long steps aside, so that the others need not wait for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

__all__ = ["Full", "Slots"]

# So many questions are worked on at once; the system shares the processors among them.
_AT_ONCE: Final = 16
_WAITING: Final = 200
# After so many seconds a question is among the slow ones, which have places of their own, and a lower priority.
_SLOW: Final = 2.0
_AT_ONCE_SLOW: Final = 24


class Full(Exception):  # noqa: N818 - an answer, no failure of the program
    """Too many wait already."""


class Slots:
    """The places for questions.

    Examples
    --------
    >>> async def second() -> str:
    ...     slots = Slots(at_once=1, slow=0.01)
    ...     async with slots.taken():
    ...         async with slots.taken():
    ...             return "let in, since the first took long"
    >>> asyncio.run(second())
    'let in, since the first took long'
    """

    def __init__(self, *, at_once: int = _AT_ONCE, slow: float = _SLOW) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._seconds = slow
        self._waiting = 0
        self._slow = 0

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """Hold a place, when there is one.

        Raises
        ------
        Full
            If too many wait for one.
        """
        if self._waiting >= _WAITING:
            raise Full
        self._waiting += 1
        try:
            await self._free.acquire()
        finally:
            self._waiting -= 1
        aside = asyncio.Event()
        timer = asyncio.get_running_loop().call_later(self._seconds, self._step_aside, aside)
        try:
            yield
        finally:
            timer.cancel()
            if aside.is_set():
                self._slow -= 1
            else:
                self._free.release()

    def _step_aside(self, aside: asyncio.Event) -> None:
        if self._slow < _AT_ONCE_SLOW:
            self._slow += 1
            aside.set()
            self._free.release()

"""Ask about many releases at once: by processes forked from this one, which know all that it knows.

What is understood of thousands of releases is too much to hand over; a fork has it already. It hands back numbers, and
what it changes of what it was given stays its own.
"""

import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from os import cpu_count
from typing import Any, Final, TypeVar

__all__ = ["SHARE", "in_forks"]

A = TypeVar("A")
# So many releases are asked about by a process at a time.
SHARE: Final = 32
_TOLD: "dict[str, Callable[[range], Any]]" = {}


def in_forks(answer: Callable[[range], A], number: int) -> Iterator[A]:
    """Yield what a function answers to each share of so many numbers, in their order.

    Of a single share, and elsewhere than on Linux, it is asked here. So nothing may rest on what it changes.

    Examples
    --------
    >>> list(in_forks(sum, 4))
    [6]
    """
    shares = [range(begin, min(begin + SHARE, number)) for begin in range(0, number, SHARE)]
    if len(shares) < 2 or sys.platform != "linux":
        yield from map(answer, shares)
        return
    forked, processes = multiprocessing.get_context("fork"), min(cpu_count() or 1, len(shares))
    gc.freeze()  # What the forks only read they need not copy to mark.
    try:
        with ProcessPoolExecutor(processes, forked, initializer=_tell, initargs=(answer,)) as pool:
            yield from pool.map(_answer, shares)
    finally:
        gc.unfreeze()


def _tell(answer: Callable[[range], Any]) -> None:
    _TOLD["answer"] = answer


def _answer(share: range) -> Any:
    return _TOLD["answer"](share)

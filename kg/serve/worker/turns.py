"""Let quick questions go before slow ones: who has taken long gets less of the processors."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

__all__ = ["Child", "demoted", "pause"]

# As long as a reader waits gladly; what takes longer can also wait for those who come after it.
_QUICK: Final = 1.0
# The lowest priority that there is.
_LAST: Final = 19


@dataclass(slots=True, kw_only=True)
class Child:
    """A process that answers, and since when."""

    process: int
    since: float = field(default_factory=monotonic)
    slow: bool = False


def pause(children: Iterable[Child]) -> float | None:
    """Return after how many seconds one of these will have taken long; None if none will.

    Examples
    --------
    >>> pause([Child(process=0, slow=True)]) is None, pause([Child(process=0, since=0.0)])
    (True, 0.0)
    """
    quick = [child.since for child in children if not child.slow]
    return max(min(quick) + _QUICK - monotonic(), 0.0) if quick else None


def demoted(children: Iterable[Child]) -> None:
    """Give those that have taken long the lowest priority."""
    for child in children:
        if not child.slow and monotonic() - child.since >= _QUICK:
            child.slow = True
            with suppress(ProcessLookupError):  # It has just ended.
                os.setpriority(os.PRIO_PROCESS, child.process, _LAST)

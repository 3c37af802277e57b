"""Bound what a child may take: time, memory, files and its share of the processor."""

import os
import resource
import signal
from pathlib import Path
from typing import Final

__all__ = ["bounded"]

# Beside what it shares with the origin, a question may take so much memory.
_MEMORY: Final = 2 << 30
# Below the server and whatever else the machine does.
_NICE: Final = 5
_STATM: Final = Path("/proc/self/statm")
# Where memory runs out, Linux ends such a process first, and not the server or what else its user does.
_ENDED_FIRST: Final = Path("/proc/self/oom_score_adj")


def bounded(seconds: float, *, closed: bool) -> None:
    """Let this process be killed by the system after some seconds, or when it takes 2 GB more than it has.

    Where it is ``closed``, it can open no more files, and so ask no other host, whatever a query says.
    """
    for number in (signal.SIGALRM, signal.SIGCHLD, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    os.nice(_NICE)
    if _ENDED_FIRST.exists():
        _ENDED_FIRST.write_text("1000", encoding="ascii")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if _STATM.exists():
        pages = int(_STATM.read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    if closed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))

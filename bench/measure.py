"""Take times, and write them down: a small table, and JSON in bench/results/."""

import json
import os
import platform
import resource
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter, process_time
from typing import Final, TypeVar

import kg

__all__ = ["RESULTS", "Figure", "best", "memory", "once", "report"]

RESULTS: Final = Path(__file__).parent / "results"
_LIBRARIES: Final = ("pyoxigraph", "rdflib", "pyshacl", "pyshacl-turbo", "networkx", "rustworkx", "simplemma")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number; ``wanted`` is what it should be, where that is agreed."""

    name: str
    value: float
    unit: str
    wanted: str = ""


def once(work: Callable[[], _T]) -> tuple[float, _T]:
    """Return the seconds on the clock that work took once, and what it gave."""
    started = perf_counter()
    done = work()
    return perf_counter() - started, done


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the least of several times of the processor, in seconds: other processes count little."""
    taken = []
    for _ in range(times):
        started = process_time()
        work()
        taken.append(process_time() - started)
    return min(taken)


def memory() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def report(bench: str, figures: list[Figure], *, quick: bool) -> None:
    """Print the figures of one bench and write them to a file."""
    width = max(len(figure.name) for figure in figures)
    print(f"\n{bench}{' (quick)' if quick else ''}")
    for figure in figures:
        wanted = f"   wanted {figure.wanted}" if figure.wanted else ""
        print(f"  {figure.name:<{width}}  {_number(figure.value):>12} {figure.unit}{wanted}", flush=True)
    RESULTS.mkdir(exist_ok=True)
    record = {"bench": bench, "quick": quick, "machine": _machine(), "versions": _versions()}
    record["figures"] = [asdict(figure) for figure in figures]
    path = RESULTS / f"{bench}{'-quick' if quick else ''}.json"
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _machine() -> dict[str, object]:
    models = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    return {
        "processor": models[0] if models else platform.processor(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
    }


def _versions() -> dict[str, str]:
    return {"kg": kg.__version__, **{name: version(name) for name in _LIBRARIES}}

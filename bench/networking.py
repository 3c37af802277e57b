"""How long a large network takes: 100,000 ties built, measured and written as GEXF; by the processor's time."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final, TypeVar

from bench.measure import Figure, memory
from kg import analyse
from kg.export import write
from kg.network import Network
from kg.ties import Tie

__all__ = ["run"]

_T = TypeVar("_T")
_SEED: Final = 20_241_112
_BASE: Final = "https://w3id.org/municipal-cooperation/id"
_MEASURES: Final = ("pagerank", "communities", "betweenness")
_OTHERS: Final = ("degree", "strength", "closeness", "eigenvector", "constraint", "core", "clustering", "components")


def run(*, quick: bool) -> list[Figure]:
    """Return seconds and memory of a process of its own, so that no other bench counts."""
    number = 10_000 if quick else 100_000
    ran = subprocess.run(
        [sys.executable, "-m", "bench.networking", str(number)], capture_output=True, text=True, check=True
    )
    return [Figure(**figure) for figure in json.loads(ran.stdout)]


def _timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Return the seconds of the processor that work took, and what it gave: other processes count little."""
    started = process_time()
    done = work()
    return process_time() - started, done


def _ties(number: int) -> Iterator[Tie]:
    """Yield ties of one town in twenty as many, a few drawn often, with a date and a sentence each."""
    random = Random(_SEED)
    towns = number // 20
    for count in range(number):
        one, other = int(towns * random.random() ** 2), int(towns * random.random() ** 2)
        if one != other:
            yield Tie(
                source=f"{_BASE}/municipality/gn-{one}", target=f"{_BASE}/municipality/gn-{other}",
                source_label=f"Stadt {one}", target_label=f"Stadt {other}", source_kind="municipality",
                target_kind="municipality", kind="event", type="visit", item=f"{_BASE}/event/{count}",
                date=f"{random.randrange(1990, 2026)}-{random.randrange(1, 13):02}", releases=(f"release-{count}",),
                evidence=f"Eine Delegation aus Stadt {one} besuchte Stadt {other}.",
            )  # fmt: skip


def _main(number: int) -> None:
    seconds: dict[str, float] = {}
    seconds["ties built into a network"], network = _timed(
        lambda: analyse.make(analyse.plan_of("cooperation"), _ties(number))
    )
    for name in _MEASURES:
        seconds[name], _ = _timed(partial(getattr(analyse, name), network))
    with TemporaryDirectory() as place:
        seconds["GEXF"], (file,) = _timed(lambda: write(network, Path(place) / "net.gexf"))
        size = file.stat().st_size
    whole, most = sum(seconds.values()), memory()
    others = {name: _timed(partial(getattr(analyse, name), network))[0] for name in _OTHERS}
    print(json.dumps(list(_figures(number, network, seconds, (whole, most, size), others))))


def _figures(
    number: int, network: Network, seconds: dict[str, float], whole: tuple[float, float, int], others: dict[str, float]
) -> Iterator[dict[str, object]]:
    at = f"{number:,} ties, {len(network.nodes):,} nodes, {len(network.edges):,} edges"
    for name, value in seconds.items():
        yield {"name": f"{name} ({at})", "value": value, "unit": "s"}
    yield {"name": "all of these", "value": whole[0], "unit": "s", "wanted": "<= 60"}
    yield {"name": "most memory", "value": whole[1], "unit": "MB", "wanted": "<= 2,000"}
    yield {"name": "size of the GEXF", "value": whole[2] / 1e6, "unit": "MB"}
    for name, value in others.items():
        yield {"name": f"beside these: {name}", "value": value, "unit": "s"}


if __name__ == "__main__":
    _main(int(sys.argv[1]))

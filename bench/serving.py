"""How fast the web face answers: pages, named questions for many readers at once, and beside queries without an end."""

import asyncio
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import httpx

from bench.measure import Figure
from bench.storing import filled
from kg.pipeline.reference import refresh
from kg.store import Store

__all__ = ["run"]

_HTML: Final = {"Accept": "text/html"}
# Berlin: among the towns that synthetic releases speak of most.
_PAGES: Final = {
    "first page": "",
    "page of a town": "page/municipality/gn-2950159",
    "list of towns": "browse/municipality",
    "search": "search?q=berlin",
    "dashboard": "dashboard",
    "page of a question": "questions/events-in-period",
}
_QUESTIONS: Final = (
    "partners-of-city?place=Berlin", "events-of-city?place=Berlin", "funders-by-year", "agreements-by-status",
    "officials-and-roles", "partner-countries", "city-pairs", "releases-of-year?year=2024",
)  # fmt: skip
_READERS: Final = 50
_ROUNDS: Final = 4
_KILLER: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def run(*, quick: bool) -> list[Figure]:
    """Return the times at 10⁶ quads in named graphs, which with their merge are twice as many (quick: a tenth)."""
    number = 100 if quick else 1_000
    with TemporaryDirectory() as place:
        folder = Path(place) / "store"
        with Store.open(folder, create=True) as store:
            filled(number, store)
            refresh(store)
            quads = sum(1 for _ in store.raw)
            name = next(iter(store.manifest))
        with _served(folder) as (client, started):
            return [
                Figure(name=f"quads served, {number:,} releases and their merge", value=quads, unit=""),
                Figure(name="start until the first page can be asked for", value=started, unit="s"),
                *_pages(client, {**_PAGES, "page of a release": f"page/release/{name}"}),
                *asyncio.run(_readers(str(client.base_url))),
            ]


def _pages(client: httpx.Client, pages: dict[str, str]) -> Iterator[Figure]:
    for name, path in pages.items():
        client.get(path, headers=_HTML).raise_for_status()  # What is made once, such as the index, is not counted.
        # Another address each time: a page that is kept would be given again.
        ways = [f"{path}{'&' if '?' in path else '?'}n={number}" for number in range(9)]
        times = [client.get(way, headers=_HTML).elapsed.total_seconds() * 1000 for way in ways]
        yield Figure(name=name, value=statistics.median(times), unit="ms", wanted="≤ 200")


async def _readers(address: str) -> list[Figure]:
    limits = httpx.Limits(max_connections=_READERS + 8)
    async with httpx.AsyncClient(base_url=f"{address}questions/", timeout=120, headers=_HTML, limits=limits) as client:
        cold = [await _timed(client, question) for question in _QUESTIONS]
        alone = await _many(client)
        killers = [asyncio.create_task(_killed(address, number)) for number in range(4)]
        await asyncio.sleep(0.5)
        beside = await _many(client)
        for killer in killers:
            killer.cancel()
        await asyncio.gather(*killers, return_exceptions=True)
    return [
        Figure(name="named question, first time, slowest", value=max(cold), unit="ms"),
        Figure(name="named question, first time, median", value=statistics.median(cold), unit="ms"),
        Figure(
            name=f"{_READERS} readers of named questions at once, p95", value=_p95(alone), unit="ms", wanted="≤ 500"
        ),
        Figure(name=f"{_READERS} readers beside 4 endless queries, p95", value=_p95(beside), unit="ms"),
    ]


async def _many(client: httpx.AsyncClient) -> list[float]:
    """Return the times of readers who each ask one question after the other, with a second between them."""

    async def reader(number: int) -> list[float]:
        times = []
        for round_ in range(_ROUNDS):
            await asyncio.sleep((number % 10) / 10)
            times.append(await _timed(client, _QUESTIONS[(number + round_) % len(_QUESTIONS)]))
        return times

    return [one for times in await asyncio.gather(*map(reader, range(_READERS))) for one in times]


async def _timed(client: httpx.AsyncClient, path: str) -> float:
    begun = time.perf_counter()
    await client.get(path)  # What takes longer than thirty seconds is stopped, and counts with these.
    return (time.perf_counter() - begun) * 1000


async def _killed(address: str, number: int) -> None:
    async with httpx.AsyncClient(timeout=120) as client:
        await client.get(f"{address}sparql", params={"query": f"{_KILLER} #{number}"})


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


@contextmanager
def _served(store: Path) -> Iterator[tuple[httpx.Client, float]]:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    if process.stdout is None:  # It is a pipe.
        raise TypeError
    address = process.stdout.readline().strip()
    started = time.perf_counter() - begun
    try:
        with httpx.Client(base_url=address, timeout=300) as client:
            yield client, started
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)

"""How long the analysts' questions take here, in Oxigraph asked directly, and in rdflib: one graph, one run.

All times are the processor's, so that other processes count little; medians of several.
"""

import math
import os
import resource
import statistics
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final

import pyoxigraph as ox
import rdflib

from bench.measure import Figure
from bench.storing import filled
from kg.pipeline.reference import refresh
from kg.query import ask, catalogue, explain
from kg.store import Graph, Store

__all__ = ["QUESTIONS", "run"]

# By its IRI, Berlin: to look a name up is not part of the query, and has a figure of its own.
_PLACE: Final = "id:municipality/gn-2950159"
QUESTIONS: Final[dict[str, dict[str, str]]] = {
    "programmes-funding-visits": {},
    "funders-by-year": {},
    "city-pairs": {},
    "officials-and-roles": {},
    "agreements-without-signatory": {},
    "events-in-period": {"since": "2020-01-01", "until": "2021-12-31", "country": "FR"},
    "possible-introductions": {"place": _PLACE},
    "sentences-with": {"words": "klima"},
}
# What the other questions are asked with, where they must be told something: Berlin, and Terezín of a sample release.
_VALUES: Final = {
    "place": _PLACE,
    "partner": "id:municipality/gn-3064268",
    "thing": _PLACE,
    "since": "2020-01-01",
    "until": "2021-12-31",
    "words": "klima",
    "year": "2020",
}
_TIMES: Final = 5
# rdflib is stopped when it has taken so many times as long, and at least so many seconds: that proves enough.
_PATIENCE: Final = 25
_LEAST: Final = 2.0
_ALL: Final = 100_000_000


def run(*, quick: bool) -> list[Figure]:
    """Return the times at 10⁶ quads in named graphs (quick: a twentieth)."""
    number = 50 if quick else 1_000
    with TemporaryDirectory() as place:
        graph, named = _made(number, Path(place))
    figures = [Figure(name=f"quads in named graphs, {number:,} releases", value=named, unit="")]
    ours: dict[str, float] = {}
    for name, params in QUESTIONS.items():
        text = explain(graph, name, params)
        ours[name], direct = _medians(partial(ask, graph, name, params), partial(_direct, graph.raw, text))
        figures += [
            Figure(name=f"{name}: kg", value=ours[name] * 1000, unit="ms"),
            Figure(name=f"{name}: pyoxigraph called directly", value=direct * 1000, unit="ms"),
            Figure(name=f"{name}: ratio", value=ours[name] / direct, unit="", wanted="≤ 1.3"),
        ]
    by_name, _ = _medians(partial(ask, graph, "possible-introductions", {"place": "Berlin"}), int)
    more = (by_name - ours["possible-introductions"]) * 1000
    figures.append(Figure(name="to look a town up by its name", value=more, unit="ms"))
    return [*figures, *_all(graph), *_against_rdflib(graph, ours)]


def _all(graph: Graph) -> list[Figure]:
    """Return how long each named question takes, the slowest first."""
    taken = []
    for question in catalogue():
        values = {parameter.name: _VALUES[parameter.name] for parameter in question.params if parameter.required}
        taken.append((_taken(partial(ask, graph, question.name, values)), question.name))
    return [Figure(name=f"all questions: {name}", value=spent, unit="s") for spent, name in sorted(taken, reverse=True)]


def _against_rdflib(graph: Graph, ours: dict[str, float]) -> list[Figure]:
    """Return how many times as long rdflib's own engine takes on the same triples, or at least takes."""
    other = rdflib.Graph()
    triples = ox.serialize(
        (quad.triple for quad in graph.raw.quads_for_pattern(None, None, None, ox.DefaultGraph())),
        format=ox.RdfFormat.N_TRIPLES,
    )
    other.parse(data=triples or b"", format="nt")
    figures = []
    for name, params in QUESTIONS.items():
        text = explain(graph, name, params)
        limit = math.ceil(max(_PATIENCE * ours[name], _LEAST))
        theirs, ended = _limited(limit, partial(_asked, other, text))
        at_least = "" if ended else " at least (stopped)"
        figures.append(Figure(name=f"{name}: rdflib{at_least}", value=theirs * 1000, unit="ms"))
        figures.append(
            Figure(name=f"{name}: times slower{at_least}", value=theirs / ours[name], unit="", wanted="≥ 20")
        )
    return figures


def _limited(seconds: int, work: Callable[[], None]) -> tuple[float, bool]:
    """Return the processor's time of work in a process that is stopped after so many seconds, and whether it ended.

    Raises
    ------
    ChildProcessError
        If the work has failed: that would look fast.
    """
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        failed = 1
        try:
            work()
            failed = 0
        finally:
            os._exit(failed)
    _, status, usage = os.wait4(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise ChildProcessError
    return usage.ru_utime + usage.ru_stime, os.WIFEXITED(status)


def _asked(graph: rdflib.Graph, text: str) -> None:
    list(graph.query(text))


def _made(number: int, folder: Path) -> tuple[Graph, int]:
    """Return a graph in memory with so many synthetic releases, and the number of its quads in named graphs."""
    with Store.open(folder / "store", create=True) as store:
        filled(number, store)
        refresh(store)
        graph = store.graph(memory=_ALL)
    merge = sum(1 for _ in graph.raw.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    return graph, len(graph.raw) - merge


def _medians(one: Callable[[], object], two: Callable[[], object]) -> tuple[float, float]:
    """Return the medians of two works that are done in turn, so that what else the machine does meets both alike."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(_TIMES):
        taken[0].append(_taken(one))
        taken[1].append(_taken(two))
    return statistics.median(taken[0]), statistics.median(taken[1])


def _taken(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return process_time() - started


def _direct(raw: ox.Store, text: str) -> object:
    answer = raw.query(text)
    return [tuple(row) for row in answer] if isinstance(answer, ox.QuerySolutions) else answer

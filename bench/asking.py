"""How long the analysts' questions take here, in Oxigraph asked directly, and in rdflib: medians of one run."""

import statistics
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import pyoxigraph as ox
import rdflib

from bench.measure import Figure, once
from bench.storing import filled
from kg.pipeline.reference import refresh
from kg.query import ask, explain
from kg.store import Graph, Store

__all__ = ["QUESTIONS", "run"]

QUESTIONS: Final = {
    "programmes-funding-visits": {},
    "funders-by-year": {},
    "city-pairs": {},
    "officials-and-roles": {},
    "agreements-without-signatory": {},
    "events-in-period": {"since": "2020-01-01", "until": "2021-12-31", "country": "FR"},
    # By its IRI, Berlin: to look a name up is not part of the query.
    "possible-introductions": {"place": "id:municipality/gn-2950159"},
    "sentences-with": {"words": "klima"},
}  # fmt: skip
_TIMES: Final = 5
_PATIENCE: Final = 60.0
_ALL: Final = 100_000_000


def run(*, quick: bool) -> list[Figure]:
    """Return the times at 10⁶ quads in named graphs (quick: a twentieth), and those of rdflib at a small size."""
    here, small = (50, 5) if quick else (1_000, 10)
    return [*_against_oxigraph(here), *_against_rdflib(small)]


def _against_oxigraph(number: int) -> list[Figure]:
    with TemporaryDirectory() as place:
        graph, named = _made(number, Path(place))
    figures = [Figure(name=f"quads in named graphs, {number:,} releases", value=named, unit="")]
    for name, params in QUESTIONS.items():
        text = explain(graph, name, params)
        ours, direct = _medians(partial(ask, graph, name, params), partial(_direct, graph.raw, text))
        figures += [
            Figure(name=f"{name}: kg", value=ours * 1000, unit="ms"),
            Figure(name=f"{name}: pyoxigraph called directly", value=direct * 1000, unit="ms"),
            Figure(name=f"{name}: ratio", value=ours / direct, unit="", wanted="≤ 1.3"),
        ]
    return figures


def _against_rdflib(number: int) -> list[Figure]:
    with TemporaryDirectory() as place:
        graph, named = _made(number, Path(place))
    other = rdflib.Graph()
    triples = ox.serialize(
        (quad.triple for quad in graph.raw.quads_for_pattern(None, None, None, ox.DefaultGraph())),
        format=ox.RdfFormat.N_TRIPLES,
    )
    other.parse(data=triples or b"", format="nt")
    figures = [Figure(name=f"quads in named graphs, {number:,} releases", value=named, unit="")]
    for name, params in QUESTIONS.items():
        text = explain(graph, name, params)
        ours = statistics.median(once(partial(ask, graph, name, params))[0] for _ in range(_TIMES))
        theirs, ended = _within(_PATIENCE, partial(_asked, other, text))
        figures.append(Figure(name=f"{name}: rdflib{'' if ended else ', not ended'}", value=theirs * 1000, unit="ms"))
        figures.append(Figure(name=f"{name}: times slower", value=theirs / ours, unit="", wanted="≥ 20"))
    return figures


def _within(seconds: float, work: Callable[[], None]) -> tuple[float, bool]:
    """Return how long work takes in a process that is ended after so many seconds, and whether it came to its end."""
    process = get_context("fork").Process(target=work)
    started = perf_counter()
    process.start()
    process.join(seconds)
    taken = perf_counter() - started
    ended = not process.is_alive()
    process.kill()
    process.join()
    return taken, ended


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
        taken[0].append(once(one)[0])
        taken[1].append(once(two)[0])
    return statistics.median(taken[0]), statistics.median(taken[1])


def _direct(raw: ox.Store, text: str) -> object:
    answer = raw.query(text)
    return [tuple(row) for row in answer] if isinstance(answer, ox.QuerySolutions) else answer

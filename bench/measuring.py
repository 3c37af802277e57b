"""How long the measures of networks take."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Figure, once
from bench.storing import filled
from kg import analyse
from kg.model import Node, Value
from kg.pipeline.reference import refresh
from kg.query import ask
from kg.store import Graph, Store
from kg.ties import Tie, ties_of

__all__ = ["run"]


def run(*, quick: bool) -> list[Figure]:
    """Return the seconds from a store to a measured network."""
    figures = []
    for number in (100,) if quick else (300, 1_000):
        with TemporaryDirectory() as place, Store.open(Path(place) / "store", create=True) as store:
            filled(number, store)
            refresh(store)
            graph = store.graph(memory=10**9)
            for name, query in (("cooperation", "ties"), ("visits", "ties"), ("funding", "ties-funding")):
                asked, ties = once(partial(_ties, graph, query))
                network = analyse.make(analyse.plan_of(name), ties)
                measured, network = once(partial(analyse.measured, network))
                at = f"{name}, {number:,} releases ({len(network.nodes):,} nodes, {len(network.edges):,} edges)"
                figures.append(Figure(name=f"ties of {at}", value=asked, unit="s"))
                figures.append(Figure(name=f"measures of {at}", value=measured, unit="s"))
    return figures


def _ties(graph: Graph, query: str) -> tuple[Tie, ...]:
    rows = ask(graph, query, {"lang": "de"}).dicts()
    return ties_of({column: _plain(term) for column, term in row.items()} for row in rows)


def _plain(term: Node | None) -> str | None:
    return term.text if isinstance(term, Value) else term

"""How well and how fast releases are joined: the invented world of `tests/corpus`, whose truth is known."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from bench.measure import Figure, memory, once
from kg.pipeline import build, decided, join
from kg.store import Store
from tests.corpus.generate import written
from tests.corpus.measure import KINDS, score, told

__all__ = ["run"]


def run(*, quick: bool) -> list[Figure]:
    """Return precision and recall of pairs and of B-cubed by kind, and what deciding takes."""
    number = 150 if quick else 2_000
    with TemporaryDirectory() as place, Store.open(Path(place) / "store", create=True) as store:
        truths = written(Path(place) / "releases", number)
        seconds, _ = once(lambda: build([Path(place) / "releases"], store=store))
        figures = [Figure(name=f"build of {number:,} releases, joining included", value=seconds, unit="s")]
        figures += _speeds(store)
        mentions = told(store, truths)
    for kind in KINDS:
        found = score(mention for mention in mentions if mention.kind == kind)
        name = f"{kind}, {found.mentions} mentions of {found.things}"
        for measure, wanted in (("precision", ">= 0.99"), ("recall", ">= 0.9")):
            for way in ("pair", "cubed"):
                value = getattr(found, f"{way}_{measure}")
                label = "pairs" if way == "pair" else "B-cubed"
                figures.append(Figure(name=f"{name}: {measure}, {label}", value=value, unit="", wanted=wanted))
    return figures


def _speeds(store: Store) -> list[Figure]:
    started = process_time()
    decision = decided(store)
    taken = process_time() - started
    again, _ = once(lambda: join(store))
    return [
        Figure(name="deciding over all of them, from their profiles", value=taken, unit="s"),
        Figure(name="deciding where nothing has changed", value=again, unit="s"),
        Figure(name="releases with names from others", value=len(decision.names), unit=""),
        Figure(name="pairs left to people", value=len(decision.nears), unit=""),
        Figure(name="memory", value=memory(), unit="MB"),
    ]

"""How long the store takes to load, replace and answer: named questions in memory."""

import statistics
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.measure import Figure, memory, once
from bench.synthetic import extractions
from kg.identify import identify
from kg.mapping import quads_of
from kg.pipeline import info
from kg.pipeline.reference import refresh
from kg.pipeline.road import known_organisation, known_programme
from kg.query import Question, ask, catalogue
from kg.store import Graph, Holding, Store, pack

__all__ = ["filled", "run"]

_BATCH: Final = 64
# Berlin: among the towns that synthetic releases speak of most.
_PLACE: Final = "Berlin"
# Milliseconds: what takes longer is not asked of ten times as many releases, since some questions grow with the square.
_SLOW: Final = 2_000


def run(*, quick: bool) -> list[Figure]:
    """Return the times at 10³ and 10⁴ releases (quick: at 10²)."""
    figures: list[Figure] = []
    slow: dict[str, float] = {}
    for number in (100,) if quick else (1_000, 10_000):
        with TemporaryDirectory() as place, Store.open(Path(place) / "store", create=True) as store:
            found = _at(number, store, slow)
        figures += found
        slow = {
            figure.name.split()[0]: figure.value for figure in found if figure.unit == "ms" and figure.value > _SLOW
        }
    return figures


def _at(number: int, store: Store, slow: Mapping[str, float]) -> list[Figure]:
    made, stored = filled(number, store)
    referred, _ = once(lambda: refresh(store))
    quads = sum(1 for _ in store.raw)
    named = quads - info(store).statements
    others = list(islice(_holdings(60, seed=1), 40, 60))  # The same releases with other facts.
    replaced = statistics.median(once(partial(store.replace_all, [held]))[0] for held in others)
    copied, graph = once(lambda: store.graph(memory=quads + 1))
    at = f"at {number:,} releases"
    return [
        Figure(name=f"quads in named graphs {at}", value=named, unit=""),
        Figure(name=f"identify, map and pack {at}", value=made, unit="s"),
        Figure(name=f"load {at}", value=stored, unit="s"),
        Figure(name=f"load {at}, with the merge", value=quads / stored, unit="quads/s"),
        Figure(name=f"reference graph {at}", value=referred, unit="s"),
        Figure(name=f"replace one release {at}", value=replaced * 1000, unit="ms"),
        Figure(name=f"copy into memory {at}", value=copied, unit="s"),
        Figure(name=f"peak memory {at}", value=memory(), unit="MB"),
        *_asked(graph, at, slow),
    ]


def filled(number: int, store: Store) -> tuple[float, float]:
    """Fill a store with synthetic releases; return the seconds of making what is stored and of storing it."""
    made = stored = 0.0
    holdings = _holdings(number)
    while True:
        seconds, batch = once(lambda: list(islice(holdings, _BATCH)))
        if not batch:
            return made, stored
        made += seconds
        stored += once(partial(store.replace_all, batch))[0]


def _holdings(number: int, *, seed: int = 0) -> Iterator[Holding]:
    for release, extraction in extractions(number, seed=seed):
        identity = identify(release, extraction, known_organisation=known_organisation, known_programme=known_programme)
        yield pack(release, extraction, quads_of(release, extraction, identity.iris, identity.units))


def _asked(graph: Graph, at: str, slow: Mapping[str, float]) -> Iterator[Figure]:
    for question in catalogue():
        values = _values(question)
        if question.name in slow:
            print(f"  {question.name} is not asked {at}: it took {slow[question.name] / 1000:.1f} s of a tenth")
        elif question.form == "select" and values is not None:
            seconds = once(partial(ask, graph, question.name, values))[0]
            yield Figure(name=f"{question.name} {at}", value=seconds * 1000, unit="ms")


def _values(question: Question) -> dict[str, str] | None:
    """Return values for what a question demands, None where no town, year or nothing is an answer."""
    values = {}
    for parameter in question.params:
        if parameter.required:
            if parameter.type == "municipality":
                values[parameter.name] = _PLACE
            elif parameter.type == "year":
                values[parameter.name] = "2020"
            else:
                return None
    return values

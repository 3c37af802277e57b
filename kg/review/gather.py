"""Gather all that a person should look at."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from kg.errors import InputError
from kg.judge import Judged
from kg.review.disputes import claims, contradictions
from kg.review.doubts import changed, open_places, unsure
from kg.review.item import QUESTIONS, Item, Question
from kg.review.shelf import Shelf
from kg.store import Store

__all__ = ["gather"]


def gather(  # noqa: PLR0913 - the options of the command, each by its name
    store: Store,
    judged: Judged,
    *,
    questions: Iterable[str] = (),
    releases: Iterable[str] = (),
    below: float = 0.5,
    near: Callable[[Shelf], Iterable[Item]] = lambda _shelf: (),
) -> tuple[Item, ...]:
    """Return the questions of a store, those of a kind together, the most pressing first.

    Parameters
    ----------
    store, judged
        What is known, and what people have judged of it: what is settled is not asked again.
    questions, releases
        Only these questions, and only what these releases say; all where none is named.
    below
        The confidence under which a fact is doubtful.
    near
        Yields the questions on things that may be one.

    Raises
    ------
    InputError
        If there is no such question.
    """
    wanted, among = tuple(questions) or QUESTIONS, frozenset(releases)
    if strange := sorted(set(wanted) - set(QUESTIONS)):
        remedy = f"use one of {', '.join(QUESTIONS)}"
        raise InputError(where=", ".join(strange), what="is no question of kg review", remedy=remedy)
    graph, shelf = store.graph(), Shelf(store, judged)
    makers: Mapping[Question, Callable[[], Iterable[Item]]] = {
        "place": lambda: open_places(shelf),
        "contradiction": lambda: contradictions(shelf, graph),
        "claim": lambda: claims(shelf, graph),
        "changed": lambda: changed(shelf),
        "confidence": lambda: unsure(shelf, graph, below),
    }
    found: Iterator[Item] = chain.from_iterable(makers[name]() for name in makers if name in wanted)
    if {"merge", "event"} & set(wanted):
        found = chain(found, (one for one in near(shelf) if one.question in wanted))
    kept = {one.id: one for one in found if not among or among & {side.release for side in one.sides}}
    return tuple(sorted(kept.values(), key=_order))


def _order(one: Item) -> tuple[object, ...]:
    first = one.sides[0]
    return (QUESTIONS.index(one.question), -one.score, first.release, first.start, first.property, one.id)

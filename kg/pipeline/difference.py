"""Say what differs between what two stores say of a release."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.pipeline.shown import Shown, facts_of
from kg.segment import segment
from kg.store import Store

__all__ = ["FactChange", "Sign", "fact_changes"]

Sign: TypeAlias = Literal["+", "-", "~"]
_Row: TypeAlias = tuple[str, str, str, str]
_Facts: TypeAlias = dict[_Row, Shown]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A fact that would come (+), go (-) or change (~, from the value ``before``), with the sentence that states it."""

    sign: Sign
    release: str
    kind: str
    subject: str
    property: str
    value: str
    before: str = ""
    sentence: str = ""


def fact_changes(was: Store, will: Store, release: str) -> Iterator[FactChange]:
    """Yield what differs between what two stores say of a release, in the order of kind, thing, property and value."""
    before, after = _matched(_facts(was, release), _facts(will, release))
    gone, come = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    told = {False: _Told(was, release), True: _Told(will, release)}
    for row in come:
        old = next((other for other in gone if other[:3] == row[:3]), None)
        if old is not None:
            gone.remove(old)
        sentence = told[True].sentence(after[row])
        kind, subject, prop, value = row
        yield FactChange(
            sign="+" if old is None else "~", release=release, kind=kind, subject=subject, property=prop, value=value,
            before="" if old is None else old[3], sentence=sentence,
        )  # fmt: skip
    for row in gone:
        kind, subject, prop, value = row
        sentence = told[False].sentence(before[row])
        yield FactChange(
            sign="-", release=release, kind=kind, subject=subject, property=prop, value=value, sentence=sentence
        )


def _facts(store: Store, release: str) -> _Facts:
    if release not in store.manifest:
        return {}
    facts: _Facts = {}
    for fact in facts_of(store, release):
        facts.setdefault((fact.kind, fact.subject, fact.property, fact.value), fact)
    return facts


def _matched(before: _Facts, after: _Facts) -> tuple[_Facts, _Facts]:
    """Return the facts of before with things called as after: what shares most of its facts is the same thing.

    A role is called by person and code: a mayor who becomes a councillor shall be one change, not five.
    """
    old, new = _things(before), _things(after)
    lost, names = sorted(old.keys() - new.keys()), {}
    for thing in sorted(new.keys() - old.keys()):
        alike = [(len(old[other] & new[thing]), other) for other in lost if other[0] == thing[0]]
        shared, other = max(alike, key=lambda pair: pair[0], default=(0, thing))
        if 2 * shared >= max(len(old.get(other, ())), len(new[thing])) and shared:
            names[other] = thing[1]
            lost.remove(other)
    return {(row[0], names.get(row[:2], row[1]), *row[2:]): fact for row, fact in before.items()}, after


def _things(facts: _Facts) -> dict[tuple[str, str], set[tuple[str, str]]]:
    things: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for kind, subject, prop, value in facts:
        things.setdefault((kind, subject), set()).add((prop, value))
    return things


class _Told:
    """The sentences of a release, cut when the first is asked for."""

    def __init__(self, store: Store, release: str) -> None:
        self._store, self._release = store, release
        self._cut: Sequence[tuple[int, int, str]] | None = None

    def sentence(self, fact: Shown) -> str:
        """Return the sentence that states a fact, or the words that do where no sentence holds them."""
        if self._cut is None:
            document = segment(self._store.held(self._release)[0])
            self._cut = [(s.start, s.end, document.text[s.start : s.end]) for s in document.sentences]
        found = next((text for start, end, text in self._cut if start <= fact.start < end), fact.exact)
        return " ".join(found.split())

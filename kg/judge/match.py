"""Find the facts that a judgement is about among those that a machine reads today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.judge.judgement import Said
from kg.judge.sentence import spots
from kg.judge.told import Told, alike
from kg.model import Evidence, Extraction, Thing

__all__ = ["Place", "found_in", "place_of", "subject_of", "touches"]

Spans: TypeAlias = tuple[tuple[int, int], ...]
# What is called after somebody, of whom a release may have several.
_NAMED_AFTER: Final = frozenset({"quote", "claim", "signature"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the sentence of a judgement stands in the text of now, and its words in it; nowhere if it has changed."""

    sentence: Spans
    words: Spans


def place_of(said: Said, text: str) -> Place:
    """Return where the words of a judgement stand in a text."""
    return Place(sentence=spots(text, said.sentence, said.sentence), words=spots(text, said.sentence, said.exact))


def found_in(said: Said, told: Sequence[Told], place: Place) -> tuple[Told, ...]:
    """Return the facts that say what somebody judged.

    These are the facts with the same property and value of what is called the same; of several things that are called
    so, those in the same words. Where nothing is called so today (a rule reads another date of an event), these are
    the facts with this property and value in the same words, else in the same sentence.
    """
    same = [
        one
        for one in told
        if (one.said.kind, one.said.property) == (said.kind, said.property) and alike(one.said.value, said.value)
    ]
    named = [one for one in same if alike(one.said.subject, said.subject)]
    if len({one.fact.subject for one in named}) > 1 or (_is_vague(said) and place.sentence):
        found = _near(named, place) if place.sentence else named
        numbered = [one for one in found if one.said.number == said.number]
        if found:
            return tuple(numbered or found)
        named = []
    return tuple(named or _near(same, place))


def subject_of(said: Said, told: Iterable[Told], extraction: Extraction, place: Place) -> str | None:
    """Return the thing of which somebody judged something: the one that is called so, else that of the same words."""
    kinds = [thing for thing in extraction.things if thing.kind == said.kind]
    called = {one.fact.subject for one in told if alike(one.said.subject, said.subject)}
    named = [thing for thing in kinds if thing.id in called]
    if len(named) == 1 and not (_is_vague(said) and place.sentence):
        return named[0].id
    return _one(named or kinds, place)


def touches(evidence: Iterable[Evidence], spans: Spans) -> bool:
    """Return whether a span overlaps one of some places.

    Examples
    --------
    >>> touches([Evidence(start=0, end=4, rule="example")], ((3, 9),))
    True
    """
    return any(span.start < end and start < span.end for span in evidence for start, end in spans)


def _is_vague(said: Said) -> bool:
    """Return whether a release may well have two things that are called so, such as two visits without a date."""
    if said.kind == "event":
        return not any(sign.isdigit() for sign in said.subject)
    return said.kind in _NAMED_AFTER and said.property != "text"


def _near(told: Iterable[Told], place: Place) -> list[Told]:
    told = list(told)
    words = [one for one in told if touches(one.fact.evidence, place.words)]
    return words or [one for one in told if touches(one.fact.evidence, place.sentence)]


def _one(things: Sequence[Thing], place: Place) -> str | None:
    for spans in (place.words, place.sentence):
        near = [thing.id for thing in things if touches(thing.evidence, spans)]
        if near:
            return near[0] if len(near) == 1 else None
    return None

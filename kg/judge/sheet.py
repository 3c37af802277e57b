"""Change what a machine has read of a release: drop, correct and state facts, and let go what hangs on them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, cast

from kg.gazetteer import countries, organisations, places
from kg.judge.told import Names, is_thing
from kg.judge.values import MAKEABLE, naming
from kg.model import SCHEMA, Evidence, Extraction, Fact, Kind, Thing

__all__ = ["ESSENTIAL", "MANY", "Sheet"]

# What makes a thing one: a person without a name is nobody, an event without its type is none.
ESSENTIAL: Final[dict[str, tuple[str, ...]]] = {
    "municipality": ("name",), "country": ("name",), "person": ("name",), "organisation": ("name",),
    "programme": ("title",), "role": ("person", "role"), "agreement": ("type",), "signature": ("signed_by",),
    "event": ("type",), "quote": ("speaker", "text"), "claim": ("claimant", "text"), "figure": ("value",),
}  # fmt: skip
# Of what a thing may have several: a right value does not take the place of the others.
MANY: Final = frozenset(
    "name alias honorific party signatory signature follows host guest participant organiser funds about topic".split()
)
Spans = Iterable[tuple[int, int]]


class Sheet:
    """An extraction on which changes are noted; `extraction` gives what is left."""

    def __init__(self, extraction: Extraction) -> None:
        self._machine = extraction
        self._now: dict[Fact, Fact | None] = {}
        self._more: list[Fact] = []
        self._things = {thing.id: thing for thing in extraction.things}
        self._kinds: dict[str, Kind] = {thing.id: thing.kind for thing in extraction.things}
        self._names = Names(extraction)
        self._made: dict[str, str] = {}

    def drop(self, fact: Fact) -> None:
        """Leave a fact out."""
        self._now[fact] = None

    def keep(self, fact: Fact) -> None:
        """Take a fact as the machine read it."""
        self._now.pop(fact, None)

    def change(self, fact: Fact, value: str, rule: str) -> bool:
        """Give a fact another value; return whether there is such a value."""
        evidence = tuple(replace(span, rule=rule, confidence=1.0) for span in fact.evidence)
        right = self._value(fact.subject, fact.property, value, evidence)
        if right is not None:
            self._now[fact] = replace(fact, value=right, evidence=evidence)
            self._follow(fact.subject, fact.property, value, evidence)
        return right is not None

    def state(self, subject: str, prop: str, value: str, rule: str, spans: Spans) -> bool:
        """State a fact on some words; return whether there is such a value."""
        evidence = _evidence(rule, spans)
        right = self._value(subject, prop, value, evidence)
        if right is not None:
            self._more.append(Fact(subject=subject, property=prop, value=right, evidence=evidence))
            self._follow(subject, prop, value, evidence)
        return right is not None

    def make(self, judgement: str, kind: Kind, rule: str, spans: Spans) -> str:
        """Return a new thing that a judgement has added."""
        self._made[judgement] = self._thing(kind, judgement, _evidence(rule, spans))
        return self._made[judgement]

    def made(self, judgement: str) -> str | None:
        """Return the thing that a judgement has added, if it has."""
        return self._made.get(judgement)

    def extraction(self) -> Extraction:
        """Return what is left, each fact once; what has lost its name or type is gone, and all that speaks of it."""
        facts: dict[tuple[str, str, str], Fact] = {}
        for fact in [*(self._now.get(fact, fact) for fact in self._machine.facts), *self._more]:
            if fact is not None:
                key = (fact.subject, fact.property, fact.value)
                twin = facts.get(key)
                facts[key] = fact if twin is None else replace(twin, evidence=_joined(twin.evidence, fact.evidence))
        lost: set[str] = set()
        while gone := self._without_ground(facts.values()) - lost:
            lost |= gone
            facts = {key: fact for key, fact in facts.items() if lost.isdisjoint(self._spoken_of(fact))}
        decided = {(subject, prop) for subject, prop, _ in facts}
        return Extraction(
            release=self._machine.release,
            things=tuple(thing for name, thing in self._things.items() if name not in lost),
            facts=tuple(facts.values()),
            candidates=tuple(
                one
                for one in self._machine.candidates
                if one.subject not in lost and (one.subject, one.property) not in decided
            ),
        )

    def _without_ground(self, facts: Iterable[Fact]) -> set[str]:
        """Return the things that had what makes them one, or anything at all, and have it no more."""
        has = {(fact.subject, fact.property) for fact in facts}
        told = {subject for subject, _ in has}
        had = {(fact.subject, fact.property) for fact in [*self._machine.facts, *self._more]}
        return {
            subject
            for subject, prop in had - has
            if self._kinds[subject] != "release"
            and (subject not in told or prop in ESSENTIAL.get(self._kinds[subject], ()))
        }

    def _spoken_of(self, fact: Fact) -> set[str]:
        return {fact.subject, fact.value} if is_thing(self._kinds[fact.subject], fact.property) else {fact.subject}

    def _value(self, subject: str, prop: str, value: str, evidence: tuple[Evidence, ...]) -> str | None:
        """Return a value as a fact has it: the id of the thing that it names, which is made if the release has none."""
        kind = self._kinds[subject]
        if not is_thing(kind, prop):
            return value
        allowed = SCHEMA[kind][prop].split("|")
        said, _, name = value.partition(":")
        kinds, name = ([said], name) if said in allowed and name else (allowed, value)
        here = [thing for thing in naming(self._machine, self._names, kinds, name) if thing in self._things]
        if here:
            return here[0]
        made = self._made.get(name)
        if made is not None and self._kinds[made] in kinds:
            return made
        if len(kinds) > 1 or kinds[0] not in MAKEABLE or _is_unknown(kinds[0], name):
            return None
        return self._named(cast(Kind, kinds[0]), name, evidence)

    def _named(self, kind: Kind, name: str, evidence: tuple[Evidence, ...]) -> str:
        """Return a thing that the machine has not read, with its name and what reference data says that it is."""
        if kind == "country":
            return self._country(name, evidence)
        if kind == "municipality":
            return self._town(name, evidence)
        thing = self._thing(kind, name, evidence)
        self._more.append(
            Fact(subject=thing, property="title" if kind == "programme" else "name", value=name, evidence=evidence)
        )
        entry = organisations().find(name)
        if entry is not None and entry.type == kind and entry.kind:
            self._more.append(Fact(subject=thing, property="kind", value=entry.kind, evidence=evidence))
        return thing

    def _town(self, name: str, evidence: tuple[Evidence, ...]) -> str:
        thing = self._thing("municipality", name, evidence)
        place = places().place(name) if name in places() else None
        called = place.name if place else name
        self._more.append(Fact(subject=thing, property="name", value=called, evidence=evidence))
        if place:
            self._more.append(Fact(subject=thing, property="geonames", value=place.id, evidence=evidence))
            self._follow(thing, "geonames", place.id, evidence)
        return thing

    def _country(self, iso: str, evidence: tuple[Evidence, ...]) -> str:
        held = (fact.subject for fact in self._machine.facts if (fact.property, fact.value) == ("iso", iso))
        if (found := next(held, None)) is not None:
            return found
        thing = self._thing("country", iso, evidence)
        for prop, value in (("iso", iso), ("name", countries().label(iso, "de"))):
            self._more.append(Fact(subject=thing, property=prop, value=value, evidence=evidence))
        return thing

    def _thing(self, kind: Kind, name: str, evidence: tuple[Evidence, ...]) -> str:
        made = f"review:{kind}:{name}"
        self._things.setdefault(made, Thing(id=made, kind=kind, evidence=evidence))
        self._kinds[made] = kind
        return made

    def _follow(self, subject: str, prop: str, value: str, evidence: tuple[Evidence, ...]) -> None:
        """Let the country follow where a person has said which place is meant."""
        if prop != "geonames" or value not in places():
            return
        for fact in self._machine.facts:
            if (fact.subject, fact.property) == (subject, "country"):
                self._now[fact] = None
        country = self._country(places().place(value).country, evidence)
        self._more.append(Fact(subject=subject, property="country", value=country, evidence=evidence))


def _is_unknown(kind: str, name: str) -> bool:
    """Return whether something is named by an id that reference data does not have, as after a slip of the hand."""
    if kind == "country":
        return name not in countries()
    return kind == "municipality" and name.startswith("gn-") and name not in places()


def _evidence(rule: str, spans: Spans) -> tuple[Evidence, ...]:
    return tuple(Evidence(start=start, end=end, rule=rule) for start, end in spans)


def _joined(first: tuple[Evidence, ...], second: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return all evidence, what people said first: of two on the same words the first is written."""
    both = sorted([*first, *second], key=lambda span: not span.rule.startswith("review."))
    return tuple(dict.fromkeys(both))

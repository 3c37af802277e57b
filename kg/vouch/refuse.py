"""Leave out of an extraction what its text does not bear, and say what was left out and why."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from kg.gazetteer import countries
from kg.model import SCHEMA, Evidence, Extraction, Fact, Kind, Release
from kg.vouch.derivation import Derivation
from kg.withhold import OMITTED

__all__ = ["Refusal", "Vouched", "vouch"]

Why: TypeAlias = Literal["span", "name", "of"]

# By what a thing is called. A thing of a kind in _NAMED goes with its first: without a name it is nobody.
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "municipality": ("name",),
    "country": ("name",),
    "person": ("name", "honorific"),
    "organisation": ("name", "alias"),
    "programme": ("title", "alias"),
    "event": ("title", "venue"),
    "role": ("label", "portfolio"),
}
_NAMED: Final = ("municipality", "country", "person", "organisation", "programme")
# Words that stand in the text as they are.
_QUOTED: Final = frozenset({("quote", "text"), ("claim", "text")})
# Without whom a thing says nothing.
_WHOSE: Final = {"role": "person", "signature": "signed_by", "quote": "speaker", "claim": "claimant"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A fact left out: no ``span`` of it lies in the text, its ``name`` cannot be derived, or it is ``of`` such."""

    fact: Fact
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """What is left of an extraction, and what was refused."""

    extraction: Extraction
    refused: tuple[Refusal, ...]


def vouch(release: Release, extraction: Extraction) -> Vouched:
    """Leave out facts whose span does not lie in the text or whose names cannot be derived from it.

    A thing goes with its name, and with a thing go the facts about it and those that point to it.

    Examples
    --------
    >>> from kg.model import Thing
    >>> here = (Evidence(start=0, end=4, rule="example"),)
    >>> towns = tuple(Thing(id=name, kind="municipality", evidence=here) for name in ("Köln", "Bonn"))
    >>> named = tuple(Fact(subject=town.id, property="name", value=town.id, evidence=here) for town in towns)
    >>> release = Release(identifier="a", text="Kölns Rathaus", zones=())
    >>> vouched = vouch(release, Extraction(release="a", things=towns, facts=named))
    >>> [town.id for town in vouched.extraction.things], [(gone.fact.value, gone.why) for gone in vouched.refused]
    (['Köln'], [('Bonn', 'name')])
    """
    sound = _Sound(release, {thing.id: thing.kind for thing in extraction.things})
    whys = {id(fact): why for fact in extraction.facts if (why := sound.why(fact))}
    told, lost = _standing(extraction, sound, whys)
    kept = set(map(id, told))
    gone = (fact for fact in extraction.facts if id(fact) not in kept)
    things = (replace(thing, evidence=sound.inside(thing.evidence)) for thing in extraction.things)
    candidates = (replace(one, evidence=sound.inside(one.evidence)) for one in extraction.candidates)
    vouched = Extraction(
        release=extraction.release,
        things=tuple(thing for thing in things if thing.id not in lost),
        facts=tuple(replace(fact, evidence=sound.inside(fact.evidence)) for fact in told),
        candidates=tuple(one for one in candidates if one.evidence and one.subject not in lost),
    )
    return Vouched(extraction=vouched, refused=tuple(Refusal(fact=fact, why=whys.get(id(fact), "of")) for fact in gone))


def _standing(extraction: Extraction, sound: "_Sound", bad: Container[int]) -> tuple[list[Fact], set[str]]:
    """Return the facts that stand, and the things that go: one after the other, as each takes others with it."""
    told = [fact for fact in extraction.facts if id(fact) not in bad]
    lost = {thing.id for thing in extraction.things if not sound.inside(thing.evidence)}
    while True:
        told = [fact for fact in told if lost.isdisjoint(sound.things(fact))]
        more = _nothing_left(extraction, told) - lost
        if not more:
            return told, lost
        lost |= more


class _Sound:
    """What the text of a release bears."""

    def __init__(self, release: Release, kinds: Mapping[str, Kind]) -> None:
        self._text = release.text
        self._kinds = kinds
        self._derivation = Derivation(release.text, release.publisher, release.title)

    def inside(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Return the spans that lie in the text and hold more than space."""
        end = len(self._text)
        return tuple(span for span in evidence if span.end <= end and self._text[span.start : span.end].strip())

    def things(self, fact: Fact) -> set[str]:
        """Return the things of which a fact speaks."""
        points = SCHEMA[self._kinds[fact.subject]][fact.property].split("|")[0] in SCHEMA
        return {fact.subject, fact.value} if points else {fact.subject}

    def why(self, fact: Fact) -> Why | None:
        """Return why the text does not bear a fact, None where it does."""
        kind = self._kinds[fact.subject]
        if not self.inside(fact.evidence):
            return "span"
        if (kind, fact.property) in _QUOTED:
            return None if self._derivation.quotes(fact.value, OMITTED) else "name"
        if fact.property not in _NAMES.get(kind, ()):
            return None
        is_reference = kind == "country" and countries().by_name(fact.value) is not None
        return None if is_reference or self._derivation.has(fact.value) else "name"


def _nothing_left(extraction: Extraction, told: Iterable[Fact]) -> set[str]:
    """Return the things that have lost what makes them one: their name, or the other that they need."""
    has = {(fact.subject, fact.property) for fact in told}
    had = {(fact.subject, fact.property) for fact in extraction.facts}
    wanted = {**{kind: _NAMES[kind][0] for kind in _NAMED}, **_WHOSE}
    keys = ((thing.id, wanted.get(thing.kind, "")) for thing in extraction.things)
    return {key[0] for key in keys if key in had and key not in has}

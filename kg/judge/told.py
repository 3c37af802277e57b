"""Tell facts in words that outlive a rebuild: what their things are called, and which words say it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from kg.judge.judgement import Said, key_of
from kg.judge.sentence import passage_of
from kg.model import SCHEMA, Evidence, Extraction, Fact, Kind, Release
from kg.names import fold

__all__ = ["Names", "Told", "alike", "fact_id", "is_thing", "open_of", "told_of"]

# By which properties a thing without a name or title is called.
_CALLED: Final = {
    "country": ("iso",),
    "role": ("person", "role"),
    "agreement": ("type", "party"),
    "signature": ("signed_by",),
    "event": ("type", "start"),
    "funding": ("funder", "funds"),
    "quote": ("speaker",),
    "claim": ("claimant",),
    "figure": ("label", "value", "unit"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact as a machine read it, what it says in words, and its id: ``RELEASE:abcd1234``.

    ``options`` are the values to choose from where the machine left it open; the fact has no value then.
    """

    id: str
    said: Said
    fact: Fact
    options: tuple[str, ...] = ()


class Names:
    """What the things of a release are called.

    Examples
    --------
    >>> from kg.model import Thing
    >>> here = (Evidence(start=0, end=4, rule="example"),)
    >>> town = Thing(id="m", kind="municipality", evidence=here)
    >>> fact = Fact(subject="m", property="name", value="Köln", evidence=here)
    >>> Names(Extraction(release="a", things=(town,), facts=(fact,))).called("m")
    'Köln'
    """

    def __init__(self, extraction: Extraction) -> None:
        self.kinds = {thing.id: thing.kind for thing in extraction.things}
        self._values: dict[tuple[str, str], str] = {}
        starts = {thing.id: min(span.start for span in thing.evidence) for thing in extraction.things}
        # In the order of the text, not of the facts: another version of the rules may turn that round.
        for fact in sorted(extraction.facts, key=lambda fact: (_first(fact).start, starts.get(fact.value, 0))):
            self._values.setdefault((fact.subject, fact.property), fact.value)

    def called(self, thing: str) -> str:
        """Return the name of a thing, or its id where it has none."""
        kind = self.kinds.get(thing)
        if kind is None:
            return thing
        for prop in ("name", "title"):
            if name := self._values.get((thing, prop)):
                return name
        parts = ((prop, self._values.get((thing, prop))) for prop in _CALLED.get(kind, ()))
        return " ".join(self.value(kind, prop, part) for prop, part in parts if part) or thing

    def value(self, kind: Kind, prop: str, value: str) -> str:
        """Return a value as a reader has it: the name of a thing, all else as it is."""
        return self.called(value) if is_thing(kind, prop) else value


def told_of(release: Release, extraction: Extraction) -> tuple[Told, ...]:
    """Return the facts of a release, told, in the order of the extraction."""
    return tuple(_told(release, Names(extraction), ((fact, ()) for fact in extraction.facts)))


def open_of(release: Release, extraction: Extraction) -> tuple[Told, ...]:
    """Return what the machine left open of a release, each as a fact without its value."""
    left = (
        (Fact(subject=one.subject, property=one.property, value="", evidence=one.evidence), one.options)
        for one in extraction.candidates
    )
    return tuple(_told(release, Names(extraction), left))


def is_thing(kind: Kind, prop: str) -> bool:
    """Return whether a property of a kind points to another thing.

    Examples
    --------
    >>> is_thing("event", "guest"), is_thing("event", "start")
    (True, False)
    """
    return SCHEMA[kind][prop].split("|")[0] in SCHEMA


def alike(first: str, second: str) -> bool:
    """Return whether two values or names say the same to a reader.

    Examples
    --------
    >>> alike("Düsseldorf", "DUESSELDORF"), alike("***", "---")
    (True, False)
    """
    return first == second or (fold(first) != "" and fold(first) == fold(second))


def fact_id(said: Said) -> str:
    """Return the id of a fact: its release, and a digest of what it says."""
    digest = blake2b("\x1f".join(key_of(said)[1:]).encode(), digest_size=4).hexdigest()
    return f"{said.release}:{digest}"


def _told(release: Release, names: Names, facts: Iterable[tuple[Fact, tuple[str, ...]]]) -> Iterator[Told]:
    listed = [(fact, options, _first(fact)) for fact, options in facts]
    numbers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    described = [
        (kind, names.called(fact.subject), fact.property, names.value(kind, fact.property, fact.value))
        for fact, _, _ in listed
        for kind in (names.kinds[fact.subject],)
    ]
    for place in sorted(range(len(listed)), key=lambda place: (listed[place][2].start, place)):
        numbers[described[place]].append(place)
    for place, (fact, options, span) in enumerate(listed):
        kind, subject, prop, value = described[place]
        said = Said(
            release=release.identifier,
            kind=kind,
            subject=subject,
            property=prop,
            value=value,
            exact=release.text[span.start : span.end],
            sentence=passage_of(release.text, span.start, span.end).sentence,
            number=numbers[described[place]].index(place) + 1,
        )
        yield Told(id=fact_id(said), said=said, fact=fact, options=options)


def _first(fact: Fact) -> Evidence:
    return min(fact.evidence, key=lambda span: (span.start, span.end))

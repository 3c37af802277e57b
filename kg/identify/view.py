"""What the key of a thing is made from: the facts of one release by thing and property, and the keys known so far."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final, TypeAlias
from urllib.parse import quote

from kg.model import Extraction, Release, Thing
from kg.names import slug

__all__ = ["Known", "View", "name_part", "nobody", "short"]

Known: TypeAlias = Callable[[str], str | None]

_LONGEST: Final = 100
_CUT_ESCAPE: Final = re.compile(r"%[0-9A-F]?$")


def nobody(_name: str) -> str | None:
    """Return None: no reference data knows the name.

    Examples
    --------
    >>> nobody("Engagement Global") is None
    True
    """
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The facts of one release as keys need them; ``keys`` grows while things are named."""

    release: Release
    things: dict[str, Thing]
    values: dict[tuple[str, str], list[str]]
    known_organisation: Known
    known_programme: Known
    keys: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, release: Release, extraction: Extraction, organisation: Known, programme: Known) -> "View":
        """Return the view of a release and what it says."""
        values: dict[tuple[str, str], list[str]] = defaultdict(list)
        for fact in extraction.facts:
            values[fact.subject, fact.property].append(fact.value)
        things = {thing.id: thing for thing in extraction.things}
        return cls(
            release=release,
            things=things,
            values=dict(values),
            known_organisation=organisation,
            known_programme=programme,
        )

    @property
    def name(self) -> str:
        """The release's identifier as a part of an IRI."""
        return quote(self.release.identifier, safe="")

    def all(self, thing: str, prop: str) -> list[str]:
        """Return the values of a property of a thing, in the order of the text."""
        return self.values.get((thing, prop), [])

    def first(self, thing: str, prop: str) -> str | None:
        """Return the first value of a property, or None."""
        return next(iter(self.all(thing, prop)), None)

    def kind(self, thing: str) -> str:
        """Return the kind of a thing."""
        return self.things[thing].kind

    def of_kind(self, kind: str) -> Iterator[str]:
        """Yield the ids of the things of one kind, in order."""
        return (thing.id for thing in self.things.values() if thing.kind == kind)

    def publisher(self) -> str | None:
        """Return the municipality that published the release, if a fact says it."""
        return next((self.first(thing, "publisher") for thing in self.of_kind("release")), None)

    def body(self, person: str) -> str | None:
        """Return the body that a person acts for: the first municipality of a role, else organisation, else country."""
        roles = (role for role in self.of_kind("role") if self.first(role, "person") == person)
        bodies = [body for role in roles for body in self.all(role, "of")]
        ranks = ("municipality", "organisation", "country")
        return min(bodies, key=lambda body: ranks.index(self.kind(body)), default=None)

    def municipality_of(self, party: str) -> str | None:
        """Return the municipality that a party is or, being a person, acts for."""
        body = self.body(party) if self.kind(party) == "person" else party
        return body if body is not None and self.kind(body) == "municipality" else None


def name_part(name: str) -> str:
    """Return a name as a part of a key; one without letters or digits by its digest.

    Examples
    --------
    >>> name_part("Kulturamt"), name_part("***")
    ('kulturamt', 'x-40213a296f61')
    """
    return slug(name) or f"x-{_digest(name)}"


def short(key: str) -> str:
    """Return a key of bounded length: the end of a longer one gives way to its digest.

    Examples
    --------
    >>> short("visit-2024"), len(short("a" * 400))
    ('visit-2024', 100)
    """
    if len(key) <= _LONGEST:
        return key
    return f"{_CUT_ESCAPE.sub('', key[: _LONGEST - 13])}-{_digest(key)}"


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()

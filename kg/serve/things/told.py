"""What a page shows of a thing."""

from dataclasses import dataclass

from kg.serve.texts import Cited
from kg.serve.things.naming import Named

__all__ = ["Fact", "Quotation", "Row", "Said", "Section", "Shown", "Source", "View"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in their sentence, and the address of the place in the release's page."""

    words: Cited
    page: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A value of a fact: a thing with its name, or a text."""

    text: str
    named: Named | None
    address: str
    language: str
    passages: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A property with its values."""

    label: str
    values: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Something that points to the thing, by which properties, and when."""

    named: Named
    properties: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """All of one kind that points to the thing."""

    kind: str
    timed: bool
    count: int
    hidden: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A release that tells of the thing as a whole, with the words that do."""

    title: str
    page: str
    passages: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of a release, and what they state of a thing."""

    exact: str
    named: Named
    label: str
    value: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that a page shows of a thing; beyond its sources there are ``more_sources``."""

    named: Named
    known: bool
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    more_sources: int
    said: tuple[Said, ...]

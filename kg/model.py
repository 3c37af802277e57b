"""What travels between the stages: releases, things, facts with their evidence, and RDF terms.

A `Release` is a kept text with its zones. An extractor turns it into an `Extraction`: `Thing`s (one node each) and
`Fact`s about them. `SCHEMA` says which properties a kind of thing has and what their values are; an `Extraction`
that breaks it cannot be made.
"""

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from kg.errors import FactError

__all__ = [
    "SCHEMA",
    "Candidate",
    "Evidence",
    "Extraction",
    "Fact",
    "Iri",
    "Kind",
    "Node",
    "Quad",
    "Release",
    "Thing",
    "Value",
    "Zone",
    "ZoneKind",
]

Kind: TypeAlias = Literal[
    "release", "municipality", "country", "person", "organisation", "role", "agreement", "signature", "event",
    "programme", "funding", "quote", "claim", "figure",
]  # fmt: skip
ZoneKind: TypeAlias = Literal[
    "letterhead", "dateline", "headline", "subhead", "body", "background", "caption", "contact", "notice",
]  # fmt: skip

# What values a property has: text, date (ISO 8601: day, month or year), integer, decimal, a code of a scheme
# ("code:role"), or another thing of one of the kinds named ("person|organisation").
SCHEMA: Final[dict[str, dict[str, str]]] = {
    "release": {"title": "text", "issued": "date", "publisher": "municipality", "language": "text", "source": "text",
                "topic": "code:topic"},
    "municipality": {"name": "text", "country": "country", "geonames": "text"},
    "country": {"name": "text", "iso": "text"},
    "person": {"name": "text", "honorific": "text"},
    "organisation": {"name": "text", "alias": "text", "kind": "code:organisation-kind", "part_of": "organisation"},
    "role": {"person": "person", "role": "code:role", "of": "municipality|organisation|country", "label": "text",
             "portfolio": "text", "attested": "date"},
    "agreement": {"type": "code:agreement-type", "party": "municipality|organisation", "signed": "date",
                  "status": "code:agreement-status", "signatory": "person", "follows": "agreement",
                  "signature": "signature"},
    "signature": {"signed_by": "person", "on_behalf_of": "municipality|organisation", "in_role": "role"},
    "event": {"type": "code:event-type", "title": "text", "start": "date", "end": "date", "place": "municipality",
              "venue": "text", "host": "person|municipality|organisation", "guest": "person|municipality|organisation",
              "participant": "person|municipality|organisation", "organiser": "municipality|organisation|person",
              "part_of": "event", "within": "programme", "delegation_size": "integer", "delegation_head": "person"},
    "programme": {"title": "text", "alias": "text", "kind": "code:programme-kind", "run_by": "organisation",
                  "part_of": "programme"},
    "funding": {"funder": "organisation|municipality|programme|country", "via": "organisation|municipality",
                "programme": "programme", "funds": "event|programme|agreement", "amount": "decimal",
                "currency": "text"},
    "quote": {"speaker": "person", "text": "text"},
    "claim": {"claimant": "person", "about": "municipality|agreement|event|programme|organisation", "text": "text"},
    "figure": {"value": "decimal", "unit": "text", "label": "text", "as_of": "date",
               "about": "municipality|agreement|event|programme|organisation|funding"},
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of a kept text and what it is for; zones are in order and do not overlap."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A press release as it is kept: NFC text, offsets in code points, what its file said of it.

    ``title``, ``issued``, ``publisher`` and ``source`` are what meta data (HTML, feed, JSONL) or the reader said;
    None where only the text can tell. ``origin`` is the path or address it was read from.
    """

    identifier: str
    text: str
    zones: tuple[Zone, ...]
    title: str | None = None
    issued: str | None = None
    publisher: str | None = None
    source: str | None = None
    language: str = "de"
    origin: str = ""

    def zone(self, kind: ZoneKind) -> tuple[Zone, ...]:
        """Return the zones of one kind, in order."""
        return tuple(zone for zone in self.zones if zone.kind == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The span of the kept text that states something, the rule that read it, and how sure it is (0 to 1)."""

    start: int
    end: int
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that a release speaks of; ``id`` is unique within its release (``event:2``)."""

    id: str
    kind: Kind
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One statement about one thing: a text, date, number or code, or the id of another thing."""

    subject: str
    property: str
    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What could not be decided: the values that a property of a thing may have, for the steward to choose from."""

    subject: str
    property: str
    options: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one release says.

    Raises
    ------
    FactError
        If a fact has no evidence, speaks of nothing, has a property that its kind lacks, or points to a thing that
        is missing or of the wrong kind.

    Examples
    --------
    >>> here = (Evidence(start=0, end=4, rule="example"),)
    >>> Extraction(
    ...     release="a", things=(Thing(id="person:1", kind="person", evidence=here),),
    ...     facts=(Fact(subject="person:1", property="age", value="7", evidence=here),),
    ... )
    Traceback (most recent call last):
    kg.errors.FactError: a: person:1 has no property 'age'; use one of name, honorific
    """

    release: str
    things: tuple[Thing, ...]
    facts: tuple[Fact, ...]
    candidates: tuple[Candidate, ...] = ()
    _kinds: dict[str, Kind] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._kinds.update((thing.id, thing.kind) for thing in self.things)
        if len(self._kinds) != len(self.things):
            raise FactError(where=self.release, what="two things share one id", remedy="number them apart")
        for thing in self.things:
            self._demand_evidence(thing.id, thing.evidence)
        for fact in self.facts:
            self._demand_evidence(f"{fact.subject} {fact.property}", fact.evidence)
            self._demand_schema(fact)

    def _demand_evidence(self, what: str, evidence: tuple[Evidence, ...]) -> None:
        if not evidence or any(span.end <= span.start or span.start < 0 for span in evidence):
            raise FactError(where=self.release, what=f"{what} has no evidence", remedy="give the span that says it")

    def _demand_schema(self, fact: Fact) -> None:
        kind = self._kinds.get(fact.subject)
        if kind is None:
            raise FactError(where=self.release, what=f"{fact.subject} is no thing", remedy="add the thing")
        wanted = SCHEMA[kind].get(fact.property)
        if wanted is None:
            known = ", ".join(SCHEMA[kind])
            what = f"{fact.subject} has no property {fact.property!r}"
            raise FactError(where=self.release, what=what, remedy=f"use one of {known}")
        kinds = wanted.split("|")
        if kinds[0] in SCHEMA and self._kinds.get(fact.value) not in kinds:
            what = f"{fact.subject} {fact.property} {fact.value!r} is no {' or '.join(kinds)}"
            raise FactError(where=self.release, what=what, remedy="point to a thing of that kind")


class Iri(str):
    """An absolute IRI."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Value:
    """An RDF literal: its lexical form and either a datatype IRI or a language tag."""

    text: str
    datatype: str = "http://www.w3.org/2001/XMLSchema#string"
    language: str | None = None


Node: TypeAlias = Iri | Value


@dataclass(frozen=True, slots=True)
class Quad:
    """One statement in one named graph."""

    subject: Iri
    predicate: Iri
    object: Node
    graph: Iri

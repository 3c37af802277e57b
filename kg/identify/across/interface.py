"""What goes into the decision on identity across releases, and what comes out of it besides IRIs.

The functions that use these for a store stand in `kg.pipeline.identity`::

    join(store, constraints) -> Joined          decide, and rewrite what has changed; `kg build` ends with it
    candidates(store, constraints) -> Iterator[Near]
    joins(store, iri, constraints) -> tuple[Join, ...]   why what bears an IRI is one
    resolved(store, iri) -> Iri                 the IRI that an old one was replaced by
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from urllib.parse import quote

from kg.model import Iri

__all__ = ["REASONS", "Constraints", "Join", "JoinedKind", "Near", "Pair", "Reason", "Witness", "mention"]

JoinedKind: TypeAlias = Literal["person", "organisation", "agreement", "event", "programme", "funding"]
Pair: TypeAlias = tuple[Iri, Iri]
Reason: TypeAlias = Literal[
    "judged", "name-and-town", "name-and-body", "name-and-event", "name-and-deed", "name-and-partner",
    "surname-and-office", "spelling", "initial", "former-surname", "name-alone", "office-alone",
    "alias", "renamed", "acronym", "same-day", "near-day", "overlap", "other-place", "same-month", "same-title",
    "same-deed", "without-year", "other-type", "fewer-parties", "other-date", "several-fit",
    "own-title", "title-and-payer", "title-alone", "same-chain",
]  # fmt: skip

# English and German, for whoever shows them.
REASONS: Final[dict[Reason, tuple[str, str]]] = {
    "judged": ("a person has judged them the same", "ein Mensch hat sie für dasselbe erklärt"),
    "name-and-town": ("same name, same town or none needed", "gleicher Name, gleiche Stadt oder keine nötig"),
    "name-and-partner": (
        "same name, in releases on the same two towns",
        "gleicher Name, in Mitteilungen über dieselben zwei Städte",
    ),
    "name-and-body": ("same name, same body", "gleicher Name, gleiche Stelle"),
    "name-and-event": ("same name, at the same event", "gleicher Name, beim selben Ereignis"),
    "name-and-deed": ("same name, under the same deed", "gleicher Name, unter derselben Vereinbarung"),
    "surname-and-office": (
        "same surname, same office of the same body, within two years",
        "gleicher Nachname, gleiches Amt derselben Stelle, binnen zwei Jahren",
    ),
    "spelling": ("two spellings of one name", "zwei Schreibweisen eines Namens"),
    "initial": ("a first name and its initial", "ein Vorname und sein Anfangsbuchstabe"),
    "former-surname": ("a double name and one part of it", "ein Doppelname und ein Teil davon"),
    "name-alone": ("only the name is the same", "nur der Name ist gleich"),
    "office-alone": ("same surname and body, another first name", "gleicher Nachname, gleiche Stelle, anderer Vorname"),
    "alias": ("a release gives one the other's name", "eine Mitteilung nennt beide Namen für eines"),
    "renamed": ("a release says that it was renamed", "eine Mitteilung sagt, dass es umbenannt wurde"),
    "acronym": (
        "the letters of one are the initials of the other",
        "die Buchstaben sind die Anfänge des anderen Namens",
    ),
    "same-day": ("same kind, town, parties and day", "gleiche Art, Stadt, Beteiligte und gleicher Tag"),
    "near-day": ("same parties, only days apart", "gleiche Beteiligte, nur Tage auseinander"),
    "overlap": ("same parties, days that overlap", "gleiche Beteiligte, Tage, die sich überschneiden"),
    "other-place": (
        "same towns and days, host and guest told the other way round",
        "gleiche Städte und Tage, Gastgeber und Gast vertauscht",
    ),
    "same-month": ("same parties, one of them dated less exactly", "gleiche Beteiligte, eines ungenauer datiert"),
    "same-title": ("same title, dates that agree", "gleicher Titel, Daten, die sich nicht widersprechen"),
    "same-deed": ("same type, parties and year", "gleiche Art, gleiche Partner, gleiches Jahr"),
    "without-year": (
        "same type and parties, and no other deed it could be",
        "gleiche Art, gleiche Partner, keine andere kommt in Frage",
    ),
    "other-type": ("same parties and day, another type", "gleiche Partner, gleicher Tag, andere Art"),
    "fewer-parties": ("same type and day, but not all parties", "gleiche Art, gleicher Tag, aber nicht alle Partner"),
    "other-date": ("same parties, dates that do not agree", "gleiche Beteiligte, Daten, die nicht übereinstimmen"),
    "own-title": ("the same title, which is its own", "gleicher Titel, der nur ihm gehört"),
    "title-and-payer": (
        "same title, the same body pays for it or runs it",
        "gleicher Titel, dieselbe Stelle bezahlt oder betreibt es",
    ),
    "title-alone": ("only a title that many have is the same", "nur ein Titel ist gleich, den viele haben"),
    "same-chain": ("same payer, same programme, for the same", "gleicher Geldgeber, gleiches Programm, für dasselbe"),
    "several-fit": ("several things fit equally well", "mehrere passen gleich gut"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """What people have judged: pairs of IRIs that name the same thing, and pairs that name two.

    They hold transitively and win over the machine. An IRI stands for all that bears it or has borne it; what one
    release calls so is named by `mention`, which parts two things that share an IRI. Pairs of which the store knows
    one side at most wait until it knows both.

    Examples
    --------
    >>> anna = Iri("https://w3id.org/municipal-cooperation/id/person/anna-beispiel-koeln-de")
    >>> other = Iri("https://w3id.org/municipal-cooperation/id/person/anna-beispiel-bonn-de")
    >>> Constraints(same=frozenset({(anna, other)})).different
    frozenset()
    """

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Where a release speaks of a thing: the IRI it bears in that release alone, the release, and the span."""

    iri: Iri
    release: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Two things that may be one and were not joined; ``first`` and ``second`` are their IRIs in the graph, in order.

    ``score`` (0 to 1) is the higher the likelier they are one; ``evidence`` has a witness of each side at least.
    """

    kind: JoinedKind
    first: Iri
    second: Iri
    score: float
    reason: Reason
    evidence: tuple[Witness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two mentions that were taken for one thing, and why."""

    kind: JoinedKind
    first: Witness
    second: Witness
    reason: Reason


def mention(iri: Iri, release: str) -> Iri:
    """Return the name of what one release calls by an IRI, for `Constraints`.

    Examples
    --------
    >>> mention(Iri("https://w3id.org/municipal-cooperation/id/person/a-b"), "2024 Köln")
    'https://w3id.org/municipal-cooperation/id/person/a-b#2024%20K%C3%B6ln'
    """
    return Iri(f"{iri}#{quote(release, safe='')}")

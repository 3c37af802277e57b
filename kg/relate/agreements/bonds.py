"""Read bonds without a noun for the deed: "mit X verschwistert", "sind seit 1995 Partner", "besteht im 39. Jahr"."""

import re
from collections.abc import Iterator

from kg.lexicon import load_yaml
from kg.model import Evidence
from kg.relate.agreements.ages import age_of
from kg.relate.agreements.agreement import Party, Said
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from, list_until
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.times import is_since, own_of, since_of
from kg.relate.agreements.words import pattern
from kg.text import Token

__all__ = ["by_bond"]


def _token_at(line: Line, offset: int) -> Token:
    return next((t for t in line.tokens if t.start <= offset < t.end), line.tokens[0])


def by_bond(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield what a participle or "Partner" says of two towns."""
    for kind in load_yaml("agreements")["bonds"]:
        for found in pattern("bonds", kind).finditer(line.text):
            token = _token_at(line, line.sentence.start + found.start())
            if line.is_told(token) and not _NOT.search(line.text[: found.start()]):
                yield from _bound(line, ledger, token, kind)
    if _JOINED.search(line.text) and not _BY_WHAT.search(line.text) and _has_home(line):
        yield from _joined(line)
    for found in re.finditer(
        r"\b(?:sind|waren|bleiben|wurden|werden)\b[^.;:]{0,60}?\b(?:Projekt|Klima)?[Pp]artner(?:innen)?\b(?!\s+(?:in|bei|für|im|des|der|von|eines)\b)|\bPartner\s+werden\b",
        line.text,
    ):
        token = _token_at(line, line.sentence.start + found.end() - 1)
        yield from _partners(line, ledger, token, "wollen" in line.text or "werden" in found.group())


_NOT = re.compile(r"\b(?:nicht|kein\w*|nie)\s$")
# "Mit X ist Y seit 1976 verbunden": with a date and no word for a bus, a ferry or a kind of bond.
_JOINED = re.compile(r"(?<!lich )(?<!schaft )(?<!zeit )\b(?:verbunden|verbindet)\b")
_BY_WHAT = re.compile(
    r"\b(?:durch|über|per|Linie|Strecke|\w+(?:freundschaft|kooperation|zusammenarbeit|austausch)\w*|eng|herzlich|familiär|beruflich|persönlich|wirtschaftlich|Urkunde|Vertrag)\b"
)


def _joined(line: Line) -> Iterator[Said]:
    """Yield the towns with which a sentence joins the town that speaks, each with the date that stands with it."""
    for place in line.places:
        gap = line.between(max(line.sentence.start, place.start - 30), place.start)
        if line.is_home(place.name) or not re.search(r"\b[Mm]it\s(?:(?:der|dem)\s)?(?:[a-zäöü]\S*\s)?$", gap):
            continue
        for town in list_from(line, place):
            seit = [d for d in line.dates if is_since(line, d) and not d.end_key]
            when = own_of(line, town) or (
                (seit[0].key, line.reading.says(seit[0], "de.agreement.since")) if len(seit) == 1 else None
            )
            if when is not None and not line.is_home(town.name):
                yield _bond(line, "twinning", parties_of(line.reading.home_name, town.name), when)


def _bound(line: Line, ledger: Ledger, token: Token, kind: str) -> Iterator[Said]:
    places = [p for p in line.places if not line.is_home(p.name) and line.barriers(p.start, token.start) <= 3]
    towns: list[str] = []
    for place in places:
        if line.preposition(place) == "mit" or not line.is_only_where(place):
            towns.extend(p.name for p in list_from(line, place) if not line.is_home(p.name))
    own = {place.name: found for place in places if (found := own_of(line, place))}
    if re.search(r"\bmit\s(?:dem|der|denen)\b", line.text) and places:
        before = [p for p in line.places if p.end <= line.sentence.start + line.text.find("mit de")]
        listed = list_until(line, before[-1]) if before and "mit denen" in line.text else before[-1:]
        towns.extend(p.name for p in listed if not line.is_home(p.name))
    if not towns and (pattern("both").search(line.text) or any(line.is_home(p.name) for p in line.places)):
        towns = [ledger.focus(line, token.start)]
    if not towns and (described := _DESCRIBED.search(line.text)):
        near = [d for d in line.demonyms if d.start >= line.sentence.start + described.start()]
        towns = [(line.town_of(near[0]) if near else "") or ledger.focus(line, token.start)]
    if kind == "friendship":
        kind = next((a.type for a in ledger.found if a.towns & set(towns)), kind)
    when = since_of(line, token, strict=False) or age_of(line, token)
    towns = list(dict.fromkeys(towns))
    if len(towns) == 2 and re.search(r"\b(?:mit|unter)einander\b", line.text) and not _has_home(line):
        yield _bond(line, kind, parties_of(*towns), when)
        return
    owner = _owner(line)
    for town in dict.fromkeys(town for town in towns if town and town != owner):
        yield _bond(line, kind, parties_of(owner, town), own.get(town) or when)


def _owner(line: Line) -> str:
    """Return whose partner a clause tells: "mit denen Györ ebenfalls verschwistert ist"; else the town that speaks."""
    for place in line.places:
        before = line.between(max(line.sentence.start, place.start - 14), place.start)
        if re.search(r"\bmit\s(?:de[mnr]|denen)\s$", before) and not line.is_home(place.name):
            behind = line.between(place.end, line.sentence.end)
            if re.match(r"^\s(?:[a-zäöü]+\s|\d+\s){0,4}(?:verschwistert|verpartnert|partnerschaftlich)", behind):
                return place.name
    return line.reading.home_name


# "Mit der israelischen Hafenstadt ist die Landeshauptstadt … verschwistert" names both towns by other words.
_DESCRIBED = re.compile(
    r"\b[Mm]it\s(?:der|dem)\s(?:[a-zäöü]\S*\s){0,2}(?:\w*[Ss]tadt|\w*[Gg]emeinde|\w*[Oo]rt|\w*[Mm]etropole|\w*[Kk]ommune)\b"
)


def _has_home(line: Line) -> bool:
    return any(line.is_home(p.name) for p in line.places) or "wir " in line.text


def _bond(line: Line, kind: str, parties: list[Party], when: tuple[str, Evidence] | None) -> Said:
    said = Said(
        kind=kind,
        parties=parties,
        evidence=line.reading.whole(line.sentence, "de.agreement.bond"),
        sentence=line.sentence.index,
        is_explicit=True,
    )
    if when is not None:
        said.when, said.when_span = when
    return said


def _partners(line: Line, ledger: Ledger, token: Token, planned: bool) -> Iterator[Said]:
    """Yield the partnership of "A und B sind Partner": of two towns a twinning, of two regions another."""
    if not line.is_told(token):
        return
    subjects = [
        m
        for m in sorted([*line.places, *line.bodies], key=lambda m: m.start)
        if not line.is_only_where(m) and line.barriers(m.start, token.start) <= 3
    ]
    regions: list[Party] = [
        ("organisation", m.name)
        for m in subjects
        if (m.kind == "organisation" and m.key == "other") or (m.kind == "place" and line.is_region(m))
    ]
    towns = parties_of(
        *(
            m.name
            for m in subjects
            if m.kind == "place" and not line.is_region(m) and line.barriers(m.start, token.start) <= 1
        )
    )
    if not towns and pattern("both").search(line.text) and (other := ledger.focus(line, token.start)):
        towns = parties_of(line.reading.home_name, other)
    parties, kind = (regions, "other") if len(regions) == 2 else (towns, "twinning")
    if token.text.startswith(("Projekt", "Klima")):
        kind = "project-partnership" if token.text.startswith("Projekt") else "climate-partnership"
    if kind == "twinning" and line.between(token.end, token.end + 4) in {" der", " des", " von"}:
        return
    if len(parties) != 2 or (
        kind == "twinning" and not planned and not (since_of(line, token, strict=False) or age_of(line, token))
    ):
        return
    said = Said(
        kind=kind,
        parties=parties,
        evidence=line.reading.whole(line.sentence, "de.agreement.partners"),
        sentence=line.sentence.index,
        is_explicit=True,
        fate="plan" if planned else "",
    )
    if when := since_of(line, token, strict=False) or age_of(line, token):
        said.when, said.when_span = when
    yield said

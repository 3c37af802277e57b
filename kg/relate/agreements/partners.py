"""Read "Partner" and "Freundschaft" of towns: "sind seit 1995 Partner", "pflegt seit 2006 eine Freundschaft"."""

import re
from collections.abc import Iterator

from kg.relate.agreements.ages import age_of
from kg.relate.agreements.agreement import Party, Said
from kg.relate.agreements.bond import said_of_bond, token_at
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.times import When, became, is_since, own_of, since_of
from kg.relate.agreements.words import pattern
from kg.text import Mention, Token

__all__ = ["by_partner"]

_ARE = re.compile(
    r"\b(?:sind|waren|bleiben|wurden|werden)\b[^.;:]{0,110}?\b(?:Projekt|Klima)?[Pp]artner(?:innen)?\b(?!\s+(?:in|bei|für|im|des|der|von|eines)\b)|\bPartner\s+werden\b|^\W*Partner\ssind\b"
)


def by_partner(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield the bonds of towns that are called partners or whose friendship a sentence dates."""
    for found in _ARE.finditer(line.text):
        token = token_at(line, line.sentence.start + found.end() - 1)
        yield from _partners(line, ledger, token, "wollen" in line.text or "werden" in found.group())
    yield from _partner_of_home(line)
    yield from _friends(line, ledger)


_WORD = r"(?P<word>(?:Projekt|Klima)?[Pp]artner(?:in)?)"
_HOME = r"(?:der\s(?:[a-zäöü]\S*\s)?\w*(?:[Ss]tadt|[Gg]emeinde)|des\s(?:Land)?[Kk]reises|unserer\s\w+|der\sKommune)"
# "ist seit 1983 Partner der Stadt", "gehört seit 1972 zu den Partnern der Stadt", ", seit 1974 Partner, ".
_OF_HOME = (
    re.compile(rf"\b(?:ist|war|wurde)\s[^,.;:]{{0,50}}\b[Ss]eit\s[^,.;:]{{1,30}}?\s{_WORD}(?=\s{_HOME}|\s*[,.;]|$)"),
    re.compile(
        rf"\bgehör(?:t|en)\s[^,.;:]{{0,50}}\b[Ss]eit\s[^,.;:]{{1,90}}?\s(?:zu\sden|zum\sKreis\sder)\s(?P<word>Partnern?)(?=\s{_HOME}|\s*[,.;]|$)"
    ),
    re.compile(rf"^(?:,|\s\()\s?seit\s[^,.;:()]{{1,24}}\s{_WORD}\s?[,)]"),
    re.compile(rf"^(?:,|\s\()\s?(?P<owner>[A-ZÄÖÜ]\S+)\s(?:[a-zäöü]\S*\s)?{_WORD}\sseit\s[^,.;:()]{{1,24}}[,).]"),
)


def _partner_of_home(line: Line) -> Iterator[Said]:
    """Yield the towns of "X ist seit 1983 Partner der Stadt": a date and no other owner tell that towns are meant."""
    if line.bodies:
        return
    for place in line.places:
        behind = line.between(place.end, line.sentence.end)
        before = line.between(max(line.sentence.start, place.start - 30), place.start)
        is_with = re.search(r"\b[Mm]it\s(?:(?:der|dem)\s)?(?:[a-zäöü]\S*\s)?$", before)
        if line.is_home(place.name) or (line.is_only_where(place) and not is_with) or line.is_region(place):
            continue
        found = next(
            (m for rule in _OF_HOME if (m := rule.search(behind) if rule.pattern[0] != "^" else rule.match(behind))),
            None,
        )
        if found is None or re.search(r"[.;:]", behind[: found.start()]):
            continue
        if "owner" in found.groupdict() and not line.is_own_genitive(found["owner"]):
            continue
        token = token_at(line, place.end + found.start("word"))
        between = line.between(place.end, token.start)
        if "," in between.strip(",") and any(place.end < p.start < token.start for p in line.places):
            continue
        if line.is_told(token):
            yield said_of_bond(
                line, _kind(token), parties_of(line.reading.home_name, place.name), _own(line, place, token)
            )


def _kind(token: Token) -> str:
    kinds = {"Projekt": "project-partnership", "Klima": "climate-partnership"}
    return next((kind for start, kind in kinds.items() if token.text.startswith(start)), "twinning")


def _own(line: Line, place: Mention, token: Token) -> When | None:
    """Return the date that stands with a town, else the only one of its clause or the age told there."""
    since = [d for d in line.dates if is_since(line, d) and place.end <= d.start and not d.end_key]
    own = own_of(line, place) or (
        (since[0].key, line.reading.says(since[0], "de.agreement.since")) if len(since) == 1 else None
    )
    return own or age_of(line, token)


_FRIENDSHIP = re.compile(
    r"\b(?:eine|die|ihre)\s(?:[a-zäöü]\S*\s)?Freundschaft\b(?!\s(?:der|des|zum|zur)\b)|\bfreundschaftlichen?\sBeziehungen\b"
)
_KEPT = re.compile(r"\b(?:unterh[aä]lt|unterhalten|pfleg(?:t|en)|verbind(?:et|en)|besteh(?:t|en))\b")
_OTHERS = re.compile(
    r"\b(?:\w*[Ff]euerwehr\w*|\w*[Vv]erein\w*|\w*[Ss]chule\w*|\w*[Cc]h[oö]r\w*|\w*[Gg]ymnasi\w*|\w*[Kk]apelle\w*|Familien?|beide\sMänner)\b"
)


_BEFRIENDED = re.compile(r"\bmit\s(?:der\sStadt\s)?(?P<home>\S+)\s(?:eng\s|offiziell\s)?befreundet\b")


def _befriended(line: Line) -> Iterator[Said]:
    """Yield the town of "Lille, das seit 2023 mit Husum befreundet ist"; people may be friends of a town as well."""
    found = _BEFRIENDED.search(line.text)
    home = next((p for p in line.places if found and p.start == line.sentence.start + found.start("home")), None)
    if found is None or home is None or not line.is_home(home.name):
        return
    token = token_at(line, line.sentence.start + found.end() - 1)
    before = [p for p in line.places if p.end < home.start and not line.is_home(p.name)]
    if not before or not line.is_told(token):
        return
    gap = line.between(before[-1].end, line.sentence.start + found.start())
    lies = r"(?:\s(?:\([^)]*\)|(?:in|im)\s(?:(?:der|dem)\s)?[A-ZÄÖÜ]\S+))?"
    is_head = re.match(rf"^{lies},\s(?:das|die)\s[^,;:]*$", gap)
    if is_head or (not line.preposition(before[-1]) and re.match(r"^\sist\s[^,;:]*$", gap)):
        when = since_of(line, token, strict=False)
        yield said_of_bond(line, "friendship", parties_of(line.reading.home_name, before[-1].name), when)


def _friends(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield the friendship that a town keeps up with another since a year: "unterhält seit 2006 eine Freundschaft"."""
    found = _FRIENDSHIP.search(line.text)
    yield from _befriended(line)
    if (
        found is None
        or line.bodies
        or line.people
        or _OTHERS.search(line.text[: found.end()])
        or not _KEPT.search(line.text)
    ):
        return
    token = token_at(line, line.sentence.start + found.end() - 1)
    if not line.is_told(token) or not (when := since_of(line, token, strict=False)):
        return
    near = [p for p in line.places if line.barriers(p.start, token.start) <= 1 and not line.is_region(p)]
    others = [p for p in near if not line.is_home(p.name)]
    heads = [
        p for p in others if re.match(r"^(?:\s\([^)]*\))?,\smit\s(?:der|dem)\b", line.between(p.end, line.sentence.end))
    ]
    if not heads and re.search(r",\smit\s(?:der|dem)\b", line.text[: found.start()]):
        return
    others = heads or [p for p in others if line.preposition(p) == "mit" or not line.is_only_where(p)]
    if others:
        listed = list_from(line, others[0]) if not heads else heads[:1]
        for place in listed:
            bound = [a for a in ledger.found if {line.reading.home_name, place.name} == a.towns]
            if not line.is_home(place.name) and not any(a.signed for a in bound):
                kind = bound[0].type if bound else "friendship"
                yield said_of_bond(line, kind, parties_of(line.reading.home_name, place.name), when)


_THE_TOWNS = re.compile(
    r"\bPartner\ssind\s(?:die|beide|sie)\b|\bsind\s(?:die|beide|diese)\s(?:beiden\s)?(?:\w*[Ss]tädte|Kommunen|Gemeinden|(?:Land)?[Kk]reise|Orte)\b"
)
# "seit mehr als 30 Jahren" gives no year.
_LONG = re.compile(r"\b[Ss]eit\s(?:\S+\s){1,4}(?:Jahren|Jahrzehnten)\b")


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
    if not towns and _THE_TOWNS.search(line.text) and line.reading.partner:
        towns = parties_of(line.reading.home_name, line.full(line.reading.partner))
    both = pattern("both").search(line.text) or _THE_TOWNS.search(line.text)
    if not towns and both and (other := ledger.focus(line, token.start)):
        towns = parties_of(line.reading.home_name, other)
    parties, kind = (regions, "other") if len(regions) == 2 else (towns, "twinning")
    if token.text.startswith(("Projekt", "Klima")):
        kind = "project-partnership" if token.text.startswith("Projekt") else "climate-partnership"
    if kind == "twinning" and line.between(token.end, token.end + 4) in {" der", " des", " von"}:
        return
    since = since_of(line, token, strict=False) or age_of(line, token) or became(line, token)
    dated = since or _LONG.search(line.text)
    if len(parties) != 2 or (kind == "twinning" and not planned and not dated):
        return
    said = Said(
        kind=kind,
        parties=parties,
        evidence=line.reading.whole(line.sentence, "de.agreement.partners"),
        sentence=line.sentence.index,
        is_explicit=True,
        fate="plan" if planned else "",
    )
    if since:
        said.when, said.when_span = since
    yield said

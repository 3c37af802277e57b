"""See between whom an agreement is: towns "mit X", "zwischen X und Y", subjects, delegates' towns, organisations."""

import re
from collections.abc import Iterable

from kg.relate.agreements.agreement import Party
from kg.relate.agreements.ledger import Ledger, parties_of
from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from
from kg.relate.agreements.words import pattern, words
from kg.text import Mention, Token

__all__ = ["bodies_of", "sides_of"]

Sides = tuple[list[list[Party]], bool, bool]

_WITH = re.compile(r"^[^,.;:]{0,60}?\b(?:mit|zu|zwischen)\b[^,.;:]{0,60}$")
_OF = re.compile(
    r"^\s*(?:[–/:-]\s*)?(?:von\s|der\s(?:beiden\s|zwei\s|drei\s)?(?:\w*[Ss]tädte|Gemeinden|Kommunen|Kreise)\s|zwischen\s)?$"
)
_TOGETHER = re.compile(
    r"\b(?:[Gg]emeinsam|[Zz]usammen|[Zz]usammenarbeit|[Kk]ooperation|Gespräch\w*|Treffen|Austausch|Mitteln|[Hh]ilfe)\s+mit\s+(?:\S+\s+){0,3}$"
)


def sides_of(line: Line, token: Token, kind: str, plural: bool, ledger: Ledger) -> Sides:
    """Return the parties of each agreement that a word names, whether the sentence tells them, and whether it names them."""
    if kind != "twinning" and (bodies := bodies_of(line, token, kind)):
        return [bodies], True, True
    if found := _behind(line, token):
        return _grouped(line, token, found, plural), True, True
    if (town := _zwischen_town(line, token)) and not any(
        line.barriers(p.start, token.start) == 0 and not line.is_only_where(p) and not line.is_home(p.name)
        for p in line.places
    ):
        return [parties_of(line.reading.home_name, town)], True, True
    free = [
        p
        for p in line.places
        if not line.is_only_where(p)
        and not line.is_region(p)
        and line.barriers(p.start, token.start) <= _reach(line, p)
    ]
    others = list(dict.fromkeys(p.name for p in free if not line.is_home(p.name)))
    if len(others) > 1:
        return _several(line, token, free, others, plural), True, True
    if others:
        return [parties_of(line.reading.home_name, others[0])], True, True
    if town := _delegates_town(line, token) or _adjective_town(line, token):
        return [parties_of(line.reading.home_name, town)], True, False
    partner = ledger.focus(line, token.start)
    both = bool(pattern("both").search(line.text))
    return ([parties_of(line.reading.home_name, partner)] if partner else []), both and bool(partner), False


def _reach(line: Line, place: Mention) -> int:
    return 1 if line.preposition(place) in {"mit", "zwischen"} else 2


def _behind(line: Line, token: Token) -> list[Mention]:
    """Return the towns that the word governs: "mit X", "zwischen X und Y", "von X und Y", "Erfurt–Lille"."""
    after = [p for p in line.places if p.start >= token.end]
    if not after:
        return []
    gap = line.bare(token.end, after[0].start)
    if not (_WITH.match(gap) or _OF.match(gap)) or re.search(r"\b(?:im|am|seit|in|nach|aus)\s(?:\S+\s){0,2}$", gap):
        return []
    listed = list_from(line, after[0])
    following = [p for p in after if p.start >= listed[-1].end]
    if following and len(listed) == 1:
        gap = line.bare(listed[0].end, following[0].start)
        if re.match(r"^\s*(?:mit|–|-|/)\s+(?:[a-zäöü]\S*\s+){0,3}(?:\w*[Ss]tadt\s+)?$", gap) or (
            "zwischen" in line.between(token.end, listed[0].start)
            and re.match(r"^[^.;]{0,80}\b(?:und|sowie)\s+(?:\S+\s+){0,4}$", gap)
        ):
            listed.append(following[0])
    return listed


def _grouped(line: Line, token: Token, places: list[Mention], plural: bool) -> list[list[Party]]:
    """Return one group for "zwischen A und B", one for each town of "mit A und B"."""
    names = list(dict.fromkeys(p.name for p in places))
    others = [name for name in names if not line.is_home(name)]
    before = line.between(token.end, places[0].start)
    if "zwischen" in before or re.match(r"^\s*(?:[–/:-]\s*|von\s|der\s.*)?$", before) or _is_joint(line, token):
        if len(names) > 1 and (len(others) == len(names)) and not _is_joint(line, token):
            return [parties_of(*names)]
        if "zwischen" in before or _is_joint(line, token):
            home = (
                []
                if len(names) > len(others) or (len(others) > 1 and not _is_joint(line, token))
                else [line.reading.home_name]
            )
            return [parties_of(*home, *names)]
    return [parties_of(line.reading.home_name, name) for name in others]


def _is_joint(line: Line, token: Token) -> bool:
    """Return whether an agreement is one of three or more towns."""
    return bool(pattern("joint").search(line.text)) or token.text.lower().startswith(
        ("dreier", "dreiecks", "vierer", "ring")
    )


def _several(line: Line, token: Token, free: list[Mention], others: list[str], plural: bool) -> list[list[Party]]:
    """Return the groups where more than one other town stands in the sentence."""
    home = line.reading.home_name
    if _is_joint(line, token):
        return [parties_of(home, *others)]
    with_ = [p.name for p in free if line.preposition(p) == "mit" and not line.is_home(p.name)]
    if with_:
        first = next(p for p in free if p.name == with_[0])
        listed = [p.name for p in list_from(line, first) if not line.is_home(p.name)]
        subjects = [p.name for p in free if p.name not in listed]
        if (
            subjects
            and home not in subjects
            and not any(line.is_home(p.name) for p in line.places)
            and len(subjects) == 1
        ):
            return [parties_of(subjects[0], *listed)]
        return [parties_of(home, name) for name in listed]
    if not any(line.is_home(p.name) for p in line.places) and len(others) == 2 and not plural:
        first = next(p for p in free if p.name == others[0])
        if [p.name for p in list_from(line, first)] == others:
            return [parties_of(*others)]
    near = min((p for p in free if not line.is_home(p.name)), key=lambda p: abs(p.start - token.start))
    return [parties_of(home, near.name)]


def _zwischen_town(line: Line, token: Token) -> str:
    """Return the town that "zwischen der Stadt und der Hauptstadt in Marokko" or "mit der namibischen Stadt" speaks of by its country."""
    if not re.search(r"\b(?:zwischen|mit)\s(?:de[rnm]|einer|dem)\b", line.text):
        return ""
    for mention in [*line.countries, *line.demonyms]:
        if len(mention.key) == 2 and line.barriers(mention.start, token.start) == 0 and (town := line.town_of(mention)):
            return town
    return ""


def _delegates_town(line: Line, token: Token) -> str:
    """Return the other town for which somebody named in the sentence acts."""
    for mention in line.people:
        person = line.reading.people.get(mention.name)
        if (
            person
            and person.home
            and person.home.kind == "municipality"
            and not line.is_home(person.home.key)
            and line.barriers(mention.start, token.start) <= 3
        ):
            return person.home.key
    return ""


def _adjective_town(line: Line, token: Token) -> str:
    for demonym in line.demonyms:
        if len(demonym.key) == 2 and line.barriers(demonym.start, token.start) <= 1 and (town := line.town_of(demonym)):
            return town
    return ""


def bodies_of(line: Line, token: Token, kind: str) -> list[Party]:
    """Return the organisations between which an agreement is, with the town that joins them; none where towns alone agree."""
    named = [*(m for m in line.bodies if m.key in words("bodies")), *(p for p in line.places if line.is_region(p))]
    if kind == "other":
        regions = [
            m
            for m in sorted([*line.bodies, *line.places], key=lambda m: m.start)
            if line.is_region(m) or m.key == "other"
        ]
        return _as_parties(regions) if len(regions) > 1 else []
    bodies = [m for m in sorted(named, key=lambda m: m.start) if line.barriers(m.start, token.start) <= 2]
    towns = [
        p
        for p in line.places
        if not line.is_only_where(p) and not line.is_region(p) and line.barriers(p.start, token.start) <= 2
    ]
    governed = [
        m
        for i, m in enumerate(bodies)
        if _is_party(line, m, kind)
        or (i and _is_party(line, bodies[i - 1], kind) and _is_joined(line, bodies[i - 1], m))
    ]
    if not governed:
        return []
    if "zwischen" in {line.preposition(m) for m in governed} or (len(bodies) > 1 and not towns):
        pair = [m for m in bodies if m in governed or not line.is_only_where(m) or _hosts(line, m, token)]
        if len(pair) > 1:
            return _as_parties(pair)
        return []
    subject = next((p.name for p in towns if p.start not in {m.start for m in governed}), line.reading.home_name)
    return [*parties_of(subject), *_as_parties(governed)] if subject else []


def _as_parties(mentions: Iterable[Mention]) -> list[Party]:
    return list(dict.fromkeys(("organisation", m.name) for m in mentions))


def _is_party(line: Line, body: Mention, kind: str) -> bool:
    before = line.between(max(line.sentence.start, body.start - 60), body.start)
    if _TOGETHER.search(before):
        return False
    preposition = line.preposition(body)
    if re.search(r"\bzwischen\s(?:ihr|ihm|dieser|diesem)\sund\s(?:der|dem|den)\s$", before):
        return True
    return preposition in {"mit", "zwischen"} or (kind == "sponsorship" and preposition in {"für", "über"})


def _is_joined(line: Line, first: Mention, second: Mention) -> bool:
    return bool(
        re.match(r"^\s*(?:\([^)]*\))?\s*(?:,|und|sowie)\s+(?:\S+\s+){0,2}$", line.between(first.end, second.start))
    )


def _hosts(line: Line, body: Mention, token: Token) -> bool:
    """Return whether "zwischen ihr und Y" means a body named before: "In der Universität X wurde der Vertrag zwischen ihr und Y …"."""
    return body.end <= token.start and bool(re.search(r"\bzwischen\s(?:ihr|ihm|dieser|diesem|ihnen)\b", line.text))

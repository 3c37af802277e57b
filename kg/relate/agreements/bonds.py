"""Read bonds without a noun for the deed: "mit X verschwistert", "sind seit 1995 Partner", "besteht im 39. Jahr"."""

import re
from collections.abc import Iterator

from kg.lexicon import load_yaml
from kg.relate.agreements.ages import age_of
from kg.relate.agreements.agreement import Party, Said
from kg.relate.agreements.bond import said_of_bond, token_at
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from, list_until
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.times import became, is_since, own_of, since_of
from kg.relate.agreements.words import kind_of_noun, pattern
from kg.text import Mention, Token

__all__ = ["by_bond"]


def by_bond(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield what a participle or "Partner" says of two towns."""
    for kind in load_yaml("agreements")["bonds"]:
        for found in pattern("bonds", kind).finditer(line.text):
            token = token_at(line, line.sentence.start + found.start())
            if line.is_told(token) and not _NOT.search(line.text[: found.start()]):
                yield from _bound(line, ledger, token, kind)
    if _is_joined(line) and not _BY_WHAT.search(line.text) and (_has_home(line) or _is_home_described(line)):
        yield from _joined(line, ledger)
    yield from _came_together(line)


# "Mit keiner der beiden Städte ist X verpartnert."
_NOT = re.compile(r"\b(?:nicht|kein\w*|nie)\s$|\b[Mm]it\skeine[rm]\b[^,;:]*$")
# "Mit X ist Y seit 1976 verbunden": with a date and no word for a bus, a ferry or a kind of bond.
_JOINED = re.compile(r"(?<!lich )(?<!schaft )(?<!zeit )\b(?:[Vv]erbunden|verbindet)\b")
_BY_WHAT = re.compile(
    r"\b(?:durch|über|per|Linie|Strecke|\w+(?:freundschaft|kooperation|zusammenarbeit|austausch)\w*|eng|herzlich|familiär|beruflich|persönlich|wirtschaftlich|Urkunde|Vertrag)\b"
)

# "ist die Hansestadt … verbunden": the town that speaks by another word.
_HOME = re.compile(r"\b(?:die|unsere)\s(?:[a-zäöü]\S*\s)?(?:\w*[Ss]tadt|Gemeinde|Kommune)\b(?!\s[A-ZÄÖÜ])")


def _is_home_described(line: Line) -> bool:
    """Return whether another word stands for the town that speaks, where no noun names another kind of bond."""
    return _names_home(line, line.text) and all(kind_of_noun(token) is None for token in line.tokens)


def _is_joined(line: Line) -> bool:
    """Return whether a sentence joins two towns without a noun: what "verbindet" them may be named otherwise."""
    found = _JOINED.search(line.text)
    return found is not None and (found.group() != "verbindet" or not any(kind_of_noun(token) for token in line.tokens))


_ALSO = re.compile(r"\b(?:außerdem|ebenfalls|auch|zudem|ferner|darüber\shinaus|weiterhin)\b")


def _joined(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield the towns with which a sentence joins the town that speaks, each with the date that stands with it.

    "ist außerdem mit X verbunden" needs no date where the text told another twinning of that town before.
    """
    home = line.reading.home_name
    goes_on = _ALSO.search(line.text) and any(a.type == "twinning" and home in a.towns for a in ledger.found)
    also = bool(goes_on) and _has_home(line)
    for place in line.places:
        gap = line.between(max(line.sentence.start, place.start - 30), place.start)
        if line.is_home(place.name) or not re.search(r"\b[Mm]it\s(?:(?:der|dem)\s)?(?:[a-zäöü]\S*\s)?$", gap):
            continue
        for town in list_from(line, place):
            seit = [d for d in line.dates if is_since(line, d) and not d.end_key]
            seit = [
                d for d in seit if line.barriers(d.start, town.start) == 0 or not (seit[1:] or _is_of_other(line, d))
            ]
            when = own_of(line, town) or (
                (seit[0].key, line.reading.says(seit[0], "de.agreement.since")) if len(seit) == 1 else None
            )
            if (when is not None or also) and not line.is_home(town.name):
                yield said_of_bond(line, "twinning", parties_of(line.reading.home_name, town.name), when)


def _is_of_other(line: Line, date: Mention) -> bool:
    """Return whether a date stands in one clause with another town: "Mit A besteht sie seit 1974, auch ist man …"."""
    return any(line.barriers(date.start, p.start) == 0 for p in line.places if not line.is_home(p.name))


_CAME_TOGETHER = re.compile(r"\bverband(?:en)?\s(?:sich|einander)\s(?:im\sJahre?\s)?(?P<year>\d{4})\smit\s")


def _came_together(line: Line) -> Iterator[Said]:
    """Yield the bond of "X verband sich 1992 mit Y"."""
    found = _CAME_TOGETHER.search(line.text)
    year = next((d for d in line.dates if found and d.key == found["year"]), None)
    place = next((p for p in line.places if found and p.start >= line.sentence.start + found.end()), None)
    if year is None or place is None or line.preposition(place) != "mit" or not _has_home(line):
        return
    for town in list_from(line, place):
        if not line.is_home(town.name):
            when = year.key, line.reading.says(year, "de.agreement.conclude")
            yield said_of_bond(line, "twinning", parties_of(line.reading.home_name, town.name), when)


def _bound(line: Line, ledger: Ledger, token: Token, kind: str) -> Iterator[Said]:
    if shared := _with_both(line, ledger):
        yield from (said_of_bond(line, kind, parties, since_of(line, token, strict=False)) for parties in shared)
        return
    if pairs := list(_of_others(line, token)):
        for subject, other in pairs:
            when = own_of(line, other) or since_of(line, token, strict=False)
            yield said_of_bond(line, kind, parties_of(subject, other.name), when)
        return
    begin = line.sentence.start + line.text.rfind("; ", 0, token.start - line.sentence.start)
    others = [p for p in line.places if p.start > begin and not line.is_home(p.name)]
    places = [p for p in others if line.barriers(p.start, token.start) <= 3]
    places = [p for p in places if not _ALONGSIDE.search(line.between(max(line.sentence.start, p.start - 50), p.start))]
    towns: list[str] = []
    for place in places:
        if line.preposition(place) == "mit" or not line.is_only_where(place):
            towns.extend(p.name for p in list_from(line, place) if not line.is_home(p.name))
    own = {place.name: found for place in places if (found := own_of(line, place))}
    if re.search(r"\bmit\s(?:dem|der|denen)\b", line.text) and places:
        before = [p for p in line.places if p.end <= line.sentence.start + line.text.find("mit de")]
        listed = list_until(line, before[-1]) if before and "mit denen" in line.text else before[-1:]
        towns.extend(p.name for p in listed if not line.is_home(p.name))
    is_of_last = pattern("both").search(line.text) or any(line.is_home(p.name) for p in line.places)
    if not towns and (is_of_last or became(line, token) is not None):
        towns = [ledger.focus(line, token.start)]
    if not towns and (described := _DESCRIBED.search(line.text)):
        near = [d for d in line.demonyms if d.start >= line.sentence.start + described.start()]
        towns = [(line.town_of(near[0]) if near else "") or ledger.focus(line, token.start)]
    if kind == "friendship":
        kind = next((a.type for a in ledger.found if len(a.towns) == len("AB") and a.towns & set(towns)), kind)
    when = since_of(line, token, strict=False) or age_of(line, token)
    if when is None and all(line.preposition(p) for p in places):
        when = became(line, token)
    towns = list(dict.fromkeys(towns))
    if len(towns) == 2 and re.search(r"\b(?:mit|unter)einander\b", line.text) and not _has_home(line):
        yield said_of_bond(line, kind, parties_of(*towns), when)
        return
    owner = _owner(line)
    for town in dict.fromkeys(town for town in towns if town and town != owner):
        yield said_of_bond(line, kind, parties_of(owner, town), own.get(town) or when)


_WITH_BOTH = re.compile(r"\bmit\s(?:den\s)?beiden\s(?:\w*[Ss]tädten|Kommunen|Gemeinden|Orten|(?:Land)?[Kk]reisen)\b")


def _with_both(line: Line, ledger: Ledger) -> list[list[Party]]:
    """Return the two bonds of "Radom, das mit beiden Städten verschwistert ist"."""
    found = _WITH_BOTH.search(line.text)
    before = [p for p in line.places if found and p.end <= line.sentence.start + found.start()]
    free = [p for p in before if not line.is_home(p.name) and not line.preposition(p)]
    other = ledger.focus(line, free[-1].start) if free else ""
    if not free or not other or other == free[-1].name:
        return []
    return [parties_of(town, free[-1].name) for town in (line.reading.home_name, other)]


_OF_THEM = re.compile(r",\s(?:die|das|der)\s(?:[a-zäöü]+\s){0,4}mit\s(?:dem\s|der\s)?(?:[a-zäöü]\S*\s)?$")


# "ist gemeinsam mit der Nachbarstadt A mit B verschwistert"
_ALONGSIDE = re.compile(r"\b(?:gemeinsam|zusammen)\smit\s(?:(?:der|dem|den)\s)?(?:[a-zäöü]\S*\s)?(?:[A-ZÄÖÜ]\S*\s)?$")
# "richtet Neuss aus, das mit Pskow verpartnert ist"
_SEPARATED = re.compile(r"^(?:\s(?:ab|an|auf|aus|bei|dar|ein|fort|mit|statt|teil|vor|zu))?$")


def _of_others(line: Line, token: Token) -> Iterator[tuple[str, Mention]]:
    """Yield towns that a clause binds to each other and not to the town that speaks: "A ist mit B verschwistert"."""
    near = [p for p in line.places if line.barriers(p.start, token.start) == 0]
    partners = [p for p in near if line.preposition(p) == "mit"]
    if not partners or any(line.is_home(p.name) for p in near) or line.is_region(partners[0]):
        return
    listed = list_from(line, partners[0])
    subjects = [p for p in near if p not in listed and not line.preposition(p) and not line.is_genitive(p)]
    before = line.between(line.sentence.start, partners[0].start)
    if relative := _OF_THEM.search(before):
        heads = [p for p in line.places if p.end <= line.sentence.start + relative.start()]
        subjects = (
            list_until(line, heads[-1])
            if heads and _SEPARATED.match(before[heads[-1].end - line.sentence.start : relative.start()])
            else []
        )
    elif not re.search(
        r"\b(?:ist|sind|war|waren|hat|hatte|haben|hatten)\b",
        line.between(max(line.sentence.start, partners[0].start - 40), token.end + 30),
    ):
        return
    names = [p.name for p in subjects] or _described(line, partners[0])
    if not any(line.is_home(name) for name in names) and not _names_home(line, before):
        yield from ((name, partner) for name in names for partner in listed)


def _described(line: Line, partner: Mention) -> list[str]:
    """Return the town of "die französische Stadt ist mit X verschwistert"."""
    for mention in line.demonyms:
        behind = line.between(mention.end, partner.start)
        before = line.between(max(line.sentence.start, mention.start - 5), mention.start)
        if before.strip().lower() in {"die", ", die", "; die"} and re.match(
            r"^\s(?:\w*[Ss]tadt|Gemeinde|Kommune)\s(?:ist|war)\s", behind
        ):
            told = [p.name for p in line.places if p.end <= mention.start]
            same = [name for name in told if line.reading.country_of(name) == mention.key and not line.is_home(name)]
            town = same[-1] if same else line.town_of(mention)
            return [town] if town and town != partner.name else []
    return []


def _names_home(line: Line, text: str) -> bool:
    """Return whether a text from the sentence's start has a word for the town that speaks: "die Hansestadt"."""
    return any(
        not any(
            line.sentence.start + found.start() <= d.start < line.sentence.start + found.end() for d in line.demonyms
        )
        for found in _HOME.finditer(text)
    )


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

"""Find which towns a word for a partner town speaks of, and whose partner towns they are."""

import re

from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from, list_until
from kg.relate.agreements.words import pattern
from kg.text import Mention, Token

__all__ = ["has_copula", "others_of", "towns_of", "unnamed_town"]

_SMALL = r"(?:[a-zäöüß]\S*|\d{1,3}\.?|„)"
_AFTER = re.compile(
    rf"^(?:\s*[,:(„–-]?\s*(?:(?!(?:mit|nach|nicht|aber|für|und|oder|wie|bei|zum|zur)\b){_SMALL})?(?:\s+[A-Z]?[a-zäöü]*stadt|\s+Region)?){{0,5}}\s*$"
)
_COMMA_PREPOSITION = re.compile(r"[,;]\s*(?:\S+\s+){0,2}(?:in|aus|von|am|an|im)\s")
_APPOSITION = re.compile(
    rf"^\s*(?:,\s*(?:(?:der|die|das)\s[^,.;:]{{1,90}},\s*)?(?:zugleich|nämlich|also|seit|einst)?)?\s*(?:als\s|\(|–\s)?"
    rf"(?:(?!(?:mit|nach|aus|in|für|oder|bei|zum|zur|an)\b){_SMALL}\s+|(?:Bad\s|Sankt\s|St\.\s|Bergisch\s)?[A-ZÄÖÜ]\S+s\s+|[A-ZÄÖÜ]\S+er\s+){{0,6}}\(?$"
)
_HAD = re.compile(
    r"^\s+(?:in\s+(?:de[nrm]\s+)?)?(?:hat|haben|unterhält|unterhalten|pflegt|pflegen|besitzt|zählt)\s"
    r"(?:(?:die|der|das|unsere?)\s)?(?:\S+\s){0,4}$"
)
_NAMELY = re.compile(
    r"^[^.;:(]{0,70}(?:,|\s–)\s(?:nämlich|und\szwar|darunter|unter\sanderem|unter\sihnen|beispielsweise)\s(?:(?:mit|in|das|dem|der|den|die)\s)*$"
)
_OWNER_PHRASE = re.compile(
    r"^\s(?:des|der|unserer|unseres|ihrer|seiner)\s(?:[a-zäöü]\S*\s)?(?:Bezirks|\w*[Ss]tadt|\w*[Gg]emeinde|\w*[Kk]reis(?:e?s)?|Marktes|Region)(?=\s(?:ist|sind|war|waren|heißt|heißen|bleibt)\b)"
)
_ALSO = r"(?:(?:auch|außerdem|zudem|ferner|darüber\shinaus|seit\s\d{4}|ebenfalls|zugleich|heute)\s)*"
_TELLS = rf"\s(?:ist|wurde|bleibt)\s{_ALSO}$"
_IS_PARTNER, _THE_TOWN = re.compile(rf"^{_TELLS}"), re.compile(rf"^(?:Die|Unsere)\s(?:Stadt|Gemeinde){_TELLS}")
_GENITIVE = re.compile(r"^\s(?P<name>\S+)(?=\s)")
_MADE = re.compile(r"\b(?:wurden?|wird|werden|macht|machte|erklärt\w*|ernannt)\b")
_COPULA = re.compile(
    r"\b(?:ist|sind|war|waren|wurde|wurden|wird|werden|bleibt|bleiben|heißt|heißen|zählt|zählen|gilt)\b"
)


def towns_of(line: Line, token: Token, end: int, plural: bool) -> tuple[str, list[str]]:
    """Return whose partner towns they are ("" for the town that speaks) and their names."""
    owned = _owners_before(line, token)
    owner = owned[-1].name if owned else ""
    after = [p for p in line.places if p.start >= end]
    start = end
    if phrase := _OWNER_PHRASE.match(line.between(end, line.sentence.end)):
        start = end + phrase.end()
    elif (own := _GENITIVE.match(line.between(end, line.sentence.end))) and line.is_own_genitive(own["name"]):
        start = end + own.end()
        after = [p for p in after if p.start >= start]
    if after and (found := _owner_behind(line, start, after[0])):
        subject, listed = _subject(line, token), list_from(line, after[0])
        if subject is not None and len(listed) > 1 and not _is_dealt(line, listed):
            return subject, others_of(line, listed, subject)
        owner, start, after = found, after[0].end, after[1:]
    if listed := _in_brackets(line, token) if plural else _in_turn(line, token, start, after):
        return owner, others_of(line, listed, owner)
    if after and _is_named(line, start, after[0]) and not (plural and _is_venue(line, start, after)):
        is_predicate = _COPULA.search(line.between(token.end, after[0].start)) is not None
        listed = list_from(line, after[0]) if plural or is_predicate else after[:1]
        return owner, others_of(line, listed, owner)
    if plural and (guests := _guests(line, token)):
        return owner, others_of(line, guests, owner)
    before = [p for p in line.places if p.end <= token.start and not (owned and p.start >= owned[-1].start)]
    if before and _is_apposed(line, before[-1], token):
        listed = list_until(line, before[-1]) if plural or _COPULA.search(line.text) else before[-1:]
        listed = [*listed, *_with_years(line, listed[-1], token)]
        if (names := others_of(line, listed, owner)) or (plural and len(listed) > 1):
            return owner, names
    return owner, others_of(line, _had(line, token), owner) if plural else []


def _is_venue(line: Line, start: int, after: list[Mention]) -> bool:
    """Return whether one town only says where: "das Treffen der Partnerstädte in Lille"."""
    return line.between(start, after[0].start) == " in " and len(list_from(line, after[0])) == 1


def _in_turn(line: Line, token: Token, start: int, after: list[Mention]) -> list[Mention]:
    """Return the towns of "X ist seit 1958 Partnerstadt, Y seit 1967": the one before the word, and those like it."""
    before = [p for p in line.places if p.end <= token.start and not line.is_home(p.name)]
    if not before or not after or not re.match(r"^\s*,\s$", line.between(start, after[0].start)):
        return []
    if not _COPULA.search(line.between(before[-1].end, token.start)) or not _is_apposed(line, before[-1], token):
        return []
    return [before[-1], *(p for p in after if re.match(r"^\sseit\s\d{4}\b", line.between(p.end, p.end + 10)))]


def _had(line: Line, token: Token) -> list[Mention]:
    """Return the towns of "Mit X, Y und Z hat die Stadt drei Partnerstädte"."""
    last = next((p for p in reversed(line.places) if p.end <= token.start and not line.is_home(p.name)), None)
    if last is None or not _HAD.match(line.bare(last.end, token.start)):
        return []
    listed = list_until(line, last)
    return listed if re.search(r"\b[Mm]it\s$", line.between(max(0, listed[0].start - 4), listed[0].start)) else []


def _with_years(line: Line, last: Mention, token: Token) -> list[Mention]:
    """Return the towns behind "A (Partnerstadt seit 1956) und B (seit 1969)" that have but a year in their brackets."""
    if line.between(token.start - 1, token.start) != "(":
        return []
    behind = [
        p
        for p in line.places
        if p.start > token.end and re.search(r"\)\s?(?:,|und|sowie)\s$", line.between(last.end, p.start))
    ]
    return [p for p in behind if re.match(r"^\s\((?:seit\s)?\d{4}\)", line.between(p.end, p.end + 14))]


def _in_brackets(line: Line, token: Token) -> list[Mention]:
    """Return the towns of "Partnerstädte in Frankreich (Metz) und Italien (Ascoli Piceno)"."""
    found: list[Mention] = []
    for country in line.countries:
        opening = line.between(country.end, country.end + 2) == " ("
        found.extend(p for p in line.places if opening and p.start == country.end + 2 and p.start > token.end)
    return found


def _guests(line: Line, token: Token) -> list[Mention]:
    """Return the towns of "das Treffen der Partnerstädte", told by the guests from several of them."""
    before = line.between(max(line.sentence.start, token.start - 30), token.start)
    after = [p for p in line.places if p.start >= token.end and not line.is_home(p.name)]
    if not after or not re.search(r"[A-ZÄÖÜ]\w+\s(?:der|unserer|ihrer|aller|von|mit)\s(?:[a-zäöü]\S*\s)?$", before):
        return []
    listed = list_from(line, after[0])
    return listed if len(listed) > 1 and line.preposition(listed[0]) == "aus" else []


def _owners_before(line: Line, token: Token) -> list[Mention]:
    """Return the towns in the genitive before a word: "Erfurts Partnerstadt", "Erfurts neue Partnerstadt"."""
    small = re.compile(r"^\s(?:[a-zäöü]\S*\s|\d+\.?\s)*$")
    before = [p for p in line.places if p.end <= token.start and line.is_genitive(p)]
    return [p for p in before if small.match(line.between(p.end, token.start))]


def _owner_behind(line: Line, end: int, place: Mention) -> str:
    """Return the town in the genitive behind the word: "Partnerstadt Delmenhorsts", "Partnerstadt von Erfurt"."""
    gap = line.between(end, place.start)
    is_bare = re.match(r"^\s*$", gap) and line.is_genitive(place)
    return (
        place.name
        if is_bare or re.match(r"^\s(?:von|der\s(?:[a-zäöü]\S*\s)?(?:\w*[Ss]tadt|\w*[Gg]emeinde)|des\s\w+)\s$", gap)
        else ""
    )


def _subject(line: Line, token: Token) -> str | None:
    """Return the town that is said to be a partner: "Erfurt ist außerdem Partnerstadt von Lille, Vilnius und Haifa".

    Nothing comes back where none is, "" for the town that speaks where the sentence begins so ("Die Stadt ist …").
    """
    place = next((p for p in reversed(line.places) if p.end <= token.start), None)
    if place is not None:
        is_said = _IS_PARTNER.match(line.between(place.end, token.start)) and not line.is_only_where(place)
        return place.name if is_said else None
    return "" if _THE_TOWN.match(line.between(line.sentence.start, token.start)) else None


def _is_dealt(line: Line, listed: list[Mention]) -> bool:
    """Return whether the last of several towns is itself a partner of another: "von Erfurt, Vilnius von Weimar"."""
    return re.match(r"^\s(?:die\s)?von\b", line.between(listed[-1].end, line.sentence.end)) is not None


# "Weitere Partner in Europa sind A und B"
_WIDE = re.compile(r"\b(?:in\s(?:Europa|Übersee|aller\sWelt)|weltweit|im\s(?:In-\sund\s)?Ausland)\b")
_VERB = re.compile(r"^\s(?:\([^)]*\)\s)?(?:kam|kamen|kommt|kommen|folg\w+|wurden?|ist|sind|war|waren|hat|haben)\b")


def _begins_clause(line: Line, gap: str, place: Mention) -> bool:
    """Return whether a town behind a comma is the subject of another clause: "…, Lille kam 1985 dazu"."""
    if not re.match(r"^\s*[,;–]\s*$", gap):
        return False
    return bool(_VERB.match(line.between(list_from(line, place)[-1].end, line.sentence.end)))


def _is_named(line: Line, start: int, place: Mention) -> bool:
    gap = _WIDE.sub(" ", line.bare(start, place.start))
    if _begins_clause(line, gap, place):
        return False
    for date in line.dates:
        if start <= date.start and date.end <= place.start:
            gap = gap.replace(date.name, " ")
    return (bool(_AFTER.match(gap)) and not _COMMA_PREPOSITION.search(gap)) or bool(_NAMELY.match(gap))


def _is_apposed(line: Line, place: Mention, token: Token) -> bool:
    gap = line.bare(place.end, token.start)
    for date in line.dates:
        if place.end <= date.start and date.end <= token.start:
            gap = gap.replace(date.name, " ")
    gap = re.sub(r"\bin\s(?:de[nrm]\s)?\s+", " ", gap)
    gap = re.sub(r"\s{2,}", " ", gap)
    if re.search(r"\b(?:und|sowie)\b", gap) and not _COPULA.search(gap):
        return False
    if re.match(r"^\s(?:[a-zäöü]\S*\s){0,2}zur\s(?:\S+\s)?$", gap) and _MADE.search(line.text):
        return not line.is_only_where(place)
    is_subject = not line.is_only_where(place) or "," in gap or line.between(place.end, place.end + 2) in {" (", " –"}
    return bool(_APPOSITION.match(gap)) and is_subject


def others_of(line: Line, places: list[Mention], owner: str) -> list[str]:
    """Return the names of towns other than the owner, or than the town that speaks where nobody else owns them."""
    return list(dict.fromkeys(p.name for p in places if p.name != owner and not (line.is_home(p.name) and not owner)))


def unnamed_town(line: Line, ledger: Ledger, token: Token, plural: bool) -> list[str]:
    """Return the one town that "die ukrainische Partnerstadt" or "unsere Partnerstadt" speaks of."""
    near = [
        d
        for d in line.demonyms
        if d.end <= token.start and re.match(r"^\s(?:[a-zäöü]\S*\s)?$", line.between(d.end, token.start))
    ]
    is_predicate = has_copula(line, token)
    if near and not plural and len(near[-1].key) == 2:
        towns = line.reading.towns_in(near[-1].key)
        focus = ledger.focus(line, token.start)
        return [focus] if focus in towns else [town for town in [line.town_of(near[-1])] if town]
    if is_predicate and plural:
        subjects = [line.town_of(d) for d in line.demonyms if line.barriers(d.start, token.start) == 0]
        return [town for town in subjects if town][:1] or (
            [ledger.focus(line, token.start)] if _speaks_of_both(line) else []
        )
    before = line.between(max(line.sentence.start, token.start - 30), token.start)
    definite = re.search(
        rf"\b(?:der|die|dortigen?|deren|dessen|unsere[rn]?|ihre[rn]?|seine[rn]?|eine)\s(?:neuen?\s|{_SMALL}\s)?$",
        before,
        re.IGNORECASE,
    )
    indefinite = re.search(r"\beine[rn]?\s(?:\S+\s)?$", before)
    if plural or (not definite and not is_predicate) or (indefinite and not is_predicate):
        return []
    focus = ledger.focus(line, token.start)
    return [focus] if focus else []


def has_copula(line: Line, token: Token) -> bool:
    """Return whether a form of "sein", "werden" or the like stands in the clause of a word."""
    return any(
        line.barriers(line.sentence.start + found.start(), token.start) == 0 for found in _COPULA.finditer(line.text)
    )


def _speaks_of_both(line: Line) -> bool:
    both = pattern("both").search(line.text) or re.search(r"\b(?:sind\ssie|sie\ssind|sind\sbeide)\b", line.text)
    return bool(both) or any(line.is_home(p.name) for p in line.places)

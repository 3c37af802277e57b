"""Read since when an agreement exists by a date that stands with it: "seit 1991", "vom November 2017"."""

import re
from itertools import pairwise

from kg.model import Evidence
from kg.relate.agreements.line import Line
from kg.relate.agreements.words import pattern
from kg.text import Mention, Token

__all__ = ["When", "became", "in_turn", "is_since", "own_of", "since_of", "stated_of"]

When = tuple[str, Evidence]

_LASTING = re.compile(
    r"^\s(?:\S+\s)?(?:be|fort)stehende[nrms]?\s|^\s(?:gepflegte|existierende|währende|gelebte|laufende)[nrms]?\s"
)
_SINCE = re.compile(
    r"\b[Ss]eit(?:\s+(?:dem|Ende|Anfang|Mitte|Jahr|Jahre|inzwischen|bereits|schon|genau|gestern))*[\s|]*$"
)
_FROM_TOWN = re.compile(
    r"^\s(?:mit|zwischen)\s[^,.;:]{1,60}\s(?:vom|von|aus\sdem\sJahre?)\s$|^\s(?:der|des|für|über|zu[mr]?)\s[^,.;:]{1,80}\saus\sdem\sJahre?\s$"
)
_FROM = re.compile(r"^\s*(?:vom|von|aus\sdem\sJahre?|aus|\(|im\sJahre?|ab)\s*$")


def is_since(line: Line, mention: Mention) -> bool:
    """Return whether "seit" stands before a date."""
    return bool(_SINCE.search(line.between(line.sentence.start, mention.start)))


def since_of(line: Line, token: Token, strict: bool, dates: list[Mention] | None = None) -> When | None:
    """Return the date behind "seit" where it speaks of the word; ``strict`` asks for a verb of being with it.

    ``dates`` are those that may speak of it, where others speak of another agreement.
    """
    for mention in line.dates if dates is None else dates:
        if token.start > mention.end and line.between(mention.end, mention.end + 1) == ")":
            continue
        if mention.end_key or not is_since(line, mention) or _is_of_office(line, mention):
            continue
        relative = re.match(
            r"^,\s(?:\S+\s)?seit\s(?:dem\s)?(?:Jahr\s)?$|^(?:\s(?:mit|von|zwischen)\s[^,;:]{1,70}|\s[A-ZÄÖÜ]\S*[–/][A-ZÄÖÜ]\S*)?(?:\s[a-zäöüß]+){0,2},\s(?:(?:mit|in)\s)?(?:die|der|das|den|dem|welche[rs]?)\b[^,;:]*$",
            line.between(token.end, max(token.end, mention.start)),
        )
        near = relative or line.barriers(mention.start, token.start) == 0 or _is_inserted(line, mention, token)
        if near and (_exists(line, mention, token, strict) or (not strict and abs(mention.start - token.start) < 15)):
            return mention.key, line.reading.says(mention, "de.agreement.since")
    return None


def _is_of_office(line: Line, mention: Mention) -> bool:
    """Return whether a date tells since when somebody is in office: "seit 2020 Bürgermeisterin", "seit 2019 im Amt"."""
    behind = line.between(mention.end, line.sentence.end)
    roles = line.reading.of(line.sentence, "role")
    held = any(not line.between(mention.end, m.start).strip() for m in roles if m.start >= mention.end)
    return held or re.match(r"^\s(?:im\sAmt|amtier)", behind) is not None


def own_of(line: Line, place: Mention) -> When | None:
    """Return the date that stands with one town of a list: "Lille (Frankreich, seit 1988)", "Lille seit 1988"."""
    others = [p for p in line.places if p.start > place.start]
    following = min((p.start for p in others if not line.is_home(p.name)), default=line.sentence.end)
    home = next((line.between(p.start, p.end) for p in others if line.is_home(p.name) and p.start < following), None)
    for mention in line.dates:
        if line.between(mention.end, place.start) == " (" and line.between(place.end, place.end + 1) == ")":
            return mention.key, line.reading.says(mention, "de.agreement.since")
        if place.end <= mention.start < following and not mention.end_key:
            gap = line.between(place.end, mention.start)
            gap = gap.replace(f"{home} ", "", 1) if home else gap
            with_other = re.match(r"^\s(?:(?:die|das|jene|eine)\s)?mit\s", line.between(mention.end, line.sentence.end))
            if with_other and not any(
                line.is_home(p.name) and p.start == mention.end + with_other.end() for p in others
            ):
                continue
            if line.preposition(place) not in {"", "mit"} and not gap.lstrip().startswith(("(", "seit", ",")):
                continue
            if re.match(
                r"^(?:(?:\s(?:in|im|an|auf)\s(?:(?:der|dem|den)\s)?[A-ZÄÖÜ]\S+)?\s\((?:[^()]{0,30}[\s,])?(?:seit|Partnerstadt\sseit|ab)?\s?|,?\s(?:\([^()]*\)\s)?(?:(?:in\s(?:der\s|den\s)?\S+|im\s(?:[A-ZÄÖÜ]\S*\s?){1,4})\s)?(?:(?:ist|sind|besteht|bestehen|sie|diese|es|bereits|schon)\s){0,3}\(?seit\s(?:dem\sJahre?\s)?)$",
                gap,
            ):
                return mention.key, line.reading.says(mention, "de.agreement.since")
    return _before(line, place)


def _before(line: Line, place: Mention) -> When | None:
    """Return the date before one of several towns: "seit 1993 mit Pilsen und seit 1969 mit Brixen"."""
    found = []
    for mention in line.dates:
        after = [p for p in line.places if p.start >= mention.end]
        if (
            after
            and is_since(line, mention)
            and re.match(
                r"^\s(?:(?:die|das|jene|eine)\s)?mit\s(?:(?:der|dem)\s)?(?:[a-zäöü]\S*\s)?(?:Stadt\s)?$",
                line.between(mention.end, after[0].start),
            )
        ):
            found.append((mention, after[0]))
    own = [m for m, p in found if p is place]
    if sum(is_since(line, m) for m in line.dates) < 2 or not own:
        return None
    return own[0].key, line.reading.says(own[0], "de.agreement.since")


def in_turn(line: Line, dates: list[Mention], start: int, count: int) -> list[When]:
    """Return the dates of several agreements that stand in turn: "mit A und B … seit 1956 beziehungsweise 1969"."""
    behind = [m for m in dates if m.start >= start]
    gaps = [line.between(first.end, second.start).strip() for first, second in pairwise(behind)]
    joined = all(gap in {",", "und", "bzw.", "beziehungsweise", "sowie"} for gap in gaps)
    if count < len("AB") or len(behind) != count or not joined:
        return []
    before = line.between(start, behind[0].start)
    if not is_since(line, behind[0]) and not re.match(r"^,\sdie\s(?:(?:im|in\sden)\sJahre?n?\s)?$", before):
        return []
    return [(m.key, line.reading.says(m, "de.agreement.in-turn")) for m in behind]


def _is_inserted(line: Line, mention: Mention, token: Token) -> bool:
    """Return whether a date stands in brackets or between dashes behind a word: "Partnerschaft – seit 1989 – lebt"."""
    gap = line.between(min(token.end, mention.start), mention.start)
    return bool(re.match(r"^\s*(?:\S+\s+)?\((?:seit\s+)?$|^[^–;:,]{0,60}\s–\sseit\s(?:dem\sJahr\s)?$", gap))


def _exists(line: Line, mention: Mention, token: Token, strict: bool) -> bool:
    """Return whether a verb of being, having or binding stands with a date or age, or none stands there at all."""
    exist = pattern("exist")
    if 0 <= token.start - mention.end < 60 and _LASTING.match(line.between(mention.end, token.start)):
        return True
    start, end = min(mention.start, token.start), max(mention.end, token.end)
    verbs = {i: lemma for i, lemma in line.verbs.items() if line.tokens[i].text.lower() != "seit"}
    near = [
        line.tokens[i].text
        for i in verbs
        if line.barriers(line.tokens[i].start, mention.start) == 0 or start <= line.tokens[i].start <= end
    ]
    lemmas = [
        verbs[i]
        for i in verbs
        if line.barriers(line.tokens[i].start, mention.start) == 0 or start <= line.tokens[i].start <= end
    ]
    if not strict and any(pattern("cooperate").fullmatch(word) for word in (*near, *lemmas)):
        return True
    if any(exist.fullmatch(word) for word in (*near, *lemmas)):
        return True
    return not lemmas or 0 <= mention.start - token.end < 10


# ", der Schüleraustausch reicht sogar …": what begins another main clause has a date of its own.
_OTHER_SUBJECT = re.compile(
    r"^[^,;]*[,;]\s(?:der|das|die|ein|eine)\s(?:[a-zäöü]\S*\s)?[A-ZÄÖÜ]\S+\s(?:geht|reicht|stammt|datiert)\b"
)


def stated_of(line: Line, token: Token) -> When | None:
    """Return the date that stands right with a word: "vom November 2017", "aus dem Jahr 2019", "trägt das Datum …"."""
    for mention in line.dates:
        if mention.end_key:
            continue
        if mention.start >= token.end and (
            _FROM.match(gap := line.between(token.end, mention.start)) or _FROM_TOWN.match(gap)
        ):
            return mention.key, line.reading.says(mention, "de.agreement.dated")
        if _OTHER_SUBJECT.match(line.between(token.end, max(token.end, mention.start))):
            continue
        if re.search(
            r"\b(?:Datum|datiert|datieren|Unterschriftsdatum|zurück\s+auf|rühr(?:t|en|te)\b[^.;]{0,25}\bvon|stamm(?:t|en|te)\b[^.;]{0,25}\b(?:aus|vom?)|ge(?:ht|hen)\b[^.;]{0,60}\bauf|(?:reich|geh)(?:t|en|te)\b[^.;]{0,40}\b(?:in|bis|auf))\b[^.;]{0,25}$",
            line.between(line.sentence.start, mention.start),
        ):
            return mention.key, line.reading.says(mention, "de.agreement.dated")
    return None


# "1992 hat man sich förmlich verschwistert", "1992 wurden beide verschwistert"
_BECAME = re.compile(r"\b(?:hat|haben|hatten|hatte|wurden?)\b")


def became(line: Line, token: Token) -> When | None:
    """Return the only date of a clause that tells how two towns became what a participle calls them."""
    near = [d for d in line.dates if not d.end_key and line.barriers(d.start, token.start) == 0]
    told = any(_BECAME.fullmatch(t.text) and line.barriers(t.start, token.start) == 0 for t in line.tokens)
    is_past = len(near) == 1 and near[0].key[:4] < (line.reading.issued or "")[:4]
    return (near[0].key, line.reading.says(near[0], "de.agreement.conclude")) if told and is_past else None

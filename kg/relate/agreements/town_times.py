"""Tell since when a town is a partner town, and whether it was one or is to be one."""

import re
from datetime import date

from kg.model import Evidence
from kg.relate.agreements.ages import age_of
from kg.relate.agreements.line import Line
from kg.relate.agreements.times import is_since, since_of
from kg.relate.agreements.town_names import has_copula
from kg.relate.agreements.words import alternatives
from kg.text import Token

__all__ = ["fate_of_town", "is_of_days", "since_when"]

_WEEKS = 60


def since_when(line: Line, token: Token) -> tuple[str, Evidence] | None:
    """Return since when a town bears the word, where its sentence says so of the word itself."""
    if (beside := _beside(line, token)) is not None:
        return beside
    when = None if _is_governed(line, token) else since_of(line, token, strict=True) or _became(line, token)
    told = has_copula(line, token) or _ages_with(line, token) or "her, dass" in line.text
    if when is None and (told or line.sentence.zone == "headline"):
        return age_of(line, token)
    return when


def is_of_days(line: Line, token: Token, key: str) -> bool:
    """Return whether a day of the weeks around the release tells since when guests from a partner town are there."""
    issued = line.reading.issued or ""
    if not _is_governed(line, token) or len(key) != len("2024-05-03") or len(issued) < len(key):
        return False
    return abs((date.fromisoformat(issued[: len(key)]) - date.fromisoformat(key)).days) < _WEEKS


def _beside(line: Line, token: Token) -> tuple[str, Evidence] | None:
    """Return the date that stands right with the word: "Partnerstadt seit 1969", "seit 1969 Partnerstädte"."""
    for mention in line.dates:
        before = re.match(
            r"^\s(?:bereits\s|schon\s)?seit\s(?:dem\sJahre?\s)?$",
            line.between(token.end, max(token.end, mention.start)),
        )
        behind = is_since(line, mention) and re.match(
            r"^\s(?:(?:die|eine|offiziell|offizielle)\s)?$", line.between(mention.end, max(mention.end, token.start))
        )
        bound = re.match(
            r"^[^,;:]{0,40},\s(?:mit|zu)\s(?:der|dem|denen)\s[^,;:]{0,40}\bseit\s(?:dem\sJahre?\s)?$",
            line.between(token.end, max(token.end, mention.start)),
        ) and re.match(r"^[^,;:]{0,40}\bverbunden\b", line.between(mention.end, line.sentence.end))
        if bound and not mention.end_key:
            return mention.key, line.reading.says(mention, "de.agreement.since")
        if not mention.end_key and ((before and mention.start > token.end) or (behind and token.start > mention.end)):
            return mention.key, line.reading.says(mention, "de.agreement.since")
    return None


def _is_governed(line: Line, token: Token) -> bool:
    """Return whether a word only says where somebody comes from or goes: "aus der Partnerstadt", "der Partnerstadt"."""
    before = line.between(max(line.sentence.start, token.start - 50), token.start)
    if before.endswith("zur ") and _MADE.search(line.text):
        return False
    if re.search(r"\b(?:zu|[Aa]ls)\s(?:[a-zäöü]\S*\s){0,2}(?:[A-ZÄÖÜ]\S+s\s)?$", before):
        return False
    return bool(
        re.search(
            r"\b(?:[Aa]us|[Ii]n|[Mm]it|[Vv]on|[Nn]ach|[Bb]ei|[Zz]ur|[Ff]ür|[Aa]n|[Dd]urch|[Dd]er|[Dd]es|[Vv]om)\s(?:\S+\s){0,3}$",
            before,
        )
    ) and not re.search(r"\b(?:die|eine|einer\svon)\s(?:\S+\s){0,2}$", before)


_MADE = re.compile(r"\b(?:wurden?|wird|werden|macht|machte|erklärt\w*|ernannt)\b")
_YEARS_OF_BOND = re.compile(r"\bJahre\s\w*(?:[Pp]artnerschaft|[Ff]reundschaft|[Vv]erschwisterung)\b")


def _ages_with(line: Line, token: Token) -> bool:
    """Return whether an age goes with the word: "50 Jahre Freundschaft mit der Partnerstadt"."""
    before = line.between(max(line.sentence.start, token.start - 60), token.start)
    if _YEARS_OF_BOND.search(line.text) and any(line.is_home(p.name) for p in line.places):
        return True
    return bool(
        re.search(
            r"\b(?:Jahre|jährige\w*|Jubiläum|Jahrestag|Bestehen)\s(?:[^,.;:]{0,40}\s)?(?:mit|zu|zwischen)\s(?:\S+\s){0,3}$",
            before,
        )
    )


def _became(line: Line, token: Token) -> tuple[str, Evidence] | None:
    """Return when a town became one: "1988 wurde Lille Partnerstadt von Erfurt"."""
    for found in re.finditer(r"\b(?:wurden?|geworden|hinzu|dazu)\b", line.text):
        near = [m for m in line.dates if not m.end_key and line.barriers(m.start, token.start) == 0]
        if (
            near
            and line.barriers(line.sentence.start + found.start(), token.start) == 0
            and not re.search(r"\bwurden?\b[^,;]*\b(?:ge\w+[tn]|\w+iert|be\w+t|er\w+t|ver\w+t|empfangen)\b", line.text)
        ):
            return near[0].key, line.reading.says(near[0], "de.agreement.became")
    return None


_BECOMING = re.compile(
    r"\b(?:wird|werden|soll|sollen)\s(?:(?!(?:der|die|das|den|dem|in|aus|von|mit|seiner|ihrer|eine[rn]?)\b)\S+\s){0,5}$"
)
_PASSIVE = re.compile(r"^[^,;:.]*\b(?:ge\w+(?:t|en)|be\w+t|ver\w+t|er\w+t|\w+iert|empfangen|unterstützt)\b")


def fate_of_town(line: Line, token: Token) -> str:
    """Return "end" for a former partner town, "plan" for one that is to be."""
    before = line.between(max(line.sentence.start, token.start - 30), token.start)
    if re.search(rf"(?:{alternatives('former')}|nicht\smehr)\s+(?:\S+\s+)?$", before):
        return "end"
    becoming = _BECOMING.search(line.between(line.sentence.start, token.start)) and not _PASSIVE.search(
        line.between(token.end, line.sentence.end)
    )
    return "plan" if becoming or re.search(rf"{alternatives('future')}\s+(?:\S+\s+)?$", before) else ""

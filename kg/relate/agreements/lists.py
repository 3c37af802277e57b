"""Read lists of towns: "A, B (Polen) und C", "A in Frankreich sowie B"."""

import re

from kg.relate.agreements.line import Line
from kg.relate.agreements.words import kind_of_town
from kg.text import Mention

__all__ = ["list_from", "list_until"]

_GLUE = re.compile(
    r"^[\s»«“”„\"]*(?:(?:in|aus|an|auf)\s+(?:de[nrm]\s+)?)?(?:,|/|;|und|sowie|oder|bzw\.|wie\sauch|aber\sauch|ebenso\swie)(?:\s*(?:und|sowie))?"
    r"\s*(?:(?:aus|mit|in|im|der|dem|das|die|den|zu|zur|auch|dann|seit|[Ss]tadt|\w*[Gg]emeinde|\w*stadt|\w*[Kk]ommune|\w*[Kk]reis|Distrikt|Rajon|Stadtbezirk|[Nn]eu|zuletzt|schließlich)\s+)*$"
)
_KIND = (
    r"(?:(?:US-)?Bundesstaat|US-Staat|Bundesland|Provinz|Region|Département|Oblast|Woiwodschaft|Grafschaft|Präfektur"
    r"|Kanton)\s"
)
_WHERE = re.compile(
    rf"^\s(?:\((?:[^()]*\s)?|(?:in|im|an|am|auf|aus|bei)\s(?:(?:der|dem|den)\s)?(?:[a-zäöü]\S*n\s)?(?:{_KIND})?)$"
)
# "… und Gyönk in Ungarn; zu Liepāja …" begins another clause.
_OTHER_CLAUSE = re.compile(r";\s*(?:mit|zu|zur|in|nach|seit|auch|dann)\b")
# "aus den Partnerkreisen A und B, aus der schwedischen Kommune C" names one of another kind.
_FROM_OTHER = re.compile(r"\baus\s(?:der|dem)\s[^,]*\b(?:\w*[Kk]ommune|\w*[Kk]reis|Distrikt|Rajon|Stadtbezirk)\s+$")
# A name that no gazetteer has may stand between two towns of a list.
_UNKNOWN = re.compile(r"^\s*,\s+[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?(?=\s*(?:,|und|sowie)\s)")
# "Rønne auf Bornholm, …" tells where a town lies by a name that is no town.
_LIES = re.compile(
    r"^\s(?:in|im|auf|an|am|bei)\s(?:(?:der|dem|den)\s)?[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?(?=\s*(?:,|und|sowie)\s)"
)


def _is_glued(line: Line, first: Mention, second: Mention) -> bool:
    if any(kind_of_town(t) for t in line.tokens if first.end <= t.start < second.start):
        return False
    gap = line.bare(first.end, second.start)
    if _OTHER_CLAUSE.search(gap) or _FROM_OTHER.search(gap):
        return False
    gap = re.sub(r"\b(?:in|aus)\s{2,}", " ", gap)
    for date in line.dates:
        if first.end <= date.start and date.end <= second.start:
            gap = re.sub(rf"(?:\b(?:ist|sind|besteht|seit|dem|Jahr)\s)*{re.escape(date.name)}", " ", gap)
    for place in line.places:
        if first.end <= place.start and place.end <= second.start and _is_where(line, first, place):
            gap = gap.replace(line.between(place.start, place.end), " ")
            gap = re.sub(r"\b(?:in|im|an|am|auf|aus|bei)\s(?:(?:der|dem|den)\s)?\s+", " ", gap, count=1)
    gap = _UNKNOWN.sub(" ", _LIES.sub(" ", gap))
    return bool(_GLUE.match(gap))


def list_from(line: Line, first: Mention) -> list[Mention]:
    """Return the towns of the list that begins with a mention, itself included."""
    found = [first]
    for place in line.places:
        if place.start >= found[-1].end and not _is_where(line, found[-1], place):
            if not _is_glued(line, found[-1], place):
                break
            found.append(place)
    return found


def _is_where(line: Line, town: Mention, place: Mention) -> bool:
    """Return whether a place only says where the town before it lies: "Burgeis in Südtirol", "Grimma (Sachsen)"."""
    return bool(_WHERE.match(line.between(town.end, place.start)))


def list_until(line: Line, last: Mention) -> list[Mention]:
    """Return the towns of the list that ends with a mention, in order."""
    found = [last]
    for place in reversed(line.places):
        if place.end <= found[0].start:
            if not _is_glued(line, place, found[0]):
                break
            found.insert(0, place)
    return found

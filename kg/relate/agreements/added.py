"""Read the towns that a sentence adds to those it tells: "…, Lille kam 1985 dazu", "hinzu kommen Györ und Graz"."""

import re
from collections.abc import Iterator

from kg.relate.agreements.agreement import Said
from kg.relate.agreements.ellipsis import series
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.times import When
from kg.text import Mention

__all__ = ["by_added"]

_BEFORE = re.compile(
    r"\b(?:(?:hinzu|dazu)\s(?:kommen|kommt|kamen|kam)|(?:folgen|folgt|folgten|folgte)|(?P<came>kamen|kam))"
    r"\s(?:(?:noch|auch|außerdem|später|dann|schließlich)\s)*(?:(?:der|die|das|mit)\s)*(?:[a-zäöü]\S*\s)?(?:Stadt\s)?$"
)
_BEHIND = re.compile(
    r"^(?:\s\([^)]*\))?\s(?:(?:folgt|folgen|folgten|folgte)\b(?P<rest>[^,;.]*)|(?:kam|kamen|kommt|kommen)\b(?P<late>[^,;.]*)\b(?:hinzu|dazu)\b)"
)
_TOO = re.compile(r"^(?:\s\([^)]*\))?\s(?:hinzu|dazu)\b")
_OPENS = re.compile(r"(?:^|[,;:–]|\b(?:und|sowie|auch|Auch|später|danach))\s*$")
_SAME_YEAR = re.compile(r"\b[Ii]m\s(?:selben|gleichen)\sJahr\b")
_KINDS = {"twinning", "friendship", "climate-partnership", "project-partnership", "solidarity-partnership"}


def by_added(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield the towns added to the one that the same sentence has told, each with its date where one stands there."""
    last = ledger.last
    if last is None or ledger.last_sentence != line.sentence.index or last.type not in _KINDS:
        return
    kind, home = last.type, line.reading.home_name
    if home not in last.towns:
        return
    for place, when in [*series(line), *_added(line, last.signed), *_in_turn(line, last.signed)]:
        bound = any(a.towns == {home, place.name} for a in ledger.found)
        if bound or line.is_home(place.name) or line.is_region(place):
            continue
        said = Said(
            kind=kind,
            parties=parties_of(home, line.full(place.name)),
            evidence=line.reading.whole(line.sentence, "de.agreement.added"),
            sentence=line.sentence.index,
            is_explicit=True,
        )
        if when is not None:
            said.when, said.when_span = when
        yield said


def _in_turn(line: Line, signed: str | None) -> Iterator[tuple[Mention, When | None]]:
    """Yield the towns of "A wurde 1991 Partnerstadt, B 1993 und C 1995", each right before its year."""
    for place in line.places if signed and _BECAME.search(line.text) else ():
        date = next((m for m in line.dates if m.start >= place.end and not m.end_key), None)
        before = line.between(max(line.sentence.start, place.start - 12), place.start)
        if (
            date is not None
            and re.match(r"^\s(?:(?:erst|schon|bereits)\s)?(?:im\sJahre?\s)?$", line.between(place.end, date.start))
            and re.search(r"(?:[,;]|\bund|\bsowie)\s$", before)
            and re.match(r"^\s*(?:[.,;]|und\b|sowie\b|$)", line.between(date.end, line.sentence.end))
        ):
            yield place, (date.key, line.reading.says(date, "de.agreement.added"))


_BECAME = re.compile(r"\b(?:wurde|wurden)\b[^.;]*\b\w*[Pp]artner\w*")


def _added(line: Line, signed: str | None) -> Iterator[tuple[Mention, When | None]]:
    """Yield the towns of a list before or behind a verb of following, with the date in its clause."""
    for place in line.places:
        listed = list_from(line, place)
        before = line.between(max(line.sentence.start, place.start - 60), place.start)
        behind = _BEHIND.match(line.between(listed[-1].end, line.sentence.end))
        if behind is not None and _OPENS.search(before):
            clause = listed[-1].end, listed[-1].end + behind.end()
        elif (opened := _BEFORE.search(before)) is not None:
            if opened["came"] and not _TOO.match(line.between(listed[-1].end, line.sentence.end)):
                continue
            clause = place.start - len(re.split(r"[,;:–]", before)[-1]), place.start
        else:
            continue
        dates = [m for m in line.dates if clause[0] <= m.start < clause[1] and not m.end_key]
        for i, town in enumerate(listed):
            mention = dates[0] if len(dates) == 1 else dates[i] if len(dates) == len(listed) else None
            if mention is not None:
                yield town, (mention.key, line.reading.says(mention, "de.agreement.added"))
            elif signed and _SAME_YEAR.search(line.between(place.start - len(before), clause[1])):
                yield town, (signed[:4], line.reading.whole(line.sentence, "de.agreement.added"))
            else:
                yield town, None

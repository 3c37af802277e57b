"""Say which Friday, which May or which 3 May is meant, by weights, where the text does not say and rules may err.

A weekday comes again each week, a day or month of the year each year; and "vergangene Woche" is the days of a stay or,
of what took less, no more than its month. Rules take the one that the tense of its clause
allows; what else is told around it often says more: "am Samstag" within a programme of the coming week, "am 8. Mai" in
a list of what was done. The weights were learned from the gold facts of the repository's releases (see
data/lexicon/de/occurring.py).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal, TypeAlias

from kg.lexicon.dates import date_rules
from kg.lexicon.weights import weights
from kg.recognise.dates import dates_in, weekday_before
from kg.recognise.occurrence_features import Surroundings
from kg.text import Document, Mention

__all__ = ["RULE", "Cycle", "Open", "cycle_of", "dates_by_weights", "open_dates"]

RULE: Final = "de.date.occurrence"
Cycle: TypeAlias = Literal["week", "year", "stretch"]
Span: TypeAlias = tuple[str, str]
# A date that may be meant otherwise, by its place among all of them, and the spans of time that it may name.
Open: TypeAlias = tuple[int, list[Span]]
LIKELY: Final = 0.5
_CYCLES: Final[Mapping[str, Cycle]] = {
    **dict.fromkeys(("weekday", "weekdays", "two-weekdays", "weekday-adverb", "weekend"), "week"),
    **dict.fromkeys(("day", "range", "month", "two-months", "holiday"), "year"),
}
_TURNS: Final[Mapping[Cycle, tuple[int, ...]]] = {"week": (-2, -1, 0, 1, 2), "year": (-1, 0, 1)}
_WEEK: Final = re.compile(r"\bWoche$")
_YEAR: Final = re.compile(r"\d{4}")
# Words that say themselves which one is meant.
_SAID: Final = re.compile(
    r"(?i)\b(?:vergang|letzt|vorig|zurücklieg|dies|dasselbe|laufend|heurig|kommend|nächst|heutig)"
)
_DAY, _MONTH, _SUNDAY = 10, 7, 6
_BEFORE: Final = 32


def dates_by_weights(document: Document, issued: str | None) -> list[Mention]:
    """Return the dates of a document in the order of the text, each as it is likeliest meant.

    Where weights take another than the rules, all that counts from it is counted anew.
    """
    told = list(dates_in(document, issued))
    if issued is None or len(issued) < _DAY:
        return told
    judged, around = weights("occurrence"), Surroundings(document, told, issued[:_DAY], cycle_of)
    moved: dict[int, Span] = {}
    for i, options in open_dates(document, told, issued):
        chances = judged.choice(around.features(i, options))
        best = max(range(len(options)), key=chances.__getitem__)
        if chances[best] >= LIKELY and options[best] != (told[i].key, told[i].end_key):
            moved[told[i].start] = options[best]
    return list(dates_in(document, issued, moved, RULE)) if moved else told


def open_dates(document: Document, told: Sequence[Mention], issued: str) -> Iterator[Open]:
    """Yield the dates that do not say which one they mean, with the spans that they may name in order of time.

    A weekday that is printed before a day of the year rules other years out.
    """
    for i, mention in enumerate(told):
        cycle = cycle_of(mention)
        if cycle is not None:
            before = document.text[max(0, mention.start - _BEFORE) : mention.start]
            weekday = None if cycle == "stretch" else weekday_before(before)
            options = [span for span in _spans(mention, cycle, issued) if _fits(span, weekday)]
            if options:
                yield i, options


def _spans(mention: Mention, cycle: Cycle, issued: str) -> list[Span]:
    """Return the spans that a date may name; of a week its days and the months that these lie in."""
    if cycle != "stretch":
        return [span for turn in _TURNS[cycle] if (span := _turned(mention, cycle, turn)) is not None]
    first = date.fromisoformat(mention.key if mention.end_key else issued)
    first -= timedelta(days=first.weekday())
    days = first.isoformat(), (first + timedelta(days=_SUNDAY)).isoformat()
    return [days, *((month, "") for month in dict.fromkeys(day[:_MONTH] for day in days))]


def _fits(span: Span, weekday: int | None) -> bool:
    """Return whether a span begins on a weekday, where one is told."""
    return weekday is None or len(span[0]) < _DAY or date.fromisoformat(span[0]).weekday() == weekday


def cycle_of(mention: Mention) -> Cycle | None:
    """Return how often what a date names comes again, or that it is a week; None if it says itself what is meant."""
    if _WEEK.search(mention.name) and _readers().get(mention.rule) == "week":
        return "stretch"
    if _YEAR.search(mention.name) or _SAID.search(mention.name):
        return None
    return _CYCLES.get(_readers().get(mention.rule, ""))


@cache
def _readers() -> dict[str, str]:
    return {rule.id: rule.reader for rule in date_rules()}


def _turned(mention: Mention, cycle: Cycle, turn: int) -> Span | None:
    """Return the span so many weeks or years on; None where a year lacks the day."""
    days = [_on(day, cycle, turn) if day else "" for day in (mention.key, mention.end_key)]
    return None if None in days else (days[0] or "", days[1] or "")


def _on(day: str, cycle: Cycle, turn: int) -> str | None:
    found = f"{int(day[:4]) + turn:04d}{day[4:]}"
    try:
        if cycle == "week":
            return (date.fromisoformat(day) + timedelta(weeks=turn)).isoformat()
        date.fromisoformat(found if len(found) == _DAY else f"{found}-01")
    except (ValueError, OverflowError):  # No calendar has it.
        return None
    return found

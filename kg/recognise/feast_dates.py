"""Read feasts, the Sundays of Advent, and weekends counted within their month."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from kg.lexicon.dates import date_words
from kg.lexicon.feasts import fourth_advent
from kg.recognise.clock import Clock
from kg.recognise.counted_dates import Reader, Span

__all__ = ["FEASTS"]

_SATURDAY, _WEEK, _SUNDAYS = 5, 7, 4


def _holiday(found: re.Match[str], clock: Clock) -> Span:
    word = found["h"]
    day = _nearest(found, clock, lambda year: date_words().holiday(word, year))
    return _lasting(day, date_words().holiday_length(word))


def _advent(found: re.Match[str], clock: Clock) -> Span:
    number = date_words().ordinals[found["n"]]
    day = _nearest(found, clock, lambda year: fourth_advent(year) - timedelta(weeks=_SUNDAYS - number))
    if day is not None and found["two"]:
        return _lasting(day - timedelta(days=1), 1)
    return _lasting(day, 0)


def _weekend_of_month(found: re.Match[str], clock: Clock) -> Span:
    """Read "am ersten Juliwochenende" as the first Saturday of the month and the Sunday behind it."""
    month = date_words().months[found["m"] or found["m2"]]
    number = date_words().ordinals[found["n"]]
    return _lasting(_nearest(found, clock, lambda year: _saturday(year, month, number)), 1)


def _saturday(year: int, month: int, number: int) -> date:
    """Return a Saturday counted within a month; 0 for the last."""
    first = date(year, month, 1) if number else date(year + month // 12, month % 12 + 1, 1) - timedelta(weeks=1)
    return first + timedelta(days=(_SATURDAY - first.weekday()) % _WEEK, weeks=max(number - 1, 0))


def _nearest(found: re.Match[str], clock: Clock, day_of: Callable[[int], date]) -> date | None:
    """Return the day in the year that is told, else in the year that brings it nearest to the release."""
    if found["y"]:
        return day_of(int(found["y"]))
    years = [clock.now.year + i for i in (-1, 0, 1)] if clock.today else []
    return min(map(day_of, years), key=clock.distance, default=None)


def _lasting(day: date | None, more: int) -> Span:
    """Return a day, and the last of so many days more."""
    if day is None:
        return None
    return day.isoformat(), (day + timedelta(days=more)).isoformat() if more else ""


FEASTS: Final[dict[str, Reader]] = {"holiday": _holiday, "advent": _advent, "weekend-of-month": _weekend_of_month}

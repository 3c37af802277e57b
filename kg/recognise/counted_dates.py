"""Read what counts from the day, the days or the year told before: "tags darauf", "am zweiten Tag"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, TypeAlias

from kg.lexicon.dates import date_words
from kg.recognise.clock import Clock, day_of, iso

__all__ = ["COUNTED", "Reader", "Span"]

Span: TypeAlias = tuple[str, str] | None
Reader: TypeAlias = Callable[[re.Match[str], Clock], Span]


def _day_after(_: re.Match[str], clock: Clock) -> Span:
    return _counted(clock, 1)


def _day_before(_: re.Match[str], clock: Clock) -> Span:
    return _counted(clock, -1)


def _days_later(found: re.Match[str], clock: Clock) -> Span:
    return _counted(clock, date_words().number(found["n"]))


def _same_day(_: re.Match[str], clock: Clock) -> Span:
    return _counted(clock, 0)


def _day_of_stretch(found: re.Match[str], clock: Clock) -> Span:
    if clock.whole is None:
        return None
    first, last = clock.whole
    number = 2 if found["after"] else 1 if found["arrived"] else date_words().ordinals[found["n"] or found["word"]]
    day = first + timedelta(days=number - 1) if number else last
    return (day.isoformat(), "") if day <= last else None


def _day_of_month(found: re.Match[str], clock: Clock) -> Span:
    """Read a day of the month told just before; a weekday beside it must be that day's, or tells the month itself."""
    weekday, day = found["w"], int(found["d"] or found["d3"] or found["d4"])
    told = clock.month_beside()
    months = [told] if told else []
    if weekday and clock.today is not None:
        months += _months_around(clock)
    for year, month in months:
        first = day_of(year, month, day)
        if first is None or (weekday and first.weekday() != date_words().weekdays[weekday]):
            continue
        last = day_of(year, month, int(found["d2"])) if found["d2"] else None
        return first.isoformat(), last.isoformat() if last and last > first else ""
    return None


def _months_around(clock: Clock) -> list[tuple[int, int]]:
    """Return the month of the release, the one before it and the one behind it."""
    found = (clock.month(shift) for shift in (0, -1, 1))
    return [(int(month[:4]), int(month[5:])) for month in found]


def _weekday_adverb(found: re.Match[str], clock: Clock) -> Span:
    """Read "freitags" as the Friday of a stay, or of what is told as past; else it is a habit."""
    if clock.stretch is None and clock.direction >= 0:
        return None
    number = date_words().weekdays[found["w"].capitalize()]
    return clock.weekday(number, clock.direction).isoformat(), ""


def _counted(clock: Clock, days: int) -> Span:
    last: date | None = clock.last
    return ((last + timedelta(days=days)).isoformat(), "") if last else None


def _years_later(found: re.Match[str], clock: Clock) -> Span:
    number = date_words().number(found["n"])
    return _years_on(clock, -number if found["way"] in {"zuvor", "davor"} else number)


def _year_after(found: re.Match[str], clock: Clock) -> Span:
    return _years_on(clock, 1 if found["after"] else -1)


def _years_on(clock: Clock, years: int) -> Span:
    return (iso(clock.year + years), "") if clock.year is not None else None


# They are read when all before them is known.
COUNTED: Final[dict[str, Reader]] = {
    "day-after": _day_after,
    "day-before": _day_before,
    "days-later": _days_later,
    "same-day": _same_day,
    "day-of-month": _day_of_month,
    "weekday-adverb": _weekday_adverb,
    "day-of-stretch": _day_of_stretch,
    "years-later": _years_later,
    "year-after": _year_after,
}

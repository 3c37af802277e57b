"""Read what a rule of dates has matched: each reader returns where a time begins and ends, None if it is none.

A rule of ``dates.yaml`` names its reader; the names of its pattern's groups tell days (d), months (m) and years (y)
apart, with 1 and 2 for the ends of a stretch of time.
"""

import re
from datetime import date, timedelta
from typing import Final

from kg.lexicon.dates import date_words
from kg.recognise.clock import Clock, day_of, iso
from kg.recognise.counted_dates import COUNTED, Reader, Span
from kg.recognise.feast_dates import FEASTS

__all__ = ["COUNTED", "READERS", "Reader", "Span"]

_CENTURY = 2000
_EARLIEST = 1850
_AHEAD = 30
_LATEST = 2100
_SATURDAY = 5
_WEEK = 7
_LONGEST = 60


def _month(word: str) -> int:
    return int(word) if word.isdigit() else date_words().months[word]


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else int(digits) + _CENTURY


def _range(found: re.Match[str], clock: Clock) -> Span:
    part = found.groupdict()
    last_month = _month(part["m2"])
    first_month = _month(part["m1"]) if part["m1"] else last_month
    turns = first_month > last_month
    last_year = int(part["y2"]) if part["y2"] else clock.near(last_month, int(part["d2"]))
    if not part["y2"] and clock.day is not None:  # The weekday before it is that of its first day.
        year = clock.near(first_month, int(part["d1"]))
        last_year = year + turns if year is not None else None
    if last_year is None:
        return None
    first_year = int(part["y1"]) if part.get("y1") else last_year - turns
    first, last = day_of(first_year, first_month, int(part["d1"])), day_of(last_year, last_month, int(part["d2"]))
    return (first.isoformat(), last.isoformat()) if first and last and first < last else None


def _day(found: re.Match[str], clock: Clock) -> Span:
    month = _month(found["m"])
    year = _full_year(found["y"]) if found["y"] else clock.near(month, int(found["d"]))
    day = day_of(year, month, int(found["d"])) if year is not None else None
    return (day.isoformat(), "") if day else None


def _two_months(found: re.Match[str], clock: Clock) -> Span:
    first, last = _month(found["m1"]), _month(found["m2"])
    year = int(found["y"]) if found["y"] else clock.near(last)
    if year is None:
        return None
    return iso(int(found["y1"]) if found["y1"] else year - (first > last), first), iso(year, last)


def _month_of_year(found: re.Match[str], clock: Clock) -> Span:
    month = _month(found["m"])
    if found["y"]:
        return iso(int(found["y"]), month), ""
    if clock.today is None:
        return None
    if found["rel"] and (shift := date_words().shift(found["rel"])) is not None:
        return iso(_shifted(clock.today, month, shift, found["rel"]), month), ""
    year = clock.near(month) or clock.today.year
    if clock.direction < 0 and (year, month) > (clock.today.year, clock.today.month):
        year -= 1
    return iso(year, month), ""


def _shifted(today: date, month: int, shift: int, word: str) -> int:
    """Return the year of "vergangenen Mai", "kommenden Mai": the nearest on that side; "nächsten" is next year's."""
    if shift > 0 and word.startswith(date_words().skipping):
        return today.year + 1
    return today.year + (shift if shift * (month - today.month) <= 0 else 0)


def _year(found: re.Match[str], clock: Clock) -> Span:
    year = int(found["y"])
    latest = clock.today.year + _AHEAD if clock.today else _LATEST
    return (iso(year), "") if _EARLIEST <= year <= latest else None


def _today(found: re.Match[str], clock: Clock) -> Span:
    return (clock.now + timedelta(days=date_words().day(found["word"]))).isoformat(), ""


def _weekday(found: re.Match[str], clock: Clock) -> Span:
    number = date_words().weekdays[found["w"]]
    if weeks := date_words().shift(found["week"]):
        return (clock.monday(weeks) + timedelta(days=number)).isoformat(), ""
    shift = date_words().shift(found["rel"])
    day = clock.weekday(number, shift or clock.direction, is_counted=bool(shift))
    return (day - timedelta(weeks=1) if shift == -1 and day == clock.today else day).isoformat(), ""


def _weekday_weeks_ago(found: re.Match[str], clock: Clock) -> Span:
    day = clock.now - timedelta(days=(clock.now.weekday() - date_words().weekdays[found["w"]]) % _WEEK or _WEEK)
    return (day - timedelta(weeks=date_words().number(found["n"]))).isoformat(), ""


def _week(found: re.Match[str], clock: Clock) -> Span:
    shift = date_words().shift(found["rel"]) or 0
    is_weekend = found["unit"] == date_words().weekend
    # "Am kommenden Wochenende" is that of the week of the release, unless it has begun.
    is_ahead = is_weekend and shift > 0 and not found["rel"].startswith(date_words().skipping)
    monday = clock.monday(shift - (is_ahead and clock.now.weekday() < _SATURDAY))
    if is_weekend:
        return (monday + timedelta(days=5)).isoformat(), (monday + timedelta(days=6)).isoformat()
    if shift == 0:
        return clock.month(0), ""
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def _shifted_year(found: re.Match[str], clock: Clock) -> Span:
    return iso(clock.now.year + (date_words().shift(found["rel"]) or 0)), ""


def _shifted_month(found: re.Match[str], clock: Clock) -> Span:
    return clock.month(date_words().shift(found["rel"]) or 0), ""


def _ago(found: re.Match[str], clock: Clock) -> Span:
    number = date_words().number(found["n"])
    match date_words().unit(found["unit"]):
        case "year":
            return iso(clock.now.year - number), ""
        case "month":
            return clock.month(-number), ""
        case "week":
            day = clock.now - timedelta(weeks=number)
            return iso(day.year, day.month), ""
        case "day":
            return (clock.now - timedelta(days=number)).isoformat(), ""


def _this_month(_: re.Match[str], clock: Clock) -> Span:
    return clock.month(0), ""


def _weekdays(found: re.Match[str], clock: Clock) -> Span:
    first, last = (date_words().weekdays[found[name]] for name in ("w1", "w2"))
    length = timedelta(days=(last - first) % _WEEK or _WEEK)
    if weeks := date_words().shift(found["week"]):
        day = clock.monday(weeks) + timedelta(days=first)
        return day.isoformat(), (day + length).isoformat()
    shift = date_words().shift(found["rel"])
    day = clock.weekday(first, shift or clock.direction, is_counted=bool(shift))
    if clock.direction < 0 and clock.stretch is None and clock.now < day + length:
        day -= timedelta(days=_WEEK)  # "Von Donnerstag bis Montag waren sie da": over on the day of the release.
    return day.isoformat(), (day + length).isoformat()


def _two_weekdays(found: re.Match[str], clock: Clock) -> Span:
    first, last = (date_words().weekdays[found[name]] for name in ("w1", "w2"))
    return _weekdays(found, clock) if (last - first) % _WEEK == 1 else None


def _until(found: re.Match[str], clock: Clock) -> Span:
    """Read a stretch with an end that is counted from today; the other end is the nearest such weekday."""
    part = found.groupdict()
    days = [
        clock.now + timedelta(days=date_words().day(word)) if word else None for word in (part["word1"], part["word2"])
    ]
    first, last = days
    if last is not None and first is None:
        first = last - timedelta(days=(last.weekday() - date_words().weekdays[part["w1"]]) % _WEEK)
    elif first is not None and last is None:
        last = first + timedelta(days=(date_words().weekdays[part["w2"]] - first.weekday()) % _WEEK)
    return (first.isoformat(), last.isoformat()) if first and last and first < last else None


def _until_day(found: re.Match[str], clock: Clock) -> Span:
    """Read a stretch that ends on a day of the month: it begins on a day counted from today, or on a weekday before."""
    part = found.groupdict()
    end = _day(found, clock)
    if end is None:
        return None
    last = date.fromisoformat(end[0])
    if part["word1"]:
        first = clock.now + timedelta(days=date_words().day(part["word1"]))
    elif weeks := date_words().shift(part["week"]):
        first = clock.monday(weeks) + timedelta(days=date_words().weekdays[part["w1"]])
    else:
        direction = clock.direction or (1 if last > clock.now else -1)
        first = clock.weekday(date_words().weekdays[part["w1"]], direction)
        if not timedelta() < last - first < timedelta(days=2 * _WEEK):
            first = last - timedelta(days=(last.weekday() - date_words().weekdays[part["w1"]]) % _WEEK)
    return (first.isoformat(), last.isoformat()) if timedelta() < last - first < timedelta(days=_LONGEST) else None


def _weekend(_: re.Match[str], clock: Clock) -> Span:
    day = clock.weekday(5, clock.direction)
    return day.isoformat(), (day + timedelta(days=1)).isoformat()


def _season(found: re.Match[str], clock: Clock) -> Span:
    if found["y"]:
        return iso(int(found["y"])), ""
    if clock.today is None:
        return None
    if found["rel"] and (shift := date_words().shift(found["rel"])) is not None:
        month = date_words().seasons[found["s"]]
        return iso(clock.today.year + (shift if shift * (month - clock.today.month) <= 0 else 0)), ""
    return iso(clock.near(date_words().seasons[found["s"]]) or clock.today.year), ""


READERS: Final[dict[str, Reader]] = {
    **COUNTED,
    **FEASTS,
    "range": _range,
    "day": _day,
    "two-months": _two_months,
    "month": _month_of_year,
    "year": _year,
    "today": _today,
    "weekday": _weekday,
    "week": _week,
    "shifted-year": _shifted_year,
    "shifted-month": _shifted_month,
    "ago": _ago,
    "this-month": _this_month,
    "weekday-weeks-ago": _weekday_weeks_ago,
    "weekdays": _weekdays,
    "two-weekdays": _two_weekdays,
    "until": _until,
    "until-day": _until_day,
    "weekend": _weekend,
    "season": _season,
}

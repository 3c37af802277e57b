"""Reckon the days from which the feasts of the church year are counted."""

from datetime import date, timedelta

__all__ = ["easter", "fourth_advent"]


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar.

    References
    ----------
    Meeus, J. (1991). Astronomical Algorithms, chapter 8: the anonymous Gregorian algorithm of 1876.

    Examples
    --------
    >>> easter(2025).isoformat()
    '2025-04-20'
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def fourth_advent(year: int) -> date:
    """Return the fourth Sunday of Advent: the last one before Christmas Day.

    Examples
    --------
    >>> fourth_advent(2023).isoformat()
    '2023-12-24'
    """
    eve = date(year, 12, 24)
    return eve - timedelta(days=eve.isoweekday() % 7)

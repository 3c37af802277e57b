"""Compare dates that are known to the day, the month or the year."""

from datetime import date
from functools import lru_cache
from typing import Final

__all__ = ["Stretch", "agree", "stretch"]

_DAY: Final = len("2024-11-12")
_MONTH: Final = len("2024-11")
# First and last day as ordinals, and whether both are known to the day.
Stretch = tuple[int, int, bool]


@lru_cache(maxsize=65_536)
def stretch(starts: str, ends: str = "") -> Stretch | None:
    """Return the days that a date or two span, and whether they are known exactly; None where there is no date.

    Examples
    --------
    >>> [bound - date(2024, 2, 1).toordinal() for bound in stretch("2024-02")[:2]], stretch("2024-02-10")[2]
    ([0, 28], True)
    """
    first = starts or ends
    last = ends if ends >= starts else starts
    if not first:
        return None
    return _bounds(first)[0], _bounds(last)[1], len(first) == _DAY and len(last) == _DAY


def agree(one: str, other: str) -> bool:
    """Return whether two dates may be the same day, as exactly as both are known.

    Examples
    --------
    >>> agree("2024", "2024-05-03"), agree("2024-05", "2024-06-01"), agree("", "2024")
    (True, False, True)
    """
    return one.startswith(other) or other.startswith(one)


def _bounds(day: str) -> tuple[int, int]:
    year = int(day[:4])
    if len(day) == _DAY:
        exact = date.fromisoformat(day).toordinal()
        return exact, exact
    if len(day) == _MONTH:
        month = int(day[5:])
        after = date(year + month // 12, month % 12 + 1, 1).toordinal()
        return date(year, month, 1).toordinal(), after - 1
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()

"""Count from the day of a release, and from the days told before."""

from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Clock", "day_of", "iso"]

_MIDDLE = 15
_WEEK = 7
_DAY, _MONTH = 10, 7
_STRETCH, _WHOLE = 8, 45
# A weekday told after a day that lies from a week to so many days ahead is at most so many days off it; so many
# sentences further no more.
_SOON, _NEAR, _BESIDE = 60, 3, 2
# So many days further seems a day of the year that lies on the side that the sentence does not speak of.
_AGAINST = 260


@dataclass(slots=True, kw_only=True)
class Clock:
    """The day of the release (None if unknown), the last day told, and the year told before in the sentence.

    ``stretch`` is the last span of days told: a weekday told after it lies within it, where it has that day once;
    ``whole`` is the last span of at most some six weeks, whose days are counted ("am zweiten Tag").
    ``direction`` is -1 in a sentence that tells the past, +1 in one that announces, 0 where no verb tells.
    ``month_told`` is the month told last, by year and number, and ``month_at`` the sentence of it: "vom 21. bis 24."
    are days of it. ``day`` is the weekday printed before a day of the month ("Samstag, 18. Juli"), which tells its
    year; ``named`` says whether the last day had one. ``year`` is the year told last; ``sentence`` is where the last
    day was told, ``here`` the sentence that is read.
    """

    today: date | None
    last: date | None = None
    stretch: tuple[date, date] | None = None
    whole: tuple[date, date] | None = None
    hint: int | None = None
    direction: int = 0
    day: int | None = None
    year: int | None = None
    sentence: int = -1
    here: int = -1
    month_told: tuple[int, int] | None = None
    month_at: int = -1
    named: bool = False

    def hear(self, start: str, end: str, sentence: int = -1, *, is_near: bool = False) -> None:
        """Remember what was told: the last day, and the last stretch of at most nine days.

        Two days of one sentence are the ends of a stretch ("beginnt am Donnerstag und endet am Sonntag"). A day counted
        from the release (``is_near``) ends none: "Vom 13. bis 17. Juni wird gefeiert. Das hat der Rat am Mittwoch
        beschlossen. Für Donnerstag ist ein Empfang geplant."
        """
        self.year = int(start[:4])
        if len(start) >= _MONTH:
            self.month_told, self.month_at = (self.year, int(start[5:_MONTH])), sentence
        if len(start) != _DAY:
            return
        before, self.last, self.named = self.last, date.fromisoformat(start), self.day is not None
        if end:
            until = date.fromisoformat(end)
            self.stretch = (self.last, until) if (until - self.last).days <= _STRETCH else None
            self.whole = (self.last, until) if (until - self.last).days <= _WHOLE else None
        elif not is_near and self.whole is not None and self.sentence != sentence and self._leads_away(self.last):
            self.stretch = self.whole = None
        if self.stretch is None and before and self.sentence == sentence and 0 < (self.last - before).days <= _STRETCH:
            self.stretch = self.whole = (before, self.last)
        self.sentence = sentence

    def _leads_away(self, day: date) -> bool:
        """Return whether a day leads away from the last stretch; one of long ago ("seit dem 3. Mai 1974") does not."""
        first, last = self.whole or (day, day)
        return not first <= day <= last and abs((day - first).days) < _AGAINST

    @property
    def now(self) -> date:
        """The day of the release, for rules that are asked only where it is known."""
        assert self.today is not None
        return self.today

    def is_past(self, year: int | None) -> bool:
        """Return whether a year is over on the day of the release."""
        return year is not None and self.today is not None and year < self.today.year

    def near(self, month: int, day: int = _MIDDLE) -> int | None:
        """Return the year that brings a day nearest to the release; the year told in the sentence counts first.

        Examples
        --------
        >>> Clock(today=date(2024, 1, 10)).near(12, 20)
        2023
        >>> Clock(today=date(2024, 8, 28)).near(2, 29)
        2024
        """
        told = day_of(self.hint, month, day) if self.hint is not None else None
        is_other = told is not None and self.day is not None and told.weekday() != self.day
        if self.today is None or (self.hint is not None and not is_other):
            return self.hint
        today = self.today
        days = [found for year in range(today.year - 1, today.year + 2) if (found := day_of(year, month, day))]
        fitting = [found for found in days if found.weekday() == self.day] if self.day is not None else []
        return min(fitting or days, key=self.distance).year if days else today.year

    def distance(self, day: date) -> int:
        """Return how many days a day lies from the release; against the direction of the telling it lies further."""
        gap = (day - self.now).days if self.today else 0
        return abs(gap) + (_AGAINST if gap * self.direction < 0 else 0)

    def weekday(self, number: int, direction: int, *, is_counted: bool = False) -> date:
        """Return the nearest such weekday: before (-1, 0), where the day of the release counts, or after it (+1).

        With ``is_counted`` it is counted from the release alone ("kommenden Samstag"), whatever was told before.

        Examples
        --------
        >>> Clock(today=date(2024, 4, 10)).weekday(1, -1).isoformat()
        '2024-04-09'
        """
        if self.stretch is not None and not is_counted and not self._is_against(direction):
            first, last = self.stretch
            day = first + timedelta(days=(number - first.weekday()) % _WEEK)
            if day <= last < day + timedelta(days=_WEEK):
                return day
        if self._is_apart(direction) and self.last is not None and not is_counted:
            return self.last + timedelta(days=(number - self.last.weekday() + _NEAR) % _WEEK - _NEAR)
        gap = (number - self.now.weekday()) % _WEEK
        if direction > 0:
            return self.now + timedelta(days=gap or _WEEK)
        return self.now + timedelta(days=gap - _WEEK if gap else 0)

    def _is_apart(self, direction: int) -> bool:
        """Return whether the day told just before lies more than a week off, and what is told now may lie there.

        "Am Samstag, 6. November, wird gefeiert. Schon am Freitag …": the Friday before that Saturday. Behind a day of
        the past the weekday is more often one of the last week than one beside that day, unless that day is told with
        its weekday.
        """
        gap, far = (self.last - self.now).days if self.last else 0, self.here - self.sentence
        if not _WEEK <= abs(gap) <= _SOON:
            return False
        return far <= _BESIDE and direction >= 0 if gap > 0 else far <= 1 and direction < 0 and self.named

    def _is_against(self, direction: int) -> bool:
        """Return whether the last stretch lies on the other side of the release than what is told."""
        first, last = self.stretch or (self.now, self.now)
        return (direction < 0 and first > self.now) or (direction > 0 and last < self.now)

    def month_beside(self) -> tuple[int, int] | None:
        """Return the year and month told in this sentence or just before, else None."""
        return self.month_told if 0 <= self.here - self.month_at <= _BESIDE else None

    def monday(self, weeks: int) -> date:
        """Return the Monday of a week counted from the one of the release.

        Examples
        --------
        >>> Clock(today=date(2024, 4, 10)).monday(-1).isoformat()
        '2024-04-01'
        """
        return self.now + timedelta(days=_WEEK * weeks - self.now.weekday())

    def month(self, months: int) -> str:
        """Return a month counted from the one of the release.

        Examples
        --------
        >>> Clock(today=date(2024, 1, 10)).month(-1)
        '2023-12'
        """
        count = self.now.year * 12 + self.now.month - 1 + months
        return iso(count // 12, count % 12 + 1)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day, None if no calendar has it.

    Examples
    --------
    >>> day_of(2024, 2, 31) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso(year: int, month: int | None = None) -> str:
    """Return a year or a month in ISO 8601.

    Examples
    --------
    >>> iso(2024), iso(2024, 5)
    ('2024', '2024-05')
    """
    return f"{year:04d}" if month is None else f"{year:04d}-{month:02d}"

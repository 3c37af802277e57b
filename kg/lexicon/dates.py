"""The words and rules of dates, from ``dates.yaml``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal, TypeAlias

from kg.errors import LexiconError
from kg.lexicon.expressions import any_of
from kg.lexicon.feasts import easter, fourth_advent
from kg.lexicon.load import load_yaml
from kg.lexicon.sieve import Sieve, Sieves, sieve

__all__ = ["DateRule", "DateWords", "Unit", "date_rules", "date_sieves", "date_words"]

Unit: TypeAlias = Literal["day", "week", "month", "year"]
_SLOT = re.compile(r"<([A-Z]+)(?: (\w+))?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRule:
    """A way of writing a date: its pattern, who reads it, and whether that takes the day of the release."""

    id: str
    pattern: Sieve
    reader: str
    relative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Words of time by what they stand for, and patterns of verbs that tell the past or announce."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    days: Mapping[str, int]
    shifts: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, Unit]
    weekend: str
    seasons: Mapping[str, int]
    holidays: Mapping[str, str]
    modal: Sieve
    passive: Sieve
    telling: Sieve
    perfect: Sieve
    announcing: Sieve
    planning: Sieve
    planned: Sieve
    having: Sieve
    skipping: str

    def number(self, word: str) -> int:
        """Return the number that digits or a word say.

        Examples
        --------
        >>> date_words().number("12"), date_words().number("zwölf")
        (12, 12)
        """
        return int(word) if word.isdigit() else self.numbers[word.lower()]

    def day(self, word: str) -> int:
        """Return how many days a word lies from today; the longest beginning counts.

        Examples
        --------
        >>> date_words().day("Vorgestern"), date_words().day("morgigen")
        (-2, 1)
        """
        return self.days[max((key for key in self.days if word.lower().startswith(key)), key=len)]

    def shift(self, word: str | None) -> int | None:
        """Return -1, 0 or 1 for last, this and next, None for no such word.

        Examples
        --------
        >>> date_words().shift("vergangenen"), date_words().shift("dieser"), date_words().shift(None)
        (-1, 0, None)
        """
        begun = (word or "").lower()
        return next((shift for key, shift in self.shifts.items() if begun.startswith(key.lower())), None)

    def holiday(self, word: str, year: int) -> date:
        """Return the day of a feast in a year: fixed ("12-24"), or counted from Easter ("+39") or Advent ("A-35").

        Examples
        --------
        >>> date_words().holiday("Pfingstmontag", 2024).isoformat()
        '2024-05-20'
        >>> date_words().holiday("Volkstrauertag", 2024).isoformat()
        '2024-11-17'
        """
        rule = self.holidays[word].split(" ")[0]
        if rule[0] == "A":
            return fourth_advent(year) + timedelta(days=int(rule[1:]))
        if rule[0] in "+-":
            return easter(year) + timedelta(days=int(rule))
        return date(year, *map(int, rule.split("-")))

    def holiday_length(self, word: str) -> int:
        """Return how many days more than one a feast lasts.

        Examples
        --------
        >>> date_words().holiday_length("Pfingstwochenende")
        2
        """
        return int((*self.holidays[word].split(" "), "0")[1])

    def unit(self, word: str) -> Unit:
        """Return the unit that a word names.

        Examples
        --------
        >>> date_words().unit("Wochen")
        'week'
        """
        return next(unit for key, unit in self.units.items() if word.startswith(key))


@cache
def date_words(language: str = "de") -> DateWords:
    """Return the words of a language.

    Examples
    --------
    >>> date_words().months["Jänner"]
    1
    """
    entry = load_yaml("dates", language)
    return DateWords(
        months=entry["months"],
        weekdays=entry["weekdays"],
        numbers=entry["numbers"],
        days=entry["days"],
        shifts=entry["shifts"],
        ordinals=entry["ordinals"],
        units=entry["units"],
        weekend=entry["weekend"],
        seasons=entry["seasons"],
        holidays=entry["holidays"],
        modal=any_of(entry["modal"]),
        passive=any_of(entry["passive"]),
        telling=any_of([*entry["telling"], *(p + v for p in entry["separable"] for v in entry["telling"])]),
        perfect=any_of(entry["perfect"]),
        announcing=any_of(entry["announcing"]),
        planning=any_of(entry["planning"]),
        planned=any_of(entry["planned"]),
        having=any_of(entry["having"]),
        skipping=entry["skipping"],
    )


@cache
def date_rules(language: str = "de") -> tuple[DateRule, ...]:
    """Return the rules in the order of the file.

    Raises
    ------
    LexiconError
        If a pattern names a part that the file does not have.

    Examples
    --------
    >>> rule = next(rule for rule in date_rules() if rule.id == "de.date.day")
    >>> rule.pattern.search("am 3. Mai 2024")["m"]
    'Mai'
    """
    entry = load_yaml("dates", language)
    return tuple(
        DateRule(
            id=rule["id"],
            pattern=sieve(re.compile(_SLOT.sub(lambda slot: _part(slot, entry, language), rule["pattern"]))),
            reader=rule["reader"],
            relative=rule.get("relative", False),
        )
        for rule in entry["rules"]
    )


@cache
def date_sieves(language: str = "de") -> Sieves:
    """Return the patterns of `date_rules`, to tell which of them a text may fit.

    Examples
    --------
    >>> found = {date_rules()[place].id for place in date_sieves().fitting("Nächstes Wochenende wird gefeiert.")}
    >>> "de.date.week" in found, "de.date.season" in found
    (True, False)
    """
    return Sieves([rule.pattern for rule in date_rules(language)])


def _part(slot: re.Match[str], entry: dict[str, Any], language: str) -> str:
    """Return the pattern that a name in angle brackets stands for."""
    name, group = slot.groups()
    if group is None and name in entry["parts"]:
        return str(entry["parts"][name])
    options = {
        "MONTH": _any(entry["months"]),
        "WEEKDAY": _any(entry["weekdays"]),
        "NUMBER": r"\d{1,3}|" + _any(entry["numbers"]),
        "SHIFT": f"(?:{_any([*entry['shifts'], *map(str.title, entry['shifts'])])})[nmrs]?",
        "SEASON": _any(entry["seasons"]),
        "HOLIDAY": _any(entry["holidays"]),
        "UNIT": f"(?:{_any(entry['units'])})",
    }
    if name not in options:
        raise LexiconError(
            where=f"data/lexicon/{language}/dates.yaml",
            what=f"no part is named {slot.group()}",
            remedy=f"use {', '.join(sorted(options))} with a group's name, or a key of parts",
        )
    return f"(?P<{group}>{options[name]})"


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))

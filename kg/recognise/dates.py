"""Read German dates, stretches of time and relative dates, resolved against the day of the release.

A mention's ``key`` is where the time begins and ``end_key`` where it ends, each in ISO 8601 at the precision that the
text supports: a day, a month or a year. What cannot be resolved is not a mention.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from kg.text import Document, Mention, Sentence

__all__ = ["dates_in"]

_MONTHS: Final = {
    "januar": 1, "jänner": 1, "jan.": 1, "februar": 2, "feber": 2, "feb.": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7,
    "august": 8, "aug.": 8, "september": 9, "sept.": 9, "oktober": 10, "okt.": 10, "november": 11, "nov.": 11,
    "dezember": 12, "dez.": 12,
}  # fmt: skip
_WEEKDAYS: Final = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5, "sonntag": 6,
}  # fmt: skip
_NUMBERS: Final = {
    "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "elf": 11, "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "fünfundzwanzig": 25, "dreißig": 30, "vierzig": 40, "fünfzig": 50,
}  # fmt: skip
_M = "(?P<{0}>Januar|Jänner|Jan\\.|Februar|Feber|Feb\\.|März|April|Mai|Juni|Juli|August|Aug\\.|September|Sept\\.|Oktober|Okt\\.|November|Nov\\.|Dezember|Dez\\.)"
_W = "(?P<weekday>Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
_TO = r"\s*(?:bis\s+(?:einschließlich\s+)?(?:zum\s+)?(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag,?\s+(?:de[mn]\s+)?|Mittwoch,?\s+(?:de[mn]\s+)?)?|[-–—/]|und\s+(?:dem\s+)?|sowie\s+|auf\s+den\s+)\s*"
_N = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + ")"


class _Clock:
    """The day of the release and how to count from it."""

    def __init__(self, issued: date) -> None:
        self.today = issued
        self.last: date | None = None
        self.hint: int | None = None

    def near(self, month: int, day: int = 15) -> int:
        """Return the year that brings a day of the calendar nearest to the release."""
        if self.hint is not None:
            return self.hint
        years = (self.today.year - 1, self.today.year, self.today.year + 1)
        days = [found for year in years if (found := _day(year, month, day))]
        return min(days, key=lambda found: abs(found - self.today)).year if days else self.today.year

    def weekday(self, name: str, direction: int) -> date:
        """Return the nearest such weekday: before (-1), after (+1); the day of the release counts."""
        gap = (_WEEKDAYS[name.lower()] - self.today.weekday()) % 7
        return self.today + timedelta(days=gap if direction > 0 or gap == 0 else gap - 7)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS[name.lower()]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _iso(*parts: int) -> str:
    return "-".join(f"{part:04d}" if i == 0 else f"{part:02d}" for i, part in enumerate(parts))


_Span = tuple[str, str] | None
_Reader = Callable[[re.Match[str], _Clock, int], _Span]


def _range(found: re.Match[str], clock: _Clock, _: int) -> _Span:
    """Read "13. bis 15. November 2024", "28. Februar bis zum 2. März", "13. und 14. Juli"."""
    month2 = _month(found["m2"])
    month1 = _month(found["m1"]) if found["m1"] else month2
    year2 = int(found["y2"]) if found["y2"] else clock.near(month2, int(found["d2"]))
    year1 = int(found["y1"]) if found["y1"] else year2 - (month1 > month2)
    first, last = _day(year1, month1, int(found["d1"])), _day(year2, month2, int(found["d2"]))
    return (first.isoformat(), last.isoformat()) if first and last and first < last else None


def _numeric_range(found: re.Match[str], clock: _Clock, _: int) -> _Span:
    year = int(found["y"]) if found["y"] else clock.near(int(found["m2"]), int(found["d2"]))
    first = _day(year, int(found["m1"] or found["m2"]), int(found["d1"]))
    last = _day(year, int(found["m2"]), int(found["d2"]))
    return (first.isoformat(), last.isoformat()) if first and last and first < last else None


def _full(found: re.Match[str], clock: _Clock, _: int) -> _Span:
    month = _month(found["m"])
    year = int(found["y"]) if found["y"] else clock.near(month, int(found["d"]))
    day = _day(year, month, int(found["d"]))
    return (day.isoformat(), "") if day else None


def _numeric(found: re.Match[str], clock: _Clock, _: int) -> _Span:
    month = int(found["m"])
    if not 1 <= month <= 12:
        return None
    year = int(found["y"]) if found["y"] else clock.near(month, int(found["d"]))
    day = _day(year + 2000 if year < 100 else year, month, int(found["d"]))
    return (day.isoformat(), "") if day else None


def _iso_date(found: re.Match[str], _: _Clock, __: int) -> _Span:
    day = _day(int(found["y"]), int(found["m"]), int(found["d"]))
    return (day.isoformat(), "") if day else None


def _two_months(found: re.Match[str], clock: _Clock, _: int) -> _Span:
    first, last = _month(found["m1"]), _month(found["m2"])
    year = int(found["y"]) if found["y"] else clock.near(last)
    return (_iso(year - (first > last), first), _iso(year, last))


def _month_year(found: re.Match[str], clock: _Clock, direction: int) -> _Span:
    month = _month(found["m"])
    if found["y"]:
        return (_iso(int(found["y"]), month), "")
    if found["rel"]:
        shift = _shift_of(found["rel"])
        return (_iso(clock.today.year + shift, month), "")
    year = clock.near(month)
    if direction < 0 and (year, month) > (clock.today.year, clock.today.month):
        year -= 1
    return (_iso(year, month), "")


def _year(found: re.Match[str], clock: _Clock, _: int) -> _Span:
    year = int(found["y"])
    return (_iso(year), "") if 1850 <= year <= clock.today.year + 30 else None


def _today(found: re.Match[str], clock: _Clock, _: int) -> _Span:
    days = {
        "heute": 0,
        "heutig": 0,
        "gestern": -1,
        "gestrig": -1,
        "vorgestern": -2,
        "morgen": 1,
        "morgig": 1,
        "übermorgen": 2,
    }
    word = found["word"].lower()
    shift = next(days[key] for key in sorted(days, key=len, reverse=True) if word.startswith(key))
    return ((clock.today + timedelta(days=shift)).isoformat(), "")


def _weekday(found: re.Match[str], clock: _Clock, direction: int) -> _Span:
    rel = (found["rel"] or "").lower()
    name = found["weekday"]
    if found["week"]:
        shift = 7 if re.match(r"(?:kommend|nächst)", found["week"]) else -7
        monday = clock.today - timedelta(days=clock.today.weekday()) + timedelta(days=shift)
        return ((monday + timedelta(days=_WEEKDAYS[name.lower()])).isoformat(), "")
    if rel.startswith(("kommend", "nächst")):
        day = clock.weekday(name, 1)
        return ((day + timedelta(days=7) if day == clock.today else day).isoformat(), "")
    if rel.startswith(("vergangen", "letzt", "vorig")):
        day = clock.weekday(name, -1)
        return ((day - timedelta(days=7) if day == clock.today else day).isoformat(), "")
    return (clock.weekday(name, direction).isoformat(), "")


def _week(found: re.Match[str], clock: _Clock, _: int) -> _Span:
    shift = _shift_of(found["rel"])
    monday = clock.today - timedelta(days=clock.today.weekday()) + timedelta(days=7 * shift)
    if found["unit"].lower() == "wochenende":
        return ((monday + timedelta(days=5)).isoformat(), (monday + timedelta(days=6)).isoformat())
    if shift == 0:
        return (_iso(clock.today.year, clock.today.month), "")
    return (monday.isoformat(), (monday + timedelta(days=6)).isoformat())


def _relative_year(found: re.Match[str], clock: _Clock, _: int) -> _Span:
    return (_iso(clock.today.year + _shift_of(found["rel"])), "")


def _relative_month(found: re.Match[str], clock: _Clock, _: int) -> _Span:
    count = clock.today.year * 12 + clock.today.month - 1 + _shift_of(found["rel"])
    return (_iso(count // 12, count % 12 + 1), "")


def _ago(found: re.Match[str], clock: _Clock, _: int) -> _Span:
    unit, number = found["unit"].lower(), _number(found["n"])
    if unit.startswith("jahr"):
        return (_iso(clock.today.year - number), "")
    if unit.startswith("monat"):
        count = clock.today.year * 12 + clock.today.month - 1 - number
        return (_iso(count // 12, count % 12 + 1), "")
    day = clock.today - timedelta(days=number * (7 if unit.startswith("woche") else 1))
    return (day.isoformat(), "") if unit.startswith("tag") else (_iso(day.year, day.month), "")


def _few_days_ago(_: re.Match[str], clock: _Clock, __: int) -> _Span:
    return (_iso(clock.today.year, clock.today.month), "")


def _day_after(_: re.Match[str], clock: _Clock, __: int) -> _Span:
    return ((clock.last + timedelta(days=1)).isoformat(), "") if clock.last else None


def _shift_of(word: str) -> int:
    """Return -1, 0 or 1 for last, this and next."""
    if re.match(r"(?:vergangen|letzt|vorig|zurückliegend|Vor)", word):
        return -1
    return 1 if re.match(r"(?:kommend|nächst|folgend)", word) else 0


_REL = r"(?P<rel>vergangene|letzte|vorige|zurückliegende|kommende|nächste|diese|dasselbe|laufende)[nmrs]?"
_GRAMMAR: Final[tuple[tuple[str, re.Pattern[str], _Reader], ...]] = tuple(
    (f"de.date.{name}", re.compile(pattern), reader)
    for name, pattern, reader in (
        ("range", rf"\b(?P<d1>\d{{1,2}})\.\s?(?:{_M.format('m1')}\s?)?(?P<y1>\d{{4}})?{_TO}(?P<d2>\d{{1,2}})\.\s?{_M.format('m2')}(?:\s(?P<y2>\d{{4}}))?", _range),
        ("numeric-range", rf"\b(?P<d1>\d{{1,2}})\.(?:(?P<m1>\d{{1,2}})\.)?(?:\d{{4}})?{_TO}(?P<d2>\d{{1,2}})\.(?P<m2>\d{{1,2}})\.(?P<y>\d{{4}})?", _numeric_range),
        ("day", rf"\b(?P<d>\d{{1,2}})\.\s?{_M.format('m')}(?:\s(?P<y>\d{{4}}))?", _full),
        ("iso", r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b", _iso_date),
        ("numeric", r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2}(?!\d))?(?![\d.]*\d)", _numeric),
        ("two-months", rf"(?:(?:Anfang|Mitte|Ende)\s+)?{_M.format('m1')}\s?(?:/|bis|und)\s?(?:(?:Anfang|Mitte|Ende)\s+)?{_M.format('m2')}(?:\s(?P<y>\d{{4}}))?", _two_months),
        ("month", rf"\b(?:(?:Anfang|Mitte|Ende)\s+)?(?:{_REL}\s+)?{_M.format('m')}\b(?:\s(?:des\sJahres\s)?(?P<y>\d{{4}}))?", _month_year),
        ("weekday", rf"\b(?:{_REL}\s+|heutigen\s+)?{_W}(?:(?:nach)?(?:vor)?mittag|abend|morgen)?\b(?:\s+(?P<week>(?:kommende|nächste|vergangene|letzte|vorige)r\s+Woche))?(?!,?\s+(?:de[mn]\s+)?\d)", _weekday),
        ("today", r"\b(?P<word>heutigen|heute|Heute|gestern|Gestern|gestrigen|vorgestern|Vorgestern|morgigen|übermorgen|Übermorgen|(?<![Gg]uten )morgen|Morgen(?=\s+(?:startet|reist|beginnt|wird|kommt|empfängt|besucht|Abend|früh)))\b", _today),
        ("week", rf"\b{_REL}\s+(?P<unit>Woche|Wochenende)s?\b", _week),
        ("this-year", rf"\b{_REL}\s+Jahre?s?\b", _relative_year),
        ("last-year", r"\b(?P<rel>Vorjahr)(?:e?s)?\b", _relative_year),
        ("this-month", rf"\b{_REL}\s+Monate?s?\b", _relative_month),
        ("ago", rf"\b[Vv]or\s+(?:genau\s+|rund\s+|knapp\s+)?(?P<n>{_N})\s+(?P<unit>Tage|Woche|Monat|Jahr)(?:e?n?)\b", _ago),
        ("few-days-ago", r"\b[Vv]or\s+(?:wenigen|einigen|ein\spaar)\s+(?:Tagen)\b", _few_days_ago),
        ("day-after", r"\b(?:[Tt]ags\s+darauf|[Aa]m\s+(?:Folgetag|nächsten\s+Tag|Tag\s+darauf|folgenden\s+Tag)|[Ee]inen\s+Tag\s+später)\b", _day_after),
        ("year", r"(?<![\d.,/-])(?P<y>(?:18|19|20)\d{2})(?![\d.,/]*\d|-[A-Za-z]|\s?(?:Euro|Menschen|Kilometer|Personen|Einwohner|Teilnehm|Jugendliche|Meter|Quadrat|Tonnen|Kinder|Besucher|Bäume))", _year),
    )
)  # fmt: skip
_PAST = re.compile(
    r"\b(?:war|waren|hatte|hatten|wurde|wurden|fand|fanden|kam|kamen|ist|sind|haben|hat|\w+te|\w+ten|empfing\w*|ging\w*|lud|sprach\w*|trafen|traf|begann\w*|unterschrieb\w*|stand\w*|gab|hieß\w*)\b"
)
_FUTURE = re.compile(
    r"\b(?:wird|werden|soll|sollen|will|wollen|startet|beginnt|findet|lädt|laden|reist|reisen|kommt|kommen|erwartet|empfängt|besucht|spricht|geht|feiert|öffnet|lernen|unterzeichnen)\b"
)


def dates_in(document: Document, issued: str | None) -> Iterator[Mention]:
    """Yield the dates of a document in the order of the text.

    Yields nothing relative where the day of the release is unknown. A weekday is taken backwards where its sentence
    tells the past, forwards where it announces.
    """
    if issued is None or len(issued) < 10:
        return
    clock = _Clock(date.fromisoformat(issued[:10]))
    for sentence in document.sentences:
        yield from _in_sentence(document, sentence, clock)


_EXPLICIT = re.compile(r"(?:[a-zäö]\s|\.)((?:19|20)\d{2})\b(?=.*?\b\d{1,2}\.)")


def _in_sentence(document: Document, sentence: Sentence, clock: _Clock) -> Iterator[Mention]:
    text = document.text[sentence.start : sentence.end]
    taken: list[tuple[int, int]] = []
    found: list[Mention] = []
    direction = _direction(text)
    years = [(found_year.start(), int(found_year[1])) for found_year in _EXPLICIT.finditer(text)]
    for rule, pattern, reader in _GRAMMAR:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            clock.hint = next((year for at, year in reversed(years) if at < match.start()), None)
            span = reader(match, clock, direction)
            if span is None:
                continue
            taken.append(match.span())
            start, end = sentence.start + match.start(), sentence.start + match.end()
            found.append(
                Mention(
                    kind="date",
                    start=start,
                    end=end,
                    sentence=sentence.index,
                    name=match.group(),
                    key=span[0],
                    end_key=span[1],
                    rule=rule,
                )
            )
            if len(span[0]) == 10:
                clock.last = date.fromisoformat(span[0])
    yield from sorted(found, key=lambda mention: mention.start)


def _direction(text: str) -> int:
    """Return -1 for a sentence that tells the past, +1 for one that announces, 0 where no verb tells."""
    if re.search(r"\b(?:wird|werden|soll|sollen|will|wollen)\b", text) and not re.search(
        r"\b(?:wurde|worden|war)\b", text
    ):
        return 1
    if _PAST.search(text):
        return -1
    return 1 if _FUTURE.search(text) else 0

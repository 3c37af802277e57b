"""Find dates, stretches of time and relative dates, resolved against the day of the release.

A mention's ``key`` is where the time begins and ``end_key`` where it ends, each in ISO 8601 at the precision that the
text supports: a day, a month or a year. What cannot be resolved is not a mention.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from kg.lexicon.dates import DateRule, date_rules, date_sieves, date_words
from kg.recognise.clock import Clock
from kg.recognise.date_forms import COUNTED, READERS
from kg.recognise.stays import counted_back
from kg.recognise.tenses import Telling
from kg.text import Document, Mention, Sentence

__all__ = ["dates_in", "told_beside", "weekday_before"]

_DAY = 10
_NOUGHT = "0000"  # no year of the calendar
# A year behind a date, before another day of the month in the same sentence; not one from which on something lasts.
_TOLD_YEAR = re.compile(
    r"(?:(?<!\b[Ss]eit\s)(?<!\b[Ff]ür\s)(?<!\b[Nn]ach\s)(?<!\b[Vv]on\s)(?<!\b[Aa]b\s)(?<=[a-zäö]\s)|(?<=\.)|^)((?:19|20)\d{2})\b(?=.*?\b\d{1,2}\.)"
)


def dates_in(
    document: Document, issued: str | None, moved: Mapping[int, tuple[str, str]] = MappingProxyType({}), rule: str = ""
) -> Iterator[Mention]:
    """Yield the dates of a document in the order of the text.

    Yields nothing relative, and no day without its year, where the day of the release is unknown. A weekday is taken
    backwards where its sentence tells the past, forwards where it announces. ``moved`` are the spans of dates that are
    known to be meant otherwise, by where they begin in the text; ``rule`` is the rule that says so.
    """
    clock = Clock(today=date.fromisoformat(issued[:_DAY]) if issued and len(issued) >= _DAY else None)
    for sentence in document.sentences:
        for mention in _in_sentence(document, sentence, clock, moved):
            yield replace(mention, rule=rule) if mention.start in moved else mention


def _in_sentence(
    document: Document, sentence: Sentence, clock: Clock, moved: Mapping[int, tuple[str, str]]
) -> Iterator[Mention]:
    text = document.text[sentence.start : sentence.end]
    years = [(year.start(), int(year[1])) for year in _TOLD_YEAR.finditer(text)]
    stretches: list[tuple[int, DateRule, re.Match[str]]] = []
    rules = date_rules()
    for rule in map(rules.__getitem__, date_sieves().fitting(text)):
        if rule.relative and clock.today is None:
            continue
        for match in rule.pattern.whole.finditer(text):
            at = bisect_left(stretches, match.end(), key=_start)
            if (at and match.start() < stretches[at - 1][2].end()) or _NOUGHT in match.groupdict().values():
                continue
            if rule.reader in COUNTED or READERS[rule.reader](match, clock) is not None:
                stretches.insert(at, (match.start(), rule, match))
    if not stretches:
        return
    telling = Telling(sentence)
    frame: int | None = None
    clock.here = sentence.index
    for _, rule, match in stretches:
        start, end = sentence.start + match.start(), sentence.start + match.end()
        told = bisect_left(years, (match.start(), 0))
        around = text[max(0, match.start() - _BEFORE) : match.start()], text[match.end() : match.end() + _BEHIND]
        clock.hint = _year_behind(around[1], clock) or (years[told - 1][1] if told else frame)
        clock.day = weekday_before(around[0])
        clock.direction = (
            told_beside(*around) or _ahead(telling, rule, match, start) or telling.direction(start) or _until(around[0])
        )
        if clock.hint != frame and rule.reader in _OF_THE_YEAR and clock.is_past(clock.hint) and clock.direction > 0:
            clock.hint = None  # "Die Partnerschaft, die seit 1980 besteht, wird am 3. Mai gefeiert."
        if _SAME_YEAR.search(around[0]) and clock.year is not None:
            clock.hint = clock.year
        span = moved.get(start) or READERS[rule.reader](match, clock)
        if span is None:
            continue
        span = counted_back(text, match, span, _beside(document, sentence) if len(stretches) == 1 else "")
        clock.hear(*span, sentence.index, is_near=rule.reader in _OF_THE_WEEK)
        if rule.reader == "shifted-year" or (rule.reader == "year" and _IN_YEAR.search(around[0])):
            frame = clock.year
        yield Mention(
            kind="date",
            start=start,
            end=end,
            sentence=sentence.index,
            name=match.group(),
            key=span[0],
            end_key=span[1],
            rule=rule.id,
        )


def _beside(document: Document, sentence: Sentence) -> str:
    """Return the sentences before and behind a sentence in its paragraph."""
    around = document.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return " ".join(
        document.text[s.start : s.end] for s in around if s is not sentence and s.paragraph == sentence.paragraph
    )


def _start(stretch: tuple[int, DateRule, re.Match[str]]) -> int:
    return stretch[0]


def _ahead(telling: Telling, rule: DateRule, match: re.Match[str], start: int) -> int:
    """Return +1 for "für", "bis" and what is agreed for a day of the year, 0 otherwise."""
    if _AHEAD.match(match.group()):
        return 1
    agreed = rule.reader in _OF_THE_YEAR and telling.plans(start, is_long=rule.reader == "range")
    return 1 if agreed else 0


def weekday_before(before: str) -> int | None:
    """Return the weekday printed right before a day of the month ("am Samstag, 18. Juli"), None without one."""
    found = _NAMED_DAY.search(before)
    return date_words().weekdays.get(found[1]) if found else None


def _year_behind(behind: str, clock: Clock) -> int | None:
    """Return the year said right behind a month ("im Mai vergangenen Jahres", "im Oktober jenes Jahres"), or None."""
    found = _YEAR_BEHIND.match(behind)
    if found is None:
        return None
    shift = date_words().shift(found[1])
    return clock.year if shift is None or clock.today is None else clock.today.year + shift


def told_beside(before: str, behind: str) -> int:
    """Return -1 behind "seit", behind a speaker and before a participle ("die am Dienstag angereiste Delegation").

    Return +1 between "bis" and a participle of the present ("das bis Mittwoch dauernde Treffen"), and behind "für":
    what is fixed for a time lies ahead whatever tense fixes it ("ist für den Herbst vereinbart"), and so does a visit
    in return that is invited to or agreed on ("lud zu einem Gegenbesuch im Mai ein"); 0 otherwise.
    """
    if (_UNTIL.search(before) and _LASTING.match(behind)) or _FIXED.search(before) or _RETURN.search(before):
        return 1
    if _PLANNED.match(behind) or _BIDDEN.search(before):
        return 1
    is_past = _SINCE.search(before) or _SAID.search(before) or _DONE.search(before) or _ATTRIBUTE.match(behind)
    return -1 if is_past else 0


def _until(before: str) -> int:
    """Return +1 behind "bis" and "ab", where no verb tells otherwise ("sind ab Sonntag zu Gast"), else 0."""
    return 1 if _UNTIL.search(before) or _FROM.search(before) else 0


# What tells a day by its place in the year, not in the week.
_OF_THE_YEAR = frozenset({"day", "range", "month", "two-months", "season", "holiday"})
# What tells a day by its place in the week, or counts it from the release.
_OF_THE_WEEK = frozenset({"weekday", "today"})
# A year that what follows in the sentence lies in ("Im Jahr 2020 wird gefeiert, in Ulm im Mai").
_IN_YEAR = re.compile(r"\b[Ii]m\sJahre?\s$")
_NAMED_DAY = re.compile(r"\b(\w+?)(?:vormittag|nachmittag|abend|morgen|früh)?,?\s(?:(?:de[mn]|der)\s)?$")
_YEAR_BEHIND = re.compile(r"\s(?:des\s)?(\w+)\sJahres\b")
# What is fixed for a time lies ahead, whatever tense fixes it ("ist für den Herbst vereinbart").
_AHEAD = re.compile(r"(?:[Ff]ür|[Bb]is)\s")
_SINCE = re.compile(r"\b(?:[Ss]eit(?:\s(?:dem|vergangenem))?|Datum(?:\s(?:des|vom))?|[Zz]uletzt,?(?:\s(?:im|am))?)\s$")
# Who is quoted has said so ("„…“, so Uta Ems am Dienstag").
_SAID = re.compile(r"(?:[“”\"»«]\s?,?\s?|,\s)so\s(?:(?:de[rm]|die)\s)?(?:[A-ZÄÖÜ][\w.-]*\s){1,5}am\s$")
# "Der Vertrag, unterzeichnet am 15. Februar, …"
_DONE = re.compile(r",\s(?:ge\w{3,}|(?:be|er|ver|unter|ent)\w{3,})(?:t|en)\s(?:am|im)\s$")
# "Er lud die Nachbarn zum 30. Juni ein."
_BIDDEN = re.compile(r"\b(?:lud|luden|lädt|laden|eingeladen)\b[^.;:„“]*\bzum\s$")
_SAME_YEAR = re.compile(r"\b[Ii]m\s(?:selben|gleichen)\sJahr,?\s(?:am\s|im\s)?$")
_UNTIL = re.compile(r"\b[Bb]is(?:\s(?:zum|einschließlich))?\s$")
_RETURN = re.compile(r"\b(?:einem|einen|zum|den)\s(?:Gegen|Rück)besuch\s(?:im\s|in\s|am\s)?$")
_FROM = re.compile(r"\b[Aa]b\s(?:dem\s)?$")
_FIXED = re.compile(r"\b[Ff]ür\s(?:de[nr]\s|die\s|das\s)?$")
_LASTING = re.compile(r"\s+(?:[\w-]+\s+){0,3}?[a-zäöü]\w+(?:e|er|el)nde[nmrs]?\s+[A-ZÄÖÜ]")
_BEFORE = 48  # letters, more than the longest of these words has
_PLANNED = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:angesetzt|geplant|vorgesehen|terminiert|anberaumt|angekündigt)e[nmrs]?\s+[A-ZÄÖÜ]"
)
_ATTRIBUTE = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?<!\bd(?:ie|er|as|en|em|es)\s)(?<!\beine\s)(?:(?:[a-zäöü]\w{1,5})?ge\w+|(?:be|er|ver|emp|ent|unter)\w{3,})(?:t|en)e[nmrs]?\s+[A-ZÄÖÜ]"
)
_BEHIND = 80

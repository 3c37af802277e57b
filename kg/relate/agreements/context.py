"""See what a text speaks of at a point: which other town, which day, and whether that is the news."""

from collections import Counter
from datetime import date

from kg.relate.agreements.line import Line
from kg.relate.agreements.words import pattern
from kg.relate.reading import Reading
from kg.text import Mention

__all__ = ["focus_of", "is_lead", "is_news", "scene_of"]

# A signing counts as the news for as long as a municipality takes to tell of it.
_NEWS_DAYS = 14
_NEAR = 3


def focus_of(line: Line, offset: int, known: set[str]) -> str:
    """Return the other town that the text speaks of at an offset: the last named abroad or bound, else the main one."""
    reading = line.reading
    home = reading.home.country if reading.home else "DE"
    for mention in reversed(reading.mentions):
        if mention.kind != "place" or mention.start >= offset or reading.is_home(mention.name):
            continue
        if line.is_region(mention):
            continue
        if line.sentence.index - mention.sentence > _NEAR or reading.document.is_spoken(mention.start):
            break
        name = line.full(mention.name)
        abroad = reading.country_of(mention.name) not in {None, home}
        if name in known or abroad or mention.name == reading.partner:
            return name
    return line.full(_partner(reading, home))


def _partner(reading: Reading, home: str) -> str:
    """Return the town that the release speaks of most, rather one abroad."""
    if reading.partner and reading.country_of(reading.partner) != home:
        return reading.partner
    abroad = [name for name in reading.towns if reading.country_of(name) not in {None, home}]
    counts = Counter(m.name for m in reading.mentions if m.kind == "place" and m.name in abroad)
    return counts.most_common(1)[0][0] if counts else reading.partner


def is_lead(line: Line) -> bool:
    """Return whether a sentence stands in the first paragraph of the text, where the news is told."""
    first = next((s.paragraph for s in line.reading.document.sentences if s.zone == "body"), -1)
    return line.sentence.zone == "body" and line.sentence.paragraph == first


def is_news(issued: str | None, day: str | None) -> bool:
    """Return whether a day is that of the release or lies in the two weeks before it; a month counts as a whole.

    Examples
    --------
    >>> is_news("2024-05-15", "2024-05-14"), is_news("2024-05-15", "2024-05"), is_news("2024-05-15", "2019")
    (True, True, False)
    """
    if not issued or day is None:
        return False
    if len(day) == len("2024-05"):
        return day == issued[:7]
    whole = len(day) == len("2024-05-15")
    return whole and 0 <= (date.fromisoformat(issued[:10]) - date.fromisoformat(day)).days <= _NEWS_DAYS


def scene_of(line: Line) -> Mention | None:
    """Return the day that the text spoke of last: in the paragraph, or before it where the sentence goes on."""
    goes_on = bool(pattern("sequence").search(line.text))
    document = line.reading.document
    for mention in reversed(line.reading.mentions):
        if mention.kind != "date" or mention.start >= line.sentence.start or mention.end_key:
            continue
        sentence = document.sentences[mention.sentence]
        told = sentence.zone in {"body", "background", "caption"} and not document.is_spoken(mention.start)
        if len(mention.key) != len("2024-05-15") or not told:
            continue
        if sentence.paragraph == line.sentence.paragraph or (goes_on and is_news(line.reading.issued, mention.key)):
            return mention
        if not goes_on:
            return None
    return None

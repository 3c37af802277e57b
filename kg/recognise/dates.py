"""Find dates, stretches of time and relative dates, resolved against the day of the release.

A mention's ``key`` is where the time begins and ``end_key`` where it ends, each in ISO 8601 at the precision that the
text supports: a day, a month or a year. What cannot be resolved is not a mention.
"""

import re
from collections.abc import Iterator
from datetime import date

from kg.lexicon.dates import date_rules, date_words
from kg.recognise.clock import Clock
from kg.recognise.date_forms import READERS
from kg.text import Document, Mention, Sentence

__all__ = ["dates_in"]

_DAY = 10
# A year behind a date, before another day of the month in the same sentence.
_TOLD_YEAR = re.compile(r"(?:[a-zäö]\s|\.)((?:19|20)\d{2})\b(?=.*?\b\d{1,2}\.)")


def dates_in(document: Document, issued: str | None) -> Iterator[Mention]:
    """Yield the dates of a document in the order of the text.

    Yields nothing relative, and no day without its year, where the day of the release is unknown. A weekday is taken
    backwards where its sentence tells the past, forwards where it announces.
    """
    clock = Clock(today=date.fromisoformat(issued[:_DAY]) if issued and len(issued) >= _DAY else None)
    for sentence in document.sentences:
        yield from _in_sentence(document, sentence, clock)


def _in_sentence(document: Document, sentence: Sentence, clock: Clock) -> Iterator[Mention]:
    text = document.text[sentence.start : sentence.end]
    found: list[Mention] = []
    clock.direction = _direction(text, sentence)
    years = [(year.start(), int(year[1])) for year in _TOLD_YEAR.finditer(text)]
    for rule in date_rules():
        if rule.relative and clock.today is None:
            continue
        for match in rule.pattern.finditer(text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if any(start < other.end and other.start < end for other in found):
                continue
            clock.hint = next((year for at, year in reversed(years) if at < match.start()), None)
            span = READERS[rule.reader](match, clock)
            if span is None:
                continue
            if len(span[0]) == _DAY:
                clock.last = date.fromisoformat(span[0])
            found.append(
                Mention(
                    kind="date",
                    start=start,
                    end=end,
                    sentence=sentence.index,
                    name=match.group(),
                    key=span[0],
                    end_key=span[1],
                    rule=rule.id,
                )
            )
    yield from sorted(found, key=lambda mention: mention.start)


def _direction(text: str, sentence: Sentence) -> int:
    """Return -1 for a sentence that tells the past, +1 for one that announces, 0 where no verb tells."""
    words = date_words()
    if words.modal.search(text) and not words.passive.search(text):
        return 1
    verbs = [
        token
        for token in sentence.tokens
        if token.text.islower() and token.lemma.endswith("n") and token.lemma != token.text
    ]
    if words.telling.search(text) or any(token.text.endswith(("te", "ten")) for token in verbs):
        return -1
    return 1 if words.announcing.search(text) or any(token.text.endswith("t") for token in verbs) else 0

"""Find what stands in quotation marks, and tell direct speech from titles."""

import re
from collections.abc import Iterator

from kg.lexicon.lemmas import lemma_of
from kg.text import Speech

__all__ = ["speeches_of"]

_PAIRS = {"„": '“”"', "“": "”“", "»": "«", "«": "»", "‚": "‘’", "›": "‹", '"': '"'}
_OPEN = re.compile(r"[„“»«\"‚›]")
_SPEAKING = re.compile(r"^[“”\"»«]?\s?[,–-]?\s?(?:so|sagt|sagte|erklärt|erklärte|betont|betonte|meint|meinte)\b")
_LEAD = re.compile(r":\s*$")
_SPOKEN = frozenset(
    "ich wir uns mir mich unser unsere unserer unseren sie es man das ist sind haben hat war wird werden können kann "
    "wollen müssen freuen nicht".split()
)
_NOUN_BEFORE = re.compile(r"(?:[A-ZÄÖÜ][\w-]+|der|die|das|dem|den|des|vom|zum|zur|im|am|Titel|Motto)\s*$")


def speeches_of(text: str, start: int, end: int) -> Iterator[Speech]:
    """Yield the quoted stretches of a paragraph.

    A title is short, begins with a capital and is no sentence; speech ends with a full stop or a comma before a verb
    of saying, or stands behind a colon. A mark that is never closed opens nothing.

    Examples
    --------
    >>> text = "„Wir freuen uns sehr“, sagte sie zum Projekt „Grüne Brücken“."
    >>> [(text[s.start:s.end], s.is_title) for s in speeches_of(text, 0, len(text))]
    [('Wir freuen uns sehr', False), ('Grüne Brücken', True)]
    """
    position = start
    while opened := _OPEN.search(text, position, end):
        sign = opened.group()
        if sign == "“" and _closes_nothing(text, opened.start()):
            position = opened.end()
            continue
        closing = min((found for mark in _PAIRS[sign] if (found := text.find(mark, opened.end(), end)) > 0), default=-1)
        if closing < 0:
            position = opened.end()
            continue
        inner = (opened.end(), closing)
        yield Speech(start=inner[0], end=inner[1], is_title=_is_title(text, *inner))
        position = closing + 1


def _closes_nothing(text: str, offset: int) -> bool:
    """Return whether a sign that may open or close stands where only a closing one can."""
    return offset > 0 and not text[offset - 1].isspace() and text[offset - 1] not in "([–-"


def _is_title(text: str, start: int, end: int) -> bool:
    inner = text[start:end].strip()
    words = inner.split()
    after = text[end : end + 30]
    if len(words) > 16 or not words:
        return False
    if inner[-1] in ".,;…" or (re.match(r"^.,?\s", after) is None and after[1:2] == ","):
        return False
    if _SPEAKING.match(after) or (re.match(r"^.\s?,", after) and _has_clause(words)):
        return False
    before = text[max(0, start - 40) : start - 1]
    if _LEAD.search(before) and _has_clause(words):
        return False
    if inner[-1] in "!?" and not _NOUN_BEFORE.search(before.rstrip()):
        return False
    return bool(_NOUN_BEFORE.search(before.rstrip())) or not _has_clause(words)


def _has_clause(words: list[str]) -> bool:
    """Return whether the words hold a pronoun or finite verb of everyday speech."""
    return any(word.strip(",.!?").lower() in _SPOKEN or lemma_of(word) in {"sein", "haben"} for word in words)

"""Find what stands in quotation marks, and tell direct speech from titles."""

import re
from collections.abc import Iterator

from kg.lexicon.lemmas import lemma_of
from kg.text import Speech

__all__ = ["speeches_of"]

_PAIRS = {"„": '“”"', "“": "”“", "»": "«", "«": "»", "‚": "‘’", "›": "‹", '"': '"'}
_OPEN = re.compile(r"[„“»«\"‚›]")
_SPEAKING = re.compile(r"^[“”\"»«]?\s?[,–-]?\s?(?:so|sagt|sagte|erklärt|erklärte|betont|betonte|meint|meinte)\b")
# A finite verb behind a comma and who does it: "…“, scherzte Ute Beispiel", "…“, wunderte sich der Gast".
_SAID_BY = re.compile(
    r"^[“”\"»«‘’‹]?,\s([a-zäöü]\w*(?:t|te|and|ang|ief|ieß|ob|rach|rieb|ug|ah|ab|ing|riet|wies))\s(?:sich\s)?"
    r"(?:[A-ZÄÖÜ]|(?:er|sie|diese[rs]?|jene[rs]?|der|die|beide)\b)"
)
# What ends like a verb and is none, and verbs by which something is called: a title.
_NO_VERB = frozenset(
    "mit seit erst jetzt fast selbst nicht zuletzt dort zunächst damit somit ab heißt lautet lautete steht stand nennt "
    "nannte".split()
)
# So many words that begin with a small one are a part of what somebody said, unless something is called so.
_PART_OF_SPEECH = 3
_CALLED = re.compile(
    r"(?i:titel|motto|projekt|ausstellung|verein|aktion|initiative|programm|reihe|thema|kampagne|wettbewerb|stück|film|buch|"
    r"band|gruppe|netzwerk|stiftung|schau|konzert|festival|workshop|vortrag|lied|bündnis|tagung|woche|tage|preis)\w{0,3}\s$"
)
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
    before, after = text[max(0, start - 40) : start - 1], text[end : end + 30]
    if len(words) > 16 or not words or _is_said(words, before, after):
        return False
    if inner[-1] in "!?" and not _NOUN_BEFORE.search(before.rstrip()):
        return False
    return bool(_NOUN_BEFORE.search(before.rstrip())) or not _has_clause(words)


def _is_said(words: list[str], before: str, after: str) -> bool:
    """Return whether signs, a verb of saying or a colon beside some words show that somebody says them."""
    last, has_clause = words[-1][-1], _has_clause(words)
    if last in ".,;…" or (re.match(r"^.,?\s", after) is None and after[1:2] == ","):
        return True
    if words[0][0].islower() and len(words) >= _PART_OF_SPEECH and not _CALLED.search(before):
        return True
    verb = _SAID_BY.match(after) if _opens(before) else None
    if _SPEAKING.match(after) or (verb and verb[1] not in _NO_VERB):
        return True
    return has_clause and (re.match(r"^.\s?,", after) is not None or _LEAD.search(before) is not None)


def _opens(before: str) -> bool:
    """Return whether a sentence begins with what is quoted."""
    return not before.strip() or before.rstrip()[-1] in '.!?:“”»«"\n'


def _has_clause(words: list[str]) -> bool:
    """Return whether the words hold a pronoun or finite verb of everyday speech."""
    return any(word.strip(",.!?").lower() in _SPOKEN or lemma_of(word) in {"sein", "haben"} for word in words)

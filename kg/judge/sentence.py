"""Find the sentence around a span, and the places where a sentence and words in it stand in another text.

The sentence is kept with a judgement, to be read by people and to tell whether the text has changed. It is cut here
more coarsely than for extraction, and by no rule of a language's lexicon: so that new rules change no judgement.
"""

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Passage", "passage_of", "spots"]

# What ends a sentence: a sign, perhaps a closing quote, a space, and what may begin the next one.
_END: Final = re.compile(r"(?<=[.!?…])[“”\"»«’)]*\s+(?=[„“\"»«(]?[A-ZÄÖÜ0-9])")
# What stands before a full stop that ends no sentence: a number, an initial, an abbreviation.
_NO_END: Final = re.compile(
    r"(?:(?<!\d)\d{1,3}|\b[A-Za-z]|\b(?:Dr|Prof|Dipl|Ing|St|Nr|Str|bzw|ca|Mio|Mrd|usw|etc|vgl|geb|Hrsg|Abs|Art|inkl"
    r"|einschl|evtl|ggf|Jan|Feb|Apr|Aug|Sept|Okt|Nov|Dez))\.$"
)
_LOOK_BACK: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, with the span inside it that states something (offsets in the sentence)."""

    sentence: str
    start: int
    end: int


def passage_of(text: str, start: int, end: int) -> Passage:
    """Return the sentence around a span of a text, from the first of several to the last where it spans them.

    Examples
    --------
    >>> text = "Es regnete. Am 3. Mai kam Dr. Ada Beispiel nach Ulm. Sie blieb."
    >>> passage = passage_of(text, 48, 51)
    >>> passage.sentence, passage.sentence[passage.start : passage.end]
    ('Am 3. Mai kam Dr. Ada Beispiel nach Ulm.', 'Ulm')
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    for found in _END.finditer(text, first, last):
        if _NO_END.search(text[max(first, found.start() - _LOOK_BACK) : found.start()]):
            continue
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.end()
            break
    sentence = text[first:last]
    cut = len(sentence) - len(sentence.lstrip())
    return Passage(sentence=sentence.strip(), start=start - first - cut, end=end - first - cut)


def spots(text: str, sentence: str, exact: str) -> tuple[tuple[int, int], ...]:
    r"""Return where a text has words inside a sentence, however spaces and line ends fall; nowhere if either is gone.

    Examples
    --------
    >>> spots("Neu! Lille kam nach\nKöln. Köln schlief.", "Lille kam nach Köln.", "Köln")
    ((20, 24),)
    """
    if not exact.split() or not sentence.split():
        return ()
    return tuple(
        (start + found.start(), start + found.end())
        for start, stop in _places(text, sentence)
        for found in _pattern(exact).finditer(text[start:stop])
    )


def _places(text: str, words: str) -> tuple[tuple[int, int], ...]:
    at = text.find(words)
    if at >= 0 and text.find(words, at + 1) < 0:
        return ((at, at + len(words)),)
    return tuple(found.span() for found in _pattern(words).finditer(text))


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))

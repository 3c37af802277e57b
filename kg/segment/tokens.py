"""Cut text into tokens: words with hyphens and gender marks, abbreviations, ordinals, numbers, signs."""

import re
from collections.abc import Iterable
from functools import cache

from kg.lexicon.lemmas import lemma_of
from kg.lexicon.sentences import sentence_words
from kg.text import Token

__all__ = ["tokens_of"]

_LETTER = r"[^\W\d_]"


@cache
def _token() -> re.Pattern[str]:
    """Return the pattern of a token; what stands first wins."""
    words = sentence_words()
    pairs = (r"\.\s?".join(pair.split()) for pair in _longest_first(words.pairs))
    return re.compile(
        rf"""
        (?:{"|".join(pairs)})\.
      | (?:{"|".join(_longest_first(words.abbreviations))})\.(?:-{_LETTER}+\.?)*
      | \b[A-ZÄÖÜ]\.(?=\s?[A-ZÄÖÜ])
      | \d{{1,2}}\.(?=\d{{1,2}}\.)\d{{1,2}}\.(?:\d{{4}}|\d{{2}}\b)?
      | \d{{1,3}}(?:[.\s]\d{{3}})+(?:,\d+)?(?!\d)
      | \d+(?:,\d+)?-{_LETTER}+(?:-{_LETTER}+)*
      | \d+(?:[.,:/]\d+)*
      | \#?{_LETTER}+(?:['’]{_LETTER}+)*(?:[-‐‑][\w]+(?:['’]{_LETTER}+)*)*
        (?:[*:_/]-?(?:{"|".join(_longest_first(words.gender_endings))})\b)?[-+]?
      | \S
        """,
        re.VERBOSE,
    )


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def tokens_of(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of a stretch of text, with offsets into the whole text.

    Examples
    --------
    >>> [token.text for token in tokens_of("Der Verein e. V. lud Vertreter*innen am 3. Mai ein.", 0, 52)]
    ['Der', 'Verein', 'e. V.', 'lud', 'Vertreter*innen', 'am', '3', '.', 'Mai', 'ein', '.']
    """
    return tuple(
        Token(text=match.group(), start=match.start(), end=match.end(), lemma=lemma_of(match.group()))
        for match in _token().finditer(text, start, end)
    )

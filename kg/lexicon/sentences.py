"""The words that tell where a sentence ends, from ``sentences.yaml``."""

from dataclasses import dataclass
from functools import cache

from kg.lexicon.load import fill

__all__ = ["SentenceWords", "sentence_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceWords:
    """What keeps a full stop to itself, and what opens a sentence behind a number; the file explains each list."""

    abbreviations: frozenset[str]
    pairs: frozenset[str]
    gender_endings: frozenset[str]
    openers: frozenset[str]
    ends: frozenset[str]
    ends_openers: frozenset[str]


@cache
def sentence_words(language: str = "de") -> SentenceWords:
    """Return the words of a language.

    Examples
    --------
    >>> "bzw" in sentence_words().abbreviations
    True
    """
    return fill(SentenceWords, "sentences", language)

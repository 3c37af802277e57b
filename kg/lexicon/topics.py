"""The words that name topics, from ``topics.yaml``, found by the letters that they begin with."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon.expressions import any_of
from kg.lexicon.load import load_yaml
from kg.lexicon.sieve import Sieve, sieve

__all__ = ["TopicWord", "phrases_beside", "topic_list", "topic_words"]

_KEY = 3  # letters of a word by which it is found


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWord:
    """A word of a topic; a weak one is ordinary and names the topic only beside other signs."""

    topic: str
    is_weak: bool
    pattern: re.Pattern[str]


@lru_cache(maxsize=65_536)
def topic_words(letters: str) -> tuple[TopicWord, ...]:
    """Return the words of topics that may begin with some letters; for each topic the longest first.

    Examples
    --------
    >>> [word.topic for word in topic_words("Abwasser") if word.pattern.match("Abwasserreinigung")]
    ['water']
    """
    lower = letters[:_KEY].lower()
    return (*_index().get(lower, ()), *(_index().get(lower[:2], ()) if len(lower) == _KEY else ()))


@cache
def _index() -> dict[str, tuple[TopicWord, ...]]:
    found: dict[str, list[TopicWord]] = {}
    for topic, lists in load_yaml("topics")["topics"].items():
        for name, is_weak in (("words", False), ("weak", True)):
            for word in sorted(lists[name], key=lambda text: (-len(text), text)):
                entry = TopicWord(topic=topic, is_weak=is_weak, pattern=re.compile(_pattern(word)))
                found.setdefault(word.removesuffix("-")[:_KEY].lower(), []).append(entry)
    return {key: tuple(words) for key, words in found.items()}


def _pattern(word: str) -> str:
    """Return the pattern of one word: a hyphen at its end opens it to compounds, a small letter to endings."""
    bare = re.escape(word.removesuffix("-"))
    if word.endswith("-"):
        return rf"{bare}[\w-]*"
    if word[0].islower():
        return rf"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}(?:e|en|er|em|es)?(?!\w)"
    return rf"{bare}(?:s|es|n|en|e|er)?(?!\w)"


@cache
def topic_list(name: str) -> Sieve:
    """Return a pattern for one of the file's lists of words.

    Examples
    --------
    >>> bool(topic_list("not_compounds").fullmatch("Friedenssaal"))
    True
    """
    return any_of(load_yaml("topics")[name])


@cache
def phrases_beside(name: str) -> Sieve:
    """Return a pattern for phrases that stand right before or right behind a word.

    Examples
    --------
    >>> bool(phrases_beside("portfolio").search("Beigeordnete für "))
    True
    """
    texts = (text.replace("~", r"\w*").replace("(", "(?:") for text in load_yaml("topics")[name])
    return sieve(re.compile("|".join(text.replace("(?:?", "(?") for text in texts)))

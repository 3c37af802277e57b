"""Look German words up in the dictionary; the only door to simplemma for the stages that find mentions."""

from functools import lru_cache

import simplemma

__all__ = ["is_known", "lemma_of"]

_LANGUAGE = "de"


@lru_cache(maxsize=200_000)
def lemma_of(word: str) -> str:
    """Return the dictionary form of a German word; what no dictionary knows comes back as it is.

    Examples
    --------
    >>> lemma_of("empfing"), lemma_of("Delegationen"), lemma_of("Lille")
    ('empfangen', 'Delegation', 'Lille')
    """
    return str(simplemma.lemmatize(word, lang=_LANGUAGE, low_memory=True)) if word[0].isalpha() else word


@lru_cache(maxsize=200_000)
def is_known(word: str) -> bool:
    """Return whether the dictionary has a word in this spelling.

    Examples
    --------
    >>> is_known("Rathaus"), is_known("Belobrov")
    (True, False)
    """
    return bool(simplemma.is_known(word, lang=_LANGUAGE, low_memory=True))

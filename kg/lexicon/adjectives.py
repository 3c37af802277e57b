"""Decline adjectives before names, and compare words without their endings, by ``adjectives.yaml``."""

from functools import cache

from kg.lexicon.load import load_yaml

__all__ = ["nominative", "stem"]

_MIN_STEM = 3


@cache
def stem(word: str, language: str = "de") -> str:
    """Return a word without the endings of declension, lower-case; acronyms as they are.

    Examples
    --------
    >>> stem("Deutschen") == stem("Deutscher") and stem("Bundesministeriums") == stem("Bundesministerium")
    True
    >>> stem("Amtes") == stem("Amt") and stem("Jugendplans") == stem("Jugendplan")
    True
    """
    if word.isupper() or not word[:1].isalpha():
        return word
    lower = word.lower().rstrip("-")
    endings = load_yaml("adjectives", language)["endings"]
    while (ending := next((end for end in endings if _may_end(lower, end)), None)) is not None:
        lower = lower.removesuffix(ending)
    return lower


def _may_end(word: str, ending: str) -> bool:
    """Return whether a word goes on being one without an ending."""
    return word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM


@cache
def nominative(adjective: str, gender: str, language: str = "de") -> str:
    """Return an adjective before a noun of a gender in the nominative without article.

    Adjectives of towns do not inflect.

    Examples
    --------
    >>> nominative("Namibischen", "f"), nominative("Oldenburgisch-Ostfriesischen", "m"), nominative("Kieler", "f")
    ('Namibische', 'Oldenburgisch-Ostfriesischer', 'Kieler')
    """
    rules = load_yaml("adjectives", language)
    for ending in rules["adjective_endings"]:
        if adjective.endswith(ending):
            base = adjective.removesuffix(ending)
            if ending == rules["town"] and not base.endswith(tuple(rules["suffixes"])):
                return adjective
            return base + str(rules["nominative"][gender])
    return adjective

"""Decline adjectives before names, and compare words without their endings, by ``adjectives.yaml``."""

from functools import cache

from kg.lexicon.load import load_yaml

__all__ = ["nominative", "stem"]

_MIN_STEM = 4


@cache
def stem(word: str, language: str = "de") -> str:
    """Return a word without the endings of declension, lower-case; acronyms as they are.

    Examples
    --------
    >>> stem("Deutschen") == stem("Deutscher") and stem("Bundesministeriums") == stem("Bundesministerium")
    True
    """
    if word.isupper() or not word[:1].isalpha():
        return word
    lower = word.lower().rstrip("-")
    for ending in load_yaml("adjectives", language)["endings"]:
        if lower.endswith(ending) and len(lower) - len(ending) >= _MIN_STEM:
            return lower.removesuffix(ending)
    return lower


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

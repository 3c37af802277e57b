"""Judge single words: is it a name, an ordinary noun, an adjective of a place?"""

from functools import cache

import simplemma

from kg.lexicon import word_list
from kg.text import Token

__all__ = ["PARTICLES", "TITLES", "is_common", "is_given", "is_name_like", "nominative", "stem"]

PARTICLES = frozenset("von van de den der del della di da dos do du la le al bin ibn ben el ter ten zu zur y i".split())
TITLES = frozenset(
    "Dr. Prof. Dipl.-Ing. Mag. Ing. Frau Herr Herrn Mr. Mrs. Ms. Prof Dr Dres. h. c. Lic. lic. med. phil. rer. nat. jur. "
    "pol. habil. Univ. Dipl. Sir Lord Familie Exzellenz Mme M.".split()
)


@cache
def is_given(word: str) -> bool:
    """Return whether a word, or the first part of a double name, is a given name.

    Examples
    --------
    >>> is_given("Hans-Dietrich"), is_given("Rathaus")
    (True, False)
    """
    names = word_list("names/given")
    return word in names or ("-" in word and word.split("-", maxsplit=1)[0] in names)


@cache
def is_common(word: str) -> bool:
    """Return whether a capitalised word is an ordinary German word (or a compound that ends with one).

    Examples
    --------
    >>> is_common("Delegation"), is_common("Belobrov")
    (True, False)
    """
    if simplemma.is_known(word, lang="de"):
        return True
    if "-" in word and (last := word.rsplit("-", maxsplit=1)[1]) and last[:1].isupper() and len(last) > 3:
        return bool(simplemma.is_known(last, lang="de")) and not is_given(last)
    return len(word) > 9 and _is_compound(word)


def _is_compound(word: str) -> bool:
    """Return whether a long word splits into two German words."""
    lower = word.lower()
    for cut in range(4, len(lower) - 4):
        tail = lower[cut:].capitalize()
        front = lower[:cut].removesuffix("s").capitalize()
        if len(tail) >= 5 and simplemma.is_known(tail, lang="de") and simplemma.is_known(front, lang="de"):
            return True
    return False


def is_name_like(token: Token) -> bool:
    """Return whether a token may be part of a person's name: a capital, letters, not all capitals of an acronym."""
    text = token.text
    if not text[0].isupper() or not text.rstrip(".").replace("-", "").replace("’", "").replace("'", "").isalpha():
        return False
    return len(text) > 1 and not (text.isupper() and len(text) > 3) and text[1:2] != "."


_ENDINGS = ("es", "en", "em", "er", "e", "s", "n")


@cache
def stem(word: str) -> str:
    """Return a word without the endings of German declension, lower-case; acronyms as they are.

    Examples
    --------
    >>> stem("Deutschen") == stem("Deutscher") and stem("Bundesministeriums") == stem("Bundesministerium")
    True
    """
    if word.isupper() or not word[:1].isalpha():
        return word
    lower = word.lower().rstrip("-")
    for ending in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= 4:
            return lower.removesuffix(ending)
    return lower


def nominative(adjective: str, gender: str) -> str:
    """Return an adjective before a noun of a gender in the nominative without article.

    Adjectives of towns in "-er" do not inflect.

    Examples
    --------
    >>> nominative("Namibischen", "f"), nominative("Oldenburgisch-Ostfriesischen", "m"), nominative("Kieler", "f")
    ('Namibische', 'Oldenburgisch-Ostfriesischer', 'Kieler')
    """
    for ending in ("en", "em", "es", "er", "e"):
        if adjective.endswith(ending):
            base = adjective.removesuffix(ending)
            if ending == "er" and not base.endswith(
                ("isch", "lich", "ig", "haft", "bar", "sam", "deutsch", "neu", "groß")
            ):
                return adjective
            return base + {"m": "er", "f": "e", "n": "es", "p": "e"}[gender]
    return adjective

"""Judge single words: is it a name, an ordinary noun, a place, an adjective of one?"""

import re
from functools import cache, lru_cache
from unicodedata import normalize

from kg.gazetteer import places
from kg.lexicon.adjectives import nominative, stem
from kg.lexicon.lemmas import is_known
from kg.lexicon.load import word_list
from kg.lexicon.organisations import organisation_words
from kg.text import Token

__all__ = [
    "is_adjective",
    "is_common",
    "is_double_name",
    "is_given",
    "is_name_like",
    "is_place_name",
    "is_proper",
    "is_town_adjective",
    "nominative",
    "stem",
]

_UMLAUTS = frozenset("äöüÄÖÜß")
_STROKES = str.maketrans("łŁøØđĐ", "lLoOdD")
_LONG = 9
_CAMEL = re.compile(r"[a-zäöüß]{2}[A-ZÄÖÜ][a-zäöüß]")
_PART = 4
_TAIL = 5
_ACRONYM = 3


@cache
def is_given(word: str) -> bool:
    """Return whether a word, or the first part of a double name, is a given name.

    Examples
    --------
    >>> is_given("Hans-Dietrich"), is_given("Jarosław"), is_given("Rathaus")
    (True, True, False)
    """
    names = word_list("names/given")
    first = word.split("-", maxsplit=1)[0]
    return word in names or first in names or (not first.isascii() and _plain(first) in names)


def _plain(word: str) -> str:
    """Return a word without accents and strokes; German umlauts stay, since they tell names apart."""
    return "".join(letter if letter in _UMLAUTS else normalize("NFD", letter)[0] for letter in word).translate(_STROKES)


@cache
def is_common(word: str) -> bool:
    """Return whether a capitalised word is an ordinary German word (or a compound that ends with one).

    Examples
    --------
    >>> is_common("Delegation"), is_common("Belobrov")
    (True, False)
    """
    if _CAMEL.search(word) and not word.endswith(("In", "Innen")):
        return False
    if is_known(word):
        return True
    if "-" in word and (last := word.rsplit("-", maxsplit=1)[1]) and last[:1].isupper() and len(last) >= _PART:
        return is_known(last) and not is_given(last)
    return len(word) > _LONG and _is_compound(word)


def _is_compound(word: str) -> bool:
    """Return whether a long word splits into two German words."""
    lower = word.lower()
    for cut in range(_PART, len(lower) - _PART):
        tail = lower[cut:].capitalize()
        front = lower[:cut].removesuffix("s").capitalize()
        if len(tail) >= _TAIL and is_known(tail) and is_known(front):
            return True
    return False


@cache
def is_place_name(word: str) -> bool:
    """Return whether a word names a place, or joins two places with a hyphen; ordinary words that places bear are none.

    Examples
    --------
    >>> is_place_name("Magdeburg-Stendal"), is_place_name("Essen"), is_place_name("Verein")
    (True, False, False)
    """
    if places().towns(word):
        return not places().is_risky(word)
    parts = word.split("-")
    return len(parts) > 1 and all(places().towns(part) for part in parts)


@cache
def is_proper(word: str) -> bool:
    """Return whether a capitalised word is a proper name: a place's, or one that no dictionary knows.

    Examples
    --------
    >>> is_proper("Kiel"), is_proper("Trapholt"), is_proper("Jugend")
    (True, True, False)
    """
    return is_place_name(word) or not is_common(word)


@cache
def is_town_adjective(word: str) -> bool:
    """Return whether a capitalised word is the adjective of a town ("Kieler").

    Examples
    --------
    >>> is_town_adjective("Kieler"), is_town_adjective("Lehrer")
    (True, False)
    """
    return bool(places().by_adjective(word))


@cache
def is_adjective(word: str) -> bool:
    """Return whether a capitalised word is an adjective before a name ("Deutsch-Ukrainische", "Kieler", "Freie").

    Examples
    --------
    >>> [is_adjective(word) for word in ("Deutsch-Ukrainischen", "Türkisch-Deutscher", "Kieler", "Verein")]
    [True, True, True, False]
    """
    if is_town_adjective(word):
        return True
    bare = next((word.removesuffix(ending) for ending in ("en", "em", "er", "es", "e") if word.endswith(ending)), word)
    return bare.endswith("isch") or bare.rpartition("-")[2] in organisation_words().adjectives


def is_double_name(word: str) -> bool:
    """Return whether a word is a double family name, though it may end like a title.

    Examples
    --------
    >>> is_double_name("Leidemann-König"), is_double_name("Vize-König"), is_double_name("Kultur-Dezernentin")
    (True, False, False)
    """
    front, hyphen, behind = word.partition("-")
    return bool(hyphen) and len(front) > _ACRONYM and not is_common(front) and behind[:1].isupper()


def is_name_like(token: Token) -> bool:
    """Return whether a token may be part of a person's name: a capital, letters, not all capitals of an acronym."""
    return _looks_like_name(token.text)


@lru_cache(maxsize=65_536)
def _looks_like_name(text: str) -> bool:
    if not text[0].isupper() or not text.rstrip(".").replace("-", "").replace("’", "").replace("'", "").isalpha():
        return False
    return len(text) > 1 and not (text.isupper() and len(text) > _ACRONYM) and text[1:2] != "."

"""Tell a title of office from a family name that is spelled as one: "Petra Richter", "Dr. Ole Kellermeister"."""

from collections.abc import Sequence

from kg.lexicon.people import people_words
from kg.lexicon.roles import roles
from kg.recognise.words import is_double_name, is_given
from kg.text import Token

__all__ = ["is_surname"]

# So many letters before a title make a compound of it.
_FIRST_PART = 3


def is_surname(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a title behind a given name is a family name.

    Some titles are common family names, and so is what only ends in a title ("Hugo Walterspieler"). Others are where a
    title or degree stands before the given name.
    """
    if i == 0 or not is_given(tokens[i - 1].text):
        return False
    word = tokens[i].text
    if roles().is_surname(word) or is_double_name(word):
        return True
    if i + 1 < len(tokens) and tokens[i + 1].is_capital:
        return False
    before = tokens[i - 2].text if i > 1 else ""
    is_second = is_given(before)  # "Seit 2015 ist Ute Martin Umweltdezernentin."
    return (_is_compound(word) and not is_second) or roles().find((before,)) is not None or _ends_degree(tokens, i - 2)


def _ends_degree(tokens: Sequence[Token], k: int) -> bool:
    """Return whether a degree ends at a token: "Dr." is two of them."""
    words = people_words()
    is_split = k > 0 and tokens[k].text == "." and words.is_title(tokens[k - 1].text)
    return k >= 0 and (words.is_title(tokens[k].text) or is_split)


def _is_compound(word: str) -> bool:
    title = roles().find((word,))
    return title is not None and len(word) >= len(title.base) + _FIRST_PART and not word.endswith("in")

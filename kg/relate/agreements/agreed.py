"""See where a participle makes an agreement of a common word: "die 2019 vereinbarte Kooperation"."""

import re

from kg.relate.agreements.line import Line
from kg.relate.agreements.words import attributive_act, kind_of_noun, words
from kg.text import Token

__all__ = ["agreed_kind", "is_set_aside", "is_standing"]

_SEALED = re.compile(r"\b(?:besiegelt(?:en?)?|vereinbart(?:en?)?)\b")


# "die seit 2009 bestehende Freundschaft"
_SINCE_THEN = re.compile(r"\bseit\s(?:\S+\s)?\d{4}\s(?:be|fort)stehenden?\s$")


def agreed_kind(line: Line, token: Token) -> str:
    """Return the type of agreement that a participle makes of a common word, "" where none does."""
    if token.text not in words("joint_work"):
        return ""
    kind = "friendship" if token.text == "Freundschaft" else "cooperation-agreement"
    before = _before(line, token)
    if before.strip() and attributive_act(before.split()[-1]) == "conclude":
        return kind
    if token.text == "Freundschaft":
        return kind if is_standing(line, token) else ""
    sealed = any(
        line.barriers(line.sentence.start + found.start(), token.start) == 0
        for found in _SEALED.finditer(line.text)
        if found.group().startswith(("besiegel", "unterz", "unters")) or token.text == "Kooperation"
    )
    return kind if sealed else ""


def is_standing(line: Line, token: Token) -> bool:
    """Return whether a bond is said to stand since a year: "die seit 2009 bestehende Freundschaft"."""
    return _SINCE_THEN.search(_before(line, token)) is not None


def _before(line: Line, token: Token) -> str:
    return line.between(max(line.sentence.start, token.start - 40), token.start)


_BESIDES = re.compile(r"\b(?:[Nn]eben|[Aa]ußer)\sdiese[rm]\s(?:[a-zäöü]\S*\s)?$")


def is_set_aside(line: Line, token: Token) -> bool:
    """Return whether a word only says beside what others are: "Neben dieser Freundschaft pflegt X Partnerschaften"."""
    before = line.between(max(line.sentence.start, token.start - 40), token.start)
    others = (t for t in line.tokens if t.start > token.end)
    return _BESIDES.search(before) is not None and any(kind_of_noun(t) is not None for t in others)

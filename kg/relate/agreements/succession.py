"""See successions: "aus X wurde 1988 Y", "ersetzt die Vereinbarung von 2007", "tritt an die Stelle einer …"."""

import re

from kg.relate.agreements.line import Line
from kg.relate.agreements.words import pattern
from kg.text import Token

__all__ = ["became", "is_replaced"]

_OUT_OF = re.compile(r"\b(?:[Aa]us|[Dd]araus)\b")
_BECAME = re.compile(
    r"\b(?:wurde|geworden|entstanden|hervorgegangen|erwachsen|entstand|erwuchs|hervorging|entwickelte|ging)\b"
)


def became(line: Line, tokens: list[Token]) -> tuple[Token, Token] | None:
    """Return which agreement became which: "aus der Freundschaft wurde eine Partnerschaft"; None where none did."""
    if len(tokens) != 2 or not _BECAME.search(line.text):
        return None
    for found in _OUT_OF.finditer(line.text):
        start = line.sentence.start + found.start()
        first, second = tokens
        if start < first.start and re.match(r"^\S+\s(?:[a-zäöüß\d]\S*\s){0,4}$", line.between(start, first.start)):
            return first, second
        if first.end <= start < second.start and re.match(r"^,?\s(?:und\s)?$", line.between(first.end, start)):
            return first, second
    return None


def is_replaced(line: Line, token: Token) -> bool:
    """Return whether a word is what something else replaces: behind "ersetzt", "löst … ab", "an die Stelle"."""
    for found in pattern("replaces").finditer(line.text):
        end = line.sentence.start + found.end()
        if end <= token.start and re.match(r"^\s(?:[a-zäöüß\d]\S*\s){0,5}$", line.between(end, token.start)):
            return True
    return False

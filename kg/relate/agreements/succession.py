"""See successions: "aus X wurde 1988 Y", "X, die in eine Y umgewandelt wurde", "ersetzt die Vereinbarung von 2007"."""

import re

from kg.relate.agreements.acts import is_denied
from kg.relate.agreements.line import Line
from kg.relate.agreements.words import pattern, words
from kg.text import Token

__all__ = ["became", "is_replaced", "is_still_to_become"]

_OUT_OF = re.compile(r"\b(?:[Aa]us|[Dd]araus)\b")
_INTO = re.compile(r"\b(?:in|zu|zur|als)\s(?:(?:eine[rn]?|die|der|vollwertigen?)\s)?(?:[a-zäöüß]\S*\s){0,3}$")


def became(line: Line, tokens: list[Token]) -> tuple[Token, Token] | None:
    """Return which agreement became which: "aus der Freundschaft wurde eine Partnerschaft"; None where none did."""
    if len(tokens) != 2 or not (_changes(line) or re.match(r"^\W*Was\b", line.text)):
        return None
    first, second = tokens
    for found in _OUT_OF.finditer(line.text):
        start = line.sentence.start + found.start()
        if start < first.start and re.match(r"^\S+\s(?:[a-zäöüß\d]\S*\s){0,4}$", line.between(start, first.start)):
            return first, second
        if first.end <= start < second.start and re.match(r"^,?\s(?:und\s)?$", line.between(first.end, start)):
            return first, second
    if re.match(r"^\W*Was\b", line.text) and re.search(
        r"\bals\s(?:eine\s)?$", line.between(line.sentence.start, first.start)
    ):
        return first, second
    is_into = _INTO.search(line.between(first.end, second.start)) and pattern("changes", "into").search(line.text)
    return (first, second) if is_into else None


def _changes(line: Line) -> bool:
    """Return whether a verb of becoming stands in a sentence that does not deny it."""
    found = [*pattern("changes", "becomes").finditer(line.text), *pattern("changes", "into").finditer(line.text)]
    return any(not is_denied(line, line.sentence.start + m.start()) for m in found) and not pattern("denied").search(
        line.text
    )


def is_still_to_become(line: Line) -> bool:
    """Return whether a change is one to come: "soll … werden", "wird im Herbst umgewandelt"."""
    return bool(re.search(r"\b(?:soll|sollen|will|wollen|möchten?|könnte)\b", line.text)) or bool(
        pattern("planned").search(line.text)
    )


def is_replaced(line: Line, token: Token) -> bool:
    """Return whether a word is what something else replaces: behind "ersetzt", "löst … ab", "an die Stelle"."""
    if line.opener(token.start) in words("relatives") and _is_replaced_behind(line, token):
        return True
    for found in pattern("replaces").finditer(line.text):
        end = line.sentence.start + found.end()
        if re.match(r"^\snicht\b", line.between(end, line.sentence.end)):
            continue
        if end <= token.start and re.match(r"^\s(?:[a-zäöüß\d]\S*\s){0,5}$", line.between(end, token.start)):
            return True
    return False


def _is_replaced_behind(line: Line, token: Token) -> bool:
    """Return whether the verb of replacing ends the clause of a word: "das die Absichtserklärung von 2009 ersetzt"."""
    return any(
        line.barriers(line.sentence.start + found.start(), token.start) == 0
        and line.sentence.start + found.start() > token.end
        for found in re.finditer(r"\b(?:ersetzt|ersetzte|ablöst|ablöste|abgelöst\shat|ersetzen\ssoll)\b", line.text)
    )

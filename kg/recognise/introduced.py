"""Find names of places behind a noun that introduces them: "die Partnerstadt X", "die Landkreise X und Y"."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.gazetteer import countries, places
from kg.lexicon.people import people_words
from kg.lexicon.places import Introduction, introduction, place_words
from kg.lexicon.roles import roles
from kg.recognise.pieces import place_end
from kg.recognise.scan import Scan
from kg.recognise.words import is_adjective, is_common, is_given, is_name_like
from kg.text import Sentence, Token

__all__ = ["Introduced", "introduced_in"]

_WHERE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """A name behind an introducing noun, from ``begin`` to ``end``; ``name`` is empty where the gazetteer knows it."""

    begin: int
    end: int
    name: str


def introduced_in(scan: Scan, sentence: Sentence) -> dict[int, Introduced]:
    """Return the introduced names of a sentence by the index of the token where they begin.

    A district keeps its kind; where it is printed before the name, the mention begins with it.
    """
    found: dict[int, Introduced] = {}
    for i, token in enumerate(sentence.tokens):
        kind = introduction(token.text) if token.is_capital else None
        for begin, end in _names(scan, sentence, i + 1, kind.is_plural) if kind is not None else ():
            if kind is not None and kind.is_plural and _is_owner(sentence.tokens, begin, end):
                continue
            name = _name(scan, sentence.tokens[begin:end], kind) if kind is not None else ""
            first = i if kind is not None and kind.district and begin == i + 1 and name else begin
            found[first] = Introduced(begin=first, end=end, name=name)
    return found


def _is_owner(tokens: tuple[Token, ...], begin: int, end: int) -> bool:
    """Return whether a name in the genitive says whose the towns are: "eine der Partnerstädte Bingens"."""
    text = tokens[begin].text
    is_one = end == begin + 1 and (end >= len(tokens) or tokens[end].text not in place_words().list_signs)
    return is_one and text.endswith("s") and not places().candidates(text)


def _names(scan: Scan, sentence: Sentence, j: int, is_plural: bool) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the names behind a noun: one, or a list behind a plural.

    Between noun and names may stand what says that they are it ("Partnerstädte sind außerdem X und Y"), between the
    names where they lie ("X in Polen, Y (Ungarn) und das chinesische Z").
    """
    tokens = sentence.tokens
    while is_plural and j < len(tokens) and tokens[j].text in place_words().being:
        j += 1
    while j < len(tokens) and (end := _end(scan, sentence, j)) is not None:
        yield j, end
        end = _past_where(tokens, end)
        if not is_plural or end + 1 >= len(tokens) or tokens[end].text not in place_words().list_signs:
            return
        j = _past_article(tokens, end + 1)


def _past_where(tokens: tuple[Token, ...], j: int) -> int:
    """Return the index behind what says where a town lies: "(Polen)", "in Polen", "in den USA"."""
    if j < len(tokens) and tokens[j].text == "(":
        closing = next((k for k in range(j, min(j + _WHERE, len(tokens))) if tokens[k].text == ")"), None)
        return j if closing is None else closing + 1
    if j < len(tokens) and tokens[j].text in {"in", "im"}:
        k = j + 1
        while k < min(j + _WHERE, len(tokens)) and tokens[k].text in people_words().articles:
            k += 1
        return k + 1 if k < len(tokens) and tokens[k].is_capital else j
    return j


def _past_article(tokens: tuple[Token, ...], j: int) -> int:
    """Return the index behind "und", an article and an adjective before the next name of a list."""
    if j < len(tokens) and tokens[j].text in {"und", "sowie"}:
        j += 1
    if j + 1 < len(tokens) and tokens[j].text in people_words().articles and is_adjective(tokens[j + 1].text):
        return j + 2
    return j


def _end(scan: Scan, sentence: Sentence, j: int) -> int | None:
    """Return where the name at ``j`` ends, None if none stands there."""
    tokens = sentence.tokens
    if not _is_name(scan, sentence, j):
        return None
    if end := place_end(tokens, j):
        return end
    if j + 1 < len(tokens) and tokens[j + 1].text in people_words().calendar:
        return None
    if places().candidates(tokens[j].text):
        return j + 1
    if is_common(tokens[j].text):
        return None
    end = j + 1
    while end < len(tokens):
        if _is_name(scan, sentence, end) and not is_common(tokens[end].text):
            end += 1
        elif tokens[end].text in place_words().joining and end + 1 < len(tokens) and _is_name(scan, sentence, end + 1):
            end += 2
        else:
            break
    # A given name before another name is a person's.
    return None if end > j + 1 and is_given(tokens[j].text) else end


def _is_name(scan: Scan, sentence: Sentence, j: int) -> bool:
    """Return whether a free capital word stands at ``j`` that is no title, country or adjective."""
    token = sentence.tokens[j]
    if not is_name_like(token) or not scan.is_free(sentence, token.start, token.end):
        return False
    if token.text.lower() in place_words().articles:  # "Partnerstädte haben Pläne: Vom Mai an …"
        return False
    if roles().find((token.text,)) or countries().by_name(token.text) or countries().by_adjective(token.text):
        return False
    return bool(places().candidates(token.text)) or not is_adjective(token.text)


def _name(scan: Scan, tokens: tuple[Token, ...], kind: Introduction) -> str:
    """Return the name with its district, or of a town that the gazetteer lacks; empty where it knows the town."""
    name = " ".join(scan.document.text[tokens[0].start : tokens[-1].end].split())
    if kind.district in place_words().kept_districts:
        return f"{kind.district} {name}"
    return "" if places().candidates(name) else name

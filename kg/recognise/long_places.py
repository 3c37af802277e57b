"""Read the names of places that several words make, also where the gazetteer knows only one of them."""

import re
from collections.abc import Sequence
from functools import cache

from kg.gazetteer import Place, countries, places
from kg.lexicon.places import introduction, links, place_words
from kg.lexicon.roles import roles
from kg.recognise.scan import Scan
from kg.recognise.words import is_common, is_given, is_name_like
from kg.text import Sentence, Token

__all__ = ["grown_end", "is_capital", "is_long_place", "opened_end", "reach", "unknown_end"]

_MAX_WORDS = 6
_MORE = 2
_GERMAN = frozenset({"DE", "AT", "CH", "LI"})
# A word that begins with a shortened article: "Reggio nell’Emilia", "Villeneuve d’Ascq".
_ELIDED = re.compile(r"(?:d|l|all|dall|dell|nell|sull)['’][A-ZÀ-Ž]\w+")
_SHORTENED = tuple(word + sign for word in ("d", "l", "all", "dall", "dell", "nell", "sull") for sign in "'’")
_FROM = frozenset({"aus", "nach"})
_MOVED = frozenset({"aus", "nach", "in", "bei", "zwischen"})
_BOUND = re.compile(r"(?:[Pp]artner|[Ff]reund)schaft(?:en)?$|^(?:verschwistert|verpartnert|Verbindung|Verbindungen)$")


def grown_end(scan: Scan, sentence: Sentence, i: int, end: int) -> int:
    """Return where a name ends that begins with a known one: "Roudnice" of "Roudnice nad Labem", "Surrey Heath"."""
    tokens, words = sentence.tokens, place_words()
    head = places().candidates(" ".join(token.text for token in tokens[i:end]))
    if head and all(place.country in _GERMAN for place in head):
        return end
    more = 0
    while end < len(tokens):
        text = tokens[end].text
        if _ELIDED.fullmatch(text):
            end += 1
        elif _joins(text, head) and (after := _behind(scan, sentence, end)):
            end = after
        elif head and text in words.kinds_behind:
            end += 1
        elif more < _MORE and _goes_on(scan, sentence, end) and (not head or head[0].country not in _GERMAN):
            end, more = end + 1, more + 1
        else:
            break
    return end


def _joins(text: str, head: Sequence[Place]) -> bool:
    """Return whether a small word joins a name that begins with some place; "des" and "das" are German elsewhere."""
    if (speaking := links().get(text)) is None:
        return text in place_words().foreign
    return bool(head) and head[0].country in speaking


def _goes_on(scan: Scan, sentence: Sentence, j: int) -> bool:
    """Return whether a name goes on with a word that is no place; a given name only where no family name follows."""
    tokens = sentence.tokens
    text = tokens[j].text
    if any(places().towns(form) and not places().is_risky(form) for form in (text, text.removesuffix("s"))):
        return False
    is_last = j + 1 >= len(tokens) or not tokens[j + 1].is_capital
    return _is_foreign(scan, sentence, j, may_be_given=is_last)


def _behind(scan: Scan, sentence: Sentence, j: int) -> int | None:
    """Return the end of what a small word and those behind it join to a name; None where no name follows."""
    while j < len(sentence.tokens) and sentence.tokens[j].text in _joining():
        j += 1
    if j >= len(sentence.tokens):
        return None
    is_name = _is_foreign(scan, sentence, j, may_be_given=True)
    return j + 1 if is_name or _ELIDED.fullmatch(sentence.tokens[j].text) else None


@cache
def _joining() -> frozenset[str]:
    return place_words().foreign | links().keys()


def _is_foreign(scan: Scan, sentence: Sentence, j: int, *, may_be_given: bool = False) -> bool:
    """Return whether a free capital word stands at ``j`` that is no German word, given name or title."""
    token = sentence.tokens[j]
    if not is_name_like(token) or token.text.isupper() or not scan.is_free(sentence, token.start, token.end):
        return False
    if is_common(token.text) or roles().find((token.text,)):
        return False
    return may_be_given or not is_given(token.text)


def opened_end(scan: Scan, sentence: Sentence, i: int) -> int | None:
    """Return the end of a name that begins with a word which only begins names of places ("Nowa Odessa")."""
    tokens = sentence.tokens
    if tokens[i].text not in place_words().openers or i + 1 >= len(tokens):
        return None
    name = tokens[i + 1]
    is_named = bool(places().candidates(name.text)) and not places().is_risky(name.text)
    if not (is_named or _is_foreign(scan, sentence, i + 1)) or not scan.is_free(sentence, tokens[i].start, name.end):
        return None
    return grown_end(scan, sentence, i, i + 2)


def is_capital(token: Token) -> bool:
    """Return whether a word may begin or end a name of a place: a capital one, or one behind a shortened article."""
    text = token.text
    return token.is_capital or text.startswith("s-") or (text.startswith(_SHORTENED) and bool(_ELIDED.fullmatch(text)))


def reach(tokens: tuple[Token, ...], i: int, stop: int, inner: frozenset[str]) -> int:
    """Return where the capital and small words end, up to ``stop``, that a name of a place from ``i`` on may have."""
    end = i
    while end < min(stop, len(tokens)) and (is_capital(tokens[end]) or tokens[end].text in inner):
        end += 1
    return end


@cache
def _small_words() -> frozenset[str]:
    return place_words().inner | place_words().foreign


def unknown_end(scan: Scan, sentence: Sentence, i: int) -> int | None:
    """Return the end of two words or more behind "aus" or "nach" that no dictionary, gazetteer or list of names has."""
    if i == 0 or sentence.tokens[i - 1].text.lower() not in _FROM:
        return None
    end = i
    while end < len(sentence.tokens) and end < i + _MORE + 1 and _is_foreign(scan, sentence, end):
        end += 1
    words = [token.text for token in sentence.tokens[i:end]]
    is_known = any(map(places().candidates, words)) or _holds_country(words)
    return end if end > i + 1 and not is_known else None


def _holds_country(words: list[str]) -> bool:
    """Return whether words begin with the name of a country: "Burkina Faso", "Sierra Leones"."""
    begins = [" ".join(words[:n]) for n in range(1, len(words) + 1)]
    return any(countries().by_name(name) or countries().by_name(name.removesuffix("s")) for name in begins)


def is_long_place(tokens: tuple[Token, ...], i: int) -> int | None:
    """Return the end of a name of several words that begins at ``i`` and names a place, not a person, by its context.

    It is a place's where the gazetteer has it and no given name begins it, or a preposition of place or a bond stands
    before it ("die Partnerschaft mit Satu Mare").
    """
    before = tokens[i - 1].text if i else ""
    is_bound = before.lower() == "mit" and i > 1 and _BOUND.search(tokens[i - 2].text) is not None
    is_introduced = before[:1].isupper() and introduction(before) is not None
    is_placed = before.lower() in _MOVED or is_introduced or is_bound
    is_open = not is_given(tokens[i].text)
    if not (is_placed or is_open):
        return None
    for end in range(reach(tokens, i, i + _MAX_WORDS, _small_words()), i + 1, -1):
        if is_capital(tokens[end - 1]) and places().candidates(" ".join(token.text for token in tokens[i:end])):
            return end
    return None

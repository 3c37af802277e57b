"""Say where the pieces end that go on with a name: towns and pairs of them, numbers, years, a club's colours."""

import re

from kg.gazetteer import places
from kg.lexicon.organisations import HeadNoun, head_of, organisation_words
from kg.recognise.scan import Scan
from kg.recognise.words import is_place_name
from kg.text import Token

__all__ = [
    "OPENING",
    "certain_place",
    "closing",
    "is_club_colour",
    "is_large_town",
    "is_region",
    "is_year",
    "joined_end",
    "numbered_end",
    "place_end",
]

OPENING = frozenset({"„", '"', "»"})
_CLOSING = frozenset({"“", '"', "«", "”"})
_DASHES = frozenset({"–", "-", "/", "‐"})
_LONG_DASHES = frozenset({"–", "‐"})
_COLOURS = re.compile(
    r"(?:Blau|Rot|Schwarz|Grün|Weiß|Gelb|Gold)-(?:Blau|Rot|Schwarz|Grün|Weiß|Gelb|Gold)|Vorwärts|Eintracht"
)
_NUMBER = frozenset({"nr", "no", "n°"})
_PLACE_WORDS = 4
_SHORTEST = 3
_QUOTED_WORDS = 10
_LARGE = 30_000
_PART_OF_LAND = re.compile(r"(?:Mittel|Ober|Unter|Nieder|Nord|Süd|Ost|West|Hoch|Vor|Zentral)(\w{4,})")
_LANDS = (
    "franken",
    "schwaben",
    "pfalz",
    "hessen",
    "sachsen",
    "thüringen",
    "bayern",
    "österreich",
    "friesland",
    "holstein",
    "westfalen",
    "lausitz",
    "gau",
    "viertel",
    "deutschland",
    "grafschaft",
    "pommern",
)
_LAND_WORD = 10
_FIELDS = frozenset({"Innern", "Inneren", "Finanzen", "Justiz", "Verteidigung", "Äußeren", "Auswärtigen"})


def closing(tokens: tuple[Token, ...], opening: int) -> int | None:
    """Return where a quoted name ends."""
    inside = range(opening + 1, min(opening + _QUOTED_WORDS, len(tokens)))
    return next((k for k in inside if tokens[k].text in _CLOSING), None)


def numbered_end(tokens: tuple[Token, ...], j: int, head: int) -> int:
    """Return the end of a house's number behind its head ("Schule Nr. 3"), with the name that stands quoted behind."""
    if j != head + 1 or j + 1 >= len(tokens) or tokens[j].text.rstrip(".").lower() not in _NUMBER:
        return j
    if not tokens[j + 1].text.isdigit():
        return j
    is_quoted = j + 2 < len(tokens) and tokens[j + 2].text in OPENING
    close = closing(tokens, j + 2) if is_quoted else None
    return j + 2 if close is None else close + 1


def joined_end(tokens: tuple[Token, ...], j: int, head: int) -> int | None:
    """Return the end of a name that goes on over the dash or slash at ``j`` ("Lohr–Burgeis", "Emden/Leer"), else None.

    Where the sign stands close on both sides a capital word behind is the other half, else only a place.
    """
    if j <= head + 1 or j + 1 >= len(tokens) or tokens[j].text not in _DASHES:
        return None
    is_close = tokens[j].start == tokens[j - 1].end and tokens[j + 1].start == tokens[j].end
    if is_close and tokens[j - 1].is_capital and tokens[j + 1].is_capital:
        return place_end(tokens, j + 1) or j + 2
    return place_end(tokens, j + 1) if is_place_name(tokens[j - 1].text) else None


def certain_place(scan: Scan, tokens: tuple[Token, ...], j: int) -> int | None:
    """Return the end of a place right behind a head that is no chance likeness to an ordinary word, None without one.

    It has several words ("Weil am Rhein"), is joined to another ("Lauf–Brive") or is the release's own town.
    """
    if tokens[j].text.startswith("Eine") and j + 1 < len(tokens) and tokens[j + 1].text == "Welt":
        return j + 2
    end = place_end(tokens, j)
    if end is not None and end > j + 1:
        return end
    if joined_end(tokens, j + 1, j - 1) is not None and tokens[j].is_capital and tokens[j + 1].text in _LONG_DASHES:
        return j + 1
    publisher = (scan.document.release.publisher or "").split()
    is_own = len(tokens[j].text) >= _SHORTEST and tokens[j].text in publisher and bool(places().towns(tokens[j].text))
    return j + 1 if is_own else None


def is_club_colour(tokens: tuple[Token, ...], k: int) -> bool:
    """Return whether a club's colours or motto stand behind its short form ("TuS Blau-Weiß", "SV Vorwärts")."""
    return _COLOURS.fullmatch(tokens[k].text) is not None and tokens[k - 1].text[-1:].isupper()


def is_year(tokens: tuple[Token, ...], j: int, noun: HeadNoun) -> bool:
    """Return whether a number is the year in a club's name ("MGV 1862 Musterstadt", "FC Musterstadt 04")."""
    if noun.head.kind != "association" or not noun.base[-1:].isupper():
        return False
    following = tokens[j + 1] if j + 1 < len(tokens) else None
    if head_of(tokens[j - 1].text) is not None:
        return len(tokens[j].text) == 4 and following is not None and is_place_name(following.text)
    return tokens[j].text.startswith("0") and (following is None or not following.is_capital)


def is_region(word: str) -> bool:
    """Return whether a word names a part of a country or a double of two places ("Sparkasse Mittelthüringen")."""
    if word in organisation_words().landscapes or (word.endswith(_LANDS) and len(word) > _LAND_WORD):
        return True
    found = _PART_OF_LAND.fullmatch(word)
    return found is not None and bool(places().towns(found[1].capitalize()))


def is_large_town(word: str) -> bool:
    """Return whether a word is also the name of a large town ("Theater Essen")."""
    options = places().towns(word)
    return bool(options) and options[0].population >= _LARGE


def place_end(tokens: tuple[Token, ...], j: int) -> int | None:
    """Return the end of the longest name of a place that begins at ``j``, None if none does.

    Examples
    --------
    >>> from kg.text import Token
    >>> words = "Tel Aviv-Yafo war".split()
    >>> place_end(tuple(Token(text=w, start=0, end=0, lemma=w) for w in words), 0)
    2
    """
    for end in range(min(j + _PLACE_WORDS, len(tokens)), j, -1):
        name = " ".join(token.text for token in tokens[j:end])
        is_whole = tokens[j].is_capital and (tokens[end - 1].is_capital or tokens[end - 1].text == ")")
        if is_whole and (places().towns(name) if end > j + 1 else is_place_name(name)):
            return end
    return None


def field_end(tokens: tuple[Token, ...], j: int) -> int:
    """Return the end of a ministry's first field in the genitive ("des Innern und für Sport"), before the next one."""
    if j + 1 >= len(tokens) or tokens[j].text not in {"der", "des"} or tokens[j + 1].text not in _FIELDS:
        return j
    is_more = j + 3 < len(tokens) and tokens[j + 2].text == "und" and tokens[j + 3].text == "für"
    return j + 2 + is_more

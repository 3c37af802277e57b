"""Say where the name of an organisation ends that begins with its head noun."""

import re

from kg.gazetteer import places
from kg.lexicon.organisations import HeadNoun, head_of, organisation_words
from kg.lexicon.people import people_words
from kg.lexicon.roles import roles
from kg.recognise.purposes import purpose_end
from kg.recognise.scan import Scan
from kg.recognise.words import is_adjective, is_common, is_given, is_place_name
from kg.text import Sentence, Token

__all__ = ["name_end", "place_end", "section_end"]

_OPENING = frozenset({"„", '"', "»"})
_CLOSING = frozenset({"“", '"', "«", "”"})
_DASHES = frozenset({"–", "-", "/", "‐"})
_PLACE_WORDS = 4
_QUOTED_WORDS = 10
_LARGE = 30_000
# Kinds whose part of another body is named with it ("Institut für X der Universität Y").
_PARTS = frozenset({"cultural-institution", "consulate", "association", "municipal-office"})
_WHOLES = frozenset({"university", "other"})
# Kinds that are named with the town that runs them ("Musikschule der Stadt Musterhausen").
_TOWN_HOUSES = frozenset({"school", "cultural-institution"})
_OF_STATES = frozenset({"ministry", "foundation", "agency"})


def name_end(scan: Scan, sentence: Sentence, i: int, noun: HeadNoun) -> int:
    """Return the index behind the last token of the name whose head stands at ``i``."""
    tokens, words = sentence.tokens, organisation_words()
    j = i + 1
    if j < len(tokens) and tokens[j].text in _OPENING and (close := _closing(tokens, j)):
        return close + 1
    behind = tokens[j].text if j < len(tokens) else ""
    if noun.head.gender != "p" and (
        behind in words.purpose or (behind in words.aim and noun.head.kind in words.aim_kinds)
    ):
        has_article = (
            noun.head.needs == "purpose" and j + 1 < len(tokens) and tokens[j + 1].text in {"die", "das", "den"}
        )
        j = _state_end(tokens, purpose_end(tokens, j + 1 if has_article else j))
    elif noun.head.needs == "subject" and j < len(tokens) and tokens[j].is_capital and not is_given(behind):
        j = purpose_end(tokens, j - 1)
    elif noun.head.needs == "english" and behind in words.english_links:
        j = _english_end(tokens, j)
    else:
        j = _complement_end(scan, sentence, j, noun)
    if noun.head.kind in _OF_STATES:
        j = _state_end(tokens, j)
    j = _proper_end(scan, sentence, i, j, noun)
    while j < len(tokens) and tokens[j].text in words.legal_forms:
        j += 1
    return section_end(tokens, j)


def section_end(tokens: tuple[Token, ...], j: int) -> int:
    """Return the end of a local branch behind the name of a body (", Ortsverband Kiel"), ``j`` where none stands."""
    if j + 2 < len(tokens) and tokens[j].text == "," and tokens[j + 1].text in organisation_words().sections:
        town = tokens[j + 2]
        is_town = town.is_capital and ("-" in town.text or not is_common(town.text))
        return place_end(tokens, j + 2) or (j + 3 if is_town else j)
    return j


def _state_end(tokens: tuple[Token, ...], j: int) -> int:
    """Return the end of a state behind the name of its ministry ("… für Bildung des Saarlandes")."""
    if j + 1 >= len(tokens) or tokens[j].text != "des":
        return j
    if tokens[j + 1].text in organisation_words().states:
        return min(j + 3, len(tokens))
    names = (tokens[j + 1].text.removesuffix(ending) for ending in ("es", "s"))
    return j + 2 if any(place.kind == "state" for name in names for place in places().towns(name)) else j


def _closing(tokens: tuple[Token, ...], opening: int) -> int | None:
    """Return where a quoted name ends."""
    inside = range(opening + 1, min(opening + _QUOTED_WORDS, len(tokens)))
    return next((k for k in inside if tokens[k].text in _CLOSING), None)


def _english_end(tokens: tuple[Token, ...], j: int) -> int:
    """Return the end of "of Science and Technology"; small words count only before a capital."""
    end = j
    while end < len(tokens):
        if tokens[end].is_capital:
            end += 1
        elif (
            tokens[end].text in organisation_words().english_links
            and end + 1 < len(tokens)
            and tokens[end + 1].is_capital
        ):
            end += 2
        else:
            break
    return end


def _complement_end(scan: Scan, sentence: Sentence, j: int, noun: HeadNoun) -> int:
    """Return the end of "der Universität Y", "des Königreichs Marokko", "zu Köln" or "am Hohen Ring" at ``j``."""
    tokens, words = sentence.tokens, organisation_words()
    if j + 1 >= len(tokens):
        return j
    word, following = tokens[j].text, tokens[j + 1].text
    if word in {"der", "des"}:
        return _owner_end(scan, sentence, j, noun)
    if word in words.of_town:
        town = tokens[j + 1]
        is_town = town.is_capital and not (is_common(town.text) or is_given(town.text))
        return place_end(tokens, j + 1) or (j + 2 if is_town else j)
    if word in {"am", "an"}:
        begin = j + 2 if following == "der" else j + 1
        end = begin + 1 if begin < len(tokens) and is_adjective(tokens[begin].text) else begin
        if end < len(tokens) and tokens[end].text.lower().endswith(tuple(words.streets)) and tokens[end].is_capital:
            return end + 1
    return j


def _owner_end(scan: Scan, sentence: Sentence, j: int, noun: HeadNoun) -> int:
    """Return the end of "der Republik X", "der Stadt X" or "der Universität X" at ``j``."""
    tokens = sentence.tokens
    following = tokens[j + 1].text
    if following in organisation_words().states and j + 2 < len(tokens):
        return j + 3
    if following == "Stadt" and noun.head.kind in _TOWN_HOUSES and (end := place_end(tokens, j + 2)):
        return end
    whole = head_of(following) if noun.head.kind in _PARTS else None
    wholes = _WHOLES | _TOWN_HOUSES if noun.head.kind == "association" else _WHOLES
    return name_end(scan, sentence, j + 1, whole) if whole and whole.head.kind in wholes else j


def _proper_end(scan: Scan, sentence: Sentence, head: int, j: int, noun: HeadNoun) -> int:
    """Return where the proper names end that begin at ``j``; places may be joined by a dash."""
    tokens = sentence.tokens
    while j < len(tokens):
        joined = tokens[j].text in _DASHES and j > head + 1 and is_place_name(tokens[j - 1].text)
        if joined and (end := place_end(tokens, j + 1)):
            j = end
        elif _continues(scan, sentence, j, head, noun):
            j = max(j + 1, place_end(tokens, j) or 0)
        elif j > head + 1 and _is_open(scan, sentence, tokens[j]) and (end := place_end(tokens, j)):
            j = end
        else:
            break
    return j


def _continues(scan: Scan, sentence: Sentence, j: int, head: int, noun: HeadNoun) -> bool:
    """Return whether the token at ``j`` goes on with the name: a number, a place, a name of a person, a proper name."""
    token, before = sentence.tokens[j], sentence.tokens[j - 1]
    is_first = j == head + 1
    if token.text.isdigit():
        return is_first and len(token.text) < 3
    if not token.is_capital or not _is_open(scan, sentence, token):
        return False
    if is_place_name(token.text) or (is_first and (_is_large_town(token.text) or _is_region(token.text))):
        return True
    if is_given(token.text):
        return is_first or before.is_capital
    return noun.head.needs == "apposed" or _goes_on(sentence.tokens, j, is_first=is_first)


def _goes_on(tokens: tuple[Token, ...], j: int, *, is_first: bool) -> bool:
    """Return whether a capital word that is neither place nor given name goes on with a name, or names a street."""
    streets = tuple(organisation_words().streets)
    word = tokens[j].text
    if not is_first:
        is_family = is_given(tokens[j - 1].text) and not places().towns(tokens[j - 2].text)
        return is_family or word.lower().endswith(streets) or not is_common(word)
    if _is_apposed(tokens, j):
        return True
    if "-" in word and all(part[:1].isupper() for part in word.split("-")):
        return True
    before_street = is_adjective(word) and j + 1 < len(tokens) and tokens[j + 1].text.lower().endswith(streets)
    return before_street or not (is_adjective(word) or is_common(word))


def _is_apposed(tokens: tuple[Token, ...], j: int) -> bool:
    """Return whether an ordinary word begins a name of several capital words ("Provinz Eastern Cape").

    A plural or a title is what the body does something to or who leads it: "lud das Museum Kinder aus Lille ein".
    """
    token, following = tokens[j], tokens[j + 1] if j + 1 < len(tokens) else None
    if following is None or not following.is_capital or token.lemma != token.text or is_given(following.text):
        return False
    calendar = people_words().calendar
    return not roles().find((token.text,)) and token.text not in calendar and following.text not in calendar


_PART_OF_LAND = re.compile(r"(?:Mittel|Ober|Unter|Nieder|Nord|Süd|Ost|West|Hoch|Vor|Zentral)(\w{4,})")


def _is_region(word: str) -> bool:
    """Return whether a word names a part of a country or a double of two places ("Sparkasse Mittelthüringen")."""
    found = _PART_OF_LAND.fullmatch(word)
    return found is not None and bool(places().towns(found[1].capitalize()))


def _is_large_town(word: str) -> bool:
    """Return whether a word is also the name of a large town ("Theater Essen")."""
    options = places().towns(word)
    return bool(options) and options[0].population >= _LARGE


def _is_open(scan: Scan, sentence: Sentence, token: Token) -> bool:
    """Return whether nothing but a place was found at a token."""
    if scan.is_free(sentence, token.start, token.end):
        return True
    there = scan.at(sentence, token.start)
    return there is None or there.kind == "place"


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

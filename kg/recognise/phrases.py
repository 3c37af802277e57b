"""Say where the name of an organisation ends that begins with its head noun."""

import re

from kg.gazetteer import countries, places
from kg.lexicon.organisations import HeadNoun, head_of, organisation_words
from kg.lexicon.people import people_words
from kg.lexicon.roles import roles
from kg.recognise.namesakes import has_own_name
from kg.recognise.pieces import (
    OPENING,
    certain_place,
    closing,
    field_end,
    is_club_colour,
    is_large_town,
    is_region,
    is_year,
    joined_end,
    numbered_end,
    place_end,
)
from kg.recognise.purposes import purpose_end
from kg.recognise.scan import Scan
from kg.recognise.tails import english_end, is_office, is_state_genitive, names_many, section_end, state_end
from kg.recognise.words import is_adjective, is_common, is_given, is_place_name, is_town_adjective
from kg.text import Sentence, Token

__all__ = ["name_end"]

_SITES = frozenset({"Schloss", "Schloß", "Burg", "Kloster", "Stift"})
_ARTICLES = frozenset({"die", "das", "den"})
_SAINTS = frozenset({"St.", "Sankt", "Saint"})
_ELIDED = re.compile(r"(?:d|l|dell)['’][A-ZÀ-Ý]")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
# Kinds whose part of another body is named with it ("Institut für X der Universität Y").
_PARTS = frozenset({"cultural-institution", "consulate", "association", "municipal-office"})
_WHOLES = frozenset({"university", "other"})
# Kinds that are named with the town that runs them ("Musikschule der Stadt Musterhausen").
_TOWN_HOUSES = frozenset({"school", "cultural-institution"})
_OF_STATES = frozenset({"ministry", "foundation", "agency"})
# Large towns abroad that stand behind "zu" only as ordinary words.
_NO_TOWNS = frozenset({"Ende"})
# Offices whose staff is a body ("Büro des Oberbürgermeisters").
_HEADS = frozenset({"mayor", "deputy-mayor", "district-head", "department-head"})


def name_end(scan: Scan, sentence: Sentence, i: int, noun: HeadNoun) -> int:
    """Return the index behind the last token of the name whose head stands at ``i``."""
    tokens, words = sentence.tokens, organisation_words()
    j = i + 1
    if j < len(tokens) and tokens[j].text in OPENING and (close := closing(tokens, j)):
        return close + 1
    if noun.head.kind == "ministry":
        j = field_end(tokens, j)
    elif j < len(tokens) and tokens[j].text == "plus" and noun.base.endswith("ealschule"):
        j += 1
    behind = tokens[j].text if j < len(tokens) else ""
    if noun.head.gender != "p" and (
        behind in words.purpose
        or (behind in words.aim and noun.head.kind in words.aim_kinds and not noun.base.isupper())
    ):
        has_article = noun.head.needs == "purpose" and j + 1 < len(tokens) and tokens[j + 1].text in _ARTICLES
        j = state_end(tokens, purpose_end(tokens, j + 1 if has_article else j))
        if noun.head.kind == "university":
            j = _university_end(scan, sentence, j)
    elif _has_subject(noun, behind) and j < len(tokens) and tokens[j].is_capital and not is_given(behind):
        j = purpose_end(tokens, j - 1)
    elif names_many(tokens, j, noun):
        j += 2
    elif noun.head.needs == "english" and behind in words.english_links:
        j = english_end(tokens, j)
    else:
        j = _complement_end(scan, sentence, j, noun)
    if noun.head.kind in _OF_STATES or (j + 1 < len(tokens) and tokens[j + 1].text not in words.states):
        j = state_end(tokens, j)
    if noun.head.kind == "consulate" or noun.base == "Botschaft":
        j += j < len(tokens) and is_state_genitive(tokens[j].text)
    j = _proper_end(scan, sentence, i, j, noun)
    while j < len(tokens) and tokens[j].text in words.legal_forms:
        j += 1
    return section_end(tokens, j)


def _university_end(scan: Scan, sentence: Sentence, j: int) -> int:
    """Return the end of the university whose institute was named ("… der Technischen Universität Y")."""
    tokens = sentence.tokens
    if j >= len(tokens) or tokens[j].text not in {"der", "des"}:
        return j
    k = j + 1
    while k < len(tokens) and tokens[k].is_capital and is_adjective(tokens[k].text) and head_of(tokens[k].text) is None:
        k += 1
    whole = head_of(tokens[k].text) if k < len(tokens) else None
    if whole is None or whole.head.kind != "university" or whole.head.word == "Institut":
        return j
    end = name_end(scan, sentence, k, whole)
    return end if end > k + 1 or k > j + 1 or has_own_name(whole) else j


def _has_subject(noun: HeadNoun, behind: str) -> bool:
    """Return whether what an office deals with stands behind it ("Fachbereich Kultur", "Büro Europa")."""
    return noun.head.needs == "subject" or (noun.base == "Büro" and behind in organisation_words().matters)


def _complement_end(scan: Scan, sentence: Sentence, j: int, noun: HeadNoun) -> int:
    """Return the end of "der Universität Y", "des Königreichs Marokko", "zu Köln" or "am Hohen Ring" at ``j``."""
    tokens, words = sentence.tokens, organisation_words()
    if j + 1 >= len(tokens):
        return j
    word, following = tokens[j].text, tokens[j + 1].text
    if word in {"der", "des"}:
        return _owner_end(scan, sentence, j, noun)
    if word in words.of_town and noun.head.needs != "english" and not is_office(noun):
        town = tokens[j + 1]
        is_known = word == "zu" and is_large_town(town.text) and town.text not in _NO_TOWNS
        is_town = town.is_capital and (is_known or not (is_common(town.text) or is_given(town.text)))
        return place_end(tokens, j + 1) or (j + 2 if is_town else j)
    if word.lower() in {"am", "an", "auf"}:
        begin = j + 2 if following in {"der", "dem", "den"} else j + 1
        end = begin + 1 if begin < len(tokens) and is_adjective(tokens[begin].text) else begin
        if end < len(tokens) and tokens[end].is_capital and _is_site(tokens[end].text, word, noun):
            return end + 1
    return j


def _is_site(name: str, preposition: str, noun: HeadNoun) -> bool:
    """Return whether a word behind "am" or "an der" names where a house stands ("am Waldhof", "an der Niers")."""
    is_house = noun.head.kind in {"school", "company"}
    if name.lower().endswith(tuple(organisation_words().streets)) or (is_house and preposition == "Am"):
        return True
    return is_house and preposition != "auf" and not is_common(name)


def _owner_end(scan: Scan, sentence: Sentence, j: int, noun: HeadNoun) -> int:
    """Return the end of "der Republik X", "der Stadt X" or "der Universität X" at ``j``."""
    tokens = sentence.tokens
    following = tokens[j + 1].text
    if following in organisation_words().states and j + 2 < len(tokens):
        return j + 3
    office = roles().find((following,)) if noun.base == "Büro" else None
    if following in organisation_words().landscapes or (office is not None and office.code in _HEADS):
        return j + 2
    if following == "Stadt" and noun.head.kind in _TOWN_HOUSES and (end := place_end(tokens, j + 2)):
        return end
    whole = head_of(following) if noun.head.kind in _PARTS else None
    is_friend = noun.head.kind == "association"
    wholes = _WHOLES | _TOWN_HOUSES if is_friend else _WHOLES
    has_friends = whole is not None and is_friend and whole.base.lower().endswith("feuerwehr")
    return name_end(scan, sentence, j + 1, whole) if whole and (whole.head.kind in wholes or has_friends) else j


def _proper_end(scan: Scan, sentence: Sentence, head: int, j: int, noun: HeadNoun) -> int:
    """Return where the proper names end that begin at ``j``; places may be joined by a dash."""
    tokens = sentence.tokens
    if noun.head.needs != "subject":
        j = numbered_end(tokens, j, head)
    while j < len(tokens):
        is_near = j == head + 1 and _is_open(scan, sentence, tokens[j])
        if end := joined_end(tokens, j, head) or (certain_place(scan, tokens, j) if is_near else None):
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
    if _ELIDED.match(token.text):
        return before.is_capital and not is_first
    if token.text.isdigit():
        return is_year(sentence.tokens, j, noun) or (is_first and len(token.text) < 3)
    if not token.is_capital or not _is_open(scan, sentence, token):
        return False
    if (
        (is_first and _is_matter(token.text, noun))
        or is_place_name(token.text)
        or (is_first and (is_large_town(token.text) or is_region(token.text)))
        or (is_region(before.text) and (is_region(token.text) or token.text in organisation_words().bearings))
    ):
        return True
    if is_given(token.text):
        is_bearer = noun.head.kind not in {"municipal-office", "ministry"}
        return is_bearer and (is_first or before.is_capital)
    return noun.head.needs == "apposed" or _goes_on(sentence.tokens, j, is_first=is_first)


def _is_matter(word: str, noun: HeadNoun) -> bool:
    """Return whether a word says what an association is for, or the country of its friends."""
    is_named = word in organisation_words().matters or countries().by_name(word) is not None
    return noun.head.kind == "association" and is_named


def _goes_on(tokens: tuple[Token, ...], j: int, *, is_first: bool) -> bool:
    """Return whether a capital word that is neither place nor given name goes on with a name, or names a street."""
    if tokens[j - 1].text in _SAINTS or _INITIAL.fullmatch(tokens[j - 1].text):
        return True
    return _begins(tokens, j) if is_first else _follows(tokens, j)


def _follows(tokens: tuple[Token, ...], j: int) -> bool:
    """Return whether an ordinary capital word goes on with a name behind its first word."""
    before, word = tokens[j - 1].text, tokens[j].text
    if is_adjective(before) and not (is_town_adjective(before) and is_place_name(before)):
        return True
    is_family = is_given(before) and not places().towns(tokens[j - 2].text)
    english = organisation_words().english_parts
    if word in english and (before in english or not is_common(before)):
        return True
    return is_family or word.lower().endswith(tuple(organisation_words().streets)) or not is_common(word)


def _begins(tokens: tuple[Token, ...], j: int) -> bool:
    """Return whether an ordinary capital word right behind a head begins its name."""
    streets = tuple(organisation_words().streets)
    word, following = tokens[j].text, tokens[j + 1] if j + 1 < len(tokens) else None
    is_double = "-" in word and all(part[:1].isupper() for part in word.split("-"))
    if _is_apposed(tokens, j) or is_club_colour(tokens, j) or is_double:
        return True
    if is_adjective(word) and not is_town_adjective(word) and following is not None and following.is_capital:
        return not is_given(following.text)
    before_street = is_adjective(word) and following is not None and following.text.lower().endswith(streets)
    return before_street or not (is_adjective(word) or is_common(word))


def _is_apposed(tokens: tuple[Token, ...], j: int) -> bool:
    """Return whether an ordinary word begins a name of several capital words ("Provinz Eastern Cape").

    A plural or a title is what the body does something to or who leads it: "lud das Museum Kinder aus Lille ein".
    """
    token, following = tokens[j], tokens[j + 1] if j + 1 < len(tokens) else None
    if token.text in _SITES and following is not None and following.is_capital:
        return True
    if following is None or not following.is_capital or token.lemma != token.text or is_given(following.text):
        return False
    calendar = people_words().calendar
    return not roles().find((token.text,)) and token.text not in calendar and following.text not in calendar


def _is_open(scan: Scan, sentence: Sentence, token: Token) -> bool:
    """Return whether nothing but a place was found at a token."""
    if scan.is_free(sentence, token.start, token.end):
        return True
    there = scan.at(sentence, token.start)
    return there is None or there.kind == "place"

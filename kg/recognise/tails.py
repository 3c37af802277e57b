"""Say where the last parts of a body's name end: a state in the genitive, what stands behind an English head."""

from itertools import takewhile

from kg.gazetteer import countries, places
from kg.lexicon.organisations import HeadNoun, organisation_words
from kg.recognise.pieces import place_end
from kg.recognise.words import is_adjective, is_common
from kg.text import Token

__all__ = ["english_end", "is_office", "is_state_genitive", "names_many", "section_end", "state_end"]

# Kinds of bodies that are called by whom they join.
_OF_MANY = frozenset({"association", "network"})
_OFFICES = ("amt", "abteilung", "dienste", "dezernat", "referat", "verwaltung")


def state_end(tokens: tuple[Token, ...], j: int) -> int:
    """Return the end of a state behind the name of its ministry ("… für Bildung des Saarlandes")."""
    if j + 1 >= len(tokens) or tokens[j].text != "des":
        return j
    if tokens[j + 1].text in organisation_words().states:
        is_named = j + 2 < len(tokens) and tokens[j + 2].is_capital
        return j + 3 if is_named else j
    names = (tokens[j + 1].text.removesuffix(ending) for ending in ("es", "s"))
    return j + 2 if any(place.kind == "state" for name in names for place in places().towns(name)) else j


def is_state_genitive(word: str) -> bool:
    """Return whether a word is a state's name in the genitive ("Honorarkonsulat Lettlands")."""
    return word.endswith("s") and countries().by_name(word[:-1]) is not None


def english_end(tokens: tuple[Token, ...], j: int) -> int:
    """Return the end of "of Science and Technology"; small words count only before a capital."""
    end = j
    while end < len(tokens):
        if tokens[end].is_capital and tokens[end].text.endswith("innen"):
            break
        if tokens[end].is_capital:
            end += 1
        elif (links := _links(tokens, end)) and end + links < len(tokens) and tokens[end + links].is_capital:
            end += links + 1
        else:
            break
    return end


def _links(tokens: tuple[Token, ...], j: int) -> int:
    """Return how many small English words stand at ``j`` ("of the")."""
    return sum(1 for _ in takewhile(lambda token: token.text in organisation_words().english_links, tokens[j:]))


def section_end(tokens: tuple[Token, ...], j: int) -> int:
    """Return the end of a local branch behind the name of a body (", Ortsverband Kiel"), ``j`` where none stands."""
    if j + 2 < len(tokens) and tokens[j].text == "," and tokens[j + 1].text in organisation_words().sections:
        town = tokens[j + 2]
        is_town = town.is_capital and ("-" in town.text or not is_common(town.text))
        return place_end(tokens, j + 2) or (j + 3 if is_town else j)
    return j


def names_many(tokens: tuple[Token, ...], j: int, noun: HeadNoun) -> bool:
    """Return whether a genitive of many without article stands at ``j`` ("Verband kommunaler Unternehmen")."""
    if noun.head.kind not in _OF_MANY or j + 1 >= len(tokens):
        return False
    if not (tokens[j].text.islower() and tokens[j].text.endswith("er")):
        return False
    many = tokens[j + 1]
    return is_adjective(tokens[j].text.capitalize()) and many.is_capital and many.text.endswith(("n", "s", "er", "e"))


def is_office(noun: HeadNoun) -> bool:
    """Return whether a head is an office, whose town is no part of its name ("das Umweltamt von Musterstadt")."""
    return noun.head.kind == "municipal-office" and noun.base.lower().endswith(_OFFICES)

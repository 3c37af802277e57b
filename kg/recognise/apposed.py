"""See where a noun only says of which kind a body is whose own name stands behind it: "die Forstbehörde OBPE"."""

from kg.lexicon.organisations import HeadNoun, organisation_words
from kg.recognise.pieces import is_region, place_end
from kg.recognise.words import is_adjective, is_place_name
from kg.text import Token

__all__ = ["is_acronym", "own_name_begin"]

_LETTERS = 3


def own_name_begin(tokens: tuple[Token, ...], head: int, end: int, noun: HeadNoun) -> int:
    """Return where the own name of a body begins.

    Parameters
    ----------
    tokens : the words of the sentence
    head : the index of the head noun, with which the name begins as read so far
    end : the index behind its last word
    noun : the head

    Returns
    -------
    The index behind the head where that is a compound before letters ("Planungsinstitut IPPUC"), a classifier, or a
    plain head before a name that has a legal form; the index of the head itself otherwise, and before a place: it is
    the "Forstbehörde Lüneburg".
    """
    own = head + 1
    is_ministry = noun.head.kind == "ministry" and not noun.base.endswith("behörde")
    if own >= end or not tokens[own].is_capital or is_ministry:
        return head
    words, word = organisation_words(), tokens[own].text
    if noun.is_compound and word.isupper():
        return own if is_acronym(word) else head
    has_form = tokens[end - 1].text in words.legal_forms
    is_classifier = noun.base.lower().endswith(tuple(words.classifiers))
    if not is_classifier and not (has_form and noun.base in words.classifiers_of_forms):
        return head
    is_place = place_end(tokens, own) or is_region(word) or is_place_name(word) or is_adjective(word)
    return head if is_place else own


def is_acronym(word: str) -> bool:
    """Return whether a word is the short name of a body, not of a state or land."""
    return len(word) >= _LETTERS and word.isalpha() and word.isupper() and word not in organisation_words().land_letters

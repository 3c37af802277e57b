"""Say where the name of an organisation begins that ends with its head noun."""

from kg.gazetteer import countries, places
from kg.lexicon.organisations import HeadNoun, head_of, organisation_words
from kg.lexicon.people import people_words
from kg.lexicon.places import place_words
from kg.lexicon.programmes import kind_of_word
from kg.lexicon.roles import roles
from kg.recognise.namesakes import NAMED_AFTER, has_own_name
from kg.recognise.printed_names import ADJECTIVE
from kg.recognise.scan import Scan
from kg.recognise.words import is_adjective, is_common, is_given, is_place_name, is_town_adjective
from kg.text import Sentence, Token

__all__ = ["name_begin"]

_DETERMINERS = frozenset("der die das dem den des im am vom zum zur beim ins".split())
# Heads that English names share with German ones.
_ENGLISH = frozenset(
    "Club School College Center Centre Institute Association Foundation Council Society"
    " Committee Academy Gallery Library Fund Group".split()
)
_PAID = frozenset({"company", "foundation"})
_SHORT = 5
_NAMES = 4
_PAIR = 2
# Kinds and nouns of bodies that a small adjective tells to which state they belong.
_OF_STATES = frozenset({"ministry", "consulate", "Botschaft", "Handelskammer", "Außenhandelskammer"})
# Ranks and titles before a given name in the name of a house ("Herzog August Bibliothek").
_RANKS = frozenset(
    "Herzog Herzogin Graf Gräfin Fürst Fürstin König Königin Kaiser Kaiserin Prinz Prinzessin Bischof".split()
)


def name_begin(scan: Scan, sentence: Sentence, i: int, noun: HeadNoun) -> int:
    """Return where the name begins: adjectives, proper names, and the first half of "Industrie- und Handelskammer"."""
    tokens = sentence.tokens
    if i > 1 and tokens[i - 1].text == "und" and tokens[i - 2].text.endswith("-"):
        begin = i - 2
        while begin > 0 and tokens[begin].text.strip("-0123456789") == "" and tokens[begin - 1].text[0].isalnum():
            begin -= 1
    else:
        begin = _ordinal(tokens, i) if noun.base.isupper() else i
    if begin == i > 0 and _is_state_adjective(tokens[i - 1].text, noun):
        return i - 1
    if begin == i > 0 and noun.head.adjectives and tokens[i - 1].text.startswith(noun.head.adjectives):
        begin -= 1
    elif begin == i and (named := _bearer(tokens, i, noun)) < i:
        return named
    while begin > 0:
        if scan.is_open(sentence, tokens[begin - 1]) and _belongs_before(tokens, begin - 1, i, noun):
            begin -= 1
        elif begin < i and _is_joined(tokens, begin, noun) and scan.is_open(sentence, tokens[begin - 2]):
            begin -= 2
        else:
            break
    return begin


def _is_english(noun: HeadNoun) -> bool:
    """Return whether a head may end an English name."""
    return noun.head.needs == "english" or noun.head.word in _ENGLISH


def _is_joined(tokens: tuple[Token, ...], begin: int, noun: HeadNoun) -> bool:
    """Return whether the name goes on before its first word: behind "&" ("Ada & Bo Muster Stiftung"), or in English."""
    if begin > _PAIR and tokens[begin - 1].text == "&":
        before = tokens[begin - 2].text
        if before[:1].isupper() and (is_given(before) or not is_common(before)):
            return True
    return _joins_english(tokens, begin, noun)


def _joins_english(tokens: tuple[Token, ...], begin: int, noun: HeadNoun) -> bool:
    """Return whether "and" joins two capitals before an English head ("Mustra Water and Power Company")."""
    if noun.head.needs != "english" or begin < _PAIR or tokens[begin - 1].text not in {"and", "&", "of"}:
        return False
    before = tokens[begin - 2].text
    return before in organisation_words().english_parts or not is_common(before)


def _bearer(tokens: tuple[Token, ...], i: int, noun: HeadNoun) -> int:
    """Return where somebody's name begins that stands between an article and a house ("die Anna Muster Schule")."""
    begin = i
    while begin > 0 and tokens[begin - 1].is_capital and tokens[begin - 1].text.isalpha():
        begin -= 1
    words = [token.text for token in tokens[begin:i]]
    if noun.head.kind not in NAMED_AFTER or begin == 0 or tokens[begin - 1].text not in _DETERMINERS:
        return i
    if len(words) < 2 or len(words) > _NAMES or (words[0] not in _RANKS and not is_given(words[0])):
        return i
    return begin if all(head_of(word) is None and roles().find((word,)) is None for word in words[1:]) else i


def _is_state_adjective(word: str, noun: HeadNoun) -> bool:
    """Return whether a small adjective says whose ministry or embassy is meant ("das dänische Kulturministerium")."""
    if not word.islower() or (noun.head.kind not in _OF_STATES and noun.base not in _OF_STATES):
        return False
    return countries().by_adjective(word) is not None or word.startswith(tuple(organisation_words().land_adjectives))


def _belongs_before(tokens: tuple[Token, ...], k: int, head: int, noun: HeadNoun) -> bool:
    """Return whether the capital word at ``k`` belongs to the name whose head follows."""
    word = tokens[k].text
    if is_adjective(word):
        return k > 0 or is_town_adjective(word) or "isch" in word
    if _is_capital_adjective(tokens, k) or (word in organisation_words().english_parts and _is_english(noun)):
        return True
    return _is_name_before(tokens, k, head, noun)


def _is_capital_adjective(tokens: tuple[Token, ...], k: int) -> bool:
    """Return whether an adjective with a capital stands behind an article ("im Stadtgeschichtlichen Museum")."""
    word = tokens[k].text
    return k > 0 and word.endswith(ADJECTIVE) and tokens[k - 1].text in _DETERMINERS and not is_given(word)


def _is_name_before(tokens: tuple[Token, ...], k: int, head: int, noun: HeadNoun) -> bool:
    """Return whether a place, a given name or a proper name stands before a head as part of its name."""
    word = tokens[k].text
    if word in people_words().degrees and is_given(tokens[k + 1].text) and k + 1 < head:
        return True
    is_no_name = word.isdigit() or word.endswith("-") or word.lower() in _DETERMINERS
    if k == 0 or is_no_name or _is_genitive_place(word):
        return False
    if is_place_name(word):
        return tokens[k - 1].text not in place_words().before_town
    if is_given(word):
        return k + 1 < head or _is_named_in_two(word, noun)
    if noun.head.kind in NAMED_AFTER and k > 1 and (is_given(tokens[k - 1].text) or _is_apart(tokens, k, head, noun)):
        return True
    return not is_common(word) or (noun.head.needs == "english" and _is_foreign(tokens, k, head))


def _is_apart(tokens: tuple[Token, ...], k: int, head: int, noun: HeadNoun) -> bool:
    """Return whether an ordinary word between an article and a plain head is its name ("die Taunus Sparkasse")."""
    if noun.is_compound or noun.head.kind not in _PAID or tokens[k].lemma != tokens[k].text:
        return False
    is_led_in = tokens[k - 1].text in _DETERMINERS and k + 1 <= head
    return is_led_in and roles().find((tokens[k].text,)) is None and tokens[k].text not in people_words().calendar


def _is_named_in_two(word: str, noun: HeadNoun) -> bool:
    """Return whether a given name stands before the family name of a house ("Auguste Viktoria-Schule")."""
    is_after = noun.head.kind in NAMED_AFTER and "-" in noun.base and has_own_name(noun)
    return is_after and not word.endswith("er")


def _ordinal(tokens: tuple[Token, ...], i: int) -> int:
    """Return where the number begins that stands before a club's head ("1. FC Musterstadt"), ``i`` without one."""
    return i - 2 if i > 1 and tokens[i - 1].text == "." and tokens[i - 2].text in {"1", "2"} else i


def _is_foreign(tokens: tuple[Token, ...], k: int, head: int) -> bool:
    """Return whether a word that a German dictionary has may stand in an English name before its head."""
    word = tokens[k].text
    if k + 1 == head or kind_of_word(word) is not None or head_of(word) is not None:
        return False
    return tokens[k].lemma == word or len(word) < _SHORT


def _is_genitive_place(word: str) -> bool:
    return word.endswith("s") and bool(places().towns(word[:-1]))

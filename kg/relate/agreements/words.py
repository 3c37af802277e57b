"""The words for agreements, from ``data/lexicon/de/agreements.yaml``."""

import re
from collections.abc import Mapping
from functools import cache

from kg.lexicon import load_yaml
from kg.syntax.verbs import participle_lemma
from kg.text import Token

__all__ = [
    "alternatives",
    "attributive_act",
    "is_about_agreements",
    "is_plural",
    "kind_of_noun",
    "kind_of_phrase",
    "kind_of_town",
    "noun_types",
    "pattern",
    "verb_acts",
    "words",
]

_ENDINGS = ("", "en", "n", "s", "es", "nen", "e", "er")
_PLURALS = tuple(
    "städte städten schaften ungen verträge verträgen gemeinden kommunen kreise kreisen orte orten bezirke bezirken "
    "regionen erklärungen memoranden".split()
)


@cache
def noun_types(section: str) -> dict[str, str]:
    """Return the nouns of a section of ``agreements.yaml`` by lower-cased word, with the type that they name.

    Examples
    --------
    >>> noun_types("nouns")["städtepartnerschaft"], noun_types("towns")["partnerstadt"]
    ('twinning', 'twinning')
    """
    return {word.lower(): kind for kind, words in load_yaml("agreements")[section].items() for word in words}


@cache
def words(section: str) -> frozenset[str]:
    """Return the words of a list of ``agreements.yaml``.

    Examples
    --------
    >>> "Vertrag" in words("general")
    True
    """
    return frozenset(load_yaml("agreements")[section])


@cache
def alternatives(section: str, key: str = "") -> str:
    """Return a list of words as a regular expression, longest first; the words may hold ``…`` for any few words."""
    found = load_yaml("agreements")[section]
    listed = sorted(found[key] if key else found, key=lambda word: (-len(word), word))
    return (
        "(?:"
        + "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("…", r"(?:[^.;:]{0,60}?)") for word in listed)
        + ")"
    )


@cache
def pattern(section: str, key: str = "") -> re.Pattern[str]:
    """Return a compiled expression that finds the words of a list as whole words.

    Examples
    --------
    >>> bool(pattern("idioms", "suspend").search("Die Partnerschaft liegt auf Eis."))
    True
    """
    return re.compile(r"(?<!\w)" + alternatives(section, key) + r"(?!\w)", re.IGNORECASE)


@cache
def verb_acts() -> dict[str, str]:
    """Return the act that each verb or noun of acting names: conclude, renew, end, suspend."""
    sections = load_yaml("agreements")["verbs"]
    return {word: act for act in ("conclude", "renew", "suspend", "end") for word in sections[act]}


@cache
def _long_words(section: str, least: int) -> tuple[str, ...]:
    """Return the nouns of a section that are long enough to end a compound, the longest first."""
    return tuple(sorted((word for word in noun_types(section) if len(word) > least), key=lambda w: (-len(w), w)))


@cache
def _kind_of_word(word: str) -> str | None:
    """Return the type that a noun names: itself, as the end of a compound, or as the stem before a word for a deed."""
    table = noun_types("nouns")
    lower = word.lower()
    for ending in _ENDINGS:
        form = lower.removesuffix(ending)
        if form in table:
            return table[form]
        for deed in words("deeds") if form.endswith(_deeds()) else ():
            stem = form.removesuffix(deed).removesuffix("-").removesuffix("s")
            if form.endswith(deed) and stem in noun_types("stems"):
                return noun_types("stems")[stem]
    if lower.removesuffix("en") in words("no_agreements"):
        return None
    bare = lower.removesuffix("en").removesuffix("s")
    return _of_ending(table, bare, _long_words("nouns", 9))


def _of_ending(table: Mapping[str, str], word: str, long: tuple[str, ...]) -> str | None:
    """Return what the longest of some words that ends a word stands for."""
    return next((table[end] for end in long if word.endswith(end)), None) if word.endswith(long) else None


@cache
def _deeds() -> tuple[str, ...]:
    return tuple(words("deeds"))


def kind_of_noun(token: Token) -> str | None:
    """Return the type of agreement that a noun names, "" for a general word ("Vertrag"), None for any other word.

    Examples
    --------
    >>> from kg.segment.tokens import tokens_of
    >>> [kind_of_noun(t) for t in tokens_of("Klimapartnerschaftsvertrags Verträge Kaufvertrag", 0, 48)]
    ['climate-partnership', '', None]
    """
    return _noun_kind(token.text, token.lemma) if token.is_capital else None


@cache
def _noun_kind(text: str, lemma: str) -> str | None:
    if len(text) < 3:
        return None
    if (kind := _kind_of_word(text) or _kind_of_word(lemma)) is not None:
        return kind
    forms = {text, lemma, *(text.removesuffix(ending) for ending in ("en", "es", "s"))}
    return "" if forms & words("general") else None


def kind_of_phrase(text: str) -> tuple[str, int] | None:
    """Return the type of an agreement whose name is several words that begin here, and the length of the name.

    Examples
    --------
    >>> kind_of_phrase("Letter of Intent unterzeichnet")
    ('declaration-of-intent', 16)
    """
    if not text.startswith(_phrases()):
        return None
    for kind, phrases in load_yaml("agreements")["phrases"].items():
        for phrase in phrases:
            if text.startswith(phrase):
                return kind, len(phrase)
    return None


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(phrase for phrases in load_yaml("agreements")["phrases"].values() for phrase in phrases)


@cache
def _town_kind(word: str) -> str | None:
    table = noun_types("towns")
    plain = word.lower()
    lower = plain.replace("städt", "stadt").replace("märkt", "markt")
    forms = [form.removesuffix(ending) for form in (lower, plain) for ending in ("", "en", "e", "n", "s", "es")]
    for form in forms:
        if form in table:
            return table[form]
    long = _long_words("towns", 10)
    return next((kind for form in forms if (kind := _of_ending(table, form, long)) is not None), None)


def kind_of_town(token: Token) -> str | None:
    """Return the type of agreement that a word for the other town asserts.

    Examples
    --------
    >>> from kg.segment.tokens import tokens_of
    >>> [kind_of_town(t) for t in tokens_of("Partnerstädten Projektpartnerstadt Altstadt", 0, 43)]
    ['twinning', 'project-partnership', None]
    """
    return _town_kind(token.text) if token.is_capital else None


def is_plural(token: Token) -> bool:
    """Return whether a noun for an agreement or a town stands in the plural.

    Examples
    --------
    >>> from kg.segment.tokens import tokens_of
    >>> [is_plural(t) for t in tokens_of("Partnerstädte Städtepartnerschaften Vertrag", 0, 43)]
    [True, True, False]
    """
    return token.text.lower().endswith(_PLURALS)


@cache
def attributive_act(word: str) -> str | None:
    """Return the act that an inflected participle tells ("geschlossene", "unterzeichneten"), None for other words.

    Examples
    --------
    >>> attributive_act("geschlossene"), attributive_act("schöne")
    ('conclude', None)
    """
    for ending in ("en", "er", "es", "em", "e"):
        if word.endswith(ending) and len(word) > 6 and word.removesuffix(ending).endswith(("t", "en")):
            act = verb_acts().get(participle_lemma(word.removesuffix(ending)))
            if act:
                return act
    return None


def is_about_agreements(tokens: tuple[Token, ...]) -> bool:
    """Return whether a sentence has a word for an agreement, a partner town or a bond of towns.

    Examples
    --------
    >>> from kg.segment.tokens import tokens_of
    >>> [is_about_agreements(tokens_of(text, 0, len(text))) for text in ("sind verschwistert", "am Tag")]
    [True, False]
    """
    return any(_tells_bond(token.text, token.lemma) for token in tokens)


@cache
def _tells_bond(text: str, lemma: str) -> bool:
    if text[0].isupper():
        return _noun_kind(text, lemma) is not None or _town_kind(text) is not None or text == "Partner"
    return any(text in phrases for phrases in load_yaml("agreements")["bonds"].values())

"""The words for programmes, projects and funds, from ``programmes.yaml``."""

import re
from functools import cache
from typing import Any

from kg.lexicon.expressions import any_of
from kg.lexicon.load import load_yaml
from kg.lexicon.sieve import Sieve

__all__ = [
    "kind_of_word",
    "kind_words",
    "link_words",
    "naming_words",
    "offering_words",
    "own_words",
    "programme_rule",
    "purpose_words",
]


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile("|".join(_noun(word) for word in sorted(words, key=len, reverse=True)))
        for kind, words in load_yaml("programmes")["kinds"].items()
    }


def _noun(word: str) -> str:
    return (
        rf"(?<![\w-])(?:[A-ZÄÖÜ][\w-]*{word[1:]}|(?:[A-ZÄÖÜ][\w+-]*-)?{word[1:].capitalize()})(?!\w)"
        if word.startswith("~")
        else rf"(?<![\w-]){word}(?!\w)"
    )


@cache
def kind_of_word(word: str) -> str | None:
    """Return the kind of programme that a noun names.

    Examples
    --------
    >>> kind_of_word("Förderprogramms"), kind_of_word("Kleinprojektefonds"), kind_of_word("Ratsfraktion")
    ('programme', 'fund', None)
    """
    bare = re.sub(r"(?:es|s)$", "", word)
    barred = load_yaml("programmes")["not_kinds"]
    if word in barred or bare in barred or bare.removesuffix("en") in barred:
        return None
    for kind in ("fund", "programme", "project"):
        if _kinds()[kind].fullmatch(word):
            return kind
    return None


@cache
def kind_words() -> re.Pattern[str]:
    """Return a pattern for nouns that call something a programme, project or fund.

    Examples
    --------
    >>> kind_words().search("im Förderprogramm „X“").group()
    'Förderprogramm'
    """
    return re.compile("|".join(pattern.pattern for pattern in _kinds().values()))


@cache
def naming_words() -> Sieve:
    """Return a pattern for words that give a title ("trägt den Titel", "heißt").

    Examples
    --------
    >>> bool(naming_words().search("Es heißt"))
    True
    """
    return any_of(load_yaml("programmes")["naming"])


@cache
def offering_words() -> Sieve:
    """Return a pattern for verbs by which a body offers a programme.

    Examples
    --------
    >>> bool(offering_words().search("den die Agentur anbietet"))
    True
    """
    return any_of(load_yaml("programmes")["offering"])


def programme_rule(name: str) -> dict[str, Any]:
    """Return one rule of the file by its id.

    Examples
    --------
    >>> "occasion" in programme_rule("de.programme.link")
    True
    """
    return next(rule for rule in load_yaml("programmes")["rules"] if rule["id"] == name)


@cache
def purpose_words() -> Sieve:
    """Return a pattern for the end of a clause that says what a journey is for.

    Examples
    --------
    >>> bool(purpose_words().search("auf den Weg zu bringen"))
    True
    """
    return any_of(programme_rule("de.programme.link")["purpose"])


@cache
def own_words() -> Sieve:
    """Return a pattern for nouns that name a meeting as one of the project.

    Examples
    --------
    >>> bool(own_words().search("Das nächste Projekttreffen")), bool(own_words().search("Das nächste Treffen"))
    (True, False)
    """
    return any_of(programme_rule("de.programme.link")["own"])


@cache
def link_words() -> tuple[re.Pattern[str], Sieve, re.Pattern[str], Sieve]:
    """Return patterns for words before a title by which something belongs to it, and for naming it as the occasion.

    The third holds words that tie only beside a word for paying, the fourth those words.

    Examples
    --------
    >>> bool(link_words()[0].search("Der Besuch ist Teil")), bool(link_words()[0].search("Er sprach über"))
    (True, False)
    """
    rule = programme_rule("de.programme.link")
    before, paid = (
        "|".join(re.escape(word) for word in sorted(rule[name], key=len, reverse=True)) for name in ("before", "paid")
    )
    ties = re.compile(rf"(?:\b|(?<=[a-zäöü]))(?:{before})(?!\w)")
    return ties, any_of(rule["occasion"]), re.compile(rf"\b(?:{paid})(?!\w)"), any_of(rule["paying"])

"""The words and expressions by which releases tell who pays, from ``funding.yaml``."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.lexicon.expressions import Expression, any_of, compiled
from kg.lexicon.load import load_yaml
from kg.lexicon.sieve import Sieve

__all__ = [
    "PayRule",
    "about_money",
    "again_words",
    "donor_names",
    "handing_words",
    "masculine_names",
    "none_words",
    "pay_rules",
    "still_words",
    "sum_words",
    "word_class",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRule:
    """A way of telling a payment: the part that the named body plays in it, and its expressions.

    ``verb`` marks rules that make a statement of their own; ``sure`` is false where only a public giver counts;
    ``commission`` marks who orders, not who hands over money; ``gapped`` counts only behind a word for paying;
    ``handing`` tells for sure who passes money on.
    """

    id: str
    form: Literal["nominal", "passive", "participial", "active"]
    role: Literal["source", "payer", "runner"]
    verb: bool
    sure: bool
    commission: bool
    gapped: bool
    handing: bool
    expressions: tuple[Expression, ...]


@cache
def pay_rules(language: str = "de") -> tuple[PayRule, ...]:
    """Return the rules of who pays, in the order of the file.

    Examples
    --------
    >>> sum(len(rule.expressions) for rule in pay_rules()) > 60
    True
    """
    entry = load_yaml("funding", language)
    return tuple(
        PayRule(
            id=rule["id"],
            form=rule["form"],
            role=rule["role"],
            verb=rule.get("verb", False),
            sure=rule.get("sure", True),
            commission=rule.get("commission", False),
            gapped=rule.get("gapped", False),
            handing=rule.get("handing", False),
            expressions=compiled(rule["id"], rule["expressions"], entry["words"]),
        )
        for rule in entry["rules"]
    )


@cache
def about_money(language: str = "de") -> Sieve:
    """Return a pattern for the nouns of money.

    Examples
    --------
    >>> bool(about_money().search("mit einem Zuschuss")), bool(about_money().search("mit viel Freude"))
    (True, False)
    """
    words = load_yaml("funding", language)["words"]
    return any_of([*words["MITTEL"], *words["SUMME"]])


@cache
def again_words(language: str = "de") -> Sieve:
    """Return a pattern for words that give the payer told before once more.

    Examples
    --------
    >>> bool(again_words().search("Daraus wurde die Reise bezahlt."))
    True
    """
    return any_of(load_yaml("funding", language)["again"])


@cache
def word_class(name: str, language: str = "de") -> str:
    """Return the words of a list of the file as one group of a pattern, also with a capital.

    Examples
    --------
    >>> bool(re.fullmatch(word_class("prepositions"), "Durch"))
    True
    """
    words = (word.replace("~", r"\w*") for word in load_yaml("funding", language)[name])
    return rf"(?:{'|'.join(rf'[{word[0].lower()}{word[0].upper()}]{word[1:]}' for word in words)})"


@cache
def sum_words(language: str = "de") -> Sieve:
    """Return a pattern for words beside which supporting is paying, whoever does it.

    Examples
    --------
    >>> bool(sum_words().search("finanziell unterstützt")), bool(sum_words().search("tatkräftig unterstützt"))
    (True, False)
    """
    return any_of(load_yaml("funding", language)["sums"])


@cache
def donor_names(language: str = "de") -> re.Pattern[str]:
    """Return a pattern for parts of the names of bodies whose support is money.

    Examples
    --------
    >>> bool(donor_names().search("Kreissparkasse Muster")), bool(donor_names().search("Turnverein Muster"))
    (True, False)
    """
    return re.compile("|".join(load_yaml("funding", language)["donors"]))


@cache
def masculine_names(language: str = "de") -> re.Pattern[str]:
    """Return a pattern for names whose head is masculine.

    Examples
    --------
    >>> bool(masculine_names().match("Freistaat Sachsen")), bool(masculine_names().match("Stadt Dresden"))
    (True, False)
    """
    heads = "|".join(load_yaml("funding", language)["masculine"])
    return re.compile(rf"(?:[A-ZÄÖÜ][\w-]*(?:er|e)\s)*(?:[A-ZÄÖÜ]\w*-)?(?:{heads})(?!\w)")


@cache
def handing_words(language: str = "de") -> Sieve:
    """Return a pattern for words by which a sentence tells who hands out the money spoken of before.

    Examples
    --------
    >>> [bool(handing_words().search(text)) for text in ("Projektträger ist der Verband.", "Das freut den Rat.")]
    [True, False]
    """
    return any_of(load_yaml("funding", language)["handing"])


@cache
def none_words(language: str = "de") -> Sieve:
    """Return a pattern for words that take a payment back: hoped for, applied for, refused.

    Examples
    --------
    >>> bool(none_words().search("Der Zuschuss wurde beantragt."))
    True
    """
    entry = load_yaml("funding", language)
    return any_of(entry["none"], entry["words"])


@cache
def still_words(language: str = "de") -> Sieve:
    """Return a pattern for words that look like a denial and are none.

    Examples
    --------
    >>> bool(still_words().search("Ohne den Zuschuss wäre der Besuch nicht möglich gewesen."))
    True
    """
    entry = load_yaml("funding", language)
    return any_of(entry["still"], entry["words"])

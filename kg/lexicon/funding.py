"""The words and expressions by which releases tell who pays, from ``funding.yaml``."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.lexicon.expressions import Expression, any_of, compiled
from kg.lexicon.load import load_yaml

__all__ = [
    "PayRule",
    "Target",
    "about_money",
    "back_words",
    "generic_nouns",
    "none_words",
    "pay_rules",
    "still_words",
    "targets",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRule:
    """A way of telling a payment: the part that the named body plays in it, and its expressions.

    ``verb`` marks rules that make a statement of their own; ``sure`` is false where only a public giver counts;
    ``commission`` marks who orders, not who hands over money.
    """

    id: str
    form: Literal["nominal", "passive", "participial", "active"]
    role: Literal["source", "payer", "runner"]
    verb: bool
    sure: bool
    commission: bool
    expressions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Nouns for what is paid, and the types of event that they may mean, the likeliest first unless all are equal."""

    pattern: re.Pattern[str]
    types: tuple[str, ...]
    equal: bool


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
            expressions=compiled(rule["id"], rule["expressions"], entry["words"]),
        )
        for rule in entry["rules"]
    )


@cache
def about_money(language: str = "de") -> re.Pattern[str]:
    """Return a pattern for the nouns of money.

    Examples
    --------
    >>> bool(about_money().search("mit einem Zuschuss")), bool(about_money().search("mit viel Freude"))
    (True, False)
    """
    words = load_yaml("funding", language)["words"]
    return any_of([*words["MITTEL"], *words["SUMME"]])


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
def none_words(language: str = "de") -> re.Pattern[str]:
    """Return a pattern for words that take a payment back: hoped for, applied for, refused.

    Examples
    --------
    >>> bool(none_words().search("Der Zuschuss wurde beantragt."))
    True
    """
    entry = load_yaml("funding", language)
    return any_of(entry["none"], entry["words"])


@cache
def still_words(language: str = "de") -> re.Pattern[str]:
    """Return a pattern for words that look like a denial and are none.

    Examples
    --------
    >>> bool(still_words().search("Ohne den Zuschuss wäre der Besuch nicht möglich gewesen."))
    True
    """
    entry = load_yaml("funding", language)
    return any_of(entry["still"], entry["words"])


@cache
def targets(language: str = "de") -> tuple[Target, ...]:
    """Return what may be paid.

    Examples
    --------
    >>> [target.types[0] for target in targets() if target.pattern.search("Die Fahrtkosten")]
    ['visit']
    """
    entries = load_yaml("funding", language)["targets"]
    return tuple(
        Target(pattern=_noun_pattern(entry["nouns"]), types=tuple(entry["types"]), equal=entry.get("equal", False))
        for entry in entries
    )


def _noun_pattern(nouns: list[str]) -> re.Pattern[str]:
    """Return a pattern of nouns; one after ``~`` may begin with a capital or end a compound."""
    forms = (
        rf"[A-ZÄÖÜ][\w-]*{noun[1:]}|(?:[A-ZÄÖÜ][\w-]*-)?{noun[1:].capitalize()}" if noun.startswith("~") else noun
        for noun in sorted(nouns, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})s?(?!\w)")


@cache
def back_words(language: str = "de") -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for words that point back to what was told, and to who paid before.

    Examples
    --------
    >>> back, again = back_words()
    >>> bool(back.search("Das Geld dafür kam aus Weimar.")), bool(again.search("Daraus wurde die Reise bezahlt."))
    (True, True)
    """
    entry = load_yaml("funding", language)
    return any_of([*entry["back"], *entry["costs"]]), any_of(entry["again"])


@cache
def cost_words(language: str = "de") -> re.Pattern[str]:
    """Return a pattern for nouns of money that stand without what it is for: "Die Mittel stammten vom Land".

    Examples
    --------
    >>> bool(cost_words().search("Die Kosten trägt das Land.")), bool(cost_words().search("Die Kosten der Reise"))
    (True, False)
    """
    return any_of(load_yaml("funding", language)["costs"])


@cache
def generic_nouns(language: str = "de") -> re.Pattern[str]:
    """Return a pattern for nouns that mean no one event ("Projekte", "die Partnerschaft").

    Examples
    --------
    >>> bool(generic_nouns().search("Beide Vorhaben werden gefördert."))
    True
    """
    return any_of(load_yaml("funding", language)["generic"])

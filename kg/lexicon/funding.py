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
    "cost_words",
    "donor_names",
    "further_words",
    "gender_of",
    "generic_nouns",
    "handing_words",
    "is_plain",
    "masculine_names",
    "none_words",
    "pay_rules",
    "preterite_words",
    "pronouns",
    "still_words",
    "sum_words",
    "target_of",
    "word_class",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRule:
    """A way of telling a payment: the part that the named body plays in it, and its expressions.

    ``verb`` marks rules that make a statement of their own; ``sure`` is false where only a public giver counts;
    ``commission`` marks who orders, not who hands over money; ``gapped`` counts only behind a word for paying.
    """

    id: str
    form: Literal["nominal", "passive", "participial", "active"]
    role: Literal["source", "payer", "runner"]
    verb: bool
    sure: bool
    commission: bool
    gapped: bool
    expressions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The types of event that a noun for what is paid may mean, the likeliest first unless all are equal."""

    types: tuple[str, ...]
    equal: bool = False


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
def sum_words(language: str = "de") -> re.Pattern[str]:
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
def handing_words(language: str = "de") -> re.Pattern[str]:
    """Return a pattern for words by which a sentence tells who hands out the money spoken of before.

    Examples
    --------
    >>> bool(handing_words().search("Projektträger ist der Verband.")), bool(handing_words().search("Das freut den Rat."))
    (True, False)
    """
    return any_of(load_yaml("funding", language)["handing"])


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
def _target_nouns(language: str = "de") -> tuple[dict[str, Target], dict[str, Target]]:
    """Return the nouns that count whole, and those that also end a compound; the nouns of events come last."""
    whole: dict[str, Target] = {}
    endings: dict[str, Target] = {}
    for entry in load_yaml("funding", language)["targets"]:
        target = Target(types=tuple(entry["types"]), equal=entry.get("equal", False))
        for noun in entry["nouns"]:
            (endings if noun.startswith("~") else whole).setdefault(noun.lstrip("~").lower(), target)
    for rule in load_yaml("events", language)["rules"]:
        for noun in rule.get("nouns", ()):
            endings.setdefault(noun.lower(), Target(types=(rule["type"],)))
    return whole, endings


@cache
def target_of(word: str) -> Target | None:
    """Return what a noun may mean where it says what is paid; ``None`` where it is no such noun.

    Examples
    --------
    >>> [found.types[0] for word in ("Fahrtkosten", "Transportkosten", "Festkonzerts") if (found := target_of(word))]
    ['visit', 'aid', 'cultural']
    >>> target_of("Rathaus") is None
    True
    """
    whole, endings = _target_nouns()
    if word in load_yaml("funding")["no_targets"]:
        return None
    cost = re.match(r"(.{4,})(?:kosten|ausgaben|zuschuss|zuschüsse|mittel)$", word)
    for form in _forms(word) + (_forms(cost[1]) if cost else ()):
        if found := whole.get(form):
            return found
        for i in range(max(1, len(form) - 2)):
            if found := endings.get(form[i:]):
                return found
    return None


def _forms(word: str) -> tuple[str, ...]:
    """Return a word folded, as it stands and without the endings that bend it."""
    word = word.lower()
    return (word, *(word.removesuffix(end) for end in ("es", "en", "s", "n", "e", "er", "ern") if word.endswith(end)))


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
def gender_of(noun: str) -> str:
    """Return the gender of a noun for what is paid.

    Examples
    --------
    >>> gender_of("Ausstellung"), gender_of("Chorkonzert"), gender_of("Gegenbesuch")
    ('f', 'n', 'm')
    """
    genders = load_yaml("funding")["genders"]
    return next((g for g in ("f", "n") if any(f.endswith(tuple(genders[g]["endings"])) for f in _forms(noun))), "m")


@cache
def pronouns(language: str = "de") -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for pronouns of what was told, and the gender that each stands for.

    Examples
    --------
    >>> pattern, genders = pronouns()
    >>> genders[pattern.search("Finanziert wurde sie vom Land.").group().lower()]
    'f'
    """
    genders = {word: g for g, entry in load_yaml("funding", language)["genders"].items() for word in entry["pronouns"]}
    return re.compile(rf"\b(?:{'|'.join(genders)})\b(?!\s[A-ZÄÖÜ])", re.I), genders


@cache
def preterite_words(language: str = "de") -> re.Pattern[str]:
    """Return a pattern for verbs that tell a payment as past: what is still to come was not meant.

    Examples
    --------
    >>> bool(preterite_words().search("Die Reise wurde gefördert")), bool(preterite_words().search("wird gefördert"))
    (True, False)
    """
    return any_of(load_yaml("funding", language)["past"])


@cache
def further_words(language: str = "de") -> re.Pattern[str]:
    """Return a pattern for words that tell of one more payment for the same.

    Examples
    --------
    >>> bool(further_words().search("Einen weiteren Beitrag leistete die Stiftung."))
    True
    """
    return any_of(load_yaml("funding", language)["further"])


@cache
def is_plain(noun: str) -> bool:
    """Return whether a noun is one of money or says nothing of what is paid.

    Examples
    --------
    >>> is_plain("Zuschuss"), is_plain("Schule")
    (True, False)
    """
    entry = load_yaml("funding")
    return (
        noun in entry["plain"]
        or any_of([*entry["words"]["MITTEL"], *entry["words"]["SUMME"]]).fullmatch(noun) is not None
    )


@cache
def generic_nouns(language: str = "de") -> re.Pattern[str]:
    """Return a pattern for nouns that mean no one event ("Projekte", "die Partnerschaft").

    Examples
    --------
    >>> bool(generic_nouns().search("Beide Vorhaben werden gefördert."))
    True
    """
    return any_of(load_yaml("funding", language)["generic"])

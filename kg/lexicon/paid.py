"""The nouns and pronouns for what is paid, from ``funding.yaml`` and the nouns of ``events.yaml``."""

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon.expressions import any_of
from kg.lexicon.load import load_yaml
from kg.lexicon.sieve import Sieve

__all__ = [
    "Target",
    "back_words",
    "cost_words",
    "gender_of",
    "generic_nouns",
    "is_plain",
    "preterite_words",
    "pronouns",
    "target_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The types of event that a noun for what is paid may mean, the likeliest first unless all are equal."""

    types: tuple[str, ...]
    equal: bool = False


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
    >>> [genders[word.lower()] for word in pattern.findall("Finanziert wurde sie vom Land.")]
    ['f']
    """
    genders = {word: g for g, entry in load_yaml("funding", language)["genders"].items() for word in entry["pronouns"]}
    return re.compile(rf"\b(?:{'|'.join(genders)})\b(?!\s(?-i:[A-ZÄÖÜ]))", re.I), genders


@cache
def preterite_words(language: str = "de") -> Sieve:
    """Return a pattern for verbs that tell a payment as past: what is still to come was not meant.

    Examples
    --------
    >>> bool(preterite_words().search("Die Reise wurde gefördert")), bool(preterite_words().search("wird gefördert"))
    (True, False)
    """
    return any_of(load_yaml("funding", language)["past"])


@cache
def back_words(language: str = "de") -> Sieve:
    """Return a pattern for words that point back to what was told.

    Examples
    --------
    >>> bool(back_words().search("Das Geld dafür kam aus Weimar."))
    True
    """
    entry = load_yaml("funding", language)
    return any_of([*entry["back"], *entry["costs"]])


@cache
def cost_words(language: str = "de") -> Sieve:
    """Return a pattern for nouns of money that stand without what it is for: "Die Mittel stammten vom Land".

    Examples
    --------
    >>> bool(cost_words().search("Die Kosten trägt das Land.")), bool(cost_words().search("Die Kosten der Reise"))
    (True, False)
    """
    return any_of(load_yaml("funding", language)["costs"])


@cache
def is_plain(noun: str) -> bool:
    """Return whether a noun is one of money or says nothing of what is paid.

    Examples
    --------
    >>> is_plain("Zuschuss"), is_plain("Schule")
    (True, False)
    """
    return noun in load_yaml("funding")["plain"] or _money_words().fullmatch(noun) is not None


@cache
def _money_words() -> Sieve:
    entry = load_yaml("funding")
    return any_of([*entry["words"]["MITTEL"], *entry["words"]["SUMME"]])


@cache
def generic_nouns(language: str = "de") -> Sieve:
    """Return a pattern for nouns that mean no one event ("Projekte", "die Partnerschaft").

    Examples
    --------
    >>> bool(generic_nouns().search("Beide Vorhaben werden gefördert."))
    True
    """
    return any_of(load_yaml("funding", language)["generic"])

"""Judge whether a name beside a word for paying is its subject or its agent, and not another word's."""

import re
from functools import cache

from kg.lexicon.funding import masculine_names, word_class
from kg.relate.units import Unit

__all__ = ["is_agent", "is_subject", "only_handed"]

_NO_SUBJECT = re.compile(r"\b(?:de[sm]|den|eine[snmr]|ihre[snmr]|seine[snmr]|deren|dessen)\s")
_CAPITAL = re.compile(r"(?:^|\s)[A-ZÄÖÜ][\w-]+\s$")


@cache
def _before_name() -> re.Pattern[str]:
    """Return a pattern for a preposition right before a name."""
    return re.compile(rf"\b{word_class('prepositions')}\s$")


def is_subject(text: str, match: re.Match[str], unit: Unit | None) -> bool:
    """Return whether a name stands in the nominative: no preposition, no genitive or dative before it.

    "der" before a masculine name is no genitive: "Ermöglicht hat den Besuch der Freistaat Sachsen".
    """
    lead, before = match["lead"], text[max(0, match.start("lead") - 24) : match.start("lead")]
    if _NO_SUBJECT.search(lead) or _before_name().search(before):
        return False
    if lead.startswith(("der ", "die ")) or lead == "":
        behind_noun = _CAPITAL.search(before) and match.start("lead") - len(before) + before.rstrip().rfind(" ") >= 0
        is_man = unit is not None and masculine_names().match(unit.key) is not None
        return is_man or not (lead.startswith("der ") and behind_noun)
    return True


_FINITE = re.compile(r"\s(?:wird|wurde|werden|wurden|ist|sind|war|waren|hat|hatte)\b")
_FRONTED = re.compile(r"(?:^|[,;]\s)(?:[Vv]o[nm]|[Dd]urch)\s[^\s]*\s?$")


@cache
def _agents() -> dict[str, re.Pattern[str]]:
    """Return patterns for what stands around "von X": a group, a participle of another verb, one of paying."""
    others, paid = word_class("others"), word_class("paid")
    by = r"\s(?:von|vom|durch)\s(?:\w+\s){0,2}$"
    gap = r"^[“\"]?(?:\s(?!und\b|aber\b|sowie\b)[^\s;,\ue000-\ue7ff]+){0,4}?"
    return {
        "group": re.compile(rf"\b{word_class('groups')}\s(?:von|vom|der|aus)\s"),
        "other before": re.compile(rf"(?:^|[,;:]\s|\bund\s|\bsowie\s){others}(?:\s\w+)?{by}"),
        "other after": re.compile(rf"{gap}\s{others}\b(?!\s(?:und|sowie)\s(?:\w+\s)?{paid})"),
        "paid after": re.compile(rf"^[“\"]?[^;,]{{0,40}}?{paid}"),
    }


def is_agent(text: str, match: re.Match[str], at: int) -> bool:
    """Return whether "von X" belongs to the verb of paying, not to another participle or to a noun."""
    if text[match.start() :].lower().startswith("aus "):
        return True
    end = match.end("unit") if "unit" in match.groupdict() else match.end("fund")
    around, after = _agents(), text[end : end + 90]
    if around["group"].search(text[max(0, at - 40) : at]) and not around["paid after"].match(text[end:]):
        return False
    if around["other before"].search(text[max(0, at - 60) : at]):
        return False
    is_fronted = _FRONTED.search(text[max(0, at - 30) : at])
    if not is_fronted and _FINITE.search(text[end : match.end()]) and not text[end:].startswith(" worden"):
        return False
    return not around["other after"].match(after)


def only_handed(text: str, at: int) -> bool:
    """Return whether the clause of a name tells who handles money, not whose it is: "abgewickelt wird sie von X"."""
    clause = re.split(r"[;,]", text[max(0, at - 90) : at])[-1]
    handled = re.match(rf"\s?(?:und\s)?{word_class('others')}\s(?:wird|wurde|werden|wurden)\b", clause)
    return handled is not None and re.search(r"\b(?:von|vom|durch)\s(?:\w+\s){0,2}$", clause) is not None

"""Tell whether a name that may be an ordinary word, a region or a person's name is used as a town's."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from kg.gazetteer import Place, countries, places
from kg.lexicon.lemmas import is_known
from kg.lexicon.people import people_words
from kg.lexicon.places import links, place_words
from kg.recognise.place_forms import country_named
from kg.recognise.scan import Scan
from kg.recognise.words import is_common, is_given
from kg.text import Token

__all__ = ["is_used", "lies_in"]

_PARTNER: Final = re.compile(
    r"[Pp]artner(?:st|gem|schaft|kom|kreis|ort)|[Ss]tädtepartner|verschwister|verpartner|partnerschaftlich|^Partnern?$"
)
_ACRONYM: Final = 4
_PARTNERS: Final = re.compile(r"Partner(?:st[aä]dt\w*|gemeinden?|kommunen?|kreise?|orte?)|verschwistert|verpartnert")
_COPULAS: Final = frozenset("ist sind war waren wurde wurden wird werden sei seien bleibt bleiben".split())
_REACH: Final = 6
_LISTING: Final = frozenset({"aus", "zwischen", "nach", "mit", "von"})
_ENGLISH: Final = frozenset({"the", "of", "to", "your", "our", "with", "for"})
_OWNERS: Final = frozenset("des der eines einer vom aus von".split())
# A village whose name is also a German word decides nothing by itself ("aus Holz").
_VILLAGE: Final = 3000


def is_used(scan: Scan, tokens: tuple[Token, ...], span: tuple[int, int], name: str, *, is_introduced: bool) -> bool:
    """Return whether a name that may be an ordinary word or a person's name is used as a place here."""
    i, end = span
    before = tokens[i - 1].text.lower() if i else ""
    is_one = end == i + 1
    if is_one and _is_no_name(tokens, i, name):
        return False
    if is_introduced or before in place_words().before_town:
        return is_introduced or not (is_one and _is_other_word(name)) or _is_vouched(scan, tokens, end, name)
    if (
        not is_one
        or _is_partner(tokens, i, end)
        or _is_called_partner(tokens, i, end)
        or _is_among_towns(tokens, i, end)
        or _is_of_named_country(tokens, i, name)
    ):
        return True
    if is_given(name) and end < len(tokens) and tokens[end].is_capital:
        return False
    if before in place_words().articles and not _is_relative(tokens, i - 1):
        return name.lower().endswith("kreis")  # Only these go with an article: "der Lahn-Dill-Kreis".
    options = places().candidates(name)
    is_joined = end < len(tokens) and options[0].country in links().get(tokens[end].text, ())
    return is_joined or lies_in(tokens, end, options) or not (places().is_risky(name) or _is_other_word(name))


def _is_no_name(tokens: tuple[Token, ...], i: int, name: str) -> bool:
    """Return whether a word is an acronym or an article, begins an English phrase, or is a thing behind "mit".

    "Save the Children", "mit Geldern des Landes".
    """
    is_short = tokens[i].text.isupper() and len(name) <= _ACRONYM
    behind = tokens[i + 1].text if i + 1 < len(tokens) else ""
    is_means = name in place_words().means and bool(i) and tokens[i - 1].text == "mit" and behind in _OWNERS
    return is_short or name.lower() in place_words().articles or behind in _ENGLISH or is_means


def _is_of_named_country(tokens: tuple[Token, ...], i: int, name: str) -> bool:
    """Return whether the country stands right before: "in Schweden Lund, in Finnland Kotka"."""
    if i < 2 or tokens[i - 2].text.lower() != "in":
        return False
    iso = country_named(tokens[i - 1].text)
    return iso is not None and any(place.country == iso for place in places().candidates(name))


def _is_among_towns(tokens: tuple[Token, ...], i: int, end: int) -> bool:
    """Return whether a name stands in a list with sure names of towns ("Löwen, Delft und Lund", "aus Bonn und Enger").

    Of two a preposition of place must stand before, and a village needs two sure names beside it.
    """
    if (end < len(tokens) and tokens[end].is_capital) or (i and tokens[i - 1].text.lower() in place_words().articles):
        return False
    begin, names = i, []
    while begin > 1 and tokens[begin - 1].text in place_words().list_signs and tokens[begin - 2].is_capital:
        begin -= 2
        names.append(tokens[begin].text)
    k = end
    while k + 1 < len(tokens) and tokens[k].text in place_words().list_signs and tokens[k + 1].is_capital:
        if k + 2 < len(tokens) and tokens[k + 2].is_capital:
            break
        names.append(tokens[k + 1].text)
        k += 2
    sure = sum(bool(places().towns(name)) and not places().is_risky(name) for name in names)
    least = 2 if _is_village(tokens[i].text) else 1
    is_placed = begin > 0 and tokens[begin - 1].text.lower() in _LISTING
    return sure >= least and (len(names) > 1 or is_placed)


def _is_village(name: str) -> bool:
    """Return whether no place of a name has so many people, or no gazetteer has it."""
    return max((place.population or 0 for place in places().candidates(name)), default=0) < _VILLAGE


@lru_cache(maxsize=65_536)
def _is_other_word(name: str) -> bool:
    """Return whether a name is first of all that of a region or an ordinary word: "aus Wales", "aus Holz"."""
    if name in place_words().only_introduced:
        return True
    return _is_village(name) and is_known(name) and not name.endswith("kreis")


def _is_vouched(scan: Scan, tokens: tuple[Token, ...], end: int, name: str) -> bool:
    """Return whether a name goes on, a country stands behind it, or a release calls it a town: "Stadt Regen"."""
    behind = tokens[end] if end < len(tokens) else None
    goes_on = behind is not None and behind.is_capital and not is_common(behind.text)
    if (
        goes_on
        or (behind is not None and behind.text in place_words().kinds_behind)
        or lies_in(tokens, end, places().candidates(name))
    ):
        return True
    nouns = "|".join(sorted(place_words().town_nouns))
    town = rf"\b\w*(?:{nouns}|{nouns.title()}|eister(?:in)?\s(?:von|aus))\s{re.escape(name)}\b"
    return re.search(rf"{town}|\b{re.escape(name)}er(?:in|innen|n)?\b", scan.document.text) is not None


def lies_in(tokens: tuple[Token, ...], end: int, options: Sequence[Place] | None = None) -> bool:
    """Return whether a country is told behind a name that ends there ("in den Niederlanden", "(Polen)").

    It must be that of one of the options, where some are given.
    """
    if end >= len(tokens) or tokens[end].text not in {"in", "im", "("}:
        return False
    j = end + 1 + (end + 1 < len(tokens) and tokens[end + 1].text in people_words().articles)
    iso = country_named(tokens[j].text) if j < len(tokens) else None
    return iso is not None and (options is None or any(place.country == iso for place in options))


_PRONOUNS = frozenset({"dem", "der", "die", "das", "den"})


def _is_relative(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether an article is a pronoun that opens a clause: "das Netz, dem Graz angehört", ", mit dem Graz"."""
    if tokens[i].text not in _PRONOUNS or i == 0:
        return False
    back = 2 if i > 1 and tokens[i - 1].text in _BEFORE_PRONOUN else 1
    return tokens[i - back].text == ","


_BEFORE_PRONOUN = frozenset({"mit", "zu", "in", "an", "für", "aus", "von", "bei"})


def _is_called_partner(tokens: tuple[Token, ...], i: int, end: int) -> bool:
    """Return whether a town is said to be a partner right behind its name: "Seit 2002 ist Lund Partnerstadt"."""
    if end >= len(tokens) or not _PARTNERS.fullmatch(tokens[end].text) or not places().towns(tokens[i].text):
        return False
    return any(token.text in _COPULAS for token in tokens[max(0, i - _REACH) : i])


def _is_partner(tokens: tuple[Token, ...], i: int, end: int) -> bool:
    """Return whether a name stands among partner towns: behind "mit", in a list, or behind the adjective of a country.

    The name ends there: a sign, a small word or the end of the sentence follows.
    """
    if i == 0 or (end < len(tokens) and tokens[end].is_capital):
        return False
    before = tokens[i - 1].text
    if before == "mit":
        is_so = not is_common(tokens[i].text)
    elif before in place_words().list_signs:
        other = tokens[i - 2].text if i > 1 else ""
        is_name = not is_common(other) or bool(places().candidates(other)) or country_named(other) is not None
        is_so = other == ")" or (other[:1].isupper() and is_name)
    else:
        is_so = countries().by_adjective(before) is not None and not _is_other_word(tokens[i].text)
    if not is_so:
        return False
    return any(_PARTNER.search(token.text) for token in tokens)

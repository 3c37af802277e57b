"""Read partner towns: "Partnerstadt X", "X, die Partnerstadt", "aus den Partnerstädten X und Y"."""

import re
from collections.abc import Iterator
from functools import cache

from kg.relate.agreements.agreement import Said
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.times import in_turn, own_of
from kg.relate.agreements.town_names import towns_of, unnamed_town
from kg.relate.agreements.town_times import fate_of_town, is_of_days, since_when
from kg.relate.agreements.words import alternatives, is_plural, kind_of_noun, kind_of_town, pattern
from kg.text import Mention, Token

__all__ = ["by_town", "said_of_towns"]

_PLURALS = ("städte", "städten", "gemeinden", "kommunen")
_MORE = re.compile(r"\b(?:weitere[nr]?|übrigen?|anderen?|restlichen)\s(?:\w+\s)?$", re.IGNORECASE)
# "Partner der Kreisstadt sind außerdem X und Y", "zu den Partnern des Kreises gehören noch X und Y".
_OF_TOWN = re.compile(
    r"\s(?:der|des)\s(?:[a-zäöü]\S*\s)?(?:\w*[Ss]tadt|\w*[Gg]emeinde|\w*[Kk]reise?s)(?:\s[A-ZÄÖÜ]\S+)?\s(?:sind|gehören|zählen)\b"
)
_IN_PROJECT = re.compile(r"[Pp]rojekt|[Nn]etzwerk|Konsorti|[Pp]rogramm|Unternehmen|Firm|[Hh]ochschul")
_NOUN = re.compile(r"\s(?:Stadt|Städten?|Gemeinden?|Kommunen?|Nachbarstadt|Kreisstadt)\b")


def by_town(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield what a word for a partner town says: one for each town named with it."""
    for i, token in enumerate(line.tokens):
        kind, end = _kind(line, i)
        if kind is None or not line.is_told(token) or _is_void(line, token):
            continue
        plural = (
            is_plural(token)
            or token.text.startswith("Partnerschaftsring")
            or _is_plural_here(line, token)
            or (kind_of_town(token) is None and line.between(token.end, end).endswith(_PLURALS))
        )
        owner, towns = towns_of(line, token, end, plural)
        named = bool(towns)
        if (
            not named
            and not plural
            and re.search(r"\b(?:[Nn]eue\w*|weitere|eine|eine\s\S+)\s$", line.between(token.start - 12, token.start))
        ):
            ledger.pending = (line.sentence.index, kind)
        if not towns:
            towns = unnamed_town(line, ledger, token, plural)
        for said in said_of_towns(line, token, kind, owner, towns):
            said.is_sure = named or said.when is not None
            yield said


def _is_plural_here(line: Line, token: Token) -> bool:
    """Return whether a word of one form for one and several stands beside a verb of several: "Städtepartner sind"."""
    if token.text in {"Partner", "Partnern"}:
        return True
    return token.text.lower().endswith("partner") and bool(
        re.search(r"\b(?:sind|waren|wurden|werden|bleiben)\b", line.text)
    )


def _kind(line: Line, i: int) -> tuple[str | None, int]:
    """Return the type that a word for a town asserts, and where the expression ends ("befreundete Stadt")."""
    token = line.tokens[i]
    if (kind := kind_of_town(token)) is not None:
        return kind, token.end
    if token.text.startswith("Partnerschaftsring"):
        return "twinning", token.end
    if token.text in {"Partner", "Partnern"} and _is_more(line, token):
        return (None if _is_in_project(line, token) else "twinning"), token.end
    if _is_befriended(token.text):
        noun = _NOUN.match(line.between(token.end, token.end + 16))
        return ("friendship", token.end + noun.end()) if noun else (None, token.end)
    return None, token.end


def _is_more(line: Line, token: Token) -> bool:
    """Return whether partners are further ones, or those of a town: "weitere Partner", "Partner der Stadt sind"."""
    if _MORE.search(line.between(line.sentence.start, token.start)):
        return True
    return _OF_TOWN.match(line.between(token.end, line.sentence.end)) is not None


@cache
def _is_befriended(word: str) -> bool:
    return re.fullmatch(alternatives("befriended"), word) is not None


def _is_in_project(line: Line, token: Token) -> bool:
    """Return whether partners are those of a project that the sentence, or the clause before the word, speaks of."""
    index = line.sentence.index
    before = line.reading.document.sentences[index - 1] if index else line.sentence
    told = line.between(before.start, before.end) if token.text.islower() or _IT.search(line.text) else ""
    return bool(_IN_PROJECT.search(line.text) or _IN_PROJECT.search(told))


# "Angeführt wird es von Espoo, weitere Partner sind …" goes on about what the sentence before told.
_IT = re.compile(r"\b(?:es|darin|daran|dabei)\b")
_HAS_NOT = re.compile(
    r"^[^,.;:]{0,40}\s(?:hat|haben|besitzt|gibt\ses|zähl(?:t|en)|gehör(?:t|en)|ist|sind)\b[^,.;:]{0,40}\snicht\b(?!\s(?:nur|mehr|zuletzt|allein|erst|bloß)\b)"
)


def _is_void(line: Line, token: Token) -> bool:
    """Return whether the town is none yet or denied: "sucht eine Partnerstadt", "mögliche Partnerstadt"."""
    before = line.between(max(line.sentence.start, token.start - 45), token.start)
    if _HAS_NOT.match(line.between(token.end, line.sentence.end)):
        return True
    denied = re.search(r"\b(?:[Kk]eine?[rn]?)\s(?:\w+\s)?$", before)
    if denied or re.search(rf"{alternatives('void')}\s+(?:\S+\s+)?$", before):
        return True
    return bool(re.search(r"\bein(?:e[rn]?)?\s(?:\w+\s)?$", before)) and bool(pattern("wished").search(line.text))


def _is_bound_otherwise(line: Line, place: Mention) -> bool:
    """Return whether a clause tells of another bond with the last of several towns: "C, mit dem eine Patenschaft …"."""
    behind = line.between(place.end, line.sentence.end)
    clause = re.match(r"^(?:\s\([^)]*\))?,\s(?:mit|zu)\s(?:dem|der)\s[^,;.]*", behind)
    end = place.end + clause.end() if clause else place.end
    return any(kind_of_noun(token) for token in line.tokens if place.end < token.start < end)


def said_of_towns(line: Line, token: Token, kind: str, owner: str, towns: list[str]) -> Iterator[Said]:
    """Yield an agreement for each town that a word names, with the date that stands with it."""
    home = owner or line.reading.home_name
    fate = fate_of_town(line, token)
    when = since_when(line, token)
    for town in towns:
        if not town or town == home:
            continue
        place = next((p for p in line.places if p.name == town), None)
        if place is not None and len(towns) > 1 and _is_bound_otherwise(line, place):
            continue
        start = min(token.start, place.start) if place else token.start
        end = max(token.end, place.end) if place else token.end
        said = Said(
            kind=kind,
            parties=parties_of(home, town),
            evidence=line.reading.evidence(start, end, "de.agreement.town"),
            sentence=line.sentence.index,
            fate=fate,
            is_explicit=True,
        )
        dated = own_of(line, place) if place and fate != "end" else None
        if dated is not None and is_of_days(line, token, dated[0]):
            dated = None
        if dated is None and len(towns) == 1 and fate != "end":
            dated = when
        if turn := in_turn(line, line.dates, token.end, len(towns)):
            dated = turn[towns.index(town)]
        if dated is not None:
            said.when, said.when_span = dated
        yield said

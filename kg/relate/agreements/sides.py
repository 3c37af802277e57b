"""See between whom an agreement is: towns "mit X", "zwischen X und Y", subjects, delegates' towns, organisations."""

import re
from dataclasses import dataclass

from kg.relate.agreements.agreement import Party
from kg.relate.agreements.behind import towns_behind
from kg.relate.agreements.bodies import bodies_of
from kg.relate.agreements.delegates import adjective_town, delegates_town, signers_bodies, signers_towns, signing_towns
from kg.relate.agreements.institutions import institutions_in
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from, list_until
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.words import alternatives, kind_of_noun, pattern, words
from kg.text import Mention, Token

__all__ = ["Sides", "sides_of"]

_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The parties of each agreement that a word names; whether its sentence tells them, and whether it names them."""

    groups: list[list[Party]]
    is_told: bool
    is_named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    line: Line
    token: Token
    kind: str
    plural: bool
    ledger: Ledger

    def with_home(self, *names: str) -> list[Party]:
        return parties_of(self.line.reading.home_name, *names)


def sides_of(line: Line, token: Token, kind: str, plural: bool, ledger: Ledger) -> Sides:
    """Return the parties of each agreement that a word names: the first way of naming them that fits."""
    asked = _Asked(line=line, token=token, kind=kind, plural=plural, ledger=ledger)
    for find in (_by_bodies, _by_relative_clause, _by_list_behind, _by_country, _by_signers, _by_subjects, _by_people):
        if (sides := find(asked)) is not None:
            return sides
    partner = ledger.focus(line, token.start)
    both = bool(pattern("both").search(line.text)) or line.between(token.end, token.end + 10) == " zwischen "
    groups = [asked.with_home(partner)] if partner else []
    named = any(p.name == partner and line.barriers(p.start, token.start) == 0 for p in line.places)
    return Sides(groups=groups, is_told=both and bool(partner), is_named=named)


def _by_bodies(asked: _Asked) -> Sides | None:
    line, token = asked.line, asked.token
    bodies = bodies_of(line, token, asked.kind) if asked.kind != "twinning" else []
    if not bodies and asked.kind == "sponsorship":
        near = [m for m in institutions_in(line) if line.barriers(m.start, token.start) == 0]
        return Sides(groups=[], is_told=False, is_named=False) if near else None
    if len(bodies) < _PAIR and asked.kind != "twinning":
        bodies = signers_bodies(line, token)
    return Sides(groups=[bodies], is_told=True, is_named=True) if len(bodies) > 1 else None


def _by_relative_clause(asked: _Asked) -> Sides | None:
    line = asked.line
    head = _relative_head(line, asked.token)
    if head is None:
        return None
    owner = _owner_behind(line, head)
    listed = list_until(line, head) if _MIT_DENEN.match(line.between(head.end, asked.token.start)) else [head]
    groups = [parties_of(owner, p.name) for p in listed if p.name != owner]
    return Sides(groups=groups, is_told=True, is_named=True)


def _by_list_behind(asked: _Asked) -> Sides | None:
    line, token = asked.line, asked.token
    if asked.kind != "twinning" and _is_with_institution(line, token):
        return Sides(groups=[], is_told=False, is_named=False)
    found = towns_behind(line, token)
    if not found:
        return None
    if groups := _grouped(line, token, found):
        return Sides(groups=groups, is_told=True, is_named=True)
    if asked.plural:
        return Sides(groups=[], is_told=False, is_named=False)
    near = [p.name for p in line.places if not line.is_home(p.name) and line.barriers(p.start, token.start) <= 1]
    partner = near[0] if near else asked.ledger.focus(line, token.start)
    return Sides(groups=[asked.with_home(partner)] if partner else [], is_told=True, is_named=bool(near))


def _is_with_institution(line: Line, token: Token) -> bool:
    """Return whether the other side is an institution in a town, not the town: "mit dem Krankenhaus in X"."""
    other = rf"^\s(?:mit|für)\s(?:der|dem|das|die)\s(?:[a-zäöü]\S*\s)?\w*{alternatives('institutions')}\b"
    return bool(re.match(other, line.between(token.end, token.end + 70), re.IGNORECASE))


def _by_country(asked: _Asked) -> Sides | None:
    line, token = asked.line, asked.token
    free = [p for p in line.places if not line.is_only_where(p) and not line.is_home(p.name)]
    town = _country_town(line, token)
    if not town or any(line.barriers(p.start, token.start) == 0 for p in free):
        return None
    return Sides(groups=[asked.with_home(town)], is_told=True, is_named=True)


def _by_subjects(asked: _Asked) -> Sides | None:
    line, token = asked.line, asked.token
    if asked.plural and _OUT_OF.search(line.between(max(line.sentence.start, token.start - 40), token.start)):
        return None
    free = [p for p in line.places if not line.is_only_where(p) and not line.is_region(p)]
    free = [p for p in free if not line.is_parted(p.start, token.start)]
    free = [
        p for p in free if line.barriers(p.start, token.start) <= _reach(line, p) and not _is_in_aside(line, p, token)
    ]
    others = list(dict.fromkeys(p.name for p in free if not line.is_home(p.name)))
    if not others:
        return None
    groups = _several(asked, free, others) if len(others) > 1 else [asked.with_home(others[0])]
    return Sides(groups=groups, is_told=True, is_named=True)


def _by_signers(asked: _Asked) -> Sides | None:
    """Return one agreement of all towns whose people sign, where they are three or more."""
    towns = [] if asked.plural else signing_towns(asked.line, asked.token)
    return Sides(groups=[asked.with_home(*towns)], is_told=True, is_named=True) if len(towns) >= _PAIR else None


_TOGETHER = re.compile(r"\b(?:[Gg]emeinsam|[Zz]usammen)\smit\b")
# "Gäste aus 19 Partnerschaften" tells where guests come from, not who is bound.
_OUT_OF = re.compile(r"\baus\s(?:\S+\s){0,2}$")


def _is_in_aside(line: Line, place: Mention, token: Token) -> bool:
    """Return whether a place stands in a relative clause apart from the word: "…, das zu Solingen gehört, …"."""
    return (
        line.opener(place.start) in words("relatives")
        and line.barriers(place.start, token.start) > 0
        and place.start < token.start
    )


def _by_people(asked: _Asked) -> Sides | None:
    line, token = asked.line, asked.token
    if len(towns := signers_towns(line, token)) > 1:
        return Sides(groups=[asked.with_home(*towns)], is_told=True, is_named=True)
    town = next(iter(signing_towns(line, token)), "") or delegates_town(line, token) or adjective_town(line, token)
    return Sides(groups=[asked.with_home(town)], is_told=True, is_named=False) if town else None


def _reach(line: Line, place: Mention) -> int:
    return 1 if line.preposition(place) in {"mit", "zwischen"} else 2


def _grouped(line: Line, token: Token, places: list[Mention]) -> list[list[Party]]:
    """Return one group for "zwischen A und B", one for each town of "mit A und B"."""
    names = list(dict.fromkeys(p.name for p in places))
    others = [name for name in names if not line.is_home(name)]
    before = line.between(token.end, places[0].start)
    joint, home = _is_joint(line, token), line.reading.home_name
    between = "zwischen" in before
    owned = re.match(r"^\s*(?:[–/:-]\s*|von\s|der\s.*)?$", before)
    if not joint and len(names) > 1 and len(others) == len(names) and (between or owned):
        return [parties_of(*names)]
    if joint or between:
        return [parties_of(*names) if home in names or (len(others) > 1 and not joint) else parties_of(home, *names)]
    return [parties_of(home, name) for name in others]


def _is_joint(line: Line, token: Token) -> bool:
    """Return whether an agreement is one of three or more towns."""
    return bool(pattern("joint").search(line.text)) or token.text.lower().startswith(
        ("dreier", "dreiecks", "vierer", "ring")
    )


def _several(asked: _Asked, free: list[Mention], others: list[str]) -> list[list[Party]]:
    """Return the groups where more than one other town stands in the sentence."""
    line, home = asked.line, asked.line.reading.home_name
    together = _TOGETHER.search(line.text) and not asked.plural and any(line.is_home(p.name) for p in free)
    if _is_joint(line, asked.token) or together:
        return [parties_of(home, *others)]
    if partners := [p for p in free if line.preposition(p) == "mit" and not line.is_home(p.name)]:
        listed = _own_clause(line, asked.token, partners)
        listed = listed or [p.name for p in list_from(line, partners[0]) if not line.is_home(p.name)]
        subjects = [p.name for p in free if p.name not in listed and line.preposition(p) != "mit"]
        owned = [p for p in line.places if line.is_home(p.name) and not line.is_genitive(p)]
        apart = len(subjects) == 1 and not owned
        return [parties_of(subjects[0], *listed)] if apart else [parties_of(home, name) for name in listed]
    names = list(dict.fromkeys(p.name for p in free))
    first = [p.name for p in list_from(line, free[0])]
    if asked.plural and len(first) > 1 and home not in first:
        return [asked.with_home(name) for name in first]
    alone = first == names and not asked.plural
    if home in first and not asked.plural and (alone or len(first) == _PAIR):
        return [parties_of(home, *(name for name in first if name != home))]
    if alone and len(others) == 2 and not any(line.is_home(p.name) for p in line.places):
        return [parties_of(*others)]
    near = min((p for p in free if not line.is_home(p.name)), key=lambda p: abs(p.start - asked.token.start))
    return [parties_of(home, near.name)]


def _own_clause(line: Line, token: Token, partners: list[Mention]) -> list[str]:
    """Return the towns of "mit B eine Klimapartnerschaft" where "mit A" stands with another word in the sentence."""
    near = [p for p in partners if p.end <= token.start and not re.search(r"[,;]", line.between(p.end, token.start))]
    apart = [p for p in partners if p not in near]
    between = any(
        kind_of_noun(t) and min(p.start, token.start) < t.start < max(p.start, token.start)
        for p in apart
        for t in line.tokens
        if t.start != token.start
    )
    if not near or not (between or any(p.start > token.end for p in apart)):
        return []
    return [p.name for p in list_from(line, near[0]) if p.end <= token.start]


def _relative_head(line: Line, token: Token) -> Mention | None:
    """Return the town before a relative clause with the word: "Lille, mit dem sie eine Partnerschaft verbindet"."""
    for place in line.places:
        between = line.between(place.end, max(place.end, token.start))
        if not line.is_home(place.name) and re.match(
            r"^(?:\s\([^)]*\))?(?:\s[a-zäöü]+){0,2},\s(?:mit|zu)\s(?:dem|der|denen|welchem|welcher)\s[^,;:.]*$", between
        ):
            return place
    return None


def _owner_behind(line: Line, head: Mention) -> str:
    """Return whose partner a relative clause tells: "Hamm, mit dem Lille eine Partnerschaft verbindet"."""
    behind = (p for p in line.places if p.start >= head.end)
    owner = next((p for p in behind if _MIT_DEM.match(line.between(head.end, p.start))), None)
    return owner.name if owner is not None else line.reading.home_name


_MIT_DENEN = re.compile(r"^(?:\s\([^)]*\))?(?:\s[a-zäöü]+){0,2},\s(?:mit|zu)\sdenen\b")
_MIT_DEM = re.compile(r"^(?:\s\([^)]*\))?,\s(?:mit|zu)\s(?:dem|der|denen)\s$")


def _country_town(line: Line, token: Token) -> str:
    """Return the town that a country tells: "zwischen ihr und der Hauptstadt in Togo", "mit der Stadt in Togo"."""
    if not re.search(r"\b(?:zwischen|mit)\s(?:de[rnm]|einer|dem)\b", line.text):
        return ""
    for mention in [*line.countries, *line.demonyms]:
        if len(mention.key) == 2 and line.barriers(mention.start, token.start) == 0 and (town := line.town_of(mention)):
            return town
    return ""

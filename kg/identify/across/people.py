"""Which people are one: by name and body; by variants of a name only in one office; never by the name alone."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeAlias, cast

from kg.identify.across.dates import stretch
from kg.identify.across.groups import Groups, Said
from kg.identify.across.interface import Reason
from kg.identify.across.judged import Judged
from kg.identify.across.profile import Person
from kg.identify.across.spelling import Key, Name, family_of, key_for, near_spelling, plain, relation
from kg.names import fold

__all__ = ["Seen", "group_people"]

# Offices that one person holds at a time, so that a surname tells who is meant.
_SINGLE: Final = {"mayor", "district-head", "minister", "ambassador", "consul", "association-chair", "director",
                  "head-of-state-or-government"}  # fmt: skip
_TERM_DAYS: Final = 730
_COMMON: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What other groups say of a person's mention: bodies (towns or groups), towns, events and deeds.

    ``small`` are the events at which few towns met.
    """

    bodies: frozenset[str]
    offices: frozenset[tuple[str, str]]
    towns: frozenset[str]
    scenes: frozenset[int]
    small: frozenset[int]
    deeds: frozenset[int]


_Sign: TypeAlias = tuple[Name, str, str, frozenset[str]]


def group_people(said: Sequence[Said[Person]], judged: Judged, seen: Sequence[Seen]) -> Groups[Person]:
    """Group the mentions of people; ``seen`` says of each what is known from elsewhere."""
    groups = Groups(said, judged, _sign, _fits)
    people = _People(groups, seen)
    people.by_body()
    people.by_office()
    people.by_company()
    people.by_partner()
    people.doubt()
    return groups


def _sign(said: Said[Person]) -> _Sign:
    what = said.what
    towns = frozenset(office.body for office in what.offices if office.body.startswith(("town:", "country:")))
    return Name.of(what.name), what.country, fold(what.born), towns


def _fits(one: Hashable, other: Hashable) -> bool:
    """Return whether two mentions may be one person: the names agree, and no two towns are whom they act for."""
    name, country, born, towns = cast(_Sign, one)
    its_name, its_country, its_born, its_towns = cast(_Sign, other)
    if towns and its_towns and not towns & its_towns:
        return False
    return related(name, born, its_name, its_born, country or its_country) is not None


def related(name: Name, born: str, other: Name, its_born: str, country: str) -> str | None:
    """Return how two names may be one person's, the surname at birth counting as a part of the surname.

    Examples
    --------
    >>> related(Name.of("Anna Kurz"), "lang", Name.of("Anna Lang"), "", "DE")
    'former-surname'
    """
    found = relation(name, other, country)
    if found is None and (born or its_born):
        widened = [Name(whole=one.whole, given=one.given, family=(*one.family, *own.split()))
                   for one, own in ((name, born), (other, its_born))]  # fmt: skip
        shared = {*widened[0].family} & {*widened[1].family}
        given = name.full and other.full and plain(name.given[0]) == plain(other.given[0])
        return "former-surname" if shared and given else None
    return found


class _People:
    """The steps in which people are joined, surest first."""

    def __init__(self, groups: Groups[Person], seen: Sequence[Seen]) -> None:
        self._groups = groups
        self._seen = seen
        self._names = [Name.of(one.what.name) for one in groups.said]
        self._exact = [(name.full, name.full and len(name.given[0]) > 1, len(name.family), len(name.given))
                       for name in self._names]  # fmt: skip
        self._keys = [self._family(n) for n in range(len(groups.said))]

    def by_body(self) -> None:
        """Join those of one full name that act for one body; in a country, in one office."""
        for block in self._blocks(lambda n: ((self._names[n].whole, body) for body in self._seen[n].bodies)):
            if self._names[block[0]].full:
                self._groups.gather(block, "name-and-body")

    def by_office(self) -> None:
        """Join variants of a name in one office of one body, where only one person there can be meant."""
        blocks = self._blocks(lambda n: ((part, *office) for part in self._keys[n] for office in self._seen[n].offices))
        for block in blocks:
            for kind in ("spelling", "former-surname", "initial", "surname"):
                self._join_variants(block, kind)

    def _join_variants(self, block: Sequence[int], kind: str) -> None:
        """Join who is named less exactly with those who are named more exactly, where all who fit are one."""
        kept = block if kind == "surname" else self._distinct(block)
        for n in kept:
            if kind == "surname" and self._names[n].full:
                continue
            fuller = (m for m in kept if m != n and self._exact[n] <= self._exact[m])
            others = [m for m in fuller if self._how(n, m) == kind and self._groups.may(n, m)]
            if kind == "surname":
                others = [m for m in others if self._in_term(n, m)]
            apart = {self._groups.root(m): m for m in others if self._groups.root(m) != self._groups.root(n)}
            agree = all(self._how(a, b) and self._groups.may(a, b) for a, b in combinations(apart.values(), 2))
            for root, m in sorted(apart.items()):
                if agree:
                    self._groups.join(m, n, "surname-and-office" if kind == "surname" else cast(Reason, kind))
                else:
                    self._groups.doubt(root, n, "several-fit", 0.5)

    def _distinct(self, block: Sequence[int]) -> list[int]:
        """Return one mention for each name of each group: the others would only say the same again."""
        first: dict[Hashable, int] = {}
        for n in block:
            first.setdefault((self._groups.root(n), self._names[n].whole), n)
        return list(first.values())

    def by_company(self) -> None:
        """Join those of one full name at one event or under one deed.

        That releases give them two towns is taken for an error where few towns met.
        """
        for what, reason in (("scenes", "name-and-event"), ("deeds", "name-and-deed")):
            for block in self._blocks(self._with(what)):
                for place, one in enumerate(block):
                    for other in block[place + 1 :]:
                        how = self._how(one, other) if self._names[one].full else None
                        if how in ("same", "spelling"):
                            self._groups.join(one, other, cast(Reason, reason))
                        if how == "same" and self._seen[one].small & self._seen[other].small:
                            self._groups.join_despite(one, other, cast(Reason, reason))

    def by_partner(self) -> None:
        """Join who has no body or another in a town with the one of that full name and town, if towns meet twice."""
        for block in self._blocks(lambda n: [(self._names[n].whole,)] if self._names[n].full else ()):
            acting = [n for n in block if self._acts_for_town(n)]
            for n in (n for n in block if n not in set(acting)):
                fits = {m for m in acting if self._meets_twice(n, m) and self._groups.may(n, m)}
                roots = sorted({self._groups.root(m) for m in fits} - {self._groups.root(n)})
                if len(roots) == 1:
                    self._groups.join(roots[0], n, "name-and-partner")

    def _acts_for_town(self, n: int) -> bool:
        return any(body.startswith("town:") for body in self._seen[n].bodies)

    def doubt(self) -> None:
        """Note people of one name that nothing joins, and near names in one office."""
        for block in self._blocks(lambda n: [(plain(self._names[n].whole),)] if self._names[n].full else ()):
            self._doubt_names(list({self._groups.root(n): n for n in reversed(block)}.values()))
        for block in self._blocks(lambda n: self._seen[n].offices):
            kept = list({self._groups.root(n): n for n in reversed(block)}.values())
            for place, one in enumerate(kept if len(kept) <= _COMMON * 4 else ()):
                for other in kept[place + 1 :]:
                    if self._nearly(one, other):
                        self._groups.doubt(one, other, "office-alone", 0.6)

    def _doubt_names(self, kept: Sequence[int]) -> None:
        for place, one in enumerate(kept if len(kept) <= _COMMON else ()):
            for other in kept[place + 1 :]:
                towns = {*self._groups.said[one].where.towns} & {*self._groups.said[other].where.towns}
                roles = {role for role, _ in self._seen[one].offices} & {role for role, _ in self._seen[other].offices}
                self._groups.doubt(one, other, "name-alone", 0.2 + 0.2 * bool(roles) + 0.3 * bool(towns))

    def _nearly(self, one: int, other: int) -> bool:
        mine, yours = self._names[one], self._names[other]
        if not (mine.full and yours.full):
            return False
        family, given = set(self._keys[one]) & set(self._keys[other]), near_spelling(mine.given[0], yours.given[0])
        same_given = mine.given[0] == yours.given[0]
        return bool(family and given) or (same_given and near_spelling(mine.family[-1], yours.family[-1]))

    def _how(self, one: int, other: int) -> str | None:
        mine, yours = self._groups.said[one].what, self._groups.said[other].what
        country = mine.country or yours.country
        return related(self._names[one], fold(mine.born), self._names[other], fold(yours.born), country)

    def _meets_twice(self, one: int, other: int) -> bool:
        """Return whether the town that one acts for, and a second one, are in the release on the other, and back."""
        first, second = self._groups.said[one].where, self._groups.said[other].where
        shared = {*first.towns} & {*second.towns}
        return len(shared) > 1 and bool(shared & (self._seen[one].towns | self._seen[other].towns))

    def _in_term(self, one: int, other: int) -> bool:
        mine, yours = (stretch(self._groups.said[n].where.issued) for n in (one, other))
        near = mine is not None and yours is not None and abs(mine[0] - yours[0]) <= _TERM_DAYS
        offices = self._seen[one].offices & self._seen[other].offices
        return near and any(role in _SINGLE and not body.startswith("country:") for role, body in offices)

    def _with(self, what: str) -> "Callable[[int], Iterable[Hashable]]":
        return lambda n: ((part, one) for part in self._keys[n] for one in getattr(self._seen[n], what))

    def _family(self, n: int) -> frozenset[str]:
        what = self._groups.said[n].what
        key: Key = key_for(what.country)
        parts = family_of(self._names[n], key)
        if what.country in ("CN", "TW", "KR", "VN", "JP", "HU"):
            parts = (*parts, *(key(part) for part in self._names[n].given))
        return frozenset((*parts, key(what.born)) if what.born else parts)

    def _blocks(self, keys: "Callable[[int], Iterable[Hashable]]") -> list[list[int]]:
        found: dict[Hashable, list[int]] = defaultdict(list)
        for n in range(len(self._groups.said)):
            # In order, since that of a set is another in every process.
            for key in sorted(set(keys(n)), key=repr):
                found[key].append(n)
        return [block for block in found.values() if len(block) > 1]

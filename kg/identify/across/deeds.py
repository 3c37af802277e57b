"""Which agreements are one: by type, parties and year; one without a year where only one can be meant."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Final, TypeAlias, cast

from kg.identify.across.dates import agree, stretch
from kg.identify.across.groups import Groups, Said
from kg.identify.across.judged import Judged
from kg.identify.across.profile import Deed

__all__ = ["BodyOf", "group_deeds"]

# The group of a body, or the town, that a party is.
BodyOf: TypeAlias = Callable[[str, str], str]
# Of these, two parties have one at a time.
_LASTING: Final = {"twinning", "friendship", "solidarity-partnership", "climate-partnership", "sponsorship",
                   "network-membership"}  # fmt: skip
# How long after a release what it calls planned is signed at most; how far apart releases tell of one undated deed.
_PLANNED_DAYS: Final = 550
_UNDATED_DAYS: Final = 3 * 365
# By how much releases may err on the day of one contract.
_APART_DAYS: Final = 31
_DAY: Final = len("2024-11-12")
_Parties: TypeAlias = tuple[str, ...]


def group_deeds(said: Sequence[Said[Deed]], judged: Judged, body_of: BodyOf) -> Groups[Deed]:
    """Group the mentions of agreements."""
    groups = Groups(said, judged, _sign, _fits)
    parties = [_parties(one, body_of) for one in said]
    dated: dict[Hashable, list[int]] = defaultdict(list)
    for n, one in enumerate(said):
        if len(parties[n]) > 1 and one.what.signed:
            dated[one.what.type, parties[n], one.what.signed[:4]].append(n)
    for block in dated.values():
        _gather_year(groups, block)
    _place_undated(groups, parties)
    _place_untyped(groups, parties)
    _doubt(groups, parties)
    return groups


def _parties(said: Said[Deed], body_of: BodyOf) -> _Parties:
    return tuple(sorted({body_of(said.where.release, party) for party in said.what.parties}))


def _sign(said: Said[Deed]) -> Hashable:
    return said.what.type, said.what.signed


def _fits(one: Hashable, other: Hashable) -> bool:
    """Return whether two deeds may be one by type and date; a lasting one may be signed once in each town of a year."""
    (kind, day), (its_kind, its_day) = cast(tuple[str, str], one), cast(tuple[str, str], other)
    if kind != its_kind and "other" not in (kind, its_kind):
        return False
    if kind in _LASTING or its_kind in _LASTING:
        return agree(day[:4], its_day[:4])
    days, its_days = stretch(day), stretch(its_day)
    return days is None or its_days is None or max(days[0] - its_days[1], its_days[0] - days[1]) <= _APART_DAYS


def _gather_year(groups: Groups[Deed], block: Sequence[int]) -> None:
    """Join the deeds of one type, parties and year; one known by its year alone only if there is one it can be."""
    exact = [n for n in block if len(groups.said[n].what.signed) > len("2024")]
    groups.gather(exact, "same-deed")
    yearly = [n for n in block if n not in exact]
    for n in yearly:
        roots = sorted({groups.root(m) for m in exact if groups.may(n, m)})
        if len(roots) == 1:
            groups.join(roots[0], n, "same-deed")
        for root in roots if len(roots) > 1 else ():
            groups.doubt(root, n, "several-fit", 0.5)
    groups.gather(yearly, "same-deed")


def _place_undated(groups: Groups[Deed], parties: Sequence[_Parties]) -> None:
    """Join an undated deed with the one dated deed that it can be, or with other undated ones where there is none."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for n, one in enumerate(groups.said):
        if len(parties[n]) > 1:
            blocks[one.what.type, parties[n]].append(n)
    for block in blocks.values():
        dated = [n for n in block if groups.said[n].what.signed]
        undated = [n for n in block if not groups.said[n].what.signed]
        fits = {n: sorted({groups.root(d) for d in dated if _may_be(groups, n, d)}) for n in undated}
        for n, roots in fits.items():
            if len(roots) == 1:
                groups.join(roots[0], n, "without-year")
            for root in roots if len(roots) > 1 else ():
                groups.doubt(root, n, "several-fit", 0.5)
        _gather_undated(groups, [n for n in undated if len(fits[n]) != 1])


def _may_be(groups: Groups[Deed], undated: int, dated: int) -> bool:
    """Return whether what a release says without a date can be a dated deed: signed before it, or planned and after."""
    said, signed = groups.said[undated], groups.said[dated].what.signed
    days, told = stretch(signed), stretch(said.where.issued)
    if days is None or told is None or not groups.may(undated, dated):
        return False
    if said.what.status == "planned":
        return told[0] <= days[1] and days[0] <= told[1] + _PLANNED_DAYS
    return days[0] <= told[1]


def _gather_undated(groups: Groups[Deed], undated: Sequence[int]) -> None:
    seen: list[int] = []
    for n in undated:
        one = groups.said[n]
        near = (m for m in seen if one.what.type in _LASTING or _told_near(one, groups.said[m]))
        if not any(groups.join(m, n, "same-deed") for m in near):
            seen.append(n)


def _told_near(one: Said[Deed], other: Said[Deed]) -> bool:
    mine, yours = stretch(one.where.issued), stretch(other.where.issued)
    return mine is not None and yours is not None and abs(mine[0] - yours[0]) <= _UNDATED_DAYS


def _place_untyped(groups: Groups[Deed], parties: Sequence[_Parties]) -> None:
    """Join a dated deed of no known type with the one of these parties and that date whose type is known."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for n, one in enumerate(groups.said):
        if len(parties[n]) > 1 and one.what.signed:
            blocks[parties[n], one.what.signed[:4]].append(n)
    for block in blocks.values():
        for n in (n for n in block if groups.said[n].what.type == "other"):
            signed = groups.said[n].what.signed
            roots = {
                groups.root(m)
                for m in block
                if groups.said[m].what.type != "other" and agree(signed, groups.said[m].what.signed)
            }
            if len(roots) == 1:
                groups.join(roots.pop(), n, "other-type")


def _doubt(groups: Groups[Deed], parties: Sequence[_Parties]) -> None:
    """Note deeds of one day with another type or fewer parties, and lasting ones of other years."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for n, one in enumerate(groups.said):
        for party in parties[n] if len(one.what.signed) == _DAY else ():
            blocks[one.what.signed, party].append(n)
        if one.what.type in _LASTING and len(parties[n]) > 1:
            blocks[one.what.type, parties[n]].append(n)
    for block in blocks.values():
        kept = list({groups.root(n): n for n in reversed(block)}.values())
        for place, first in enumerate(kept):
            for second in kept[place + 1 :]:
                _doubt_pair(groups, parties, first, second)


def _doubt_pair(groups: Groups[Deed], parties: Sequence[_Parties], first: int, second: int) -> None:
    one, other = groups.said[first], groups.said[second]
    if one.where is other.where:
        return
    same_type = one.what.type == other.what.type
    if parties[first] == parties[second]:
        if not same_type:
            groups.doubt(first, second, "other-type", 0.6)
        elif one.what.signed and other.what.signed:
            groups.doubt(first, second, "other-date", 0.5)
    elif same_type and ({*parties[first]} < {*parties[second]} or {*parties[second]} < {*parties[first]}):
        groups.doubt(first, second, "fewer-parties", 0.7)

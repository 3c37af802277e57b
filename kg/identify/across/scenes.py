"""Which events are one: of one type, in one town, with the same towns or people, on days that agree."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from typing import Final, cast

from kg.identify.across.dates import stretch
from kg.identify.across.groups import Groups, Said
from kg.identify.across.interface import Reason
from kg.identify.across.judged import Judged
from kg.identify.across.profile import Scene
from kg.identify.across.spelling import plain

__all__ = ["group_scenes"]

# Events of these types last; of the others, two on following days are two.
_LASTING: Final = {"visit", "exchange", "conference", "aid"}
# Of these types, one town and its partners may have several on one day.
_MANY: Final = {"cultural", "sport", "other", "meeting", "exchange"}
_LONGEST: Final = 31
_NEAR_DAYS: Final = 3
_YEAR: Final = 366
_MUTE: Final = frozenset(
    "der die das den dem des ein eine einer und in im am an zu zum zur von vom mit fuer auf bei".split()
)


def group_scenes(said: Sequence[Said[Scene]], judged: Judged) -> Groups[Scene]:
    """Group the mentions of events."""
    groups = Groups(said, judged, _sign, _fits)
    for block in _blocks(groups, _days):
        _gather(groups, block, day_exact=True)
    _place_inexact(groups)
    _doubt(groups)
    return groups


def _sign(said: Said[Scene]) -> Hashable:
    what = said.what
    return what.type, what.starts, what.ends, what.place


def _fits(one: Hashable, other: Hashable) -> bool:
    """Return whether two events may be one by type, place and days."""
    kind, starts, ends, place = cast(tuple[str, str, str, str], one)
    its_kind, its_starts, its_ends, its_place = cast(tuple[str, str, str, str], other)
    if kind != its_kind or (place and its_place and place != its_place):
        return False
    days, its_days = stretch(starts, ends), stretch(its_starts, its_ends)
    if days is None or its_days is None:
        return True
    if kind not in _LASTING and days[2] and its_days[2]:
        return days[0] == its_days[0]
    return days[0] <= its_days[1] and its_days[0] <= days[1]


def _days(scene: Scene) -> Iterator[Hashable]:
    """Yield the keys of an event that is known to the day: each of its days with its place, or with its towns."""
    days = stretch(scene.starts, scene.ends)
    if days is None or not days[2] or days[1] - days[0] > _LONGEST:
        return
    spot: Hashable = scene.place or (scene.towns if len(scene.towns) > 1 else None)
    for day in range(days[0], days[1] + 1) if spot else ():
        yield scene.type, spot, day
        if scene.place and len(scene.towns) > 1:
            yield scene.type, scene.towns, day


def _blocks(groups: Groups[Scene], keys: Callable[[Scene], Iterator[Hashable]]) -> list[list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for n, one in enumerate(groups.said):
        for key in keys(one.what):
            found[key].append(n)
    return [block for block in found.values() if len(block) > 1]


def _gather(groups: Groups[Scene], block: Sequence[int], *, day_exact: bool) -> None:
    seen: list[int] = []
    for n in block:
        for earlier in seen:
            one, other = groups.said[earlier].what, groups.said[n].what
            if groups.root(earlier) == groups.root(n):
                break
            reason = _reason(one, other) if day_exact else "same-month"
            if _meet(one, other) and groups.join(earlier, n, reason):
                break
            if _turned(one, other) and groups.join_despite(earlier, n, "other-place"):
                break
        else:
            seen.append(n)


def _turned(one: Scene, other: Scene) -> bool:
    """Return whether two visits of several days differ in nothing but who is whose guest: both cannot have been."""
    same = (one.type, one.starts, one.ends, one.towns) == (other.type, other.starts, other.ends, other.towns)
    return same and one.type == "visit" and len(one.towns) > 1 and one.ends > one.starts


def _reason(one: Scene, other: Scene) -> Reason:
    return "same-day" if one.starts == other.starts else "overlap"


def _meet(one: Scene, other: Scene) -> bool:
    """Return whether two events share who takes part: another town than the place, people, bodies, or the title."""
    titles = _titles(one, other)
    many = one.type in _MANY
    if titles is False and (many or one.type in {"conference", "anniversary"}):
        return False
    if titles or {*one.people} & {*other.people} or {*one.bodies} & {*other.bodies}:
        return True
    if many and one.towns != other.towns:
        return False
    guests = ({*one.towns} - {one.place, other.place}) & ({*other.towns} - {one.place, other.place})
    return bool(guests) or len({*one.towns} & {*other.towns}) > 1


def _titles(one: Scene, other: Scene) -> bool | None:
    """Return whether two titles name one event; None where one has none."""
    mine, yours = _words(one.title), _words(other.title)
    if not mine or not yours:
        return None
    shared = mine & yours
    return len(shared) * 2 >= min(len(mine), len(yours)) and (len(shared) > 1 or mine == yours)


def _words(title: str) -> frozenset[str]:
    return frozenset(word for word in plain(title).split() if word not in _MUTE)


def _months(scene: Scene, around: int = 0) -> Iterator[Hashable]:
    """Yield the keys of an event that is known to the year at least: each of its months with its place or towns."""
    days = stretch(scene.starts, scene.ends)
    spots: list[Hashable] = [scene.place] if scene.place else []
    spots += [scene.towns] if len(scene.towns) > 1 else []
    if days is None or days[1] - days[0] > _YEAR:
        return
    first, last = (date.fromordinal(day) for day in (days[0] - around, days[1] + around))
    for month in range(first.year * 12 + first.month, last.year * 12 + last.month + 1):
        yield from ((scene.type, spot, month) for spot in spots)


def _titled(scene: Scene) -> Iterator[Hashable]:
    if scene.title:
        yield scene.type, _words(scene.title)


def _place_inexact(groups: Groups[Scene]) -> None:
    """Join an event that is known to the month with the one event of that month that it can be."""
    for block in _blocks(groups, _months):
        exact = [n for n in block if _precision(groups, n) == "day"]
        monthly = [n for n in block if _precision(groups, n) == "month"]
        alone = []
        for n in monthly:
            roots = sorted({groups.root(m) for m in exact if _can_be(groups, n, m)})
            if len(roots) == 1:
                groups.join(roots[0], n, "same-month")
            elif roots:
                for root in roots:
                    groups.doubt(root, n, "several-fit", 0.5)
            else:
                alone.append(n)
        _gather(groups, alone, day_exact=False)


def _can_be(groups: Groups[Scene], one: int, other: int) -> bool:
    return groups.may(one, other) and _meet(groups.said[one].what, groups.said[other].what)


def _precision(groups: Groups[Scene], n: int) -> str:
    what = groups.said[n].what
    days = stretch(what.starts, what.ends)
    if days is None:
        return "none"
    return "day" if days[2] else "month" if days[1] - days[0] <= _LONGEST else "year"


def _doubt(groups: Groups[Scene]) -> None:
    """Note events of the same towns that are days apart, and those of which one is dated to the year or not at all."""
    near = _blocks(groups, lambda scene: _months(scene, _NEAR_DAYS))
    for block in near + _blocks(groups, _titled):
        kept = list({groups.root(n): n for n in reversed(block)}.values())
        for place, first in enumerate(kept):
            for second in kept[place + 1 :]:
                _doubt_pair(groups, first, second)


def _doubt_pair(groups: Groups[Scene], first: int, second: int) -> None:
    one, other = groups.said[first], groups.said[second]
    if one.where is other.where or not _meet(one.what, other.what):
        return
    days, others = stretch(one.what.starts, one.what.ends), stretch(other.what.starts, other.what.ends)
    if days and others:
        gap = max(days[0] - others[1], others[0] - days[1])
        if 0 < gap <= _NEAR_DAYS:
            groups.doubt(first, second, "near-day", 0.7)
        elif gap <= 0:
            groups.doubt(first, second, "overlap", 0.5)
    elif _titles(one.what, other.what):
        groups.doubt(first, second, "same-title", 0.6)

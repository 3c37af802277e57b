"""Which programmes are one, by a title of their own or a common one and who pays; and which fundings are one."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import Final, TypeAlias

from kg.identify.across.groups import Groups, Said
from kg.identify.across.judged import Judged
from kg.identify.across.profile import Grant, Plan
from kg.identify.across.spelling import plain
from kg.identify.titles import is_common

__all__ = ["group_grants", "group_plans"]

# Gives the group of a thing of a release, by its IRI there.
Root: TypeAlias = Callable[[str, str], str]
# A block that is larger asks too much of people.
_COMMON: Final = 40


def group_plans(said: Sequence[Said[Plan]], judged: Judged, body_of: Root) -> Groups[Plan]:
    """Group the mentions of programmes.

    A title of its own joins them; a title that many may have only together with who pays or runs it.
    """
    groups = Groups(said, judged, lambda one: one.what.iri if one.what.known else "", _fits)
    for block in _blocks((one.what.iri, n) for n, one in enumerate(said) if not one.what.bound):
        groups.gather(block, "own-title")
    own = ((plain(t), n) for n, one in enumerate(said) for t in one.what.titles if not is_common(t))
    for block in _blocks(own):
        groups.gather(block, "own-title")
    common = [(plain(t), n) for n, one in enumerate(said) for t in one.what.titles if is_common(t)]
    for block in _blocks(
        ((title, body_of(said[n].where.release, body)), n) for title, n in common for body in said[n].what.bodies
    ):
        groups.gather(block, "title-and-payer")
    for block in _blocks(common):
        for one, other in combinations(block, 2) if len(block) <= _COMMON else ():
            if set(said[one].where.towns) & set(said[other].where.towns):
                groups.doubt(one, other, "title-alone", 0.5)
    return groups


def group_grants(
    said: Sequence[Said[Grant]], judged: Judged, body_of: Root, plan_of: Root, target_of: Root
) -> Groups[Grant]:
    """Group the mentions of fundings: those of one payer, for one event or agreement, from one programme or none.

    Amounts that differ keep them apart.
    """
    groups = Groups(said, judged, lambda one: (one.what.amount, one.what.currency), _agrees)
    chains: dict[Hashable, list[int]] = defaultdict(list)
    for n, one in enumerate(said):
        if one.what.funder and one.what.target:
            where = one.where.release
            programme = plan_of(where, one.what.programme) if one.what.programme else ""
            chains[body_of(where, one.what.funder), programme, target_of(where, one.what.target)].append(n)
    for block in chains.values():
        groups.gather(block, "same-chain")
    return groups


def _fits(one: Hashable, other: Hashable) -> bool:
    return not one or not other or one == other


def _agrees(one: Hashable, other: Hashable) -> bool:
    """Return whether two amounts may be one: they are equal, or a release gives none."""
    return one == other or ("", "") in {one, other}


def _blocks(keys: Iterable[tuple[Hashable, int]]) -> Iterable[list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for key, index in keys:
        if index not in found[key]:
            found[key].append(index)
    return (block for block in found.values() if len(block) > 1)

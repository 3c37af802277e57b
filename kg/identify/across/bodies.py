"""Which organisations are one: by reference data, name and town, alias, or because a release tells of a new name."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Final, Literal, TypeAlias, cast

from kg.identify.across.groups import Groups, Said
from kg.identify.across.judged import Judged
from kg.identify.across.profile import Body
from kg.identify.across.spelling import initials, plain
from kg.identify.bare import bare, core

__all__ = ["group_bodies"]

_Joins: TypeAlias = Literal["alias", "renamed"]

# Kinds that say nothing against another kind.
_OPEN: Final = {"", "other"}
# What any body may be called for short: no name of one.
_NOBODY: Final = frozenset("verein stiftung gesellschaft initiative schule gymnasium amt kreis club werk bund".split())
# A block that is larger is no hint: a name so common joins nothing.
_COMMON: Final = 40


def group_bodies(said: Sequence[Said[Body]], judged: Judged) -> Groups[Body]:
    """Group the mentions of organisations.

    A name alone joins bodies only where it can mean one: with its town, or above the towns with more than a word.
    """
    groups = Groups(said, judged, _sign, _fits)
    for block in _blocks((one.what.iri, n) for n, one in enumerate(said) if not one.what.bound):
        groups.gather(block, "name-and-town")
    _rename_within(groups)
    for block in _blocks((_spelt(one.what), n) for n, one in enumerate(said) if _is_placed(one.what)):
        groups.gather(block, "spelling")
    _follow_aliases(groups)
    _follow_renaming(groups)
    _doubt(groups)
    return groups


def _sign(said: Said[Body]) -> Hashable:
    what = said.what
    return what.kind, what.iri if what.known else ""


def _fits(one: Hashable, other: Hashable) -> bool:
    (kind, known), (its_kind, its_known) = cast(tuple[str, str], one), cast(tuple[str, str], other)
    if known and its_known:
        return known == its_known
    return kind == its_kind or bool({kind, its_kind} & _OPEN)


def _is_placed(body: Body) -> bool:
    return bool(body.core) and not body.known and not body.bound


def _is_named(body: Body) -> bool:
    return bool(body.core) and not body.known and body.core not in _NOBODY


def _spelt(body: Body, name: str | None = None) -> tuple[str, str]:
    return plain(body.core if name is None else name), body.town


def _rename_within(groups: Groups[Body]) -> None:
    """Join what one release calls the new and the old name of one body."""
    index = {(one.where.release, one.what.iri): n for n, one in enumerate(groups.said)}
    told = {id(one.where): one.where for one in groups.said if one.where.renamings}
    for where in sorted(told.values(), key=lambda where: where.release):
        for pair in where.renamings:
            now, before = index.get((where.release, pair.now)), index.get((where.release, pair.before))
            if now is not None and before is not None:
                groups.same_said(now, before, "renamed")


def _follow_aliases(groups: Groups[Body]) -> None:
    """Join who bears a short name alone with the one body of the town that a release calls so too."""
    whole: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, one in enumerate(groups.said):
        for alias in one.what.names[1:] if not one.what.known else ():
            whole[_spelt(one.what, core(alias))].append(n)
    for n, one in enumerate(groups.said):
        if _is_named(one.what):
            _adopt(groups, n, whole.get(_spelt(one.what), ()), "alias")


def _follow_renaming(groups: Groups[Body]) -> None:
    """Join who bears a former or new name with the body of the town of which a release tells that name."""
    now: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, one in enumerate(groups.said):
        for name in one.what.others:
            now[_spelt(one.what, name)].append(n)
    for n, one in enumerate(groups.said):
        if _is_named(one.what):
            _adopt(groups, n, now.get(_spelt(one.what), ()), "renamed")


def _adopt(groups: Groups[Body], index: int, whole: Iterable[int], reason: _Joins) -> None:
    """Join a mention with those of a block where they are one body; where they are several, doubt."""
    roots = sorted({groups.root(n) for n in whole} - {groups.root(index)})
    if len(roots) == 1:
        if not groups.join(roots[0], index, reason):
            groups.doubt(roots[0], index, reason, 0.5)
        return
    for root in roots:
        groups.doubt(root, index, "several-fit", 0.5)


def _doubt(groups: Groups[Body]) -> None:
    """Note bodies of one name in towns that meet in a release, and letters that may be initials."""
    by_name: dict[str, list[int]] = defaultdict(list)
    short: dict[tuple[str, str], list[int]] = defaultdict(list)
    for members in groups.groups():
        body = groups.said[members[0]].what
        if body.core and not body.known:
            by_name[plain(bare(body.names[0]))].append(members[0])
            if body.names[0].isupper():
                short[body.names[0], body.town].append(members[0])
    for name, block in by_name.items():
        for place, one in enumerate(block if len(block) <= _COMMON else ()):
            for other in block[place + 1 :]:
                if _towns_meet(groups, one, other) and (" " in name):
                    groups.doubt(one, other, "name-alone", 0.6)
    for n, said in enumerate(groups.said):
        if not said.what.known and said.what.names and len(letters := initials(said.what.names[0])) > 2:
            for other in short.get((letters, said.what.town), ()):
                groups.doubt(other, n, "acronym", 0.7)


def _towns_meet(groups: Groups[Body], one: int, other: int) -> bool:
    """Return whether a release on one body speaks of the other's town too."""
    for mine, yours in ((one, other), (other, one)):
        town = groups.said[yours].what.town
        if any(town in groups.said[n].where.towns for n in groups.members(mine)):
            return True
    return False


def _blocks(keys: Iterable[tuple[Hashable, int]]) -> Iterable[list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for key, index in keys:
        found[key].append(index)
    return (block for block in found.values() if len(block) > 1)

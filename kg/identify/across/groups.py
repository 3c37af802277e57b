"""Groups of mentions that are one thing: joined step by step, never against a judgement or within one release."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.identify.across.interface import Reason
from kg.identify.across.judged import Judged
from kg.identify.across.profile import Mention, Profile

__all__ = ["Found", "Groups", "Said"]

M_co = TypeVar("M_co", bound=Mention, covariant=True)
M = TypeVar("M", bound=Mention)


@dataclass(frozen=True, slots=True)
class Said(Generic[M_co]):
    """A mention and the release that it stands in."""

    what: M_co
    where: Profile


@dataclass(frozen=True, slots=True)
class Found:
    """Two mentions, by their places in the groups, that may be one; the score is 1 where they were joined."""

    one: int
    other: int
    reason: Reason
    score: float = 1.0


class Groups(Generic[M]):
    """The mentions of one kind, in order of release and IRI, and which of them are one so far.

    Parameters
    ----------
    said
        The mentions.
    judged
        What people have said of them.
    sign, fits
        What of a mention must agree with each other mention of its group, and whether two such agree.
    """

    def __init__(
        self,
        said: Sequence[Said[M]],
        judged: Judged,
        sign: Callable[[Said[M]], Hashable],
        fits: "Callable[[Hashable, Hashable], bool]",
    ) -> None:
        self.said = said
        self.joins: list[Found] = []
        self.near: list[Found] = []
        self._fits = fits
        self._root = list(range(len(said)))
        self._members = {index: [index] for index in range(len(said))}
        self._signs = {index: {sign(one)} for index, one in enumerate(said)}
        self._releases = {index: {(one.where.release, one.what.iri)} for index, one in enumerate(said)}
        self._mixed: set[int] = set()
        self._enemies: dict[int, set[int]] = defaultdict(set)
        places = [(one.where.release, one.what.iri) for one in said]
        for one, other in judged.different(places):
            self._enemies[one].add(other)
            self._enemies[other].add(one)
        for one, other in judged.same(places):
            if self._parted(self.root(one), self.root(other)):
                raise judged.clash(places[one][1], places[other][1])
            self._unite(one, other, "judged")

    def root(self, index: int) -> int:
        """Return the group of a mention."""
        while self._root[index] != index:
            self._root[index] = self._root[self._root[index]]
            index = self._root[index]
        return index

    def groups(self) -> list[list[int]]:
        """Return the members of each group, in order."""
        return sorted(sorted(members) for members in self._members.values())

    def members(self, index: int) -> list[int]:
        """Return the members of the group of a mention."""
        return self._members[self.root(index)]

    def may(self, one: int, other: int) -> bool:
        """Return whether nothing speaks against that two mentions are one."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return True
        if self._parted(first, second) or self._side_by_side(first, second):
            return False
        # Where releases differ on what is one all the same, it is enough to agree with some of them.
        enough = any if {first, second} & self._mixed else all
        return enough(self._fits(a, b) for a in self._signs[first] for b in self._signs[second])

    def join(self, one: int, other: int, reason: Reason) -> bool:
        """Take two mentions for one where nothing speaks against it; return whether they are one now."""
        if not self.may(one, other):
            return False
        self._unite(one, other, reason)
        return True

    def same_said(self, one: int, other: int, reason: Reason) -> bool:
        """Join two mentions of one release of which it says itself that they are one."""
        if self._parted(self.root(one), self.root(other)):
            return False
        self._unite(one, other, reason)
        return True

    def join_despite(self, one: int, other: int, reason: Reason) -> bool:
        """Join two mentions of which something is told in two ways, but that can only be one."""
        first, second = self.root(one), self.root(other)
        if first == second or self._parted(first, second) or self._side_by_side(first, second):
            return False
        self._unite(one, other, reason)
        self._mixed.add(self.root(one))
        return True

    def gather(self, block: Iterable[int], reason: Reason) -> None:
        """Join each mention of a block to the first before it with which it may be one."""
        seen: list[int] = []
        for index in block:
            if not any(self.join(earlier, index, reason) for earlier in seen):
                seen.append(index)

    def doubt(self, one: int, other: int, reason: Reason, score: float) -> None:
        """Note two mentions that may be one, for people to look at."""
        self.near.append(Found(one=one, other=other, reason=reason, score=score))

    def open_doubts(self) -> dict[tuple[int, int], Found]:
        """Return of each two groups that may be one the likeliest doubt; none where people or a release part them."""
        best: dict[tuple[int, int], Found] = {}
        for found in sorted(self.near, key=lambda found: (-found.score, found.one, found.other, found.reason)):
            first, second = self.root(found.one), self.root(found.other)
            if first != second and not self._parted(first, second) and not self._side_by_side(first, second):
                best.setdefault((min(first, second), max(first, second)), found)
        return best

    def _parted(self, first: int, second: int) -> bool:
        if not self._enemies:
            return False
        others = set(self._members[second])
        return any(self._enemies[index] & others for index in self._members[first] if index in self._enemies)

    def _side_by_side(self, first: int, second: int) -> bool:
        """Return whether one release speaks of both as two things."""
        small, large = sorted((self._releases[first], self._releases[second]), key=len)
        own = dict(large)
        return any(own.get(release, iri) != iri for release, iri in small)

    def _unite(self, one: int, other: int, reason: Reason) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return
        self.joins.append(Found(one=one, other=other, reason=reason))
        self._root[second] = first
        if second in self._mixed:
            self._mixed.add(first)
        self._members[first] += self._members.pop(second)
        self._signs[first] |= self._signs.pop(second)
        self._releases[first] |= self._releases.pop(second)

"""Hold what people have judged: check that it can hold together, and say which mentions it speaks of."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote

from kg.errors import ContradictionError, InputError
from kg.identify.across.interface import Constraints, Pair
from kg.model import Iri

__all__ = ["Judged"]

_ID: Final = "https://w3id.org/municipal-cooperation/id/"
_KINDS: Final = ("person", "organisation", "agreement", "event", "programme", "funding")
_Place = tuple[str, Iri]


class Judged:
    """Constraints that hold together.

    Raises
    ------
    ContradictionError
        If two things are judged different and, by way of other judgements, the same.
    InputError
        If a pair is of two kinds, or of a kind that only reference data decides.

    Examples
    --------
    >>> a, b, c = (Iri(f"https://w3id.org/municipal-cooperation/id/person/{name}") for name in "abc")
    >>> Judged(Constraints(same=frozenset({(a, b), (b, c)}), different=frozenset({(c, a)})))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kg.errors.ContradictionError: judgements: …/person/c and …/person/a are judged different and the same ...
    """

    def __init__(self, constraints: Constraints) -> None:
        self._constraints = constraints
        self._ties: dict[Iri, list[tuple[Iri, Pair | None]]] = defaultdict(list)
        for pair in sorted(constraints.same | constraints.different):
            _demand_kind(pair)
        for pair in sorted(constraints.same):
            self._tie(*pair, pair)
        whole = {iri for pair in constraints.same for iri in pair if "#" not in iri}
        for iri in {iri for pair in constraints.same | constraints.different for iri in pair if "#" in iri}:
            if (all_of_it := Iri(iri.partition("#")[0])) in whole:
                self._tie(iri, all_of_it, None)
        for pair in sorted(constraints.different):
            if (way := self._way(*pair)) is not None:
                raise _contradiction(pair, way)

    def same(self, places: Sequence[_Place]) -> Iterator[tuple[int, int]]:
        """Yield pairs of mentions that are judged the same; ``places`` are the release and IRI of each mention."""
        index = self._index(places)
        for one, other in sorted(self._constraints.same):
            first, second = index.get(one, []), index.get(other, [])
            if first and second:
                yield from ((first[0], another) for another in (*first[1:], *second))

    def different(self, places: Sequence[_Place]) -> Iterator[tuple[int, int]]:
        """Yield pairs of mentions that are judged different."""
        index = self._index(places)
        for one, other in sorted(self._constraints.different):
            first, second = index.get(one, []), index.get(other, [])
            yield from ((a, b) for a in first for b in second if a != b)

    def clash(self, one: Iri, other: Iri) -> ContradictionError:
        """Return the error that two mentions are judged the same that other judgements part."""
        return _contradiction((one, other), [pair for pair in sorted(self._constraints.same) if {one, other} & {*pair}])

    def _index(self, places: Sequence[_Place]) -> dict[Iri, list[int]]:
        """Return the mentions of each IRI that a judgement names; what was parted bears its release in its IRI."""
        wanted = {iri for pair in self._constraints.same | self._constraints.different for iri in pair}
        index: dict[Iri, list[int]] = defaultdict(list)
        for number, (release, iri) in enumerate(places if wanted else ()):
            name = quote(release, safe="")
            for form in (iri, Iri(f"{iri}#{name}"), Iri(f"{iri}-{name}")):
                if form in wanted:
                    index[form].append(number)
        return index

    def _tie(self, one: Iri, other: Iri, pair: Pair | None) -> None:
        self._ties[one].append((other, pair))
        self._ties[other].append((one, pair))

    def _way(self, start: Iri, end: Iri) -> list[Pair] | None:
        """Return the judgements that make two IRIs one, or None."""
        ways: dict[Iri, list[Pair]] = {start: []}
        ahead = deque([start])
        while ahead:
            here = ahead.popleft()
            if here == end:
                return ways[here]
            for there, pair in sorted(self._ties.get(here, ()), key=lambda tie: tie[0]):
                if there not in ways:
                    ways[there] = [*ways[here], pair] if pair else ways[here]
                    ahead.append(there)
        return None


def _demand_kind(pair: Pair) -> None:
    kinds = [iri.removeprefix(_ID).partition("/")[0] if iri.startswith(_ID) else "" for iri in pair]
    if kinds[0] == kinds[1] and kinds[0] in _KINDS:
        return
    what = f"{_short(pair[0])} and {_short(pair[1])} cannot be judged the same or different"
    raise InputError(where="judgements", what=what, remedy=f"name two things of one kind of {', '.join(_KINDS)}")


def _contradiction(different: Pair, way: Sequence[Pair]) -> ContradictionError:
    said = ", ".join(f"{_short(one)} = {_short(other)}" for one, other in way)
    what = f"{_short(different[0])} and {_short(different[1])} are judged different and the same ({said})"
    return ContradictionError(
        where="judgements", what=what, remedy="take one of these judgements back",
        different=different, same=tuple(way),
    )  # fmt: skip


def _short(iri: str) -> str:
    return f"…/{iri.removeprefix(_ID)}"

"""Decide over all profiles which mentions are one thing: organisations, agreements, events, people, then money."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from kg.identify.across.bodies import group_bodies
from kg.identify.across.deeds import BodyOf, group_deeds
from kg.identify.across.groups import Found, Groups, Said
from kg.identify.across.interface import Constraints, Join, JoinedKind, Near, Witness
from kg.identify.across.judged import Judged
from kg.identify.across.naming import named_groups
from kg.identify.across.people import Seen, group_people
from kg.identify.across.profile import Deed, Mention, Office, Person, Profile, Scene
from kg.identify.across.programmes import group_grants, group_plans
from kg.identify.across.scenes import group_scenes
from kg.model import Iri

__all__ = ["Decision", "decide"]

_M = TypeVar("_M", bound=Mention)
# Beside the two that met, a doubt shows so many witnesses of each side at most.
_WITNESSES: Final = 3
# Where so few towns meet, one name cannot be two people's: two for a visit, and one that was misread.
_FEW: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided.

    ``names`` has for each release the IRIs that its things bear in place of those that it alone would give them;
    releases without any are left out. ``joins`` says what was joined and why, ``nears`` what was not.
    """

    names: Mapping[str, Mapping[Iri, Iri]]
    joins: tuple[Join, ...]
    nears: tuple[Near, ...]


def decide(profiles: Iterable[Profile], constraints: Constraints = Constraints()) -> Decision:  # noqa: B008 - frozen
    """Return which things of many releases are one.

    The result is a function of the set of profiles and the constraints: it depends on no order. Work grows with the
    profiles, since only mentions that share a key are compared.

    Raises
    ------
    ContradictionError
        If the constraints cannot hold together.

    Examples
    --------
    >>> decide([]).joins
    ()
    """
    told = sorted(profiles, key=lambda profile: profile.release)
    judged = Judged(constraints)
    bodies = group_bodies(_said(told, lambda one: one.bodies), judged)
    group_of = {(said.where.release, str(said.what.iri)): n for n, said in enumerate(bodies.said)}

    def body_of(release: str, body: str) -> str:
        n = group_of.get((release, body))
        return body if n is None else f"body:{bodies.root(n)}"

    deeds = group_deeds(_said(told, lambda one: one.deeds), judged, body_of)
    scenes = group_scenes(_said(told, lambda one: one.scenes), judged)
    said = _said(told, lambda one: one.people)
    seen = _seen(said, body_of, scenes, deeds)
    people = group_people(said, judged, seen)
    plans = group_plans(_said(told, lambda one: one.plans), judged, body_of)
    plan_of, target_of = _root_of(plans), _root_of(scenes, deeds)
    grants = group_grants(_said(told, lambda one: one.grants), judged, body_of, plan_of, target_of)
    decided: Sequence[tuple[JoinedKind, Groups[Any]]] = (
        ("organisation", bodies), ("agreement", deeds), ("event", scenes), ("person", people), ("programme", plans),
        ("funding", grants),
    )  # fmt: skip
    return _written(decided)


def _root_of(*kinds: Groups[Any]) -> BodyOf:
    """Return what gives the group of a thing of a release, by its IRI there."""
    places = [_places(groups) for groups in kinds]

    def root(release: str, iri: str) -> str:
        for number, (groups, at) in enumerate(zip(kinds, places, strict=True)):
            if (n := at.get((release, Iri(iri)))) is not None:
                return f"{number}:{groups.root(n)}"
        return f"{iri}#{release}"

    return root


def _seen(said: Sequence[Said[Person]], body_of: BodyOf, scenes: Groups[Scene], deeds: Groups[Deed]) -> list[Seen]:
    """Return what the other groups say of each person's mention."""
    at_scene, at_deed = _places(scenes), _places(deeds)
    small = {scenes.root(n) for n in range(len(scenes.said)) if len(_towns(scenes, n)) <= _FEW}
    found = []
    for one in said:
        release, offices = one.where.release, [office for office in one.what.offices if office.body]
        met = frozenset(scenes.root(at_scene[release, iri]) for iri in one.what.scenes)
        found.append(
            Seen(
                bodies=frozenset(_body(office, body_of(release, office.body)) for office in offices),
                offices=frozenset((office.role, body_of(release, office.body)) for office in offices),
                towns=frozenset(office.town for office in offices if office.town),
                scenes=met,
                small=met & small,
                deeds=frozenset(deeds.root(at_deed[release, iri]) for iri in one.what.deeds),
            )
        )
    return found


def _towns(scenes: Groups[Scene], n: int) -> set[str]:
    return {town for member in scenes.members(n) for town in scenes.said[member].what.towns}


def _said(told: Sequence[Profile], of: Callable[[Profile], tuple[_M, ...]]) -> list[Said[_M]]:
    return [Said(what, where) for where in told for what in of(where)]


def _body(office: Office, body: str) -> str:
    """Return for whom someone acts; a country has too many of one name, its offices have not."""
    return f"{body}/{office.role}" if body.startswith("country:") else body


def _places(groups: Groups[_M]) -> dict[tuple[str, Iri], int]:
    return {(one.where.release, one.what.iri): n for n, one in enumerate(groups.said)}


def _written(decided: Sequence[tuple[JoinedKind, Groups[Any]]]) -> Decision:
    names: dict[str, dict[Iri, Iri]] = {}
    joins: list[Join] = []
    nears: list[Near] = []
    for kind, groups in decided:
        iris = named_groups(groups)
        for n, said in enumerate(groups.said):
            if (iri := iris[groups.root(n)]) != said.what.iri:
                names.setdefault(said.where.release, {})[said.what.iri] = iri
        joins += (_join(kind, groups, found) for found in groups.joins)
        nears += _nears(kind, groups, iris)
    nears.sort(key=lambda near: (-near.score, near.kind, near.first, near.second))
    return Decision(names=names, joins=tuple(joins), nears=tuple(nears))


def _join(kind: JoinedKind, groups: Groups[Any], found: Found) -> Join:
    one, other = groups.said[found.one], groups.said[found.other]
    return Join(kind=kind, first=_witness(one), second=_witness(other), reason=found.reason)


def _nears(kind: JoinedKind, groups: Groups[Any], iris: Mapping[int, Iri]) -> Iterator[Near]:
    for (first, second), found in groups.open_doubts().items():
        sides = sorted(((iris[root], root) for root in (first, second)), key=lambda side: side[0])
        met = [found.one, found.other]
        more = [n for _, root in sides for n in groups.members(root)[:_WITNESSES] if n not in met]
        yield Near(
            kind=kind, first=sides[0][0], second=sides[1][0], score=round(found.score, 2), reason=found.reason,
            evidence=tuple(_witness(groups.said[n]) for n in (*met, *sorted(more))),
        )  # fmt: skip


def _witness(said: Said[Any]) -> Witness:
    what = said.what
    return Witness(iri=what.iri, release=said.where.release, start=what.start, end=what.end)

"""Score what may be the same thing, and part what is certain from what a person must decide."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Final, Literal, TypeAlias

from kg.names import fold
from kg.reconcile.subjects import Subject
from kg.reconcile.wikidata import Item, by_id, by_name, described
from kg.store import Askable

__all__ = ["Match", "reconcile"]

Status: TypeAlias = Literal["match", "candidate", "none"]

# A match must be so good, and so much better than the next.
_SURE: Final = 0.8
_APART: Final = 0.15
# Kilometres.
_NEAR: Final = 15.0
_FAR: Final = 100.0
_EARTH: Final = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A thing and an item that may be it; ``reasons`` say what agrees. Where there is none, ``item`` is empty."""

    subject: Subject
    item: str
    name: str
    score: float
    status: Status
    reasons: tuple[str, ...] = ()


def reconcile(
    subjects: Sequence[Subject], endpoint: Askable, *, progress: Callable[[int], None] | None = None
) -> tuple[Match, ...]:
    """Return what Wikidata has for each thing, the best first; all that may be it where nothing is certain.

    The score adds up: an id of GeoNames or the municipality key that agrees 0.7, a name 0.5 (one of the other names
    0.4), the country 0.2, coordinates within 15 km 0.2; for an organisation, which has none of these, a preferred
    name that agrees 0.8 and another 0.6. An id, a country or coordinates that disagree (by more than 100 km) rule an
    item out. A match has at least 0.8 and 0.15 more than the next; what is below stays a candidate.

    Raises
    ------
    StoreError
        If the endpoint cannot be asked.
    """
    ids: defaultdict[Subject, set[str]] = defaultdict(set)
    numbered = by_id(endpoint, "P1566", (one.geonames for one in subjects))
    keyed = by_id(endpoint, "P439", (one.ags for one in subjects))
    named = by_name(endpoint, (name for one in subjects for name in (*one.names, *one.others)))
    for subject in subjects:
        ids[subject] |= numbered.get(subject.geonames, set()) | keyed.get(subject.ags, set())
        for name in (*subject.names, *subject.others):
            ids[subject] |= named.get(name, set())
    items = described(endpoint, (item for found in ids.values() for item in found))
    matches: list[Match] = []
    for number, subject in enumerate(subjects, start=1):
        matches += _decided(subject, (items[item] for item in sorted(ids[subject]) if item in items))
        if progress is not None:
            progress(number)
    return tuple(matches)


def _decided(subject: Subject, items: Iterable[Item]) -> list[Match]:
    scored = sorted(
        ((*_score(subject, item), item) for item in items), key=lambda one: (-one[0], int(one[2].id.removeprefix("Q")))
    )
    scored = [one for one in scored if one[0] > 0]
    if not scored:
        return [Match(subject=subject, item="", name="", score=0.0, status="none")]
    sure = scored[0][0] >= _SURE and (len(scored) == 1 or scored[0][0] - scored[1][0] >= _APART)
    return [
        Match(
            subject=subject,
            item=item.id,
            name=next(iter(item.names), ""),
            score=score,
            status="match" if sure else "candidate",
            reasons=reasons,
        )
        for score, reasons, item in (scored[:1] if sure else scored)
    ]


def _score(subject: Subject, item: Item) -> tuple[float, tuple[str, ...]]:
    """Return how well an item fits, and what agrees; 0 where something rules it out."""
    agrees: dict[str, float] = {}
    for name, ours, theirs in (("geonames", subject.geonames, item.geonames), ("ags", subject.ags, item.ags)):
        if ours and theirs:
            if ours not in theirs:
                return 0.0, ()
            agrees[name] = 0.7
    if subject.country and item.country:
        if subject.country != item.country:
            return 0.0, ()
        agrees["country"] = 0.2
    if subject.place and item.place:
        distance = _distance(subject.place, item.place)
        if distance > _FAR:
            return 0.0, ()
        if distance <= _NEAR:
            agrees["coordinates"] = 0.2
    if subject.kind == "organisation" and (item.geonames or item.ags):
        return 0.0, ()  # A place of that name.
    agrees |= _names(subject, item)
    return round(min(sum(agrees.values()), 1.0), 2), tuple(agrees)


def _names(subject: Subject, item: Item) -> Mapping[str, float]:
    preferred, other = (0.8, 0.6) if subject.kind == "organisation" else (0.5, 0.4)
    ours, theirs = set(map(fold, subject.names)), set(map(fold, item.names))
    if ours & theirs:
        return {"name": preferred}
    wider = (ours | set(map(fold, subject.others))) & (theirs | set(map(fold, item.others)))
    return {"other name": other} if wider else {}


def _distance(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Return the kilometres between two places on a sphere, by the haversine formula.

    Examples
    --------
    >>> round(_distance((50.94, 6.96), (51.22, 6.78)))
    34
    """
    north, east = map(radians, one)
    other_north, other_east = map(radians, two)
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))

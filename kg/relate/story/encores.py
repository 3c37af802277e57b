"""See an event once more when it was cast: who would take part, where it would be, and what else they would be at.

Before anyone is asked about, an event is judged by its words and by the other events. A happening that nobody is likely
to have been at is likely none, and of two with the same guests on one day one is mostly the other told again.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kg.lexicon.trees import log_odds
from kg.relate.event import Event
from kg.relate.story.fellows import Cast, Shares
from kg.relate.story.rivals import Rivals
from kg.relate.story.stage import PARTS

__all__ = ["JUDGED", "Encores"]

# Only who was cast is seen with how likely it was beside the others.
JUDGED: Final = "judged"

_UNHEARD, _NONE, _SMALL = -9.0, -1.0, 0.1
_SORTS: Final = ("person", "municipality", "organisation")


class Encores:
    """The events of a release that are likely beside the others, as they were cast first."""

    def __init__(self, rivals: Rivals, casts: Sequence[Cast]) -> None:
        """Take the events as they were seen beside each other, and those of them that were cast, with their chances."""
        self.rivals, self.scene, self.casts = rivals, rivals.scene, casts
        self.chance = {id(cast.stage.event): cast.stage.chance for cast in casts}
        self._present = {
            id(cast.stage.event): {who: 1 - shares[0] for who, shares in cast.shares.items()} for cast in casts
        }

    def seen(self, cast: Cast) -> dict[str, float]:
        """Return what is observed of an event: chances as log odds (-9 for none), shares (-1 for none), numbers."""
        return {
            **self.rivals.seen(cast.stage.event),
            JUDGED: log_odds(cast.stage.chance),
            **self._of_actors(cast),
            **_of_site(cast.stage.event),
            **self._beside(cast),
            **self._framed(cast),
        }

    def _of_actors(self, cast: Cast) -> dict[str, float]:
        """Return how many are likely to take part: in each way, here, of each sort, from here and from elsewhere."""
        shares, present = cast.shares, self._present[id(cast.stage.event)]
        here = {p.who for i in cast.stage.event.sentences for p in self.scene.present[i]}
        homes, home = self.scene.homes, self.scene.reading.home_name
        return {
            **_ways(shares.values()),
            **_heard("anyone", present.values()),
            **_heard("here", (share for who, share in present.items() if who in here)),
            **_heard("people here", (share for who, share in present.items() if who in here and who[0] == "person")),
            **{key: value for sort in _SORTS
               for key, value in _heard(sort, (s for who, s in present.items() if who[0] == sort)).items()},
            **_heard("locals", (share for who, share in present.items() if homes.get(who) == home)),
            **_heard("strangers", (share for who, share in present.items() if homes.get(who) not in {None, home})),
        }  # fmt: skip

    def _beside(self, cast: Cast) -> dict[str, float]:
        """Return how likely other events are now, and how far they have the same people, if they were."""
        event = cast.stage.event
        others = [other for other in self.casts if other is not cast]
        told = [(other, other.stage.event) for other in others]
        groups = {
            "of day": [c for c, e in told if event.start and e.start == event.start],
            "of type": [c for c, e in told if e.type == event.type],
            "of sentence": [c for c, e in told if not set(e.sentences).isdisjoint(event.sentences)],
            "of all": others,
        }
        found: dict[str, float] = {"likelier": sum(c.stage.chance > cast.stage.chance for c in others)}
        for name, group in groups.items():
            chances = [c.stage.chance for c in group]
            shared = [c.stage.chance * self._shared(event, c.stage.event) for c in group]
            found |= {
                f"{name}: best judged": log_odds(max(chances)) if chances else _UNHEARD,
                f"{name}: sum judged": sum(chances),
                f"{name}: shared best": max(shared, default=0.0),
                f"{name}: shared sum": sum(shared),
            }
        return found

    def _framed(self, cast: Cast) -> dict[str, float]:
        """Return how likely the whole is that an event lies within, and who was at both; and what it holds itself."""
        event, whole = cast.stage.event, cast.stage.parent
        held = [other.stage.chance for other in self.casts if other.stage.parent is event]
        return {
            "framed": whole is not None,
            "whole judged": self.chance.get(id(whole), _NONE),
            "whole shared": self._shared(event, whole) if whole is not None else _NONE,
            "whole in same place": whole.place == event.place if whole is not None else _NONE,
            "holds": len(held),
            "holds judged": sum(held),
        }

    def _shared(self, event: Event, other: Event) -> float:
        """Return which share of those who are likely at an event are so at another."""
        own, theirs = self._present[id(event)], self._present.get(id(other), {})
        both = sum(min(share, theirs.get(who, 0.0)) for who, share in own.items())
        return both / max(sum(own.values()), _SMALL)


def _of_site(event: Event) -> dict[str, float]:
    """Return how likely the likeliest town is the place of an event, how likely none is, and how many there are."""
    towns = [chance for town, chance in event.sites.items() if town is not None]
    return {"site": max(towns, default=0.0), "nowhere": event.sites.get(None, 0.0), "sites": len(towns)}


def _ways(shares: Iterable[Shares]) -> dict[str, float]:
    columns = dict(zip(PARTS, zip(*shares, strict=True), strict=False))
    return {
        f"{name}: {what}": value
        for name in PARTS[1:]
        for what, value in (("sum", sum(columns.get(name, ()))), ("best", max(columns.get(name, ()), default=0.0)))
    }


def _heard(name: str, shares: Iterable[float]) -> Mapping[str, float]:
    values = list(shares)
    return {f"{name}: likely": sum(values), f"{name}: likeliest": max(values, default=_NONE)}

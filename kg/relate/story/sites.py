"""See a town as the place of an event beside all else: other towns and events, and where those who take part live.

Where an event was is first asked of each for itself. What lies within a stay is where the stay is, and guests come from
elsewhere: what was heard of the other events, and of who takes part, is set beside what was heard of one town.
"""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Final, TypeAlias

from kg.lexicon.trees import Seen, flags, log_odds, trees
from kg.relate.event import Event
from kg.relate.story.days import TYPES
from kg.relate.story.fellows import Cast, Shares
from kg.relate.story.scene import Scene
from kg.relate.story.stage import PARTS
from kg.relate.story.ways import towns_of, ways_of
from kg.relate.story.where import put

__all__ = ["Chances", "Sites", "put_beside"]

# How likely an event was in each town, or (under None) in none.
Chances: TypeAlias = Mapping[str | None, float]

_UNHEARD: Final = -9.0
_WAYS: Final = ("in", "goal", "hall", "visited", "from", "name")
_POINTING: Final = frozenset(_WAYS[:4])
_HEARD: Final = ("host", "guest", "participant")
# A town that is less likely by itself is not asked about again.
_MAYBE: Final = 0.02
# From this chance on a town is the place of an event; found on releases left out.
_LIKELY: Final = 0.35


class Sites:
    """The events of a release as they were cast first, with how likely each was in each town by itself."""

    def __init__(self, scene: Scene, casts: Sequence[Cast], alone: Mapping[int, Chances]) -> None:
        """Take the events, and how likely their places were before it was known what they lie within, by identity."""
        self.scene, self.alone = scene, alone
        self.casts = sorted(casts, key=lambda cast: min(cast.stage.event.sentences))
        self.towns = towns_of(scene)
        self._named = {town: len(scene.of.get(("municipality", town), ())) for town in self.towns}

    def likely(self, event: Event) -> list[str]:
        """Return the towns that an event may have been in by itself."""
        alone = self.alone[id(event)]
        return [town for town in self.towns if max(event.sites[town], alone[town]) >= _MAYBE]

    def seen(self, cast: Cast, town: str) -> Seen:
        """Return what is observed of a town as the place of an event: log odds (-9 for none), shares (-1), numbers."""
        return {
            **self._heard(cast.stage.event, town),
            **self._as_told(cast, town),
            **self._as_named(cast.stage.event, town),
            **self._beside(cast, town),
            **self._of_actors(cast, town),
        }

    def _heard(self, event: Event, town: str) -> dict[str, float]:
        """Return how likely the town and its rivals are by themselves."""
        heard, alone, home = event.sites, self.alone[id(event)], self.scene.reading.home_name
        rivals = [heard[other] for other in self.towns if other != town]
        return {
            "chance": log_odds(heard[town]),
            "chance alone": log_odds(alone[town]),
            "nowhere": log_odds(heard[None]),
            "nowhere alone": log_odds(alone[None]),
            "rival": log_odds(max(rivals)) if rivals else _UNHEARD,
            "rank": sum(chance > heard[town] for chance in heard.values()),
            "home chance": log_odds(heard[home]) if home else _UNHEARD,
        }

    def _as_told(self, cast: Cast, town: str) -> dict[str, float]:
        event, reading = cast.stage.event, self.scene.reading
        return {
            **flags("is", event.type, TYPES),
            "event": cast.stage.chance,
            "fine": len(event.start or ""),
            "sentences": len(event.sentences),
            "position": min(event.sentences) / len(self.scene.present),
            "length": len(self.scene.present),
            "towns": len(self.towns),
            "home": town == reading.home_name,
            "partner": town == reading.partner,
        }

    def _as_named(self, event: Event, town: str) -> dict[str, float]:
        """Return how the sentences of the event name the town and others, and how often the release does."""
        ways = {other: {w for i in event.sentences for w in ways_of(self.scene, i, other)} for other in self.towns}
        others = [ways[other] for other in self.towns if other != town]
        return {
            **{f"way {way}": float(way in ways[town]) for way in _WAYS},
            "others pointed": sum(bool(way & _POINTING) for way in others),
            "others named": sum(bool(way) for way in others),
            "named": self._named[town],
            "named of all": self._named[town] / max(sum(self._named.values()), 1),
        }

    def _beside(self, cast: Cast, town: str) -> dict[str, float]:
        """Return how likely the town is the place of other events: of the same day, told near, within, alike, all."""
        event, number = cast.stage.event, self.casts.index(cast)
        others = [other.stage.event for other in self.casts if other is not cast]
        groups = {
            "all": others,
            "day": [o for o in others if event.start and o.start == event.start],
            "near": [o for o in others if min(abs(i - j) for i in o.sentences for j in event.sentences) <= 1],
            "held": [o.stage.event for o in self.casts if o.stage.parent is event],
            "alike": [o for o in others if o.type == event.type],
            "before": [self.casts[number - 1].stage.event] if number else [],
            "behind": [o.stage.event for o in self.casts[number + 1 : number + 2]],
            "whole": [cast.stage.parent] if cast.stage.parent is not None else [],
        }
        found: dict[str, float] = {}
        for name, events in groups.items():
            chances = [other.sites[town] for other in events]
            found[f"{name} best"] = max(chances, default=-1.0)
            found[f"{name} mean"] = fmean(chances) if chances else -1.0
        return found

    def _of_actors(self, cast: Cast, town: str) -> dict[str, float]:
        """Return how many are likely to take part, and are named here, who are at home in the town or elsewhere."""
        homes = {who: who[1] if who[0] == "municipality" else self.scene.homes.get(who) for who in cast.shares}
        local = [cast.shares[who] for who, home in homes.items() if home == town]
        strange = [cast.shares[who] for who, home in homes.items() if home not in {town, None}]
        here = {p.who for i in cast.stage.event.sentences for p in self.scene.present[i] if p.who[0] == "person"}
        return {
            **_summed("local", local),
            **_summed("from elsewhere", strange),
            "locals here": sum(homes[who] == town for who in here),
            "strangers here": sum(homes[who] not in {town, None} for who in here),
        }


def _summed(name: str, shares: Sequence[Shares]) -> dict[str, float]:
    parts = [(part, PARTS.index(f"{part}s")) for part in _HEARD]
    return {f"{name} as {part}": sum(share[number] for share in shares) for part, number in parts}


def put_beside(scene: Scene, casts: Sequence[Cast], alone: Mapping[int, Chances]) -> list[Event]:
    """Put each event where it is likely beside all else of the release; return those that are elsewhere now."""
    sites, judged, moved = Sites(scene, casts, alone), trees("where"), []
    for cast in casts:
        event, before = cast.stage.event, cast.stage.event.place
        seen = {town: sites.seen(cast, town) for town in sites.likely(event)}
        chances = {town: judged.shares(seen[town])[-1] for town in seen}
        best = max(chances, key=lambda town: chances[town], default=None)
        chance = chances[best] if best is not None else 0.0
        put(scene, event, best if chance >= _LIKELY else None, chance)
        if event.place is not None:
            event.seen["place", event.place] = dict(seen[event.place])
        if event.place != before:
            moved.append(event)
    return moved

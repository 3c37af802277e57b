"""See an event beside all others that a release may tell of: those of its day, its sentences and its type.

What speaks for an event is first asked of each for itself. Of two that may have been on one day, mostly one was; talks
within a visit are likelier where the visit is: what was heard of the others is set beside what was heard of one.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kg.lexicon.trees import flags, log_odds
from kg.relate.event import Event
from kg.relate.story.days import TYPES
from kg.relate.story.scene import Scene
from kg.relate.story.weave import Woven
from kg.relate.story.worth import as_peopled, as_told, chance_within, days_after

__all__ = ["Rivals"]

_UNDATED, _UNHEARD = 9999, -9.0
# A whole that is hardly likely holds nothing, and what is hardly likely is not asked what holds it.
_LIKELY: Final = 0.1
_MIXES: Final = ("local+foreign", "local+none", "none+foreign", "none+none")
_RULES: Final = ("de.event.day", "de.event.undated")


class Rivals:
    """All events that a release may tell of, with how likely each is by itself."""

    def __init__(self, scene: Scene, woven: Woven, chances: Mapping[int, float]) -> None:
        """Take the events as they were woven, and the chance of each by its identity."""
        self.scene, self.woven, self.events = scene, woven, woven.events
        self.chance = dict(chances)
        likely = [event for event in self.events if self.chance[id(event)] >= _LIKELY]
        self._within = {
            (id(event), id(whole)): chance_within(scene, event, whole, self.events)
            for event in likely
            for whole in likely
            if event is not whole
        }

    def seen(self, event: Event) -> dict[str, float]:
        """Return what is observed of an event: chances as log odds (-9 where there is none), shares and numbers."""
        others = [other for other in self.events if other is not event]
        days = [o for o in others if event.start and o.start == event.start]
        told = [o for o in others if not set(o.sentences).isdisjoint(event.sentences)]
        alike = [o for o in others if o.type == event.type]
        return {
            "chance": log_odds(self.chance[id(event)]),
            **self._as_told(event),
            **self._by_words(event),
            **self._beside("day", event, days, best=True),
            **self._beside("sentence", event, told, best=True),
            **self._beside("type", event, alike),
            **self._around(event, others),
            "all": len(self.events),
            "all chances": sum(self.chance.values()),
        }

    def _as_told(self, event: Event) -> dict[str, float]:
        scene, tellings = self.scene, self.woven.of(event)
        told = as_told(scene, event, tellings, self.events) | as_peopled(scene, event)
        sentences = len(scene.reading.document.sentences)
        return {
            **flags("is", event.type, TYPES),
            **flags("rule", event.rule, _RULES),
            **flags("place", str(told["where"]), ("home", "away", "nowhere")),
            **flags("mix", str(told["mix"]), _MIXES),
            **{name: float(told[name]) for name in ("title", "end", "old", "people", "groups", "bodies")},  # type: ignore[arg-type]
            "noun": float(told["told"] == "noun"),
            "fine": len(event.start or ""),
            "age": days_after(event.start, scene.reading.issued) if event.start else _UNDATED,
            "tellings": len(tellings),
            "sentences": len(event.sentences),
            "position": min(event.sentences) / max(sentences, 1),
            "length": sentences,
        }

    def _by_words(self, event: Event) -> dict[str, float]:
        """Return how likely the words around its day, and of its sentences, make an event of its type and of others."""
        scene, own = self.scene, TYPES.index(event.type)
        days = [scene.days.get((type_, event.start), 0.0) if event.start else 0.0 for type_ in TYPES]
        told = [max(scene.undated.get((type_, i), 0.0) for i in event.sentences) for type_ in TYPES]
        return {
            name + key: value
            for name, chances in (("words of day", days), ("words of sentence", told))
            for key, value in (
                ("", chances[own]),
                (": best", max(chances)),
                (": sum", sum(chances)),
                (": rank", sum(chance > chances[own] for chance in chances)),
            )
        }

    def _beside(self, name: str, event: Event, others: Sequence[Event], *, best: bool = False) -> dict[str, float]:
        """Return how likely other events are: how many, the likeliest, the sum, and how many are likelier."""
        chances = [self.chance[id(other)] for other in others]
        seen: dict[str, float] = {
            f"{name}: number": len(others),
            f"{name}: best": log_odds(max(chances)) if chances else _UNHEARD,
            f"{name}: sum": sum(chances),
            f"{name}: rank": sum(chance > self.chance[id(event)] for chance in chances),
        }
        if best:
            rival = max(others, key=lambda other: self.chance[id(other)], default=None)
            seen |= flags(f"{name}: best is", rival.type if rival else "", TYPES)
        return seen

    def _around(self, event: Event, others: Sequence[Event]) -> dict[str, float]:
        """Return how likely those are that an event lies within, or that lie within it, or are told near it."""
        start, chance = event.start, self.chance
        stays = [o for o in others if start and o.start and o.end and o.start <= start <= o.end]
        partly = [o for o in others if o.type == event.type and start and o.start and start != o.start
                  and (start.startswith(o.start) or o.start.startswith(start))]  # fmt: skip
        near = [o for o in others if o.start and min(abs(i - j) for i in o.sentences for j in event.sentences) <= 1]
        wholes = [self._within.get((id(event), id(o)), 0.0) * chance[id(o)] for o in others]
        held = [self._within.get((id(o), id(event)), 0.0) * chance[id(o)] for o in others]
        return {
            "stay": self._best(stays),
            "partly the same": self._best(partly),
            "near": self._best(near),
            "near: sum": sum(chance[id(o)] for o in near),
            "whole": max(wholes, default=0.0),
            "held": max(held, default=0.0),
            "held: sum": sum(held),
        }

    def _best(self, events: Iterable[Event]) -> float:
        return max((log_odds(self.chance[id(event)]) for event in events), default=_UNHEARD)

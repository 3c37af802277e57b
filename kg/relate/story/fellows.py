"""See an actor of an event beside all others: the company from the same town, the same actor elsewhere, the whole.

Who takes part is first asked of each actor for itself. A delegation goes about together, and whoever came for a visit
is mostly at its reception: what was heard of the others is set beside what was heard of one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from kg.lexicon.patterns import sifted
from kg.lexicon.trees import flags
from kg.relate.event import Who
from kg.relate.story.days import TYPES
from kg.relate.story.scene import Scene
from kg.relate.story.stage import Stage
from kg.relate.story.standing import nearest_presence, relation

__all__ = ["Cast", "Rehearsal"]

Shares = Sequence[float]

_HOST, _GUEST, _PARTICIPANT, _ORGANISER = range(1, 5)
_PARTS: Final = {"host": _HOST, "guest": _GUEST, "participant": _PARTICIPANT, "organiser": _ORGANISER}
_SURE, _FAR = 0.4, 9
_SORTS: Final = ("person", "municipality", "organisation")
_GUISES: Final = ("name", "group", "town", "place", "pronoun")
_RELATIONS: Final = ("local", "foreign", "body", "country", "unknown", "at-home", "at-partner", "elsewhere")
_MEMBERS = sifted("delegations.members")
_TRAVELLERS = sifted("story.travellers")


@dataclass(frozen=True, slots=True)
class Cast:
    """An event on its stage, and for each actor how likely it has no part there, or that of host, guest and so on."""

    stage: Stage
    shares: Mapping[Who, Shares]


class Rehearsal:
    """All events of a release with what was heard of each actor alone."""

    def __init__(self, scene: Scene, casts: Sequence[Cast]) -> None:
        """Take the events of a release as they were cast first."""
        self.scene, self.casts = scene, casts
        self._of = {id(cast.stage.event): cast for cast in casts}
        self._company: dict[str | None, list[Who]] = {}
        for who in scene.of:
            if who[0] == "person":
                self._company.setdefault(scene.homes.get(who), []).append(who)
        self._paragraph = {i: scene.sentence(i).paragraph for i in scene.present}
        self._members = {who: any(scene.holds(p.sentence, _MEMBERS) for p in scene.of[who]) for who in scene.of}

    def seen(self, cast: Cast, who: Who) -> dict[str, float]:
        """Return what is observed of an actor in an event: shares between 0 and 1 (-1 where there is none), numbers."""
        return {
            **dict(zip(("none", *_PARTS), cast.shares[who], strict=True)),
            **self._as_told(cast.stage, who),
            **self._of_company(cast, who),
            **self._where(cast, who),
            **self._elsewhere(cast, who),
            **self._framed(cast, who),
            **_of_all(cast, who),
        }

    def _as_told(self, stage: Stage, who: Who) -> dict[str, float]:
        scene, event = self.scene, stage.event
        nearest = nearest_presence(scene, event, who)
        told = {(telling.sentence, telling.clause) for telling in stage.tellings}
        related, own = relation(scene, stage, who), scene.of[who]
        return {
            "here": any(p.sentence in event.sentences for p in own),
            "clause": any((p.sentence, p.clause) in told for p in own),
            "distance": min(abs(nearest[1]), _FAR) if nearest else _FAR,
            "first": min(p.sentence for p in own),
            "named": len(own),
            "member": self._members[who],
            "group": any(scene.anaphora[i] for i in event.sentences),
            "travellers": any(scene.holds(i, _TRAVELLERS) for i in event.sentences),
            "fine": len(event.start or ""),
            "events": len(self.casts),
            "at home": scene.homes.get(who) == scene.reading.home_name,
            **flags("type", event.type, TYPES),
            **flags("sort", who[0], _SORTS),
            **flags("guise", nearest[0].guise if nearest else "", _GUISES),
            **flags("relation", related, _RELATIONS),
        }

    def _where(self, cast: Cast, who: Who) -> dict[str, float]:
        """Return how near to an event an actor is named, nearer than other events, and how the event is told."""
        scene, event = self.scene, cast.stage.event
        named = [p.sentence for p in scene.of[who]]
        off = min((s - i for s in named for i in event.sentences), key=lambda gap: (abs(gap), gap))
        others = [other.stage.event for other in self.casts if other is not cast]
        steps = [abs(self._paragraph[s] - self._paragraph[i]) for s in named for i in event.sentences]
        return {
            "behind": max(-_FAR, min(off, _FAR)),
            "paragraphs": min(steps),
            "closer events": sum(any(abs(s - i) < abs(off) for s in named for i in o.sentences) for o in others),
            "named behind": sum(s >= min(event.sentences) for s in named) / len(named),
            "in headline": any(s in scene.heads for s in named),
            "headline": any(i in scene.heads for i in event.sentences),
            "sentences": len(event.sentences),
            "position": min(event.sentences) / len(self._paragraph),
            "length": len(self._paragraph),
            "dated": event.start is not None,
            "titled": event.title is not None,
            "chance": cast.stage.chance,
            "events of day": sum(o.start == event.start for o in others),
            "events before": sum(min(o.sentences) < min(event.sentences) for o in others),
            "people here": len({p.who for i in event.sentences for p in scene.present[i] if p.who[0] == "person"}),
        }

    def _of_company(self, cast: Cast, who: Who) -> dict[str, float]:
        """Return what was heard of the people who are at home where an actor is."""
        home, sentences = self.scene.homes.get(who), cast.stage.event.sentences
        mates = [mate for mate in self._company.get(home, ()) if mate != who] if home else []
        near = [mate for mate in mates if any(p.sentence in sentences for p in self.scene.of[mate])]
        shares, close = [cast.shares[mate] for mate in mates], [cast.shares[mate] for mate in near]
        return {
            "company": len(mates),
            "company here": len(near),
            **_heard("company", shares, _HOST, _GUEST, _PARTICIPANT),
            **_heard("company here", close, _GUEST, _PARTICIPANT),
        }

    def _elsewhere(self, cast: Cast, who: Who) -> dict[str, float]:
        """Return what was heard of an actor in the other events, and in those within this one or beside it."""
        others = [other for other in self.casts if other is not cast]
        parent, event = cast.stage.parent, cast.stage.event
        held = [other.shares[who] for other in others if other.stage.parent is event]
        beside = [other.shares[who] for other in others if parent is not None and other.stage.parent is parent]
        own = cast.shares[who]
        return {
            **{
                f"elsewhere {name} more": sum(o.shares[who][part] > own[part] for o in others)
                for name, part in _PARTS.items()
            },
            **_heard("elsewhere", [other.shares[who] for other in others], *_PARTS.values()),
            "held": len(held),
            **_heard("held", held, _GUEST, _PARTICIPANT),
            **_heard("beside", beside, _GUEST, _PARTICIPANT),
        }

    def _framed(self, cast: Cast, who: Who) -> dict[str, float]:
        """Return what was heard of an actor in the whole that an event lies within, and of its guests in this event."""
        whole = self._of.get(id(cast.stage.parent)) if cast.stage.parent is not None else None
        guests = [w for w, s in whole.shares.items() if s[_GUEST] > _SURE and w != who] if whole else []
        home = self.scene.homes.get(who)
        return {
            "framed": whole is not None,
            **_heard("whole", [whole.shares[who]] if whole else [], _HOST, _GUEST, _PARTICIPANT),
            "guests of whole": len(guests),
            "guests of whole from there": sum(self.scene.homes.get(guest) == home for guest in guests),
            **_heard("guests of whole", [cast.shares[guest] for guest in guests], _GUEST),
        }


def _of_all(cast: Cast, who: Who) -> dict[str, float]:
    """Return what was heard of all other actors of an event."""
    others = [shares for other, shares in cast.shares.items() if other != who]
    sums = {f"all as {name}": sum(shares[part] for shares in others) for name, part in _PARTS.items()}
    return {**sums, **{f"best {name}": max((s[part] for s in others), default=-1.0) for name, part in _PARTS.items()}}


def _heard(name: str, shares: Sequence[Shares], *parts: int) -> dict[str, float]:
    """Return the highest and the mean share of some parts; -1 where nothing was heard."""
    found: dict[str, float] = {}
    for part_name, part in _PARTS.items():
        if part in parts:
            values = [share[part] for share in shares]
            found[f"{name} {part_name} best"] = max(values, default=-1.0)
            found[f"{name} {part_name} mean"] = fmean(values) if values else -1.0
    return found

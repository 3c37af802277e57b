"""The road from the words of a release to its events: find what tells, weave it, place it, judge it, cast it."""

from dataclasses import replace

from kg.lexicon.trees import trees
from kg.relate.event import Event
from kg.relate.event_merge import fits_in
from kg.relate.reading import Reading
from kg.relate.story.cast import cast_event, recast
from kg.relate.story.days import date_by_days, judge_days
from kg.relate.story.fellows import Cast
from kg.relate.story.named import name_events
from kg.relate.story.rivals import Rivals
from kg.relate.story.scene import Scene
from kg.relate.story.sites import Chances, put_beside
from kg.relate.story.stage import Stage
from kg.relate.story.tellings import tellings_of
from kg.relate.story.undated import add_undated, judge_sentences
from kg.relate.story.until import end_events
from kg.relate.story.weave import Woven, weave
from kg.relate.story.where import place_event
from kg.relate.story.worth import chance_of, chance_within

__all__ = ["FEW", "LEAST", "chances_alone", "events_of", "first_cast", "open_events_of", "rehearse", "settle"]

WORTH, WITHIN, PART = 0.36, 0.5, 0.29
# What is less likely by itself is not set beside the others.
LEAST = 0.02
# Of so few, what stands beside an event says only what speaks against it, so that less has to speak for it.
FEW, WORTH_OF_FEW = 3, 0.3
# Talks that are told without a day are mostly points of a programme. The releases that the weights were learned from
# note more of them than others do: elsewhere, of those that seemed as likely as not, only a fifth were events.
TALKS = 0.55


def events_of(reading: Reading) -> list[Event]:
    """Return the events of a release in the order of the text."""
    scene = Scene(reading)
    events = open_events_of(scene)
    end_events(scene, events)
    return events


def open_events_of(scene: Scene) -> list[Event]:
    """Return the events of a release in the order of the text, those that last with the ends that rules read."""
    told = tellings_of(scene)
    woven = weave(scene, told)
    date_by_days(scene, woven, judge_days(scene, woven, told))
    add_undated(scene, woven, told, judge_sentences(scene, told))
    for event in woven.events:
        place_event(scene, event, woven.of(event), None)
    events = sorted(settle(scene, woven), key=lambda e: min(e.sentences))
    name_events(scene, events)
    return events


def settle(scene: Scene, woven: Woven) -> list[Event]:
    """Return the events that are worth a fact, each with the one that it lies within, and with who takes part."""
    casts = rehearse(scene, woven)
    recast(scene, casts, PART)
    return [event for event in woven.events if any(cast.stage.event is event for cast in casts)]


def rehearse(scene: Scene, woven: Woven) -> list[Cast]:
    """Return the events that are worth a fact, put where they are likely beside all else, and cast one by one."""
    casts, alone = first_cast(scene, woven)
    moved = put_beside(scene, casts, alone)
    return [cast_event(scene, cast.stage.anew(), PART) if cast.stage.event in moved else cast for cast in casts]


def first_cast(scene: Scene, woven: Woven) -> tuple[list[Cast], dict[int, Chances]]:
    """Return the events that are worth a fact, wholes first, each placed and cast by itself.

    With them, by identity, how likely their places were before it was known what they lie within.
    """
    chances = judge(scene, woven)
    worth = WORTH if len(woven.events) > FEW else WORTH_OF_FEW
    kept = [event for event in woven.events if chances[id(event)] >= (TALKS if _is_talk(event) else worth)]
    alone: dict[int, Chances] = {id(event): event.sites for event in kept}
    for event in kept:
        event.part_of = _frame_of(scene, event, kept)
    casts = []
    for event in sorted(kept, key=lambda e: e.part_of is not None):
        frame = event.part_of or _around(scene, event, kept)
        if frame is not None:
            place_event(scene, event, woven.of(event), frame)
        stage = Stage(
            event=event, tellings=woven.of(event), parent=event.part_of, events=kept, chance=chances[id(event)]
        )
        casts.append(cast_event(scene, stage, PART))
    return casts, alone


def judge(scene: Scene, woven: Woven) -> dict[int, float]:
    """Return how likely each event is one to note, by its identity: beside all others, if it is likely by itself."""
    alone = chances_alone(scene, woven)
    rivals, judged, chances = Rivals(scene, woven, alone), trees("worth"), {}
    for event in woven.events:
        chance = alone[id(event)]
        if chance >= LEAST:
            event.seen["", ""] = rivals.seen(event)
            beside = judged.shares(event.seen["", ""])[-1]
            chance = beside if len(woven.events) > FEW else min(chance, beside)
        chances[id(event)] = chance
        event.evidence = [replace(span, confidence=round(chance, 2)) for span in event.evidence]
    return chances


def chances_alone(scene: Scene, woven: Woven) -> dict[int, float]:
    """Return how likely each event is one to note by itself, by its identity."""
    return {id(event): chance_of(scene, event, woven.of(event), woven.events) for event in woven.events}


def _is_talk(event: Event) -> bool:
    """Return whether an event is a talk that is told without a day."""
    return event.type == "meeting" and event.start is None


def _frame_of(scene: Scene, event: Event, events: list[Event]) -> Event | None:
    """Return the event that another lies within, where one is likely to hold it."""
    chances = [(chance_within(scene, event, frame, events), -i, frame) for i, frame in enumerate(events)]
    best = max(chances, key=lambda c: c[:2], default=None)
    return best[2] if best is not None and best[0] >= WITHIN and best[2].part_of is not event else None


def _around(scene: Scene, event: Event, events: list[Event]) -> Event | None:
    """Return the stay of which an event's day is one, where there is only one: it is likely there."""
    days = [e for e in events if e is not event and e.type in _STAYS and e.place and e.start and e.end]
    found = [e for e in days if event.start and fits_in(event, e, scene.reading.issued)]
    return found[0] if len(found) == 1 else None


_STAYS = frozenset({"visit", "exchange"})

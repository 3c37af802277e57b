"""The road from the words of a release to its events: find what tells, weave it, place it, judge it, cast it."""

from dataclasses import replace

from kg.lexicon.patterns import sifted
from kg.lexicon.trees import trees
from kg.relate.event import Event
from kg.relate.event_merge import fits_in
from kg.relate.reading import Reading
from kg.relate.story.cast import cast_event, recast
from kg.relate.story.days import date_by_days, judge_days
from kg.relate.story.encores import Encores
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

__all__ = [
    "FEW",
    "LEAST",
    "MAYBE",
    "chances_alone",
    "events_of",
    "first_cast",
    "open_events_of",
    "rehearse",
    "settle",
    "try_cast",
]

WORTH, WITHIN, PART = 0.36, 0.5, 0.29
# What is less likely by itself is not set beside the others.
LEAST = 0.02
# What is less likely beside the others is not cast.
MAYBE = 0.05
# Of so few, what stands beside an event says only what speaks against it, so that less has to speak for it.
FEW, WORTH_OF_FEW = 3, 0.29
# More has to speak for a mere stage of a journey ("Am Freitag fährt die Gruppe nach Wien weiter.").
STAGE = 0.5
_ONWARD = sifted("story.onward")
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
    tried, alone, rivals = try_cast(scene, woven)
    casts = _judge_again(woven, Encores(rivals, tried))
    worthy = {id(c.stage.event): c for c in casts if c.stage.chance >= _bar(scene, woven, c.stage.event)}
    kept = [event for event in woven.events if id(event) in worthy]
    moved = _frame_anew(scene, kept)
    found = []
    for event in sorted(kept, key=lambda e: e.part_of is not None):
        cast = worthy[id(event)]
        stage = replace(cast.stage, events=kept, parent=event.part_of)
        if id(event) in moved:
            place_event(scene, event, woven.of(event), event.part_of or _around(scene, event, kept))
            cast = cast_event(scene, stage.anew(), PART)
        found.append(Cast(stage, cast.shares))
    return found, alone


def _frame_anew(scene: Scene, kept: list[Event]) -> set[int]:
    """Say what each event lies within now that others are none; return those that lie elsewhere, by identity."""
    moved = set()
    for event in kept:
        frame = _frame_of(scene, event, kept)
        if frame is not event.part_of:
            event.part_of = frame
            moved.add(id(event))
    return moved


def try_cast(scene: Scene, woven: Woven) -> tuple[list[Cast], dict[int, Chances], Rivals]:
    """Return the events that may be worth a fact, placed and cast by themselves, as `first_cast` does.

    With them what was heard of all events beside each other.
    """
    chances, rivals = judge(scene, woven)
    tried = [event for event in woven.events if chances[id(event)] >= MAYBE]
    kept = [event for event in tried if chances[id(event)] >= _bar(scene, woven, event)]
    alone: dict[int, Chances] = {id(event): event.sites for event in tried}
    for event in tried:
        event.part_of = _frame_of(scene, event, kept)
    casts = []
    for event in sorted(tried, key=lambda e: e.part_of is not None):
        _place(scene, woven, event, kept)
        events = kept if any(event is one for one in kept) else [*kept, event]
        stage = Stage(
            event=event, tellings=woven.of(event), parent=event.part_of, events=events, chance=chances[id(event)]
        )
        casts.append(cast_event(scene, stage, PART))
    return casts, alone, rivals


def _place(scene: Scene, woven: Woven, event: Event, kept: list[Event]) -> None:
    """Put an event where it is likely by what it lies within, or by the stay of which its day is one."""
    frame = event.part_of or _around(scene, event, kept)
    if frame is not None:
        place_event(scene, event, woven.of(event), frame)


def judge(scene: Scene, woven: Woven) -> tuple[dict[int, float], Rivals]:
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
        _vouch(event, chance)
    return chances, rivals


def _judge_again(woven: Woven, encores: Encores) -> list[Cast]:
    """Return the casts with how likely each event is one to note when it is known who would be at it."""
    if len(woven.events) <= FEW:
        return list(encores.casts)
    judged, found = trees("encore"), []
    for cast in encores.casts:
        event = cast.stage.event
        event.seen["", ""] = encores.seen(cast)
        chance = judged.shares(event.seen["", ""])[-1]
        _vouch(event, chance)
        found.append(Cast(replace(cast.stage, chance=chance), cast.shares))
    return found


def _vouch(event: Event, chance: float) -> None:
    event.evidence = [replace(span, confidence=round(chance, 2)) for span in event.evidence]


def chances_alone(scene: Scene, woven: Woven) -> dict[int, float]:
    """Return how likely each event is one to note by itself, by its identity."""
    return {id(event): chance_of(scene, event, woven.of(event), woven.events) for event in woven.events}


def _bar(scene: Scene, woven: Woven, event: Event) -> float:
    """Return how likely an event has to be in order to be noted."""
    if event.type == "meeting" and event.start is None:
        return TALKS
    if len(woven.events) > FEW:
        return WORTH
    return STAGE if any(scene.holds(i, _ONWARD) for i in event.sentences) else WORTH_OF_FEW


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

"""Cast the events of releases by what was learned so far, and ask of each actor which part it has in them."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import chain

from data.lexicon.de.comparing import forget
from data.lexicon.de.fitting import Example
from data.lexicon.de.forking import in_forks
from data.lexicon.de.learning import Learned
from data.lexicon.de.lessons import Lesson
from data.lexicon.de.matching import matched, parents_of
from kg.relate.event import Event
from kg.relate.story.stage import PARTS, Stage
from kg.relate.story.told import rehearse
from kg.relate.story.weave import Woven
from kg.relate.story.who import features_of_actor

__all__ = ["actors", "cast_all"]

Told = tuple[Lesson, Woven]


def cast_all(learned: Learned, woven: Sequence[Told]) -> list[list[Event]]:
    """Return the events that are kept of each release, framed and cast as is answered without it."""
    kept: dict[int, list[Event]] = {}
    for part, _ in learned.in_turn(woven):

        def cast(share: range, part: Sequence[Told] = part) -> list[tuple[list[Event], list[int]]]:
            return [_cast(*part[i]) for i in share]

        for (_, w), (events, chosen) in zip(part, chain.from_iterable(in_forks(cast, len(part))), strict=True):
            _take_over(w.events, events)
            kept[id(w)] = [w.events[i] for i in chosen]
    return [kept[id(w)] for _, w in woven]


def _cast(lesson: Lesson, woven: Woven) -> tuple[list[Event], list[int]]:
    """Return the events of a release as they are cast, and the numbers of those that are kept."""
    cast = {id(one.stage.event) for one in rehearse(lesson.scene, woven)}
    forget(woven)
    return woven.events, [i for i, event in enumerate(woven.events) if id(event) in cast]


def _take_over(events: Sequence[Event], cast: Sequence[Event]) -> None:
    """Make of some events what another process made of them."""
    own = {id(theirs): event for event, theirs in zip(events, cast, strict=True)}
    for event, theirs in zip(events, cast, strict=True):
        for field in fields(Event):
            setattr(event, field.name, getattr(theirs, field.name))
        event.part_of = own.get(id(theirs.part_of))


def actors(told: Told, kept: list[Event] | None = None) -> Iterable[Example]:
    """Yield the part of each actor in each event of the gold facts; ``kept`` are those that were settled before.

    An event on a wrong day teaches with all gold events of its kind and year. At first the gold facts say what an event
    lies within, and who took part in that; then what was settled does, as uncertain as it will be.
    """
    lesson, woven = told
    pairs = matched(lesson, woven)
    parents = parents_of(lesson, woven, pairs) if kept is None else {}
    known = [event for event in woven.events if id(event) in pairs]
    for event in woven.events:
        gold = pairs.get(id(event))
        golds = [gold] if gold is not None else lesson.events(event.type, (event.start or "")[:4])
        if not golds:
            continue
        parent = parents.get(id(event)) if kept is None else event.part_of
        stage = Stage(event=event, tellings=woven.of(event), parent=parent, events=known if kept is None else kept)
        for who in lesson.scene.of:
            features = features_of_actor(lesson.scene, stage, who)
            yield features, (PARTS.index(lesson.part_of(who, golds)),)
    lesson.scene.heard.clear()
    lesson.scene.heard_beside.clear()

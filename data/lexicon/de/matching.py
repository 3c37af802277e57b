"""Find the events of a release's gold facts among those that are told in it, and what they lie within."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.lexicon.de.lessons import Lesson
from kg.evaluate.names import normal
from kg.relate.event import Event
from kg.relate.story.stage import PARTS
from kg.relate.story.weave import Woven

__all__ = ["matched", "parents_of"]


def matched(lesson: Lesson, woven: Woven) -> dict[int, dict[str, Any]]:
    """Return the gold event of each event that has one of its kind and start, one to one.

    Of several alike, as talks without a day, those belong together whose people are named where the event is told.
    """
    told: dict[tuple[str, str | None], list[Event]] = defaultdict(list)
    for event in woven.events:
        told[event.type, event.start].append(event)
    wanted: dict[tuple[str, str | None], list[dict[str, Any]]] = defaultdict(list)
    for gold in lesson.gold["events"]:
        wanted[gold["type"], gold.get("start")].append(gold)
    pairs: dict[int, dict[str, Any]] = {}
    for key, golds in wanted.items():
        for event, gold in _best(lesson, told.get(key, ()), golds):
            pairs[id(event)] = gold
    return pairs


def _best(
    lesson: Lesson, events: Sequence[Event], golds: Sequence[dict[str, Any]]
) -> Iterator[tuple[Event, dict[str, Any]]]:
    """Yield pairs of what is told and what is wanted, those with most names in common first."""
    if len(events) == len(golds) == 1:
        yield events[0], golds[0]
        return
    near = [_names_near(lesson, event) for event in events]
    options = [(-_shared(lesson, gold, names), i, j) for i, names in enumerate(near) for j, gold in enumerate(golds)]
    taken: set[tuple[str, int]] = set()
    for _, i, j in sorted(options):
        if taken.isdisjoint({("told", i), ("gold", j)}):
            taken |= {("told", i), ("gold", j)}
            yield events[i], golds[j]


def _names_near(lesson: Lesson, event: Event) -> set[str]:
    scene = lesson.scene
    named = {p.who[1] for index in event.sentences for p in scene.present[index]}
    return {normal(form) for name in named for form in (name, *scene.reading.aliases.get(name, ()))}


def _shared(lesson: Lesson, gold: Mapping[str, Any], names: set[str]) -> float:
    """Return the share of those who take part in a gold event that are among some names."""
    wanted = [name for part in PARTS[1:] for name in gold.get(part, ())]
    found = [name for name in wanted if names & {normal(name), *map(normal, lesson.aliases.get(name, ()))}]
    return len(found) / max(len(wanted), 1)


def parents_of(lesson: Lesson, woven: Woven, pairs: dict[int, dict[str, Any]]) -> dict[int, Event]:
    """Return the event that each lies within by the gold facts, with the parts that these give there."""
    by_id = {gold["id"]: event for event in woven.events if (gold := pairs.get(id(event)))}
    found = {}
    for event in woven.events:
        gold = pairs.get(id(event))
        parent = by_id.get(gold.get("part_of") or "") if gold else None
        if parent is not None:
            held = pairs[id(parent)]
            cast = Event(
                parent.type, parent.rule, parent.start, parent.end, held.get("place"), sentences=parent.sentences
            )
            for who in lesson.scene.of:
                part = lesson.part_of(who, [held])
                if part != "none":
                    getattr(cast, part).append(who)
            found[id(event)] = cast
    return found

"""Set events and actors of releases beside each other, as the trees that judge them learn it."""

from collections.abc import Iterable

from data.lexicon.de.growing import Line
from data.lexicon.de.lessons import Lesson
from data.lexicon.de.matching import matched
from kg.evaluate.names import normal
from kg.relate.story.cast import MAYBE
from kg.relate.story.encores import Encores
from kg.relate.story.fellows import Rehearsal
from kg.relate.story.rivals import Rivals
from kg.relate.story.sites import Sites
from kg.relate.story.stage import PARTS
from kg.relate.story.told import LEAST, chances_alone, first_cast, rehearse, try_cast
from kg.relate.story.weave import Woven

__all__ = ["encores", "fellows", "forget", "rivals", "sites"]


def forget(woven: Woven) -> None:
    """Drop what was seen of the events of a release, which learning needs no more."""
    for event in woven.events:
        event.features.clear()
        event.seen.clear()


def rivals(told: tuple[Lesson, Woven]) -> Iterable[Line]:
    """Yield what is observed of each event that is likely by itself, beside the others, and whether it is one."""
    lesson, woven = told
    pairs, alone = matched(lesson, woven), chances_alone(lesson.scene, woven)
    beside = Rivals(lesson.scene, woven, alone)
    yield from ((beside.seen(e), int(id(e) in pairs)) for e in woven.events if alone[id(e)] >= LEAST)
    forget(woven)


def encores(told: tuple[Lesson, Woven]) -> Iterable[Line]:
    """Yield what is observed of each event that is likely beside the others when it was cast, and whether it is one."""
    lesson, woven = told
    pairs, (casts, _, beside) = matched(lesson, woven), try_cast(lesson.scene, woven)
    seen = Encores(beside, casts)
    yield from ((seen.seen(cast), int(id(cast.stage.event) in pairs)) for cast in casts)
    forget(woven)


def sites(told: tuple[Lesson, Woven]) -> Iterable[Line]:
    """Yield what is observed of each likely town as the place of each event of the gold facts, and whether it is."""
    lesson, woven = told
    pairs, (casts, alone) = matched(lesson, woven), first_cast(lesson.scene, woven)
    beside = Sites(lesson.scene, casts, alone)
    for cast in casts:
        event = cast.stage.event
        gold = pairs.get(id(event))
        if gold is not None:
            place = normal(gold.get("place") or "")
            yield from ((beside.seen(cast, town), int(normal(town) == place)) for town in beside.likely(event))
    forget(woven)


def fellows(told: tuple[Lesson, Woven]) -> Iterable[Line]:
    """Yield what is observed of each actor in each event of the gold facts, beside the others, and its part."""
    lesson, woven = told
    pairs, casts = matched(lesson, woven), rehearse(lesson.scene, woven)
    rehearsal = Rehearsal(lesson.scene, casts)
    for cast in casts:
        gold = pairs.get(id(cast.stage.event))
        if gold is None:
            continue
        for who, shares in cast.shares.items():
            if 1 - shares[0] >= MAYBE:
                yield rehearsal.seen(cast, who), PARTS.index(lesson.part_of(who, [gold]))
    forget(woven)

"""Join what is told to events: two tellings of one happening are one event, with the evidence of both."""

from kg.relate.event import Event
from kg.relate.event_merge import absorb, same
from kg.relate.story.scene import Scene
from kg.relate.story.tellings import Telling
from kg.relate.story.titles import read_title
from kg.relate.story.when import date_event

__all__ = ["Woven", "weave"]

_NEAR = 3
_WITH_BODIES = frozenset({"meeting", "exchange"})


class Woven:
    """The events of a release as they were told, each with its tellings."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.events: list[Event] = []
        self.tellings: dict[int, list[Telling]] = {}

    def of(self, event: Event) -> list[Telling]:
        """Return the tellings of an event, in the order of the text."""
        return self.tellings[id(event)]


def weave(scene: Scene, tellings: list[Telling]) -> Woven:
    """Return the events that the tellings tell."""
    woven = Woven(scene)
    for telling in tellings:
        event = _event(scene, telling)
        known = _told_before(woven, event, telling)
        if known is None:
            woven.events.append(event)
            woven.tellings[id(event)] = [telling]
        else:
            absorb(known, event)
            woven.tellings[id(known)].append(telling)
    return woven


def _event(scene: Scene, telling: Telling) -> Event:
    sentence = scene.sentence(telling.sentence)
    event = Event(telling.type, telling.rule, sentences=[telling.sentence])
    event.evidence.append(scene.reading.whole(sentence, telling.rule))
    date_event(scene, telling, event)
    read_title(scene.reading, sentence, telling.token, event)
    return event


def _told_before(woven: Woven, event: Event, telling: Telling) -> Event | None:
    """Return the event that a telling speaks of again, the nearest first.

    Days that agree make one event. A telling without a day speaks of one told before, unless it begins a new one
    ("ein Empfang", "weitere Gespräche") in another sentence than the last telling.
    """
    same_kind = [e for e in reversed(woven.events) if same(e, event)]
    if event.start is not None:
        exact = next((e for e in same_kind if e.start == event.start), None)
        return exact or next((e for e in same_kind if e.start or _is_loose(woven, e, telling)), None)
    if telling.article == "more":
        return None
    for known in same_kind:
        last = woven.of(known)[-1]
        if _meets_others(woven.scene, telling, last):
            continue
        new = telling.article == "a" and not telling.is_echo and last.article in {"a", "the"} and not last.verb
        if not (new and last.sentence != telling.sentence):
            return known
    return None


def _meets_others(scene: Scene, telling: Telling, last: Telling) -> bool:
    """Return whether two talks or exchanges without a day are with other bodies: each sentence names its own."""
    if telling.type not in _WITH_BODIES or telling.is_echo or telling.sentence == last.sentence:
        return False
    bodies = [{p.who for p in scene.present[t.sentence] if p.who[0] == "organisation"} for t in (telling, last)]
    return all(bodies) and not bodies[0] & bodies[1]


def _is_loose(woven: Woven, known: Event, telling: Telling) -> bool:
    """Return whether an event without a day may take one now: the headline told it, or it was told just before."""
    zones = {woven.scene.sentence(i).zone for i in known.sentences}
    near = telling.sentence - known.sentences[-1] <= _NEAR
    return near or bool(zones & {"headline", "subhead"})

"""Say whom an event's word binds, and who joins an event in another sentence or a caption."""

import re
from dataclasses import dataclass

from kg.lexicon.patterns import pattern
from kg.relate.actors import Actor, actors_in, home_of_actor, town_actors
from kg.relate.event import Event
from kg.relate.event_merge import give
from kg.relate.event_parts import read_time
from kg.relate.events import is_echo, triggers_in
from kg.relate.reading import Reading
from kg.text import Sentence, Token

__all__ = ["Told", "add_caption", "add_organisers", "add_present", "bound_to", "extend", "follow_on"]

_PRESENT = pattern("narrative.present")
_SAME_DAY = pattern("company.same-day")
_DAY, _NEAR = 10, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was told so far: the events, and the visit that is being told."""

    events: list[Event]
    current: Event | None


def bound_to(reading: Reading, sentence: Sentence, token: Token, actors: list[Actor]) -> list[Actor]:
    """Return the actors that belong to an event's word: those of its own "mit" phrase, or those no other word has.

    A word that only points back ("Nach dem Empfang …") has none.
    """
    if is_echo(reading, sentence, token):
        return []
    stretches = _with_phrases(reading, sentence)
    own = stretches.get(token.start)
    if own is not None:
        inside = [a for a in actors if own[0] <= a.start < own[1]]
        return inside + [
            a
            for a in actors
            if a not in inside and a.kind == "person" and a.start < token.start and len(stretches) == 1
        ]
    return [a for a in actors if not any(start <= a.start < end for start, end in stretches.values())]


def _with_phrases(reading: Reading, sentence: Sentence) -> dict[int, tuple[int, int]]:
    """Return the stretches that "mit", "bei" or "im" behind an event's noun opens, up to the next of an enumeration."""
    nouns = [t for rule, t in triggers_in(reading, sentence) if t.is_capital]
    found: dict[int, tuple[int, int]] = {}
    for noun in nouns:
        after = reading.between(noun.end, sentence.end)
        if re.match(r"^(?:s|es)?\s(?:mit|bei|beim)\s", after) and len(nouns) > 1:
            cut = re.search(r",\s(?:ein|eine|die|der|das|zu)\b|\sund\s(?:ein|eine)\s", after)
            found[noun.start] = (noun.end, noun.end + (cut.start() if cut else len(after)))
    return found


def add_organisers(reading: Reading, events: list[Event], actors: list[Actor], *, both: bool) -> None:
    """Add who invited or arranged to the public event told last (to the last two of them: "zu beiden")."""
    public = [e for e in events if e.type in {"conference", "exchange", "other", "cultural", "sport"}]
    for event in public[-2:] if both else public[-1:]:
        for actor in actors:
            if actor.kind == "organisation" and actor.before not in {
                "mit",
                "aus",
                "von",
                "zu",
                "zur",
                "zum",
                "für",
                "im",
            }:
                give(event, "organisers", actor, reading)


def extend(reading: Reading, visit: Event, sentence: Sentence) -> None:
    """Let a day behind "bis zum" in a sentence on the delegation end the visit being told."""
    probe = Event("visit", "de.event.visit")
    read_time(reading, sentence, sentence.tokens[0], probe)
    if visit.start and probe.start and visit.start != probe.start:
        return
    if probe.end and not visit.end and (visit.start or "") < probe.end:
        visit.end = probe.end
        visit.start = visit.start or probe.start
        visit.spans.update(probe.spans)


def add_present(reading: Reading, events: list[Event], sentence: Sentence, actors: list[Actor]) -> None:
    """Add who is said to be present to the event just told; to a conference also the towns."""
    if not _PRESENT.search(reading.between(sentence.start, sentence.end)):
        return
    kinds = {"reception", "signing", "meeting", "anniversary", "conference", "sport", "cultural", "other", "exchange"}
    near = (e for e in reversed(events) if e.type in kinds and e.sentences[-1] >= sentence.index - 3)
    last = next(near, None)
    if last is None:
        return
    towns = town_actors(reading, sentence) if last.type == "conference" else []
    for actor in [*actors, *towns]:
        give(last, "participants", actor, reading)


def add_caption(reading: Reading, events: list[Event], sentence: Sentence) -> None:
    """Add the people that a caption names to the event of the kind it shows."""
    actors = [a for a in actors_in(reading, sentence) if a.kind == "person"]
    for rule, _ in triggers_in(reading, sentence):
        shown = next(
            (e for e in events if e.type == rule["type"] and e.type in {"reception", "signing", "anniversary"}),
            None,
        )
        for actor in actors if shown is not None else ():
            if shown is not None and actor.who not in shown.people():
                home = home_of_actor(reading, actor.who)
                part = (
                    "guests"
                    if home is not None
                    and not home.startswith("country")
                    and home != (shown.place or reading.home_name)
                    else "participants"
                )
                give(shown, part, actor, reading)


def follow_on(reading: Reading, told: Told, sentence: Sentence, event: Event) -> None:
    """Let what follows "im Anschluss" happen on the day of the event told before."""
    last = told.events[-1] if told.events else None
    text = reading.between(sentence.start, sentence.end)
    if (
        told.current is not None
        and event.start is None
        and told.current.start
        and not told.current.end
        and re.search(r"\b(?:damals|seinerzeit)\b", text)
    ):
        event.start = told.current.start
        event.spans["start", event.start] = reading.whole(sentence, "de.date.then")
    if event.start is not None or last is None or last.end or len(last.start or "") != _DAY:
        return
    found = _SAME_DAY.search(text)
    near = last.type in {"reception", "signing", "meeting"} and sentence.index - last.sentences[-1] <= _NEAR
    if found and near and last.start:
        event.start = last.start
        span = reading.evidence(sentence.start + found.start(), sentence.start + found.end(), "de.date.same-day")
        event.spans["start", last.start] = span

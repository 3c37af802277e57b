"""Settle the events once all is read: implied visits, delegations as guests, and what is too little to be an event."""

import re

from kg.lexicon.patterns import pattern
from kg.relate.actors import home_of_actor
from kg.relate.event import Event, Who
from kg.relate.event_merge import absorb, fits_in
from kg.relate.narrative import Narrative
from kg.relate.reading import Reading

__all__ = ["events_of"]

_YEAR = 4

_DELEGATION = pattern("joining.delegation")


def events_of(reading: Reading) -> list[Event]:
    """Return the events of a release in the order of the text."""
    narrative = Narrative(reading)
    events = narrative.read()
    _imply_visit(reading, events)
    _fold_vague_visits(events)
    _call_exchange(reading, events)
    _date_visit(reading, events)
    for event in events:
        _complete(reading, event)
    kept = [event for event in events if _is_told(reading, event)]
    for event in kept:
        if event.part_of is not None and (
            event.part_of not in kept or not fits_in(event, event.part_of, reading.issued)
        ):
            event.part_of = None
    return sorted(kept, key=lambda e: min(e.sentences))


def _imply_visit(reading: Reading, events: list[Event]) -> None:
    """Add the visit that a reception of guests from another town implies, where no visit is told."""
    if any(e.type in {"visit", "exchange"} for e in events):
        return
    for event in events:
        towns = [who for who in event.guests if who[0] == "municipality"]
        if (
            event.type == "reception"
            and event.place == reading.home_name
            and (towns or event.guests)
            and _DELEGATION.search(reading.text)
        ):
            visit = Event(
                "visit",
                "de.event.visit-implied",
                start=event.start,
                place=event.place,
                sentences=list(event.sentences),
                guests=list(event.guests),
            )
            visit.evidence.extend(event.evidence)
            visit.spans.update(event.spans)
            for sub in events:
                if (
                    sub.type not in {"conference", "visit"}
                    and fits_in(sub, visit, reading.issued)
                    and sub.place in {None, visit.place}
                ):
                    sub.part_of = visit
                    sub.place = sub.place or visit.place
            events.append(visit)
            return


def _fold_vague_visits(events: list[Event]) -> None:
    """Let a stay told without a day be part of the dated stay whose guests it shares."""
    stays = [e for e in events if e.type in {"visit", "exchange"}]
    for vague in [e for e in stays if e.type == "visit" and e.start is None and e.end is None]:
        dated = next(
            (
                e
                for e in stays
                if e is not vague and (e.start or e.end) and e in events and set(e.guests) & set(vague.guests)
            ),
            None,
        )
        if dated is None:
            continue
        events.remove(vague)
        dated.sentences = sorted({*dated.sentences, *vague.sentences})
        dated.guests.extend(who for who in vague.guests if who not in dated.people())
        for event in events:
            if event.part_of is vague:
                event.part_of = dated if event is not dated else None
                event.place = dated.place if event.place == vague.place else event.place


def _call_exchange(reading: Reading, events: list[Event]) -> None:
    """Call a stay what the headline calls it: a visit told as "Fachaustausch" is one exchange, not two events."""
    exchange = next(
        (
            e
            for e in events
            if e.type == "exchange" and e.start is None and _zone(reading, e) in {"headline", "subhead"}
        ),
        None,
    )
    visit = next((e for e in events if e.type == "visit"), None)
    if exchange is None or visit is None or exchange.place not in {None, visit.place}:
        return
    visit.type = "exchange"
    events.remove(exchange)
    exchange.type = visit.type
    absorb(visit, exchange)
    for event in events:
        if event.part_of is exchange:
            event.part_of = visit if event is not visit else None


def _zone(reading: Reading, event: Event) -> str:
    return reading.document.sentences[min(event.sentences)].zone


def _date_visit(reading: Reading, events: list[Event]) -> None:
    """Date a visit by what happens within it: the day, where that is the day of the release; else its month."""
    for visit in events:
        if visit.type != "visit" or visit.start is not None or visit.end is not None:
            continue
        days = [
            e
            for e in events
            if e.part_of is visit and e.start and len(e.start) == 10 and e.type in {"reception", "signing", "meeting"}
        ]
        if days and days[0].start:
            longer = any(re.search(r"tägig|\bTage\b|\bbis\b|Woche", _text(reading, i)) for i in visit.sentences)
            visit.start = days[0].start if days[0].start == reading.issued and not longer else days[0].start[:7]
            visit.spans["start", visit.start] = days[0].spans.get(("start", days[0].start), days[0].evidence[0])


def _tells_of_delegation(reading: Reading, event: Event) -> bool:
    return any(_DELEGATION.search(_text(reading, i)) for i in event.sentences)


def _text(reading: Reading, i: int) -> str:
    sentence = reading.document.sentences[i]
    return reading.between(sentence.start, sentence.end)


def _complete(reading: Reading, event: Event) -> None:
    """Add the town of the guests where a delegation is spoken of, and clear who has two parts."""
    if event.type in {"visit", "reception"} and event.guests and _tells_of_delegation(reading, event):
        homes = [home for who in event.guests if who[0] == "person" and (home := home_of_actor(reading, who))]
        for home in dict.fromkeys(homes):
            if home != event.place and home in reading.towns and ("municipality", home) not in event.guests:
                event.guests.append(("municipality", home))
    seen: set[Who] = set()
    for part in ("hosts", "organisers", "guests", "participants"):
        listed: list[Who] = getattr(event, part)
        if part == "organisers":
            continue
        setattr(event, part, [who for who in dict.fromkeys(listed) if who not in seen])
        seen |= set(listed)
    event.participants = [who for who in event.participants if who not in event.organisers]


def _is_told(reading: Reading, event: Event) -> bool:
    """Return whether enough is said: a day, a place abroad or people with a part, in a release on another town."""
    people = event.people()
    homes = {home_of_actor(reading, who) for who in people} - {None}
    elsewhere = event.place is not None and event.place != reading.home_name
    foreign = elsewhere or bool(reading.partner) or any(home != reading.home_name for home in homes)
    if event.type == "visit":
        return event.place is not None and bool(event.guests or event.start)
    if event.type == "signing":
        bare_year = event.start is not None and len(event.start) == _YEAR
        return not bare_year and bool(people or event.start or event.place)
    if event.type in {"reception", "meeting"}:
        return foreign and bool(len(people) > 1 or (people and event.start) or event.hosts)
    exchanged = event.type == "exchange" and len(people) > 1
    return foreign and bool(event.start or event.title or exchanged)

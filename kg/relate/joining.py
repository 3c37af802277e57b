"""Join what several sentences tell of one event, settle places and parts, and hang sub-events under their visit."""

from kg.relate.actors import actors_in, home_of_actor
from kg.relate.events import Event, Who
from kg.relate.reading import Reading

__all__ = ["events_of"]

_SUB = frozenset({"reception", "signing", "meeting", "exchange", "other", "cultural", "aid", "sport"})


def events_of(reading: Reading, found: list[Event]) -> list[Event]:
    """Return the events of a release, each once."""
    for event in found:
        _settle(reading, event)
    joined = _join(found)
    visit = _main_visit(reading, joined)
    for event in joined:
        if event is not visit:
            _inherit(reading, event, visit)
    for event in joined:
        _assign(reading, event)
    kept = [event for event in joined if _is_told(reading, event)]
    for event in kept:
        if event.part_of is not None and event.part_of not in kept:
            event.part_of = None
    return kept


def _settle(reading: Reading, event: Event) -> None:
    """Set the place of a visit from who travels where the sentence names none."""
    if event.type == "visit" and event.place is None:
        homes = [home for who in event.guests if (home := home_of_actor(reading, who))]
        if any(home != reading.home_name for home in homes):
            event.place = reading.home_name or None
        elif homes and reading.partner and event.type == "visit":
            event.place = None


def _compatible(first: str | None, second: str | None) -> bool:
    return first is None or second is None or first.startswith(second) or second.startswith(first)


def _within(event: Event, other: Event) -> bool:
    """Return whether one day lies in the other's stretch of days."""
    for day, stretch in ((event, other), (other, event)):
        if stretch.start and stretch.end and day.start and len(day.start) == 10 and not day.end:
            if stretch.start <= day.start <= stretch.end:
                return True
    return False


def _same(first: Event, second: Event) -> bool:
    if first.type != second.type or not _compatible(first.place, second.place):
        return False
    if first.title and second.title and first.title != second.title:
        return False
    if _compatible(first.start, second.start) or (first.type == "visit" and _within(first, second)):
        return True
    return False


def _join(found: list[Event]) -> list[Event]:
    """Join events of one kind with agreeing dates and places; the dated ones first, so that vague ones find them."""
    joined: list[Event] = []
    for event in sorted(found, key=lambda e: (-len(e.start or ""), e.sentences[0])):
        same = next((other for other in joined if _same(other, event)), None)
        if same is None:
            joined.append(event)
        else:
            _absorb(same, event)
    return sorted(joined, key=lambda e: min(e.sentences))


def _absorb(event: Event, other: Event) -> None:
    if event.start is None or (other.start is not None and len(other.start) > len(event.start)):
        event.start = other.start
    event.end = event.end or other.end
    event.place = event.place or other.place
    event.title = event.title or other.title
    event.size = event.size or other.size
    event.sentences = sorted({*event.sentences, *other.sentences})
    for part in ("hosts", "guests", "participants", "organisers"):
        mine: list[Who] = getattr(event, part)
        mine.extend(who for who in getattr(other, part) if who not in mine)
    event.evidence.extend(span for span in other.evidence if span not in event.evidence)
    for key, span in other.spans.items():
        event.spans.setdefault(key, span)


def _main_visit(reading: Reading, events: list[Event]) -> Event | None:
    """Return the visit that the release is about: the first with a place that is not past history."""
    visits = [event for event in events if event.type in {"visit", "exchange"} and event.place]
    year = reading.issued[:4] if reading.issued else ""
    return next((e for e in visits if not e.start or e.start[:4] >= year), None)


def _inherit(reading: Reading, event: Event, visit: Event | None) -> None:
    """Hang an event under the main visit where day and place agree; it inherits the place, not the date."""
    if visit is None or event.type not in _SUB | {"anniversary"}:
        return
    if event.start and visit.start and not (_within(event, visit) or event.start == visit.start or (visit.end is None and len(visit.start) < 10 and event.start.startswith(visit.start))):
        return
    if event.start and not visit.start and reading.issued and abs(int(event.start[:4]) - int(reading.issued[:4])) > 0:
        return
    if event.place and visit.place and event.place != visit.place:
        return
    event.part_of = visit
    event.place = event.place or visit.place


def _assign(reading: Reading, event: Event) -> None:
    """Let those from elsewhere be guests and those at home participants, once the place is known."""
    place = event.place
    if event.type == "visit":
        _travellers(reading, event)
    elif event.type in {"signing", "meeting", "anniversary", "exchange", "cultural", "sport", "other"} and place:
        for who in list(event.participants):
            home = home_of_actor(reading, who)
            if home is not None and home != place and who[0] != "organisation":
                event.participants.remove(who)
                if who not in event.guests:
                    event.guests.append(who)
                _rename(event, who, "participants", "guests")
    if event.type == "reception" and event.part_of is not None:
        event.guests.extend(who for who in event.part_of.guests if who not in event.people() and who[0] == "municipality" and not event.guests)
    for part in ("guests", "participants", "organisers"):
        cleaned = [who for who in getattr(event, part) if who not in event.hosts and not (part == "participants" and who in (*event.guests, *event.organisers))]
        setattr(event, part, cleaned)


def _travellers(reading: Reading, event: Event) -> None:
    """Keep as guests of a visit those who come from elsewhere; who is at home there takes no part by that alone."""
    place = event.place
    guests: list[Who] = []
    for who in event.guests:
        home = home_of_actor(reading, who)
        if home is None or home != place:
            guests.append(who)
    event.guests = guests
    groups = {actor.key for i in event.sentences for actor in actors_in(reading, reading.document.sentences[i]) if actor.is_group}
    for who in list(guests):
        home = home_of_actor(reading, who)
        if who[0] == "person" and home and home in groups and ("municipality", home) not in guests and home != place:
            event.guests.append(("municipality", home))


def _rename(event: Event, who: Who, old: str, new: str) -> None:
    span = event.spans.get((old, who[1]))
    if span is not None:
        event.spans[new, who[1]] = span


def _is_told(reading: Reading, event: Event) -> bool:
    """Return whether enough is said: somebody takes part from another town, or a day or place with a counterpart."""
    people = event.people()
    homes = {home_of_actor(reading, who) for who in people} - {None}
    foreign = any(home != reading.home_name for home in homes) or (event.place is not None and event.place != reading.home_name)
    if event.type in {"visit"}:
        return event.place is not None and bool(event.guests)
    if event.type in {"reception"}:
        return bool(event.hosts) and bool(event.guests or event.part_of)
    if event.type == "signing":
        return bool(people) or bool(event.start and len(event.start) == 10)
    if event.type == "conference":
        return bool(event.start or event.title) and (bool(people) or event.place is not None)
    if event.type == "meeting":
        return len(people) >= 2 and foreign
    if event.type == "aid":
        return bool(event.start or people) and (foreign or bool(reading.partner))
    return bool(event.start) and (foreign or bool(event.part_of)) or bool(event.title and (people or event.start))

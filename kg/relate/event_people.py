"""Cast an event: who received whom, who came, who took part, who called it."""

from dataclasses import dataclass

from kg.lexicon.patterns import pattern
from kg.relate.actors import Actor, home_of_actor
from kg.relate.event import Event, Who
from kg.relate.events import is_organised
from kg.relate.reading import Reading
from kg.relate.whereabouts import is_elsewhere, is_local
from kg.text import Sentence, Token

__all__ = ["Parts", "cast"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a sentence offers for an event: its word, the actors, who a group word means, the visit around it."""

    sentence: Sentence
    token: Token
    actors: list[Actor]
    group: list[Who]
    parent: Event | None


def cast(reading: Reading, event: Event, parts: Parts) -> None:
    """Give every actor of the sentence a part, and settle the place where only the people tell it."""
    if event.type == "reception":
        _reception(reading, event, parts)
    elif event.type == "aid":
        _aid(reading, event, parts)
    elif event.type == "conference":
        _conference(reading, event, parts)
    else:
        _gathering(reading, event, parts)


def _give(reading: Reading, event: Event, part: str, actor: Actor) -> None:
    if actor.who not in event.people():
        getattr(event, part).append(actor.who)
        event.spans[part, actor.key] = reading.evidence(actor.start, actor.end, event.rule)


def _add_group(event: Event, part: str, group: list[Who]) -> None:
    getattr(event, part).extend(who for who in group if who not in event.people())


def _reception(reading: Reading, event: Event, parts: Parts) -> None:
    """Tell host from guests: the host is at home where the reception is, or stands as the one who receives."""
    homes = {a.who: home_of_actor(reading, a.who) for a in parts.actors}
    groups = {a.key for a in parts.actors if a.is_group}
    place = event.place or (event.loose_place if not event.in_hall else None)
    if place is None:
        first = next(
            (
                h
                for a in parts.actors
                if a.kind == "person" and (h := homes[a.who]) and h not in groups and not h.startswith("country")
            ),
            None,
        )
        mixed = reading.home_name in homes.values() and len(set(homes.values()) - {None}) > 1
        known = parts.parent.place if parts.parent else (event.loose_place or (reading.home_name if mixed else None))
        place = known or first or reading.home_name or None
        local = [a for a in parts.actors if is_local(reading, homes[a.who], place) and not a.is_group]
        if not local and first:
            place = first
    event.place = place
    host = _host(reading, parts, homes, place)
    if host is not None:
        _give(reading, event, "hosts", host)
    elif place and _MUNICIPAL.search(reading.between(parts.sentence.start, parts.sentence.end)):
        _add_group(event, "hosts", [("municipality", place)])
    for actor in parts.actors:
        home = homes[actor.who]
        if actor == host:
            continue
        if actor.is_group and actor.key == place:
            continue
        foreign = home is not None and is_elsewhere(reading, actor.who, place)
        if home is not None and home.startswith("country") and parts.parent is not None:
            foreign = False
        _give(reading, event, "guests" if foreign else "participants", actor)
    if parts.group or not event.guests:
        visit = parts.parent
        _add_group(
            event,
            "guests",
            [
                who
                for who in (parts.group or (visit.guests if visit else []))
                if not is_local(reading, home_of_actor(reading, who), place)
            ],
        )


_MUNICIPAL = pattern("event-people.municipal")
_BOTH = pattern("event-people.both")


def _host(reading: Reading, parts: Parts, homes: dict[Who, str | None], place: str | None) -> Actor | None:
    """Return the host: whom "von" names in the passive, else the first at home who acts."""
    local = [a for a in parts.actors if is_local(reading, homes[a.who], place) and not a.is_group]
    passive = [a for a in local if a.before in {"von", "vom", "durch", "bei", "beim"}]
    if passive:
        return passive[0]
    people = [a for a in local if a.kind == "person" and a.before not in {"mit", "neben", "für"}]
    return people[0] if people else next((a for a in local if a.kind == "municipality"), None)


def _aid(reading: Reading, event: Event, parts: Parts) -> None:
    """Let giver and receiver take part: those named, the town that gives and the one that is helped."""
    for actor in parts.actors:
        if actor.kind != "organisation" or actor.before not in {"von", "durch", "mit"}:
            _give(reading, event, "participants", actor)
    towns = [town for town in (reading.home_name, reading.partner) if town]
    if len(towns) == 2:
        _add_group(event, "participants", [("municipality", town) for town in towns])
    if event.place is None and event.loose_place:
        event.place = event.loose_place


def _conference(reading: Reading, event: Event, parts: Parts) -> None:
    """Let delegations and speakers take part; who invites or arranges organises."""
    organised = is_organised(parts.sentence)
    for actor in parts.actors:
        calls = (
            organised
            and (
                actor.kind == "organisation"
                or (actor.kind == "municipality" and not actor.is_group and actor.key == reading.home_name)
            )
            and actor.before not in {"mit", "aus", "nach", "an", "zur", "zu", "für"}
        )
        kind = reading.organisations[actor.key].key if actor.key in reading.organisations else ""
        if calls or kind not in {"agency", "ministry", "supranational", "foundation", "network"}:
            _give(reading, event, "organisers" if calls else "participants", actor)
    if organised and _speaks_of_home(reading, parts):
        _add_group(event, "organisers", [("municipality", reading.home_name)])
    _add_group(event, "participants", parts.group)
    if event.place is None and event.loose_place and not parts.group:
        event.place = event.loose_place


def _gathering(reading: Reading, event: Event, parts: Parts) -> None:
    """Let those from elsewhere be guests, those at home participants; who invites to something public organises it."""
    event.place = event.place or event.loose_place or (parts.parent.place if parts.parent else None)
    if (
        event.place is None
        and event.type in {"exchange", "sport", "cultural", "other", "anniversary", "meeting"}
        and _has_foreign(reading, parts)
    ):
        event.place = reading.home_name or None
    if (
        event.type in {"exchange", "anniversary"}
        and reading.partner
        and _BOTH.search(reading.between(parts.sentence.start, parts.sentence.end))
    ):
        _add_group(event, "participants", [("municipality", reading.home_name), ("municipality", reading.partner)])
        event.place = None if event.start and len(event.start) == 4 else event.place
        return
    organised = is_organised(parts.sentence) and event.type in {"cultural", "sport", "other", "exchange", "anniversary"}
    if organised and _speaks_of_home(reading, parts):
        _add_group(event, "organisers", [("municipality", reading.home_name)])
    for actor in parts.actors:
        home = home_of_actor(reading, actor.who)
        if (
            organised
            and actor.kind != "person"
            and not actor.is_group
            and actor.before not in {"mit", "aus", "nach", "an", "für"}
        ):
            _give(
                reading,
                event,
                "hosts"
                if event.type == "exchange" and home == event.place and actor.kind != "organisation"
                else "organisers",
                actor,
            )
        elif is_elsewhere(reading, actor.who, event.place):
            _give(reading, event, "guests", actor)
        elif event.type == "exchange" and actor.kind == "organisation" and actor.before in {"bei", "beim"}:
            _give(reading, event, "hosts", actor)
        else:
            _give(reading, event, "participants", actor)
    if parts.group and event.place:
        _add_group(event, "guests", [who for who in parts.group if home_of_actor(reading, who) != event.place])
        if event.type == "signing":
            _add_group(event, "participants", parts.group)
    elif event.type == "meeting" and not event.guests and parts.parent is not None:
        _add_group(event, "guests", [who for who in parts.parent.guests if home_of_actor(reading, who) != event.place])


_HOME = pattern("event-people.home")


def _speaks_of_home(reading: Reading, parts: Parts) -> bool:
    """Return whether "die Stadt", "der Landkreis" in a sentence means the publisher."""
    return bool(reading.home_name and _HOME.search(reading.between(parts.sentence.start, parts.sentence.end)))


def _has_foreign(reading: Reading, parts: Parts) -> bool:
    homes = [home_of_actor(reading, a.who) for a in parts.actors]
    return bool(parts.group) or any(home is not None and home != reading.home_name for home in homes)

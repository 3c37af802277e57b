"""Read a release as a whole: first who and where, then agreements, events, money; then write it all down."""

from kg.gazetteer import places
from kg.model import Extraction
from kg.relate.agreements import agreements_of
from kg.relate.book import Book
from kg.relate.events import found_events
from kg.relate.funding import funding_of
from kg.relate.joining import events_of
from kg.relate.naming import aliases_of, one_name
from kg.relate.programmes import programmes_of
from kg.relate.reading import Body, Person, Reading, home_of, partner_of
from kg.relate.roles import bind_roles, body_of_role
from kg.relate.speech import quotes_of
from kg.relate.topics import topics_of
from kg.relate.writing import Writer
from kg.text import Document, Mention

__all__ = ["relate"]

_OFFICES = frozenset({"mayor", "deputy-mayor", "department-head", "councillor", "district-head", "municipal-officer"})


def relate(document: Document, mentions: list[Mention]) -> Extraction:
    """Return all that a release says, from its mentions."""
    reading = read(document, mentions)
    agreements = agreements_of(reading)
    events = events_of(reading, found_events(reading))
    programmes = programmes_of(reading)
    funding = funding_of(reading, events, programmes)
    writer = Writer(Book(document.release.identifier), reading)
    writer.release()
    writer.people()
    writer.organisations()
    writer.programmes(programmes)
    writer.agreements(agreements)
    writer.events(events)
    writer.funding(funding)
    writer.quotes(quotes_of(reading))
    writer.topics(topics_of(reading))
    return writer.book.extraction()


def read(document: Document, mentions: list[Mention]) -> Reading:
    """Return the reading of a document: its home town, its places decided, its people with their offices."""
    home, name = home_of(document.release.publisher, document)
    mentions = one_name(document, mentions)
    reading = Reading(document, mentions, document.release.issued, home, name)
    _decide_places(reading)
    reading.partner = partner_of(reading)
    for mention in reading.mentions:
        if mention.kind == "organisation":
            reading.organisations.setdefault(mention.name, mention)
        if mention.kind == "person" and not document.is_spoken(mention.start):
            reading.people.setdefault(mention.name, Person(mention.name, mention.of)).mentions.append(mention)
        elif mention.kind == "person":
            reading.people.setdefault(mention.name, Person(mention.name, mention.of)).mentions.append(mention)
    reading.aliases = aliases_of(mentions)
    bind_roles(reading)
    _settle_homes(reading)
    return reading


def _decide_places(reading: Reading) -> None:
    from kg.relate.places import decide

    reading.towns = decide(reading)
    _ = places


def _settle_homes(reading: Reading) -> None:
    """Give each person the town or country of the first office whose body is known, then the offices that lacked one."""
    for person in reading.people.values():
        for _, body, _, _ in person.roles:
            if body is not None and body.kind in {"municipality", "country"} and person.home is None:
                person.home = body
    for person in reading.people.values():
        settled = []
        for code, body, mention, evidence in person.roles:
            found, sure = body_of_role(reading, person, code, body)
            settled.append((code, found, mention, evidence))
            if person.home is None and found is not None and found.kind in {"municipality", "country"}:
                person.home = found
            if person.home is None and found is not None and found.kind == "organisation" and reading.home_name:
                person.home = _home_of_body(reading, found)
            _ = sure
        person.roles = settled


def _home_of_body(reading: Reading, body: Body) -> Body | None:
    for town in reading.towns:
        if town in body.key and not reading.is_home(town):
            return Body("municipality", town)
    return Body("municipality", reading.home_name) if reading.home_name else None

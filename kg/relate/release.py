"""Read a release as a whole: first who and where, then agreements, events, money; then write it all down."""

from kg.model import Extraction
from kg.relate.accounts import write_figures, write_funding, write_programmes, write_quotes, write_topics
from kg.relate.agreements import Agreement, agreements_of
from kg.relate.book import Book
from kg.relate.event import Event
from kg.relate.figures import figures_of
from kg.relate.frames import frame
from kg.relate.funding import funding_of
from kg.relate.home import home_of
from kg.relate.landmarks import without_landmarks
from kg.relate.naming import aliases_of, one_name, one_town
from kg.relate.places import decide
from kg.relate.programmes import programmes_of
from kg.relate.reading import Person, Reading, partner_of
from kg.relate.revealed import reveal
from kg.relate.roles import bind_roles
from kg.relate.settling import settle_bodies
from kg.relate.signings import date_signings
from kg.relate.speech import quotes_of
from kg.relate.story import events_of
from kg.relate.topics import topics_of
from kg.relate.writing import Writer
from kg.text import Document, Mention

__all__ = ["events_in", "read", "relate"]


def relate(document: Document, mentions: list[Mention]) -> Extraction:
    """Return all that a release says, from its mentions."""
    reading = read(document, mentions)
    agreements = agreements_of(reading)
    events = events_in(reading, agreements)
    programmes = programmes_of(reading)
    frame(reading, events, programmes)
    funding = funding_of(reading, events, programmes)
    writer = Writer(Book(document.release.identifier), reading)
    writer.release()
    writer.people()
    write_programmes(writer, programmes)
    writer.agreements(agreements)
    writer.events(events)
    write_funding(writer, funding)
    write_quotes(writer, quotes_of(reading))
    write_figures(writer, figures_of(reading, events, programmes))
    writer.organisations()
    writer.towns()
    write_topics(writer, topics_of(reading, programmes))
    return writer.book.extraction()


def events_in(reading: Reading, agreements: list[Agreement]) -> list[Event]:
    """Return the events of a reading in the order in which they are written down."""
    return date_signings(reading, events_of(reading), agreements)


def read(document: Document, mentions: list[Mention], *, chosen: bool = True) -> Reading:
    """Return the reading of a document: its home town, its places decided, its people with their offices.

    With ``chosen`` False the bodies of the offices are those of the rules alone, as learning needs them.
    """
    home, name = home_of(document.release.publisher, document, mentions)
    mentions = without_landmarks(document, one_town(reveal(document, mentions, name), home, name), name)
    mentions = one_name(document, mentions)
    reading = Reading(document, mentions, document.release.issued, home, name)
    _decide_places(reading)
    reading.partner = partner_of(reading)
    for mention in reading.mentions:
        if mention.kind == "organisation":
            reading.organisations.setdefault(mention.name, mention)
        if (mention.kind == "person" and not document.is_spoken(mention.start)) or mention.kind == "person":
            reading.people.setdefault(mention.name, Person(mention.name, mention.of)).mentions.append(mention)
    reading.aliases = aliases_of(mentions)
    bind_roles(reading)
    settle_bodies(reading, chosen=chosen)
    return reading


def _decide_places(reading: Reading) -> None:
    reading.towns = decide(reading)

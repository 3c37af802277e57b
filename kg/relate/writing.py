"""Write down what was read as things and facts with their evidence."""

from kg.gazetteer import countries
from kg.model import Evidence
from kg.relate.acting import acting_towns
from kg.relate.agreements import Agreement
from kg.relate.book import Book
from kg.relate.event import Event, Who
from kg.relate.listed import is_listed, told_bodies
from kg.relate.reading import Body, Reading

__all__ = ["Writer"]


class Writer:
    """Turns what was read of one release into facts."""

    def __init__(self, book: Book, reading: Reading) -> None:
        self.book = book
        self.reading = reading
        self._events: dict[int, str] = {}

    def release(self) -> None:
        """Write title, day, publisher and language."""
        release = self.reading.document.release
        zones = release.zone("headline") or release.zones[:1]
        title = Evidence(start=zones[0].start, end=zones[0].end, rule="release.title")
        thing = self.book.thing("release", "release", title)
        self.book.fact(thing, "title", release.title, title)
        dated = release.zone("dateline") or release.zone("letterhead") or zones
        self.book.fact(
            thing, "issued", release.issued, Evidence(start=dated[0].start, end=dated[0].end, rule="release.issued")
        )
        letterhead = (release.zone("letterhead") or release.zone("dateline") or zones)[0]
        span = Evidence(start=letterhead.start, end=letterhead.end, rule="release.publisher")
        if self.reading.home_name:
            self.book.fact(thing, "publisher", self.town(self.reading.home_name, span), span)
        self.book.fact(thing, "language", release.language, title)
        self.book.fact(thing, "source", release.source, title)

    def town(self, name: str, *evidence: Evidence) -> str:
        """Return a municipality by its printed name, writing it at its first use."""
        spans = evidence or self.mentions("place", name)
        thing = self.book.thing("municipality", name, *(self.mentions("place", name)[:3] or spans))
        options = self.reading.towns.get(name, ())
        named = self.mentions("place", name)[:1] or spans[:1]
        self.book.fact(thing, "name", name, *named)
        if len({place.country for place in options}) == 1:
            self.book.fact(thing, "country", self.country(options[0].country, *named), *named)
        if len(options) == 1:
            self.book.fact(thing, "geonames", options[0].id, *named)
        elif options:
            self.book.candidate(thing, "geonames", tuple(place.id for place in options), *named)
        return thing

    def country(self, iso: str, *evidence: Evidence) -> str:
        """Return a country, writing it at its first use."""
        thing = self.book.thing("country", iso, *evidence)
        self.book.fact(thing, "iso", iso, *evidence[:1])
        self.book.fact(thing, "name", countries().label(iso, "de"), *evidence[:1])
        return thing

    def organisation(self, name: str, *evidence: Evidence) -> str:
        """Return an organisation by its printed name, writing it at its first use."""
        mention = self.reading.organisations.get(name)
        spans = self.mentions("organisation", name)[:3] or evidence
        thing = self.book.thing("organisation", name, *spans)
        self.book.fact(thing, "name", name, *spans[:1])
        if mention is not None:
            self.book.fact(thing, "kind", mention.key, *spans[:1])
            for alias in self.reading.aliases.get(name, ()):
                self.book.fact(thing, "alias", alias, *spans[:1])
        return thing

    def actor(self, who: Who, *evidence: Evidence) -> str:
        """Return the thing that somebody is."""
        kind, key = who
        if kind == "municipality":
            return self.town(key, *evidence)
        if kind == "person":
            return self.book.known("person", key) or self.book.thing("person", key, *evidence)
        if kind == "programme":
            return self.book.known("programme", key) or self.book.thing("programme", key, *evidence)
        return self.organisation(key, *evidence)

    def body(self, body: Body, *evidence: Evidence) -> str:
        """Return the thing that a role is held in."""
        if body.kind == "country":
            return self.country(body.key, *evidence)
        return self.actor((body.kind, body.key), *evidence)

    def people(self) -> None:
        """Write the people with their roles; each role once."""
        for person in self.reading.people.values():
            spans = [self.reading.says(m) for m in person.mentions]
            thing = self.book.thing("person", person.name, *spans[:5])
            self.book.fact(thing, "name", person.name, spans[0])
            self.book.fact(thing, "honorific", person.prefix, spans[0])
            written: set[tuple[str, Body | None]] = set()
            for code, body, mention, evidence in person.roles:
                if (code, body) in written or (body is None and any(code == c for c, _ in written)):
                    continue
                written.add((code, body))
                role = self.book.thing("role", f"{person.name}|{code}|{body}", evidence)
                self.book.fact(role, "person", thing, evidence)
                self.book.fact(role, "role", code, evidence)
                self.book.fact(role, "label", mention.name, self.reading.says(mention))
                self.book.fact(role, "attested", self.reading.issued, evidence)
                if body is not None:
                    self.book.fact(role, "of", self.body(body, evidence), evidence)

    def organisations(self) -> None:
        """Write the organisations that belong to the cooperation although no other fact names them."""
        for name in told_bodies(self.reading):
            if not self.book.known("organisation", name) and is_listed(self.reading, name):
                self.organisation(name, self.reading.says(self.reading.organisations[name]))

    def towns(self) -> None:
        """Write the towns that act although no other fact names them."""
        for name, mention in acting_towns(self.reading, lambda town: bool(self.book.known("municipality", town))):
            self.town(name, self.reading.says(mention))

    def agreements(self, agreements: list[Agreement]) -> None:
        """Write agreements with parties, dates, standing and signatories."""
        ids = {}
        for i, agreement in enumerate(agreements):
            thing = ids[id(agreement)] = self.book.thing("agreement", str(i), *agreement.evidence)
            first = agreement.evidence[0]
            self.book.fact(thing, "type", agreement.type, first)
            self.book.fact(thing, "status", agreement.status, agreement.spans.get("status", first))
            if agreement.signed:
                self.book.fact(thing, "signed", agreement.signed, agreement.spans.get("signed", first))
            for kind, name in agreement.parties:
                self.book.fact(thing, "party", self.actor((kind, name), first), first)
            for name in agreement.signatories:
                told = agreement.spans.get(f"signatory {name}", agreement.spans.get("status", first))
                self._signature(thing, name, agreement, told)
        for agreement in agreements:
            if agreement.follows is not None and id(agreement.follows) in ids:
                self.book.fact(ids[id(agreement)], "follows", ids[id(agreement.follows)], agreement.evidence[0])

    def _signature(self, agreement: str, name: str, read: Agreement, evidence: Evidence) -> None:
        person = self.actor(("person", name), evidence)
        self.book.fact(agreement, "signatory", person, evidence)
        signature = self.book.thing("signature", f"{agreement}|{name}", evidence)
        self.book.fact(agreement, "signature", signature, evidence)
        self.book.fact(signature, "signed_by", person, evidence)
        home = self.reading.people[name].home if name in self.reading.people else None
        if home is not None and home.kind == "municipality" and home.key in read.towns:
            self.book.fact(signature, "on_behalf_of", self.town(home.key, evidence), evidence)
        for code, body, _, _ in self.reading.people[name].roles if name in self.reading.people else ():
            role = self.book.known("role", f"{name}|{code}|{body}")
            if role:
                self.book.fact(signature, "in_role", role, evidence)
                break

    def events(self, events: list[Event]) -> None:
        """Write events with dates, places and everyone's part."""
        for i, event in enumerate(events):
            thing = self._events[id(event)] = self.book.thing("event", str(i), *event.evidence)
            first = event.evidence[0]
            self.book.fact(thing, "type", event.type, first)
            self.book.fact(thing, "start", event.start, event.spans.get(("start", event.start or ""), first))
            begun = event.spans.get(("start", event.start or ""), first)
            self.book.fact(thing, "end", event.end, event.spans.get(("end", event.end or ""), begun))
            self.book.fact(thing, "title", event.title, event.spans.get(("title", event.title or ""), first))
            self.book.fact(thing, "delegation_size", event.size, first)
            if event.place:
                span = event.spans.get(("place", event.place), first)
                self.book.fact(thing, "place", self.town(event.place, span), span)
            for part, name in (
                ("hosts", "host"),
                ("guests", "guest"),
                ("participants", "participant"),
                ("organisers", "organiser"),
            ):
                for who in getattr(event, part):
                    span = event.spans.get((part, who[1]), first)
                    self.book.fact(thing, name, self.actor(who, span), span)
            if event.within and (programme := self.book.known("programme", event.within)):
                self.book.fact(thing, "within", programme, event.spans.get(("within", event.within), first))
        for event in events:
            if event.part_of is not None and id(event.part_of) in self._events:
                self.book.fact(self._events[id(event)], "part_of", self._events[id(event.part_of)], event.evidence[0])

    def target(self, target: tuple[str, object], evidence: Evidence) -> str | None:
        """Return the thing that an event, or the title of a programme, is."""
        kind, what = target
        if kind == "event":
            return self._events.get(id(what))
        return self.actor(("programme", str(what)), evidence)

    def mentions(self, kind: str, name: str) -> tuple[Evidence, ...]:
        """Return where something of a kind is named."""
        return tuple(self.reading.says(m) for m in self.reading.mentions if m.kind == kind and m.name == name)

"""Follow the story sentence by sentence: which visit is told, what happens within it, who "die Gäste" are."""

import re

from kg.lexicon.patterns import pattern
from kg.relate.actors import Actor, actors_in, home_of_actor, town_actors
from kg.relate.arrivals import goal_of, travelling_group, unnamed_group
from kg.relate.company import Told, add_caption, add_organisers, add_present, bound_to, extend, follow_on
from kg.relate.delegations import is_list_item, names_members
from kg.relate.event import Event, Who
from kg.relate.event_merge import absorb, fits_in, give, same
from kg.relate.event_parts import read_place, read_time, read_title
from kg.relate.event_people import Parts, cast
from kg.relate.events import is_organised, triggers_in
from kg.relate.reading import Reading
from kg.relate.whereabouts import is_local
from kg.text import Sentence, Token

__all__ = ["Narrative"]

_GROUP = pattern("narrative.group")


_BESIDE = 60
_FEW = 3
_STAYS = frozenset({"exchange", "conference", "sport", "cultural", "aid", "anniversary"})
_STAYING = pattern("narrative.staying")
_MOTION = frozenset("reisen fahren fliegen besuchen aufbrechen anreisen gastieren abreisen zurückkehren weilen".split())


class Narrative:
    """The events told so far, the visit that the text is about, and the one that it tells just now."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.events: list[Event] = []
        self.main: Event | None = None
        self.current: Event | None = None
        self._listing: Event | None = None
        self._paragraph = -1
        self._named: list[str] = []

    def read(self) -> list[Event]:
        """Return the events of the release, joined as they were told."""
        for sentence in self.reading.document.told():
            if sentence.paragraph != self._paragraph:
                self._paragraph = sentence.paragraph
                self.current = self.main or self.current
            if sentence.zone == "caption":
                add_caption(self.reading, self.events, sentence)
            else:
                self._sentence(sentence)
        return self.events

    def _sentence(self, sentence: Sentence) -> None:
        actors = actors_in(self.reading, sentence)
        triggers = triggers_in(self.reading, sentence)
        visits = [token for rule, token in triggers if rule["type"] == "visit"]
        others = [(str(rule["type"]), str(rule["id"]), token) for rule, token in triggers if rule["type"] != "visit"]
        kinds = {kind for kind, _, _ in others}
        if (
            not visits
            and not kinds & _STAYS
            and (token := travelling_group(self.reading, self.current, sentence)) is not None
        ):
            visits = [token]
        if visits:
            self._visit(sentence, visits[0], actors)
        for kind, rule, token in others:
            self._other(sentence, kind, rule, token, actors)
        self._join_in(sentence, actors, bool(others))
        self._named.extend(a.key for a in actors if a.kind == "person")

    def _visit(self, sentence: Sentence, token: Token, actors: list[Actor]) -> None:
        """Read a visit: its place from the goal, else from who travels; join it to one told before, or begin one."""
        youth = re.search(r"[Ss]chüler|[Jj]ugendlich|[Aa]zubi|[Aa]uszubildend", token.text) and re.search(
            r"[Aa]ustausch|[Bb]egegnung|Praktik", self.reading.text
        )
        event = Event("exchange" if youth else "visit", "de.event.visit", sentences=[sentence.index])
        event.evidence.append(self.reading.whole(sentence, event.rule))
        read_time(self.reading, sentence, token, event)
        read_place(self.reading, sentence, token, event)
        travellers = [
            a
            for a in actors
            if (a.kind in {"person", "municipality"} and a.before not in {"von", "durch", "bei", "mit"})
            or a.is_group
            or (a.kind == "organisation" and a.before == "" and not token.is_capital and self._may_travel(a))
        ]
        if event.place is None:
            event.place = goal_of(self.reading, self.current, event, travellers, moves=not token.is_capital)
        invited = re.search(
            r"\b[Aa]uf (?:\w+ )?Einladung (?:von|des|der|durch|vom)\b",
            self.reading.between(sentence.start, sentence.end),
        )
        for actor in actors:
            if invited is None:
                break
            if 0 < actor.start - sentence.start - invited.end() < _BESIDE and actor.kind in {"person", "organisation"}:
                give(event, "hosts", actor, self.reading)
        for actor in travellers:
            home = home_of_actor(self.reading, actor.who)
            if not is_local(self.reading, home, event.place) and (home is not None or actor.kind == "person"):
                give(event, "guests", actor, self.reading)
        if (
            not event.guests
            and event.place is not None
            and re.search(r"\b(?:sie|er|ihn|ihm|ihr)\b", self.reading.between(sentence.start, sentence.end))
        ):
            last = next(
                (
                    name
                    for name in reversed(self._named[-3:])
                    if home_of_actor(self.reading, ("person", name)) != event.place
                ),
                None,
            )
            if last is not None:
                event.guests.append(("person", last))
        self._keep(event)

    def _may_travel(self, actor: Actor) -> bool:
        """Return whether a body is one whose people travel together: a school, a club, a choir, the fire brigade."""
        mention = self.reading.organisations.get(actor.key)
        return mention is not None and mention.key in {
            "school",
            "association",
            "cultural-institution",
            "municipal-office",
        }

    def _keep(self, event: Event) -> None:
        """Join a visit to one told before at the same place and time, or add it; it is now the one being told."""
        known = self._told_before(event)
        if known is not None:
            absorb(known, event)
            self.current = known
            return
        unnamed_group(self.reading, event)
        if event.place is None or not (event.guests or event.start or event.end):
            return
        self.events.append(event)
        self.current = event
        if self.main is None and self._is_news(event):
            self.main = event

    def _is_news(self, event: Event) -> bool:
        issued = self.reading.issued or ""
        return not event.start or event.start[:4] > issued[:4] or (event.start[:4] == issued[:4])

    def _told_before(self, event: Event) -> Event | None:
        visits = [e for e in self.events if e.type == event.type]
        order = [e for e in (self.current, self.main) if e in visits] + visits
        return next((e for e in order if same(e, event)), None)

    def _other(self, sentence: Sentence, kind: str, rule: str, token: Token, actors: list[Actor]) -> None:
        """Read a reception, meeting, signing …: within the visit being told where day and place agree."""
        event = Event(kind, rule, sentences=[sentence.index])
        event.evidence.append(self.reading.whole(sentence, rule))
        read_time(self.reading, sentence, token, event)
        read_place(self.reading, sentence, token, event)
        read_title(self.reading, sentence, token, event)
        follow_on(self.reading, Told(events=self.events, current=self.current), sentence, event)
        if event.in_hall and event.place is None:
            event.loose_place = self.current.place if self.current else self.reading.home_name or None
        if kind == "reception" and not token.is_capital and (public := self._public(sentence, event)) is not None:
            self._welcome(sentence, token, public, actors)
            return
        parent = self._parent(event)
        towns = (
            town_actors(self.reading, sentence)
            if kind in {"conference", "exchange", "sport", "cultural", "other", "anniversary", "aid"}
            else []
        )
        text = self.reading.between(sentence.start, sentence.end)
        group = self._meant(text, parent)
        actors = [*actors, *(t for t in towns if t.who not in {a.who for a in actors})]
        actors = bound_to(self.reading, sentence, token, actors)
        if (
            kind == "signing"
            and not any(a.kind == "person" for a in actors)
            and re.search(r"\b(?:[Bb]eide|[Ss]ie|die zwei)\b", text)
        ):
            group = [("person", name) for name in list(dict.fromkeys(self._named))[-2:]]
        cast(self.reading, event, Parts(sentence=sentence, token=token, actors=actors, group=group, parent=parent))
        event.part_of = parent if event.place is None or parent is None or event.place == parent.place else None
        known = next((e for e in self.events if e.type == kind and same(e, event)), None)
        if known is not None:
            absorb(known, event)
        else:
            self.events.append(event)
        told = known or event
        if (
            kind == "exchange"
            and self.main is None
            and told.start
            and len(told.start) >= 7
            and told.place
            and self._is_news(told)
        ):
            self.main = self.current = told

    def _public(self, sentence: Sentence, event: Event) -> Event | None:
        """Return the public event told just before at which somebody welcomes the guests, where no day is said."""
        if event.start is not None or event.place is not None:
            return None
        kinds = {"conference", "anniversary", "cultural", "sport", "other"}
        last = self.events[-1] if self.events else None
        near = last is not None and last.type in kinds and sentence.index - last.sentences[-1] <= _FEW
        return last if near else None

    def _welcome(self, sentence: Sentence, token: Token, public: Event, actors: list[Actor]) -> None:
        """Let who welcomes at a public event be its host, and those from elsewhere its guests."""
        probe = Event(
            "reception", "de.event.welcome", place=public.place or self.reading.home_name, sentences=[sentence.index]
        )
        cast(self.reading, probe, Parts(sentence=sentence, token=token, actors=actors, group=[], parent=None))
        public.place = public.place or probe.place
        for part in ("hosts", "guests", "participants"):
            listed: list[Who] = getattr(public, part)
            listed.extend(who for who in getattr(probe, part) if who not in public.people())
        public.spans.update({key: span for key, span in probe.spans.items() if key not in public.spans})

    def _meant(self, text: str, parent: Event | None) -> list[Who]:
        """Return who is meant by "die Gäste", "die Delegation": the guests of the visit being told."""
        visit = parent or self.current
        if visit is not None and _GROUP.search(text):
            return list(visit.guests)
        public = next((e for e in reversed(self.events) if e.type in {"conference", "exchange"}), None)
        if visit is None and public is not None and _GROUP.search(text):
            return [
                who
                for who in (*public.guests, *public.participants)
                if who[0] == "municipality" and who[1] != self.reading.home_name
            ]
        return self._by_pronoun(text) if visit is None else []

    def _by_pronoun(self, text: str) -> list[Who]:
        """Return the person from elsewhere named last, where a pronoun stands and no visit was told yet."""
        if not re.search(r"\b(?:sie|ihn|ihm|ihr|ihnen|er)\b", text):
            return []
        for name in reversed(self._named):
            home = home_of_actor(self.reading, ("person", name))
            if home is not None and home != self.reading.home_name:
                return [("person", name)]
        return []

    def _parent(self, event: Event) -> Event | None:
        visit = self.current
        if visit is None or event.type in {"conference", "visit"}:
            return None
        if event.place and visit.place and event.place != visit.place:
            return None
        return visit if fits_in(event, visit, self.reading.issued) else None

    def _join_in(self, sentence: Sentence, actors: list[Actor], busy: bool) -> None:
        """Add the members of a delegation to the visit being told, and those present to the event just told."""
        text = self.reading.between(sentence.start, sentence.end)
        is_item = is_list_item(text) and self._listing is not None
        if not is_item:
            self._listing = None
        if self.current is not None and (names_members(text) or is_item):
            self.current.sentences = sorted({*self.current.sentences, sentence.index})
            self._listing = self.current if text.rstrip().endswith((":", ",", "durch")) or is_item else None
            people = any(a.kind == "person" for a in actors)
            for actor in actors:
                home = home_of_actor(self.reading, actor.who)
                if (home != self.current.place and actor.kind != "organisation") or (
                    actor.kind == "organisation" and is_item and not people
                ):
                    give(self.current, "guests", actor, self.reading)
            extend(self.reading, self.current, sentence)
        elif self.current is not None and _STAYING.search(text):
            extend(self.reading, self.current, sentence)
        if is_organised(sentence) and not busy:
            add_organisers(self.reading, self.events, actors, both="beid" in text)
        if not busy:
            add_present(self.reading, self.events, sentence, actors)

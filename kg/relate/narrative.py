"""Follow the story sentence by sentence: which visit is being told, what happens within it, who is meant by "die Gäste"."""

import re

from kg.relate.actors import Actor, actors_in, home_of_actor, origins_in, town_actors
from kg.relate.delegations import is_list_item, names_members
from kg.relate.event_parts import read_place, read_time, read_title
from kg.relate.event_people import Parts, cast
from kg.relate.events import Event, Who, is_echo, is_organised, triggers_in
from kg.relate.reading import Reading
from kg.text import Sentence, Token

__all__ = ["Narrative"]

_GROUP = re.compile(
    r"\b(?:[Dd]ie|[Dd]er|[Dd]en|[Dd]eren?|[Ii]hre?[nr]?|[Vv]on den|[Dd]iese|[Aa]lle|neun|acht|sieben|sechs|fünf|vier|drei|zwei)\s(?:[a-zäöü]\w+\s){0,2}"
    r"(?:Delegation|Abordnung|Gäste[n]?|Gruppe|Besucher\w*|Reisegruppe|Jugendlichen|Delegationen|Delegationsmitglieder\w*|Gast|Reisenden|Teilnehme\w+|\w+er\*?innen|Kolleg\w+)\b"
    r"|^(?:Sie|Man)\b|\b(?:wurden|werden|sprachen|trafen|besuchten|waren)\ssie\b"
)
_PRESENT = re.compile(
    r"\b[Mm]it dabei\b|\banwesend\b|\b[Ii]m Beisein\b|\bnahm\w* (?:\w+ ){0,3}teil\b|\bteilgenommen\b|\bzugegen\b|\b[Mm]it am Tisch\b|\b[Dd]azu ?gekommen\b|\b[Uu]nter den (?:Gästen|Anwesenden)\b|\b[Dd]abei waren\b|\b[Dd]abei war\b|\b[Ii]n Anwesenheit\b|\b[Mm]it von der Partie\b|\bwirkten? (?:\w+ )?mit\b|\bvertreten\b|\btraten?\b.*\bauf\b|\bauftraten\b"
)


_BESIDE = 60
_STAYS = frozenset({"exchange", "conference", "sport", "cultural", "aid", "anniversary"})
_STAYING = re.compile(
    r"\b(?:bleib\w*|dauer\w*|Aufenthalt\w*|zurück\w*|Abreise|abgereist|ende(?:t|te|n)|zu Ende|Rückreise|Besuchs?)\b"
)
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
                self._caption(sentence)
            else:
                self._sentence(sentence)
        return self.events

    def _sentence(self, sentence: Sentence) -> None:
        actors = actors_in(self.reading, sentence)
        triggers = triggers_in(self.reading, sentence)
        visits = [token for rule, token in triggers if rule["type"] == "visit"]
        others = [(str(rule["type"]), str(rule["id"]), token) for rule, token in triggers if rule["type"] != "visit"]
        kinds = {kind for kind, _, _ in others}
        if not visits and not kinds & _STAYS and (token := self._travelling_group(sentence)) is not None:
            visits = [token]
        if visits:
            self._visit(sentence, visits[0], actors)
        for kind, rule, token in others:
            self._other(sentence, kind, rule, token, actors)
        self._join_in(sentence, actors, bool(others))
        self._named.extend(a.key for a in actors if a.kind == "person")

    def _travelling_group(self, sentence: Sentence) -> Token | None:
        """Return the word for a group that comes from one town and stays in another, where no verb of travel says so."""
        if self.reading.document.is_spoken(sentence.start) or sentence.zone in {"headline", "subhead"}:
            return None
        text = self.reading.between(sentence.start, sentence.end)
        home = self.reading.home_name
        for start, town, _ in origins_in(self.reading, sentence):
            token = next(t for t in sentence.tokens if t.start == start)
            told = bool(self.reading.of(sentence, "date")) or bool(
                home and re.search(rf"\bin {re.escape(home)}\b", text)
            )
            if (
                town != home
                and told
                and re.search(
                    r"(?:[Dd]elegation|[Aa]bordnung|[Gg]ruppe|[Gg]äste|fachleute|[Ff]achfrau|[Ff]achmann|[Ff]achkräfte|[Jj]ugendliche|[Ss]chüler)",
                    text,
                )
            ):
                return token
            if town == home and not self.reading.of(sentence, "date") and "Delegation" not in text:
                continue
            if (
                town == home
                and re.search(r"(?:[Dd]elegation|[Aa]bordnung|[Rr]eisegruppe)", token.text)
                and re.search(r"\b(?:war|waren|kam|kamen|weilte\w*|machte\w*|fährt|fliegt|bricht)\b", text)
            ):
                return token
        return self._arrival(sentence, text)

    def _arrival(self, sentence: Sentence, text: str) -> Token | None:
        """Return the name of someone from elsewhere who is said to be in the home town, where the release tells of a visit."""
        home = self.reading.home_name
        if (
            not home
            or self.current is not None
            or not re.search(rf"\bin {re.escape(home)}\b", text)
            or not re.search(r"[Bb]esuch\b|zu Gast|[Dd]elegation", self.reading.text)
        ):
            return None
        for actor in actors_in(self.reading, sentence):
            if actor.kind == "person" and home_of_actor(self.reading, actor.who) not in {None, home}:
                return next(t for t in sentence.tokens if t.start >= actor.start)
        return None

    def _visit(self, sentence: Sentence, token: Token, actors: list[Actor]) -> None:
        """Read a visit: its place from the goal, else from who travels; join it to the visit told before, or begin one."""
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
            if (a.kind in {"person", "municipality"} and a.before not in {"von", "durch", "bei", "mit"}) or a.is_group
        ]
        if event.place is None:
            event.place = self._goal(event, travellers, moves=not token.is_capital)
        invited = re.search(
            r"\b[Aa]uf (?:\w+ )?Einladung (?:von|des|der|durch|vom)\b",
            self.reading.between(sentence.start, sentence.end),
        )
        for actor in actors:
            if invited is None:
                break
            if 0 < actor.start - sentence.start - invited.end() < _BESIDE and actor.kind in {"person", "organisation"}:
                _add(event, "hosts", actor, self.reading)
        for actor in travellers:
            home = home_of_actor(self.reading, actor.who)
            if home != event.place and (home is not None or actor.kind == "person"):
                _add(event, "guests", actor, self.reading)
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

    def _goal(self, event: Event, travellers: list[Actor], *, moves: bool) -> str | None:
        """Return where a journey without a named goal leads: home for those from elsewhere, to the partner for locals."""
        home = self.reading.home_name
        homes = [found for a in travellers if (found := home_of_actor(self.reading, a.who))]
        groups = [home_of_actor(self.reading, a.who) for a in travellers if a.is_group]
        if event.loose_place:
            return event.loose_place
        if groups and all(g == home for g in groups):
            return self.reading.partner or None
        if any(g != home for g in groups) or (homes and all(h != home for h in homes)):
            return home or None
        if self.current is not None and not (homes and all(h == self.current.place for h in homes)):
            return self.current.place
        return self.reading.partner or None if homes and moves else None

    def _keep(self, event: Event) -> None:
        """Join a visit to one told before at the same place and time, or add it; it is now the one being told."""
        known = self._told_before(event)
        if known is not None:
            absorb(known, event)
            self.current = known
            return
        self._unnamed_group(event)
        if event.place is None or not (event.guests or event.start or event.end):
            return
        self.events.append(event)
        self.current = event
        if self.main is None and self._is_news(event):
            self.main = event

    def _unnamed_group(self, event: Event) -> None:
        """Let a delegation without a town come from the partner, or from home where the goal is the partner."""
        text = " ".join(
            self.reading.between(s.start, s.end) for s in (self.reading.document.sentences[i] for i in event.sentences)
        )
        if event.guests or not re.search(r"\b(?:[Dd]elegation|[Aa]bordnung|[Rr]eisegruppe)\b", text):
            return
        origin = self.reading.partner if event.place == self.reading.home_name else self.reading.home_name
        if origin and event.place in {self.reading.home_name, self.reading.partner}:
            event.guests.append(("municipality", origin))

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
        self._follow_on(sentence, event)
        if event.in_hall and event.place is None:
            event.loose_place = self.current.place if self.current else self.reading.home_name or None
        parent = self._parent(event)
        towns = (
            town_actors(self.reading, sentence)
            if kind in {"conference", "exchange", "sport", "cultural", "other", "anniversary", "aid"}
            else []
        )
        text = self.reading.between(sentence.start, sentence.end)
        group = self._meant(text, parent)
        actors = [*actors, *(t for t in towns if t.who not in {a.who for a in actors})]
        actors = self._bound_to(sentence, token, actors)
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

    def _follow_on(self, sentence: Sentence, event: Event) -> None:
        """Let what follows "im Anschluss" happen on the day of the event told before."""
        last = self.events[-1] if self.events else None
        text = self.reading.between(sentence.start, sentence.end)
        if (
            self.current is not None
            and event.start is None
            and self.current.start
            and not self.current.end
            and re.search(r"\b(?:damals|seinerzeit)\b", text)
        ):
            event.start = self.current.start
            event.spans["start", event.start] = self.reading.whole(sentence, "de.date.then")
        if (
            event.start is None
            and last is not None
            and last.start
            and len(last.start) == 10
            and not last.end
            and last.type in {"reception", "signing", "meeting"}
            and sentence.index - last.sentences[-1] <= 3
        ):
            if found := re.search(
                r"\b(?:[Ii]m Anschluss|[Aa]nschließend|[Gg]leich danach|[Dd]anach|[Zz]uvor|[Ii]m Rahmen des Empfangs)\b",
                text,
            ):
                event.start = last.start
                event.spans["start", last.start] = self.reading.evidence(
                    sentence.start + found.start(), sentence.start + found.end(), "de.date.same-day"
                )

    def _bound_to(self, sentence: Sentence, token: Token, actors: list[Actor]) -> list[Actor]:
        """Return the actors that belong to an event's word: those of its own "mit" phrase, or those no other word has.

        A word that only points back ("Nach dem Empfang …") has none.
        """
        if is_echo(self.reading, sentence, token):
            return []
        stretches = self._with_phrases(sentence)
        own = stretches.get(token.start)
        if own is not None:
            inside = [a for a in actors if own[0] <= a.start < own[1]]
            return inside + [
                a
                for a in actors
                if a not in inside and a.kind == "person" and a.start < token.start and len(stretches) == 1
            ]
        return [a for a in actors if not any(start <= a.start < end for start, end in stretches.values())]

    def _with_phrases(self, sentence: Sentence) -> dict[int, tuple[int, int]]:
        """Return the stretches that "mit", "bei" or "im" behind an event's noun opens, up to the next of an enumeration."""
        nouns = [t for rule, t in triggers_in(self.reading, sentence) if t.is_capital]
        found: dict[int, tuple[int, int]] = {}
        for noun in nouns:
            after = self.reading.between(noun.end, sentence.end)
            if re.match(r"^(?:s|es)?\s(?:mit|bei|beim)\s", after) and len(nouns) > 1:
                cut = re.search(r",\s(?:ein|eine|die|der|das|zu)\b|\sund\s(?:ein|eine)\s", after)
                found[noun.start] = (noun.end, noun.end + (cut.start() if cut else len(after)))
        return found

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
                    _add(self.current, "guests", actor, self.reading)
            self._extend(sentence)
        elif self.current is not None and _STAYING.search(text):
            self._extend(sentence)
        if is_organised(sentence) and not busy:
            self._organisers(actors, "beid" in text)
        if _PRESENT.search(text) and not busy:
            last = next(
                (
                    e
                    for e in reversed(self.events)
                    if e.type in {"reception", "signing", "meeting", "anniversary", "conference"}
                    and e.sentences[-1] >= sentence.index - 3
                ),
                None,
            )
            towns = town_actors(self.reading, sentence) if last is not None and last.type == "conference" else []
            for actor in [*actors, *towns] if last is not None else ():
                if last is not None and actor.who not in last.people():
                    _add(last, "participants", actor, self.reading)

    def _organisers(self, actors: list[Actor], both: bool) -> None:
        """Add who invited or arranged to the public event told last (to the last two of them: "zu beiden")."""
        public = [e for e in self.events if e.type in {"conference", "exchange", "other", "cultural", "sport"}]
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
                    _add(event, "organisers", actor, self.reading)

    def _extend(self, sentence: Sentence) -> None:
        """Let a day behind "bis zum" in a sentence on the delegation end the visit being told."""
        probe = Event("visit", "de.event.visit")
        read_time(self.reading, sentence, sentence.tokens[0], probe)
        if self.current is None or (self.current.start and probe.start and self.current.start != probe.start):
            return
        if probe.end and not self.current.end and (self.current.start or "") < probe.end:
            self.current.end = probe.end
            self.current.start = self.current.start or probe.start
            self.current.spans.update(probe.spans)

    def _caption(self, sentence: Sentence) -> None:
        """Add the people that a caption names to the event of the kind it shows."""
        actors = [a for a in actors_in(self.reading, sentence) if a.kind == "person"]
        for rule, _ in triggers_in(self.reading, sentence):
            shown = next(
                (
                    e
                    for e in self.events
                    if e.type == rule["type"] and e.type in {"reception", "signing", "anniversary"}
                ),
                None,
            )
            for actor in actors if shown is not None else ():
                if shown is not None and actor.who not in shown.people():
                    home = home_of_actor(self.reading, actor.who)
                    part = (
                        "guests"
                        if home is not None
                        and not home.startswith("country")
                        and home != (shown.place or self.reading.home_name)
                        else "participants"
                    )
                    _add(shown, part, actor, self.reading)


def _add(event: Event, part: str, actor: Actor, reading: Reading) -> None:
    """Give an actor a part in an event, once."""
    listed: list[Who] = getattr(event, part)
    if actor.who not in event.people():
        listed.append(actor.who)
        event.spans[part, actor.key] = reading.evidence(actor.start, actor.end, event.rule)


def _agree(first: str | None, second: str | None) -> bool:
    return first is None or second is None or first.startswith(second) or second.startswith(first)


def fits_in(event: Event, visit: Event, issued: str | None) -> bool:
    """Return whether an event may lie within a visit by its day."""
    if event.start is None:
        return True
    if visit.start is None:
        return issued is None or event.start[:4] >= issued[:4]
    if visit.end and len(event.start) == 10:
        return visit.start <= event.start <= visit.end
    return _agree(event.start, visit.start) or (
        len(visit.start) == 10
        and len(event.start) == 10
        and visit.end is None
        and event.start[:7] == visit.start[:7]
        and event.start >= visit.start
    )


def same(first: Event, second: Event) -> bool:
    """Return whether two tellings may be of one event: its kind, place, title and days agree."""
    if first.type != second.type or not _agree_place(first, second):
        return False
    if first.title and second.title and first.title != second.title:
        return False
    if (
        first.type in {"meeting"}
        and first.start is None
        and second.start is None
        and first.participants
        and second.participants
        and not set(first.participants) & set(second.participants)
    ):
        return False
    if _agree(first.start, second.start) and not (first.end and second.end and first.end != second.end):
        return True
    for day, stretch in ((first, second), (second, first)):
        if (
            stretch.start
            and stretch.end
            and day.start
            and not day.end
            and stretch.start <= day.start <= stretch.end
            and first.type in {"visit", "exchange", "conference"}
        ):
            return True
    return False


def _agree_place(first: Event, second: Event) -> bool:
    return first.place is None or second.place is None or first.place == second.place


def absorb(event: Event, other: Event) -> None:
    """Take over what another telling of the same event adds."""
    if event.start is None or (other.start is not None and len(other.start) > len(event.start)):
        event.start = other.start
    event.end = event.end or other.end
    event.place = event.place or other.place
    event.title = event.title or other.title
    event.size = event.size or other.size
    event.part_of = event.part_of or (other.part_of if other.part_of is not event else None)
    event.sentences = sorted({*event.sentences, *other.sentences})
    for part in ("hosts", "guests", "organisers", "participants"):
        listed: list[Who] = getattr(event, part)
        listed.extend(who for who in getattr(other, part) if who not in event.people())
    event.evidence.extend(span for span in other.evidence if span not in event.evidence)
    for key, span in other.spans.items():
        event.spans.setdefault(key, span)

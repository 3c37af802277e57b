"""Read events: what kind, when, where, who received whom, who took part."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from kg.lexicon import load_yaml
from kg.model import Evidence
from kg.relate.actors import Actor, actors_in, home_of_actor
from kg.relate.agreements import noun_types
from kg.relate.reading import Reading
from kg.relate.words import verb_lemmas
from kg.text import Mention, Sentence, Token

__all__ = ["Event", "found_events"]

Who = tuple[str, str]


@dataclass(slots=True, eq=False)
class Event:
    """An event as read so far."""

    type: str
    rule: str
    start: str | None = None
    end: str | None = None
    place: str | None = None
    title: str | None = None
    sentences: list[int] = field(default_factory=list)
    hosts: list[Who] = field(default_factory=list)
    guests: list[Who] = field(default_factory=list)
    participants: list[Who] = field(default_factory=list)
    organisers: list[Who] = field(default_factory=list)
    part_of: "Event | None" = None
    within: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    spans: dict[tuple[str, str], Evidence] = field(default_factory=dict)
    is_past: bool = False
    size: str | None = None

    def people(self) -> set[Who]:
        """Return everyone who takes part."""
        return {*self.hosts, *self.guests, *self.participants, *self.organisers}


@cache
def _rules() -> tuple[tuple[dict[str, object], frozenset[str], frozenset[str]], ...]:
    rules = load_yaml("events")["rules"]
    return tuple((rule, frozenset(rule["nouns"]), frozenset(rule["verbs"])) for rule in rules)


@cache
def _organising() -> frozenset[str]:
    return frozenset(load_yaml("events")["organise"])


def found_events(reading: Reading) -> list[Event]:
    """Return the events that single sentences tell, not yet joined with each other."""
    found: list[Event] = []
    for sentence in reading.document.told():
        actors = actors_in(reading, sentence)
        for rule, token in _triggers(reading, sentence):
            event = _read(reading, sentence, rule, token, actors)
            if event is not None:
                found.append(event)
    return found


def _triggers(reading: Reading, sentence: Sentence) -> list[tuple[dict[str, object], Token]]:
    """Return the words of a sentence that name an event, with their rules; one a kind."""
    verbs = verb_lemmas(sentence.tokens)
    text = reading.between(sentence.start, sentence.end)
    found: dict[str, tuple[dict[str, object], Token]] = {}
    for i, token in enumerate(sentence.tokens):
        if reading.document.is_spoken(token.start) or _in_name(reading, sentence, token):
            continue
        for rule, nouns, words in _rules():
            kind = str(rule["type"])
            if kind in found:
                continue
            is_noun = token.is_capital and _is_noun(token, nouns) and not _is_thing(sentence, i, kind)
            if is_noun or (i in verbs and verbs[i] in words) or _is_phrase(token, sentence, i, words):
                if kind == "signing" and not is_noun and not _has_agreement(sentence):
                    continue
                if kind == "aid" and not is_noun and not _is_gift(text):
                    continue
                if kind == "meeting" and i in verbs and verbs[i] in {"treffen", "sprechen"} and not _meets(reading, sentence, verbs[i]):
                    continue
                found[kind] = (rule, token)
    return list(found.values())


def _is_noun(token: Token, nouns: frozenset[str]) -> bool:
    if token.lemma in nouns or token.text in nouns:
        return True
    bare = {token.text, token.lemma, *(token.text.removesuffix(e) for e in ("s", "es", "n", "en", "e"))}
    if bare & nouns:
        return True
    return any(len(noun) >= 6 and form.lower().endswith(noun.lower()) and len(form) > len(noun) + 2 for noun in nouns for form in (token.text, token.lemma, token.text.removesuffix("s"), token.text.removesuffix("en"))) or ("-" in token.text and token.text.rsplit("-", 1)[1] in nouns)


def _is_thing(sentence: Sentence, i: int, kind: str) -> bool:
    """Return whether a noun is used of things: "Besuch der Ausstellung", "Austausch der Fenster"."""
    following = sentence.tokens[i + 1].text if i + 1 < len(sentence.tokens) else ""
    if kind == "visit" and sentence.tokens[i].text in {"Besucher", "Besucherinnen"}:
        return True
    return kind == "visit" and following in {"der", "des"} and i + 2 < len(sentence.tokens) and sentence.tokens[i + 2].lemma in {"Ausstellung", "Museum", "Messe", "Schule", "Stadt", "Baustelle", "Feuerwehr"}


def _is_phrase(token: Token, sentence: Sentence, i: int, words: frozenset[str]) -> bool:
    """Return whether a phrase of the rule begins here: "zu Gast", "willkommen" with "heißen"."""
    following = [t.text for t in sentence.tokens[i : i + 3]]
    if "zu Gast sein" in words and following[:2] == ["zu", "Gast"]:
        return True
    if "zu Besuch sein" in words and following[:2] == ["zu", "Besuch"]:
        return True
    if "in Empfang nehmen" in words and following[:2] == ["in", "Empfang"]:
        return True
    if "sich aufhalten" in words and token.text in {"hält", "hielt", "halten", "hielten"}:
        return any(t.text == "auf" for t in sentence.tokens[i:]) and any(t.text == "sich" for t in sentence.tokens)
    return "willkommen heißen" in words and token.text == "willkommen" and any(t.lemma in {"heißen", "hieß"} or t.text.startswith(("hieß", "heiß", "geheiß")) for t in sentence.tokens)


def _has_agreement(sentence: Sentence) -> bool:
    nouns = {*noun_types("nouns"), "vereinbarung", "vertrag", "urkunde", "abkommen", "erklärung", "partnerschaft"}
    return any(token.lemma.lower() in nouns or any(token.text.lower().removesuffix(e) in nouns for e in ("", "s", "n", "en")) for token in sentence.tokens if token.is_capital)


def _is_gift(text: str) -> bool:
    return bool(re.search(r"\b(?:\w*[Ff]ahrzeug\w*|\w*[Hh]ilfsg\w+|\w*[Ss]pende\w*|Generator\w*|\w*wagen|Lkw|LKW|Technik|\w*gerät\w*|Hubbühne|Bus(?:se)?|Medikament\w*|Erlös|Geräte|Material|Ausrüstung|\w*kleidung|Euro|Laptops?|Betten|Rollstühle|Pumpen?|Transporter|Maschinen?|Werkzeuge?)\b", text))


def _meets(reading: Reading, sentence: Sentence, verb: str) -> bool:
    if verb == "treffen":
        return len(reading.of(sentence, "person", "organisation")) >= 1 and not re.search(r"\b(?:Vereinbarung|Entscheidung|Maßnahmen|Vorkehrungen)\w*\b.{0,40}\b(?:traf|trafen|getroffen|treffen)", reading.between(sentence.start, sentence.end))
    return bool(re.search(r"\bmit\b", reading.between(sentence.start, sentence.end))) and bool(reading.of(sentence, "person", "organisation"))


def _in_name(reading: Reading, sentence: Sentence, token: Token) -> bool:
    return any(m.start <= token.start < m.end for m in reading.of(sentence, "organisation", "title", "person", "place"))


def _read(reading: Reading, sentence: Sentence, rule: dict[str, object], token: Token, actors: list[Actor]) -> Event | None:
    """Read one event from its sentence; None where nobody and nothing ties it to another town."""
    event = Event(str(rule["type"]), str(rule["id"]), sentences=[sentence.index])
    event.evidence.append(reading.whole(sentence, event.rule))
    _when(reading, sentence, token, event)
    _where(reading, sentence, token, event, actors)
    _title(reading, sentence, token, event)
    _who(reading, sentence, rule, token, event, actors)
    if found := re.search(r"\b(\w+)köpfige", reading.between(sentence.start, sentence.end)):
        event.size = _SIZES.get(found[1].lower())
    return event


_SIZES = {"zwei": "2", "drei": "3", "vier": "4", "fünf": "5", "sechs": "6", "sieben": "7", "acht": "8", "neun": "9", "zehn": "10", "elf": "11", "zwölf": "12", "zwanzig": "20"}


def _when(reading: Reading, sentence: Sentence, token: Token, event: Event) -> None:
    dates = [m for m in reading.of(sentence, "date") if not reading.document.is_spoken(m.start)]
    usable = [m for m in dates if not re.search(r"\b[Ss]eit(?:\s\w+){0,2}\s$", reading.between(sentence.start, m.start)[-25:]) or event.type == "exchange"]
    if not usable:
        return
    best = min(usable, key=lambda m: (bool(len(m.key) < 7 and any(len(o.key) >= 7 for o in usable)), abs(m.start - token.start)))
    event.start, event.end = best.key, best.end_key or None
    event.spans["start", best.key] = reading.says(best)
    if found := _LENGTH.search(reading.between(sentence.start, sentence.end)):
        _apply_length(event, found)


_LENGTH = re.compile(r"\b(?P<n>zwei|drei|vier|fünf|sechs|sieben|acht|zehn)(?P<unit>tägige|wöchige|\sTage|\sWochen)")
_COUNT = {"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "zehn": 10}


def _apply_length(event: Event, found: re.Match[str]) -> None:
    """Compute the end from a stated length, counted inclusively."""
    if event.start and len(event.start) == 10 and event.end is None and event.type in {"visit", "exchange", "conference"}:
        days = _COUNT[found["n"]] * (7 if "och" in found["unit"] else 1)
        event.end = (date.fromisoformat(event.start) + timedelta(days=days - 1)).isoformat()


_IN = re.compile(r"\b(?:in|In|im|Im|nach|Nach|bei|Bei|nahe)\s(?:(?:der|die|das|dem|den|seiner?|ihrer?|\w+ischen?|\w+er|\w*[Ss]tadt|\w*[Gg]emeinde|\w*hauptstadt|\w*[Mm]etropole|Stadtteil|und|chinesischen)\s){0,4}$")
_GOAL = re.compile(r"\b(?:nach|Nach)\s(?:\w+\s){0,3}$")


def _where(reading: Reading, sentence: Sentence, token: Token, event: Event, actors: list[Actor]) -> None:
    """Set the place that the sentence names for the event: "in X", "nach X", "das X-er Rathaus", the object of "besuchen"."""
    options: list[tuple[int, Mention, str]] = []
    for mention in reading.of(sentence, "place"):
        before = reading.between(sentence.start, mention.start)[-50:]
        if _GOAL.search(before):
            options.append((0 if event.type == "visit" else 1, mention, mention.name))
        elif _IN.search(before):
            options.append((1, mention, mention.name))
        elif event.type == "visit" and re.search(r"\bbesuch(?:t|te|ten|en)\b", reading.between(sentence.start, sentence.end)) and not re.search(r"\b(?:aus|von|mit|der Stadt)\s(?:\w+\s){0,3}$", before):
            options.append((2, mention, mention.name))
    for mention in reading.of(sentence, "demonym"):
        town = reading.town_of_demonym(mention) if len(mention.key) > 2 else None
        if town and re.match(r"^\s(?:\w+\s)?(?:\w*[Rr]athaus\w*|\w*[Hh]alle|\w*[Ss]aal|Schloss\w*|\w*haus\w*|Altstadt|Innenstadt|Marktplatz|\w*platz|Kleistforum|\w*[Zz]entrum)", reading.between(mention.end, sentence.end)):
            options.append((1, mention, town))
        if town and event.type == "visit" and re.match(r"^-?(?:Besuch|Aufenthalt|Reise)", reading.between(mention.end, mention.end + 14)):
            options.append((1, mention, town))
    if options:
        _, mention, town = min(options, key=lambda o: (o[0], abs(o[1].start - token.start)))
        event.place = town
        event.spans["place", town] = reading.says(mention, "de.event.place")


def _title(reading: Reading, sentence: Sentence, token: Token, event: Event) -> None:
    """Set the title that stands in quotation marks beside the event's noun."""
    if event.type not in {"conference", "cultural", "exchange", "sport", "other", "anniversary"}:
        return
    for mention in reading.of(sentence, "title"):
        if mention.of:
            continue
        before, after = reading.between(token.end, mention.start), reading.between(mention.end, token.start)
        if (mention.start >= token.end and re.match(r"^(?:\s?,?\s?(?:\w+\s){0,3}[:„\"»(]*)$", before)) or (mention.end <= token.start and re.match(r"^[“\"”«]?\s?$", after)) or _holds(mention, token):
            event.title = mention.name
            event.spans["title", mention.name] = reading.says(mention, "de.event.title")


def _holds(mention: Mention, token: Token) -> bool:
    return mention.start <= token.start < mention.end


def _who(reading: Reading, sentence: Sentence, rule: dict[str, object], token: Token, event: Event, actors: list[Actor]) -> None:
    """Give each actor of the sentence its part: by the clause where it says so, else by where the actor comes from."""
    verbs = verb_lemmas(sentence.tokens)
    organising = any(lemma in _organising() for lemma in verbs.values()) or any(t.text in _organising() for t in sentence.tokens)
    place = event.place
    for actor in actors:
        home = home_of_actor(reading, actor.who)
        part = ""
        if organising and actor.kind in {"organisation", "municipality"} and actor.before not in {"mit", "aus", "nach", "an"} and not actor.is_group and event.type in {"conference", "other", "cultural", "exchange", "sport", "anniversary"}:
            part = "organisers" if event.type not in {"exchange"} or actor.kind == "organisation" else "hosts"
        elif event.type == "reception":
            part = _receiving(reading, sentence, token, actor, home, place, actors)
        elif event.type in {"aid", "conference", "meeting"}:
            part = "participants"
        elif event.type == "visit":
            part = "guests" if actor.kind != "organisation" else ""
        else:
            part = "participants"
        if part:
            getattr(event, part).append(actor.who)
            event.spans[part, actor.key] = reading.evidence(actor.start, actor.end, event.rule)


def _receiving(reading: Reading, sentence: Sentence, token: Token, actor: Actor, home: str | None, place: str | None, actors: list[Actor]) -> str:
    """Tell host from guest: the host is at home where the reception is; else who stands before the verb receives."""
    local = place or _host_town(reading, actors)
    if home is not None and home == local:
        if actor.is_group:
            return "guests" if any(a.before in {"von", "vom"} for a in actors) else "participants"
        first = next((a for a in actors if a.kind in {"person", "municipality"} and home_of_actor(reading, a.who) == local and not a.is_group), None)
        if actor == first or actor.before in {"von", "vom", "durch"}:
            return "hosts"
        return "participants"
    if home is not None:
        return "guests" if actor.kind != "organisation" else "participants"
    return "participants"


def _host_town(reading: Reading, actors: list[Actor]) -> str | None:
    """Return the town of the one who receives: of the first person who is no guest by a group's origin."""
    group_homes = {a.key for a in actors if a.is_group}
    for actor in actors:
        home = home_of_actor(reading, actor.who)
        if actor.kind == "person" and home and home not in group_homes and not home.startswith("country"):
            return home
    return reading.home_name or None

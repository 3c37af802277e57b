"""Read the parts of an event from its sentence: when, where, under what title."""

import re
from datetime import date, timedelta

from kg.lexicon.patterns import pattern
from kg.model import Evidence
from kg.relate.event import Event
from kg.relate.reading import Reading
from kg.text import Mention, Sentence, Token

__all__ = ["read_place", "read_time", "read_title"]

_UNTIL = pattern("event-parts.until")
_SINCE = pattern("event-parts.since")
_LEAVES = pattern("event-parts.leaves")
_ONE_DAY = frozenset({"reception", "signing", "meeting", "anniversary"})
_COUNT = {
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "zwölf": 12,
    "vierzehn": 14,
}
_LENGTH = pattern("event-parts.length")


def read_time(reading: Reading, sentence: Sentence, token: Token, event: Event) -> None:
    """Set start and end from the date nearest to the event's word; "bis zum" ends it, a stated length computes."""
    dates = [
        m
        for m in reading.of(sentence, "date")
        if not reading.document.is_spoken(m.start) and _is_of(reading, sentence, m, event)
    ]
    text = reading.between(sentence.start, sentence.end)
    dates = dates or _day_before(reading, sentence, event)
    last = next(
        (
            m
            for m in dates
            if not m.end_key and len(m.key) == 10 and _UNTIL.search(reading.between(sentence.start, m.start))
        ),
        None,
    )
    leaves = _LEAVES.search(text) if event.type in {"visit", "exchange"} else None
    if last is None and leaves:
        days = [m for m in dates if len(m.key) == 10 and not m.end_key]
        last = min(days, key=lambda m: abs(m.start - sentence.start - leaves.start()), default=None)
    first = [m for m in dates if m is not last and not (m.end_key and event.type in _ONE_DAY)]
    if first:
        fine = any(len(m.key) >= 7 for m in first)
        best = min(first, key=lambda m: (fine and len(m.key) < 7, abs(m.start - token.start)))
        event.start, event.end = best.key, best.end_key or None
        event.spans["start", best.key] = reading.says(best)
        if event.end:
            event.spans["end", event.end] = reading.says(best)
    if last is not None and event.type in {"visit", "exchange", "conference", "cultural", "other"}:
        event.end = last.key
        event.spans["end", last.key] = reading.says(last)
    _length(sentence, event, text)
    if event.end and event.start and event.end <= event.start:
        event.end = None


_ON_THAT_DAY = frozenset({"signing", "reception", "aid", "anniversary", "exchange", "conference", "sport", "cultural"})


def _day_before(reading: Reading, sentence: Sentence, event: Event) -> list[Mention]:
    """Return the one day that the sentence before gives, in the same paragraph: its story goes on here."""
    if event.type not in _ON_THAT_DAY or not sentence.index:
        return []
    before = reading.document.sentences[sentence.index - 1]
    found = {
        m.key: m
        for m in reading.of(before, "date")
        if len(m.key) == 10 and not m.end_key and not reading.document.is_spoken(m.start)
    }
    days = list(found.values())
    return days if before.paragraph == sentence.paragraph and len(days) == 1 else []


def _is_of(reading: Reading, sentence: Sentence, mention: Mention, event: Event) -> bool:
    """Return whether a date may be the event's: "seit 1991" dates a bond, not a visit."""
    if _SINCE.search(reading.between(sentence.start, mention.start)):
        stays = re.search(
            r"zu Gast|zu Besuch|Aufenthalt|weil(?:t|en)|läuft|unterwegs", reading.between(sentence.start, sentence.end)
        )
        return (event.type in {"visit", "exchange", "conference"} and len(mention.key) == 10 and stays is not None) or (
            event.type == "exchange" and len(mention.key) == 4
        )
    before = reading.between(sentence.start, mention.start)[-25:]
    return not re.search(
        r"\b(?:Jahrgang|Jahrgänge|Förderperiode|Agenda|geboren|Ratsbeschluss vom|bis spätestens|bis ins Jahr)\s\w*\s?$",
        before,
    )


def _length(sentence: Sentence, event: Event, text: str) -> None:
    """Compute start or end from a stated length, counted inclusively."""
    found = _LENGTH.search(text)
    if found is None or event.type not in {"visit", "exchange", "conference"}:
        return
    number = int(found["n"]) if found["n"].isdigit() else _COUNT[found["n"].lower()]
    unit = (found["unit"] or found["unit2"]).lower()
    span = timedelta(days=number * (7 if unit.startswith(("woch", "wöch")) else 1) - 1)
    evidence = Evidence(start=sentence.start + found.start(), end=sentence.start + found.end(), rule="de.date.length")
    if event.end and len(event.end) == 10 and not event.start:
        event.start = (date.fromisoformat(event.end) - span).isoformat()
        event.spans["start", event.start] = evidence
    elif (
        event.start
        and len(event.start) == 10
        and not event.end
        and number > 1
        and _LEAVES.search(text)
        and re.search(r"\bende\w*", text)
    ):
        event.end, event.start = event.start, (date.fromisoformat(event.start) - span).isoformat()
        event.spans["start", event.start] = event.spans["end", event.end] = evidence
    elif event.start and len(event.start) == 10 and not event.end and number > 1:
        event.end = (date.fromisoformat(event.start) + span).isoformat()
        event.spans["end", event.end] = evidence


_GOAL = pattern("event-parts.goal")
_IN = pattern("event-parts.in")
_ORIGIN = pattern("event-parts.origin")
_THERE = pattern("event-parts.there")
_HERE = pattern("event-parts.here")
_IN_HALL = pattern("event-parts.in-hall")
_HALL = pattern("event-parts.hall")


def read_place(reading: Reading, sentence: Sentence, token: Token, event: Event) -> None:
    """Set the place that the sentence names: the goal of a journey, "in X", "im X-er Rathaus", "dort"."""
    options = list(_named(reading, sentence, event))
    if options:
        _, mention, town = min(options, key=lambda o: (o[0], abs(o[1].start - token.start)))
        event.place = town
        event.spans["place", town] = reading.says(mention, "de.event.place")
        return
    text = reading.between(sentence.start, sentence.end)
    if (found := re.search(r"\b[Dd]ort(?:hin)?\b", text)) and not reading.document.is_spoken(
        sentence.start + found.start()
    ):
        before = [
            m
            for m in reading.mentions
            if m.kind == "place" and m.end <= sentence.start + found.start() and m.sentence >= sentence.index - 1
        ]
        if before:
            event.place = before[-1].name
            event.spans["place", event.place] = Evidence(
                start=sentence.start + found.start(), end=sentence.start + found.end(), rule="de.event.place-there"
            )
            return
    if event.start and reading.issued and event.start[:4] < reading.issued[:4] and event.type == "signing":
        return
    for description, town in ((_THERE, reading.partner), (_HERE, reading.home_name)):
        found = description.search(text)
        if (
            found
            and town
            and not reading.document.is_spoken(sentence.start + found.start())
            and (event.type != "conference" or "Partner" in found.group() or description is _HERE)
        ):
            event.loose_place = town
            event.spans["place", town] = Evidence(
                start=sentence.start + found.start(),
                end=sentence.start + found.end(),
                rule="de.event.place-by-description",
            )
            return
    event.in_hall = bool(_IN_HALL.search(text))


def _named(reading: Reading, sentence: Sentence, event: Event) -> list[tuple[int, Mention, str]]:
    options: list[tuple[int, Mention, str]] = []
    text = reading.between(sentence.start, sentence.end)
    visits = event.type == "visit" and re.search(r"\bbesuch(?:t|te|ten|en)\b", text)
    for mention in reading.of(sentence, "place"):
        before = reading.between(sentence.start, mention.start)[-70:]
        if reading.document.is_spoken(mention.start) or _in_office(reading, mention):
            continue
        if _GOAL.search(before):
            options.append((0, mention, mention.name))
        elif _IN.search(before):
            options.append((1, mention, mention.name))
        elif visits and not _ORIGIN.search(before) and not reading.is_home(mention.name):
            options.append((2, mention, mention.name))
    for mention in reading.of(sentence, "demonym"):
        town = reading.town_of_demonym(mention) if len(mention.key) > 2 else None
        if town and _HALL.match(reading.between(mention.end, sentence.end)):
            options.append((1, mention, town))
    for town in (reading.home_name, reading.partner):
        if (
            town
            and event.type == "visit"
            and (found := re.search(rf"\b{re.escape(town)}-(?:Besuch|Aufenthalt|Reise|Trip)", text))
        ):
            at = Mention(
                kind="place",
                start=sentence.start + found.start(),
                end=sentence.start + found.end(),
                sentence=sentence.index,
                name=town,
            )
            options.append((0, at, town))
    return options


def _in_office(reading: Reading, place: Mention) -> bool:
    """Return whether a place only says whose office somebody holds ("den Generalkonsul in X")."""
    return any(
        role.start < place.start < span.end and role.sentence == place.sentence
        for person in reading.people.values()
        for _, _, role, span in person.roles
    )


def read_title(reading: Reading, sentence: Sentence, token: Token, event: Event) -> None:
    """Set the title in quotation marks beside the event's noun, or its own name ("5. Partnerschaftskonferenz …")."""
    if event.type not in {"conference", "cultural", "exchange", "sport", "other", "anniversary"}:
        return
    for mention in reading.of(sentence, "title"):
        if mention.of:
            continue
        before, after = reading.between(token.end, mention.start), reading.between(mention.end, token.start)
        beside = (
            mention.start >= token.end
            and not re.search(r"[Pp]rojekt|[Pp]rogramm", before)
            and re.match(r"^(?:\s?,?\s?(?:[\w:]+\s){0,3}[:„\"»(]*)$", before)
        )
        if (
            beside
            or (mention.end <= token.start and re.match(r"^[“\"”«]?\s?(?:\w+\s)?$", after))
            or mention.start <= token.start < mention.end
        ):
            event.title = mention.name
            event.spans["title", mention.name] = reading.says(mention, "de.event.title")
            return
    if event.type == "conference" and (
        found := re.search(
            rf"\b\d{{1,2}}\.\s(?:[A-Z][\w-]+\s)?{re.escape(token.text)}(?:\s(?:zwischen|der|für|deutscher?)\s[^,.;:()„“]{{5,80}}?)?(?=,|\.|;|\s(?:in|im|am|vom|statt|teil|an|und\s\w+te)\b|$)",
            reading.between(sentence.start, sentence.end),
        )
    ):
        start = sentence.start + found.start()
        if start <= token.start < sentence.start + found.end():
            event.title = found.group()
            event.spans["title", found.group()] = Evidence(
                start=start, end=sentence.start + found.end(), rule="de.event.title-by-number"
            )

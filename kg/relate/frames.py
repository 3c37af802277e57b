"""Tie events to the programme, project or fund that the text says they belong to, and programmes to each other."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon.expressions import SIGNS, any_of
from kg.lexicon.programmes import link_words, own_words, programme_rule, purpose_words
from kg.relate.event import Event
from kg.relate.masked import Masked, masked
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.relate.targets import Scene, event_meant, event_told_before
from kg.text import Sentence

__all__ = ["frame"]

_RULE = "de.programme.link"


def frame(reading: Reading, events: list[Event], programmes: dict[str, Programme]) -> None:
    """Set ``within`` of events, ``part_of`` and ``run_by`` of programmes where a sentence states the link."""
    if not programmes:
        return
    previous: Sentence | None = None
    for sentence in reading.document.told():
        if sentence.zone not in {"caption", "headline"}:
            seen = masked(reading, sentence, programmes)
            if any(unit.kind == "programme" for unit in seen.units.values()) or own_words().search(seen.text):
                _parts(reading, seen, programmes)
                scene = Scene(
                    reading=reading, sentence=sentence, previous=previous, events=events, programmes=programmes
                )
                for event, title in (*_links(scene, seen), *_own(scene, seen)):
                    if event.within is None:
                        event.within = title
                        event.spans["within", title] = reading.whole(sentence, _RULE)
        previous = sentence


def _links(scene: Scene, seen: Masked) -> Iterator[tuple[Event, str]]:
    """Yield the events of a sentence that belong to a programme of it."""
    for i, unit in (*seen.of("programme"), *seen.of("fund")):
        if _WITHIN_NAME.match(seen.text[i + 1 :]) or not _is_tied(seen.text, i):
            continue
        words = _around(seen.text, i)
        event = event_meant(scene, words) or event_told_before(scene, words) or _subject(scene, words)
        if event is not None:
            yield event, unit.key


def _own(scene: Scene, seen: Masked) -> Iterator[tuple[Event, str]]:
    """Yield the event that its noun makes one of the release's only project: "Das nächste Projekttreffen"."""
    projects = [programme.title for programme in scene.programmes.values() if programme.kind == "project"]
    found = own_words().search(seen.text)
    if found is None or len(projects) != 1:
        return
    here = [event for event in scene.events if scene.sentence.index in event.sentences]
    event = event_meant(scene, found.group()) if here else None
    if event is not None and event in here:
        yield event, projects[0]


_NOUN = re.compile(r"(?:^|\s)(?:[Dd](?:er|ie|as)|[Dd]iese[rs]?)\s(?:[a-zäöüß]+e\s)?([A-ZÄÖÜ][\wäöüß-]{4,})")


def _subject(scene: Scene, words: str) -> Event | None:
    """Return the event that a noun of the sentence names where its own sentence holds it, or the only one here.

    "Der Brunnenbau ist Teil des Projekts" speaks of the event told with that word before.
    """
    here = [event for event in scene.events if scene.sentence.index in event.sentences]
    if len(here) == 1:
        return here[0]
    for found in _NOUN.finditer(words):
        stem = found[1][:8].lower()
        for event in reversed(scene.events):
            sentences = (scene.reading.document.sentences[i] for i in event.sentences)
            if any(stem in scene.reading.between(s.start, s.end).lower() for s in sentences):
                return event
    return None


# "Interreg-Projekt „X“", "das aus X finanzierte Projekt „Y“": the second title is what is spoken of.
_WITHIN_NAME = re.compile(rf"^[“\"]?(?:[-‐]|\s[a-zäöüß]+te[nmrs]?\s)[{SIGNS['programme']}]")
_AIM = re.compile(r"\b[Uu]m\s(?:[^\s,;.]+\s){0,5}$")
_NEAR = re.compile(r"^(?:\s(?:[^\s,;.]+)){0,6}\s?$")


def _is_tied(text: str, i: int) -> bool:
    """Return whether the words before a title say that something belongs to it, is paid from it or due to it."""
    before, occasion, paid, paying = link_words()
    lead = text[:i]
    if occasion.search(lead) or re.search(r"(?:bildet|bildete|gibt|gab|bietet)\s[^;.]{0,20}Rahmen", text):
        return True
    clause = re.split(r"[;:]", lead)[-1]
    if any(_NEAR.match(clause[m.end() :]) for m in before.finditer(clause)):
        return True
    if _AIM.search(clause) and purpose_words().search(text[i + 1 :]):
        return True
    closest = list(paid.finditer(clause))
    is_close = bool(closest) and re.fullmatch(r"(?:\s[^\s,;.]+){0,3}\s?", clause[closest[-1].end() :]) is not None
    return is_close and paying.search(_around(text, i)) is not None


def _around(text: str, i: int) -> str:
    """Return the clause chain of a title: from the sentence's or semicolon's begin to the next semicolon."""
    begin = max(text.rfind(";", 0, i), -1) + 1
    end = text.find(";", i)
    return text[begin : end if end > 0 else len(text)]


@cache
def _expressions(name: str) -> tuple[re.Pattern[str], ...]:
    """Return the expressions of a rule with a group for each name: project, programme, body."""
    signs = {kind: f"[{SIGNS[kind]}]" for kind in SIGNS}
    project = f"[{SIGNS['programme']}{SIGNS['fund']}]"
    nouns = r"(?:[A-ZÄÖÜ][\w-]*(?:programm|projekt|Programm|Projekt|Vorhaben|fonds)\w*\s)?"
    words = rf"(?:(?:de[rsmn]|die|das|ein\w*)\s)?(?:[a-zäöüß]+(?:e|en|er|em|es)\s)?{nouns}"
    found = []
    for text in programme_rule(name)["expressions"]:
        pattern = any_of([text.replace("PROJECT", "\x01").replace("PROGRAMM", "\x02").replace("BODY", "\x03")]).pattern
        pattern = pattern.replace("\x01", f"(?P<project>{project})").replace(
            "\x03", f"{words}(?P<body>{signs['body']})"
        )
        found.append(
            re.compile(pattern.replace("\x02", f"{words}(?P<programme>[{SIGNS['programme']}{SIGNS['fund']}])"))
        )
    return tuple(found)


def _parts(reading: Reading, seen: Masked, programmes: dict[str, Programme]) -> None:
    """Set what a programme belongs to and who runs it, as a sentence says."""
    for pattern in _expressions("de.programme.part"):
        for found in pattern.finditer(seen.text):
            part, whole = seen.units[found["project"]].key, seen.units[found["programme"]].key
            if part != whole and programmes[whole].kind != "project":
                programmes[part].part_of = programmes[part].part_of or whole
                span = reading.evidence(seen.at(found.start()), seen.at(found.end()), "de.programme.part")
                programmes[part].part_span = programmes[part].part_span or span
    for pattern in _expressions("de.programme.run"):
        for found in pattern.finditer(seen.text):
            programme, body = programmes.get(seen.units[found["programme"]].key), seen.units[found["body"]]
            if programme is not None and body.kind == "organisation" and programme.run_by is None:
                span = reading.evidence(seen.at(found.start()), seen.at(found.end()), "de.programme.run")
                programme.run_by = (body.key, span)

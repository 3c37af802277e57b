"""See what surrounds a title: verbs, where its sentence plays, whose guests are told of, who is named beside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon.crossing import crossed, crossed_each, looked_at
from kg.lexicon.patterns import pattern
from kg.lexicon.roles import roles
from kg.relate.belonging import ASSUMED
from kg.relate.groups import origins_in
from kg.relate.origins import looks_german
from kg.relate.reading import Body, Person, Reading
from kg.text import Mention, Sentence

__all__ = ["Circumstances", "circumstances"]

_IN = pattern("belonging.in")
_LEADING = pattern("belonging.leading")
_APART = pattern("belonging.apart")
_UPPER = pattern("belonging.upper-title")
_DISTRICT = pattern("belonging.district")
_REACH, _FAR = 3, 120
_NEAR, _OFF = 12, 60
_LONG = 3
_WORD = re.compile(r"[\w-]+")
_ARTICLES = frozenset("der die das den dem des ein eine einen einem einer".split())
_JOINS = (
    (re.compile(r"^\s*,?\s*(?:und|sowie|wie auch)\b"), "and"),
    (re.compile(r"^\s*,"), "comma"),
    (re.compile(r"^\s*$"), "beside"),
)
_SILENT = frozenset({"letterhead", "dateline", "contact", "notice"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a sentence and those before it tell around a title.

    ``guests`` holds where groups are told of, with the town they come from; ``chain`` how who is named before and
    behind is joined, with the body of their office.
    """

    shared: dict[str, str]
    verbs: tuple[str, ...]
    venue: tuple[str, str] | None
    guests: tuple[tuple[str, str], ...]
    chain: tuple[tuple[str, Body | None], ...]
    leading: str | None
    fits: frozenset[str]

    def seen(self, reading: Reading, body: Body) -> dict[str, object]:
        """Return what is observed of a body once: its level, whether it suits the title, whether one is there."""
        mention = reading.organisations.get(body.key) if body.kind == "organisation" else None
        is_town = body.kind == "municipality"
        return {
            **self.shared,
            "grade": "district" if is_town and _DISTRICT.search(body.key) else body.kind,
            "fit": None if mention is None else str(mention.key in self.fits) if self.fits else "any",
            "seat": None if mention is None else _seat(reading, body),
            "leads": self.leading == body.key if is_town and self.leading else None,
            "venue": f"{self.venue[0] == body.key} {self.venue[1]}" if is_town and self.venue else None,
        }

    def features(self, body: Body, seen: dict[str, object]) -> list[str]:
        """Return what is observed several times: each verb, each group of guests, each neighbour."""
        found = crossed_each("of.verb", seen, "verb", self.verbs)
        for at, town in self.guests if body.kind == "municipality" else ():
            theirs = f"{town == body.key} {at}"
            found += crossed("of.guests", {**looked_at("of.guests", seen), "theirs": theirs})
            found += crossed_each("of.told", {**seen, "theirs": theirs}, "verb", self.verbs)
        for how, other in self.chain:
            found += crossed("of.chain", {**looked_at("of.chain", seen), "how": f"{how} {other == body}"})
        return found


def circumstances(reading: Reading, person: Person, role: Mention) -> Circumstances:
    """Return what surrounds a title that somebody bears."""
    sentence = reading.document.sentences[role.sentence]
    level = "district" if _UPPER.search(role.end_key) else "union" if "erbands" in role.end_key else "town"
    verbs = (t.lemma.lower() for t in sentence.tokens if t.text.islower() and len(t.text) > _LONG)
    return Circumstances(
        shared={
            "lead": _lead(reading.between(sentence.start, role.start)),
            "level": level if role.of == "home" else "-",
            "nature": "german" if looks_german(person.name) else "foreign",
        },
        verbs=tuple(dict.fromkeys(verbs)),
        venue=_venue(reading, role),
        guests=_guests(reading, role),
        chain=tuple(_chain(reading, person, role)),
        leading=_leading(reading, sentence, role),
        fits=frozenset(roles().seats(role.end_key, role.key)),
    )


def _lead(front: str) -> str:
    """Return the small word or the sign before a title, over its article; "start" where nothing stands there."""
    sign = front.rstrip()[-1:]
    if not sign:
        return "start"
    if not sign.isalnum():
        return sign
    words = [word for word in _WORD.findall(front)[-2:] if word.lower() not in _ARTICLES]
    return (words[-1].lower() if words[-1].islower() or len(words) == len(front.split()) else "-") if words else "-"


def _earlier(reading: Reading, role: Mention) -> Iterator[Sentence]:
    """Yield the sentence of a title and those before it, from the nearest."""
    for index in range(role.sentence, max(-1, role.sentence - _REACH - 1), -1):
        if reading.document.sentences[index].zone in _SILENT:
            return
        yield reading.document.sentences[index]


def _venue(reading: Reading, role: Mention) -> tuple[str, str] | None:
    """Return the town where the sentence of a title plays, and whether it or one before says so."""
    for sentence in _earlier(reading, role):
        here = [
            m
            for m in reading.of(sentence, "place")
            if _IN.search(reading.between(max(sentence.start, m.start - _FAR), m.start))
        ]
        if here:
            return (here[0].name, "here") if sentence.index == role.sentence else (here[-1].name, "before")
    return None


def _guests(reading: Reading, role: Mention) -> tuple[tuple[str, str], ...]:
    """Return where the groups nearest to a title are told of, with the town that they come from."""
    for sentence in _earlier(reading, role):
        is_here = sentence.index == role.sentence
        found = [
            ("before" if not is_here else "front" if start < role.start else "behind", town)
            for start, town, _ in origins_in(reading, sentence)
        ]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _leading(reading: Reading, sentence: Sentence, role: Mention) -> str | None:
    """Return the town that the clause of a title begins with: "Aus X kamen …", "Für X unterschrieb …"."""
    for mention in reversed(reading.of(sentence, "place")):
        if mention.end <= role.start and _LEADING.search(reading.between(sentence.start, mention.start)):
            return None if _APART.search(reading.between(mention.end, role.start)) else mention.name
    return None


def _chain(reading: Reading, person: Person, role: Mention) -> Iterator[tuple[str, Body | None]]:
    """Yield how those named before and behind in the sentence are joined, with the body of their office."""
    mine = [m for m in person.mentions if m.sentence == role.sentence]
    begin, end = min([role.start, *(m.start for m in mine)]), max([role.end, *(m.end for m in mine)])
    others = [
        (m, next((held for held in other.roles if held[2].sentence == role.sentence), other.roles[0]))
        for other in reading.people.values()
        if other is not person and other.roles
        for m in other.mentions
        if m.sentence == role.sentence
    ]
    before = max((pair for pair in others if pair[0].end <= begin), key=lambda pair: pair[0].end, default=None)
    after = min((pair for pair in others if pair[0].start >= end), key=lambda pair: pair[0].start, default=None)
    for side, pair in (("prior", before), ("next", after)):
        if pair is None:
            continue
        name, (_, body, title, span) = pair
        is_titled = title.sentence == role.sentence
        edges = (name.start, title.start) if is_titled else (name.start,)
        first = (max(name.end, title.end), begin) if side == "prior" and is_titled else (name.end, begin)
        gap = reading.between(*first) if side == "prior" else reading.between(end, min(edges))
        sure = "none" if body is None else "assumed" if span.rule == ASSUMED else "stated"
        yield f"{side} {_join(gap)} {sure}", body


def _join(gap: str) -> str:
    """Return how two who are named are joined, and how far apart they stand."""
    how = next((name for rule, name in _JOINS if rule.search(gap)), "apart")
    return f"{how} {'near' if len(gap) < _NEAR else 'far' if len(gap) < _OFF else 'off'}"


def _seat(reading: Reading, body: Body) -> str:
    """Return whether an organisation bears the name of the town that speaks, or of one where German is spoken."""
    if reading.home_name and reading.home_name.split(" ")[0] in body.key:
        return "home"
    town = next((town for town in reading.towns if town and town[:-1] in body.key), None)
    if town is None:
        return "none"
    return "german" if reading.country_of(town) in {"DE", "AT", "CH", "LI", "LU"} else "foreign"

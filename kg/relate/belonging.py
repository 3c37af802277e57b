"""Weigh which of two towns an officer without a stated town belongs to: the one that speaks, or the other side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon.patterns import pattern
from kg.lexicon.roles import roles
from kg.relate.chiefs import has_chief_mayor
from kg.relate.delegations import origin_of_members
from kg.relate.groups import origins_in
from kg.relate.origins import german_look
from kg.relate.reading import Body, Person, Reading
from kg.text import Mention, Sentence

__all__ = ["ASSUMED", "town_of_officer"]

ASSUMED = "de.role.body-by-circumstance"
_GERMAN = frozenset({"DE", "AT", "CH", "LI", "LU"})
_LOOK = 2.0
_NEAR = 40
_FAR = 120  # letters before a town in which "in" may stand
# What each sign weighs: a sign of 1 alone turns a name that says nothing.
_HOME, _TITLE, _MEMBER, _INSIDE, _HOST, _THERE, _NEIGHBOUR, _RIVAL, _ONLY = 0.4, 0.6, 1.0, 2.0, 1.5, 0.7, 1.5, 2.5, 1.2
_RECEIVING = pattern("belonging.receiving")
_THERE_WORDS = pattern("belonging.there")
_IN = pattern("belonging.in")
_BESIDE = pattern("belonging.beside")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """An officer in the sentence that gives the title, and the town other than home that it may be of."""

    reading: Reading
    person: Person
    code: str
    role: Mention
    sentence: Sentence
    other: str


_Sign = tuple[str, float]


def town_of_officer(reading: Reading, person: Person, code: str, role: Mention) -> Body | None:
    """Return the town of a local office without a stated one: where the signs of text, title and name weigh most.

    Nothing comes back where the release names no town at all.
    """
    sentence = reading.document.sentences[role.sentence]
    other = _other(reading, sentence, role)
    home = reading.home_name
    if not (home and other):
        town = home or other
        return Body("municipality", town) if town else None
    case = _Case(reading=reading, person=person, code=code, role=role, sentence=sentence, other=other)
    weights = {home: _HOME, other: 0.0}
    for sign in (_by_name, _by_title, _by_group, _by_place, _by_neighbour, _by_rival):
        for town, weight in sign(case):
            weights[town] = weights.get(town, 0.0) + weight
    return Body("municipality", max(weights, key=lambda town: (weights[town], town == home)))


def _other(reading: Reading, sentence: Sentence, role: Mention) -> str:
    """Return the town other than home that a sentence most likely means: its own, its delegation's, else the partner.

    A town named once beside a partner, or in the home country beside a partner abroad, is a place on the way.
    """
    for index in range(sentence.index, max(-1, sentence.index - 3), -1):
        here = reading.document.sentences[index]
        towns = [(m.end, m.name) for m in reading.of(here, "place")]
        towns += [(m.end, town) for m in reading.of(here, "demonym") if (town := reading.town_of_demonym(m))]
        towns = [pair for pair in towns if not reading.is_home(pair[1]) and _is_a_side(reading, pair[1])]
        before = [pair for pair in towns if pair[0] <= role.start]
        if before or towns:
            return max(before)[1] if before else min(towns)[1]
    return reading.partner


def _is_a_side(reading: Reading, town: str) -> bool:
    """Return whether a town may be one of those that cooperate."""
    if not reading.partner or town == reading.partner:
        return True
    home = reading.home.country if reading.home else "DE"
    if reading.country_of(town) == home != reading.country_of(reading.partner):
        return False
    return sum(m.kind == "place" and m.name == town for m in reading.mentions) > 1


def _by_name(case: _Case) -> Iterator[_Sign]:
    """A name that looks German speaks for home, a foreign one for the other town, where languages tell them apart."""
    if case.reading.country_of(case.other) not in _GERMAN:
        look = max(-_LOOK, min(_LOOK, german_look(case.person.name)))
        yield (case.reading.home_name, look) if look > 0 else (case.other, -look)


def _by_title(case: _Case) -> Iterator[_Sign]:
    """A title that only some countries know."""
    home = case.reading.home
    country, abroad = home.country if home else "DE", case.reading.country_of(case.other)
    if abroad in _GERMAN and country in _GERMAN and abroad == country:
        return
    if roles().is_of(case.role.end_key, country, home.ags if home else None):
        yield case.reading.home_name, _TITLE
    elif roles().is_of(case.role.end_key, "abroad", None):
        yield case.other, _TITLE


def _by_group(case: _Case) -> Iterator[_Sign]:
    """Who is named with a delegation is of its town; who receives one is not."""
    members = origin_of_members(case.reading, case.sentence)
    if members is not None:
        yield members, _MEMBER
    first = case.person.mentions[0]
    is_here = first.sentence == case.sentence.index
    begin = first.start if is_here else case.role.start
    is_inside = False
    receives: bool | None = None
    for start, town, end in origins_in(case.reading, case.sentence):
        between = case.reading.between(end, begin) if start < begin and begin - end < _NEAR else ";"
        if not re.search(r"[.;:]", between) and not _RECEIVING.search(between):
            is_inside = True
            yield town, _INSIDE
        elif not is_inside and not case.reading.is_home(town):
            receives = _RECEIVING.search(_text(case)) is not None if receives is None else receives
            if receives:
                yield case.reading.home_name, _HOST


def _text(case: _Case) -> str:
    return case.reading.between(case.sentence.start, case.sentence.end)


def _by_place(case: _Case) -> Iterator[_Sign]:
    """What a sentence tells of happens in a town ("In X wurden sie von … empfangen")."""
    for mention in case.reading.of(case.sentence, "place"):
        is_side = mention.name in {case.other, case.reading.home_name}
        begin = max(case.sentence.start, mention.start - _FAR)
        if is_side and _IN.search(case.reading.between(begin, mention.start)):
            yield mention.name, _THERE
            return
    if _THERE_WORDS.search(_text(case)):
        yield case.other, _THERE


def _by_neighbour(case: _Case) -> Iterator[_Sign]:
    """Who is joined by "und" with an officer whose town is said is of that town too."""
    for person in case.reading.people.values():
        for _, body, role, span in person.roles:
            is_near = role.sentence == case.sentence.index and span.rule != ASSUMED
            if person is case.person or not is_near or body is None or body.kind != "municipality":
                continue
            end = max((m.end for m in person.mentions if m.sentence == role.sentence), default=role.end)
            begin = min(case.role.start, case.person.mentions[0].start)
            if max(role.end, end) <= case.role.start and _BESIDE.match(
                case.reading.between(max(role.end, end), max(begin, end))
            ):
                yield body.key, _NEIGHBOUR


def _by_rival(case: _Case) -> Iterator[_Sign]:
    """A town has one mayor: where another is said to be it, this one is not; the only one heads the town that speaks.

    A plain Bürgermeister may be the deputy of an Oberbürgermeister.
    """
    is_plain = case.role.end_key in {"Bürgermeister", "Bürgermeisterin"}
    if case.code != "mayor" or (is_plain and has_chief_mayor(case.reading)):
        return
    rivals = [
        (body, role, span)
        for person in case.reading.people.values()
        for code, body, role, span in person.roles
        if person is not case.person and code == "mayor" and "Alt" not in role.name
    ]
    for body, _, span in rivals:
        if body is not None and span.rule != ASSUMED:
            yield body.key, -_RIVAL
    if not rivals or (not is_plain and not any(_is_chief(role) for _, role, _ in rivals)):
        yield case.reading.home_name, _ONLY


def _is_chief(role: Mention) -> bool:
    return "Oberbürgermeister" in role.name or role.name.startswith("OB")

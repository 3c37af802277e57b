"""Bind offices that a sentence tells of the people of a council, an office or a staff: "aus dem Rat reisen A und B"."""

import re

from kg.lexicon import load_yaml
from kg.lexicon.patterns import pattern
from kg.relate.bodies import as_body
from kg.relate.reading import Reading
from kg.relate.told import hold, joined
from kg.text import Mention, Sentence

__all__ = ["bind_members", "of_council"]

_FROM_COUNCIL = pattern("roles.from-council")
_FROM_OFFICE = pattern("roles.from-office")
_EMPLOYED = pattern("roles.employed")
_DUTY = pattern("roles.duty")
_NEXT_HOLDER = pattern("roles.next-holder")
_LAST_HOLDER = pattern("roles.last-holder")
_POSSESSIVE = pattern("bodies.possessive")
_COUNCILS = pattern("roles.councils")
_OFFICES = pattern("roles.offices")
_CHAIRS = frozenset({"Vorsitzender", "Vorsitzende", "Präsident", "Präsidentin", "Sprecher", "Sprecherin"})
_EXPERTS = frozenset({"university", "school", "cultural-institution", "company"})
_BRIGADE = re.compile(r"[Ff]euerwehr")
_BATON = pattern("roles.baton")
_ENSEMBLE = pattern("roles.ensemble")
_WORD = re.compile(r"[A-ZÄÖÜ][\w-]+")


def bind_members(reading: Reading, sentence: Sentence) -> None:
    """Bind who travels or speaks for a council or an office, who works somewhere, and who has a duty there."""
    _sent(reading, sentence)
    for person in reading.of(sentence, "person"):
        if not reading.people[person.name].roles:
            _employed(reading, sentence, person)
            _conducts(reading, sentence, person)


def of_council(reading: Reading, sentence: Sentence, role: Mention) -> bool:
    """Return whether "sein Vorsitzender" chairs the council named before: "der Stadtrat und sein Vorsitzender"."""
    before = reading.between(max(sentence.start, role.start - 25), role.start)
    if role.end_key not in _CHAIRS or not _POSSESSIVE.search(before):
        return False
    endings = tuple(load_yaml("roles")["complements"]["councils"])
    stop = max((m.end for m in reading.of(sentence, "organisation", "person") if m.end <= role.start), default=0)
    words = _WORD.findall(reading.between(max(stop, sentence.start), role.start))
    return any(word.lower().endswith(endings) for word in words)


def _sent(reading: Reading, sentence: Sentence) -> None:
    """Read "Aus dem Rat reisen Ute Beispiel und Jan Muster mit"."""
    people = reading.of(sentence, "person")
    last: Mention | None = None
    code, span = "", (0, 0)
    for person in people:
        if last is None:
            front = reading.between(sentence.start, person.start)
            council, office = _FROM_COUNCIL.search(front), _FROM_OFFICE.search(front)
            code = "councillor" if council else "municipal-officer" if office else ""
            found = council or office
            span = (sentence.start + found.start(), person.start) if found else span
        else:
            gap = reading.between(last.end, person.start)
            code = code if _NEXT_HOLDER.match(gap) else ""
        if code and not reading.people[person.name].roles:
            hold(reading, person, (code, None), span, "de.role.clause")
        is_over = last is not None and bool(_LAST_HOLDER.search(reading.between(last.end, person.start)))
        last = person if code and not is_over else None


def _conducts(reading: Reading, sentence: Sentence, person: Mention) -> None:
    """Read "der Chor sang gestern im Rathaus unter Leitung von Ute Beispiel"."""
    front = reading.between(sentence.start, person.start)
    found = _BATON.search(front)
    if found is None or reading.people[person.name].roles or not _ENSEMBLE.search(front):
        return
    bodies = [m for m in reading.of(sentence, "organisation") if m.end <= person.start and _ENSEMBLE.search(m.name)]
    span = (sentence.start + found.start(), person.end)
    hold(reading, person, ("expert", as_body(bodies[-1]) if bodies else None), span, "de.role.conducted")


def _employed(reading: Reading, sentence: Sentence, person: Mention) -> None:
    """Read "A und B, beide bei der Feuerwehr in Lille beschäftigt" and "A, im Stadtrat für Umwelt verantwortlich"."""
    behind = reading.text[person.end : sentence.end]
    found = _DUTY.match(behind)
    duty = found is not None
    found = found or _EMPLOYED.match(behind)
    if found is None:
        return
    span = (person.end + found.start(), person.end + found.end())
    bodies = [m for m in reading.of(sentence, "organisation", "place") if span[0] <= m.start < span[1]]
    house = next((m for m in bodies if m.kind == "organisation"), None)
    town = next((m for m in bodies if m.kind == "place"), None)
    is_office = bool(_OFFICES.search(found["inner"]) or _BRIGADE.search(found["inner"]) or "Rathaus" in found["inner"])
    if duty and _COUNCILS.search(found["inner"]):
        code, body = "department-head", as_body(town) if town else None
    elif is_office or (house is not None and house.key == "municipal-office"):
        code, body = "municipal-officer", as_body(town) if town else None
    elif house is not None:
        code, body = ("expert" if house.key in _EXPERTS else "other"), as_body(house)
    else:
        return
    for holder in (*joined(reading, sentence, person), person):
        hold(reading, holder, (code, body), span, "de.role.clause")

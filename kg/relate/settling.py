"""Settle in which body an office is held where its title does not say, and less surely so."""

from dataclasses import replace
from typing import TypeAlias

from kg.model import Evidence
from kg.relate.belonging import ASSUMED, town_of_officer
from kg.relate.bodies import LOCAL
from kg.relate.offices import deputies, in_austria, led, one_mayor_each
from kg.relate.reading import Body, Person, Reading
from kg.text import Mention

__all__ = ["settle_bodies"]

Held: TypeAlias = tuple[str, Body | None, Mention, Evidence]
_STATE = frozenset({"consul", "ambassador", "minister", "head-of-state-or-government", "state-secretary"})
_ASSUMED = 0.7


def settle_bodies(reading: Reading) -> None:
    """Complete the roles of all people: the body where none was said, the code where the body decides it."""
    for person in reading.people.values():
        person.roles = [
            (led(reading, code, body, role), _not_an_office(code, body), role, span)
            for code, body, role, span in person.roles
        ]
        person.home = next(
            (body for _, body, _, _ in person.roles if body is not None and body.kind in {"municipality", "country"}),
            None,
        )
    for person in reading.people.values():
        person.roles = [_with_body(reading, person, held) for held in person.roles]
        person.roles = [
            (in_austria(reading, code, body, role), body, role, span) for code, body, role, span in person.roles
        ]
        if person.home is None:
            person.home = next(
                (body for _, body, _, _ in person.roles if body is not None and body.kind != "organisation"), None
            )
        if person.home is None and person.roles:
            person.home = _home_of(reading, person)
    deputies(reading)
    one_mayor_each(reading)


def _not_an_office(code: str, body: Body | None) -> Body | None:
    """Return the body of a role; staff and heads of municipal offices hold theirs in the municipality."""
    return None if body is not None and body.kind == "organisation" and code in LOCAL else body


def _default(reading: Reading, person: Person, code: str, role: Mention) -> Body | None:
    """Return the body of a role that nothing beside the title names."""
    if code in LOCAL:
        return (
            person.home if person.home and person.home.kind == "municipality" else _local(reading, person, code, role)
        )
    if code in _STATE:
        if person.home is not None:
            return person.home
        if role.end_key.startswith(("Bundes", "Altbundes")) and reading.home:
            return Body("country", reading.home.country)
        if code in {"minister", "state-secretary"} and reading.home_name in {"Hamburg", "Bremen", "Berlin"}:
            return Body("municipality", reading.home_name)
        return (
            _only_foreign_country(reading) if code in {"consul", "ambassador", "head-of-state-or-government"} else None
        )
    return _only_body(reading, code, role)


_KINDS = {
    "director": frozenset(
        {"school", "university", "cultural-institution", "company", "foundation", "agency", "network", "association"}
    ),
    "association-chair": frozenset({"association", "network"}),
    "expert": frozenset({"school", "university", "cultural-institution"}),
}


def _only_body(reading: Reading, code: str, role: Mention) -> Body | None:
    """Return the one organisation of a fitting kind that the sentence, or the one before it, names."""
    for index in (role.sentence, role.sentence - 1):
        fitting = {
            m.name
            for m in reading.by_sentence.get(index, ())
            if m.kind == "organisation" and m.key in _KINDS.get(code, ())
        }
        if len(fitting) == 1:
            return Body("organisation", fitting.pop())
        if fitting or code == "expert":
            return None
    return None


def _local(reading: Reading, person: Person, code: str, role: Mention) -> Body | None:
    """Return the town of a local office without a place; a district has no mayor, but the town named last has."""
    if code == "mayor" and reading.home_name.startswith(("Landkreis", "Kreis", "Region", "Städteregion")):
        earlier = [
            m for m in reading.mentions if m.kind == "place" and m.end <= role.start and not reading.is_home(m.name)
        ]
        return Body("municipality", earlier[-1].name) if earlier else None
    return town_of_officer(reading, person, code, role)


def _only_foreign_country(reading: Reading) -> Body | None:
    home = reading.home.country if reading.home else "DE"
    isos = {iso for town in reading.towns if (iso := reading.country_of(town)) and iso != home}
    isos |= {m.key for m in reading.mentions if m.kind == "country" and m.key != home}
    if not isos:
        isos = {m.key for m in reading.mentions if m.kind == "demonym" and len(m.key) == 2 and m.key != home}
    return Body("country", isos.pop()) if len(isos) == 1 else None


def _home_of(reading: Reading, person: Person) -> Body | None:
    """Return the town that someone with a role in an organisation comes from, where its name or kind tells."""
    for _, body, _, _ in person.roles:
        for town in reading.towns if body and body.kind == "organisation" else ():
            if body and town in body.key:
                return Body("municipality", town)
        if (
            body
            and body.key in reading.organisations
            and reading.organisations[body.key].key == "municipal-office"
            and reading.home_name
        ):
            return Body("municipality", reading.home_name)
    return None


def _with_body(reading: Reading, person: Person, held: Held) -> Held:
    """Return a role with its body; one that only circumstances tell is less sure, and its rule says so."""
    code, body, role, span = held
    if body is not None:
        return held
    found = _default(reading, person, code, role)
    if found is None:
        return held
    return code, found, role, replace(span, rule=ASSUMED, confidence=_ASSUMED)

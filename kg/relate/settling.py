"""Settle in which body an office is held where its title does not say, and less surely so."""

import re
from dataclasses import replace

from kg.lexicon.patterns import pattern
from kg.model import Evidence
from kg.relate.belonging import ASSUMED, town_of_officer
from kg.relate.bodies import LOCAL
from kg.relate.chiefs import deputies, portfolios
from kg.relate.employers import house_before
from kg.relate.holding import choose_bodies
from kg.relate.lands import district_of, land_beside, land_of, serves_a_land
from kg.relate.leaning import lean
from kg.relate.offices import led, one_mayor_each, recoded
from kg.relate.origins import looks_german
from kg.relate.reading import Body, Held, Person, Reading
from kg.relate.seats import by_prefix, seat_of
from kg.relate.titles import of_country, once
from kg.text import Mention

__all__ = ["settle_bodies"]


_STATE = frozenset({"consul", "ambassador", "minister", "head-of-state-or-government", "state-secretary"})
_IN_BODIES = frozenset({"director", "association-chair", "expert"})
_ASSUMED = 0.7
_OF_TOWN = pattern("bodies.of-town")
_CITY_OFFICE = re.compile(r"[Ss]enator|Staatsr|Bürgermeister")
_CITY_STATES = frozenset({"Hamburg", "Bremen", "Berlin"})


def settle_bodies(reading: Reading, *, chosen: bool = True) -> None:
    """Complete the roles of all people: the body where none was said, the code where the body decides it.

    With ``chosen`` False the rules alone say the body, and the weights are not asked.
    """
    for person in reading.people.values():
        person.roles = [_with_code(reading, held) for held in person.roles]
        person.home = next(
            (body for _, body, _, _ in person.roles if body is not None and body.kind in {"municipality", "country"}),
            None,
        )
    for person in reading.people.values():
        person.roles = [_with_body(reading, person, held) for held in person.roles]
        person.roles = [_with_code(reading, held) if _is_in_body(held) else held for held in person.roles]
        person.roles = [
            (of_country(reading, code, body, role), body, role, span) for code, body, role, span in person.roles
        ]
        if person.home is None:
            person.home = next(
                (body for _, body, _, _ in person.roles if body is not None and body.kind != "organisation"), None
            )
        if person.home is None and person.roles:
            person.home = _home_of(reading, person)
        person.roles = once(reading, person.roles)
    lean(reading)
    if chosen:
        before = {person.name: list(person.roles) for person in reading.people.values()}
        choose_bodies(reading)
        for person in reading.people.values():
            kept = zip(person.roles, before[person.name], strict=True)
            person.roles = [_kept(reading, held, ruled) for held, ruled in kept]
            person.roles = [(recoded(reading, held), *held[1:]) for held in person.roles]
            person.roles = [
                _in_a_body(held, ruled) for held, ruled in zip(person.roles, before[person.name], strict=True)
            ]
        lean(reading)
    portfolios(reading)
    deputies(reading)
    one_mayor_each(reading)
    for person in reading.people.values():
        person.roles = [
            (code, district_of(reading, body) if code == "district-head" and body else body, role, span)
            for code, body, role, span in person.roles
        ]


def _kept(reading: Reading, held: Held, ruled: Held) -> Held:
    """Return a role in the body that the weights chose, or in that of the rules where the choice cannot be.

    Staff and offices are of a town, and a Land beside a minister's title is the minister's.
    """
    code, body, role, span = held
    found = ruled[1]
    is_astray = code == "municipal-officer" if body is None else body.kind == "organisation" and code in LOCAL
    if is_astray and found is not None and found.kind == "municipality":
        return ruled
    if body is None or body.kind != "organisation":
        land = land_beside(reading, code, role)
        return (code, land, role, replace(span, rule="de.role.beside-name", confidence=1.0)) if land else held
    return held


def _in_a_body(held: Held, ruled: Held) -> Held:
    """Return a role of which no town is the body in that of the rules, or in none: no town has a chair or director."""
    code, body, role, span = held
    if code not in _IN_BODIES or body is None or body.kind == "organisation":
        return held
    found = ruled[1]
    return code, found if found is not None and found.kind == "organisation" else None, role, span


def _is_in_body(held: Held) -> bool:
    """Return whether a role is held in an organisation as its head, which may decide its code."""
    code, body, _, _ = held
    return body is not None and body.kind == "organisation" and code in {"association-chair", "other"}


def _with_code(reading: Reading, held: Held) -> Held:
    """Return a role with the code that its body decides; staff of an office are of its town."""
    code, body, role, span = held
    if body is None and (prefixed := by_prefix(reading, role)) is not None:
        body = prefixed
    if body is None and role.end_key in {"Leiter", "Leiterin"}:
        body = house_before(reading, role)
    if body is not None and body.kind != "organisation" and code in {"minister", "state-secretary"}:
        body = land_of(reading, code, role) or body
    if body is not None and body.kind == "country" and serves_a_land(code, role):
        body = land_of(reading, code, role)
    code = led(reading, code, body, role)
    if body is not None and body.kind == "organisation" and code in LOCAL:
        body = _office_town(reading, body, role, span)
    return code, body, role, span


def _office_town(reading: Reading, office: Body, role: Mention, span: Evidence) -> Body | None:
    """Return the town that an office is of, by its name or by what stands behind it ("des Sozialamts von X")."""
    for town in reading.towns:
        if town in office.key:
            return Body("municipality", town)
    sentence = reading.document.sentences[role.sentence]
    for mention in reading.of(sentence, "place"):
        if role.end <= mention.start < span.end and _OF_TOWN.search(reading.between(role.end, mention.start)):
            return Body("municipality", mention.name)
    return None


def _default(reading: Reading, person: Person, code: str, role: Mention) -> Body | None:
    """Return the body of a role that nothing beside the title names."""
    if code in LOCAL:
        return (
            person.home if person.home and person.home.kind == "municipality" else _local(reading, person, code, role)
        )
    return _of_state(reading, person, code, role) if code in _STATE else seat_of(reading, code, role)


def _of_state(reading: Reading, person: Person, code: str, role: Mention) -> Body | None:
    """Return the state or Land of a diplomat, a minister or a head of government; a ministry where one is named."""
    land = land_of(reading, code, role)
    if land is not None or serves_a_land(code, role):
        return land
    if person.home is not None:
        return person.home
    if role.name.startswith(("Bundes", "Altbundes", "Parlamentarische Staats")) and reading.home:
        return Body("country", reading.home.country)
    if code in {"minister", "state-secretary"}:
        if reading.home_name in _CITY_STATES and _CITY_OFFICE.search(role.name):
            return Body("municipality", reading.home_name)
        return seat_of(reading, code, role)
    return _only_foreign_country(reading) if code in {"consul", "ambassador", "head-of-state-or-government"} else None


def _local(reading: Reading, person: Person, code: str, role: Mention) -> Body | None:
    """Return the town of a local office without a place; a district has no mayor, but the town named last has."""
    if code == "mayor" and reading.home_name.startswith(("Landkreis", "Kreis", "Region", "Städteregion")):
        return _mayor_in_district(reading, person, role)
    return town_of_officer(reading, person, code, role)


def _mayor_in_district(reading: Reading, person: Person, role: Mention) -> Body | None:
    """Return the town of a mayor in a district's release: the last one named, at home or abroad as the name looks."""
    home = reading.home.country if reading.home else "DE"
    earlier = [
        m.name for m in reading.mentions if m.kind == "place" and m.end <= role.start and not reading.is_home(m.name)
    ]
    fitting = [name for name in earlier if (reading.country_of(name) == home) == looks_german(person.name)]
    return Body("municipality", (fitting or earlier)[-1]) if earlier else None


def _only_foreign_country(reading: Reading) -> Body | None:
    home = reading.home.country if reading.home else "DE"
    isos = {iso for town in reading.towns if (iso := reading.country_of(town)) and iso != home}
    isos |= {m.key for m in reading.mentions if m.kind == "country" and m.key != home}
    if not isos:
        isos = {m.key for m in reading.mentions if m.kind == "demonym" and len(m.key) == 2 and m.key != home}
    if len(isos) != 1 and (iso := reading.country_of(reading.partner)) and iso != home:
        return Body("country", iso)
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

"""Correct the code of an office by what it leads, by its country, and by who else holds one."""

import re
from typing import TypeAlias

from kg.lexicon.patterns import pattern
from kg.lexicon.roles import roles
from kg.model import Evidence
from kg.relate.bodies import LEADERS, LOCAL
from kg.relate.origins import german_look
from kg.relate.reading import Body, Reading
from kg.text import Mention

__all__ = ["Held", "deputies", "has_chief_mayor", "led", "of_country", "once", "one_mayor_each", "recoded"]

Held: TypeAlias = tuple[str, Body | None, Mention, Evidence]
_CITY_STATES = frozenset({"Hamburg", "Bremen", "Berlin"})
# Titles that head a state only where the text names one.
_SECOND = frozenset({"Zweiter Bürgermeister", "Zweite Bürgermeisterin"})
_UNDER_A_CHIEF = _SECOND | frozenset(
    {"Bürgermeister", "Bürgermeisterin", "Erster Bürgermeister", "Erste Bürgermeisterin", "1. Bürgermeister"}
)
_PRESIDENTS = frozenset({"Präsident", "Präsidentin", "Vizepräsident", "Vizepräsidentin"})
_STATE = frozenset({"minister", "state-secretary", "ambassador", "head-of-state-or-government"})
_STAFF = frozenset({"Leiter", "Leiterin", "Generalsekretär", "Generalsekretärin"})
_BOARDS = frozenset({"company", "foundation", "agency", "cultural-institution", "municipal-office"})
_CHIEF, _DOUBTFUL = 2.0, 0.1


def one_mayor_each(reading: Reading) -> None:
    """Let a town have one mayor: of two, the one whose name looks less German heads the partner."""
    if not reading.partner:
        return
    heads = [
        (german_look(person.name) + (_CHIEF if "Ober" in role.name or role.name.startswith("OB") else 0), person, i)
        for person in reading.people.values()
        for i, (code, body, role, _) in enumerate(person.roles)
        if code == "mayor" and body is not None and body.key == reading.home_name and not _is_former(role.name)
    ]
    names = {person.name for _, person, _ in heads}
    if len(names) < 2:
        _bring_home(reading)
        return
    keep = max(heads, key=lambda head: head[0])[1]
    for _, person, i in heads:
        if person is not keep and german_look(person.name) < _DOUBTFUL:
            code, _, role, span = person.roles[i]
            person.home = Body("municipality", reading.partner)
            person.roles[i] = (code, person.home, role, span)


def _bring_home(reading: Reading) -> None:
    """Let the one of two mayors of a partner be the mayor at home, if there is none, whose name looks German."""
    mayors = [
        (person, i, body)
        for person in reading.people.values()
        for i, (code, body, role, span) in enumerate(person.roles)
        if code == "mayor" and body is not None and not _is_former(role.name) and span.confidence < 1
    ]
    at_partner = [(person, i) for person, i, body in mayors if body.key == reading.partner]
    has_home = any(body.key == reading.home_name for _, _, body in mayors)
    if has_home or len(at_partner) < 2 or not reading.home_name:
        return
    person, i = max(at_partner, key=lambda pair: german_look(pair[0].name))
    if german_look(person.name) > _DOUBTFUL:
        code, _, role, span = person.roles[i]
        person.home = Body("municipality", reading.home_name)
        person.roles[i] = (code, person.home, role, span)


def _is_former(title: str) -> bool:
    return bool(re.match(r"(?:[Ee]hemalig|[Dd]amalig|[Ff]rüher|Alt)", title))


def led(reading: Reading, code: str, body: Body | None, role: Mention) -> str:
    """Return the code of someone who leads: an office, a department, a ministry, or an organisation."""
    is_body = body is not None and body.kind == "organisation" and body.key in reading.organisations
    kind = reading.organisations[body.key].key if is_body and body is not None else ""
    in_town = body is None or body.kind == "municipality"
    if code == "expert":
        return "municipal-officer" if kind == "municipal-office" or _is_in_town_hall(reading, role) else code
    if code == "director":
        return _director(reading, kind, role, body.key if body else "", in_town=in_town)
    if code == "minister" and in_town and role.end_key in {"Senator", "Senatorin"}:
        return code if reading.home_name in _CITY_STATES else "department-head"
    if code == "head-of-state-or-government":
        is_chair = not kind and role.end_key in _PRESIDENTS and in_town and not _among_statesmen(reading, role)
        return "association-chair" if is_chair else roles().held_by(kind, code)
    if code == "association-chair":
        return _chair(kind, role)
    return "director" if role.end_key in {"Dekan", "Dekanin"} and kind == "university" else code


def _among_statesmen(reading: Reading, role: Mention) -> bool:
    """Return whether a title stands in one sentence with ministers and ambassadors."""
    here = reading.by_sentence.get(role.sentence, ())
    return any(m.kind == "role" and m is not role and m.key in _STATE for m in here)


def recoded(reading: Reading, held: Held) -> str:
    """Return the code of a role whose body is settled: staff of a town are its officers, firemen are not."""
    code, body, role, _ = held
    if body is None:
        return code
    if body.kind == "municipality":
        is_staff = code == "director" and role.end_key in _STAFF
        return "municipal-officer" if is_staff else code
    if code == "municipal-officer" and "euerwehr" in body.key:
        return "other"
    return led(reading, code, body, role) if code == "association-chair" else code


def _chair(kind: str, role: Mention) -> str:
    """Return the code of who chairs a body: the board of a company leads it."""
    if role.end_key in {"Vorstand", "Vorständin", "Vorstandsmitglied"} and kind in _BOARDS:
        return "director"
    if role.end_key in _PRESIDENTS:
        return roles().held_by(kind, "association-chair")
    return {"other": "other", "supranational": "other", "company": "director"}.get(kind, "association-chair")


def _is_in_town_hall(reading: Reading, role: Mention) -> bool:
    """Return whether a profession is said to be exercised in the administration ("Ingenieurin im Rathaus von X")."""
    behind = reading.between(role.end, reading.document.sentences[role.sentence].end)
    return role.kind == "role" and bool(_TOWN_HALL.match(behind))


def _director(reading: Reading, kind: str, role: Mention, name: str, *, in_town: bool) -> str:
    """Return the code of a Leiter, Chef or Direktor by the kind of what is led."""
    if kind == "municipal-office":
        return "department-head" if "dezernat" in name.lower() else "municipal-officer"
    if role.end_key in LEADERS and _OF_A_GROUP.match(reading.text[role.end : role.end + 60]):
        return "other"
    if kind == "association" and role.end_key in LEADERS and _ENSEMBLE.search(name):
        return "expert"
    if kind == "ministry" and role.end_key in {"Chef", "Chefin"}:
        return "state-secretary"
    is_officer = role.end_key in LEADERS and in_town and _is_of_an_office(reading, role)
    return "municipal-officer" if is_officer else "director"


_TOWN_HALL = pattern("bodies.town-hall")
_OF_A_GROUP = pattern("bodies.group")
_ENSEMBLE = pattern("roles.ensemble")
_OFFICE_WORDS = pattern("bodies.office-words")


def _is_of_an_office(reading: Reading, role: Mention) -> bool:
    """Return whether who leads leads an office: by the noun behind the title, or by a plain "Leiter"."""
    if role.end_key in {"Leiter", "Leiterin"}:
        return True
    return bool(_OFFICE_WORDS.search(reading.between(role.end, reading.document.sentences[role.sentence].end)))


def has_chief_mayor(reading: Reading) -> bool:
    """Return whether the publishing town has an Oberbürgermeister, by its text, letterhead or standing."""
    for person in reading.people.values():
        for _, body, role, _ in person.roles:
            if (
                body
                and body.key == reading.home_name
                and ("Oberbürgermeister" in role.name or re.search(r"\bOB\b", role.name))
            ):
                return True
    if reading.home and reading.home.ags and reading.home.ags.endswith("000") and reading.home.ags not in _NO_CHIEF:
        return True
    heads = " ".join(
        reading.text[z.start : z.end] for z in reading.document.release.zones if z.kind in {"letterhead", "contact"}
    )
    return "berbürgermeister" in heads


# Independent towns (municipality key ending in 000) have an Oberbürgermeister, but for the city states and Lübeck.
_NO_CHIEF = frozenset({"02000000", "04011000", "11000000", "01003000"})


def deputies(reading: Reading) -> None:
    """Call a Bürgermeister under an Oberbürgermeister a deputy, or with a portfolio a department head."""
    if not has_chief_mayor(reading):
        return
    for person in reading.people.values():
        chief = any("Oberbürgermeister" in role.name or role.name.startswith("OB") for _, _, role, _ in person.roles)
        for i, (code, body, role, span) in enumerate(person.roles):
            if (
                (code == "mayor" or _is_second(reading, code, role))
                and not chief
                and body
                and body.key == reading.home_name
                and role.end_key in _UNDER_A_CHIEF
            ):
                person.roles[i] = (
                    "department-head" if _has_portfolio(reading, role) or _is_first(reading, role) else "deputy-mayor",
                    body,
                    role,
                    span,
                )


_PORTFOLIO = pattern("bodies.portfolio")
_BAVARIA = "09"


def _is_second(reading: Reading, code: str, role: Mention) -> bool:
    """Return whether a title is that of a Zweiter Bürgermeister outside of Bavaria, where he may have a portfolio."""
    is_bavarian = reading.home is not None and (reading.home.ags or "").startswith(_BAVARIA)
    return code == "deputy-mayor" and role.end_key in _SECOND and not is_bavarian


def _is_first(reading: Reading, role: Mention) -> bool:
    """Return whether a title is that of an Erster Bürgermeister, who outside of Bavaria has a portfolio."""
    return "Erste" in role.name and not (reading.home and (reading.home.ags or "").startswith(_BAVARIA))


def _has_portfolio(reading: Reading, role: Mention) -> bool:
    """Return whether what follows a title says what its holder is in charge of."""
    return bool(_PORTFOLIO.search(reading.between(role.end, reading.document.sentences[role.sentence].end)))


def of_country(reading: Reading, code: str, body: Body | None, role: Mention) -> str:
    """Return department-head for a Stadtrat in Austria, who heads one (decision 26 of the annotation guide)."""
    is_stadtrat = code == "councillor" and role.end_key in {"Stadtrat", "Stadträtin", "StR", "StRin"}
    return "department-head" if is_stadtrat and body and reading.country_of(body.key) == "AT" else code


def once(held: list[Held]) -> list[Held]:
    """Return the roles of a person without a seat in the council beside the portfolio that the same town gave with it.

    "Stadträtin Ute Beispiel, Vorsteherin der Direktion Bildung" heads a department.
    """
    heads = {body for code, body, _, _ in held if code == "department-head"}
    near = {role.sentence for code, _, role, _ in held if code == "department-head"}
    local = {role.sentence for code, _, role, _ in held if code in LOCAL}
    return [
        (code, body, role, span)
        for code, body, role, span in held
        if not (
            code == "councillor"
            and body in heads
            and role.sentence in near
            and role.end_key in {"Stadtrat", "Stadträtin", "Gemeinderat", "Gemeinderätin", "Mitglied"}
        )
        and not (code == "expert" and role.end_key in {"Referent", "Referentin"} and role.sentence in local)
    ]

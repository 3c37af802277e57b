"""Correct the code of an office by the country or Land of its town, and drop an office that is told twice."""

import re

from kg.relate.bodies import LOCAL
from kg.relate.reading import Body, Held, Reading
from kg.text import Mention

__all__ = ["of_country", "once"]

_CITY_STATES = frozenset({"Hamburg", "Bremen", "Berlin"})


def of_country(reading: Reading, code: str, body: Body | None, role: Mention) -> str:
    """Return the code of a title by the country or Land of its town.

    A Stadtrat heads a department in Austria (decision 26 of the annotation guide), and where the council's members are
    called Stadtverordnete or Ratsherren: in Hesse, Schleswig-Holstein, Bremen; so does a Kreisrat in Lower Saxony.
    """
    if code == "state-secretary":
        return "minister" if _is_minister(reading, body, role) else code
    if role.end_key in {"Bundesrat", "Bundesrätin"} and reading.home and reading.home.country == "AT":
        return "member-of-parliament"
    if "Basel" in reading.home_name and role.end_key in {"Regierungspräsident", "Regierungspräsidentin"}:
        return "mayor"
    if body is not None and body.kind == "municipality" and role.end_key in {"Vizepräsident", "Vizepräsidentin"}:
        return "deputy-mayor"
    if body is not None and role.end_key in {"Stadtpräsident", "Stadtpräsidentin"} and code == "mayor":
        return "councillor" if _land_of(reading, body) == _MECKLENBURG else code
    return _councillor(reading, body, role) if code == "councillor" and body is not None else code


_FEDERAL = re.compile(r"^\s(?:im|beim|für|in\sder)\s(?:\w+\s)?(?:Auswärtige|Bundes|Kanzler)|^\sfür\sEuropa")


def _is_minister(reading: Reading, body: Body | None, role: Mention) -> bool:
    """Return whether a Staatsrat is one of a Swiss canton, or a Staatsminister one of a Land."""
    if role.end_key in {"Staatsrat", "Staatsrätin"}:
        return reading.home is not None and reading.home.country == "CH"
    is_titled = role.end_key in {"Staatsminister", "Staatsministerin"}
    return is_titled and not _is_federal(reading, body, role)


def _is_federal(reading: Reading, body: Body | None, role: Mention) -> bool:
    """Return whether a Staatsminister serves the federation, where it is a state secretary's title."""
    behind = reading.text[role.end : role.end + 60]
    return (body is not None and body.kind == "country") or bool(_FEDERAL.match(behind))


def _councillor(reading: Reading, body: Body, role: Mention) -> str:
    """Return the code of a member of a council, who in some Länder heads a department under the same title.

    The council of a city state is its parliament.
    """
    if role.end_key.startswith("Bürgerschafts") and body.key in _CITY_STATES:
        return "member-of-parliament"
    if role.end_key in {"Stadtrat", "Stadträtin", "StR", "StRin"}:
        is_head = reading.country_of(body.key) == "AT" or _land_of(reading, body) in _MAGISTRATES
        return "department-head" if is_head else "councillor"
    is_officer = role.end_key in {"Kreisrat", "Kreisrätin"} and _land_of(reading, body) == _LOWER_SAXONY
    return "department-head" if is_officer else "councillor"


# The beginnings of the keys of Länder: Schleswig-Holstein, Bremen, Hesse; Lower Saxony; Mecklenburg.
_MAGISTRATES, _LOWER_SAXONY, _MECKLENBURG = frozenset({"01", "04", "06"}), "03", "13"


def _land_of(reading: Reading, body: Body) -> str:
    """Return the key of the German Land that a town is in, where that is sure."""
    options = (reading.home,) if reading.is_home(body.key) and reading.home else reading.towns.get(body.key, ())
    lands = {(place.ags or "")[:2] for place in options}
    return lands.pop() if len(lands) == 1 else ""


def once(reading: Reading, held: list[Held]) -> list[Held]:
    """Return the roles of a person without a seat in the council beside the portfolio that the same town gave with it.

    "Stadträtin Ute Beispiel, Vorsteherin der Direktion Bildung" heads a department.
    """
    heads = {body for code, body, _, _ in held if code == "department-head"}
    near = {role.sentence for code, _, role, _ in held if code == "department-head"}
    # A title printed once beside the portfolio is the same office wherever else it is printed.
    same = {role.end_key for code, _, role, _ in held if code == "councillor" and role.sentence in near}
    local = {role.sentence for code, _, role, _ in held if code in LOCAL}
    return [
        (code, body, role, span)
        for code, body, role, span in held
        if not (
            code == "councillor"
            and body in heads
            and (role.sentence in near or role.end_key in same)
            and role.end_key in {"Stadtrat", "Stadträtin", "Gemeinderat", "Gemeinderätin", "Mitglied"}
        )
        and not (code == "expert" and role.end_key in {"Referent", "Referentin"} and role.sentence in local)
        and not (
            code == "other" and len(held) > 1 and role.end_key in {"Gastgeber", "Gastgeberin", "Hausherr", "Hausherrin"}
        )
        and not (code == "director" and _directs_affairs(reading, role) and role.sentence in local)
    ]


def _directs_affairs(reading: Reading, role: Mention) -> bool:
    """Return whether "Direktorin für Kultur" is the portfolio of who is named with an office of the town."""
    return role.end_key in {"Direktor", "Direktorin"} and reading.text[role.end : role.end + 5] == " für "

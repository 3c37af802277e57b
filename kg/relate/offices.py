"""Correct the code of an office by what it leads, by its country, and by who else holds one."""

import re

from kg.lexicon.patterns import pattern
from kg.lexicon.roles import roles
from kg.relate.bodies import LEADERS
from kg.relate.chiefs import has_chief_mayor
from kg.relate.origins import german_look
from kg.relate.reading import Body, Held, Person, Reading
from kg.text import Mention

__all__ = ["led", "one_mayor_each", "recoded"]

_CITY_STATES = frozenset({"Hamburg", "Bremen", "Berlin"})
# Titles that head a state only where the text names one.
_PRESIDENTS = frozenset({"Präsident", "Präsidentin", "Vizepräsident", "Vizepräsidentin"})
# The head of a large Polish town is its "prezydent".
_PREZYDENT, _PREZYDENT_OF = frozenset({"Präsident", "Präsidentin"}), " von "
_STATE = frozenset({"minister", "state-secretary", "ambassador", "head-of-state-or-government"})
_STAFF = frozenset(
    "Leiter Leiterin Generalsekretär Generalsekretärin Abteilungsdirektor Abteilungsdirektorin Chef Chefin".split()
)
_DIRECTORS = frozenset({"Direktor", "Direktorin"})
# Swiss heads of departments; elsewhere whoever directs a town's affairs so is of its staff.
_SUBJECTS = frozenset(
    f"{subject}direktor{ending}"
    for subject in ("Umwelt", "Bildungs", "Bau", "Sozial", "Finanz", "Sicherheits")
    for ending in ("", "in")
)
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
    chiefs = [] if has_home else [(p, i) for p, i, body in mayors if _is_german_chief(reading, p.roles[i][2], body)]
    if len(chiefs) == 1 and reading.home_name:
        _move_home(reading, *chiefs[0])
        return
    if has_home or len(at_partner) < 2 or not reading.home_name:
        return
    person, i = max(at_partner, key=lambda pair: german_look(pair[0].name))
    if german_look(person.name) > _DOUBTFUL:
        _move_home(reading, person, i)


def _move_home(reading: Reading, person: Person, i: int) -> None:
    code, _, role, span = person.roles[i]
    person.home = Body("municipality", reading.home_name)
    person.roles[i] = (code, person.home, role, span)


def _is_german_chief(reading: Reading, role: Mention, body: Body) -> bool:
    """Return whether an Oberbürgermeister is given to a town abroad, though the town that speaks has one."""
    is_abroad = reading.country_of(body.key) != "DE" and not reading.is_home(body.key)
    return is_abroad and role.name.startswith("Oberbürgermeister") and has_chief_mayor(reading)


def _is_former(title: str) -> bool:
    return bool(re.match(r"(?:[Ee]hemalig|[Dd]amalig|[Ff]rüher|Alt)", title))


def led(reading: Reading, code: str, body: Body | None, role: Mention) -> str:
    """Return the code of someone who leads: an office, a department, a ministry, or an organisation."""
    is_body = body is not None and body.kind == "organisation" and body.key in reading.organisations
    kind = reading.organisations[body.key].key if is_body and body is not None else ""
    in_town = body is None or body.kind == "municipality"
    if role.end_key in _BY_KIND or role.end_key in _WORKERS:
        return _by_kind(reading, code, kind, role)
    if code == "expert":
        return "municipal-officer" if kind == "municipal-office" or _is_in_town_hall(reading, role) else code
    if code == "director":
        return _director(reading, kind, role, body.key if body else "", in_town=in_town)
    if code == "minister" and in_town and role.end_key in {"Senator", "Senatorin"}:
        return code if reading.home_name in _CITY_STATES else "department-head"
    if code == "head-of-state-or-government":
        return _president(reading, kind, role, body)
    return _chair(kind, role) if code == "association-chair" else code


def _president(reading: Reading, kind: str, role: Mention, body: Body | None) -> str:
    """Return the code of a president: of a state, a town, an association or another body."""
    if role.end_key in _PREZYDENT and body is not None and _is_prezydent(reading, role, body):
        return "mayor"
    in_town = body is None or body.kind == "municipality"
    is_chair = not kind and role.end_key in _PRESIDENTS and in_town and not _among_statesmen(reading, role)
    is_other = kind == "other" and role.end_key in _PRESIDENTS
    held = roles().held_by(kind, "head-of-state-or-government")
    return "association-chair" if is_chair else "other" if is_other else held


def _is_prezydent(reading: Reading, role: Mention, body: Body) -> bool:
    """Return whether a Polish town stands right behind a title: "Präsident von Stargard"."""
    is_polish = body.kind == "municipality" and reading.country_of(body.key) == "PL"
    return is_polish and reading.text[role.end : role.end + len(_PREZYDENT_OF)] == _PREZYDENT_OF


_WORKERS = frozenset(
    f"{word}{ending}" for word in ("Mitarbeiter", "Projektmitarbeiter", "Vertreter") for ending in ("", "in")
)
# Titles whose holder is another in a body of some kinds.
_BY_KIND = frozenset({"Kanzler", "Kanzlerin", "Sekretär", "Sekretärin", "Sprecher", "Sprecherin", "Dekan", "Dekanin"})
_SOCIETIES = frozenset({"association", "network"})


def _by_kind(reading: Reading, code: str, kind: str, role: Mention) -> str:
    """Return the code of a Kanzler, Sekretär or Dekan by the kind of body: a university, an association, none."""
    if role.end_key.startswith("Kanzler"):
        return "director" if kind or _has_university(reading) else "head-of-state-or-government"
    if role.end_key in _WORKERS:
        is_of_town = not kind and role.end_key.startswith("Mitarbeiter")
        is_officer = kind == "municipal-office" or (is_of_town and _is_in_an_office(reading, role))
        return "municipal-officer" if is_officer and code == "other" else code
    if role.end_key.startswith("Sekretär"):
        return "association-chair" if kind in _SOCIETIES else "other" if kind else code
    if role.end_key.startswith("Sprecher"):
        return "association-chair" if kind in _SOCIETIES else code
    return "director" if kind == "university" else code


def _has_university(reading: Reading) -> bool:
    """Return whether a release names a university, which a Kanzler may run."""
    return any(mention.key == "university" for mention in reading.organisations.values())


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
        is_staff = code == "director" and (role.end_key in _STAFF or _directs_a_subject(reading, role))
        is_subject = code == "department-head" and role.end_key in _SUBJECTS and _country(reading, body) != "CH"
        return "municipal-officer" if is_staff or is_subject else code
    if code == "district-head" and role.end_key.startswith("Regionaldirektor"):
        return "director"
    if code == "municipal-officer" and "euerwehr" in body.key:
        return "other"
    return led(reading, code, body, role) if code == "association-chair" else code


def _directs_a_subject(reading: Reading, role: Mention) -> bool:
    """Return whether a Direktor directs a town's affairs: "Wasserdirektor", "Direktorin für Stadtplanung"."""
    is_compound = role.name.split()[-1].lower().endswith(("direktor", "direktorin")) and role.name not in _DIRECTORS
    return role.end_key in _DIRECTORS and (is_compound or reading.text[role.end : role.end + 5] == " für ")


def _country(reading: Reading, body: Body) -> str | None:
    """Return the country of a town."""
    return reading.home.country if reading.is_home(body.key) and reading.home else reading.country_of(body.key)


def _chair(kind: str, role: Mention) -> str:
    """Return the code of who chairs a body: the board of a company leads it."""
    if role.end_key in {"Vorstand", "Vorständin", "Vorstandsmitglied"} and kind in _BOARDS:
        return "director"
    if role.end_key in _PRESIDENTS or role.end_key.endswith(("präsident", "präsidentin")):
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


def _is_in_an_office(reading: Reading, role: Mention) -> bool:
    """Return whether an office of a town stands behind a title ("Mitarbeiterin im Büro des Oberbürgermeisters")."""
    return bool(_OFFICE_WORDS.search(reading.between(role.end, reading.document.sentences[role.sentence].end)))


def _is_of_an_office(reading: Reading, role: Mention) -> bool:
    """Return whether who leads leads an office: by the noun behind the title, or by a plain "Leiter"."""
    if role.end_key in {"Leiter", "Leiterin"}:
        return True
    return bool(_OFFICE_WORDS.search(reading.between(role.end, reading.document.sentences[role.sentence].end)))

"""Read titles that lean on another person's office: a deputy, who went before or follows, a colleague elsewhere."""

from kg.lexicon.roles import roles
from kg.relate.reading import Body, Person, Reading
from kg.text import Mention

__all__ = ["lean"]

_REACH = 1


def lean(reading: Reading) -> None:
    """Give "seine Stellvertreterin", "ihr Vorgänger" and "sein Kollege" the office of the person whom they lean on.

    A title that leans on nobody says no office and is left out.
    """
    for person in reading.people.values():
        kept = []
        for code, body, role, span in person.roles:
            way = roles().leaning(role.end_key)
            if not way:
                kept.append((code, body, role, span))
            elif way == "head":
                kept.append((_head(reading, person, role, code), body, role, span))
            elif found := _office(reading, person, role, way, body):
                kept.append((*found, role, span))
        person.roles = kept


def _head(reading: Reading, person: Person, role: Mention, code: str) -> str:
    """Return the code of an Amtskollege: who is named with the head of a district heads one, else a town."""
    principal = _principal(reading, person, role)
    return "district-head" if principal is not None and principal[0] == "district-head" else code


def _office(
    reading: Reading, person: Person, role: Mention, way: str, body: Body | None
) -> tuple[str, Body | None] | None:
    """Return the code and body of an office that leans on another."""
    if way == "deputy" and (title := _title_behind(reading, role)) is not None:
        home = Body("municipality", reading.home_name) if reading.home_name and title.of == "home" else None
        return roles().as_deputy(title.key), body or home
    principal = _principal(reading, person, role)
    if principal is None and way == "deputy" and (before := _title_before(reading, role)) is not None:
        home = Body("municipality", reading.home_name) if reading.home_name else None
        return roles().as_deputy(before.key), body or home
    if principal is None:
        return None
    code, held = principal
    if way == "same":
        return code, held
    if way == "deputy":
        return roles().as_deputy(code), held
    return code, body or _other_side(reading, held)


def _title_behind(reading: Reading, role: Mention) -> Mention | None:
    """Return the title in the genitive right behind one: "Stellvertreterin des Oberbürgermeisters"."""
    for mention in reading.by_sentence.get(role.sentence, ()):
        if mention.kind == "role" and mention.start > role.end:
            is_genitive = reading.between(role.end, mention.start).strip() in {"des", "der", "von"}
            return mention if is_genitive else None
    return None


def _title_before(reading: Reading, role: Mention) -> Mention | None:
    """Return the office named without a name before a deputy: "Der Landrat war verhindert; seine Stellvertreterin"."""
    for index in range(role.sentence, max(-1, role.sentence - _REACH - 1), -1):
        titles = [m for m in reading.by_sentence.get(index, ()) if m.kind == "role" and m.end <= role.start]
        if titles:
            return titles[-1] if titles[-1].key in {"mayor", "district-head"} else None
    return None


def _principal(reading: Reading, person: Person, role: Mention) -> tuple[str, Body | None] | None:
    """Return the office of the person named last before a title, in its sentence or the one before."""
    for index in range(role.sentence, role.sentence - _REACH - 1, -1):
        for mention in reversed(reading.by_sentence.get(index, ())):
            if mention.kind != "person" or mention.name == person.name or mention.start >= role.start:
                continue
            held = reading.people[mention.name].roles if mention.name in reading.people else []
            offices = [(code, body) for code, body, other, _ in held if roles().leaning(other.end_key) in {"", "head"}]
            return offices[0] if offices else None
    return None


def _other_side(reading: Reading, body: Body | None) -> Body | None:
    """Return the partner for home, home for another town, and for an organisation the other one of its kind."""
    if body is None or body.kind == "country":
        return None
    if body.kind == "municipality":
        town = reading.partner if reading.is_home(body.key) else reading.home_name
        return Body("municipality", town) if town else None
    kind = reading.organisations[body.key].key if body.key in reading.organisations else ""
    others = [name for name, other in reading.organisations.items() if other.key == kind and name != body.key]
    return Body("organisation", others[0]) if len(others) == 1 else None

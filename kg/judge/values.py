"""Check the value that a person gives: its form, or which thing it names."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from kg.codes import codes
from kg.errors import InputError
from kg.gazetteer import Place, countries, organisations, places
from kg.judge.told import Names, alike, is_thing
from kg.model import SCHEMA, Extraction, Kind
from kg.withhold import contacts_in

__all__ = ["MAKEABLE", "checked", "demand_no_contacts", "naming", "settled", "shown"]

# Kinds of which a person may name a thing that the machine has not read.
MAKEABLE: Final = ("municipality", "country", "person", "organisation", "programme")
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LISTED: Final = re.compile(r"(.+?)\s*\(([A-Z]{2})\)")
_SHOWN: Final = 6


def checked(kind: Kind, prop: str, value: str, *, where: str) -> str:
    """Return a value in the form that a property demands.

    Raises
    ------
    InputError
        If the kind has no such property, or the value is empty, of another form, or holds contact data.

    Examples
    --------
    >>> checked("event", "start", " 2024-05-03 ", where="--value")
    '2024-05-03'
    """
    if prop not in SCHEMA[kind]:
        known = ", ".join(SCHEMA[kind])
        raise InputError(where=where, what=f"{kind} has no property {prop!r}", remedy=f"use one of {known}")
    value = " ".join(value.split())
    if not value:
        raise InputError(where=where, what="has no value", remedy="give the right value")
    form = SCHEMA[kind][prop]
    if form == "text" and prop not in {"source", "geonames", "iso"}:
        demand_no_contacts(value, where=where)
    if form.startswith("code:"):
        _demand_code(form.removeprefix("code:"), value, where)
    elif (form == "date" and not _is_date(value)) or (form in {"integer", "decimal"} and not _is_number(form, value)):
        remedy = "write YYYY-MM-DD, YYYY-MM or YYYY" if form == "date" else "write a number such as 12 or 12.5"
        raise InputError(where=where, what=f"{value!r} is no {form}", remedy=remedy)
    elif prop == "geonames" and value not in places():
        places().place(value)
    return value


def demand_no_contacts(text: str, *, where: str) -> None:
    """Make sure that a text holds no telephone number and no mail address.

    Raises
    ------
    InputError
        If it does.

    Examples
    --------
    >>> demand_no_contacts("so the town hall says", where="--reason")
    """
    if contacts_in(text):
        remedy = "leave telephone numbers and mail addresses out"
        raise InputError(where=where, what="holds contact data, which never enters the graph", remedy=remedy)


def settled(extraction: Extraction, kind: Kind, prop: str, value: str, *, where: str) -> str:
    """Return a value that a person has typed as a judgement keeps it: a thing as ``KIND:NAME`` or ``KIND:ID``.

    Parameters
    ----------
    extraction
        What the release says: a name is looked for there first, then in reference data.
    kind, prop
        Of what the value is.
    value
        A date, number, code or text; or the name of a thing, with its kind before it where only that tells.
    where
        What the value was given as, for errors.

    Raises
    ------
    InputError
        If the value is not of the form that the property demands, or the name is unknown or that of several things.
    """
    value = checked(kind, prop, value, where=where)
    if not is_thing(kind, prop):
        return value
    allowed = SCHEMA[kind][prop].split("|")
    said, _, rest = value.partition(":")
    if said in allowed and rest.strip():
        allowed, value = [said], rest.strip()
    names = Names(extraction)
    here = {f"{names.kinds[thing]}:{names.called(thing)}" for thing in naming(extraction, names, allowed, value)}
    found = sorted(here) or list(_elsewhere(allowed, value, where))
    if len(found) == 1:
        return found[0]
    if found:
        options = ", ".join(found[:_SHOWN])
        raise InputError(where=where, what=f"{value!r} may be several things", remedy=f"use one of {options}")
    made = [one for one in allowed if one in MAKEABLE]
    if made:
        remedy = f"write {' or '.join(f'{one}:{value}' for one in made)}"
    else:
        told = sorted({names.called(thing) for thing in names.kinds if names.kinds[thing] in allowed})
        remedy = f"use one of {', '.join(told[:_SHOWN]) or '–'}"
    raise InputError(where=where, what=f"{value!r} is no {' or '.join(allowed)} of the release", remedy=remedy)


def naming(extraction: Extraction, names: Names, kinds: Iterable[str], value: str) -> Iterator[str]:
    """Yield the ids of things of some kinds that bear a name, or the id of a place."""
    kinds = set(kinds)
    ids = {fact.subject for fact in extraction.facts if (fact.property, fact.value) == ("geonames", value)}
    for thing in extraction.things:
        if thing.kind in kinds and (thing.id in ids or alike(names.called(thing.id), value)):
            yield thing.id


def shown(value: str) -> str:
    """Return the value of a judgement as a reader has it: the name of a place for its id, a thing without its kind.

    Examples
    --------
    >>> shown("municipality:gn-2886242"), shown("person:Ada Beispiel"), shown("2024-05-03"), shown("gn-2886242")
    ('Köln', 'Ada Beispiel', '2024-05-03', 'gn-2886242')
    """
    kind, _, rest = value.partition(":")
    if kind not in SCHEMA or not rest:
        return value
    return places().place(rest).name if kind == "municipality" and rest in places() else rest


def _elsewhere(allowed: list[str], value: str, where: str) -> Iterator[str]:
    """Yield the things that reference data knows by a name, and the one that the kind alone makes."""
    found = []
    if "municipality" in allowed:
        found += [f"municipality:{place.id}" for place in _towns(value)]
    if "country" in allowed and (iso := countries().by_name(value) or (value if value in countries() else None)):
        found.append(f"country:{iso}")
    if (entry := organisations().find(value)) is not None and entry.type in allowed:
        found.append(f"{entry.type}:{entry.name}")
    if len(found) > 1 and all(one.startswith("municipality:") for one in found):
        options = "; ".join(f"{one.id} ({one.name}, {one.country})" for one in _towns(value)[:_SHOWN])
        raise InputError(where=where, what=f"{value!r} may be several places", remedy=f"use one of {options}")
    yield from found
    if not found and len(allowed) == 1 and allowed[0] in MAKEABLE and allowed[0] != "country":
        yield f"{allowed[0]}:{value}"


def _towns(value: str) -> tuple[Place, ...]:
    if value in places():
        return (places().place(value),)
    named = _LISTED.fullmatch(value)
    found = places().candidates(named[1] if named else value)
    return tuple(place for place in found if not named or place.country == named[2])


def _demand_code(scheme: str, value: str, where: str) -> None:
    known = codes(scheme)
    if value not in known:
        remedy = f"use one of {', '.join(sorted(known))}"
        raise InputError(where=where, what=f"{value!r} is no code of {scheme}", remedy=remedy)


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(f"{value}-01-01"[: len("2024-11-12")])
    except ValueError:
        return False
    return True


def _is_number(form: str, value: str) -> bool:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return False
    return number.is_finite() and (form == "decimal" or number == int(number)) and "e" not in value.lower()

"""Ask of each office that the gold facts tell in which of the bodies of its release it is held."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.lexicon.de.fitting import Choice
from kg.evaluate.names import normal
from kg.gazetteer import countries
from kg.relate.holding import options_of
from kg.relate.reading import Body, Person, Reading

__all__ = ["offices"]


def offices(reading: Reading, facts: Mapping[str, Any]) -> list[Choice]:
    """Return the bodies that each office may be held in, by what speaks for them, and which of them are right.

    In the reading offices are held by the rules alone; ``facts`` are the gold facts of its release. An office whose
    body no option has teaches nothing.
    """
    found: list[Choice] = []
    aliases = {o["name"]: o.get("aliases", ()) for o in facts.get("organisations", ())}
    for person, index, wanted in _pairs(reading, facts):
        options = options_of(reading, person, index)
        right = [i for i, o in enumerate(options) if _is(reading, o.body, wanted, aliases)]
        if right:
            found.append(([option.features for option in options], right))
    return found


def _pairs(reading: Reading, facts: Mapping[str, Any]) -> Iterator[tuple[Person, int, str | None]]:
    """Yield each office read that the gold facts have, with its body there: of one code, or all that a person has."""
    gold = {normal(p["name"]): list(p["roles"]) for p in facts.get("people", ())}
    for person in reading.people.values():
        roles: list[dict[str, Any]] = gold.get(normal(person.name), [])
        for index, (code, _, _, _) in enumerate(person.roles):
            is_only = len(roles) == len(person.roles) == 1
            role = next((r for r in roles if r["role"] == code), roles[0] if is_only else None)
            if role is not None:
                roles.remove(role)
                yield person, index, role["of"]


def _is(reading: Reading, body: Body | None, wanted: str | None, aliases: Mapping[str, Sequence[str]]) -> bool:
    if body is None or wanted is None:
        return body is None and wanted is None
    names = {normal(body.key), *map(normal, reading.aliases.get(body.key, ()))}
    if body.kind == "country":
        country = countries().country(body.key)
        names |= {normal(name) for name in (country.de, country.en, *country.variants)}
    return bool(names & {normal(wanted), *map(normal, aliases.get(wanted, ()))})

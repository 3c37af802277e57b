"""Ask of each office that the gold facts tell in which of the bodies of its release it is held."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.lexicon.de.fitting import Choice
from data.lexicon.de.lessons import Lesson, Text
from kg.evaluate.names import normal
from kg.gazetteer import countries
from kg.relate.holding import options_of
from kg.relate.reading import Body, Person, Reading

__all__ = ["offices"]


def offices(text: Text) -> list[Choice]:
    """Return the bodies that each office may be held in, by what speaks for them, and which of them are right.

    Offices are held by the rules alone. An office whose body no option has teaches nothing.
    """
    found: list[Choice] = []
    lesson = text.understood(chosen=False)
    aliases = {o["name"]: o.get("aliases", ()) for o in lesson.gold.get("organisations", ())}
    for person, index, wanted in _pairs(lesson):
        options = options_of(lesson.scene.reading, person, index)
        right = [i for i, o in enumerate(options) if _is(lesson.scene.reading, o.body, wanted, aliases)]
        if right:
            found.append(([option.features for option in options], right))
    return found


def _pairs(lesson: Lesson) -> Iterator[tuple[Person, int, str | None]]:
    """Yield each office read that the gold facts have, with its body there: of one code, or all that a person has."""
    gold = {normal(p["name"]): list(p["roles"]) for p in lesson.gold.get("people", ())}
    for person in lesson.scene.reading.people.values():
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

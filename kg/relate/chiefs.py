"""Tell which towns have an Oberbürgermeister, and call the Bürgermeister under one a deputy or a department head."""

import re

from kg.lexicon.patterns import pattern
from kg.relate.reading import Body, Held, Reading
from kg.text import Mention

__all__ = ["deputies", "has_chief_mayor", "portfolios"]

_SECOND = frozenset({"Zweiter Bürgermeister", "Zweite Bürgermeisterin"})
_UNDER_A_CHIEF = _SECOND | frozenset(
    {"Bürgermeister", "Bürgermeisterin", "Erster Bürgermeister", "Erste Bürgermeisterin", "1. Bürgermeister"}
)
_BARE = frozenset({"Bürgermeister", "Bürgermeisterin"})
# Independent towns (municipality key ending in 000) have an Oberbürgermeister, but for the city states and Lübeck.
_NO_CHIEF = frozenset({"02000000", "04011000", "11000000", "01003000"})
# From so many inhabitants on towns of a Land have one: Lower Saxony, Hesse, Baden-Württemberg, Saarland, Saxony.
_LARGE = {"03": 100_000, "06": 50_000, "08": 40_000, "10": 35_000, "14": 25_000}
_AACHEN = "05334002"  # an independent town by its rights, though its key is one of a region
_PORTFOLIO = pattern("bodies.portfolio")
_FIELD = pattern("bodies.field")
_IN_CHARGE = frozenset({"Stadtrat", "Stadträtin", "Gemeinderat", "Gemeinderätin", "Bürgermeister", "Bürgermeisterin"})
_BAVARIA = "09"


def has_chief_mayor(reading: Reading, town: str | None = None) -> bool:
    """Return whether a town, the publishing one unless named, has an Oberbürgermeister: by text or standing."""
    town = reading.home_name if town is None else town
    for person in reading.people.values():
        for _, body, role, _ in person.roles:
            if body and body.key == town and _is_chief(role):
                return True
    if reading.is_home(town):
        return _is_large(reading) or "berbürgermeister" in _heads(reading)
    return any(_ranks(place.ags, place.population) for place in reading.towns.get(town, ())[:1])


def _is_chief(role: Mention) -> bool:
    return "Oberbürgermeister" in role.name or bool(re.search(r"\bOB\b", role.name))


def _is_large(reading: Reading) -> bool:
    return reading.home is not None and _ranks(reading.home.ags, reading.home.population)


def _ranks(ags: str | None, population: int) -> bool:
    """Return whether a town of a municipality key and size has an Oberbürgermeister by law."""
    if not ags or ags in _NO_CHIEF:
        return False
    return ags.endswith("000") or ags == _AACHEN or population >= _LARGE.get(ags[:2], population + 1)


def _heads(reading: Reading) -> str:
    zones = (z for z in reading.document.release.zones if z.kind in {"letterhead", "contact"})
    return " ".join(reading.text[z.start : z.end] for z in zones)


def deputies(reading: Reading) -> None:
    """Call a Bürgermeister under an Oberbürgermeister a deputy, or with a portfolio a department head.

    The bare title by which a deputy is called later is no second office.
    """
    for person in reading.people.values():
        person.roles[:] = _without_short_forms(person.roles)
        chief = any("Oberbürgermeister" in role.name or role.name.startswith("OB") for _, _, role, _ in person.roles)
        for i, (code, body, role, span) in enumerate(person.roles):
            if (
                (code == "mayor" or _is_second(reading, code, role))
                and not chief
                and body
                and role.end_key in _UNDER_A_CHIEF
                and has_chief_mayor(reading, body.key)
            ):
                person.roles[i] = (_under(reading, body, role), body, role, span)


def _without_short_forms(roles: list[Held]) -> list[Held]:
    """Return the offices of somebody less the bare title by which a deputy is called later: "Bürgermeister Muster"."""
    is_deputy = any(code == "deputy-mayor" for code, *_ in roles)
    return [held for held in roles if not (is_deputy and held[0] == "mayor" and held[2].end_key in _BARE)]


def portfolios(reading: Reading) -> None:
    """Call a member of a council or a deputy of whom the text says what they are in charge of a department head."""
    for person in reading.people.values():
        for i, (code, body, role, span) in enumerate(person.roles):
            name = next((m for m in person.mentions if m.sentence == role.sentence and m.start >= role.end), None)
            if code not in {"councillor", "mayor"} or name is None or role.end_key not in _IN_CHARGE:
                continue
            behind = reading.text[name.end : reading.document.sentences[role.sentence].end]
            if _FIELD.match(behind) and (code == "councillor" or has_chief_mayor(reading, body.key if body else "")):
                person.roles[i] = "department-head", body, role, span


def _under(reading: Reading, body: Body, role: Mention) -> str:
    """Return the code of who stands under an Oberbürgermeister."""
    is_head = _has_portfolio(reading, role) or (reading.is_home(body.key) and _is_first(reading, role))
    return "department-head" if is_head else "deputy-mayor"


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

"""Find the Land or state of a federation that a minister or Landeshauptmann serves, and the district of a Landrat."""

import re

from kg.lexicon import load_yaml
from kg.relate.reading import Body, Reading
from kg.text import Mention

__all__ = ["district_of", "land_beside", "land_of", "serves_a_land"]

_OFFICES = re.compile(r"(?:Landesrat|Landesrätin|Landeshauptmann|Landeshauptfrau)(?:-Stellvertreter(?:in)?)?")
_MINISTERS = frozenset({"minister", "state-secretary"})
_LAND = re.compile(r"(?:Land|Freistaat|Bundesland|Kanton)\s")
_DISTRICT = re.compile(r"(?:Land|Alb-Donau-|Main-|Rhein-)?[Kk]reis\b")


def serves_a_land(code: str, role: Mention) -> bool:
    """Return whether a title is one of a Land, never of a state."""
    return code in {"minister", "head-of-state-or-government"} and bool(_OFFICES.fullmatch(role.end_key.split(" ")[0]))


def land_of(reading: Reading, code: str, role: Mention) -> Body | None:
    """Return the Land beside a title ("Südtirols Landesrat", "die hessische Ministerin"), or the only one.

    A Land that the release prints as a body ("Land Tirol", "Freistaat Sachsen") keeps that name.
    """
    if found := land_beside(reading, code, role):
        return found
    bodies = [name for name in reading.organisations if _LAND.match(name)]
    return Body("organisation", bodies[0]) if len(bodies) == 1 and _may_serve(code, role) else None


def _may_serve(code: str, role: Mention) -> bool:
    is_state = role.end_key.startswith(("Bundes", "Außen"))
    return (code in _MINISTERS or serves_a_land(code, role)) and not is_state


def land_beside(reading: Reading, code: str, role: Mention) -> Body | None:
    """Return the Land that stands right beside a minister's title."""
    if not _may_serve(code, role):
        return None
    sentence = reading.document.sentences[role.sentence]
    near = reading.text[max(sentence.start, role.start - 45) : role.start]
    behind = reading.text[role.end : min(sentence.end, role.end + 60)]
    bodies = [name for name in reading.organisations if _LAND.match(name)]
    for name, words in load_yaml("roles")["states"].items():
        adjectives = "|".join(map(re.escape, words))
        before = re.search(rf"\b(?:{re.escape(name)}s?|{adjectives})\s(?:[a-zäöü]\w+\s)?$", near)
        after = re.match(
            rf"^(?:\s[^,.;]{{0,40}})?\s(?:von|in|des|aus)\s(?:Land(?:es)?\s)?{re.escape(name)}s?\b", behind
        )
        if before or after:
            printed = next((body for body in bodies if body.endswith(f" {name}")), None)
            return Body("organisation", printed) if printed else reading.list_body(name, "other", role)
    return None


def district_of(reading: Reading, body: Body) -> Body:
    """Return the district that bears a town's name where the release names it: its head is no head of the town."""
    if body.kind != "municipality" or _DISTRICT.search(body.key):
        return body
    towns = [reading.home_name, *reading.towns]
    named = [town for town in towns if town in {f"Landkreis {body.key}", f"Kreis {body.key}", f"Rajon {body.key}"}]
    return Body("municipality", named[0]) if named else body

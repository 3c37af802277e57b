"""Decide between places of one name by what the release says of countries, and by size."""

import math
import re
from collections import Counter

from kg.gazetteer import Place, places
from kg.relate.reading import Reading

__all__ = ["decide"]

_CLEAR = 0.5


def decide(reading: Reading) -> dict[str, tuple[Place, ...]]:
    """Return for each name of a place the places it may be, the likeliest first; one alone where the text decides.

    Countries and their adjectives that the release names weigh most, next to the place in its sentence; then size
    (the decimal logarithm of its inhabitants). A tie stays a tie: all of its places come back.
    """
    isos = Counter(m.key for m in reading.mentions if m.kind in {"country", "demonym"} and len(m.key) == 2)
    decided: dict[str, tuple[Place, ...]] = {}
    for name in dict.fromkeys(m.name for m in reading.mentions if m.kind == "place"):
        options = places().candidates(name) or _unlisted(reading, name)
        if reading.home and name == reading.home_name:
            decided[name] = (reading.home,)
            continue
        near = _near(reading, name)
        weights = {place.id: _weight(place, isos, near, reading.home) for place in options}
        ranked = sorted(options, key=lambda place: (-weights[place.id], place.id))
        decided[name] = tuple(place for place in ranked if weights[ranked[0].id] - weights[place.id] < _CLEAR)
    if reading.home and reading.home_name:
        decided.setdefault(reading.home_name, (reading.home,))
    return decided


def _unlisted(reading: Reading, name: str) -> tuple[Place, ...]:
    """Return a place that the gazetteer lacks, without an id, in the country that the text names beside it.

    A district lies in the country of its town ("Kreis Bunzlau"). Nothing comes back where no country is told.
    """
    district = re.fullmatch(r"(?:Landk|K)reis (.+)", name)
    towns = places().candidates(district[1]) if district else ()
    told = _told(reading, name)
    isos = {town.country for town in towns}
    iso = told if told in isos or not towns else towns[0].country
    iso = iso or _of_part(name)
    return (Place(id="", name=name, country=iso, kind="district" if district else "town"),) if iso else ()


def _of_part(name: str) -> str | None:
    """Return the country of the town whose name begins or ends a longer one that the gazetteer lacks."""
    words = name.split()
    parts = [*(words[:n] for n in range(len(words) - 1, 0, -1)), words[1:]]
    found = (places().candidates(" ".join(part)) for part in parts if part)
    return next((options[0].country for options in found if options), None)


def _told(reading: Reading, name: str) -> str | None:
    """Return the country named last before a place in its sentence, else the first behind it."""
    for mention in reading.mentions:
        if mention.kind == "place" and mention.name == name:
            told = [
                m for m in reading.by_sentence[mention.sentence] if m.kind in {"country", "demonym"} and len(m.key) == 2
            ]
            before = [m.key for m in told if m.end <= mention.start]
            behind = [m.key for m in told if m.start >= mention.end]
            if before or behind:  # A name may hold its country: "Deutsch Kaltenbrunn".
                return before[-1] if before else behind[0]
    return None


def _near(reading: Reading, name: str) -> Counter[str]:
    """Return the countries named in the sentences of a place."""
    return Counter(
        other.key
        for mention in reading.mentions
        if mention.kind == "place" and mention.name == name
        for other in reading.by_sentence[mention.sentence]
        if other.kind in {"country", "demonym"} and len(other.key) == 2
    )


def _weight(place: Place, isos: Counter[str], near: Counter[str], home: Place | None) -> float:
    weight = math.log10(max(place.population, 100))
    weight += 3 * min(isos[place.country], 2) + 2 * min(near[place.country], 2)
    if home and place.country == home.country:
        weight += _CLEAR
    return weight + (0.3 if place.kind == "town" else 0.0)

"""Decide between places of one name by what the release says of countries, and by size."""

import math
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
        options = places().candidates(name)
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

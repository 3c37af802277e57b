"""Deal the towns of a title in the plural out to its bearers: "die Bürgermeister von Lille und Metz, A und B"."""

from collections.abc import Sequence

from kg.relate.bodies import as_body
from kg.relate.reading import Body, Reading
from kg.text import Mention, Sentence

__all__ = ["DEALT", "dealt_towns"]

DEALT = "de.role.dealt"


def dealt_towns(reading: Reading, sentence: Sentence, role: Mention, people: Sequence[Mention]) -> list[Body]:
    """Return the towns behind a local title, in order, where several stand before as many names; else none."""
    if role.of != "home" or len(people) < 2 or people[0].start < role.end:
        return []
    towns = [m for m in reading.of(sentence, "place") if role.end <= m.start < people[0].start]
    return [as_body(town) for town in towns] if len(towns) == len(people) else []

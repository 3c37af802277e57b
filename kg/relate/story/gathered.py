"""See who is gathered in a sentence, beside what it tells: how many people, bodies and towns, from which side."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.relate.story.scene import Scene
from kg.relate.story.tellings import Telling
from kg.text import Sentence

__all__ = ["features_of_gathering", "side_of"]

_SORTS = ("person", "organisation", "municipality")
_MANY = 3


def side_of(scene: Scene, home: str | None) -> str:
    """Return whether a home is the town of the release, elsewhere or not known.

    Parameters
    ----------
    home : the name of a town, or None where none is known

    Returns
    -------
    "home", "away" or "none"
    """
    return "none" if home is None else "home" if home == scene.reading.home_name else "away"


def features_of_gathering(scene: Scene, sentence: Sentence, here: Sequence[Telling], fine: str) -> Iterator[str]:
    """Yield who is in a sentence, and what its tellings tell, seen with how fine it is dated."""
    present = {p.who for p in scene.present[sentence.index]}
    counts = Counter(sort for sort, _ in present)
    named = " ".join(str(min(counts[sort], _MANY)) for sort in _SORTS)
    sides = {side_of(scene, scene.homes.get(who)) for who in present if who[0] != "municipality"}
    joined = "+".join(sorted(sides))
    types = sorted({telling.type for telling in here})
    yield from (f"in:{named}", f"in:{named} {fine}", f"sides:{joined} {fine}", f"tells:{' '.join(types)} {fine}")
    for type_ in types:
        yield f"in:{type_} {named}"
        yield f"in:{type_} {bool(counts['person'])} {bool(counts['organisation'])} {fine}"
        yield f"sides:{type_} {joined} {fine}"

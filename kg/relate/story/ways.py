"""Say how a sentence names a town: gone to, in, from, by its hall, visited, meant by "dort", or only by name."""

import re

from kg.lexicon.patterns import pattern, sifted
from kg.relate.story.scene import Scene
from kg.text import Mention, Sentence

__all__ = ["towns_of", "ways_of"]

_SIGNS = (
    ("hall", pattern("event-parts.hall-of")),
    ("goal", pattern("event-parts.goal")),
    ("in", pattern("event-parts.in")),
    ("from", pattern("event-parts.origin")),
)
_VISITED = pattern("event-parts.visited")
_THERE = sifted("event-parts.there")
_HERE = pattern("event-parts.here")
_HALL = sifted("event-parts.in-hall")
_HALL_OF = pattern("event-parts.hall")
_BACK = re.compile(r"\b[Dd]ort(?:hin)?\b|\b[Vv]or Ort\b")
# "Sie stattete der Stadt Lille einen Besuch ab."
_PAID = re.compile(r"\b[Dd]er\s(?:[a-zäöü]\S*n\s)?(?:Partner)?(?:[Ss]tadt|[Gg]emeinde)\s$")
_HITHER = re.compile(r"\b(?:hier|hierher|zu uns|bei uns)\b")


def towns_of(scene: Scene) -> list[str]:
    """Return the towns that may be the place of an event: the release's own and those it names, in order."""
    named = [key for kind, key in scene.of if kind == "municipality"]
    home = [scene.reading.home_name] if scene.reading.home_name else []
    return list(dict.fromkeys([*home, *named]))


def ways_of(scene: Scene, index: int, town: str) -> frozenset[str]:
    """Return how a sentence names a town: as goal, in, from, by its hall, as "dort", or only by name."""
    if (index, town) not in scene.ways:
        scene.ways[index, town] = frozenset(_found_ways(scene, index, town))
    return scene.ways[index, town]


def _found_ways(scene: Scene, index: int, town: str) -> set[str]:
    reading = scene.reading
    sentence = scene.sentence(index)
    found: set[str] = set()
    for mention in reading.of(sentence, "place"):
        if mention.name != town or reading.document.is_spoken(mention.start):
            continue
        before = reading.between(sentence.start, mention.start)[-70:]
        way = next((way for way, sign in _SIGNS if sign.search(before)), "name")
        found.add("visited" if way == "name" and _is_visited(scene, sentence, mention, before) else way)
    for mention in reading.of(sentence, "demonym"):
        if len(mention.key) > 2 and reading.town_of_demonym(mention) == town:
            found.add("hall" if _HALL_OF.match(reading.between(mention.end, sentence.end)) else "adjective")
    referred = (
        ("there", town == reading.partner, _THERE),
        ("here", town == reading.home_name, _HERE),
        ("hither", town == reading.home_name, _HITHER),
        ("back", town == _last_named(scene, index), _BACK),
        ("indoors", True, _HALL),
    )
    return found | {way for way, fits, sign in referred if fits and scene.holds(index, sign)}


def _is_visited(scene: Scene, sentence: Sentence, mention: Mention, before: str) -> bool:
    """Return whether a clause says that a town is visited ("die Partnerstadt X besucht", "der Stadt X abgestattet")."""
    number = scene.clause_at(sentence, mention.start)
    verbs = scene.clauses[sentence.index][number].verbs if number >= 0 else ()
    is_paid = not {"statten", "abstatten"}.isdisjoint(verbs) and bool(_PAID.search(before))
    return is_paid or ("besuchen" in verbs and bool(_VISITED.search(before)))


def _last_named(scene: Scene, index: int) -> str:
    earlier = (m.name for m in reversed(scene.reading.mentions) if m.kind == "place" and m.sentence < index)
    return next(earlier, "")

"""Say where an event is: which of the towns of the release is its place."""

import re
from collections.abc import Mapping

from kg.lexicon.patterns import pattern, sifted
from kg.relate.event import Event
from kg.relate.story.scene import Scene
from kg.relate.story.tellings import Telling
from kg.relate.weights import crossed, crossed_each, weights
from kg.relate.whereabouts import is_local
from kg.text import Mention, Sentence

__all__ = ["features_of_nowhere", "features_of_town", "place_event", "towns_of"]

LIKELY, _MANY = 0.4, 4
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
_HITHER = re.compile(r"\b(?:hier|hierher|zu uns|bei uns)\b")


def towns_of(scene: Scene) -> list[str]:
    """Return the towns that may be the place of an event: the release's own and those it names, in order."""
    named = [key for kind, key in scene.of if kind == "municipality"]
    home = [scene.reading.home_name] if scene.reading.home_name else []
    return list(dict.fromkeys([*home, *named]))


def _ways(scene: Scene, index: int, town: str) -> frozenset[str]:
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
    """Return whether a town is what a clause says to be visited ("hat die Partnerstadt X besucht")."""
    number = scene.clause_at(sentence, mention.start)
    verbs = scene.clauses[sentence.index][number].verbs if number >= 0 else ()
    return "besuchen" in verbs and bool(_VISITED.search(before))


def _last_named(scene: Scene, index: int) -> str:
    earlier = (m.name for m in reversed(scene.reading.mentions) if m.kind == "place" and m.sentence < index)
    return next(earlier, "")


def features_of_town(scene: Scene, event: Event, tellings: list[Telling], town: str, parent: Event | None) -> list[str]:
    """Return what speaks for or against a town being the place of an event."""
    reading = scene.reading
    seen: dict[str, object] = {
        "kind": event.type,
        "rank": "home" if town == reading.home_name else "partner" if town == reading.partner else "other",
        "told": "verb" if any(t.verb for t in tellings) else "noun",
        "rival": any(
            _ways(scene, i, other) & {"in", "goal", "hall"}
            for i in event.sentences
            for other in towns_of(scene)
            if other != town
        ),
        "past": (event.start or "9")[:4] < (reading.issued or "0")[:4],
        "parent": parent.place == town if parent is not None and parent is not event else None,
    }
    features = crossed("where", seen)
    for telling in tellings:
        for way in sorted(_ways(scene, telling.sentence, town) or {"unnamed"}):
            features += crossed("where.way", {**seen, "way": way})
    near = {i + d for i in event.sentences for d in (-1, 1)} - set(event.sentences)
    for index in sorted(near & set(scene.present)):
        if scene.sentence(index).paragraph == scene.sentence(event.sentences[0]).paragraph:
            for way in sorted(_ways(scene, index, town)):
                features += crossed("where.near", {**seen, "near": way})
    for company in _companies(scene, event, town):
        features += crossed("where.company", {**seen, **company})
    return features + _in_words(scene, event, town, seen)


def _in_words(scene: Scene, event: Event, town: str, seen: Mapping[str, object]) -> list[str]:
    """Return what the verbs and words of the sentences of an event, and of the lead, speak for."""
    features = crossed_each("where.lead", seen, "lead", scene.lead)
    for index in event.sentences:
        told = {**seen, "ways": "+".join(sorted(_ways(scene, index, town))) or "unnamed"}
        verbs = dict.fromkeys(verb for clause in scene.clauses[index] for verb in clause.verbs)
        features += crossed_each("where.verb", told, "verb", verbs)
        features += crossed_each("where.word", seen, "word", scene.stems(index))
    return features


def _companies(scene: Scene, event: Event, town: str) -> list[dict[str, object]]:
    """Return where those present come from, seen from a town, for each sentence: people and groups at home there."""
    found: list[dict[str, object]] = []
    for index in event.sentences:
        people = [p for p in scene.present[index] if p.who[0] == "person" or p.guise == "group"]
        local = [p for p in people if is_local(scene.reading, scene.homes[p.who], town)]
        groups = [p for p in people if p.guise == "group"]
        own = any(p in local for p in groups)
        company: dict[str, object] = {
            "locals": min(len(local), 2),
            "strangers": min(len(people) - len(local), 2),
            "some-locals": bool(local),
            "some-strangers": len(people) > len(local),
            "group": "own" if own else "foreign" if groups else "none",
        }
        if company not in found:
            found.append(company)
    return found


def features_of_nowhere(scene: Scene, event: Event, parent: Event | None) -> list[str]:
    """Return what speaks for no town of the release being the place of an event."""
    seen = {"kind": event.type, "towns": min(len(towns_of(scene)), _MANY), "parent": parent is not None}
    return crossed("where.nowhere", seen)


def place_event(scene: Scene, event: Event, tellings: list[Telling], parent: Event | None) -> None:
    """Set the place of an event: the likeliest of the towns of the release, unless none of them is likelier still."""
    towns = towns_of(scene)
    options = [features_of_town(scene, event, tellings, town, parent) for town in towns]
    chances = weights("where").choice([*options, features_of_nowhere(scene, event, parent)])
    best = max([*towns, None], key=lambda town: chances[towns.index(town) if town is not None else -1])
    event.place = best if best is not None and chances[towns.index(best)] >= LIKELY else None
    if event.place is None:
        return
    for index in event.sentences:
        for mention in scene.reading.of(scene.sentence(index), "place"):
            if mention.name == best:
                event.spans.setdefault(("place", best), scene.reading.says(mention, "de.event.place"))

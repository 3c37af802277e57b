"""Say where an event is: which of the towns of the release is its place."""

from collections.abc import Mapping

from kg.lexicon.crossing import crossed, crossed_each
from kg.lexicon.weights import weights
from kg.relate.event import Event
from kg.relate.story.bearings import bearings, features_of_greeting, features_of_movers, features_of_names
from kg.relate.story.scene import Scene
from kg.relate.story.tellings import Telling
from kg.relate.story.ways import towns_of, ways_of
from kg.relate.whereabouts import is_local

__all__ = ["features_of_nowhere", "features_of_town", "place_event", "put"]

LIKELY, _MANY = 0.4, 4


def features_of_town(scene: Scene, event: Event, tellings: list[Telling], town: str, parent: Event | None) -> list[str]:
    """Return what speaks for or against a town being the place of an event."""
    reading = scene.reading
    seen: dict[str, object] = {
        "kind": event.type,
        "rank": "home" if town == reading.home_name else "partner" if town == reading.partner else "other",
        "told": "verb" if any(t.verb for t in tellings) else "noun",
        "rival": any(
            ways_of(scene, i, other) & {"in", "goal", "hall"}
            for i in event.sentences
            for other in towns_of(scene)
            if other != town
        ),
        "past": (event.start or "9")[:4] < (reading.issued or "0")[:4],
        "parent": parent.place == town if parent is not None and parent is not event else None,
    }
    taken = {**seen, **bearings(scene, event, town)}
    features = crossed("where", seen) + crossed("where.bearings", taken)
    for telling in tellings:
        for way in sorted(ways_of(scene, telling.sentence, town) or {"unnamed"}):
            features += crossed("where.way", {**seen, "way": way})
    near = {i + d for i in event.sentences for d in (-1, 1)} - set(event.sentences)
    for index in sorted(near & set(scene.present)):
        if scene.sentence(index).paragraph == scene.sentence(event.sentences[0]).paragraph:
            for way in sorted(ways_of(scene, index, town)):
                features += crossed("where.near", {**seen, "near": way})
    for company in _companies(scene, event, town):
        features += crossed("where.company", {**seen, **company})
    features += features_of_greeting(scene, event, town, taken) + features_of_names(scene, event, town, taken)
    features += features_of_movers(scene, tellings, town, taken)
    return features + _in_words(scene, event, town, seen)


def _in_words(scene: Scene, event: Event, town: str, seen: Mapping[str, object]) -> list[str]:
    """Return what the verbs and words of the sentences of an event, and of the lead, speak for."""
    features = crossed_each("where.lead", seen, "lead", scene.lead)
    for index in event.sentences:
        told = {**seen, "ways": "+".join(sorted(ways_of(scene, index, town))) or "unnamed"}
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
    event.sites = dict(zip([*towns, None], chances, strict=True))
    best = max(event.sites, key=lambda town: event.sites[town])
    put(scene, event, best if event.sites[best] >= LIKELY else None, event.sites[best])


def put(scene: Scene, event: Event, town: str | None, chance: float) -> None:
    """Set the place of an event with the span that names it, where one of its sentences does."""
    event.spans.pop(("place", event.place or ""), None)
    event.place = town
    named = (m for i in event.sentences for m in scene.reading.of(scene.sentence(i), "place") if m.name == town)
    mention = next(named, None)
    if town is not None and mention is not None:
        event.spans["place", town] = scene.reading.says(mention, "de.event.place", round(chance, 2))

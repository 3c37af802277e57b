"""Take the bearings of an event: how the headline, the opening and the sentences around it point to a town."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.lexicon.crossing import crossed, crossed_each
from kg.relate.event import Event
from kg.relate.story.scene import Presence, Scene
from kg.relate.story.tellings import Telling
from kg.relate.story.verbs import verb_classes
from kg.relate.story.ways import towns_of, ways_of
from kg.relate.whereabouts import is_local

__all__ = ["bearings", "features_of_greeting", "features_of_movers", "features_of_names"]

# A town that is named so is where something is; one that is named otherwise may be only spoken of.
_POINTING = frozenset({"goal", "in", "hall", "visited"})
# These hold of every town alike, so that they say nothing in a headline.
_VAGUE = frozenset({"indoors", "back"})
_STEP, _FAR, _GAP, _CLOSE, _TOLD = 3, 5, 3, 3, 2


def bearings(scene: Scene, event: Event, town: str) -> dict[str, object]:
    """Return how the release points to a town: in headline and opening, last before an event and first behind it."""
    told, issued = list(scene.present), scene.reading.issued or "0"
    first, last = min(event.sentences), max(event.sentences)
    return {
        "head": _joined(scene, scene.heads, town) or "-",
        "opening": _joined(scene, scene.opening, town) or "-",
        "here": _joined(scene, event.sentences, town) or "-",
        "own": _joined(scene, event.sentences[:1], town) or "-",
        "others": "+".join(sorted(_of_others(scene, event.sentences[0], town))) or "-",
        "position": min(first // _STEP, _FAR),
        "dated": bool(event.start),
        "fine": len(event.start or ""),
        "gone": (event.start or "9")[:7] < issued[:7],
        "future": (event.start or "0") > issued,
        **_pointed("last", scene, town, first, [i for i in reversed(told) if i < first]),
        **_pointed("next", scene, town, last, [i for i in told if i > last]),
        "namesake": any(p.who[0] == "organisation" and town in p.who[1] for p in _present(scene, event)),
    }


def _joined(scene: Scene, indices: Iterable[int], town: str) -> str:
    return "+".join(sorted(frozenset().union(*(ways_of(scene, i, town) for i in indices)) - _VAGUE))


def _of_others(scene: Scene, index: int, town: str) -> frozenset[str]:
    """Return how a sentence names the other towns: "nach A fuhr eine Gruppe aus B"."""
    return frozenset().union(*(ways_of(scene, index, other) for other in towns_of(scene) if other != town)) - _VAGUE


def _pointed(name: str, scene: Scene, town: str, start: int, indices: Iterable[int]) -> dict[str, object]:
    """Return whether it is a town that is pointed to first on the way from an event, how far off, in its paragraph."""
    for index in indices:
        towns = _pointed_to(scene, index)
        if towns:
            beside = scene.sentence(index).paragraph == scene.sentence(start).paragraph
            return {name: f"{town in towns} {min(abs(index - start), _GAP)} {beside}", f"{name}-town": town in towns}
    return {name: "none", f"{name}-town": None}


def _pointed_to(scene: Scene, index: int) -> frozenset[str]:
    if index not in scene.pointed:
        scene.pointed[index] = frozenset(t for t in towns_of(scene) if ways_of(scene, index, t) & _POINTING)
    return scene.pointed[index]


def features_of_greeting(scene: Scene, event: Event, town: str, seen: Mapping[str, object]) -> list[str]:
    """Return what people at home in a town or elsewhere speak for, by what their clauses say of them ("empfing")."""
    found: set[tuple[str, bool, str, bool]] = set()
    for presence in _present(scene, event):
        if presence.who[0] != "person" or presence.clause < 0:
            continue
        verbs = scene.clauses[presence.sentence][presence.clause].verbs
        local = is_local(scene.reading, scene.homes[presence.who], town)
        classes = {verb_classes().get(verb, "") for verb in verbs} - {""}
        found |= {(name, "werden" in verbs, presence.preposition or "-", local) for name in classes}
    features: list[str] = []
    for name, passive, preposition, local in sorted(found):
        told = {"class": name, "passive": passive, "preposition": preposition, "local": local}
        features += crossed("where.greeting", {**seen, **told})
    return features


def features_of_movers(scene: Scene, tellings: Sequence[Telling], town: str, seen: Mapping[str, object]) -> list[str]:
    """Return what people and groups speak for in the clauses that tell an event: at home in a town, moving how."""
    features: list[str] = []
    for telling in tellings[:_TOLD]:
        verbs = scene.clauses[telling.sentence][telling.clause].verbs
        classes = sorted({verb_classes().get(verb, "") for verb in verbs} - {""}) or ["none"]
        told = {**seen, "own": _joined(scene, [telling.sentence], town) or "-"}
        for presence in scene.present[telling.sentence]:
            if presence.clause != telling.clause or not (presence.guise == "group" or presence.who[0] == "person"):
                continue
            local = is_local(scene.reading, scene.homes[presence.who], town)
            mover = {"guise": presence.guise, "preposition": presence.preposition or "-", "local": local}
            features += [f for name in classes for f in crossed("where.mover", {**told, **mover, "class": name})]
    return list(dict.fromkeys(features))


def features_of_names(scene: Scene, event: Event, town: str, seen: Mapping[str, object]) -> list[str]:
    """Return what the words beside the name of a town speak for, in the first sentences of an event."""
    features: list[str] = []
    for index in event.sentences[:_CLOSE]:
        for presence in (p for p in scene.present[index] if p.who == ("municipality", town)):
            features += crossed("where.name", {**seen, "behind": presence.preposition, "guise": presence.guise})
            before, after = scene.words_around(presence)
            features += crossed_each("where.before", seen, "before", before[-_CLOSE:])
            features += crossed_each("where.after", seen, "after", after[: _CLOSE - 1])
    return features


def _present(scene: Scene, event: Event) -> Iterator[Presence]:
    return (presence for index in event.sentences for presence in scene.present[index])

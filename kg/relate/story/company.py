"""See an actor in the whole release: where it is named, in what guise, beside whom and what words."""

from collections.abc import Mapping

from kg.lexicon.crossing import crossed, crossed_each
from kg.lexicon.patterns import sifted
from kg.relate.event import Event, Who
from kg.relate.story.scene import Scene
from kg.relate.story.stage import Stage
from kg.relate.story.standing import relation

__all__ = ["anywhere", "beside", "company_of", "guises", "in_head", "in_release"]

_EARLY, _CROWD, _TOLD, _CLOSE, _OFTEN, _LEAD = 4, 6, 2, 3, 3, 3
_TRAVELLERS = sifted("story.travellers")


def in_release(scene: Scene, stage: Stage, who: Who) -> dict[str, object]:
    """Return how an actor and an event stand in the whole release: named first where, among how many, dated how."""
    event, events, reading = stage.event, stage.events, scene.reading
    places = {reading.home_name: "home", reading.partner: "partner", None: "none"}
    return {
        "first": min(*(p.sentence for p in scene.of[who]), _EARLY),
        "peers": min(sum(other[0] == who[0] for other in scene.of), _CROWD),
        "events": min(len(events), _CROWD),
        "same-kind": min(sum(e.type == event.type for e in events), 3),
        "fine": len(event.start or ""),
        "past": (event.start or "9")[:7] < (reading.issued or "0")[:7],
        "at-place": "none" if event.place is None else places.get(event.place, "other"),
    }


def beside(scene: Scene, stage: Stage, who: Who, seen: Mapping[str, object]) -> list[str]:
    """Return what those named in the sentences of an event beside an actor speak for."""
    features: list[str] = []
    for presence in (p for i in stage.event.sentences[:_TOLD] for p in scene.present[i] if p.who != who):
        other = {"other": presence.who[0], "other-guise": presence.guise}
        features += crossed("who.beside", {**seen, **other, "other-relation": relation(scene, stage, presence.who)})
    return features


def anywhere(scene: Scene, who: Who, seen: Mapping[str, object]) -> list[str]:
    """Return what the words beside the names of an actor speak for, and the verbs said there, wherever it is named."""
    key = who, str(seen["kind"])
    if key in scene.heard:
        return scene.heard[key]
    features = scene.heard[key] = []
    for presence in scene.of[who][:_OFTEN]:
        before, after = scene.words_around(presence)
        features += crossed_each("who.before", seen, "word-before", before[-_CLOSE:])
        features += crossed_each("who.behind", seen, "word-behind", after[: _CLOSE - 1])
        verbs = scene.clauses[presence.sentence][presence.clause].verbs if presence.clause >= 0 else ()
        features += crossed_each("who.clause", seen, "clause-verb", verbs)
    return features


def in_head(scene: Scene, event: Event, who: Who) -> dict[str, object]:
    """Return how an actor is named in the headline and in the opening, and whether the event is told that early."""
    opening = scene.opening
    named = {name: next((p for p in scene.of[who] if p.sentence in where), None)
             for name, where in (("head", scene.heads), ("opening", opening))}  # fmt: skip
    told = {name: f"{p.guise} {p.preposition or '-'}" if p is not None else "-" for name, p in named.items()}
    return {**told, "main": min(event.sentences) <= (opening[-1] if opening else _LEAD)}


def guises(scene: Scene, event: Event, who: Who) -> dict[str, object]:
    """Return in which guises an actor is named where the event is told, and in the whole release."""
    near = {p.guise for p in scene.of[who] if p.sentence in event.sentences}
    everywhere = {p.guise for p in scene.of[who]}
    return {"guises": "+".join(sorted(near)) or "-", "guises-anywhere": "+".join(sorted(everywhere))}


def company_of(scene: Scene, event: Event, who: Who) -> str | None:
    """Return who of a town is in the sentences of an event: someone named, a group without a name, or nobody."""
    if who[0] != "municipality":
        return None
    near = [p for i in event.sentences for p in scene.present[i]]
    if any(scene.homes[p.who] == who[1] and (p.who[0] == "person" or p.guise == "group") for p in near):
        return "named"
    return "group" if any(scene.anaphora[i] or scene.holds(i, _TRAVELLERS) for i in event.sentences) else "nobody"

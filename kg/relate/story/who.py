"""Say who takes part in an event, and how: as host, guest, participant or organiser."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon import load_yaml
from kg.lexicon.patterns import sifted
from kg.relate.event import Event, Who
from kg.relate.story.scene import Presence, Scene
from kg.relate.story.tellings import Telling
from kg.relate.weights import crossed, crossed_each, weights
from kg.relate.whereabouts import is_local

__all__ = ["PARTS", "Stage", "cast_event", "features_of_actor"]

PARTS = ("none", "hosts", "guests", "participants", "organisers")


@cache
def _classes() -> dict[str, str]:
    """Return the class of a verb ("welcome", "travel"), by its dictionary form."""
    return {verb: name for name, verbs in load_yaml("clauses")["verb classes"].items() for verb in verbs}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """An event with its tellings, the one that it lies within, and all those that the release tells of.

    ``chance`` is how likely it happened as it was read: who took part in a doubtful event is doubtful too.
    """

    event: Event
    tellings: list[Telling]
    parent: Event | None
    events: list[Event]
    chance: float = 1.0


def features_of_actor(scene: Scene, stage: Stage, who: Who) -> list[str]:
    """Return what speaks for each part that an actor may have in an event, told beside other events."""
    event, events = stage.event, stage.events
    seen: dict[str, object] = {
        "kind": event.type,
        "sort": who[0],
        "relation": _relation(scene, event, who),
        "at": who[1] == event.place if who[0] == "municipality" else None,
        "standing": _standing(scene, who),
        "named": min(len(scene.of[who]), 4),
        "turn": min(sum(1 for e in events if min(e.sentences) < min(event.sentences)), 2),
        "company": _company(scene, event, who),
    }
    nearest = _nearest(scene, event, who)
    if nearest is None:
        return crossed("who", {**seen, "step": "unnamed"})
    features = crossed("who.guises", {**seen, **_guises(scene, event, who)})
    here = [(p, 0) for p in scene.of[who] if p.sentence in event.sentences][:_OFTEN]
    for presence, distance in here or [nearest]:
        features += _of_presence(scene, stage, presence, distance, seen)
    return list(dict.fromkeys(features))


def _of_presence(
    scene: Scene, stage: Stage, presence: Presence, distance: int, actor: Mapping[str, object]
) -> list[str]:
    """Return what one of the places where an actor is named speaks for."""
    sentence = scene.sentence(presence.sentence)
    seen = {
        **actor,
        "step": _step(distance),
        "here": "here" if distance == 0 else "off",
        "closer": _is_closer(presence, distance, stage),
        "guise": presence.guise,
        "preposition": presence.preposition or "-",
        "zone": sentence.zone,
        "paragraph": _same_paragraph(scene, stage.event, presence),
        "organised": scene.is_organised(sentence.index),
        **_references(scene, stage.event, presence.who, stage.parent),
        **_clause(scene, stage.tellings, presence),
    }
    features = crossed("who", seen) + _around(scene, presence, seen)
    if presence.clause >= 0:
        verbs = {_classes().get(v, "") for v in scene.clauses[presence.sentence][presence.clause].verbs} - {""}
        for name in sorted(verbs) or ["none"]:
            features += crossed("who.verb", {**seen, "verbs": name})
    return features


def _guises(scene: Scene, event: Event, who: Who) -> dict[str, object]:
    """Return in which guises an actor is named where the event is told, and in the whole release."""
    near = {p.guise for p in scene.of[who] if p.sentence in event.sentences}
    everywhere = {p.guise for p in scene.of[who]}
    return {"guises": "+".join(sorted(near)) or "-", "guises-anywhere": "+".join(sorted(everywhere))}


def _around(scene: Scene, presence: Presence, seen: dict[str, object]) -> list[str]:
    """Return what the words before and behind a name speak for, each for itself and the nearest together."""
    before, after = scene.words_around(presence)
    told = {
        **seen,
        "before": before[-1] if before else "^",
        "before-two": " ".join(before[-2:]),
        "after": after[0] if after else "$",
    }
    features = crossed("who.next", told)
    for side, words in (("before", before), ("after", after)):
        features += crossed_each("who.word", {**seen, "side": side}, "word", sorted(set(words)))
    return features


def _company(scene: Scene, event: Event, who: Who) -> str | None:
    """Return who of a town is in the sentences of an event: someone named, a group without a name, or nobody."""
    if who[0] != "municipality":
        return None
    near = [p for i in event.sentences for p in scene.present[i]]
    if any(scene.homes[p.who] == who[1] and (p.who[0] == "person" or p.guise == "group") for p in near):
        return "named"
    return "group" if any(scene.anaphora[i] or scene.holds(i, _TRAVELLERS) for i in event.sentences) else "nobody"


def _is_closer(presence: Presence, distance: int, stage: Stage) -> bool:
    """Return whether another event is told nearer to where somebody is named."""
    others = (e for e in stage.events if e is not stage.event and e is not stage.parent)
    return any(abs(presence.sentence - i) < abs(distance) for e in others for i in e.sentences)


def _references(scene: Scene, event: Event, who: Who, parent: Event | None) -> dict[str, object]:
    """Return whether a pronoun may mean an actor, a list of members names it, its group is here, its part around."""
    is_person = who[0] == "person"
    off = is_person and all(p.sentence not in event.sentences for p in scene.of[who])
    meant = off and any(scene.last_person(i) == who and scene.holds(i, _PRONOUN) for i in event.sentences)
    home = scene.homes.get(who)
    own = is_person and any(
        p.who[1] == home and p.guise in {"group", "town"} for i in event.sentences for p in scene.present[i]
    )
    member = any(scene.holds(p.sentence, _MEMBERS) for p in scene.of[who])
    seen: dict[str, object] = {
        "pronoun": True if meant else None,
        "own-group": True if own else None,
        "member": True if member else None,
    }
    if parent is not None:
        seen["parent-part"] = next((part for part in PARTS[1:] if who in getattr(parent, part)), "none")
        seen["group"] = any(scene.anaphora.get(i, False) for i in event.sentences)
    return seen


def _clause(scene: Scene, tellings: list[Telling], presence: Presence) -> dict[str, object]:
    """Return how an actor stands in its clause: voice, field, and whether the event is told in it."""
    if presence.clause < 0:
        return {}
    clause = scene.clauses[presence.sentence][presence.clause]
    tokens = scene.sentence(presence.sentence).tokens
    seen: dict[str, object] = {
        "voice": "passive" if "werden" in clause.verbs else "active",
        "early": sum(1 for i in clause.tokens if tokens[i].start < presence.start) <= _FIELD,
        "sub": clause.is_sub,
    }
    own = [t for t in tellings if t.sentence == presence.sentence]
    if own:
        seen |= {
            "clause": any(t.clause == presence.clause for t in own),
            "side": "after" if presence.start > own[0].token.start else "before",
            "told": "verb" if own[0].verb else "noun",
            "echo": own[0].is_echo,
        }
    return seen


# An event with the wrong day has mostly the right people: its chance counts for less than theirs.
_DOUBT = 0.7
_OFTEN = 3  # So many times at most is somebody heard where an event is told.
_FIELD = 4  # So many words at most stand before who is named in the field before the verb.
_PRONOUN = re.compile(r"\b(?:[Ee]r|[Ii]hn|[Ii]hm|[Ss]ie|[Ii]hr|[Ss]ein\w*|[Ii]hre\w*)\b")
_MEMBERS = sifted("delegations.members")
_TRAVELLERS = sifted("story.travellers")


def _relation(scene: Scene, event: Event, who: Who) -> str:
    """Return whether an actor is local or foreign at the place of an event, or what else is known of the home."""
    home = scene.homes.get(who)
    reading = scene.reading
    if home is None:
        return "unknown"
    if home.startswith("country"):
        return "country"
    if who[0] == "organisation" and not any(town and town in who[1] for town in reading.towns):
        return "body"
    if event.place is None:
        return "at-home" if home == reading.home_name else "at-partner" if home == reading.partner else "elsewhere"
    return "local" if is_local(reading, home, event.place) else "foreign"


def _standing(scene: Scene, who: Who) -> str:
    """Return what an actor is: the town's rank, the person's office, the body's kind."""
    reading = scene.reading
    kind, key = who
    if kind == "municipality":
        return "home" if key == reading.home_name else "partner" if key == reading.partner else "other"
    if kind == "person":
        roles = reading.people[key].roles if key in reading.people else []
        return roles[0][0] if roles else "no office"
    mention = reading.organisations.get(key)
    return mention.key if mention else "body"


def _nearest(scene: Scene, event: Event, who: Who) -> tuple[Presence, int] | None:
    """Return the presence of an actor nearest to an event's sentences, and how many sentences it is off."""
    pairs = [(p, p.sentence - i) for p in scene.of.get(who, ()) for i in event.sentences]
    return min(pairs, key=lambda pair: (abs(pair[1]), pair[1] < 0, pair[0].start), default=None)


def _step(distance: int) -> str:
    if abs(distance) > 3:
        return "far"
    return str(distance) if abs(distance) <= 1 else "2+" if distance > 0 else "-2"


def _same_paragraph(scene: Scene, event: Event, presence: Presence) -> bool:
    paragraph = scene.sentence(presence.sentence).paragraph
    return any(scene.sentence(i).paragraph == paragraph for i in event.sentences)


def cast_event(scene: Scene, stage: Stage, bar: float) -> None:
    """Give everyone who is likely to take part their part."""
    judged, event = weights("who"), stage.event
    for who in scene.of:
        features = features_of_actor(scene, stage, who)
        shares = judged.shares(features)
        part = max(range(1, len(PARTS)), key=lambda i: shares[i])
        if stage.chance**_DOUBT * shares[part] >= bar:
            getattr(event, PARTS[part]).append(who)
            event.features[PARTS[part], who[1]] = features
            presence = _nearest(scene, event, who)
            if presence is not None:
                span = scene.reading.evidence(
                    presence[0].start, presence[0].end, f"de.event.{PARTS[part]}", round(1 - shares[0], 2)
                )
                event.spans[PARTS[part], who[1]] = span

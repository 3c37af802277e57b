"""See what speaks for each part that somebody may have in an event: host, guest, participant or organiser."""

import re
from collections.abc import Mapping
from itertools import chain

from kg.lexicon.crossing import crossed, crossed_each
from kg.lexicon.patterns import sifted
from kg.relate.event import Event, Who
from kg.relate.story.company import anywhere, beside, company_of, guises, in_head, in_release
from kg.relate.story.scene import Presence, Scene
from kg.relate.story.stage import PARTS, Stage
from kg.relate.story.standing import nearest_presence, relation, standing
from kg.relate.story.tellings import Telling
from kg.relate.story.verbs import verb_classes

__all__ = ["features_of_actor"]


def features_of_actor(scene: Scene, stage: Stage, who: Who) -> list[str]:
    """Return what speaks for each part that an actor may have in an event, told beside other events."""
    event, events = stage.event, stage.events
    seen: dict[str, object] = {
        "kind": event.type,
        "sort": who[0],
        "relation": relation(scene, stage, who),
        "at": who[1] == event.place if who[0] == "municipality" else None,
        "standing": standing(scene, who),
        "named": min(len(scene.of[who]), 4),
        "rule": event.rule,
        "titled": bool(event.title),
        "told-here": any(p.sentence in event.sentences for p in scene.of[who]),
        "turn": min(sum(1 for e in events if min(e.sentences) < min(event.sentences)), 2),
        "company": company_of(scene, event, who),
    }
    nearest = nearest_presence(scene, event, who)
    if nearest is None:
        return crossed("who", {**seen, "step": "unnamed"})
    stand = {"guise": nearest[0].guise, "preposition": nearest[0].preposition or "-"}
    features = crossed("who.guises", {**seen, **guises(scene, event, who)})
    release = {**seen, **in_release(scene, stage, who)}
    features += crossed("who.head", {**seen, **in_head(scene, event, who)})
    features += crossed("who.release", release) + crossed("who.stand", seen | stand)
    features += _of_telling(scene, stage, seen)
    features += beside(scene, stage, who, seen)
    if scene.as_reference:
        framed = {"as": "reference", "framed": stage.parent is not None}
        features += crossed("who.reference", release | framed)
    features += anywhere(scene, who, seen)
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
        verbs = {verb_classes().get(v, "") for v in scene.clauses[presence.sentence][presence.clause].verbs} - {""}
        for name in sorted(verbs) or ["none"]:
            features += crossed("who.verb", {**seen, "verbs": name})
    return features


def _around(scene: Scene, presence: Presence, seen: dict[str, object]) -> list[str]:
    """Return what the words before and behind a name speak for, each for itself and the nearest together."""
    before, after = scene.words_around(presence)
    told = {
        **seen,
        "before": before[-1] if before else "^",
        "before-two": " ".join(before[-2:]),
        "after": after[0] if after else "$",
    }
    return crossed("who.next", told) + _of_words(scene, presence, seen)


def _of_telling(scene: Scene, stage: Stage, seen: Mapping[str, object]) -> list[str]:
    """Return what the words of the event's sentences speak for: the same for all who stand so to its place."""
    key = seen["relation"], seen["told-here"]
    if key not in stage.told:
        words = dict.fromkeys(word for i in stage.event.sentences[:_TOLD] for word in scene.stems(i))
        stage.told[key] = crossed_each("who.told", seen, "told-word", words)
    return stage.told[key]


def _of_words(scene: Scene, presence: Presence, seen: Mapping[str, object]) -> list[str]:
    """Return what the words before and behind a name speak for, each for itself: often the same for several events."""
    key = presence, str(seen["here"]), str(seen["relation"])
    if key not in scene.heard_beside:
        around = zip(("before", "after"), scene.words_around(presence), strict=True)
        told = (crossed_each("who.word", {**seen, "side": side}, "word", sorted(set(words))) for side, words in around)
        scene.heard_beside[key] = list(chain.from_iterable(told))
    return scene.heard_beside[key]


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


_TOLD = 2  # So many sentences of an event are heard word by word.
_OFTEN = 3  # So many times at most is somebody heard where an event is told.
_FIELD = 4  # So many words at most stand before who is named in the field before the verb.
_PRONOUN = re.compile(r"\b(?:[Ee]r|[Ii]hn|[Ii]hm|[Ss]ie|[Ii]hr|[Ss]ein\w*|[Ii]hre\w*)\b")
_MEMBERS = sifted("delegations.members")


def _step(distance: int) -> str:
    if abs(distance) > 3:
        return "far"
    return str(distance) if abs(distance) <= 1 else "2+" if distance > 0 else "-2"


def _same_paragraph(scene: Scene, event: Event, presence: Presence) -> bool:
    paragraph = scene.sentence(presence.sentence).paragraph
    return any(scene.sentence(i).paragraph == paragraph for i in event.sentences)

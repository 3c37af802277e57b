"""Say who takes part in an event, and how: as host, guest, participant or organiser."""

from collections.abc import Sequence

from kg.lexicon.trees import trees
from kg.lexicon.weights import weights
from kg.relate.event import Event, Who
from kg.relate.story.fellows import Cast, Rehearsal
from kg.relate.story.scene import Scene
from kg.relate.story.stage import PARTS, Stage
from kg.relate.story.standing import nearest_presence
from kg.relate.story.who import features_of_actor

__all__ = ["MAYBE", "cast_event", "recast"]

# An event with the wrong day has mostly the right people: its chance counts for less than theirs.
_DOUBT = 0.7
# Whoever is less likely to have any part is not asked about again.
MAYBE = 0.05


def cast_event(scene: Scene, stage: Stage, bar: float) -> Cast:
    """Give everyone who is likely by itself to take part its part, and return how likely each was."""
    judged, event, shares = weights("who"), stage.event, {}
    _clear(event)
    for who in scene.of:
        features = features_of_actor(scene, stage, who)
        heard = shares[who] = judged.shares(features)
        part = _part(heard)
        if stage.chance**_DOUBT * heard[part] >= bar:
            getattr(event, PARTS[part]).append(who)
        if 1 - heard[0] >= MAYBE:
            event.features["who", who[1]] = features
    return Cast(stage, shares)


def recast(scene: Scene, casts: Sequence[Cast], bar: float) -> None:
    """Give everyone the part that is likely beside all others of the release, in place of those given before."""
    rehearsal, judged = Rehearsal(scene, casts), trees("who")
    for cast in casts:
        _clear(cast.stage.event)
        for who, heard in cast.shares.items():
            if 1 - heard[0] < MAYBE:
                continue
            seen = rehearsal.seen(cast, who)
            shares = judged.shares(seen)
            if cast.stage.chance**_DOUBT * shares[_part(shares)] >= bar:
                _give(scene, cast.stage, who, shares)
                cast.stage.event.seen[PARTS[_part(shares)], who[1]] = seen


def _clear(event: Event) -> None:
    for part in PARTS[1:]:
        getattr(event, part).clear()


def _part(shares: Sequence[float]) -> int:
    return max(range(1, len(PARTS)), key=lambda i: shares[i])


def _give(scene: Scene, stage: Stage, who: Who, shares: Sequence[float]) -> None:
    event, part = stage.event, PARTS[_part(shares)]
    getattr(event, part).append(who)
    event.features[part, who[1]] = event.features["who", who[1]]
    presence = nearest_presence(scene, event, who)
    if presence is not None:
        start, end = presence[0].start, presence[0].end
        span = scene.reading.evidence(start, end, f"de.event.{part}", round(1 - shares[0], 2))
        event.spans[part, who[1]] = span

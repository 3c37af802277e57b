"""Say who takes part in an event, and how: as host, guest, participant or organiser."""

from kg.lexicon.weights import weights
from kg.relate.story.scene import Scene
from kg.relate.story.stage import PARTS, Stage
from kg.relate.story.standing import nearest_presence
from kg.relate.story.who import features_of_actor

__all__ = ["cast_event"]

# An event with the wrong day has mostly the right people: its chance counts for less than theirs.
_DOUBT = 0.7


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
            presence = nearest_presence(scene, event, who)
            if presence is not None:
                span = scene.reading.evidence(
                    presence[0].start, presence[0].end, f"de.event.{PARTS[part]}", round(1 - shares[0], 2)
                )
                event.spans[PARTS[part], who[1]] = span

"""Say how an actor stands to an event: at home at its place or not, in which office, named how near."""

from kg.relate.event import Event, Who
from kg.relate.story.scene import Presence, Scene
from kg.relate.story.stage import Stage
from kg.relate.whereabouts import is_local

__all__ = ["nearest_presence", "relation", "standing"]


def relation(scene: Scene, stage: Stage, who: Who) -> str:
    """Return whether an actor is local or foreign at the place of an event, or what else is known of the home."""
    if who not in stage.relations:
        stage.relations[who] = _found(scene, stage.event, who)
    return stage.relations[who]


def _found(scene: Scene, event: Event, who: Who) -> str:
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


def standing(scene: Scene, who: Who) -> str:
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


def nearest_presence(scene: Scene, event: Event, who: Who) -> tuple[Presence, int] | None:
    """Return the presence of an actor nearest to an event's sentences, and how many sentences it is off."""
    pairs = [(p, p.sentence - i) for p in scene.of.get(who, ()) for i in event.sentences]
    return min(pairs, key=lambda pair: (abs(pair[1]), pair[1] < 0, pair[0].start), default=None)

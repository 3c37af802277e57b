"""Set the stage of an event: what is known when it is asked who took part in it."""

from dataclasses import dataclass, field, replace

from kg.relate.event import Event, Who
from kg.relate.story.tellings import Telling

__all__ = ["PARTS", "Stage"]

PARTS = ("none", "hosts", "guests", "participants", "organisers")


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
    relations: dict[Who, str] = field(default_factory=dict)  # Where each actor is at home, seen from the event's place.
    told: dict[tuple[object, ...], list[str]] = field(default_factory=dict)  # What its words say of actors of a sort.

    def anew(self) -> "Stage":
        """Return it as it was before anyone was asked, for an event that is elsewhere now."""
        return replace(self, relations={}, told={})

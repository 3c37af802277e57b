"""What is known of an event while a release is read."""

from dataclasses import dataclass, field

from kg.model import Evidence

__all__ = ["Event", "Who"]

Who = tuple[str, str]


@dataclass(slots=True, eq=False)
class Event:
    """An event as read so far."""

    type: str
    rule: str
    start: str | None = None
    end: str | None = None
    place: str | None = None
    title: str | None = None
    sentences: list[int] = field(default_factory=list)
    hosts: list[Who] = field(default_factory=list)
    guests: list[Who] = field(default_factory=list)
    participants: list[Who] = field(default_factory=list)
    organisers: list[Who] = field(default_factory=list)
    part_of: "Event | None" = None
    within: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    spans: dict[tuple[str, str], Evidence] = field(default_factory=dict)
    # What spoke for the event (under "", "") and for each part in it (under part and name) when weights judged them.
    features: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    # What was observed of it, its place and those who take part, beside the others of its release.
    seen: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)
    # How likely it was in each town of its release by itself, or (under None) in none.
    sites: dict[str | None, float] = field(default_factory=dict)
    size: str | None = None

    def people(self) -> set[Who]:
        """Return everyone who takes part."""
        return {*self.hosts, *self.guests, *self.participants, *self.organisers}

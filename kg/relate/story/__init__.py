"""Read the story of a release: what happened, when, where, and who took part."""

from kg.relate.story.told import events_of

__all__ = ["events_of"]

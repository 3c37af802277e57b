"""Which parts of the world a map shows, and where they lie on the page."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from kg.draw.world import Lines, Projection, projection_for

__all__ = ["Frame", "frames_of"]

# Towns within so many degrees of the middle one make a region that is worth a map of its own.
_NEAR: Final = np.array([22.0, 14.0])
_ENOUGH: Final = 6
_SHARE: Final = 0.4


class Frame:
    """A part of the plane, drawn on a page from ``base`` upwards and as wide as the page."""

    def __init__(self, project: Projection, places: Lines, *, world: bool, base: float, width: float) -> None:
        flat = project(places)
        low, high = flat.min(axis=0), flat.max(axis=0)
        if world:
            low, high = np.array([-2.55, -1.0]), np.array([2.75, 1.33])
        else:
            room = np.maximum((high - low) * 0.16, 0.03)
            low, high = low - room, high + room
        wide, tall = high - low
        # Neither a strip nor a tower.
        grown = max(wide / 1.9 - tall, 0.0)
        low[1], high[1] = low[1] - grown / 2, high[1] + grown / 2
        grown = max(tall / 0.95 - wide, 0.0)
        low[0], high[0] = low[0] - grown / 2, high[0] + grown / 2
        self.project, self.low, self.base, self.width = project, low, base, width
        # On the whole world the towns of one country lie close together.
        self.smallest = 1.5 if world else 2.6
        self.scale = float(width / (high - low)[0])
        self.height = float(round((high - low)[1] * self.scale))

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return the left, lower, right and upper side on the page."""
        return 0.0, self.base, self.width, self.base + self.height

    def on_page(self, points: Lines) -> Lines:
        """Return where longitudes and latitudes lie on the page."""
        flat: Lines = (self.project(points) - self.low) * self.scale + np.array([0.0, self.base])
        return flat


def frames_of(places: Lines, *, base: float, width: float) -> list[tuple[Frame, Sequence[int]]]:
    """Return the frames that show places, the upper first, each with the numbers of the places that it shows.

    Places far apart are shown on the whole world; where many of them lie close together, their region follows below.

    Examples
    --------
    >>> europe = [(7.0 + east, 50.0) for east in range(8)]
    >>> frames = frames_of(np.array([*europe, (-79.0, -3.0)]), base=0, width=1000)
    >>> [len(numbers) for _, numbers in frames]
    [9, 8]
    """
    project, world = projection_for(places)
    every = range(len(places))
    if not world:
        return [(Frame(project, places, world=False, base=base, width=width), every)]
    near = np.flatnonzero((np.abs(places - np.median(places, axis=0)) < _NEAR).all(axis=1))
    if len(near) < max(_ENOUGH, _SHARE * len(places)):
        return [(Frame(project, places, world=True, base=base, width=width), every)]
    region = Frame(projection_for(places[near])[0], places[near], world=False, base=base, width=width)
    whole = Frame(project, places, world=True, base=base + region.height, width=width)
    return [(whole, every), (region, near.tolist())]

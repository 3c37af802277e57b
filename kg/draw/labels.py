"""Where names go: beside their circles, and as little as can be on other names, circles and lines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from kg.draw.layout import Points
from kg.draw.letters import text_width

__all__ = ["Label", "Named", "labelled"]

# Where a name may stand about its circle: beside it, above, below, or aslant.
_ANGLES: Final = tuple(math.radians(angle) for angle in (0, 180, 90, 270, 35, 145, 215, 325))
_DISTANCES: Final = (3.0, 11.0)
_SWEEPS: Final = 4
# What it costs to cover: all of a name, all of a circle, a line as long as the name is high; to leave the page; to
# stand on the side of the circle where its links are.
_NAME, _CIRCLE, _LINE, _OFF, _INWARD = 100.0, 70.0, 2.5, 500.0, 1.5
# Two names in one line with less room between them than this, in points, read as one.
_ROOM: Final = 8.0
# From this cost on a name does more harm than good and is left out.
_TOO_MUCH: Final = 22.0

_Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name that wants a place; ``kept`` names are drawn even where they cover something."""

    text: str
    size: float
    bold: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The middle of the place that a name has."""

    x: float
    y: float


def labelled(
    names: Sequence[Named],
    places: Points,
    radii: Sequence[float],
    links: Sequence[tuple[int, int]],
    page: tuple[float, float],
) -> list[Label | None]:
    """Return a place for each name beside its circle, or None where no place is good enough.

    Names are given in order of importance: the first choose first, then all choose again, some times over.

    Examples
    --------
    >>> labelled([Named(text="Köln", size=9)], np.array([[50.0, 50.0]]), [5.0], [], (100, 100))
    [Label(x=68.0, y=50.0)]
    """
    board = _Board(names, places, radii, links, page)
    for _ in range(_SWEEPS):
        for number in range(len(names)):
            board.choose(number)
    return [board.label(number) for number in range(len(names))]


class _Board:
    """Circles, lines and the boxes that names have so far."""

    def __init__(
        self,
        names: Sequence[Named],
        places: Points,
        radii: Sequence[float],
        links: Sequence[tuple[int, int]],
        page: tuple[float, float],
    ) -> None:
        self.names, self.places, self.page = names, places, page
        self.radii = np.asarray(radii, dtype=float)
        self.starts = places[[one for one, _ in links]] if links else np.zeros((0, 2))
        self.ends = places[[other for _, other in links]] if links else np.zeros((0, 2))
        self.outward = [_outward(number, places, links) for number in range(len(names))]
        self.boxes = np.full((len(names), 4), np.nan)
        self.costs = np.zeros(len(names))

    def choose(self, number: int) -> None:
        """Give a name the best place, as things stand."""
        self.boxes[number] = np.nan
        spots = [self._box(number, angle, gap) for gap in _DISTANCES for angle in _ANGLES]
        costs = [self._cost(number, box) + self._habit(number, turn) for turn, box in enumerate(spots)]
        best = int(np.argmin(costs))
        self.boxes[number], self.costs[number] = spots[best], costs[best]

    def label(self, number: int) -> Label | None:
        """Return the place of a name; a name without one leaves its box to others."""
        if not self.names[number].kept and self._cost(number, self._own(number)) > _TOO_MUCH:
            self.boxes[number] = np.nan
            return None
        left, low, right, high = self._own(number)
        return Label(x=round((left + right) / 2, 2), y=round((low + high) / 2, 2))

    def _own(self, number: int) -> _Box:
        left, low, right, high = (float(side) for side in self.boxes[number])
        return left, low, right, high

    def _box(self, number: int, angle: float, gap: float) -> _Box:
        name, (x, y), reach = self.names[number], self.places[number], self.radii[number] + gap
        wide, tall = round(text_width(name.text, name.size, name.bold)), name.size * 1.15
        across, up = math.cos(angle), math.sin(angle)
        # Aslant, the nearest corner of the name is what keeps the distance.
        x += across * reach + math.copysign(wide / 2, across) * (abs(across) > 0.3)
        y += up * reach + math.copysign(tall / 2, up) * (abs(up) > 0.3)
        return float(x - wide / 2), float(y - tall / 2), float(x + wide / 2), float(y + tall / 2)

    def _habit(self, number: int, turn: int) -> float:
        """Return what a direction costs by itself: towards the links, farther off, later in the list."""
        angle = _ANGLES[turn % len(_ANGLES)]
        away = self.outward[number]
        inward = 0.0 if away is None else (1 - math.cos(angle - away)) * _INWARD
        return (
            inward
            + 2.0 * (turn // len(_ANGLES))
            + (0.0 if turn % len(_ANGLES) < 4 else 1.2)
            + 0.1 * (turn % len(_ANGLES))
        )

    def _cost(self, number: int, box: _Box) -> float:
        left, low, right, high = box
        area = max((right - left) * (high - low), 1e-9)
        others = np.delete(self.boxes, number, axis=0)
        names = np.nansum(_common((left - _ROOM, low, right + _ROOM, high), others)) / area
        square = np.hstack([self.places - 0.9 * self.radii[:, None], self.places + 0.9 * self.radii[:, None]])
        circles = np.delete(_common(box, square), number).sum() / area
        lines = _crossing(box, self.starts, self.ends).sum() / max(high - low, 1e-9)
        width, height = self.page
        off = max(0.0, -left, -low, right - width, high - height)
        return float(_NAME * names + _CIRCLE * circles + _LINE * lines + _OFF * (off > 0) + off)


def _outward(number: int, places: Points, links: Sequence[tuple[int, int]]) -> float | None:
    """Return the direction away from what a node is linked to; None where it has links on all sides or none."""
    ends = [other if one == number else one for one, other in links if number in {one, other}]
    if not ends:
        return None
    away = places[number] - places[ends]
    x, y = (away / np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-9)).mean(axis=0)
    return math.atan2(y, x) if math.hypot(x, y) > 0.2 else None


def _common(box: _Box, boxes: Points) -> Points:
    """Return the area that a box has in common with each of others."""
    wide = np.minimum(box[2], boxes[:, 2]) - np.maximum(box[0], boxes[:, 0])
    tall = np.minimum(box[3], boxes[:, 3]) - np.maximum(box[1], boxes[:, 1])
    area: Points = np.clip(wide, 0, None) * np.clip(tall, 0, None)
    return area


def _crossing(box: _Box, starts: Points, ends: Points) -> Points:
    """Return the length of each line within a box (Liang & Barsky 1984)."""
    along = ends - starts
    safe = np.where(np.abs(along) < 1e-9, 1e-9, along)
    first = (np.array(box[:2]) - starts) / safe
    last = (np.array(box[2:]) - starts) / safe
    enter = np.clip(np.minimum(first, last).max(axis=1, initial=0.0), 0.0, 1.0)
    leave = np.clip(np.maximum(first, last).min(axis=1, initial=1.0), 0.0, 1.0)
    length: Points = np.clip(leave - enter, 0.0, None) * np.linalg.norm(along, axis=1)
    return length

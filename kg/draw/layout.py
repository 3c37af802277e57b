"""Where the nodes of a network go: each piece by its distances, the pieces side by side, none upon another.

All positions are in points (1/72 inch), with y upwards.
"""

import math
from collections import deque
from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["Points", "placed"]

Points: TypeAlias = npt.NDArray[np.float64]
_Links: TypeAlias = Sequence[tuple[int, int]]

_SEED: Final = 20241112
_STEPS: Final = 600
# The least room between two circles: about a line of text.
_GAP: Final = 15.0
# Half the width and height that a name needs around its circle.
_NAME: Final = np.array([38.0, 15.0])


def placed(radii: Sequence[float], links: _Links, width: float, height: float) -> Points:
    """Return a place for each circle on a page from (0, 0) to (width, height).

    ``radii`` are those of the circles and ``links`` pairs of their numbers. Within a piece the lengths of links and
    paths are kept as far as a plane allows (stress majorization: Gansner, Koren & North 2004, Graph Drawing); pieces
    are packed from the largest on, outwards from the middle.

    Examples
    --------
    >>> placed([5.0], [], 100, 80).tolist()
    [[50.0, 40.0]]
    """
    sizes = np.asarray(radii, dtype=float)
    places = np.zeros((len(radii), 2))
    pieces = _pieces(len(radii), links)
    boxes = []
    for piece in pieces:
        inside = _level(_stressed(piece, links, sizes))
        reach = sizes[piece, None] + _NAME
        low, high = (inside - reach).min(axis=0), (inside + reach).max(axis=0)
        places[piece] = inside - low
        boxes.append(high - low)
    for piece, corner in zip(pieces, _packed(boxes, width / height), strict=True):
        places[piece] += corner
    return _apart(_fitted(places, sizes, width, height), sizes, width, height)


def _pieces(count: int, links: _Links) -> list[list[int]]:
    """Return the connected pieces, the largest first."""
    around: list[list[int]] = [[] for _ in range(count)]
    for one, other in links:
        around[one].append(other)
        around[other].append(one)
    pieces, seen = [], set[int]()
    for start in range(count):
        if start not in seen:
            reached = sorted(_distances(start, around))
            seen.update(reached)
            pieces.append(reached)
    return sorted(pieces, key=lambda piece: (-len(piece), piece[0]))


def _distances(start: int, around: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return how many links away each node is that can be reached."""
    steps = {start: 0}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for other in around[node]:
            if other not in steps:
                steps[other] = steps[node] + 1
                waiting.append(other)
    return steps


def _stressed(piece: Sequence[int], links: _Links, radii: Points) -> Points:
    """Return places for one piece, so that distances are close to lengths of shortest paths."""
    count = len(piece)
    if count == 1:
        return np.zeros((1, 2))
    wanted = _lengths(piece, links, radii)
    weights = np.zeros_like(wanted)
    off = ~np.eye(count, dtype=bool)
    weights[off] = wanted[off] ** -2.0
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplacian)
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    spread = np.random.default_rng(_SEED).permutation(count)
    places: Points = np.column_stack([np.cos(angles), np.sin(angles)])[spread] * wanted.max() / 2
    for _ in range(_STEPS):
        apart = np.linalg.norm(places[:, None] - places[None], axis=2)
        ratio = np.where(off, weights * wanted / np.maximum(apart, 1e-9), 0.0)
        places = inverse @ ((np.diag(ratio.sum(axis=1)) - ratio) @ places)
    return places


def _lengths(piece: Sequence[int], links: _Links, radii: Points) -> Points:
    """Return the lengths of shortest paths in a piece: a link is longer where its ends have many others."""
    place = {node: number for number, node in enumerate(piece)}
    inside = [(place[one], place[other]) for one, other in links if one in place]
    around: list[set[int]] = [set() for _ in piece]
    for one, other in inside:
        around[one].add(other)
        around[other].add(one)
    lengths = np.full((len(piece), len(piece)), np.inf)
    np.fill_diagonal(lengths, 0.0)
    for one, other in inside:
        others = len(around[one] ^ around[other])
        length = 30 + 13 * math.sqrt(others) + radii[piece[one]] + radii[piece[other]]
        lengths[one, other] = lengths[other, one] = length
    for middle in range(len(piece)):
        lengths = np.minimum(lengths, lengths[:, middle, None] + lengths[None, middle])
    return lengths


def _level(places: Points) -> Points:
    """Return places turned so that their longest direction lies level: pages are wider than high."""
    centred = places - places.mean(axis=0)
    (xx, xy), (_, yy) = centred.T @ centred
    angle = -0.5 * math.atan2(2 * xy, xx - yy)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    turned: Points = centred @ turn.T
    return turned


def _packed(boxes: Sequence[Points], aspect: float) -> list[Points]:
    """Return a lower left corner for each box: as near to the middle as those before it leave room."""
    corners: list[Points] = []
    for box in boxes:
        spots = [np.zeros(2)] if not corners else _free_spots(box, corners, boxes)
        middle = np.array([boxes[0] / 2])[0]
        reach = [np.abs((spot + box / 2 - middle) / [aspect, 1.0]) for spot in spots]
        corners.append(min(zip(reach, spots, strict=True), key=lambda pair: (pair[0].max(), *pair[0]))[1])
    return corners


def _free_spots(box: Points, corners: Sequence[Points], boxes: Sequence[Points]) -> list[Points]:
    """Return corners at which a box touches placed ones and covers none."""
    low = np.array(corners)
    high = low + np.array(boxes[: len(corners)])
    xs = np.unique(np.concatenate([low[:, 0], high[:, 0], low[:, 0] - box[0], high[:, 0] - box[0]]).round(6))
    ys = np.unique(np.concatenate([low[:, 1], high[:, 1], low[:, 1] - box[1], high[:, 1] - box[1]]).round(6))
    spots = np.array([(x, y) for x in xs for y in ys])
    before = np.all(spots[:, None] < high - 1e-3, axis=2)
    behind = np.all(spots[:, None] + box > low + 1e-3, axis=2)
    return list(spots[~np.any(before & behind, axis=1)])


def _fitted(places: Points, radii: Points, width: float, height: float) -> Points:
    """Return places moved and scaled so that circles and names fill the page (small networks grow a little)."""
    if not len(places):
        return places
    reach = np.minimum(radii[:, None] + _NAME, [width / 4, height / 4])
    low, high = (places - reach).min(axis=0), (places + reach).max(axis=0)
    margin = reach.max(axis=0)
    room, need = np.array([width, height]) - 2 * margin, np.maximum(high - low - 2 * margin, 1e-9)
    # A page is wider than a round network: it may be stretched by a quarter.
    scale = np.minimum(room / need, min(1.8, 1.25 * float((room / need).min())))
    fitted: Points = np.array([width, height]) / 2 + (places - (low + high) / 2) * scale
    return fitted


def _apart(places: Points, radii: Points, width: float, height: float) -> Points:
    """Return places at which no circle touches another, and all are on the page."""
    count = len(places)
    least = radii[:, None] + radii[None] + _GAP
    np.fill_diagonal(least, 0.0)
    border = np.minimum(radii[:, None] + _GAP, [width / 2, height / 2])
    # Two nodes on one spot part along a direction of their own.
    golden = np.arange(count) * 2.399963
    nudge = np.column_stack([np.cos(golden), np.sin(golden)]) * 1e-3
    for _ in range(200):
        apart = (places + nudge)[:, None] - (places + nudge)[None]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 1e-9)
        short = np.clip(least - distance, 0.0, None)
        if short.max(initial=0.0) < 0.5:
            break
        push = (apart / distance[..., None] * short[..., None]).sum(axis=1) * 0.4
        places = np.clip(places + push, border, np.array([width, height]) - border)
    return places

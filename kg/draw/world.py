"""The land of the world on a plane: Natural Earth's outlines, and the projections that suit what is shown."""

import gzip
import json
import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from kg.assets import asset

__all__ = ["Lines", "Projection", "borders", "land", "projection_for"]

Lines: TypeAlias = npt.NDArray[np.float64]
Projection: TypeAlias = Callable[[Lines], Lines]

# What is wider than this is shown as a whole world.
_WORLD_FROM: Final = 75.0
# Equal Earth: Šavrič, Patterson & Jenny (2018), Int. J. Geographical Information Science 33, 454–465.
_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)


def projection_for(places: Lines) -> tuple[Projection, bool]:
    """Return an equal-area projection for places (longitude, latitude in degrees), and whether it shows the world.

    For a part of the world Lambert's azimuthal projection about its middle (Snyder 1987, Map Projections, p. 185);
    for places far apart Equal Earth.

    Examples
    --------
    >>> project, world = projection_for(np.array([[7.0, 51.0], [3.0, 50.6]]))
    >>> world, project(np.array([[5.0, 50.8]])).round(6).tolist()
    (False, [[0.0, 0.0]])
    """
    low, high = places.min(axis=0), places.max(axis=0)
    if max(high - low) > _WORLD_FROM:
        return _equal_earth, True
    return _lambert(*((low + high) / 2)), False


@cache
def land() -> tuple[Lines, ...]:
    """Return the outlines of land, each a ring of longitudes and latitudes, without lakes and the Antarctic."""
    rings = (_unwrapped(polygon[0]) for polygon in _geometry("land"))
    return tuple(ring for ring in rings if ring[:, 1].max() > -60)


@cache
def borders() -> tuple[Lines, ...]:
    """Return the borders between countries."""
    return tuple(map(_unwrapped, _geometry("borders")))


def _unwrapped(line: Sequence[Sequence[float]]) -> Lines:
    """Return a line that goes on where it crosses the 180th meridian, in the place of jumping to the other side."""
    points = np.array(line)
    points[:, 0] = np.unwrap(points[:, 0], period=360)
    # What lies mostly beyond the left edge belongs to the right one: the east of Russia.
    points[:, 0] += 360 if points[:, 0].mean() < -180 else -360 if points[:, 0].mean() > 190 else 0
    return points


def _geometry(name: str) -> Any:
    data = json.loads(gzip.decompress(asset("data/maps/world-50m.geojson.gz").read_bytes()))
    return next(each["geometry"]["coordinates"] for each in data["features"] if each["properties"]["name"] == name)


def _lambert(east: float, north: float) -> Projection:
    east, north = math.radians(east), math.radians(north)

    def project(points: Lines) -> Lines:
        along, up = np.radians(points[:, 0]) - east, np.radians(points[:, 1])
        facing = math.sin(north) * np.sin(up) + math.cos(north) * np.cos(up) * np.cos(along)
        scale = np.sqrt(2 / np.maximum(1 + facing, 1e-9))
        x = scale * np.cos(up) * np.sin(along)
        y = scale * (math.cos(north) * np.sin(up) - math.sin(north) * np.cos(up) * np.cos(along))
        # What lies on the far side would cross the whole map: it is left out.
        x[facing < 0.2] = np.nan
        flat: Lines = np.column_stack([x, y])
        return flat

    return project


def _equal_earth(points: Lines) -> Lines:
    along, up = np.radians(points[:, 0]), np.radians(points[:, 1])
    angle = np.arcsin(math.sqrt(3) / 2 * np.sin(up))
    square = angle**2
    sixth = square**3
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = 2 * math.sqrt(3) * along * np.cos(angle) / (3 * slope)
    y = angle * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    flat: Lines = np.column_stack([x, y])
    return flat

"""Draw ties between towns on a map: land and borders without tiles, bows between towns, the names of the strongest."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.patches import Circle, FancyArrowPatch

from kg.draw.frames import Frame, frames_of
from kg.draw.groups import line_width, strengths_of
from kg.draw.labels import Named, labelled
from kg.draw.letters import drawable, shortened, text_width
from kg.draw.sheet import GREY, INK, PALETTE, QUIET, Sheet, sheet
from kg.draw.words import Language, counted, number, say
from kg.draw.world import Lines, borders, land
from kg.errors import InputError
from kg.network import Network, NetworkNode

__all__ = ["land_map"]

_WIDTH: Final = 1008.0
_HEAD, _FOOT = 74.0, 66.0
_LAND, _BORDER, _SEA = "#F1EFE9", "#C9C5BA", "#FFFFFF"
_NAMES: Final = 70
_HOME, _ABROAD = PALETTE[0], PALETTE[1]


def land_map(network: Network, path: Path, *, language: Language = "de", title: str | None = None) -> Path:
    """Draw the ties of a network on a map, to a PNG or SVG file (by the ending of ``path``), and return its path.

    Nodes lie where their attributes ``lat`` and ``long`` say; how many have none stands below the map. Towns of the
    country with the most towns have one colour, all others another; a circle grows with its strength. A part of the
    world is shown as such, places far apart on the whole world, with the region where most lie below; within a map
    areas are true to each other. In a directed network the bows are arrows.

    Raises
    ------
    InputError
        If no node has coordinates, the ending is neither .png nor .svg, or the file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> lies = {"lat": {"Köln": 50.9, "Lille": 50.6}, "long": {"Köln": 7.0, "Lille": 3.1}}
    >>> network = Network.of_weights({("Köln", "Lille"): 3}).with_node_attributes(lies)
    >>> with TemporaryDirectory() as folder:
    ...     print(land_map(network, Path(folder) / "map.svg", language="en").name)
    map.svg
    """
    shown = _shown(network)
    places = np.array([_place(node) for node in shown.nodes])
    frames = frames_of(places, base=_FOOT, width=_WIDTH)
    heading = drawable(title or network.about.title or say("title", language))
    inner = frames[-1][1] if len(frames) > 1 else ()
    with sheet(_WIDTH, sum(frame.height for frame, _ in frames) + _HEAD + _FOOT) as page:
        for frame, numbers in frames:
            _draw_land(page, frame)
            part = shown.only(shown.nodes[number].id for number in numbers)
            # What the region below names is not named on the world.
            named = {node.id for node in part.nodes} - (
                {shown.nodes[number].id for number in inner} if len(numbers) > len(inner) else set()
            )
            _draw_towns(page, part, frame, named, strengths_of(shown))
            page.axes.plot([0, page.width], [frame.base, frame.base], color=GREY, linewidth=0.6, zorder=6)
        page.head(heading, _counts(shown, language))
        _legend(page, shown, len(network.nodes) - len(shown.nodes), language)
        page.save(path, heading, _told(shown, language))
    return path


def _shown(network: Network) -> Network:
    placed = [node.id for node in network.nodes if _is_placed(node)]
    if not placed:
        what = "no node has coordinates"
        raise InputError(
            where=network.name, what=what, remedy="choose a network of municipalities, such as cooperation"
        )
    return network.only(placed)


def _is_placed(node: NetworkNode) -> bool:
    return all(isinstance(node.attributes.get(name), int | float) for name in ("lat", "long"))


def _place(node: NetworkNode) -> tuple[float, float]:
    east, north = node.attributes["long"], node.attributes["lat"]
    return float(str(east)), float(str(north))


def _draw_land(page: Sheet, frame: Frame) -> None:
    box = frame.box
    rings = [line for each in land() if _meets(line := frame.on_page(each), box)]
    lines = [line for each in borders() if _meets(line := frame.on_page(each), box)]
    for drawn in (
        PolyCollection(
            [_lighter(ring) for ring in rings], facecolors=_LAND, edgecolors=_BORDER, linewidths=0.5, zorder=0
        ),
        LineCollection([_lighter(line) for line in lines], colors=_BORDER, linewidths=0.6, linestyles="--", zorder=1),
    ):
        page.axes.add_collection(drawn)
        drawn.set_clip_path(page.clip(*box))


def _lighter(line: Lines) -> Lines:
    """Return a line without points on the far side of the globe, and without those too near to be seen."""
    seen = line[~np.isnan(line).any(axis=1)]
    grid = np.round(seen * 0.8)
    apart = np.concatenate([[True], (np.diff(grid, axis=0) != 0).any(axis=1)])
    kept: Lines = seen[apart]
    return kept


def _meets(line: Lines, box: tuple[float, float, float, float]) -> bool:
    seen = line[~np.isnan(line).any(axis=1)]
    if len(seen) < 2:
        return False
    low, high = seen.min(axis=0), seen.max(axis=0)
    return bool(low[0] < box[2] and low[1] < box[3] and high[0] > box[0] and high[1] > box[1])


def _draw_towns(page: Sheet, shown: Network, frame: Frame, named: set[str], strength: Mapping[str, float]) -> None:
    spots = frame.on_page(np.array([_place(node) for node in shown.nodes]))
    place = {node.id: number for number, node in enumerate(shown.nodes)}
    home = _home(shown)
    links = [(place[edge.source], place[edge.target]) for edge in shown.edges]
    heaviest = max((edge.weight for edge in shown.edges), default=1.0)
    for edge, (one, other) in zip(shown.edges, links, strict=True):
        _draw_bow(page, spots[one], spots[other], 0.5 + line_width(edge.weight, heaviest) * 0.6, shown.directed)
    most = max(strength.values(), default=0.0) or 1.0
    radii = [frame.smallest * (1 + 2 * (strength[node.id] / most) ** 0.5) for node in shown.nodes]
    for node, radius, (x, y) in zip(shown.nodes, radii, spots, strict=True):
        colour = _HOME if node.attributes.get("country") == home else _ABROAD
        page.axes.add_patch(
            Circle((float(x), float(y)), radius, facecolor=colour, edgecolor="white", linewidth=0.9, zorder=4)
        )
    ranked = sorted(range(len(shown.nodes)), key=lambda at: (-strength[shown.nodes[at].id], shown.nodes[at].label))
    _draw_names(page, frame, [(shown.nodes[at], spots[at], radii[at]) for at in ranked], named)


def _draw_names(page: Sheet, frame: Frame, towns: Sequence[tuple[NetworkNode, Lines, float]], named: set[str]) -> None:
    """Write the names of the strongest where there is room, and of others where much room is left."""
    towns = [town for town in towns if town[0].id in named]
    if not towns:
        return
    names = [
        Named(text=shortened(drawable(node.label), 26), size=9.0 if rank < 12 else 8.0)
        for rank, (node, _, _) in enumerate(towns)
    ]
    spots = np.array([spot for _, spot, _ in towns]) - np.array([0.0, frame.base])
    labels = labelled(names, spots, [radius for _, _, radius in towns], [], (frame.width, frame.height))
    for name, label in list(zip(names, labels, strict=True))[:_NAMES]:
        if label is not None:
            page.text(label.x, label.y + frame.base, name.text, size=name.size, align="center", halo=True)


def _draw_bow(page: Sheet, one: Lines, other: Lines, width: float, directed: bool) -> None:
    if float(np.hypot(*(one - other))) < 1.0:
        return
    # Bent to the same side whichever end comes first, so that there and back are two only where the network has two.
    flat = one[0] <= other[0]
    start, end = (one, other) if directed or flat else (other, one)
    page.axes.add_patch(
        FancyArrowPatch(
            (float(start[0]), float(start[1])),
            (float(end[0]), float(end[1])),
            connectionstyle="arc3,rad=-0.16",
            arrowstyle="-|>,head_length=4,head_width=2.2" if directed else "-",
            shrinkA=2.0,
            shrinkB=4.0 if directed else 2.0,
            color=(*to_rgb("#5B4B8A"), 0.45),
            linewidth=width,
            zorder=2,
        )
    )


def _home(network: Network) -> str:
    """Return the country with the most towns."""
    countries = [str(node.attributes.get("country") or "") for node in network.nodes]
    return max(sorted(set(countries)), key=countries.count, default="")


def _counts(shown: Network, language: Language) -> str:
    kinds = {node.kind for node in shown.nodes}
    key = "municipalities" if kinds <= {"municipality"} else "nodes"
    return f"{counted(key, len(shown.nodes), language)} · {counted('ties', len(shown.edges), language)}"


def _legend(page: Sheet, shown: Network, missing: int, language: Language) -> None:
    x, y = page.margin, 44.0
    home = _home(shown)
    for colour, text in (
        (_HOME, say("home.DE" if home == "DE" else "home", language, home)),
        (_ABROAD, say("abroad", language)),
    ):
        page.axes.add_patch(Circle((x + 5, y), 5, facecolor=colour, edgecolor="none"))
        page.text(x + 15, y, text, colour=INK)
        x += 15 + text_width(text, 9) + 22
    weight = shown.about.weight or say("width", language)
    text = say("line.is", language, weight)
    page.axes.plot([x, x + 22], [y, y], color="#5B4B8A", alpha=0.6, linewidth=2.2)
    page.text(x + 28, y, text, colour=QUIET)
    parts = [say("arrow", language)] if shown.directed else []
    parts += [say("nowhere", language, number(missing, language))] if missing else []
    parts.append(say("natural", language))
    page.text(page.margin, 20.0, " ".join(parts), size=8.5, colour=QUIET)


def _told(shown: Network, language: Language) -> str:
    """Return what the map shows, for those who cannot see it."""
    strength = strengths_of(shown)
    strongest = sorted(shown.nodes, key=lambda node: (-strength[node.id], node.label))[:5]
    names = ", ".join(f"{node.label} ({number(strength[node.id], language)})" for node in strongest)
    return f"{shown.about.description} {_counts(shown, language)}. {say('strongest', language, names)}".strip()

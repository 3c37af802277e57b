"""Draw who cooperates with whom: circles sized by strength, coloured by group, each with its name."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb
from matplotlib.patches import Circle, FancyArrowPatch

from kg.draw.groups import colour_of, line_width, palette_of, radii_of, strengths_of
from kg.draw.labels import Named, labelled
from kg.draw.layout import Points, placed
from kg.draw.legend import FOOT, HEAD, Shown, caption, counts, legend
from kg.draw.letters import drawable, shortened
from kg.draw.sheet import GREY, QUIET, Sheet
from kg.draw.words import Language, say
from kg.network import Network, NetworkNode

__all__ = ["MOST", "circles", "page_of"]

# More circles than this cannot be told apart on a page; the strongest are drawn.
MOST: Final = 150
_LONGEST_NAME: Final = 34


def page_of(network: Network) -> tuple[float, float]:
    """Return the width and height, in points, of the page that a network wants.

    Examples
    --------
    >>> page_of(Network.of_weights({("Köln", "Lille"): 3}))
    (684, 468)
    """
    count = len(network.nodes)
    return (684, 468) if count <= 5 else (792, 648) if count <= 16 else (1008, 810) if count <= 60 else (1296, 1026)


def circles(sheet: Sheet, network: Network, language: Language, title: str) -> None:
    """Draw the network on a sheet, with title, counts, legend and caption."""
    shown = _shown(network)
    place = {node.id: number for number, node in enumerate(shown.nodes)}
    links = [(place[edge.source], place[edge.target]) for edge in shown.part.edges]
    width, height = sheet.width - 2 * sheet.margin, sheet.height - HEAD - FOOT
    spots = placed(shown.radii, links, width, height)
    names = _names(shown)
    labels = labelled(names, spots, shown.radii, links, (width, height))
    spots = spots + np.array([sheet.margin, FOOT])
    _draw_lines(sheet, shown, links, spots)
    for node, radius, (x, y) in zip(shown.nodes, shown.radii, spots, strict=True):
        colour = colour_of(node, shown.palette)
        sheet.axes.add_patch(Circle((x, y), radius, facecolor=colour, edgecolor="white", linewidth=1.3, zorder=3))
    for name, label in zip(names, labels, strict=True):
        if label is not None:
            x, y = label.x + sheet.margin, label.y + FOOT
            sheet.text(x, y, name.text, size=name.size, bold=name.bold, align="center", halo=True)
    sheet.head(title, counts(network, language))
    if not network.nodes:
        sheet.text(sheet.width / 2, sheet.height / 2, say("empty", language), size=13, colour=QUIET, align="center")
        return
    legend(sheet, shown, language)
    caption(sheet, network, shown, sum(label is None for label in labels), language)


def _shown(network: Network) -> Shown:
    """Return the strongest nodes of a network, the strongest first, and how they look."""
    strength = strengths_of(network)
    ranked = sorted(network.nodes, key=lambda node: (-strength[node.id], node.label, node.id))[:MOST]
    strengths = [strength[node.id] for node in ranked]
    return Shown(
        nodes=tuple(ranked),
        part=network.only(node.id for node in ranked),
        strengths=tuple(strengths),
        radii=tuple(radii_of(strengths, max(strengths, default=1.0))),
        palette=palette_of(ranked),
    )


def _names(shown: Shown) -> list[Named]:
    """Return the names as they are set: larger for larger circles, bold for the strongest of each coloured group."""
    heads = {shown.head(group).id for group in shown.palette}
    return [
        Named(
            text=shortened(drawable(node.label), _LONGEST_NAME),
            size=_size(node, radius, heads),
            bold=node.id in heads,
            kept=rank < 12,
        )
        for rank, (node, radius) in enumerate(zip(shown.nodes, shown.radii, strict=True))
    ]


def _size(node: NetworkNode, radius: float, heads: set[str]) -> float:
    return round(8.0 + 3.5 * min(1.0, (radius - 5) / 22) + (0.5 if node.id in heads else 0.0), 1)


def _draw_lines(sheet: Sheet, shown: Shown, links: Sequence[tuple[int, int]], spots: Points) -> None:
    """Draw the edges: in the colour of a group inside it, grey between groups."""
    colours = [colour_of(node, shown.palette) for node in shown.nodes]
    inks = [(colours[one] if colours[one] == colours[other] else GREY) for one, other in links]
    widths = [line_width(edge.weight, shown.heaviest) for edge in shown.part.edges]
    if shown.part.directed:
        for (one, other), ink, width in zip(links, inks, widths, strict=True):
            _draw_arrow(sheet, (spots[one], spots[other]), (shown.radii[one], shown.radii[other]), ink, width)
        return
    lines = LineCollection(
        [[(float(x), float(y)) for x, y in (spots[one], spots[other])] for one, other in links],
        colors=[(*to_rgb(ink), 0.55) for ink in inks],
        linewidths=widths,
        capstyle="round",
        zorder=2,
    )
    sheet.axes.add_collection(lines)


def _draw_arrow(sheet: Sheet, ends: tuple[Points, Points], radii: tuple[float, float], ink: str, width: float) -> None:
    """Draw a bent arrow from circle to circle; bent, so that there and back are two."""
    (x1, y1), (x2, y2) = ends
    sheet.axes.add_patch(
        FancyArrowPatch(
            (float(x1), float(y1)),
            (float(x2), float(y2)),
            connectionstyle="arc3,rad=0.14",
            arrowstyle=f"-|>,head_length={4 + width},head_width={2 + width / 1.5}",
            shrinkA=radii[0] + 1,
            shrinkB=radii[1] + 2,
            color=(*to_rgb(ink), 0.75),
            linewidth=width,
            zorder=2,
        )
    )

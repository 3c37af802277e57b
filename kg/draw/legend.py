"""What stands beneath a drawing of circles: which colour is which group, how large is how much, what is left out."""

from dataclasses import dataclass
from typing import Final

from matplotlib.patches import Circle

from kg.draw.groups import group_of, line_width, radii_of, strengths_of
from kg.draw.letters import drawable, shortened, text_width
from kg.draw.sheet import GREY, QUIET, Sheet
from kg.draw.words import Language, counted, number, say
from kg.network import Network, NetworkNode

__all__ = ["FOOT", "HEAD", "Shown", "caption", "counts", "legend", "told"]

# Room above and below the drawing.
HEAD: Final = 74.0
FOOT: Final = 136.0

_GROUPS_AT, _ROW, _SIZES_AT, _CAPTION_AT = 112.0, 16.0, 58.0, 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What of a network is drawn: its nodes, the strongest first, with strengths, radii and colours of groups."""

    nodes: tuple[NetworkNode, ...]
    part: Network
    strengths: tuple[float, ...]
    radii: tuple[float, ...]
    palette: dict[int, str]

    @property
    def heaviest(self) -> float:
        """Return the largest weight of an edge."""
        return max((edge.weight for edge in self.part.edges), default=1.0)

    def head(self, group: int) -> NetworkNode:
        """Return the strongest node of a group."""
        return next(node for node in self.nodes if group_of(node) == group)


def counts(network: Network, language: Language) -> str:
    """Return how many nodes, edges and groups a network has, in words.

    Examples
    --------
    >>> counts(Network.of_weights({("Köln", "Lille"): 3}), "en")
    '2 municipalities · 1 tie'
    """
    groups = {group_of(node) for node in network.nodes} - {0}
    towns = all(node.kind == "municipality" for node in network.nodes)
    nodes = counted("municipalities" if towns else "nodes", len(network.nodes), language)
    parts = [nodes, counted("ties", len(network.edges), language)]
    return " · ".join(parts + ([counted("groups", len(groups), language)] if groups else []))


def told(network: Network, language: Language) -> str:
    """Return what a picture of a network shows, for those who cannot see it.

    Examples
    --------
    >>> told(Network.of_weights({("Köln", "Lille"): 3, ("Köln", "Turin"): 1}), "en")
    '3 municipalities · 2 ties. Most strongly tied: Köln (4), Lille (3), Turin (1).'
    """
    strength = strengths_of(network)
    strongest = sorted(network.nodes, key=lambda node: (-strength[node.id], node.label, node.id))[:5]
    names = ", ".join(f"{node.label} ({number(strength[node.id], language)})" for node in strongest)
    parts = [network.about.description, f"{counts(network, language)}."]
    parts += [say("strongest", language, names)] if network.edges else []
    return " ".join(filter(None, parts))


def legend(sheet: Sheet, shown: Shown, language: Language) -> None:
    """Draw the swatches of the groups and the sizes of circles and lines."""
    entries = [(colour, _group_name(shown, group)) for group, colour in shown.palette.items()]
    if shown.palette and any(group_of(node) not in shown.palette for node in shown.nodes):
        entries.append((GREY, say("others", language)))
    start = _words(sheet, sheet.margin, _GROUPS_AT, say("groups", language)) + 10 if entries else sheet.margin
    x, y = start, _GROUPS_AT
    for colour, name in entries:
        wide = 16 + text_width(name, 9) + 18
        if x + wide > sheet.width - sheet.margin and x > start:
            x, y = start, y - _ROW
        sheet.axes.add_patch(Circle((x + 5, y), 5, facecolor=colour, edgecolor="none"))
        sheet.text(x + 15, y, name)
        x += wide
    _draw_sizes(sheet, shown, language)


def caption(sheet: Sheet, network: Network, shown: Shown, unnamed: int, language: Language) -> None:
    """Write what the colours and arrows mean, and what is not shown."""
    parts = [say("colour", language)] if shown.palette else []
    parts += [say("arrow", language)] if network.directed else []
    if len(shown.nodes) < len(network.nodes):
        parts.append(say("cut", language, len(shown.nodes), number(len(network.nodes), language)))
    parts += [say("unnamed", language, unnamed)] if unnamed else []
    text = " ".join(parts)
    size = min(8.5, 8.5 * (sheet.width - 2 * sheet.margin) / max(text_width(text, 8.5), 1.0))
    sheet.text(sheet.margin, _CAPTION_AT, text, size=size, colour=QUIET)


def _group_name(shown: Shown, group: int) -> str:
    size = sum(group_of(node) == group for node in shown.nodes)
    return f"{shortened(drawable(shown.head(group).label), 24)} ({size})"


def _draw_sizes(sheet: Sheet, shown: Shown, language: Language) -> None:
    """Draw a small, a middling and the largest circle and line with their numbers."""
    x, y = sheet.margin, _SIZES_AT
    most = max(shown.strengths)
    weight = shown.part.about.weight
    x = _words(sheet, x, y, say("size.is", language, weight) if weight else say("size", language)) + 8
    scale = {value: radii_of([value] * len(shown.nodes), most)[0] for value in _marks(most)}
    for value, radius in scale.items():
        circle = Circle((x + radius, y), radius, facecolor="#E8EAED", edgecolor=GREY, linewidth=0.8)
        sheet.axes.add_patch(circle)
        x = _words(sheet, x + 2 * radius + 4, y, number(value, language)) + 10
    x = _words(sheet, x + 18, y, say("width", language)) + 8
    for value in _marks(shown.heaviest):
        sheet.axes.plot([x, x + 24], [y, y], color=GREY, linewidth=line_width(value, shown.heaviest))
        x = _words(sheet, x + 29, y, number(value, language)) + 10


def _words(sheet: Sheet, x: float, y: float, text: str) -> float:
    """Write a legend's words and return where they end."""
    sheet.text(x, y, text, colour=QUIET)
    return x + text_width(text, 9)


def _marks(most: float) -> list[float]:
    """Return up to three numbers from 1 to the largest that show a scale.

    Examples
    --------
    >>> _marks(17), _marks(3), _marks(1)
    ([1.0, 9.0, 17], [1.0, 3], [1.0])
    """
    middle = float(round((1 + most) / 2))
    return sorted({1.0, middle, most}) if most >= 5 else sorted({1.0, max(most, 1.0)})

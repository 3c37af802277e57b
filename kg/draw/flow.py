"""Draw the way that money takes, as a flow: from funders through agencies and programmes to what they pay for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeAlias

from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline

from kg.draw.letters import drawable, wrapped
from kg.draw.sheet import INK, PALETTE, QUIET, Sheet, sheet
from kg.draw.words import Language, counted, number, say

__all__ = ["Passage", "flow"]

_STAGES: Final = ("funder", "agency", "programme", "target")
_WIDTH: Final = 1180.0
_HEAD, _FOOT = 118.0, 50.0
_AT: Final = (200.0, 480.0, 735.0, 985.0)
_BAR: Final = 11.0
_NAME: Final = 172.0
_SIZE: Final = 8.5
_LINE: Final = 11.0
_BETWEEN: Final = 9.0
_UNIT: Final = 8.0
_SWEEPS: Final = 12

_Node: TypeAlias = tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One funding: who pays, through whom, in which programme, for what; empty where the text does not say."""

    funder: str = ""
    agency: str = ""
    programme: str = ""
    target: str = ""

    @property
    def nodes(self) -> tuple[_Node, ...]:
        """Return the stages that are told, with the number of each."""
        told = (self.funder, self.agency, self.programme, self.target)
        return tuple((stage, name) for stage, name in enumerate(told) if name)


def flow(passages: Sequence[Passage], path: Path, *, language: Language = "de", title: str | None = None) -> Path:
    """Draw fundings as bands between columns to a PNG or SVG file, and return its path.

    A band is as wide as there are fundings, whatever their amounts, which texts seldom tell. A stage that no text
    tells is passed by. Bands have the colour of the funder, or of the first stage that is told.

    References
    ----------
    Sugiyama, K., Tagawa, S., Toda, M. (1981). Methods for visual understanding of hierarchical system structures: the
    order of names within the columns, with few crossings.

    Raises
    ------
    InputError
        If the ending is neither .png nor .svg, or the file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> paid = [Passage(funder="Ministry", agency="Agency", programme="Fund", target="visit")]
    >>> with TemporaryDirectory() as folder:
    ...     print(flow(paid, Path(folder) / "flow.svg", language="en").name)
    flow.svg
    """
    told = [passage for passage in passages if len(passage.nodes) > 1]
    plan = _Plan(told)
    heading = drawable(title or say("flow", language))
    with sheet(_WIDTH, round(max(320.0, plan.height + _HEAD + _FOOT))) as page:
        page.head(heading, counted("fundings", len(told), language))
        if told:
            plan.draw(page, language)
        else:
            page.text(page.width / 2, page.height / 2, say("empty", language), size=13, colour=QUIET, align="center")
        page.save(path, heading, _told(told, language))
    return path


class _Plan:
    """Where names stand, and which bands lead between them."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.bands: dict[tuple[_Node, _Node, _Node], int] = defaultdict(int)
        for passage in passages:
            for one, other in pairwise(passage.nodes):
                self.bands[one, other, passage.nodes[0]] += 1
        self.sizes = self._sizes()
        self.lines = {node: wrapped(drawable(node[1]), _SIZE, _NAME, lines=2) for node in self.sizes}
        self.columns = self._untangled()
        self.height = max((sum(map(self._room, column)) for column in self.columns), default=0.0)
        firsts = dict.fromkeys(node for column in self.columns for node in column if self._is_first(node))
        self.colours = {node: PALETTE[count % len(PALETTE)] for count, node in enumerate(firsts)}

    def draw(self, page: Sheet, language: Language) -> None:
        """Draw heads, bands and names."""
        top = page.height - _HEAD
        tops = self._tops(top)
        self._draw_bands(page, tops)
        for stage, column in enumerate(self.columns):
            if column:
                page.text(_AT[stage] + _BAR / 2, top + 22, say(f"stage.{_STAGES[stage]}", language), size=9.5,
                          colour=QUIET, bold=True, align=self._align(stage, head=True))  # fmt: skip
            for node in column:
                self._draw_name(page, node, tops[node])
        page.text(page.margin, 22, say("band", language), size=8.5, colour=QUIET)

    def _sizes(self) -> dict[_Node, int]:
        leaving: dict[_Node, int] = defaultdict(int)
        arriving: dict[_Node, int] = defaultdict(int)
        for (one, other, _), count in self.bands.items():
            leaving[one] += count
            arriving[other] += count
        return {node: max(leaving[node], arriving[node]) for node in sorted({*leaving, *arriving})}

    def _is_first(self, node: _Node) -> bool:
        return any(first == node for _, _, first in self.bands)

    def _room(self, node: _Node) -> float:
        return max(self.sizes[node] * _UNIT, _LINE * len(self.lines[node])) + _BETWEEN

    def _untangled(self) -> list[list[_Node]]:
        """Return the names of each column, by the mean place of those that they are joined to, in turns."""
        columns = [[node for node in self.sizes if node[0] == stage] for stage in range(len(_STAGES))]
        for column in columns:
            column.sort(key=lambda node: (-self.sizes[node], node[1]))
        around: dict[_Node, list[_Node]] = defaultdict(list)
        for one, other, _ in self.bands:
            around[one].append(other)
            around[other].append(one)
        for _ in range(_SWEEPS):
            place = {node: (at + 0.5) / len(column) for column in columns for at, node in enumerate(column)}
            for column in columns:
                column.sort(key=lambda node: round(sum(place[other] for other in around[node]) / len(around[node]), 9))
                place.update({node: (at + 0.5) / len(column) for at, node in enumerate(column)})
        return columns

    def _tops(self, top: float) -> dict[_Node, float]:
        """Return the upper end of each bar; what room is left is shared out between the names of a column."""
        tops = {}
        for column in self.columns:
            spare = (self.height - sum(map(self._room, column))) / (len(column) + 1)
            y = top - spare
            for node in column:
                tops[node] = y - (self._room(node) - _BETWEEN - self.sizes[node] * _UNIT) / 2
                y -= self._room(node) + spare
        return tops

    def _draw_bands(self, page: Sheet, tops: Mapping[_Node, float]) -> None:
        leaving, arriving = dict(tops), dict(tops)
        for (one, other, first), count in sorted(
            self.bands.items(), key=lambda each: (-tops[each[0][0]], -tops[each[0][1]])
        ):
            wide = count * _UNIT
            start, end = (_AT[one[0]] + _BAR, leaving[one]), (_AT[other[0]], arriving[other])
            leaving[one] -= wide
            arriving[other] -= wide
            page.axes.add_patch(_band(start, end, wide, self.colours[first]))

    def _draw_name(self, page: Sheet, node: _Node, top: float) -> None:
        stage, x = node[0], _AT[node[0]]
        high = self.sizes[node] * _UNIT
        page.axes.add_patch(
            Rectangle(
                (x, top - high), _BAR, high, facecolor=self.colours.get(node, "#3C4043"), edgecolor="none", zorder=3
            )
        )
        lines = self.lines[node]
        for count, line in enumerate(lines):
            y = top - high / 2 + _LINE * ((len(lines) - 1) / 2 - count)
            at = x - 7 if stage == 0 else x + _BAR + 6
            page.text(at, y, line, size=_SIZE, colour=INK, align=self._align(stage), halo=True)

    def _align(self, stage: int, *, head: bool = False) -> str:
        return "right" if stage == 0 and not head else "center" if head else "left"


def _band(start: tuple[float, float], end: tuple[float, float], wide: float, colour: str) -> PathPatch:
    (x1, y1), (x2, y2) = start, end
    middle = (x1 + x2) / 2
    points = [
        (x1, y1), (middle, y1), (middle, y2), (x2, y2), (x2, y2 - wide), (middle, y2 - wide), (middle, y1 - wide),
        (x1, y1 - wide), (x1, y1),
    ]  # fmt: skip
    steps = [Outline.MOVETO, *[Outline.CURVE4] * 3, Outline.LINETO, *[Outline.CURVE4] * 3, Outline.CLOSEPOLY]
    return PathPatch(Outline(points, steps), facecolor=colour, edgecolor="white", linewidth=0.4, alpha=0.5, zorder=2)


def _told(passages: Sequence[Passage], language: Language) -> str:
    counts: dict[str, int] = defaultdict(int)
    for passage in passages:
        counts[" → ".join(name for _, name in passage.nodes)] += 1
    ways = sorted(counts.items(), key=lambda way: (-way[1], way[0]))
    return "; ".join(f"{way} ({number(count, language)})" for way, count in ways[:40]) or say("empty", language)

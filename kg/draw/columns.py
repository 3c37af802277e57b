"""Draw who funds what: funders left, what they fund right, lines between, names written out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from kg.draw.groups import line_width, strengths_of
from kg.draw.letters import drawable, text_width, wrapped
from kg.draw.sheet import GREY, INK, PALETTE, QUIET, Sheet
from kg.draw.words import Language, day, number, say
from kg.network import Network, NetworkNode

__all__ = ["MOST_ROWS", "column_page_of", "columns"]

# A page of more rows than this is no picture any more; the rows with most fundings are drawn.
MOST_ROWS: Final = 90
# From here on a row is one line, with its date before the name.
_CLOSE_FROM: Final = 36

_WIDTH: Final = 900.0
_HEAD, _FOOT = 112.0, 64.0
_LEFT_AT, _RIGHT_AT = 320.0, 560.0
_NAME_WIDTH: Final = 272.0
_SIZE: Final = 9.5
_LINE: Final = 12.5
_BETWEEN: Final = 13.0
_SWEEPS: Final = 12
# One sign for each kind, so that kinds are told apart without colours.
_SIGNS: Final[Mapping[str, str]] = {
    "programme": "o", "organisation": "s", "country": "D", "municipality": "^", "official": "o", "person": "s",
    "topic": "o",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    node: NetworkNode
    lines: tuple[str, ...]
    note: str
    between: float

    @property
    def height(self) -> float:
        return _LINE * (len(self.lines) + bool(self.note)) + self.between


def column_page_of(network: Network) -> tuple[float, float]:
    """Return the width and height, in points, of the page that two columns want.

    Examples
    --------
    >>> column_page_of(Network(name="funding", nodes=(), edges=(), sides=("programme",)))
    (900.0, 420.0)
    """
    left, right = (_rows(network, side, "de") for side in (True, False))
    tallest = max(sum(row.height for row in rows) for rows in (left, right))
    return _WIDTH, max(420.0, round(tallest + _HEAD + _FOOT))


def columns(sheet: Sheet, network: Network, language: Language, title: str) -> None:
    """Draw the network on a sheet, with title, counts, heads of the columns, legend and caption."""
    left, right = (_rows(network, side, language) for side in (True, False))
    sheet.head(title, _counts(network, language))
    if not network.edges:
        sheet.text(sheet.width / 2, sheet.height / 2, say("empty", language), size=13, colour=QUIET, align="center")
        return
    part = network.only(row.node.id for row in left + right)
    left, right = _untangled(left, right, part)
    top = sheet.height - _HEAD
    height = top - _FOOT
    at = {**_heights(left, top, height), **_heights(right, top, height)}
    colours = {row.node.id: PALETTE[number % len(PALETTE)] for number, row in enumerate(left)}
    _draw_lines(sheet, part, at, colours)
    _draw_rows(sheet, left, at, colours, strengths_of(part))
    _draw_rows(sheet, right, at, {}, strengths_of(part))
    sheet.text(
        _LEFT_AT - 14,
        top + 14,
        _kinds([row.node for row in left], language),
        size=9,
        colour=QUIET,
        align="right",
        bold=True,
    )
    sheet.text(_RIGHT_AT + 14, top + 14, _kinds([row.node for row in right], language), size=9, colour=QUIET, bold=True)
    _legend(sheet, left, part, language)
    _caption(sheet, network, left, right, language)


def _rows(network: Network, left: bool, language: Language) -> list[_Row]:
    """Return the rows of a side: those with most fundings, where there are too many."""
    strength = strengths_of(network)
    nodes = [node for node in network.nodes if (node.kind in network.sides) == left]
    nodes.sort(key=lambda node: (-strength[node.id], node.start or "", node.label, node.id))
    return [_row(node, len(nodes) >= _CLOSE_FROM, language) for node in nodes[:MOST_ROWS]]


def _row(node: NetworkNode, close: bool, language: Language) -> _Row:
    name = drawable(node.label) or node.id
    if node.start and name.endswith(f" {node.start}"):
        name = name.removesuffix(f" {node.start}")  # It stands there as the language writes it.
    date = day(node.start, language) if node.start else ""
    if close:
        text = f"{date} · {name}" if date else name
        return _Row(node=node, lines=tuple(wrapped(text, _SIZE, _NAME_WIDTH, lines=1)), note="", between=5.0)
    return _Row(node=node, lines=tuple(wrapped(name, _SIZE, _NAME_WIDTH)), note=date, between=_BETWEEN)


def _untangled(left: list[_Row], right: list[_Row], part: Network) -> tuple[list[_Row], list[_Row]]:
    """Return the rows in an order with few crossings: each by the mean place of those it is joined to, in turns.

    Sugiyama, Tagawa & Toda (1981), the barycentre method.
    """
    around: dict[str, list[str]] = {node.id: [] for node in part.nodes}
    for edge in part.edges:
        around[edge.source].append(edge.target)
        around[edge.target].append(edge.source)
    for _ in range(_SWEEPS):
        right = _by_mean(right, left, around)
        left = _by_mean(left, right, around)
    return left, _by_mean(right, left, around)


def _by_mean(rows: list[_Row], others: Sequence[_Row], around: Mapping[str, Sequence[str]]) -> list[_Row]:
    place = {row.node.id: number / max(len(others), 1) for number, row in enumerate(others)}

    def mean(row: _Row) -> float:
        ends = [place[id_] for id_ in around[row.node.id]]
        return round(sum(ends) / len(ends), 9) if ends else 1.0

    return sorted(rows, key=mean)


def _heights(rows: Sequence[_Row], top: float, height: float) -> dict[str, float]:
    """Return the middle of each row; what room is left is shared out between the rows."""
    spare = (height - sum(row.height for row in rows)) / max(len(rows), 1)
    at = {}
    for row in rows:
        full = row.height + spare
        at[row.node.id] = top - full / 2
        top -= full
    return at


def _draw_lines(sheet: Sheet, part: Network, at: Mapping[str, float], colours: Mapping[str, str]) -> None:
    heaviest = max(edge.weight for edge in part.edges)
    for edge in part.edges:
        here, there = (edge.source, edge.target) if edge.source in colours else (edge.target, edge.source)
        middle = (_LEFT_AT + _RIGHT_AT) / 2
        points = [(_LEFT_AT, at[here]), (middle, at[here]), (middle, at[there]), (_RIGHT_AT, at[there])]
        bend = Outline(points, [Outline.MOVETO, Outline.CURVE4, Outline.CURVE4, Outline.CURVE4])
        width = 0.7 + line_width(edge.weight, heaviest)
        sheet.axes.add_patch(
            PathPatch(bend, facecolor="none", edgecolor=colours[here], linewidth=width, alpha=0.6, zorder=2)
        )


def _draw_rows(
    sheet: Sheet,
    rows: Sequence[_Row],
    at: Mapping[str, float],
    colours: Mapping[str, str],
    strength: Mapping[str, float],
) -> None:
    for row in rows:
        is_left = row.node.id in colours
        x, y = (_LEFT_AT if is_left else _RIGHT_AT), at[row.node.id]
        size = min(16.0, 7.5 + 1.5 * (strength[row.node.id] - 1)) if is_left else 6.5
        sign = _SIGNS.get(row.node.kind, "o") if is_left else "o"
        colour = colours.get(row.node.id, "#3C4043")
        sheet.axes.plot(
            [x], [y], sign, markersize=size, color=colour, markeredgecolor="white", markeredgewidth=1.2, zorder=3
        )
        texts = [*row.lines, *([row.note] if row.note else [])]
        for number_, text in enumerate(texts):
            line = y + _LINE * ((len(texts) - 1) / 2 - number_)
            quiet = bool(row.note) and number_ == len(texts) - 1
            sheet.text(
                x + (-14 if is_left else 14), line, text, size=8.5 if quiet else _SIZE,
                colour=QUIET if quiet else INK, align="right" if is_left else "left",
            )  # fmt: skip


def _counts(network: Network, language: Language) -> str:
    left, right = ([node for node in network.nodes if (node.kind in network.sides) == side] for side in (True, False))
    weight = sum(edge.weight for edge in network.edges)
    told: list[tuple[str, float]] = [(_kinds(left, language), len(left)), (_kinds(right, language), len(right))]
    told.append((network.about.weight or say("ties", language), weight))
    return " · ".join(f"{name}: {number(count, language)}" for name, count in told if name)


def _kinds(nodes: Sequence[NetworkNode], language: Language) -> str:
    """Return the kinds of a column's nodes, those of which there are most first."""
    kinds = Counter(node.kind for node in nodes)
    ranked = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    return ", ".join(say(f"many.{kind}", language) for kind in ranked)


def _legend(sheet: Sheet, left: Sequence[_Row], part: Network, language: Language) -> None:
    x, y = sheet.margin, 38.0
    kinds = [kind for kind in _SIGNS if any(row.node.kind == kind for row in left)]
    for kind in kinds if len(kinds) > 1 else []:
        sheet.axes.plot([x + 5], [y], _SIGNS[kind], markersize=8, color=GREY)
        sheet.text(x + 14, y, say(kind, language), colour=QUIET)
        x += 14 + text_width(say(kind, language), 9) + 18
    heaviest = max(edge.weight for edge in part.edges)
    if heaviest > 1:
        meaning = say("line.is", language, part.about.weight or say("ties", language))
        sheet.text(x + 10, y, meaning, colour=QUIET)
        x += 10 + text_width(meaning, 9) + 8
        for value in (1.0, heaviest):
            sheet.axes.plot([x, x + 24], [y, y], color=GREY, linewidth=0.7 + line_width(value, heaviest))
            sheet.text(x + 29, y, number(value, language), colour=QUIET)
            x += 29 + text_width(number(value, language), 9) + 10


def _caption(sheet: Sheet, network: Network, left: Sequence[_Row], right: Sequence[_Row], language: Language) -> None:
    if len(left) + len(right) < len(network.nodes):
        text = say("cut", language, len(left) + len(right), number(len(network.nodes), language))
        sheet.text(sheet.margin, 20, text, size=8.5, colour=QUIET)

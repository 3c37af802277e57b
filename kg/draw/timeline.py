"""Draw a timeline: what two have agreed and done together, year by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

from kg.draw.letters import drawable, text_width, wrapped
from kg.draw.sheet import GREY, INK, PALETTE, QUIET, Sheet, sheet
from kg.draw.words import Language, counted, day, number, say
from kg.network import Spell

__all__ = ["timeline"]

_WIDTH: Final = 760.0
_HEAD, _FOOT = 92.0, 60.0
_LINE_AT, _TEXT_AT = 168.0, 192.0
_SIZE: Final = 9.5
_LINE: Final = 13.0
# Quotes within quotes.
_INNER: Final = str.maketrans("„“”", "‚‘’")
_BETWEEN: Final = 12.0
# A gap of more years than this is told in words, not in paper.
_GAP: Final = 5
_MOST: Final = 40
_COLOURS: Final = {"agreement": PALETTE[1], "event": PALETTE[0]}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One thing: its date, its name, the words that say so, and how many years passed before it."""

    spell: Spell
    date: str
    lines: tuple[str, ...]
    gap: int

    @property
    def height(self) -> float:
        return _LINE * (1 + len(self.lines)) + _BETWEEN + (20.0 if self.gap > _GAP else 0.0)


def timeline(
    spells: Sequence[Spell], names: tuple[str, str], path: Path, *, language: Language = "de", title: str | None = None
) -> Path:
    """Draw what two have agreed and done together, in order of time, to a PNG or SVG file, and return its path.

    Each thing has its date, its kind and the sentence that says so. Agreements are squares, events circles; a long gap
    is told in words. What has no date stands at the end. Of more than 40 things the latest are drawn.

    Raises
    ------
    InputError
        If the ending is neither .png nor .svg, or the file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> told = [Spell(kind="agreement", type="twinning", label="twinning", start="1958", evidence="Seit 1958 …")]
    >>> with TemporaryDirectory() as folder:
    ...     print(timeline(told, ("Köln", "Lille"), Path(folder) / "time.svg", language="en").name)
    time.svg
    """
    rows = _rows(spells, language)
    heading = drawable(title or say("timeline", language, *names))
    height = max(240.0, sum(row.height for row in rows) + _HEAD + _FOOT)
    with sheet(_WIDTH, round(height)) as page:
        page.head(heading, _counts(spells, language))
        if rows:
            _draw(page, rows)
            _legend(page, rows, len(spells), language)
        else:
            page.text(page.width / 2, page.height / 2, say("empty", language), size=13, colour=QUIET, align="center")
        page.save(path, heading, _told(rows, language))
    return path


def _rows(spells: Sequence[Spell], language: Language) -> list[_Row]:
    ordered = sorted(spells, key=lambda spell: (spell.start or "9999", spell.kind, spell.type, spell.item))[-_MOST:]
    rows: list[_Row] = []
    before: int | None = None
    for spell in ordered:
        year = int(spell.start[:4]) if spell.start else None
        quoted = f"„{drawable(spell.evidence).translate(_INNER)}“" if spell.evidence else ""
        rows.append(
            _Row(
                spell=spell,
                date=_date(spell, language),
                lines=tuple(wrapped(quoted, 8.5, _WIDTH - _TEXT_AT - 34, lines=3)) if quoted else (),
                gap=year - before if year and before else 0,
            )
        )
        before = year or before
    return rows


def _date(spell: Spell, language: Language) -> str:
    if spell.start is None:
        return say("undated", language)
    start = day(spell.start, language)
    if spell.end is None or spell.end == spell.start:
        return start
    return f"{start} – {day(spell.end, language)}"


def _draw(page: Sheet, rows: Sequence[_Row]) -> None:
    top = page.height - _HEAD
    y = top
    for row in rows:
        if row.gap > _GAP:
            _draw_gap(page, y - 8, row.gap)
            y -= 20.0
        middle = y - _LINE / 2 - 2
        if row is rows[-1]:
            first = top - _LINE / 2 - 2
            page.axes.plot([_LINE_AT, _LINE_AT], [middle, first], color=GREY, linewidth=1.6, zorder=1)
        _draw_sign(page, row, middle)
        page.text(_LINE_AT - 18, middle, row.date, size=_SIZE, bold=True, align="right")
        page.text(_TEXT_AT, middle, drawable(row.spell.label or row.spell.type), size=10.5, bold=True)
        for count, line in enumerate(row.lines, start=1):
            page.text(_TEXT_AT, middle - count * _LINE - 1, line, size=8.5, colour=QUIET)
        y -= row.height - (20.0 if row.gap > _GAP else 0.0)


def _draw_sign(page: Sheet, row: _Row, y: float) -> None:
    colour = _COLOURS.get(row.spell.kind, PALETTE[2])
    if row.spell.kind == "agreement":
        page.axes.add_patch(
            Rectangle((_LINE_AT - 6, y - 6), 12, 12, facecolor=colour, edgecolor="white", linewidth=1.6, zorder=3)
        )
    else:
        page.axes.add_patch(Circle((_LINE_AT, y), 5.5, facecolor=colour, edgecolor="white", linewidth=1.6, zorder=3))


def _draw_gap(page: Sheet, y: float, years: int) -> None:
    text = f"+{years}"
    wide = text_width(text, 8) + 12
    page.axes.add_patch(
        FancyBboxPatch(
            (_LINE_AT - wide / 2, y - 6), wide, 12, boxstyle="round,pad=0,rounding_size=6", facecolor="white",
            edgecolor=GREY, linewidth=0.9, zorder=2,
        )
    )  # fmt: skip
    page.text(_LINE_AT, y, text, size=8, colour=QUIET, align="center")


def _counts(spells: Sequence[Spell], language: Language) -> str:
    kinds = [spell.kind for spell in spells]
    parts = [("agreements", kinds.count("agreement")), ("events", kinds.count("event"))]
    return " · ".join(counted(key, count, language) for key, count in parts if count)


def _legend(page: Sheet, rows: Sequence[_Row], count: int, language: Language) -> None:
    x, y = page.margin, 34.0
    for kind in ("agreement", "event"):
        if any(row.spell.kind == kind for row in rows):
            sign = Rectangle((x, y - 5), 10, 10, facecolor=_COLOURS[kind]) if kind == "agreement" else None
            page.axes.add_patch(sign or Circle((x + 5, y), 5, facecolor=_COLOURS[kind]))
            page.text(x + 16, y, say(kind, language), colour=INK)
            x += 16 + text_width(say(kind, language), 9) + 20
    if any(row.gap > _GAP for row in rows):
        page.text(x, y, say("gap", language), colour=QUIET)
    if count > len(rows):
        page.text(page.margin, 16, say("latest", language, len(rows), number(count, language)), size=8.5, colour=QUIET)


def _told(rows: Sequence[_Row], language: Language) -> str:
    return "; ".join(f"{row.date}: {row.spell.label or row.spell.type}" for row in rows) or say("empty", language)

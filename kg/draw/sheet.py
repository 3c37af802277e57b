"""The page that a network is drawn on: measured in points, with a title, and saved the same each time."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Final

import matplotlib as mpl
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from kg.draw.letters import FONT, text_width
from kg.errors import InputError

__all__ = ["GREY", "INK", "PALETTE", "QUIET", "Sheet", "sheet"]

# Okabe & Ito's colours (2008, https://jfly.uni-koeln.de/color/), told apart by the colour-blind; the yellow, too pale
# for white paper, is darkened, and black is kept for text.
PALETTE: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6BB1", "#B0A000")
GREY: Final = "#93A1AF"
INK: Final = "#202124"
QUIET: Final = "#5F6368"

_MARGIN: Final = 28.0
_DPI: Final = 150
_NAME: Final = "municipal-cooperation-kg"


class Sheet:
    """A page of ``width`` × ``height`` points with (0, 0) in the lower left corner."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height, self.margin = width, height, _MARGIN
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=_DPI, facecolor="white")
        FigureCanvasAgg(self.figure)
        self.axes: Axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(0, height)
        self.axes.set_axis_off()

    def text(  # noqa: PLR0913 - each is a property of a line of text, as in Matplotlib
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 9,
        colour: str = INK,
        bold: bool = False,
        align: str = "left",
        halo: bool = False,
    ) -> None:
        """Write a line; ``y`` is its middle. A halo parts it from lines beneath."""
        effects = [withStroke(linewidth=2.6, foreground="white")] if halo else []
        self.axes.text(
            x, y, text, size=size, color=colour, weight="bold" if bold else "normal", ha=align, va="center_baseline",
            path_effects=effects, parse_math=False, zorder=5, clip_on=False,
        )  # fmt: skip

    def head(self, title: str, subtitle: str) -> None:
        """Write the title and what stands beneath it; a long title is set smaller."""
        size = min(18.0, 18.0 * (self.width - 2 * _MARGIN) / max(text_width(title, 18.0, bold=True), 1.0))
        self.text(_MARGIN, self.height - _MARGIN - 6, title, size=size, bold=True)
        self.text(_MARGIN, self.height - _MARGIN - 28, subtitle, size=10.5, colour=QUIET)

    def clip(self, left: float, low: float, right: float, high: float) -> Rectangle:
        """Return a box of the page to which something else can be cut."""
        box = Rectangle((left, low), right - left, high - low, facecolor="none", edgecolor="none")
        self.axes.add_patch(box)
        return box

    def save(self, path: Path, title: str, told: str = "") -> None:
        """Write the page to a PNG or SVG file, without the clock and without versions.

        ``told`` says what can be seen, for those who cannot see it: ``title`` and ``desc`` of an SVG, ``Description``
        of a PNG.

        Raises
        ------
        InputError
            If the ending is neither, or the file cannot be written.
        """
        ending = path.suffix.lower()
        if ending not in {".png", ".svg"}:
            raise InputError(where=str(path), what="is no picture that can be drawn", remedy="end it in .png or .svg")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self._svg(title, told) if ending == ".svg" else self._png(title, told))
        except OSError as error:
            what = f"cannot be written ({error.strerror})"
            raise InputError(where=str(path), what=what, remedy="choose another place") from error

    def _png(self, title: str, told: str) -> bytes:
        file = BytesIO()
        told_ = {"Description": told} if told else {}
        self.figure.savefig(file, format="png", metadata={"Software": _NAME, "Title": title, **told_})
        return file.getvalue()

    def _svg(self, title: str, told: str) -> bytes:
        file = BytesIO()
        self.figure.savefig(file, format="svg", metadata={"Creator": _NAME, "Date": None, "Title": title})
        # https://www.w3.org/TR/svg-aam-1.0/: what screen readers say of a picture.
        before, head, rest = file.getvalue().decode().partition("<svg ")
        tag, end, body = rest.partition(">")
        said = f'\n <title id="title">{escape(title)}</title>\n <desc id="desc">{escape(told)}</desc>'
        return f'{before}{head}role="img" aria-labelledby="title desc" {tag}{end}{said}{body}'.encode()


@contextmanager
def sheet(width: float, height: float) -> Iterator[Sheet]:
    """Give a page to draw on, whatever the user's own settings of Matplotlib are.

    Examples
    --------
    >>> with sheet(200, 100) as page:
    ...     page.width, page.height
    (200, 100)
    """
    with style.context("default"), mpl.rc_context({"svg.hashsalt": _NAME, "font.family": FONT, "text.usetex": False}):
        yield Sheet(width, height)

"""Texts as they are drawn: which signs there are, how wide a text is, how it breaks."""

from functools import lru_cache
from typing import Final

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags

__all__ = ["FONT", "drawable", "shortened", "text_width", "wrapped"]

FONT: Final = "DejaVu Sans"


def drawable(text: str) -> str:
    """Return a text in which the signs that the font lacks are U+FFFD, and none breaks the line.

    Examples
    --------
    >>> drawable("Xi’an (西安)")
    'Xi’an (��)'
    """
    font = get_font(findfont(FontProperties(family=FONT)))
    one_line = " ".join(text.split())
    return "".join(sign if font.get_char_index(ord(sign)) else "\ufffd" for sign in one_line)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return how many points wide a text is at most: its letters side by side, without kerning.

    Examples
    --------
    >>> round(text_width("Köln", 10), 1)
    21.8
    """
    return sum(_advance(sign, bold) for sign in text) * size


@lru_cache(maxsize=4096)
def _advance(sign: str, bold: bool) -> float:
    """Return how wide a letter is for each point of its size."""
    font = get_font(findfont(FontProperties(family=FONT, weight="bold" if bold else "normal")))
    font.set_size(100, 72)
    return font.load_char(ord(sign), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / 100


def wrapped(text: str, size: float, width: float, lines: int = 3) -> list[str]:
    """Return a text broken at spaces so that its lines fit a width; what does not fit on the last line is cut.

    Examples
    --------
    >>> wrapped("Kommunale Klimapartnerschaften", 9, 110)
    ['Kommunale', 'Klimapartnerschaften']
    """
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if not found[-1] or text_width(longer, size) <= width:
            found[-1] = longer
        else:
            found.append(word)
    kept = [_cut(line, size, width) for line in found[:lines]]
    if len(found) > lines:
        kept[-1] = _cut(f"{kept[-1]} …", size, width)
    return kept


def shortened(text: str, longest: int) -> str:
    """Return a text of so many signs at most.

    Examples
    --------
    >>> shortened("Landkreis Teltow-Fläming", 14)
    'Landkreis Tel…'
    """
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _cut(line: str, size: float, width: float) -> str:
    while text_width(line, size) > width and len(line) > 2:
        line = line[:-2].rstrip(" …") + "…"
    return line

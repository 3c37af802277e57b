"""Read a PDF into lines: where they stand and how large they are tells paragraphs, headings and pages."""

import ctypes
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from kg.errors import ReadError
from kg.read.draft import Line, Mark, Meta
from kg.read.normalise import clean

__all__ = ["MAX_PAGES", "lines_of", "meta_of", "open_pdf"]

# A press release has a few pages; a report of hundreds is another thing.
MAX_PAGES: Final = 200
_CUT = re.compile("\r\n|\n|(?<=[\ufffe\x02])")
_PASSWORD_ERROR: Final = 4  # FPDF_ERR_PASSWORD, fpdfview.h
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_NUMBER = re.compile(r"\s+((?:Seite|Page|Blatt)\s\d{1,3}(?:\s*(?:von|of|/)\s*\d{1,3})?)$")
# The share of a page's height that its upper and lower margin take, at the least.
_MARGIN: Final = 0.08
_BULLETS: Final = "•▪◦‣●○■□►\uf0b7\uf0a7-–"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A line with its box on the page (points, from below) and its font."""

    text: str
    left: float
    bottom: float
    right: float
    size: float
    mark: Mark
    page: int


def open_pdf(data: bytes, *, origin: str) -> Any:
    """Open a PDF.

    Raises
    ------
    ReadError
        If it needs a password, is damaged, or has more than `MAX_PAGES` pages.
    """
    try:
        document = pdfium.PdfDocument(data)
        pages = len(document)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            what, remedy = "is an encrypted PDF", "save it without a password"
        else:
            what, remedy = "is a damaged PDF", "fetch it again or print it to a new PDF"
        raise ReadError(where=origin, what=what, remedy=remedy) from error
    if pages > MAX_PAGES:
        document.close()
        what = f"is too large: {pages} pages, more than {MAX_PAGES}"
        raise ReadError(where=origin, what=what, remedy="take out the pages of the release")
    return document


def meta_of(document: Any) -> Meta:
    """Return the title that a PDF's properties give, unless it is a file name, and nothing else: their dates lie."""
    title = clean(document.get_metadata_value("Title") or "").strip()
    usable = " " in title and not re.search(r"\.\w{3,4}$|untitled|unbenannt|anonymous|Microsoft", title, re.IGNORECASE)
    return Meta(title=title if usable else None)


def lines_of(document: Any, *, origin: str) -> list[Line]:
    """Return the lines of a PDF.

    Raises
    ------
    ReadError
        If it holds pictures of pages but no text, or if a page is damaged.
    """
    printed: list[_Printed] = []
    try:
        for number in range(len(document)):
            printed.extend(_page(document[number], number))
    except pdfium.PdfiumError as error:
        remedy = "fetch it again or print it to a new PDF"
        raise ReadError(where=origin, what="has a damaged page", remedy=remedy) from error
    if not printed:
        remedy = "run text recognition over it, for example with ocrmypdf"
        raise ReadError(where=origin, what="is a scanned PDF without text", remedy=remedy)
    return list(_told(printed))


def _page(page: Any, number: int) -> list[_Printed]:
    """Return the lines of a page: what stands in its upper margin first, what stands in its lower margin last."""
    height = page.get_height()
    lines = _merged(_drawn(page, number))
    head = [line for line in lines if line.bottom > (1 - _MARGIN) * height]
    foot = [line for line in lines if line.bottom < _MARGIN * height]
    rest = [line for line in lines if _MARGIN * height <= line.bottom <= (1 - _MARGIN) * height]
    return [*_spaced(head), *rest, *_spaced(foot)]


def _spaced(lines: list[_Printed]) -> Iterator[_Printed]:
    """Set page numbers in the margins apart from what stands beside them."""
    for line in lines:
        yield replace(line, text=_NUMBER.sub(r"   \1", line.text))


def _drawn(page: Any, number: int) -> Iterator[_Printed]:
    """Yield the lines of a page in the order in which they were drawn."""
    text_page = page.get_textpage()
    try:
        text, start = text_page.get_text_range(), 0
        for piece in _pieces(text):
            bare = piece.strip("\r\n ")
            first = start + len(piece) - len(piece.lstrip("\r\n "))
            start += len(piece)
            if bare:
                yield _measured(text_page, bare, first, number)
    finally:
        text_page.close()
        page.close()


def _pieces(text: str) -> Iterator[str]:
    """Cut a page's text after each line end; joined again they give the text, so that offsets hold."""
    start = 0
    for cut in _CUT.finditer(text):
        if cut.end() > start:
            yield text[start : cut.end()]
            start = cut.end()
    yield text[start:]


def _measured(text_page: Any, text: str, first: int, page: int) -> _Printed:
    """Ask PDFium for the box of a line's first and last sign and for its font."""
    count = text_page.count_chars()
    index = min(max(raw.FPDFText_GetCharIndexFromTextIndex(text_page, first), 0), count - 1)
    last = min(index + len(text) - (2 if text[-1] in "\ufffe\x02" else 1), count - 1)
    left, bottom, _, _ = text_page.get_charbox(index, loose=True)
    right = max(text_page.get_charbox(max(index, last), loose=True)[2], left)
    return _Printed(
        text=clean(text).replace("\n", ""), left=left, bottom=bottom, right=right, page=page,
        size=raw.FPDFText_GetFontSize(text_page, index), mark=_weight(text_page, index, max(index, last)),
    )  # fmt: skip


def _weight(text_page: Any, first: int, last: int) -> Mark:
    """Tell by the names of its fonts whether a line is bold or italic from its first sign to its last."""
    names = [_font(text_page, index) for index in {first, (first + last) // 2, last}]
    if all(_BOLD.search(name) for name in names):
        return "bold"
    return "italic" if all(_ITALIC.search(name) for name in names) else "plain"


def _font(text_page: Any, index: int) -> str:
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, index, buffer, 128, ctypes.byref(flags))
    return buffer.value.decode("utf-8", "replace")


def _merged(lines: Iterator[_Printed]) -> list[_Printed]:
    """Make one line of pieces that stand side by side, a wide space between them."""
    merged: list[_Printed] = []
    for line in lines:
        before = merged[-1] if merged else None
        if before and abs(before.bottom - line.bottom) < 2 and line.left > before.right - 1:
            merged[-1] = _Printed(
                text=f"{before.text}   {line.text}", left=before.left, right=line.right, bottom=before.bottom,
                size=before.size, mark="plain" if before.mark != line.mark else line.mark, page=line.page,
            )  # fmt: skip
        else:
            merged.append(line)
    return merged


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """How most lines of a document are set: size, distance between lines, right edge."""

    size: float
    pitch: float
    margin: float


def _setting(printed: list[_Printed]) -> _Setting:
    weights: dict[float, int] = {}
    for line in printed:
        weights[round(line.size, 1)] = weights.get(round(line.size, 1), 0) + len(line.text)
    size = max(weights, key=lambda key: (weights[key], -key))
    body = [line for line in printed if round(line.size, 1) == size]
    pitches = [a.bottom - b.bottom for a, b in pairwise(body) if 0 < a.bottom - b.bottom < 3 * size]
    margin = sorted(line.right for line in body)[int(0.9 * (len(body) - 1))]
    return _Setting(size=size, pitch=statistics.median_low(pitches) if pitches else 1.2 * size, margin=margin)


def _told(printed: list[_Printed]) -> Iterator[Line]:
    """Tell headings, gaps and full lines by how far they differ from most lines."""
    setting = _setting(printed)
    for index, line in enumerate(printed):
        before = printed[index - 1] if index else None
        after = printed[index + 1] if index + 1 < len(printed) else None
        yield _line(line, before, after, setting)


def _line(line: _Printed, before: _Printed | None, after: _Printed | None, setting: _Setting) -> Line:
    new_page = before is not None and before.page != line.page
    gap = before is None or new_page or _is_apart(before, line, setting)
    word = len(after.text.split(maxsplit=1)[0]) if after and after.text.strip() else 0
    full = line.right + (word + 1) * 0.5 * line.size > setting.margin
    text, mark, level = line.text, line.mark, 0
    if line.size > 1.15 * setting.size:
        mark, level = "heading", 1 if line.size > 1.5 * setting.size else 2
    if text[0] in _BULLETS and text[1:2] == " ":
        mark, text = "item", text[2:].strip()
    return Line(text=text, mark=mark, level=level, gap=gap, page="sure" if new_page else "no", full=full)


def _is_apart(before: _Printed, line: _Printed, setting: _Setting) -> bool:
    """Say whether white space, another size or another column parts two lines."""
    down = before.bottom - line.bottom
    scale = max(1.0, line.size / setting.size)
    return abs(before.size - line.size) > 0.6 or not 0 < down < 1.3 * setting.pitch * scale

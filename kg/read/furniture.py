"""Take off what a page carries and no release says: page numbers, running heads, repeated letterheads and footers."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.read.draft import Line
from kg.read.letterhead import is_label

__all__ = ["without_furniture"]

_NUMBER = r"\d{1,3}(?:\s*(?:von|of|/|\|)\s*\d{1,3})?"
_NAMED = rf"(?:Seite|Page|Blatt|Seiten?zahl)\s*:?\s*{_NUMBER}"
_ALONE = re.compile(
    rf"[\s(\[|·–—-]*{_NAMED}[\s)\]|·.–—-]*$|[–—-]\s*\d{{1,3}}\s*[–—-]$|\d{{1,3}}\s*(?:/|von|of)\s*\d{{1,3}}$"
    r"|[–—-]{1,2}$|(?:\.{3}|…)\s*/?\s*\d{1,3}$|[(\[]\s*\d{1,3}\s*[)\]]$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{1,3}$")
_BEHIND = re.compile(rf"(?:\s{{2,}}|\s*[|·•–—]\s*|\s-\s|,\s|\s*\(){_NAMED}\)?$", re.IGNORECASE)
_BEHIND_TOP = re.compile(rf"\s+{_NAMED}$", re.IGNORECASE)
_BEFORE = re.compile(rf"^{_NAMED}(?:\s{{2,}}|\s*[|·•–—:]\s*|\s-\s|\s(?=zur |der |des ))", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:…“”\"»«*+)]$")
_HEAD_LINES: Final = 12
_HEAD_LENGTH: Final = 160
_FOOT_LINES: Final = 4
_LEAST: Final = 8
_SIGNS = re.compile(r"\W+")


def without_furniture(lines: list[Line]) -> list[Line]:
    """Return the lines of a text without what its pages repeat.

    Page numbers go everywhere. At the top of a later page go lines that repeat the head of the first, or the top of
    another; a heading that repeats the first page's heading goes wherever it stands; at the foot of pages go lines
    that stand there twice, all but the last time. The line that follows then begins a page.

    Examples
    --------
    >>> page = [Line(text="Besuch aus Nowa Dolina", mark="heading"), Line(text="Am Montag kamen"),
    ...         Line(text="Besuch aus Nowa Dolina   Seite 2", page="maybe"), Line(text="acht Gäste.")]
    >>> [line.text for line in without_furniture(page)]
    ['Besuch aus Nowa Dolina', 'Am Montag kamen', 'acht Gäste.']
    """
    numbered = _without_numbers(lines)
    if not any(line.page != "no" for line in numbered) and not _repeats_heading(numbered):
        return numbered
    return _without_heads(_without_feet(numbered))


def _without_numbers(lines: list[Line]) -> list[Line]:
    """Drop page numbers; what a page number stands beside keeps a trace of it: it begins or ends a page."""
    kept: list[Line] = []
    pending = False
    for index, line in enumerate(lines):
        ends_page = index + 1 == len(lines) or lines[index + 1].page != "no"
        if _ALONE.match(line.text) or (_DIGITS.match(line.text) and (ends_page or line.page != "no") and index > 0):
            pending = pending or index > 0
            continue
        rest = _without_number(line) or line.text
        begins = pending or (rest != line.text and index > 0 and not ends_page)
        kept.append(replace(line, text=rest, page="sure" if begins else line.page, gap=line.gap or pending))
        pending = False
    return kept


def _without_number(line: Line) -> str:
    """Return what a line says beside a page number at its start or end."""
    if len(line.text) > _HEAD_LENGTH:
        return line.text
    behind = _BEHIND if line.page == "no" else _BEHIND_TOP
    rest = _BEFORE.sub("", behind.sub("", line.text))
    return line.text if rest == line.text else rest.strip(" |·•–—-(")


def _repeats_heading(lines: list[Line]) -> bool:
    seen = Counter(line.text for line in lines if line.mark in ("heading", "bold"))
    return any(count > 1 for count in seen.values())


def _without_heads(lines: list[Line]) -> list[Line]:
    """Drop what stands at the top of pages and was printed before."""
    known, size = _windows(lines[:_HEAD_LINES]), min(_HEAD_LINES, len(lines))
    tops = Counter(
        _folded([line])
        for index, line in enumerate(lines)
        if index and line.page != "no" and _LEAST <= len(line.text) <= _HEAD_LENGTH
    )
    headings = {_folded([line]) for line in lines[:size] if line.mark == "heading"}
    kept: list[Line] = []
    index, at_top, pending = 0, False, False
    while index < len(lines):
        line = lines[index]
        begins = index > 0 and line.page != "no"
        at_top = at_top or begins
        taken = _repeated(lines, index, known, headings, at_top=at_top) if kept else 0
        if not taken and begins and kept:
            taken = int(tops[_folded([line])] > 1 or _interrupts(line, kept[-1]))
        if not taken:
            kept.append(replace(line, page="sure", gap=True) if pending else line)
            at_top = False
        pending = taken > 0
        index += taken or 1
    return kept


def _windows(lines: list[Line]) -> dict[str, int]:
    """Return what one, two or three lines of the first page's head say, and before which line that was said."""
    windows: dict[str, int] = {}
    for width in (1, 2, 3):
        for start in range(len(lines) - width + 1):
            text = _folded(lines[start : start + width])
            if len(text) >= (_LEAST if lines[start].mark == "plain" else 1):
                windows.setdefault(text, start + width)
    return windows


def _repeated(lines: list[Line], index: int, known: dict[str, int], headings: set[str], *, at_top: bool) -> int:
    """Return how many lines from here on repeat the first page's head."""
    if not at_top and lines[index].mark not in ("heading", "bold"):
        return 0
    for width in (3, 2, 1):
        text = _folded(lines[index : index + width])
        if not text or known.get(text, index + 1) > index:
            continue
        if at_top or (text in headings and lines[index].mark in ("heading", "bold")):
            return width
    shortened = _folded(lines[index : index + 1])
    if not at_top or len(shortened) <= 2 * _LEAST:
        return 0
    return int(any(end <= index and text.startswith(shortened) for text, end in known.items()))


def _folded(lines: list[Line]) -> str:
    """Return what lines say, for comparison; lines that are too long for a head say nothing."""
    text = " ".join(line.text for line in lines)
    return _SIGNS.sub(" ", text).strip().casefold() if len(text) <= 2 * _HEAD_LENGTH else ""


def _interrupts(line: Line, before: Line) -> bool:
    """Say whether a letterhead-like line at the top of a page stands in the middle of a sentence."""
    return (
        before.mark == "plain" and len(before.text) > 30 and not _ENDED.search(before.text[-3:]) and is_label(line.text)
    )


def _without_feet(lines: list[Line]) -> list[Line]:
    """Drop what stands at the foot of several pages, all but the last time."""
    starts = [0, *(index for index, line in enumerate(lines) if index and line.page != "no"), len(lines)]
    feet = [_foot(lines, start, end) for start, end in pairwise(starts)]
    counts = Counter(text for foot in feet for text in set(foot.values()))
    dropped: set[int] = set()
    for foot in feet[:-1]:
        for index, text in foot.items():
            if len(text) < _LEAST or counts[text] < 2:
                break
            dropped.add(index)
    kept = [replace(line, page="sure") if index - 1 in dropped else line for index, line in enumerate(lines)]
    return [line for index, line in enumerate(kept) if index not in dropped]


def _foot(lines: list[Line], start: int, end: int) -> dict[int, str]:
    """Return the last lines of a page, the lowest first."""
    return {index: _folded(lines[index : index + 1]) for index in range(end - 1, max(start, end - _FOOT_LINES) - 1, -1)}

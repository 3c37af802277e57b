"""Take off what a page carries and no release says: page numbers, running heads, repeated letterheads and footers."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.names import fold
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
_BEFORE = re.compile(rf"{_NAMED}(?:\s{{2,}}|\s*[|·•–—:]\s*|\s-\s|\s(?=zur |der |des ))", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:…“”\"»«*+)]$")
_HEAD_LINES: Final = 12
_HEAD_LENGTH: Final = 120
_TOP_LINES: Final = 5
_FOOT_LINES: Final = 4
_LEAST: Final = 8


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
        behind = _BEHIND_TOP if line.page != "no" and len(line.text) < _HEAD_LENGTH else _BEHIND
        rest = _BEFORE.sub("", behind.sub("", line.text), count=1).strip()
        rest = (rest if rest == line.text else rest.strip(" |·•–—-(")) or line.text
        begins = pending or (rest != line.text and index > 0 and not ends_page)
        kept.append(replace(line, text=rest, page="sure" if begins else line.page, gap=line.gap or pending))
        pending = False
    return kept


def _repeats_heading(lines: list[Line]) -> bool:
    seen = Counter(line.text for line in lines if line.mark in ("heading", "bold"))
    return any(count > 1 for count in seen.values())


def _without_heads(lines: list[Line]) -> list[Line]:
    """Drop what stands at the top of pages and was printed before."""
    known, size = _windows(lines[:_HEAD_LINES]), min(_HEAD_LINES, len(lines))
    tops = Counter(
        fold(line.text) for index, line in enumerate(lines) if index and line.page != "no" and len(line.text) >= _LEAST
    )
    headings = {fold(line.text) for line in lines[:size] if line.mark == "heading"}
    kept: list[Line] = []
    index, top, pending = 0, 0, False
    while index < len(lines):
        line = lines[index]
        top = _TOP_LINES if line.page != "no" and index else max(0, top - 1)
        taken = 0
        if index and kept:
            taken = _repeated(lines, index, known, headings, at_top=top > 0)
            running = top == _TOP_LINES and (tops[fold(line.text)] > 1 or _interrupts(line, kept[-1]))
            taken = taken or int(running)
        if taken:
            pending = True
            index, top = index + taken, max(top, 2)
            continue
        if pending:
            line = replace(line, page="sure", gap=True)
        pending = False
        kept.append(line)
        index += 1
    return kept


def _windows(lines: list[Line]) -> dict[str, int]:
    """Return what one, two or three lines of the first page's head say, and before which line that was said."""
    windows: dict[str, int] = {}
    for width in (1, 2, 3):
        for start in range(len(lines) - width + 1):
            text = fold(" ".join(line.text for line in lines[start : start + width]))
            if len(text) >= (_LEAST if lines[start].mark == "plain" else 1):
                windows.setdefault(text, start + width)
    return windows


def _repeated(lines: list[Line], index: int, known: dict[str, int], headings: set[str], *, at_top: bool) -> int:
    """Return how many lines from here on repeat the first page's head."""
    for width in (3, 2, 1):
        text = fold(" ".join(line.text for line in lines[index : index + width]))
        if known.get(text, index + 1) > index:
            continue
        if at_top or (text in headings and lines[index].mark in ("heading", "bold")):
            return width
    shortened = fold(lines[index].text.rstrip(" .…"))
    if not at_top or len(shortened) <= 2 * _LEAST:
        return 0
    return int(any(end <= index and text.startswith(shortened) for text, end in known.items()))


def _interrupts(line: Line, before: Line) -> bool:
    """Say whether a letterhead-like line at the top of a page stands in the middle of a sentence."""
    return before.mark == "plain" and len(before.text) > 30 and not _ENDED.search(before.text) and is_label(line.text)


def _without_feet(lines: list[Line]) -> list[Line]:
    """Drop what stands at the foot of several pages, all but the last time."""
    starts = [0, *(index for index, line in enumerate(lines) if index and line.page != "no"), len(lines)]
    feet = [_foot(lines, start, end) for start, end in pairwise(starts)]
    counts = Counter(text for foot in feet for text in set(foot.values()))
    dropped: set[int] = set()
    for foot in feet[:-1]:
        for index, text in foot.items():
            if counts[text] < 2 or len(text) < _LEAST:
                break
            dropped.add(index)
    kept = [replace(line, page="sure") if index - 1 in dropped else line for index, line in enumerate(lines)]
    return [line for index, line in enumerate(kept) if index not in dropped]


def _foot(lines: list[Line], start: int, end: int) -> dict[int, str]:
    """Return the last lines of a page, the lowest first."""
    return {index: fold(lines[index].text) for index in range(end - 1, max(start, end - _FOOT_LINES) - 1, -1)}

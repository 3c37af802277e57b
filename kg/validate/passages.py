"""Find the sentence around the words that state something, in the kept text of their release."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeAlias

from kg.model import Release
from kg.segment import segment
from kg.validate.findings import Passage

__all__ = ["Kept", "Reader"]

# Gives a release as it is kept, or None where it is not at hand.
Kept: TypeAlias = Callable[[str], Release | None]
_AROUND: Final = 240
_AT_HAND: Final = 512


class Reader:
    """Reads passages in the kept texts; each text is cut into sentences once.

    Examples
    --------
    >>> from kg.model import Zone
    >>> text = "Am Montag kam Besuch. Ulm schloss einen Vertrag mit Niš."
    >>> release = Release(identifier="a", text=text, zones=(Zone(kind="body", start=0, end=len(text)),))
    >>> found = Reader(lambda name: release).read(Passage(release="a", exact="einen Vertrag", start=34, end=47))
    >>> found.before, found.after, (found.line, found.column)
    ('Ulm schloss ', ' mit Niš.', (1, 35))
    """

    def __init__(self, kept: Kept) -> None:
        self._cut = lru_cache(maxsize=_AT_HAND)(lambda name: _cut(kept(name)))

    def read(self, passage: Passage) -> Passage:
        """Return the passage with the rest of its sentence and its line, or as it is where the text lacks it there."""
        start, end = passage.start, passage.end
        text, starts, ends = self._cut(passage.release)
        if start is None or end is None or not 0 <= start < end or text[start:end] != passage.exact:
            return passage
        first = bisect_right(starts, start) - 1
        last = max(first, bisect_right(starts, max(start, end - 1)) - 1)
        begin = starts[first] if first >= 0 and ends[first] > start else start
        stop = max(end, ends[last]) if last >= 0 and ends[last] >= end else end
        line, column = _place(text, start)
        end_line, end_column = _place(text, end)
        return replace(
            passage,
            before=_head(text[begin:start]),
            after=_tail(text[end:stop]),
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
        )


def _cut(release: Release | None) -> tuple[str, list[int], list[int]]:
    if release is None:
        return "", [], []
    found = segment(release).sentences
    return release.text, [sentence.start for sentence in found], [sentence.end for sentence in found]


def _place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else "… " + text[-_AROUND:].split(" ", 1)[-1]


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND].rsplit(" ", 1)[0] + " …"

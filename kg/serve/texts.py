"""The kept texts, and the sentence in which words stand."""

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from kg.errors import KgError
from kg.segment import segment
from kg.store import Store

__all__ = ["Cited", "Texts"]

_KEPT: Final = 300
_LONGEST: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Words of a text with what stands before and after them in their sentence."""

    before: str
    exact: str
    after: str


class Texts:
    """The texts of a store; the last that were read are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[str, tuple[str, list[tuple[int, int]]]] = OrderedDict()

    def cited(self, name: str, start: int, end: int, exact: str) -> Cited:
        """Return words in their sentence; alone, where the text is not at hand or says something else there."""
        text, spans = self._read(name)
        if text[start:end] != exact:
            return Cited(before="", exact=exact, after="")
        first, last = _around(spans, start, end)
        return Cited(before=_end(text[first:start]), exact=exact, after=_begin(text[end:last]))

    def _read(self, name: str) -> tuple[str, list[tuple[int, int]]]:
        if name not in self._kept:
            try:
                release = self._store.held(name)[0]
            except KgError:
                return "", []
            self._kept[name] = release.text, [(one.start, one.end) for one in segment(release).sentences]
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[name]


def _around(spans: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return where the sentences begin and end that words lie in."""
    starts = [span[0] for span in spans]
    place = bisect_right(starts, start) - 1
    first = spans[place][0] if place >= 0 and spans[place][1] > start else start
    place = bisect_right(starts, max(end - 1, start)) - 1
    last = spans[place][1] if place >= 0 and spans[place][1] >= end else end
    return min(first, start), max(last, end)


def _end(text: str) -> str:
    return text if len(text) <= _LONGEST else f"… {text[-_LONGEST:].split(' ', 1)[-1]}"


def _begin(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"

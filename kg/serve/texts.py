"""The kept texts, and the sentence in which words stand."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from kg.errors import KgError
from kg.judge import passage_of
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
    """The texts of a store, the last that were read being kept; without a store there are none."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._kept: OrderedDict[str, str] = OrderedDict()

    def cited(self, name: str, start: int, end: int, exact: str) -> Cited:
        """Return words in their sentence; alone, where the text is not at hand or says something else there."""
        text = self._read(name)
        if text[start:end] != exact:
            return Cited(before="", exact=exact, after="")
        passage = passage_of(text, start, end)
        before, after = passage.sentence[: passage.start], passage.sentence[passage.end :]
        return Cited(before=_end(before), exact=exact, after=_begin(after))

    def _read(self, name: str) -> str:
        if name not in self._kept:
            try:
                text = self._store.text(name) if self._store else ""
            except KgError:
                return ""
            self._kept[name] = text
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[name]


def _end(text: str) -> str:
    return text if len(text) <= _LONGEST else f"… {text[-_LONGEST:].split(' ', 1)[-1]}"


def _begin(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"

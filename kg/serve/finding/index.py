"""An index of names and texts, in memory: words lead to things, by their beginnings too."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import log1p
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from kg.model import Iri
from kg.names import fold

__all__ = ["Entry", "Found", "Index"]

# How much a word counts that is met: whole in a name, at its beginning, in a text, in a text at its beginning, nearly.
_WHOLE: Final = 1.0
_BEGUN: Final = 0.7
_IN_TEXT: Final = 0.3
_BEGUN_IN_TEXT: Final = 0.2
_NEARLY: Final = 0.5
_SAME_NAME: Final = 3.0
_WORDS: Final = 8
_BEGINNINGS: Final = 300
# A typing error more for every so many letters; shorter words are taken as they are.
_LETTERS_PER_ERROR: Final = 4
_NEAR: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A thing that can be found: its kind, its names by language, all its names, and how many releases name it."""

    iri: Iri
    kind: str
    labels: Mapping[str, str]
    names: tuple[str, ...]
    mentions: int

    def label(self, language: str) -> str:
        """Return its name in a language, or another."""
        return self.labels.get(language) or next(iter(self.labels.values()), self.iri)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something found: how well it fits, and if only the text of a release has the words."""

    entry: Entry
    score: float
    by_text: bool


class Index:
    """Finds entries.

    Examples
    --------
    >>> ulm = Entry(iri=Iri("http://e.org/1"), kind="municipality", labels={"de": "Köln"}, names=("Köln",), mentions=1)
    >>> index = Index([ulm], {})
    >>> [index.search(words)[0].entry.iri for words in ("koeln", "Köl", "Koln", "Kölnn")]
    ['http://e.org/1', 'http://e.org/1', 'http://e.org/1', 'http://e.org/1']
    >>> index.search("Bonn")
    []
    """

    def __init__(self, entries: Iterable[Entry], texts: Mapping[Iri, str]) -> None:
        """Index entries by their names, and those that have a text by its words."""
        self._entries = sorted(entries, key=lambda entry: entry.iri)
        self._names = _Words(
            (number, words) for number, entry in enumerate(self._entries) for words in map(_spellings, entry.names)
        )
        self._texts = _Words(
            (number, _words(texts[entry.iri])) for number, entry in enumerate(self._entries) if entry.iri in texts
        )

    def search(self, words: str, *, texts: bool = True) -> list[Found]:
        """Return what has all these words, what fits best first; with ``texts``, in the text of a release too."""
        wanted = fold(words).split()[:_WORDS]
        if not wanted:
            return []
        exact = self._all([self._met(word, texts=texts) for word in wanted])
        scores = exact or self._all([self._nearly(word, texts=texts) for word in wanted])
        whole = " ".join(wanted)
        found = [self._found(number, score, whole) for number, score in scores.items()]
        return sorted(found, key=lambda one: (-one.score, one.entry.label("de"), one.entry.iri))

    def _found(self, number: int, score: float, whole: str) -> Found:
        entry = self._entries[number]
        same = any(fold(name) == whole for name in entry.names)
        by_text = score < _NEARLY and not same
        return Found(entry=entry, score=score + same * _SAME_NAME + log1p(entry.mentions) / 20, by_text=by_text)

    def _met(self, word: str, *, texts: bool) -> dict[int, float]:
        """Return in which entries a word stands, and how much that counts."""
        scores: dict[int, float] = {}
        for words, whole, begun in ((self._texts, _IN_TEXT, _BEGUN_IN_TEXT), (self._names, _WHOLE, _BEGUN)):
            if words is self._texts and not texts:
                continue
            for known in words.beginning(word):
                count = whole if known == word else begun
                for number in words[known]:
                    scores[number] = max(scores.get(number, 0.0), count)
        return scores

    def _nearly(self, word: str, *, texts: bool) -> dict[int, float]:
        scores = self._met(word, texts=texts)
        if scores or (errors := len(word) // _LETTERS_PER_ERROR) == 0:
            return scores
        for words in (self._names, *([self._texts] if texts else [])):
            near = process.extract(
                word, words.known, scorer=DamerauLevenshtein.distance, score_cutoff=min(errors, 2), limit=_NEAR
            )
            for known, distance, _ in near:
                for number in words[known]:
                    scores[number] = max(scores.get(number, 0.0), _NEARLY / (1 + distance))
            if scores:
                break
        return scores

    def _all(self, each: Sequence[dict[int, float]]) -> dict[int, float]:
        """Return what has all words, with the mean of what they count."""
        common = set.intersection(*(set(scores) for scores in each))
        return {number: sum(scores[number] for scores in each) / len(each) for number in common}


class _Words:
    """Which words lead to which entries."""

    def __init__(self, told: Iterable[tuple[int, Iterable[str]]]) -> None:
        found: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, words in told:
            for word in set(words):
                places = found[word]
                if not places or places[-1] != number:
                    places.append(number)
        self._found = dict(found)
        self.known = sorted(self._found)

    def __getitem__(self, word: str) -> "array[int]":
        return self._found[word]

    def beginning(self, word: str) -> Iterator[str]:
        """Yield the words that begin so, the word itself first."""
        start = bisect_left(self.known, word)
        following = self.known[start : start + _BEGINNINGS]
        yield from takewhile(lambda known: known.startswith(word), following)


def _words(text: str) -> Iterable[str]:
    # Past the cache of names: a text is folded once.
    return fold.__wrapped__(text).split()


def _spellings(name: str) -> Iterable[str]:
    """Return the words of a name, and those of it without umlauts, as they are typed abroad (Dusseldorf)."""
    plain = name.translate(_PLAIN)
    return [*fold(name).split(), *(fold(plain).split() if plain != name else ())]


_PLAIN: Final = str.maketrans("äöüÄÖÜ", "aouAOU")

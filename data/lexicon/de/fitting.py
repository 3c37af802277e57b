"""Fit weights to examples: logistic regression with an L2 penalty, by Adam with full batches.

Kingma, D. P. and Ba, J. (2015): Adam, a method for stochastic optimization. ICLR. The examples are summed in two
halves, each by a thread and in one order, so that one machine gives the same weights each time; they are rounded, and
those near zero dropped.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, Final, TypeAlias

import numpy as np
from scipy.sparse import csr_array, hstack

from kg.lexicon.weights import Weights

__all__ = ["PENALTY", "Choice", "Example", "Sheet", "fit", "fit_choice"]

STEPS, RATE, RARE, FAINT = 120, 0.05, 2, 0.05
HALVES = 2
# How strongly the weights of a question are pulled to zero; found on releases left out.
PENALTY: Final = {
    "of": 2.0,
    "day": 7.0,
    "undated": 7.0,
    "when": 2.0,
    "where": 10.0,
    "worth": 10.0,
    "within": 3.0,
    "who": 10.0,
    "gives": 3.0,
    "aim": 6.0,
    "topic": 4.0,
    "bond": 3.0,
    "dated": 4.0,
    "signs": 3.0,
    "until": 2.0,
}

Example: TypeAlias = tuple[Sequence[str], Collection[int]]
# The options of a choice, each with what speaks for it, and those that are right.
Choice: TypeAlias = tuple[Sequence[Sequence[str]], Collection[int]]
Array: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """Which features speak in some lines, and in which lines each feature speaks."""

    spoken: csr_array
    told: csr_array

    @classmethod
    def of(cls, spoken: csr_array) -> "_Lines":
        """Return lines by the features that speak in each."""
        return cls(spoken=spoken, told=spoken.T.tocsr())

    def sums(self, table: Array) -> Array:
        """Return for each line the sum of its features' weights."""
        return np.asarray(self.spoken @ table)

    def pulls(self, errors: Array) -> Array:
        """Return for each feature the sum of the errors of the lines that it speaks in."""
        return np.asarray(self.told @ errors)


class Sheet:
    """Examples as numbers: which features speak in each line, what is right in it, and to which part it belongs.

    A line is taken as words and kept as numbers, so that millions of features take little memory.
    """

    def __init__(self) -> None:
        """Begin with an empty sheet."""
        self._numbers: dict[str, int] = {}
        self._cells, self._ends = array("i"), array("q", [0])
        self._right: list[Collection[int]] = []
        self._parts = array("i")

    def add(self, example: Example, part: int = 0) -> None:
        """Add an example that belongs to a part."""
        features, right = example
        numbers = self._numbers
        self._cells.extend([numbers.setdefault(feature, len(numbers)) for feature in features])
        self._ends.append(len(self._cells))
        self._right.append(right)
        self._parts.append(part)

    def fit(self, answers: Sequence[str], penalty: float, *, each: bool = False, without: int | None = None) -> Weights:
        """Return the weights that explain the lines best, all or those without a part.

        With ``each`` every answer is judged for itself (logistic), and a line may have several or none; else one
        excludes the others.
        """
        rows = [i for i, part in enumerate(self._parts) if part != without]
        names, lines = self._known(rows)
        wanted = np.zeros((len(rows), len(answers)), dtype=np.float32)
        for row, i in enumerate(rows):
            wanted[row, list(self._right[i])] = 1

        def half(begin: int, end: int) -> tuple[_Lines, Callable[[Array], Array]]:
            right = wanted[begin:end]
            return _Lines.of(lines[begin:end]), lambda sums: _shares(sums, each=each) - right

        pull = np.full((len(names) + 1, 1), penalty, dtype=np.float32)
        pull[0] = 0
        table = np.zeros((len(names) + 1, len(answers)), dtype=np.float32)
        _descend(table, [half(*cut) for cut in _cuts(len(rows))], pull, len(rows))
        told = {f: [round(float(w), 2) for w in row] for f, row in zip(names, table[1:], strict=True)}
        kept = {f: ws for f, ws in told.items() if max(map(abs, ws)) >= FAINT}
        return Weights(answers, {"": [round(float(w), 2) for w in table[0]], **kept})

    def _known(self, rows: Sequence[int]) -> tuple[list[str], csr_array]:
        """Return the features that are not rare in some lines, and where they speak; the first column always does."""
        cells, ends = np.frombuffer(self._cells, dtype=np.int32), np.frombuffer(self._ends, dtype=np.int64)
        marks = np.ones(len(cells), dtype=np.float32)
        lines = csr_array((marks, cells, ends), shape=(len(self._right), max(len(self._numbers), 1)))[rows]
        often = np.flatnonzero(np.bincount(lines.indices, minlength=len(self._numbers)) >= RARE)
        words = list(self._numbers)
        return [words[i] for i in often], hstack([np.ones((len(rows), 1), dtype=np.float32), lines[:, often]], "csr")


def fit(examples: Iterable[Example], answers: Sequence[str], penalty: float, *, each: bool = False) -> Weights:
    """Return the weights that explain some examples best; ``each`` as for `Sheet.fit`."""
    sheet = Sheet()
    for example in examples:
        sheet.add(example)
    return sheet.fit(answers, penalty, each=each)


def _shares(sums: Array, *, each: bool) -> Array:
    if each:
        return np.asarray(1 / (1 + np.exp(-sums)))
    shares = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def fit_choice(choices: Sequence[Choice], penalty: float) -> Weights:
    """Return the weights by which the right option of each choice is likeliest: one excludes the others.

    A conditional logit (McFadden 1974): softmax over the options of a choice; of several right ones any will do.
    """
    index = _numbered([features for options, _ in choices for features in options])

    def half(begin: int, end: int) -> tuple[_Lines, Callable[[Array], Array]]:
        part = choices[begin:end]
        sizes = np.array([len(options) for options, _ in part])
        heads, group = np.concatenate(([0], np.cumsum(sizes)[:-1])), np.repeat(np.arange(len(part)), sizes)
        right = np.array([i in ok for options, ok in part for i in range(len(options))], dtype=np.float32)

        def errors(sums: Array) -> Array:
            chances = np.exp(sums - np.maximum.reduceat(sums, heads)[group])
            chances /= np.add.reduceat(chances, heads)[group]
            wanted = chances * right
            wanted /= np.add.reduceat(wanted, heads)[group]
            return np.asarray(chances - wanted)

        return _laid([features for options, _ in part for features in options], index), errors

    table = np.zeros(len(index) + 1, dtype=np.float32)
    _descend(
        table, [half(*cut) for cut in _cuts(len(choices))], np.full(len(table), penalty, dtype=np.float32), len(choices)
    )
    rows = {f: [0.0, round(float(table[i]), 2)] for f, i in index.items()}
    return Weights(("no", "yes"), {"": [0.0, 0.0], **{f: ws for f, ws in rows.items() if abs(ws[1]) >= FAINT}})


def _descend(table: Array, halves: Sequence[tuple[_Lines, Callable[[Array], Array]]], pull: Array, number: int) -> None:
    """Move a table of weights to where the errors of all lines and the pull to zero are in balance."""

    def pulled(half: tuple[_Lines, Callable[[Array], Array]]) -> Array:
        lines, errors = half
        return lines.pulls(errors(lines.sums(table)))

    mean, spread, slope = np.zeros_like(table), np.zeros_like(table), np.zeros_like(table)
    with ThreadPoolExecutor(len(halves)) as pool:
        for step in range(1, STEPS + 1):
            slope[:] = pull * table
            for pulls in pool.map(pulled, halves):
                slope += pulls
            slope /= number
            mean = 0.9 * mean + 0.1 * slope
            spread = 0.99 * spread + 0.01 * slope * slope
            table -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)


def _cuts(number: int) -> list[tuple[int, int]]:
    """Return the ends of the halves of so many examples, without empty ones."""
    ends = [number * i // HALVES for i in range(HALVES + 1)]
    return [(begin, end) for begin, end in pairwise(ends) if begin < end]


def _numbered(lines: Sequence[Sequence[str]]) -> dict[str, int]:
    """Number the features that are not rare; 0 is what speaks in every line."""
    counts = Counter(f for features in lines for f in dict.fromkeys(features))
    return {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= RARE), 1)}


def _laid(lines: Sequence[Sequence[str]], index: Mapping[str, int]) -> _Lines:
    spoken = [[0, *(index[f] for f in features if f in index)] for features in lines]
    columns = np.fromiter(chain.from_iterable(spoken), dtype=np.int32)
    ends = np.cumsum([0, *map(len, spoken)])
    marks = np.ones(len(columns), dtype=np.float32)
    matrix = csr_array((marks, columns, ends), shape=(len(spoken), len(index) + 1))
    return _Lines.of(matrix)

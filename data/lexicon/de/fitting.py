"""Fit weights to examples: logistic regression with an L2 penalty, by Adam with full batches.

Kingma, D. P. and Ba, J. (2015): Adam, a method for stochastic optimization. ICLR. The examples are summed in two
halves, each by a thread and in one order, so that one machine gives the same weights each time; they are rounded, and
those near zero dropped.

For questions that may be ``sparse``, features that weigh little are dropped and the others fitted anew, three times
with a higher bar (Han, S. et al. (2015): Learning both weights and connections for efficient neural networks. NIPS).
Where an event is, what happens on a day and what names a body is so heard as well with a tenth of the features; who
takes part is not: it is told by the sum of many small signs.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate, pairwise, repeat
from typing import Any, Final, TypeAlias

import numpy as np
from scipy.sparse import csr_array, hstack

from kg.lexicon.weights import Weights

__all__ = ["PENALTY", "SPARSE", "Choice", "Example", "Sheet", "fit", "fit_choice"]

STEPS, RATE, RARE, FAINT = 120, 0.05, 2, 0.05
BARS: Final = (0.1, 0.15, 0.2)
SPARSE: Final = frozenset({"body", "day", "of", "undated", "where"})
HALVES = 2
# How strongly the weights of a question are pulled to zero; found on releases left out.
PENALTY: Final = {
    "occurrence": 3.0,
    "body": 1.0,
    "body kind": 1.0,
    "of": 2.0,
    "day": 10.0,
    "undated": 7.0,
    "when": 2.0,
    "where": 15.0,
    "worth": 10.0,
    "within": 3.0,
    "who": 10.0,
    "gives": 3.0,
    "aim": 6.0,
    "topic": 4.0,
    "bond": 3.0,
    "dated": 4.0,
    "signs": 3.0,
    "listed": 8.0,
    "until": 2.0,
}

Example: TypeAlias = tuple[Sequence[str], Collection[int]]
# The options of a choice, each with what speaks for it, and those that are right.
Choice: TypeAlias = tuple[Sequence[Sequence[str]], Collection[int]]
Array: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"


# What is wrong about the sums of some lines, for each answer.
Errors: TypeAlias = Callable[[Array], Array]


@dataclass(frozen=True, slots=True)
class _Lines:
    """Which features speak in some lines, in which lines each speaks, and what is wrong about their sums."""

    spoken: csr_array
    told: csr_array
    errors: Errors

    def pulls(self, table: Array) -> Array:
        """Return for each feature the sum of the errors of the lines that it speaks in."""
        return np.asarray(self.told @ self.errors(np.asarray(self.spoken @ table)))


@dataclass(frozen=True, slots=True)
class _Half:
    """Where half of the lines begins and ends, how many examples it has, and what is wrong about its sums."""

    begin: int
    end: int
    number: int
    errors: Errors


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

    def join(self, other: "Sheet") -> None:
        """Add the lines of another sheet."""
        numbers, ended = self._numbers, self._ends[-1]
        own = np.array([numbers.setdefault(feature, len(numbers)) for feature in other._numbers], dtype=np.int32)
        if other._cells:
            self._cells.frombytes(own[np.frombuffer(other._cells, dtype=np.int32)].tobytes())
        self._ends.extend(ended + end for end in other._ends[1:])
        self._right.extend(other._right)
        self._parts.extend(other._parts)

    def fit(
        self,
        answers: Sequence[str],
        penalty: float,
        *,
        each: bool = False,
        sparse: bool = False,
        without: int | None = None,
    ) -> Weights:
        """Return the weights that explain the lines best, all or those without a part.

        With ``each`` every answer is judged for itself (logistic), and a line may have several or none; else one
        excludes the others. With ``sparse`` only features that weigh much are kept.
        """
        rows = [i for i, part in enumerate(self._parts) if part != without]
        wanted = np.zeros((len(rows), len(answers)), dtype=np.float32)
        for row, i in enumerate(rows):
            wanted[row, list(self._right[i])] = 1

        def errors(begin: int, end: int) -> Errors:
            right = wanted[begin:end]
            return lambda sums: _shares(sums, each=each) - right

        halves = [_Half(begin, end, end - begin, errors(begin, end)) for begin, end in _cuts(len(rows))]
        return Weights(answers, self.settled(rows, halves, penalty, len(answers), sparse=sparse))

    def settled(
        self, rows: Sequence[int], halves: Sequence[_Half], penalty: float, width: int, *, sparse: bool
    ) -> Mapping[str, Sequence[float]]:
        """Return the weights of the features that matter in some lines, one for each of ``width`` answers."""
        names, lines = self._known(rows)
        kept = np.arange(lines.shape[1])
        table = np.zeros((len(kept), width), dtype=np.float32)
        number = sum(half.number for half in halves)
        for bar in (0.0, *BARS) if sparse else (0.0,):
            strong = _above(table, bar)
            table, lines, kept = table[strong], lines[:, strong], kept[strong]
            parts = [(lines[half.begin : half.end], half.errors) for half in halves]
            told = [_Lines(part, part.T.tocsr(), errors) for part, errors in parts]
            _descend(table, told, penalty, number, STEPS // 2 if sparse else STEPS)
        strong = _above(table, FAINT)
        return {names[column]: row for column, row in zip(kept[strong], table[strong].tolist(), strict=True)}

    def _known(self, rows: Sequence[int]) -> tuple[list[str], csr_array]:
        """Return the features that are not rare in some lines, and where they speak; the first column always does."""
        cells, ends = np.frombuffer(self._cells, dtype=np.int32), np.frombuffer(self._ends, dtype=np.int64)
        marks = np.ones(len(cells), dtype=np.float32)
        lines = csr_array((marks, cells, ends), shape=(len(self._right), max(len(self._numbers), 1)))[rows]
        often = np.flatnonzero(np.bincount(lines.indices, minlength=len(self._numbers)) >= RARE)
        words = list(self._numbers)
        known = hstack([np.ones((len(rows), 1), dtype=np.float32), lines[:, often]], "csr")
        return ["", *(words[i] for i in often)], known


def _above(table: Array, bar: float) -> Array:
    """Return the rows of a table that weigh so much for any answer, and the first, which always speaks."""
    return np.union1d([0], np.flatnonzero(np.abs(table).max(axis=1) >= bar))


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


def fit_choice(choices: Sequence[Choice], penalty: float, *, sparse: bool = False) -> Weights:
    """Return the weights by which the right option of each choice is likeliest: one excludes the others.

    A conditional logit (McFadden 1974): softmax over the options of a choice; of several right ones any will do.
    """
    sheet = Sheet()
    for options, right in choices:
        for i, features in enumerate(options):
            sheet.add((features, (int(i in right),)))
    ends = [0, *accumulate(len(options) for options, _ in choices)]
    halves = [
        _Half(ends[begin], ends[end], end - begin, _of_choices(choices[begin:end]))
        for begin, end in _cuts(len(choices))
    ]
    table = sheet.settled(range(ends[-1]), halves, penalty, 1, sparse=sparse)
    # What speaks for every option alike decides nothing.
    return Weights(("no", "yes"), {"": [0.0, 0.0], **{name: [0.0, *row] for name, row in table.items() if name}})


def _of_choices(choices: Sequence[Choice]) -> Errors:
    """Return what tells what is wrong about the sums of the options of some choices."""
    sizes = np.array([len(options) for options, _ in choices])
    heads, group = np.concatenate(([0], np.cumsum(sizes)[:-1])), np.repeat(np.arange(len(choices)), sizes)
    right = np.array([i in ok for options, ok in choices for i in range(len(options))], dtype=np.float32)

    def errors(sums: Array) -> Array:
        told = sums[:, 0]
        chances = np.exp(told - np.maximum.reduceat(told, heads)[group])
        chances /= np.add.reduceat(chances, heads)[group]
        wanted = chances * right
        wanted /= np.add.reduceat(wanted, heads)[group]
        return np.asarray(chances - wanted)[:, None]

    return errors


def _descend(table: Array, halves: Sequence[_Lines], penalty: float, number: int, steps: int) -> None:
    """Move a table of weights to where the errors of all lines and the pull to zero are in balance."""
    mean, spread, slope = np.zeros_like(table), np.zeros_like(table), np.zeros_like(table)
    pull = np.full((len(table), 1), penalty, dtype=np.float32)
    pull[0] = 0  # What speaks in every line is free.
    with ThreadPoolExecutor(len(halves)) as pool:
        for step in range(1, steps + 1):
            slope[:] = pull * table
            for pulls in pool.map(_Lines.pulls, halves, repeat(table)):
                slope += pulls
            slope /= number
            mean = 0.9 * mean + 0.1 * slope
            spread = 0.99 * spread + 0.01 * slope * slope
            table -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)


def _cuts(number: int) -> list[tuple[int, int]]:
    """Return the ends of the halves of so many examples, without empty ones."""
    ends = [number * i // HALVES for i in range(HALVES + 1)]
    return [(begin, end) for begin, end in pairwise(ends) if begin < end]

"""Fit weights to examples: logistic regression with an L2 penalty, by Adam with full batches.

Kingma, D. P. and Ba, J. (2015): Adam, a method for stochastic optimization. ICLR. The products are summed in one order,
so that one machine gives the same weights each time; they are rounded, and those near zero dropped.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any, TypeAlias

import numpy as np

from kg.relate.weights import Weights

__all__ = ["Choice", "Example", "fit", "fit_choice"]

STEPS, RATE, RARE, FAINT = 200, 0.05, 2, 0.05

Example: TypeAlias = tuple[Sequence[str], Collection[int]]
# The options of a choice, each with what speaks for it, and those that are right.
Choice: TypeAlias = tuple[Sequence[Sequence[str]], Collection[int]]
Array: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"


def fit(examples: Sequence[Example], answers: Sequence[str], penalty: float, *, each: bool = False) -> Weights:
    """Return the weights that explain the examples best.

    Few of all features speak in one example: the products go over those that do, summed in one order. With ``each``
    every answer is judged for itself (logistic), and an example may have several or none; else one excludes the others.
    """
    index, columns, first, rows_in_order, used, begin = _spoken([features for features, _ in examples])
    wanted = np.zeros((len(examples), len(answers)), dtype=np.float32)
    for row, (_, given) in enumerate(examples):
        wanted[row, list(given)] = 1
    table = np.zeros((len(index) + 1, len(answers)), dtype=np.float32)
    mean, spread, slope = np.zeros_like(table), np.zeros_like(table), np.zeros_like(table)
    pull = np.full((len(table), 1), penalty / len(examples), dtype=np.float32)
    pull[0] = 0
    for step in range(1, STEPS + 1):
        shares = _shares(np.add.reduceat(table[columns], first), each=each)
        slope[used] = np.add.reduceat((shares - wanted)[rows_in_order], begin) / len(examples)
        slope += pull * table
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope * slope
        table -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
        slope[:] = 0
    lines = {f: [round(float(w), 2) for w in table[i]] for f, i in index.items()}
    kept = {f: ws for f, ws in lines.items() if max(map(abs, ws)) >= FAINT}
    return Weights(answers, {"": [round(float(w), 2) for w in table[0]], **kept})


def _spoken(lines: Sequence[Sequence[str]]) -> tuple[dict[str, int], Array, Array, Array, Array, Array]:
    """Number the features that are not rare, and lay out which of them speak in which line.

    Returns the numbers by feature; the numbers of all lines in a row, and where each line begins; the lines in the
    order of the features that speak in them, the features in this order, and where each begins.
    """
    counts = Counter(f for features in lines for f in dict.fromkeys(features))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= RARE), 1)}
    spoken = [[0, *(index[f] for f in features if f in index)] for features in lines]
    lengths = np.array([len(line) for line in spoken])
    rows, columns = np.repeat(np.arange(len(spoken)), lengths), np.array([i for line in spoken for i in line])
    first = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    order = np.argsort(columns, kind="stable")
    used, begin = np.unique(columns[order], return_index=True)
    return index, columns, first, rows[order], used, begin


def _shares(sums: Array, *, each: bool) -> Array:
    shares: Array = np.exp(sums - sums.max(axis=1, keepdims=True))
    return 1 / (1 + np.exp(-sums)) if each else shares / shares.sum(axis=1, keepdims=True)


def fit_choice(choices: Sequence[Choice], penalty: float) -> Weights:
    """Return the weights by which the right option of each choice is likeliest: one excludes the others.

    A conditional logit (McFadden 1974): softmax over the options of a choice; of several right ones any will do.
    """
    index, columns, first, rows_in_order, used, begin = _spoken([f for options, _ in choices for f in options])
    sizes = np.array([len(options) for options, _ in choices])
    heads, group = np.concatenate(([0], np.cumsum(sizes)[:-1])), np.repeat(np.arange(len(choices)), sizes)
    right = np.array([float(i in ok) for options, ok in choices for i in range(len(options))])
    table = np.zeros(len(index) + 1)
    mean, spread, slope = np.zeros_like(table), np.zeros_like(table), np.zeros_like(table)
    for step in range(1, STEPS + 1):
        sums = np.add.reduceat(table[columns], first)
        chances = np.exp(sums - np.maximum.reduceat(sums, heads)[group])
        chances /= np.add.reduceat(chances, heads)[group]
        wanted = chances * right
        wanted /= np.add.reduceat(wanted, heads)[group]
        slope[used] = np.add.reduceat((chances - wanted)[rows_in_order], begin) / len(choices)
        slope += penalty / len(choices) * table
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope * slope
        table -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
        slope[:] = 0
    lines_of = {f: [0.0, round(float(table[i]), 2)] for f, i in index.items()}
    return Weights(("no", "yes"), {"": [0.0, 0.0], **{f: ws for f, ws in lines_of.items() if abs(ws[1]) >= FAINT}})

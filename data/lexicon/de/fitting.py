"""Fit weights to examples: logistic regression with an L2 penalty, by Adam with full batches.

Kingma, D. P. and Ba, J. (2015): Adam, a method for stochastic optimization. ICLR. The products are summed in one order,
so that one machine gives the same weights each time; they are rounded, and those near zero dropped.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any, TypeAlias

import numpy as np

from kg.relate.weights import Weights

__all__ = ["Example", "fit"]

STEPS, RATE, RARE, FAINT = 200, 0.05, 2, 0.05

Example: TypeAlias = tuple[Sequence[str], Collection[int]]
Array: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"


def fit(examples: Sequence[Example], answers: Sequence[str], penalty: float, *, each: bool = False) -> Weights:
    """Return the weights that explain the examples best.

    Few of all features speak in one example: the products go over those that do, summed in one order. With ``each``
    every answer is judged for itself (logistic), and an example may have several or none; else one excludes the others.
    """
    counts = Counter(f for features, _ in examples for f in dict.fromkeys(features))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= RARE), 1)}
    spoken = [[0, *(index[f] for f in features if f in index)] for features, _ in examples]
    lengths = np.array([len(line) for line in spoken])
    rows, columns = np.repeat(np.arange(len(spoken)), lengths), np.array([i for line in spoken for i in line])
    first = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    order = np.argsort(columns, kind="stable")
    used, begin = np.unique(columns[order], return_index=True)
    rows_in_order = rows[order]
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


def _shares(sums: Array, *, each: bool) -> Array:
    shares: Array = np.exp(sums - sums.max(axis=1, keepdims=True))
    return 1 / (1 + np.exp(-sums)) if each else shares / shares.sum(axis=1, keepdims=True)

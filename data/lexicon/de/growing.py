"""Grow the trees that judge what was heard of one beside what was heard of the others.

Each tree corrects what those before it say, on some of the lines and of what is observed, drawn by a fixed seed
(Friedman, J. H. (2002): Stochastic gradient boosting. Computational Statistics and Data Analysis 38), by LightGBM
(Ke, G. et al. (2017): LightGBM: a highly efficient gradient boosting decision tree. NIPS) on one thread in one order,
so that one machine grows the same trees each time. Only learning needs it, with libgomp, which Debian keeps apart;
``kg.lexicon.trees`` asks what was grown.
"""

import json
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

import lightgbm
import numpy as np

from kg.lexicon.trees import Seen, Tree, Trees

__all__ = ["GROWTH", "Ground", "Line", "write_trees"]

FILE: Final = Path(__file__).with_name("trees.json")
# What is observed, and the number of the answer that is right.
Line: TypeAlias = tuple[Seen, int]
# How trees of a question grow: how many for each answer, how much each corrects, with how many ends, and how many lines
# an end needs; found on releases left out.
GROWTH: Final[Mapping[str, Mapping[str, float]]] = {
    "worth": {"num_iterations": 300, "learning_rate": 0.03, "num_leaves": 31, "min_data_in_leaf": 60},
    "encore": {"num_iterations": 300, "learning_rate": 0.03, "num_leaves": 31, "min_data_in_leaf": 60},
    "where": {"num_iterations": 120, "learning_rate": 0.07, "num_leaves": 15, "min_data_in_leaf": 60},
    "who": {"num_iterations": 150, "learning_rate": 0.06, "num_leaves": 31, "min_data_in_leaf": 60},
}
_HABIT: Final[Mapping[str, Any]] = {
    "lambda_l2": 5.0,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "feature_fraction": 0.4,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbosity": -1,
}
_DIGITS, _THOUSAND = 4, 1000


class Ground:
    """Lines that trees grow from, as numbers: what is observed in each, which answer is right, and its part."""

    def __init__(self) -> None:
        """Begin without lines."""
        self._observed: list[str] = []
        self._values, self._right, self._parts = array("f"), array("i"), array("i")

    def add(self, line: Line, part: int = 0) -> None:
        """Add a line that belongs to a part.

        Raises
        ------
        KeyError
            If it lacks something that was observed in the first line.
        """
        seen, right = line
        self._observed = self._observed or list(seen)
        self._values.extend([seen[name] for name in self._observed])
        self._right.append(right)
        self._parts.append(part)

    def join(self, other: "Ground") -> None:
        """Add the lines of another.

        Raises
        ------
        ValueError
            If something else is observed in them, or in another order.
        """
        if self._observed and other._observed and self._observed != other._observed:
            message = f"lines that observe {other._observed} do not join those that observe {self._observed}"
            raise ValueError(message)
        self._observed = self._observed or other._observed
        self._values.extend(other._values)
        self._right.extend(other._right)
        self._parts.extend(other._parts)

    def grow(self, question: str, answers: Sequence[str], *, without: int | None = None) -> Trees:
        """Return the trees that tell best which of some answers is right, from all lines or those without a part.

        Raises
        ------
        ValueError
            If there are no lines.
        """
        kept = np.frombuffer(self._parts, dtype=np.int32) != without if self._parts else np.zeros(0, dtype=bool)
        if not kept.any():
            message = f"the trees of {question!r} need at least one line"
            raise ValueError(message)
        values = np.frombuffer(self._values, dtype=np.float32).reshape(len(self._right), -1)[kept]
        data = lightgbm.Dataset(values, label=np.frombuffer(self._right, dtype=np.int32)[kept])
        several = len(answers) > 2
        kind = {"objective": "multiclass", "num_class": len(answers)} if several else {"objective": "binary"}
        grown = lightgbm.train({**_HABIT, **GROWTH[question], **kind}, data)
        found = [_tree(entry["tree_structure"]) for entry in grown.dump_model()["tree_info"]]
        forests = [found[i :: len(answers)] for i in range(len(answers))] if several else [[], found]
        return Trees(answers, self._observed, forests)


def _tree(branch: Mapping[str, Any]) -> Tree:
    """Return a tree as it is asked, from how LightGBM tells it."""
    if "split_feature" not in branch:
        end: float = branch["leaf_value"]
        return round(end * _THOUSAND)
    asked: int = branch["split_feature"]
    bound, said = float(f"{branch['threshold']:.{_DIGITS}g}"), round(branch["internal_value"] * _THOUSAND)
    return asked, bound, _tree(branch["left_child"]), _tree(branch["right_child"]), said


def write_trees(grown: Mapping[str, Trees]) -> None:
    """Write the trees of all questions, a line for each."""
    lines = [
        f"{json.dumps(question)}:{json.dumps(trees.packed(), ensure_ascii=False, separators=(',', ':'))}"
        for question, trees in sorted(grown.items())
    ]
    FILE.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")

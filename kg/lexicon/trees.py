"""Judge by trees what numbers say together: of several answers that exclude each other, which one holds?

Weights add up what each sign says by itself. Where signs count for more or less by each other - an event is doubtful
if another of the same day is likelier - trees ask one after the other. They stand in
``data/lexicon/<language>/trees.json``; ``python -m data.lexicon.de.build_weights`` grows them by gradient boosting
(Friedman, J. H. (2001): Greedy function approximation: a gradient boosting machine. Annals of Statistics 29).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

from kg.lexicon.load import load_json
from kg.lexicon.weights import softmax

__all__ = ["Branch", "Seen", "Tree", "Trees", "flags", "kept_trees", "log_odds", "teach_trees", "trees"]

_THOUSAND: Final = 1000
_LEAST: Final = 1e-4
_TAUGHT: "dict[str, Trees]" = {}
# What is observed, each under its name, in numbers; a truth counts 1 or 0.
Seen: TypeAlias = Mapping[str, float]
# A branch asks for the number of an observation and up to which value it goes on to the left, names what follows left
# and right, and what is said if it ends here, in thousandths; an end only says.
Branch: TypeAlias = "tuple[int, float, Tree, Tree, int]"
Tree: TypeAlias = "Branch | int"


class Trees:
    """The trees of one question: for each answer some, the sum of what they say is what speaks for it.

    Examples
    --------
    >>> late = Trees(["no", "yes"], ["day", "month"], [[], [(0, 15.0, -900, 900, 0)]])
    >>> [round(late.shares({"day": day, "month": 1})[1], 2) for day in (3, 30)]
    [0.29, 0.71]
    >>> late.reasons({"day": 30, "month": 1}, "yes")
    ['day=30 +0.9']
    """

    def __init__(self, answers: Sequence[str], observed: Sequence[str], grown: Iterable[Iterable[Any]]) -> None:
        """Take the names of what is observed, and the trees of each answer, of tuples or lists."""
        self.answers = tuple(answers)
        self.observed = tuple(observed)
        self.grown: list[list[Tree]] = [[_tree(tree) for tree in forest] for forest in grown]

    def shares(self, seen: Seen) -> list[float]:
        """Return the probability of each answer.

        Raises
        ------
        KeyError
            If something that the trees ask for is not observed.
        """
        values = [seen[name] for name in self.observed]
        return softmax([_said(forest, values) / _THOUSAND for forest in self.grown])

    def reasons(self, seen: Seen, answer: str, most: int = 3) -> list[str]:
        """Return what speaks most for an answer: of each tree, what each branch that was taken adds to it.

        A way to share out what a tree says among its branches: Saabas, A. (2014): Interpreting random forests.
        """
        values, added = [seen[name] for name in self.observed], Counter[int]()
        for tree in self.grown[self.answers.index(answer)]:
            for number, more in _steps(tree, values):
                added[number] += more
        strongest = sorted(added.items(), key=lambda item: (-item[1], item[0]))[:most]
        return [
            f"{self.observed[i]}={values[i]:.3g} {more / _THOUSAND:+.1f}"
            for i, more in strongest
            if more > _THOUSAND / 20
        ]

    def packed(self) -> dict[str, Any]:
        """Return the trees as they are kept."""
        return {"answers": list(self.answers), "observed": list(self.observed), "grown": self.grown}


def _tree(tree: Any) -> Tree:
    if isinstance(tree, int):
        return tree
    number, bound, left, right, said = tree
    return number, bound, _tree(left), _tree(right), said


def _said(forest: Iterable[Any], values: Sequence[float]) -> int:
    """Return the sum of what some trees say; asked thousands of times a release, so that every step counts."""
    total = 0
    for tree in forest:
        while tree.__class__ is tuple:
            number, bound, left, right, _ = tree
            tree = left if values[number] <= bound else right  # noqa: PLW2901
        total += tree
    return total


def _steps(tree: Tree, values: Sequence[float]) -> Iterable[tuple[int, int]]:
    """Yield the observation of each branch that is taken, and how much more is said behind it."""
    while not isinstance(tree, int):
        number, bound, left, right, said = tree
        tree = left if values[number] <= bound else right
        yield number, (tree if isinstance(tree, int) else tree[-1]) - said


def flags(name: str, value: str, options: Iterable[str]) -> dict[str, float]:
    """Return for each of some options whether a value is it, as trees ask for it.

    Examples
    --------
    >>> flags("sort", "person", ["person", "town"])
    {'sort person': 1.0, 'sort town': 0.0}
    """
    return {f"{name} {option}": float(value == option) for option in options}


def log_odds(chance: float) -> float:
    """Return the log odds of a chance between 0 and 1, kept between -9.2 and 9.2.

    Examples
    --------
    >>> log_odds(0.5), round(log_odds(0), 2)
    (0.0, -9.21)
    """
    within = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(within / (1 - within))


def teach_trees(question: str, grown: Trees) -> None:
    """Answer a question by other trees from now on, as learning does between its steps."""
    _TAUGHT[question] = grown


def trees(question: str) -> Trees:
    """Return the trees of a question: "worth", "where" or "who"."""
    return _TAUGHT[question] if question in _TAUGHT else kept_trees()[question]


@cache
def kept_trees(language: str = "de") -> dict[str, Trees]:
    """Return the trees of all questions as they are kept in the repository, by the question.

    Examples
    --------
    >>> kept_trees()["worth"].answers
    ('no', 'yes')
    """
    return {
        question: Trees(entry["answers"], entry["observed"], entry["grown"])
        for question, entry in load_json("trees", language).items()
    }

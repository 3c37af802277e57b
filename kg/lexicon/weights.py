"""Weigh what speaks for each answer to a question: a logistic model whose features are words of the grammar.

The weights stand in ``data/lexicon/<language>/weights.json``; ``python -m data.lexicon.de.build_weights`` learns them
anew from the releases of the repository. They are read, added and compared here; nothing else is needed to use them.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from operator import add, mul
from typing import Any, Final

from kg.lexicon.load import load_json

__all__ = ["Weights", "kept", "packed", "softmax", "teach", "unpacked", "weights"]

_HUNDRED = 100
_TAUGHT: "dict[str, Weights]" = {}
# All weights of a feature stand in one whole number, a field of bits for each answer, so that one addition adds them
# all: a sum of 80,000 units is the most that a field holds, some hundred times what a long release comes to.
_BITS: Final = 24
_FIELD: Final = 1 << _BITS


class Weights:
    """The weights of one question: for each feature, what it adds to each answer, in hundredths.

    Examples
    --------
    >>> coin = Weights(["no", "yes"], {"": [0.0, -1.0], "date": [0.0, 2.0]})
    >>> [round(share, 2) for share in coin.shares(["date", "unheard of"])]
    [0.27, 0.73]
    >>> coin.reasons(["date"], "yes")
    ['date +2.0']
    """

    def __init__(self, answers: Sequence[str], table: Mapping[str, Sequence[float]]) -> None:
        """Take the weights of each feature, one for each answer, and round them to hundredths."""
        self.answers = tuple(answers)
        columns = zip(*([round(weight * _HUNDRED) for weight in row] for row in table.values()), strict=True)
        self._fields = dict(zip(table, _joined(list(columns)), strict=True))

    @classmethod
    def of_columns(
        cls, answers: Sequence[str], groups: Iterable[tuple[Iterable[str], Sequence[Sequence[int]]]]
    ) -> "Weights":
        """Return weights from groups of features, each with a column of hundredths for each answer."""
        made = cls(answers, {})
        for features, columns in groups:
            made._fields.update(zip(features, _joined(columns), strict=True))
        return made

    @property
    def features(self) -> Collection[str]:
        """The features that weigh anything; "" stands for what speaks in every case."""
        return self._fields.keys()

    def row(self, feature: str) -> list[int]:
        """Return what a feature adds to each answer, in hundredths.

        Examples
        --------
        >>> Weights(["no", "yes"], {"": [0.0, -1.0]}).row("")
        [0, -100]
        """
        return self._apart(self._fields[feature])

    def shares(self, features: Iterable[str]) -> list[float]:
        """Return the probability of each answer (multinomial logistic regression, softmax of the summed weights)."""
        return softmax(self._sums(features))

    def chances(self, features: Iterable[str]) -> list[float]:
        """Return the probability of each answer for itself (logistic regression); several may be right, or none.

        Examples
        --------
        >>> Weights(["visit", "sport"], {"": [0.0, -2.0]}).chances([])[0]
        0.5
        """
        return [1 / (1 + math.exp(-total)) for total in self._sums(features)]

    def chance(self, features: Iterable[str]) -> float:
        """Return the probability of the last answer ("yes")."""
        return self.shares(features)[-1]

    def choice(self, options: Iterable[Iterable[str]]) -> list[float]:
        """Return how likely each of some options is the one that is right, by what speaks for the last answer ("yes").

        Examples
        --------
        >>> coin = Weights(["no", "yes"], {"": [0.0, 0.0], "near": [0.0, 2.0]})
        >>> [round(chance, 2) for chance in coin.choice([["near"], ["far"]])]
        [0.88, 0.12]
        """
        sums = map(self._sums, options)
        return softmax([total[-1] - total[0] for total in sums])

    def reasons(self, features: Iterable[str], answer: str, most: int = 3) -> list[str]:
        """Return the features that speak most for an answer, with their weights."""
        i = self.answers.index(answer)
        known = [(self.row(f)[i] / _HUNDRED, f) for f in dict.fromkeys(features) if f in self._fields]
        return [f"{name} {weight:+.1f}" for weight, name in sorted(known, reverse=True)[:most] if weight > 0]

    def _sums(self, features: Iterable[str]) -> list[float]:
        """Return what all features add to each answer."""
        total = self._fields[""] + sum(filter(None, map(self._fields.get, features)))
        return [weight / _HUNDRED for weight in self._apart(total)]

    def _apart(self, joined: int) -> list[int]:
        """Return the numbers that stand in the fields of one."""
        apart = []
        for _ in self.answers:
            low = (joined + _FIELD // 2) % _FIELD - _FIELD // 2
            apart.append(low)
            joined = (joined - low) >> _BITS
        return apart


def _joined(columns: Sequence[Sequence[int]]) -> Iterable[int]:
    """Return for each feature its weights in one number, the first answer in the lowest field."""
    joined: Iterable[int] = columns[-1] if columns else ()
    for column in reversed(columns[:-1]):
        joined = map(add, map(mul, joined, repeat(_FIELD)), column)
    return joined


def softmax(sums: Sequence[float]) -> list[float]:
    """Return the probabilities of answers that exclude each other, from what speaks for each.

    Examples
    --------
    >>> softmax([0.0, 0.0])
    [0.5, 0.5]
    """
    top = max(sums)
    shares = [math.exp(value - top) for value in sums]
    total = sum(shares)
    return [share / total for share in shares]


def teach(question: str, learned: Weights) -> None:
    """Answer a question with other weights from now on, as learning does between its steps."""
    _TAUGHT[question] = learned


def weights(question: str) -> Weights:
    """Return the weights of a question: "of", "when", "day", "where", "who", "worth" or "within"."""
    return _TAUGHT[question] if question in _TAUGHT else _kept(question)


def _kept(question: str) -> Weights:
    return kept()[question]


@cache
def kept(language: str = "de") -> dict[str, Weights]:
    """Return the weights of all questions as they are kept in the repository, by the question.

    Examples
    --------
    >>> kept()["within"].answers
    ('no', 'yes')
    """
    return {question: unpacked(entry) for question, entry in load_json("weights", language).items()}


def packed(learned: Weights) -> dict[str, Any]:
    """Return weights as they are kept: in hundredths, the features that look at the same observations together.

    Columns of numbers are read some five times as fast as a row for each feature.

    Examples
    --------
    >>> packed(Weights(["no", "yes"], {"": [0.0, -1.0], "kind day=visit month": [0.0, 0.25]}))
    {'answers': ['no', 'yes'], 'weights': {'': [[''], [0], [-100]], 'kind day': [['visit month'], [0], [25]]}}
    """
    groups: dict[str, list[tuple[str, list[int]]]] = {}
    for feature in sorted(learned.features):
        name, sign, value = feature.partition("=")
        groups.setdefault(name if sign else "", []).append((value if sign else feature, learned.row(feature)))
    columns = {
        name: [[value for value, _ in rows], *map(list, zip(*(row for _, row in rows), strict=True))]
        for name, rows in groups.items()
    }
    return {"answers": list(learned.answers), "weights": columns}


def unpacked(entry: Mapping[str, Any]) -> Weights:
    """Return weights that were packed.

    Examples
    --------
    >>> groups = {"": [[""], [0], [-100]], "kind": [["visit"], [0], [25]]}
    >>> coin = unpacked({"answers": ["no", "yes"], "weights": groups})
    >>> coin.reasons(["kind=visit"], "yes")
    ['kind=visit +0.2']
    """
    groups = (
        ([f"{name}={value}" for value in values] if name else values, columns)
        for name, (values, *columns) in entry["weights"].items()
    )
    return Weights.of_columns(entry["answers"], groups)

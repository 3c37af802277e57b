"""Weigh what speaks for each answer to a question: a logistic model whose features are words of the grammar.

The weights stand in ``data/lexicon/<language>/weights.json``; ``python -m data.lexicon.de.build_weights`` learns them
anew from the releases of the repository. They are read, added and compared here; nothing else is needed to use them.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from kg.lexicon.load import load_json, load_yaml

__all__ = ["Weights", "crossed", "crossed_each", "kept", "looked_at", "packed", "teach", "unpacked", "weights"]

_HUNDRED = 100
_BREAK = "\0"  # Stands between two features; no text holds it.
_TAUGHT: "dict[str, Weights]" = {}


class Weights:
    """The weights of one question: for each feature, what it adds to each answer.

    Examples
    --------
    >>> coin = Weights(["no", "yes"], {"": [0.0, -1.0], "date": [0.0, 2.0]})
    >>> [round(share, 2) for share in coin.shares(["date", "unheard of"])]
    [0.27, 0.73]
    >>> coin.reasons(["date"], "yes")
    ['date +2.0']
    """

    def __init__(self, answers: Sequence[str], table: Mapping[str, Sequence[float]], *, parts: int = 1) -> None:
        """Hold the weights, told in so many parts of one: those that are kept are whole hundredths."""
        self.answers = tuple(answers)
        self.table = table
        self.parts = parts

    def shares(self, features: Sequence[str]) -> list[float]:
        """Return the probability of each answer (multinomial logistic regression, softmax of the summed weights)."""
        sums = self._sums(features)
        top = max(sums)
        shares = [math.exp(value - top) for value in sums]
        total = sum(shares)
        return [share / total for share in shares]

    def chances(self, features: Sequence[str]) -> list[float]:
        """Return the probability of each answer for itself (logistic regression); several may be right, or none.

        Examples
        --------
        >>> Weights(["visit", "sport"], {"": [0.0, -2.0]}).chances([])[0]
        0.5
        """
        return [1 / (1 + math.exp(-total)) for total in self._sums(features)]

    def _sums(self, features: Sequence[str]) -> list[float]:
        """Return what all features add to each answer, one after the other: `sum` rounds otherwise from 3.12 on."""
        rows = [self.table[""], *filter(None, map(self.table.get, features))]
        sums = []
        for column in zip(*rows, strict=True):
            total = 0.0
            for weight in column:
                total += weight
            sums.append(total / self.parts)
        return sums

    def chance(self, features: Sequence[str]) -> float:
        """Return the probability of the last answer ("yes")."""
        return self.shares(features)[-1]

    def choice(self, options: Sequence[Sequence[str]]) -> list[float]:
        """Return how likely each of some options is the one that is right, by what speaks for the last answer ("yes").

        Examples
        --------
        >>> coin = Weights(["no", "yes"], {"": [0.0, 0.0], "near": [0.0, 2.0]})
        >>> [round(chance, 2) for chance in coin.choice([["near"], ["far"]])]
        [0.88, 0.12]
        """
        sums = [self._lead(features) for features in options]
        top = max(sums)
        shares = [math.exp(value - top) for value in sums]
        total = sum(shares)
        return [share / total for share in shares]

    def _lead(self, features: Sequence[str]) -> float:
        """Return by how much the last answer leads the first, all features together."""
        lead = 0.0
        for row in filter(None, map(self.table.get, ("", *features))):
            lead += row[-1] - row[0]
        return lead / self.parts

    def reasons(self, features: Sequence[str], answer: str, most: int = 3) -> list[str]:
        """Return the features that speak most for an answer, with their weights."""
        i = self.answers.index(answer)
        known = [(self.table[f][i] / self.parts, f) for f in dict.fromkeys(features) if f in self.table]
        return [f"{name} {weight:+.1f}" for weight, name in sorted(known, reverse=True)[:most] if weight > 0]


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

    Examples
    --------
    >>> packed(Weights(["no", "yes"], {"": [0.0, -1.0], "kind day=visit month": [0.0, 0.25]}))
    {'answers': ['no', 'yes'], 'weights': {'': {'': [0, -100]}, 'kind day': {'visit month': [0, 25]}}}
    """
    groups: dict[str, dict[str, list[int]]] = {}
    for feature, row in sorted(learned.table.items()):
        name, sign, value = feature.partition("=")
        groups.setdefault(name if sign else "", {})[value if sign else feature] = [
            round(weight * _HUNDRED / learned.parts) for weight in row
        ]
    return {"answers": list(learned.answers), "weights": groups}


def unpacked(entry: Mapping[str, Any]) -> Weights:
    """Return weights that were packed.

    Examples
    --------
    >>> coin = unpacked({"answers": ["no", "yes"], "weights": {"": {"": [0, -100]}, "kind": {"visit": [0, 25]}}})
    >>> coin.reasons(["kind=visit"], "yes")
    ['kind=visit +0.2']
    """
    groups = entry["weights"].items()
    table = {f"{name}={value}" if name else value: row for name, group in groups for value, row in group.items()}
    return Weights(entry["answers"], table, parts=_HUNDRED)


def crossed(group: str, seen: Mapping[str, object]) -> list[str]:
    """Return the features of a group: the observations crossed as ``features.yaml`` says; None is not observed.

    Examples
    --------
    >>> crossed("where.near", {"near": "in", "rank": "home"})
    ['near rank=in home']
    """
    form, observed = _crossing(group, tuple([key for key, value in seen.items() if value is not None]))
    return (form % observed(seen)).split(_BREAK) if form else []


def crossed_each(group: str, seen: Mapping[str, object], key: str, values: Iterable[str]) -> list[str]:
    """Return the features of a group for each of several values of one observation, as `crossed` does for one.

    Examples
    --------
    >>> crossed_each("where.near", {"rank": "home", "kind": "visit"}, "near", ["in", "goal"])
    ['near rank=in home', 'near rank=goal home']
    """
    told = {**looked_at(group, seen), key: ""}
    form, observed = _crossing(group, tuple([name for name, value in told.items() if value is not None]))
    found: list[str] = []
    for value in values if form else ():
        told[key] = value
        found += (form % observed(told)).split(_BREAK)
    return found


def looked_at(group: str, seen: Mapping[str, object]) -> dict[str, object]:
    """Return the observations that a group of features looks at: what is crossed often is kept short.

    Examples
    --------
    >>> looked_at("where.near", {"rank": "home", "kind": "visit"})
    {'rank': 'home'}
    """
    return {key: seen[key] for key in _keys(group) if key in seen}


@cache
def _lines(group: str, language: str = "de") -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the beginning and the observations of each feature of a group."""
    return tuple((f"{line}=", tuple(line.split())) for line in load_yaml("features", language)[group])


@cache
def _keys(group: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for _, keys in _lines(group) for key in keys))


@cache
def _crossing(group: str, seen: tuple[str, ...]) -> tuple[str, Callable[[Mapping[str, object]], object]]:
    """Return the form of all features that what was seen allows, to be filled at once, and what takes out its values.

    A release is asked for thousands of features: one form for all is three times as fast as one for each.
    """
    lines = [(name, keys) for name, keys in _lines(group) if set(keys).issubset(seen)]
    form = _BREAK.join(name + " ".join(["%s"] * len(keys)) for name, keys in lines)
    return form, itemgetter(*[key for _, keys in lines for key in keys]) if lines else len

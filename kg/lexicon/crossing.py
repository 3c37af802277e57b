"""Cross observations into the features that weights weigh, as ``features.yaml`` says."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import itemgetter

from kg.lexicon.load import load_yaml

__all__ = ["crossed", "crossed_each", "looked_at"]

_BREAK = "\0"  # Stands between two features; no text holds it.


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

"""Look up why there is a rule: the reason that its file in the lexicon gives."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.assets import asset
from kg.lexicon.load import load_yaml

__all__ = ["reason_for"]


def reason_for(rule: str) -> str:
    """Return why there is a rule, in the words of the lexicon; nothing for one that stands in no file of it.

    Examples
    --------
    >>> reason_for("de.agreement.membership"), reason_for("unheard-of")
    ('A municipality belongs to or joins a network of cities.', '')
    """
    return _reasons().get(rule, "")


@cache
def _reasons(language: str = "de") -> dict[str, str]:
    names = sorted(path.stem for path in asset(f"data/lexicon/{language}").glob("*.yaml"))
    return {rule: why for name in names for rule, why in _rules(load_yaml(name, language))}


def _rules(entry: Any) -> Iterator[tuple[str, str]]:
    if isinstance(entry, dict):
        if isinstance(entry.get("id"), str) and isinstance(entry.get("why"), str):
            yield entry["id"], " ".join(entry["why"].split())
        for part in entry.values():
            yield from _rules(part)
    elif isinstance(entry, list):
        for part in entry:
            yield from _rules(part)

"""Bring the names of bodies to what tells one from another."""

import re
from collections.abc import Iterable
from typing import Final

from kg.names import fold

__all__ = ["bare", "core"]

# What says of a body in which legal form it stands, or that it is a town's, folded.
_FORMS: Final = re.compile(
    r"\b(?:e v|ev|ggmbh|gmbh|mbh|ag|eg|kg|ohg|jsc|ltd|inc|s a|asbl|a s b l"
    r"|der (?:landeshaupt|hanse|kreis|universitaets)?stadt|der gemeinde|stadt|landeshauptstadt)\b"
)
_SPACES: Final = re.compile(r"\s+")
_JOINTS: Final = (" in", " zu", " von", " fuer")


def bare(name: str) -> str:
    """Return the name of a body, folded, without its legal form.

    Examples
    --------
    >>> bare("Stadtwerke GmbH"), bare("Kulturamt der Stadt Köln"), bare("e.V.")
    ('stadtwerke', 'kulturamt koeln', 'e v')
    """
    folded = fold(name)
    return _SPACES.sub(" ", _FORMS.sub(" ", folded)).strip() or folded


def core(name: str, towns: Iterable[str] = ()) -> str:
    """Return the name of a body, folded, without its legal form and the names of its town.

    Examples
    --------
    >>> core("Kulturamt der Stadt Köln", ["Köln"]), core("Ulmer Chor e.V.", ["Ulm"]), core("Köln e. V.", ["Köln"])
    ('kulturamt', 'chor', 'koeln')
    """
    words = bare(name).split()
    for town in towns:
        own = fold(town).split()
        for forms in (own, [*own[:-1], f"{own[-1]}er"]) if own else ():
            words = _without(words, forms)
    rest = " ".join(words)
    for joint in _JOINTS:
        rest = rest.removesuffix(joint)
    return rest or bare(name)


def _without(words: list[str], part: list[str]) -> list[str]:
    for at in range(len(words) - len(part), -1, -1):
        if words[at : at + len(part)] == part:
            words = [*words[:at], *words[at + len(part) :]]
    return words

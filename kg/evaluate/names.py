"""Names and fields as they are compared: case, quotation marks, dashes, spaces and titles of address do not count."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias, Union

__all__ = ["Field", "FoundName", "GoldName", "Row", "agree", "normal", "paired"]

_QUOTATION: Final = dict.fromkeys(map(ord, "\"'„“”»«‚‘’›‹\u00ad"))
_DASH: Final = re.compile(r"\s*[-–—]\s*")
_INITIALS: Final = re.compile(r"(?<=\b\w\.)\s+(?=\w\.)")
_ADDRESS: Final = re.compile(
    r"^(?:(?:prof|dr|dipl|ing|mag|h\.\s?c|frau|herr|mr|mrs|ms|mme|m)\b\.?(?:-ing\.?)?\s*)+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class GoldName:
    """A name in a gold file; it is met by a node that bears it or one of its aliases."""

    text: str
    forms: frozenset[str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class FoundName:
    """All names that the graph gives a node."""

    forms: frozenset[str]


Field: TypeAlias = Union[str, GoldName, FoundName, tuple["Field", ...], frozenset["Field"], None]  # noqa: UP007
Row: TypeAlias = tuple[Field, ...]


def normal(text: str) -> str:
    """Return a name in the form in which names are compared.

    Examples
    --------
    >>> normal("Prof. Dr. Ada  Beispiel"), normal("Verein „Brücke“ e. V."), normal("Köln – Lille")
    ('ada beispiel', 'verein brücke e.v', 'köln-lille')
    """
    text = unicodedata.normalize("NFC", text).translate(_QUOTATION)
    text = _INITIALS.sub("", _DASH.sub("-", text))
    return _ADDRESS.sub("", " ".join(text.split()).strip(" .,;:")).casefold()


def agree(found: Field, gold: Field) -> bool:
    """Return whether a field of the graph says what a field of the gold file says.

    Examples
    --------
    >>> agree(FoundName(frozenset({"köln", "cologne"})), GoldName("köln", frozenset({"köln"})))
    True
    """
    if isinstance(gold, GoldName):
        return isinstance(found, FoundName) and not found.forms.isdisjoint(gold.forms)
    if isinstance(found, frozenset) and isinstance(gold, frozenset):
        return len(found) == len(gold) == len(paired(tuple(found), tuple(gold)))
    if isinstance(found, tuple) and isinstance(gold, tuple):
        return len(found) == len(gold) and all(map(agree, found, gold))
    return found == gold


def paired(found: Sequence[Field], gold: Sequence[Field]) -> dict[int, int]:
    """Pair as many found as gold fields as agree, one to one; return the place of the found one by that of the gold.

    References
    ----------
    Kuhn, H. W. (1955). The Hungarian method for the assignment problem. Naval Research Logistics Quarterly 2.

    Examples
    --------
    The first of the found could be either; the largest pairing leaves each its own.

    >>> names = [frozenset({"bmz", "ministry"}), frozenset({"bmz"})]
    >>> wanted = [GoldName("bmz", frozenset({"bmz"})), GoldName("ministry", frozenset({"ministry"}))]
    >>> paired([FoundName(forms) for forms in names], wanted) == {0: 1, 1: 0}
    True
    """
    fits = [[place for place, wanted in enumerate(gold) if agree(row, wanted)] for row in found]
    owner: dict[int, int] = {}
    for number in range(len(found)):
        _settle(number, fits, owner, set())
    return owner


def _settle(number: int, fits: Sequence[Iterable[int]], owner: dict[int, int], tried: set[int]) -> bool:
    """Give a found field a gold one, moving others aside where they have another choice."""
    for place in fits[number]:
        if place not in tried:
            tried.add(place)
            if place not in owner or _settle(owner[place], fits, owner, tried):
                owner[place] = number
                return True
    return False

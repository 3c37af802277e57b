"""Pass over texts that cannot hold what a pattern looks for, since they lack letters that all its matches have.

Most patterns of a language are long lists of words, which an engine tries one by one at every place of a text. Whether
any of a few letters is in the text at all is told a hundred times faster, and nearly always it is not.
"""

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import takewhile
from typing import Any, Final

__all__ = ["Sieve", "Sieves", "sieve"]

# The parser has no public name since Python 3.11; it is the only one that reads exactly what `re` reads.
_PARSER: Final = import_module("re._parser")
_MOST = 3  # lists of letters that are looked for before the pattern is tried
_SHORTEST = 2  # letters that are worth looking for
_LONG = 4  # letters that are as rare as more would be


class Sieve:
    r"""A pattern with the letters that its matches must have: of each list in ``letters``, at least one.

    Examples
    --------
    >>> found = sieve(re.compile(r"(?<!\w)(?:wird|wurde)\s.{0,9}(?:bezahlt|getragen)"))
    >>> found.letters
    (('bezahlt', 'getragen'), ('ird', 'urde'))
    >>> found.search("Der Flug wird nicht bezahlt.").group(), found.search("Wer zahlt, wird nicht gefragt.")
    ('wird nicht bezahlt', None)
    """

    __slots__ = ("fullmatch", "groupindex", "letters", "match", "pattern", "sub", "whole")

    def __init__(self, whole: re.Pattern[str], letters: tuple[tuple[str, ...], ...]) -> None:
        self.whole = whole
        self.letters = letters
        self.pattern = whole.pattern
        self.groupindex = whole.groupindex
        self.match = whole.match
        self.fullmatch = whole.fullmatch
        self.sub = whole.sub

    def fits(self, text: str) -> bool:
        """Return whether a text has the letters; one that has not holds no match."""
        for options in self.letters:
            for option in options:
                if option in text:
                    break
            else:
                return False
        return True

    def search(self, text: str, position: int = 0) -> re.Match[str] | None:
        """Return the first match from a position on."""
        return self.whole.search(text, position) if self.fits(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return all matches."""
        return self.whole.finditer(text) if self.fits(text) else iter(())

    def findall(self, text: str) -> list[Any]:
        """Return the texts, or the groups, of all matches."""
        return self.whole.findall(text) if self.fits(text) else []


class Sieves:
    """Several sieves that are asked of one text: letters that more than one of them needs are looked for once.

    Examples
    --------
    >>> sieves = Sieves([sieve(re.compile(text)) for text in ("am Montag", "(?:seit|bis) Montag", "heute")])
    >>> list(sieves.fitting("bis Montag"))
    [1]
    """

    __slots__ = ("_lists", "_needs")

    def __init__(self, sieves: Sequence[Sieve]) -> None:
        self._lists = list(dict.fromkeys(options for each in sieves for options in each.letters))
        self._needs = [[self._lists.index(options) for options in each.letters] for each in sieves]

    def fitting(self, text: str) -> Iterator[int]:
        """Yield the places, in their order, of those that a text has the letters of."""
        told: dict[int, bool] = {}
        for place, needs in enumerate(self._needs):
            for need in needs:
                if need not in told:
                    told[need] = _has_one(self._lists[need], text)
                if not told[need]:
                    break
            else:
                yield place


def _has_one(options: Sequence[str], text: str) -> bool:
    for option in options:  # noqa: SIM110 - asked so often that a generator costs too much
        if option in text:
            return True
    return False


def sieve(pattern: re.Pattern[str]) -> Sieve:
    """Return a pattern that passes over texts without its letters."""
    ignores = bool(pattern.flags & re.IGNORECASE)
    found = _in_row(_PARSER.parse(pattern.pattern, pattern.flags & ~re.UNICODE), ignores)
    kept = {options for options in found if min(map(len, options)) >= _SHORTEST}
    best = sorted(kept, key=lambda options: (_worth(options), sorted(options)), reverse=True)[:_MOST]
    return Sieve(pattern, tuple(tuple(sorted(options)) for options in best))


def _worth(options: frozenset[str]) -> tuple[int, int]:
    """Return how much a list of letters tells: the longer and the fewer, the more."""
    return min(_LONG, *map(len, options)), -len(options)


def _in_row(items: Any, ignores: bool) -> list[frozenset[str]]:
    """Return the lists of letters that a row of parsed items needs; letters of either case tell nothing."""
    found: list[frozenset[str]] = []
    row = ""
    for code, value in items:
        if str(code) == "LITERAL" and not ignores:
            row += chr(value)
            continue
        if row:
            found.append(frozenset({row}))
            row = ""
        found += _in_item(str(code), value, ignores)
    return [*found, frozenset({row})] if row else found


def _in_item(code: str, value: Any, ignores: bool) -> list[frozenset[str]]:
    """Return what one item needs; what may be left out, and signs of a kind, need nothing."""
    if code == "SUBPATTERN":
        _, added, taken, inner = value
        return _in_row(inner, bool(added & re.IGNORECASE) or (ignores and not taken & re.IGNORECASE))
    if code in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _in_row(value[2], ignores) if value[0] else []
    if code in {"ATOMIC_GROUP", "ASSERT"}:
        return _in_row(value if code == "ATOMIC_GROUP" else value[1], ignores)
    if code == "IN" and not ignores and all(str(kind) == "LITERAL" for kind, _ in value):
        return [frozenset(chr(letter) for _, letter in value)]
    if code == "BRANCH":
        branches = [max(_in_row(branch, ignores), key=_worth, default=None) for branch in value[1]]
        options = frozenset[str]().union(*(branch or {""} for branch in branches))
        return [] if "" in options else [_least(options)]
    return []


def _least(options: frozenset[str]) -> frozenset[str]:
    """Return letters without those that hold others of them."""
    lengths = sorted({len(option) for option in options})
    return frozenset(option for option in options if not _holds_another(option, options, lengths))


def _holds_another(option: str, options: frozenset[str], lengths: Sequence[int]) -> bool:
    """Return whether letters hold shorter ones: each stretch is looked up, as there are far fewer than options."""
    shorter = takewhile(lambda length: length < len(option), lengths)
    return any(option[i : i + length] in options for length in shorter for i in range(len(option) - length + 1))

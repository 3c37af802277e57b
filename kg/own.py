"""Hold a steward's own reference data, and say which texts an entry of it can matter to.

The tables come checked from `kg.reference`; the gazetteer and the lexicon read them beside the shipped ones. What a
process knows is set by `use`, before the first release of a build and in each worker.
"""

import json
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Final, Protocol, TypeAlias

from kg.names import fold

__all__ = ["NOTHING", "Own", "Row", "own", "use"]

Row: TypeAlias = Mapping[str, str]

# The packages whose caches may hold what reference data said; their words and rules are read from files that stay.
_READERS: Final = tuple(
    f"kg.{name}" for name in ("gazetteer", "lexicon", "recognise", "relate", "segment", "syntax", "vouch", "identify",
                              "mapping")
)  # fmt: skip
_FILES: Final = ("kg.lexicon.load", "kg.lexicon.lemmas", "kg.gazetteer.countries")
_UMLAUTS: Final = re.compile("([aou])e")
_BEGINNING: Final = 4
_ENDING: Final = 3
_ENDINGS: Final = ("", "e", "en", "er", "em", "es", "n", "s")


@dataclass(frozen=True, kw_only=True)
class Own:
    """Rows by table (organisations, places, aliases, roles) and the names by which a text meets each row.

    ``names`` has, for each row in the order of the tables' names, the names of the entry and of all that leans on it;
    ``folders`` are the folders that the steward named.

    Examples
    --------
    >>> row = {"of": "engagement-global", "alias": "EG"}
    >>> data = Own(tables={"aliases": (row,)}, names=(("EG",),), folders=("own",))
    >>> data.size, Own.of_json(data.json()) == data
    (1, True)
    """

    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    names: tuple[tuple[str, ...], ...] = ()
    folders: tuple[str, ...] = ()

    def rows(self, table: str) -> tuple[Row, ...]:
        """Return the rows of a table, in order."""
        return self.tables.get(table, ())

    @property
    def size(self) -> int:
        """How many rows there are."""
        return sum(map(len, self.tables.values()))

    def stamp(self, text: str) -> str:
        """Return a digest of the rows that may matter to a text, empty where none does.

        A row matters only where the longer words of one of its names begin in the text as in the name, whatever their
        endings and umlauts (a name of up to three letters stands there whole, at most inflected); so a text has the
        same stamp before and after a change of any other row.

        Examples
        --------
        >>> data = Own(tables={"aliases": ({"of": "x", "alias": "Vögte"},)}, names=(("Vogt",),))
        >>> data.stamp("Die Vögte kamen.") == data.stamp("Ein Vogt."), data.stamp("Köln")
        (True, '')
        """
        if not self.size:
            return ""
        forms = _forms(_folded(text))
        bare, words = "\n".join(forms), {word for form in forms for word in form.split()}
        rows = [row for row, names in self._keyed if any(all(_is_met(k, bare, words) for k in keys) for keys in names)]
        return sha256("\n".join(rows).encode()).hexdigest()[:12] if rows else ""

    @cached_property
    def _keyed(self) -> tuple[tuple[str, frozenset[tuple[str, ...]]], ...]:
        rows = [
            f"{table} {json.dumps(row, sort_keys=True)}" for table in sorted(self.tables) for row in self.rows(table)
        ]
        return tuple((row, _keys(names)) for row, names in zip(rows, self.names, strict=True))

    @cached_property
    def digest(self) -> str:
        """A digest of all rows, whatever folder they come from."""
        return sha256("\n".join(row for row, _ in self._keyed).encode()).hexdigest()

    def __reduce__(self) -> tuple[Callable[[bytes], "Own"], tuple[bytes]]:
        """Travel to a worker process as bytes, which it makes data of once and not for every piece of work."""
        return _shared, (self.json(),)

    def json(self) -> bytes:
        """Return all as JSON, the same bytes for the same data."""
        return self._written

    @cached_property
    def _written(self) -> bytes:
        record = {"tables": {name: list(map(dict, rows)) for name, rows in self.tables.items()}, "names": self.names,
                  "folders": self.folders}  # fmt: skip
        return (json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()

    @classmethod
    def of_json(cls, data: bytes) -> "Own":
        """Return what `json` wrote.

        Raises
        ------
        ValueError, KeyError
            If it is something else.
        """
        record = json.loads(data)
        return cls(
            tables={name: tuple(rows) for name, rows in record["tables"].items()},
            names=tuple(map(tuple, record["names"])),
            folders=tuple(record["folders"]),
        )


@lru_cache(maxsize=2)
def _shared(data: bytes) -> Own:
    return Own.of_json(data)


NOTHING: Final = Own()
_used: list[Own] = [NOTHING]


def own() -> Own:
    """Return the own reference data of this process.

    Examples
    --------
    >>> own().size
    0
    """
    return _used[0]


def use(data: Own) -> None:
    """Let this process know these own reference data, and forget what was concluded from others.

    Examples
    --------
    >>> from kg.gazetteer import organisations
    >>> use(Own(tables={"aliases": ({"of": "engagement-global", "alias": "EGlobal"},)}, names=(("EGlobal",),)))
    >>> organisations().find("EGlobal").id
    'engagement-global'
    >>> use(NOTHING)
    >>> organisations().find("EGlobal") is None
    True
    """
    if data is _used[0] or data.digest == _used[0].digest:
        return
    _used[0] = data
    for cached in _caches():
        cached.cache_clear()


class _Cached(Protocol):
    """What remembers its answers."""

    __module__: str

    def cache_clear(self) -> None:
        """Forget them."""


def _caches() -> Iterator[_Cached]:
    """Yield the caches of what reads reference data: any of them may hold an answer that is no longer right."""
    kind = type(fold)
    for name, module in list(sys.modules.items()):
        if name.startswith(_READERS) and name not in _FILES:
            for value in vars(module).values():
                if isinstance(value, kind) and value.__module__ not in _FILES:
                    yield value


def _keys(names: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Return how the longer words of each name begin, with and without umlauts: all but an ending."""
    keys: set[tuple[str, ...]] = set()
    for name in names:
        words = _folded(name).split() or [name]
        longer = [word for word in words if len(word) >= _BEGINNING] or [max(words, key=len)]
        for forms in zip(*map(_forms, longer), strict=True):
            keys.add(tuple(form[: max(_BEGINNING, len(form) - _ENDING)] for form in forms))
    return frozenset(keys)


def _is_met(key: str, bare: str, words: Collection[str]) -> bool:
    """Return whether a text has the beginning of a word somewhere, also in a compound, or a short word as such."""
    return key in bare if len(key) >= _BEGINNING else any(key + ending in words for ending in _ENDINGS)


def _forms(folded: str) -> tuple[str, str]:
    """Return a folded text as it is and without umlauts: no inflection hides a word."""
    return folded, _UMLAUTS.sub(r"\1", folded)


def _folded(text: str) -> str:
    return fold.__wrapped__(text)  # A cache shall not keep whole texts.

"""Find the places that a name or an adjective may mean.

The index of names (``data/reference/names.tsv.gz``, made by ``build_index.py`` beside it) is kept as sorted lines and
asked by bisection: loading it costs little more than unpacking, and a `Place` is made when it is first asked for.
"""

import heapq
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from kg.errors import InputError
from kg.gazetteer.own_names import OwnNames
from kg.gazetteer.place import Place, Surface
from kg.gazetteer.table import PlaceTable, read_lines
from kg.names import fold

__all__ = ["Gazetteer", "places"]

# Endings of an adjective in -isch ("hannoversche") and of an inhabitant ("Kölners", "Kölnerinnen").
_ENDINGS: Final = ("e", "en", "em", "er", "es", "s", "n", "in", "innen")


class Gazetteer:
    """All places that are known, and their names.

    Examples
    --------
    >>> [place.country for place in places().candidates("Lüderitz")]
    ['NA', 'DE']
    """

    def __init__(self) -> None:
        self._table = PlaceTable()
        self._lines = read_lines("names.tsv.gz")
        self._own = OwnNames(self._table)
        self._find = lru_cache(maxsize=65_536)(self._line)
        self._named = lru_cache(maxsize=65_536)(lambda name: self._places(self._find(fold(name), False)))

    @staticmethod
    def load() -> "Gazetteer":
        """Return the gazetteer, read once per process.

        Raises
        ------
        ReferenceDataError
            If a table of the reference data is damaged.
        """
        return places()

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Return the places that a name may mean, best first; none for a name that no place bears.

        Case, umlauts (ä, ae, a), accents, hyphens and apostrophes do not matter, endings do: "Kölns" is not found.
        Best is who has more inhabitants, with this weighting: towns chosen by this project's ``places-extra.csv``
        count twenty times, other spellings of a name a thirtieth, names without their umlaut dots a three hundredth;
        a district stands as a town of 100,000, a state as one of a million. The weights only order; a text may still
        mean the last.

        Examples
        --------
        >>> [place.name for place in places().candidates("Dusseldorf")]
        ['Düsseldorf']
        >>> places().candidates("Kherson")[0].name
        'Cherson'
        """
        return self._named(name)

    def by_adjective(self, word: str) -> tuple[Place, ...]:
        """Return the places that an adjective in -er or -isch, or the word for an inhabitant, comes from, best first.

        Examples
        --------
        >>> [place.name for place in places().by_adjective("Münsteraner")]
        ['Münster']
        >>> places().by_adjective("hannoverschen") == places().by_adjective("Hannoveraner")
        True
        >>> places().by_adjective("Lehrer")
        ()
        """
        key = fold(word)
        found = self._find(key, True)
        for ending in _ENDINGS if not found else ():
            stem = key.removesuffix(ending)
            if stem != key and stem.endswith(("er", "sch")):
                found = found or self._find(stem, True)
        return self._places(found)

    def is_risky(self, name: str) -> bool:
        """Return whether a name is also a German word, a given name or a family name, or only that of a village abroad.

        Examples
        --------
        >>> [name for name in ("Essen", "Hof", "Singen", "Köln", "Hameln") if places().is_risky(name)]
        ['Essen', 'Hof', 'Singen']
        """
        line = self._find(fold(name), False)
        return "\tr\t" in line or "\tv\t" in line

    def towns(self, name: str) -> tuple[Place, ...]:
        """Return the places that a name may mean unless all are villages abroad: those do not decide about a word.

        Examples
        --------
        >>> [place.name for place in places().candidates("Bapaume")], places().towns("Bapaume")
        (['Bapaume'], ())
        """
        return () if "\tv\t" in self._find(fold(name), False) else self.candidates(name)

    def names(self) -> Iterator[Surface]:
        """Yield all written forms of names with the ids of their places, in alphabetical order of the folded names.

        Forms differ from each other in their signs but may fold alike ("Gdansk" and "Gdańsk").

        Examples
        --------
        >>> next(surface for surface in places().names() if surface.name == "Abensberg")
        Surface(name='Abensberg', places=('gn-2959842',), risky=False)
        """
        ids = list(self._table.ids())
        mine = {key for key, adjective in self._own.lines() if not adjective}
        shipped = (line for line in self._lines if line[: line.index("\t")] not in mine or "\ta\t" in line)
        for line in heapq.merge(shipped, (self._line(key, False) for key in sorted(mine))):
            key, rows, mark, forms = line.split("\t")
            if mark != "a":
                where = tuple(ids[int(row)] for row in rows.split(" "))
                for form in forms.split("|") if forms else (key.title(),):
                    yield Surface(form, where, mark in {"r", "v"})

    def place(self, identifier: str) -> Place:
        """Return the place of an id.

        Raises
        ------
        InputError
            If there is no such place.

        Examples
        --------
        >>> places().place("gn-2886242").ags
        '05315000'
        """
        row = self._table.rows.get(identifier)
        if row is None:
            raise InputError(where=identifier, what="is no place of the reference data",
                             remedy="use an id such as gn-2886242, or add the place to places-extra.csv")  # fmt: skip
        return self._table.place(row)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._table.rows

    def __len__(self) -> int:
        return len(self._table.rows)

    def __iter__(self) -> Iterator[Place]:
        return (self._table.place(row) for row in self._table.rows.values())

    def _line(self, key: str, adjective: bool) -> str:
        """Return the line of a folded name with what the steward adds, empty where there is none."""
        return self._own.line(key, adjective, self._bisect(key, adjective))

    def _bisect(self, key: str, adjective: bool) -> str:
        """Return the shipped line of a folded name, empty where there is none."""
        start = key + "\t"
        at = bisect_left(self._lines, start)
        while at < len(self._lines) and self._lines[at].startswith(start):
            if ("\ta\t" in self._lines[at]) == adjective:
                return self._lines[at]
            at += 1
        return ""

    def _places(self, line: str) -> tuple[Place, ...]:
        return tuple(self._table.place(int(row)) for row in line.split("\t")[1].split(" ")) if line else ()


@cache
def places() -> Gazetteer:
    """Return the gazetteer, read once per process.

    Examples
    --------
    >>> places() is Gazetteer.load()
    True
    """
    return Gazetteer()

"""The names of a steward's own places, and those that a steward adds to known ones, by folded name."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from kg.assets import asset
from kg.gazetteer.place import Place
from kg.gazetteer.table import PlaceTable
from kg.names import fold
from kg.own import own

__all__ = ["OwnNames"]

_DOTS: Final = str.maketrans("äöüÄÖÜ", "aouAOU")
_SHORT: Final = 3
# As in the shipped index: a place that was chosen counts as a larger one, and at least as a town of so many.
_CHOSEN: Final = 20
_LEAST: Final = 5_000
_STANDING: Final = {"district": 100_000, "state": 1_000_000}


class OwnNames:
    r"""An index beside the shipped one, in the form of its lines (``data/reference/build_index.py`` describes them).

    Examples
    --------
    >>> OwnNames(PlaceTable()).line("Ulm", False, "ulm\t1\t\t")
    'ulm\t1\t\t'
    """

    def __init__(self, table: PlaceTable) -> None:
        self._table = table
        self._rows: dict[tuple[str, bool], dict[int, str]] = {}
        for row in own().rows("places"):
            place = table.rows[row["id"]]
            for name in (row["name"], *_listed(row["names"])):
                self._add(name, place)
            for name in _listed(row["adjectives"]):
                self._rows.setdefault((fold(name), True), {})[place] = name
        for row in own().rows("aliases"):
            if row["of"] in table.rows:
                self._add(row["alias"], table.rows[row["of"]])

    def _add(self, name: str, place: int) -> None:
        for form in (name, name.translate(_DOTS)):
            self._rows.setdefault((fold(form), False), {}).setdefault(place, name)

    def line(self, key: str, adjective: bool, shipped: str) -> str:
        """Return the line of a folded name: the shipped one with the steward's places in their order among the others.

        A place of the steward comes before those of less than twenty times its inhabitants.
        """
        mine = self._rows.get((key, adjective))
        if not mine:
            return shipped
        _, rows, mark, forms = shipped.split("\t") if shipped else (key, "", "", "")
        order = [int(row) for row in rows.split()]
        for row in sorted(mine, reverse=True):
            order = [other for other in order if other != row]
            weight = self._weight(row)
            place = next((at for at, other in enumerate(order) if self._weight(other) <= weight), len(order))
            order.insert(place, row)
        written = dict.fromkeys([*(forms.split("|") if forms else [key.title()] if shipped else []), *mine.values()])
        mark = "a" if adjective else mark.replace("v", "") or ("r" if not shipped and _is_risky(key) else "")
        return f"{key}\t{' '.join(map(str, order))}\t{mark}\t{'' if adjective else '|'.join(written)}"

    def lines(self) -> Iterator[tuple[str, bool]]:
        """Yield the folded names that the steward's rows give, and whether each is an adjective."""
        yield from sorted(self._rows)

    def _weight(self, row: int) -> int:
        place: Place = self._table.place(row)
        if place.kind in _STANDING:
            return _STANDING[place.kind]
        return max(place.population, _LEAST) * _CHOSEN if row >= self._table.shipped else place.population


def _listed(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]


def _is_risky(key: str) -> bool:
    """Return whether a folded name is also an ordinary word or a person's name."""
    return len(key) < _SHORT or key in _words()


@cache
def _words() -> frozenset[str]:
    listed = (asset("data/reference") / f"{name}.txt" for name in ("ordinary-words", "risky-names"))
    return frozenset(fold(word) for path in listed for word in path.read_text(encoding="utf-8").split("\n") if word)

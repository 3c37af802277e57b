"""Put the tables of folders together: what names what, what stands twice, and which texts a row can matter to."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.errors import KgError, ReferenceDataError
from kg.gazetteer import organisations, places
from kg.lexicon.inflection import Declension, both
from kg.lexicon.load import load_yaml
from kg.own import NOTHING, Own, Row, use
from kg.reference.check import faults_of
from kg.reference.files import found_in
from kg.reference.names import Names, resolved
from kg.reference.tables import COLUMNS, Line, fault, listed

__all__ = ["load"]


def load(folders: Sequence[Path]) -> Own:
    """Return the reference data of folders, checked: rows in the order of what they name, names resolved to ids.

    Raises
    ------
    ReferenceDataError
        If anything is wrong; its ``others`` are all further faults, in the order of files and lines.
    InputError
        If a folder cannot be read or holds no table.
    """
    use(NOTHING)  # What is checked is compared with what the program itself knows.
    found = [one for folder in folders for one in found_in(folder)]
    lines = [one for one in found if isinstance(one, Line)]
    faults = [one for one in found if isinstance(one, KgError)]
    faults += [error for line in lines for error in faults_of(line)]
    whole: list[Line] = []
    names = Names()
    for step in (_added(lines, names), resolved(lines, names)):
        for one in step:
            if isinstance(one, Line):
                whole.append(one)
            else:
                faults.append(one)
    if faults:
        order = {error: place for place, error in enumerate(faults)}
        first, *rest = sorted(faults, key=lambda error: (_place(error.where), order[error]))
        raise ReferenceDataError(where=first.where, what=first.what, remedy=first.remedy, others=tuple(rest))
    return _own(whole, folders)


def _place(where: str) -> tuple[str, int]:
    file, _, line = where.rpartition(":")
    return (file, int(line)) if line.isdigit() else (where, 0)


def _added(lines: Sequence[Line], names: Names) -> Iterator[Line | KgError]:
    """Note the ids and names of what is new; yield role titles, which need no other row, and what stands twice."""
    titles: dict[str, str] = {}
    bodies = {group["code"]: group["body"] for group in reversed(load_yaml("roles")["titles"])}
    for line in lines:
        if line.table in ("organisations", "places"):
            yield from names.added(line)
        elif line.table == "roles":
            if before := titles.get(line.cells["title"]):
                what = f"the title {line.cells['title']!r} stands also at {before}"
                yield fault(where=line.where, what=what, remedy="delete one of the two")
            titles.setdefault(line.cells["title"], line.where)
            body = line.cells["body"] or bodies.get(line.cells["code"], "")
            yield Line(table=line.table, cells={**line.cells, "body": body}, where=line.where)


def _own(lines: Sequence[Line], folders: Sequence[Path]) -> Own:
    rows: dict[str, list[dict[str, str]]] = {name: [] for name in COLUMNS}
    for line in lines:
        rows[line.table].append(line.cells)
    tables = {
        table: tuple(sorted(rows[table], key=lambda row: tuple(row.values()))) for table in sorted(rows) if rows[table]
    }
    met = _Met(Own(tables=tables))
    return Own(
        tables=tables,
        names=tuple(met.names(table, row) for table in tables for row in tables[table]),
        folders=tuple(map(str, folders)),
    )


class _Met:
    """By which names a text meets a row: those of its entry, and of the entries that lean on it."""

    def __init__(self, own: Own) -> None:
        self._own = own
        self._declension = Declension(load_yaml("roles"))
        self._kinds: dict[str, Callable[[Row], Iterator[str]]] = {
            "organisations": self._body, "aliases": self._alias, "places": self._town, "roles": self._role,
            "matches": lambda _: iter(()),  # A match with another catalogue changes the reading of no text.
        }  # fmt: skip

    def names(self, table: str, row: Row) -> tuple[str, ...]:
        """Return the names, each once, in alphabetical order."""
        return tuple(sorted(set(self._kinds[table](row))))

    def _body(self, row: Row) -> Iterator[str]:
        yield from self._of(row["id"])
        for other in self._own.rows("organisations"):
            if row["id"] in (other["parent"], other["run_by"]):
                yield from self._of(other["id"])

    def _town(self, row: Row) -> Iterator[str]:
        yield from (*self._of(row["id"]), *listed(row["adjectives"]))

    def _alias(self, row: Row) -> Iterator[str]:
        yield from self._of(row["of"])

    def _role(self, row: Row) -> Iterator[str]:
        for title in both([row["title"]]):
            yield from map(" ".join, self._declension.phrase(title))

    def _of(self, identifier: str) -> Iterator[str]:
        """Yield all names of an entry, the program's own and the steward's."""
        if identifier in organisations():
            entry = organisations().get(identifier)
            yield from (entry.name, *entry.aliases)
        if identifier in places():
            yield from places().place(identifier).names
        for row in self._own.rows("organisations"):
            if row["id"] == identifier:
                yield from (row["name"], *listed(row["aliases"]))
        for row in self._own.rows("places"):
            if row["id"] == identifier:
                yield from (row["name"], *listed(row["names"]))
        yield from (row["alias"] for row in self._own.rows("aliases") if row["of"] == identifier)

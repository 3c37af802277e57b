"""Tell which entry a name or id means, and which names collide."""

from collections.abc import Iterator, Sequence

from kg.errors import KgError
from kg.gazetteer import organisations, places
from kg.mapping.iris import NAMESPACES, expand
from kg.names import fold
from kg.reference.tables import MATCH, Line, fault, listed

__all__ = ["Names", "resolved"]


class Names:
    """The entries of the program and of the rows met so far, by id and by name.

    Names in capitals count only as printed, others whatever their case and umlauts, as in the gazetteer.
    """

    def __init__(self) -> None:
        self._bodies = {_key(name): entry.id for name, entry in organisations().surfaces()}
        self._own: dict[str, str] = {}
        self._types: dict[str, str] = {}
        self._towns: dict[str, list[str]] = {}

    def added(self, line: Line) -> Iterator[KgError]:
        """Note a new organisation, programme or place; yield what stands twice."""
        identifier, is_body = line.cells["id"], line.table == "organisations"
        known = identifier in (organisations() if is_body else places())
        if before := self._own.get(identifier) if identifier else None:
            what = f"the id {identifier!r} stands also at {before}"
            yield fault(where=line.where, what=what, remedy="give each entry an id of its own")
        elif identifier and known:
            what = f"the id {identifier!r} is one of the program's own data"
            yield fault(where=line.where, what=what, remedy="give it further names in aliases.csv")
        self._own.setdefault(identifier, line.where)
        if is_body:
            self._types.setdefault(identifier, line.cells["type"])
            for name in filter(None, (line.cells["name"], *listed(line.cells["aliases"]))):
                yield from self.named(name, identifier, line.where)
        else:
            for name in (line.cells["name"], *listed(line.cells["names"])):
                self._towns.setdefault(fold(name), []).append(identifier)

    def named(self, name: str, identifier: str, where: str) -> Iterator[KgError]:
        """Note a name of an organisation or programme; yield the fault if another bears it."""
        other = self._bodies.setdefault(_key(name), identifier)
        if other != identifier:
            what = f"the name {name!r} is also one of {other}"
            yield fault(where=where, what=what, remedy="leave it out, or use a longer name that only one bears")

    def bodies(self, name: str, kind: str = "") -> list[str]:
        """Return the ids that an id or a name of an organisation or programme may mean."""
        known = name in self._types or name in organisations()
        found = name if known else self._bodies.get(_key(name))
        return [found] if found and kind in ("", self.type_of(found)) else []

    def towns(self, name: str) -> list[str]:
        """Return the ids that an id or a name of a place may mean."""
        if name in places() or (name in self._own and name not in self._types):
            return [name]
        found = [*self._towns.get(fold(name), ()), *(place.id for place in places().candidates(name))]
        return list(dict.fromkeys(found))

    def type_of(self, identifier: str) -> str:
        """Tell whether an id is that of an organisation or of a programme."""
        return self._types.get(identifier) or organisations().get(identifier).type


def resolved(lines: Sequence[Line], names: Names) -> Iterator[Line | KgError]:
    """Yield the rows that point to others with ids in the place of names, and the pointers that lead nowhere."""
    for line in lines:
        if line.table == "organisations":
            yield from _body(line, names)
        elif line.table == "places":
            yield line
        elif line.table == "aliases" and all(line.cells.values()):
            yield from _alias(line, names)
        elif line.table == "matches" and all(line.cells.values()):
            yield from _match(line, names)


def _body(line: Line, names: Names) -> Iterator[Line | KgError]:
    cells = dict(line.cells)
    for column, kind in (("parent", cells["type"]), ("run_by", "organisation")):
        if not cells[column]:
            continue
        found = names.bodies(cells[column], kind)
        if not found or found == [cells["id"]]:
            what = f"{column} {cells[column]!r} is no other {kind} that is known"
            yield fault(where=line.where, what=what, remedy="add it as a row of its own, or correct the id or name")
        else:
            cells[column] = found[0]
    yield Line(table=line.table, cells=cells, where=line.where)


def _alias(line: Line, names: Names) -> Iterator[Line | KgError]:
    of, alias = line.cells["of"], line.cells["alias"]
    bodies = names.bodies(of)
    found = bodies or names.towns(of)
    if len(found) == 1:
        if bodies:
            yield from names.named(alias, found[0], line.where)
        yield Line(table=line.table, cells={"of": found[0], "alias": alias}, where=line.where)
    else:
        yield _not_one(line, found)


def _match(line: Line, names: Names) -> Iterator[Line | KgError]:
    """Yield the row with both IRIs in full; what only releases name has no row of its own, and is given by its IRI."""
    of, item = line.cells["of"], MATCH.fullmatch(line.cells["same"])
    bodies = names.bodies(of)
    found = [of] if of.startswith(NAMESPACES["id"]) else bodies or names.towns(of)
    if len(found) != 1:
        yield _not_one(line, found)
    elif item:
        kind = names.type_of(found[0]) if bodies else "municipality"
        iri = of if of.startswith(NAMESPACES["id"]) else expand(f"id:{kind}/{found[0]}")
        same = f"http://www.wikidata.org/entity/{item[1]}" if item[1] else item[0]
        yield Line(table=line.table, cells={"of": iri, "same": same}, where=line.where)


def _not_one(line: Line, found: Sequence[str]) -> KgError:
    of = line.cells["of"]
    if found:
        what = f"{of!r} may mean several places"
        return fault(where=line.where, what=what, remedy=f"write one of the ids {', '.join(found[:5])}")
    what = f"{of!r} is no organisation, programme or place that is known"
    return fault(where=line.where, what=what, remedy="add it as a row of its own, or correct the id or name")


def _key(name: str) -> str:
    return name if name.isupper() else fold(name)

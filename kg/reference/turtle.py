"""Read reference data in Turtle: the same rows, in the terms of the ontology."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg.errors import InputError, KgError
from kg.mapping.iris import NAMESPACES, expand
from kg.model import Iri, Node, Value
from kg.reference.tables import COLUMNS, Line, fault
from kg.store.graph import Graph

__all__ = ["lines_of_turtle"]

_WGS: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_TYPE: Final = expand("rdf:type")
_ALIAS: Final = expand("skos:altLabel")
_RUN_BY: Final = expand("mc:runBy")
_ALL: Final = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
# By the kind of thing (its IRI says it): the class, the table, and the column that each property fills.
_KINDS: Final[dict[str, tuple[Iri, str, dict[str, str]]]] = {
    "organisation": (expand("org:Organization"), "organisations", {
        expand("skos:prefLabel"): "name", _ALIAS: "aliases", expand("org:classification"): "kind",
        expand("org:subOrganizationOf"): "parent", expand("mc:country"): "country", expand("foaf:homepage"): "web"}),
    "programme": (expand("mc:Programme"), "organisations", {
        expand("dcterms:title"): "name", _ALIAS: "aliases", expand("mc:programmeKind"): "kind",
        expand("mc:partOfProgramme"): "parent", _RUN_BY: "run_by", expand("foaf:homepage"): "web"}),
    "municipality": (expand("mc:Municipality"), "places", {
        expand("skos:prefLabel"): "name", _ALIAS: "names", expand("mc:country"): "country", _WGS + "lat": "lat",
        _WGS + "long": "long", expand("mc:population"): "population"}),
}  # fmt: skip
_MANY: Final = ("aliases", "names")
# What kg reconcile writes.
_SAME: Final = expand("skos:exactMatch")


def lines_of_turtle(path: Path) -> Iterator[Line | KgError]:
    """Yield a row for each thing that a file types, for each name that it adds to another, and all faults.

    The ontology has no word for the ``hint`` of the tables; a body that runs a programme passes its money on.
    A title is another label of a code: ``code:role/mayor skos:altLabel "Stadtchef/in"@de``.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = Graph.of_files(path).select(_ALL).rows
    except UnicodeDecodeError:
        yield fault(where=str(path), what="is not in UTF-8", remedy='save it as UTF-8 (Excel: "CSV UTF-8")')
        return
    except InputError as error:
        yield fault(where=str(path), what=f"is no Turtle ({error.what})", remedy="mend it there")
        return
    said: dict[str, list[tuple[str, Node]]] = {}
    for subject, predicate, value in rows:
        if value is not None:
            said.setdefault(str(subject), []).append((str(predicate), value))
    running = {value for statements in said.values() for predicate, value in statements if predicate == _RUN_BY}
    for thing, statements in said.items():
        for line in _thing(thing, statements, f"{path}:{_line(text, thing)}"):
            if isinstance(line, Line) and line.table == "organisations" and thing in running:
                yield replace(line, cells={**line.cells, "hint": "agency"})
            else:
                yield line


def _thing(iri: str, said: list[tuple[str, Node]], where: str) -> Iterator[Line | KgError]:
    kind, _, name = iri.removeprefix(NAMESPACES["id"]).partition("/")
    if iri.startswith(expand("code:role/")):
        yield from _names("roles", iri.rsplit("/", 1)[1], said, where)
    elif not iri.startswith(NAMESPACES["id"]) or kind not in _KINDS:
        what = f"<{iri}> is nothing that reference data describe"
        remedy = "use an IRI of an organisation, programme, municipality or role code"
        yield fault(where=where, what=what, remedy=remedy)
    else:
        for _, value in filter(lambda one: one[0] == _SAME, said):
            yield Line(table="matches", cells={"of": iri, "same": _same(value)}, where=where)
        rest = [one for one in said if one[0] != _SAME]
        if (_TYPE, _KINDS[kind][0]) in rest:
            yield from _row(kind, name, rest, where)
        else:
            yield from _names("aliases", name, rest, where)


def _row(kind: str, name: str, said: list[tuple[str, Node]], where: str) -> Iterator[Line | KgError]:
    class_, table, columns = _KINDS[kind]
    cells = dict.fromkeys(COLUMNS[table], "") | {"id": name} | ({"type": kind} if table == "organisations" else {})
    for predicate, value in said:
        column = columns.get(predicate)
        if column is None and (predicate, value) != (_TYPE, class_):
            yield _unknown(where, predicate)
        elif column is not None:
            cell = _cell(value, column)
            cells[column] = f"{cells[column]}|{cell}".strip("|") if column in _MANY else cell
    yield Line(table=table, cells=cells, where=where)


def _names(table: str, of: str, said: list[tuple[str, Node]], where: str) -> Iterator[Line | KgError]:
    for predicate, value in said:
        if predicate != _ALIAS:
            yield _unknown(where, predicate)
        elif table == "roles":
            yield Line(table=table, cells={"title": _cell(value, "title"), "code": of, "body": ""}, where=where)
        else:
            yield Line(table=table, cells={"of": of, "alias": _cell(value, "alias")}, where=where)


def _same(value: Node) -> str:
    return value.text if isinstance(value, Value) else value


def _unknown(where: str, predicate: str) -> KgError:
    return fault(where=where, what=f"has a property that is not read here: {predicate}", remedy="leave it out")


def _cell(value: Node, column: str) -> str:
    if isinstance(value, Value):
        return value.text.strip()
    return value if column == "web" else value.rsplit("/", 1)[1]


def _line(text: str, iri: str) -> int:
    """Return the line in which a file first names a thing: by the last part of its IRI, in full or behind a prefix."""
    name = re.escape(iri.rsplit("/", 1)[1])
    found = re.search(rf"[/:]{name}[>\s;,.]", text)
    return text.count("\n", 0, found.start() if found else 0) + 1

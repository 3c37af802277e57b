"""Compare a list with what releases say: what is missing, what conflicts, what is new, what cannot be told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

from kg.gazetteer import places
from kg.lists.places import Placed, placed
from kg.lists.read import rows_of
from kg.model import Node, Value
from kg.store import Graph, KeptList

__all__ = ["Finding", "FindingKind", "reconciled"]

FindingKind: TypeAlias = Literal["agreed", "conflict", "missing", "new", "unclear"]
_Pair: TypeAlias = tuple[str, str]

_TOWN: Final = "https://w3id.org/municipal-cooperation/id/municipality/"
_DEEDS: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
SELECT ?deed ?kind ?a ?b ?signed ?status ?release {
  GRAPH ?said {
    ?source a mc:PressRelease ; dcterms:identifier ?release .
    ?deed mc:agreementType ?kind ; mc:party ?a , ?b .
    OPTIONAL { ?deed mc:signedOn ?signed }
    OPTIONAL { ?deed mc:agreementStatus ?status }
  }
  FILTER(STR(?a) < STR(?b))
} ORDER BY ?deed ?kind ?a ?b ?signed ?status ?release
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found of a row of the list, or of a partnership that only releases tell.

    ``about`` names what conflicts (year, type, status) or cannot be told; ``listed`` and ``told`` are what the list and
    the releases say of it; ``line`` is that of the list, 0 for what is new.
    """

    kind: FindingKind
    city: str
    partner: str
    type: str = ""
    about: str = ""
    listed: str = ""
    told: str = ""
    releases: tuple[str, ...] = ()
    line: int = 0


@dataclass(slots=True)
class _Told:
    """What releases say of the agreements of one type of two towns."""

    years: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    releases: set[str] = field(default_factory=set)


def reconciled(kept: KeptList, graph: Graph) -> Iterator[Finding]:
    """Yield what a list and the releases of a graph say of partnerships, row by row; what is new comes last.

    A row agrees with the releases if they tell an agreement of its type and towns whose year and status are the same
    or not told. New is what releases tell of a city and a type of the list with a partner
    that no row has.
    """
    told = _told(graph)
    found = [placed(row, kept.home) for row in rows_of(kept)]
    for one in found:
        yield from _compared(one, told)
    known = {_pair(one) for one in found if one.city and one.partner}
    cities = {one.city.id for one in found if one.city}
    kinds = {one.row.type for one in found if one.city}
    for pair, by_kind in sorted(told.items()):
        for kind, said in sorted(by_kind.items()):
            if kind in kinds and cities & set(pair) and pair not in known:
                city, partner = pair if pair[0] in cities else pair[::-1]
                yield Finding(
                    kind="new", city=_name(city), partner=_name(partner), type=kind, told=_joined(said.years),
                    releases=tuple(sorted(said.releases)),
                )  # fmt: skip


def _compared(one: Placed, told: dict[_Pair, dict[str, _Told]]) -> Iterator[Finding]:
    row = one.row
    if not (one.city and one.partner):
        yield Finding(kind="unclear", city=row.city, partner=row.partner, type=row.type, about=one.fault,
                      told=", ".join(one.options), line=row.line)  # fmt: skip
        return
    by_kind = told.get(_pair(one), {})
    base = Finding(kind="missing", city=one.city.name, partner=one.partner.name, type=row.type, listed=row.signed,
                   line=row.line)  # fmt: skip
    if not by_kind:
        yield base
    elif row.type not in by_kind:
        releases = tuple(sorted({name for said in by_kind.values() for name in said.releases}))
        yield replace(base, kind="conflict", about="type", listed=row.type, told=_joined(by_kind), releases=releases)
    else:
        said = by_kind[row.type]
        base = replace(base, releases=tuple(sorted(said.releases)))
        clashes = list(_clashes(one, said))
        for about, listed, other in clashes:
            yield replace(base, kind="conflict", about=about, listed=listed, told=other)
        if not clashes:
            yield replace(base, kind="agreed", told=_joined(said.years))


def _clashes(one: Placed, said: _Told) -> Iterator[tuple[str, str, str]]:
    years = {signed[:4] for signed in said.years}
    if one.row.signed and years and one.row.signed[:4] not in years:
        yield "year", one.row.signed, _joined(said.years)
    if one.row.status and said.states and one.row.status not in said.states:
        yield "status", one.row.status, _joined(said.states)


def _told(graph: Graph) -> dict[_Pair, dict[str, _Told]]:
    told: dict[_Pair, dict[str, _Told]] = defaultdict(lambda: defaultdict(_Told))
    for row in graph.select(_DEEDS).dicts():
        a, b = (_text(row[party]) for party in ("a", "b"))
        if a.startswith(_TOWN) and b.startswith(_TOWN):
            pair = (a.removeprefix(_TOWN), b.removeprefix(_TOWN))
            said = told[min(pair, pair[::-1])][_text(row["kind"]).rsplit("/", 1)[1]]
            said.releases.add(_text(row["release"]))
            said.years |= {_text(row["signed"])} - {""}
            said.states |= {_text(row["status"]).rsplit("/", 1)[-1]} - {""}
    return {pair: dict(kinds) for pair, kinds in told.items()}


def _pair(one: Placed) -> _Pair:
    ids = (one.city.id if one.city else "", one.partner.id if one.partner else "")
    return min(ids, ids[::-1])


def _name(identifier: str) -> str:
    return places().place(identifier).name if identifier in places() else identifier


def _joined(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))


def _text(term: Node | None) -> str:
    return term.text if isinstance(term, Value) else term or ""

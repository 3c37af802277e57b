"""Ties: who is joined to whom by what, and which sentences say so; the rows of a named query become ties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, cast, get_args
from urllib.parse import unquote

from kg.errors import InputError

__all__ = ["EndKind", "Tie", "TieKind", "ties_of"]

EndKind: TypeAlias = Literal[
    "municipality", "country", "organisation", "programme", "event", "agreement", "person", "official", "topic"
]
TieKind: TypeAlias = Literal["event", "agreement", "funding", "topic"]

_END_KINDS: Final = frozenset(get_args(EndKind))
# A row of `ties-funding` says what kind of payer it has; either is a tie of funding.
_TIE_KINDS: Final[dict[str, TieKind]] = {
    "event": "event", "agreement": "agreement", "funding": "funding", "programme": "funding", "funder": "funding",
    "topic": "topic",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What joins a source to a target: an event, an agreement, money or a topic, with the sentences that say so.

    ``type`` is the code of the event or agreement (``visit``, ``twinning``) and ``type_label`` its name; ``item`` is
    its IRI, so that two releases on one visit count once, and ``part_of`` that of the event it belongs to. Of an event
    that has guests and hosts, a ``directed`` tie leads from a guest to a host. ``date`` is ISO 8601 at the precision
    that is known, and ``end`` the last day, where that is another; ``link`` says how money is told of.
    """

    source: str
    target: str
    source_label: str
    target_label: str
    source_kind: EndKind
    target_kind: EndKind
    kind: TieKind
    type: str
    type_label: str = ""
    item: str = ""
    part_of: str = ""
    date: str | None = None
    end: str | None = None
    weight: float = 1.0
    directed: bool = False
    link: str = ""
    evidence: str = ""
    releases: tuple[str, ...] = ()


def ties_of(rows: Iterable[Mapping[str, str | None]]) -> tuple[Tie, ...]:
    """Return the ties that the rows of a named query state, each once and in a fixed order.

    The columns are those of the queries ``ties`` and ``ties-funding``: ``from``, ``to`` and ``kind`` (event,
    agreement, funding, programme, funder or topic) are needed; ``fromLabel``, ``toLabel``, ``fromKind``, ``toKind``,
    ``type``, ``typeLabel``, ``tie`` (the event or agreement), ``partOf``, ``date``, ``end``, ``weight``, ``directed``,
    ``link``, ``evidence`` and ``releases`` (parted by commas) may be missing or empty. A missing label or kind is read
    from the IRI. Codes may be given as IRIs. A row that joins something to itself is no tie and is left out.

    Raises
    ------
    InputError
        If a row lacks a needed column, or a kind, weight or direction is none that a tie can have.

    Examples
    --------
    >>> base = "https://w3id.org/municipal-cooperation/"
    >>> (tie,) = ties_of([{
    ...     "from": f"{base}id/municipality/gn-2886242", "fromLabel": "Köln", "to": f"{base}id/municipality/lille-fr",
    ...     "kind": "agreement", "type": f"{base}code/agreement-type/twinning", "date": "1958",
    ... }])
    >>> tie.source_label, tie.target_label, tie.target_kind, tie.type, tie.date
    ('Köln', 'lille-fr', 'municipality', 'twinning', '1958')
    """
    ties = {tie for number, row in enumerate(rows, start=1) if (tie := _tie(number, row)) is not None}
    return tuple(sorted(ties, key=_order))


def _order(tie: Tie) -> tuple[str, ...]:
    return (
        tie.source, tie.target, tie.kind, tie.type, tie.item, tie.part_of, tie.date or "", *tie.releases, tie.evidence,
        tie.source_label, tie.target_label, tie.source_kind, tie.target_kind, str(tie.weight), str(tie.directed),
        tie.link, tie.end or "", tie.type_label,
    )  # fmt: skip


def _tie(number: int, row: Mapping[str, str | None]) -> Tie | None:
    where = f"row {number}"
    source, target = _needed(where, row, "from"), _needed(where, row, "to")
    if source == target:
        return None
    return Tie(
        source=source,
        target=target,
        source_label=row.get("fromLabel") or _last(source),
        target_label=row.get("toLabel") or _last(target),
        source_kind=_end_kind(where, row.get("fromKind"), source),
        target_kind=_end_kind(where, row.get("toKind"), target),
        kind=_tie_kind(where, _needed(where, row, "kind")),
        type=_last(row.get("type") or "other"),
        type_label=row.get("typeLabel") or "",
        item=row.get("tie") or row.get("item") or "",
        part_of=row.get("partOf") or "",
        date=row.get("date") or None,
        end=row.get("end") or None,
        weight=_weight(where, row.get("weight") or "1"),
        directed=_truth(where, row.get("directed") or "false"),
        link=row.get("link") or "",
        evidence=row.get("evidence") or "",
        releases=_releases(row.get("releases") or row.get("release") or ""),
    )


def _needed(where: str, row: Mapping[str, str | None], column: str) -> str:
    value = row.get(column)
    if not value:
        remedy = "use a query with the columns from, to and kind"
        raise InputError(where=where, what=f"has no {column!r}", remedy=remedy)
    return value


def _last(iri: str) -> str:
    """Return the last part of an IRI (or the word itself, where it is none)."""
    return unquote(iri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]) if ":" in iri else iri


def _end_kind(where: str, given: str | None, iri: str) -> EndKind:
    """Return what an end is: as the row says, or as the path of its IRI does (``…/id/event/…``)."""
    kind = _last(given).lower() if given else next((part for part in iri.split("/") if part in _END_KINDS), "")
    if kind not in _END_KINDS:
        remedy = f"give its kind: {', '.join(sorted(_END_KINDS))}"
        raise InputError(where=where, what=f"nothing says what {iri} is", remedy=remedy)
    return cast("EndKind", kind)


def _tie_kind(where: str, given: str) -> TieKind:
    kind = _TIE_KINDS.get(_last(given).lower())
    if kind is None:
        remedy = f"use one of {', '.join(sorted(_TIE_KINDS))}"
        raise InputError(where=where, what=f"{given!r} is no kind of tie", remedy=remedy)
    return kind


def _releases(given: str) -> tuple[str, ...]:
    return tuple(sorted({_last(name.strip()) for name in given.split(", ") if name.strip()}))


def _weight(where: str, given: str) -> float:
    try:
        weight = float(given)
    except ValueError:
        weight = -1.0
    if not 0 < weight < float("inf"):
        raise InputError(where=where, what=f"{given!r} is no weight", remedy="use a number above 0")
    return weight


def _truth(where: str, given: str) -> bool:
    if given not in {"true", "false", "1", "0"}:
        raise InputError(where=where, what=f"{given!r} does not say if the tie is directed", remedy="use true or false")
    return given in {"true", "1"}

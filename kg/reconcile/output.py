"""Write matches: all of them as CSV for a person to decide, what is certain as Turtle for a graph."""

import csv
import io
from collections.abc import Iterable
from typing import Final

from kg.mapping.iris import expand
from kg.model import Iri, Quad
from kg.reconcile.match import Match
from kg.store import Graph

__all__ = ["COLUMNS", "as_csv", "as_rows", "as_turtle"]

COLUMNS: Final = ("iri", "name", "country", "wikidata", "wikidataName", "score", "status", "reasons")
_ENTITY: Final = "http://www.wikidata.org/entity/"


def as_rows(matches: Iterable[Match]) -> list[tuple[str, ...]]:
    """Return the matches as rows of text, with the `COLUMNS`."""
    return [
        (
            match.subject.iri,
            next(iter(match.subject.names), ""),
            match.subject.country,
            match.item,
            match.name,
            f"{match.score:.2f}" if match.item else "",
            match.status,
            ", ".join(match.reasons),
        )
        for match in matches
    ]


def as_csv(matches: Iterable[Match]) -> str:
    """Return the matches as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(as_rows(matches))
    return out.getvalue()


def as_turtle(matches: Iterable[Match]) -> str:
    """Return what is certain as statements with skos:exactMatch.

    Examples
    --------
    >>> as_turtle([])
    ''
    """
    graph = expand("graph:reference")
    quads = [
        Quad(match.subject.iri, expand("skos:exactMatch"), Iri(_ENTITY + match.item), graph)
        for match in matches
        if match.status == "match"
    ]
    return Graph.of_quads(quads).serialise(".ttl")

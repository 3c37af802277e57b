"""List the things of a kind, and count them."""

from typing import Final

from kg.model import Iri, Value
from kg.serve.things.vocabulary import CLASSES, PREFIXES, class_of
from kg.store import REFERENCE
from kg.store.askable import Askable

__all__ = ["LISTED", "counted", "latest_releases", "listed"]

# The kinds that a reader looks for; the others are found on the pages of these.
LISTED: Final = (
    "municipality",
    "organisation",
    "person",
    "agreement",
    "event",
    "programme",
    "funding",
    "country",
    "release",
)
# Reference data knows more than releases speak of.
_TOLD: Final = f"GRAPH ?graph {{ ?it a ?class }} FILTER(?graph != <{REFERENCE}>)"
_COUNTS: Final = f"SELECT ?class (COUNT(DISTINCT ?it) AS ?n) {{ VALUES ?class {{ %s }} {_TOLD} }} GROUP BY ?class"
_NAMES: Final = {"person": "foaf:name", "programme": "dcterms:title", "release": "dcterms:title"}
_DATES: Final = {"agreement": "mc:signedOn", "event": "schema:startDate", "release": "dcterms:issued"}
_BY_NAME: Final = f"""SELECT ?it {{ VALUES ?class {{ %s }} {_TOLD} OPTIONAL {{ ?it %s ?name }} }}
GROUP BY ?it ORDER BY (MIN(LCASE(STR(?name)))) ?it LIMIT %d OFFSET %d"""
_BY_DATE: Final = f"""SELECT ?it {{ VALUES ?class {{ %s }} {_TOLD} OPTIONAL {{ ?it %s ?date }} }}
GROUP BY ?it ORDER BY DESC(MAX(STR(?date))) ?it LIMIT %d OFFSET %d"""
_LATEST: Final = """SELECT ?it ?date { ?it a mc:PressRelease . OPTIONAL { ?it dcterms:issued ?date } }
ORDER BY DESC(STR(?date)) ?it LIMIT %d"""


def counted(graph: Askable) -> tuple[tuple[str, int], ...]:
    """Return how many things of each kind releases speak of.

    Examples
    --------
    >>> from kg.store import Graph
    >>> counted(Graph.of_quads([]))[0]
    ('municipality', 0)
    """
    classes = " ".join(CLASSES[kind] for kind in LISTED)
    found = {str(row[0]): row[1] for row in graph.select(PREFIXES + _COUNTS % classes).rows}
    counts = ((kind, found.get(class_of(kind))) for kind in LISTED)
    return tuple((kind, int(count.text) if isinstance(count, Value) else 0) for kind, count in counts)


def listed(graph: Askable, kind: str, *, first: int, count: int) -> tuple[Iri, ...]:
    """Return some things of a kind: what has a date by date, the latest first, the others by name."""
    query, predicate = (_BY_DATE, _DATES[kind]) if kind in _DATES else (_BY_NAME, _NAMES.get(kind, "skos:prefLabel"))
    rows = graph.select(PREFIXES + query % (CLASSES[kind], predicate, count, first)).rows
    return tuple(row[0] for row in rows if isinstance(row[0], Iri))


def latest_releases(graph: Askable, count: int) -> tuple[tuple[Iri, str], ...]:
    """Return the releases that appeared last, each with its day."""
    return tuple(
        (iri, date.text if isinstance(date, Value) else "")
        for iri, date in graph.select(PREFIXES + _LATEST % count).rows
        if isinstance(iri, Iri)
    )

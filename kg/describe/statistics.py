"""Count what a graph holds, as VoID does (https://www.w3.org/TR/void/)."""

from dataclasses import dataclass
from typing import Final

from kg.model import Iri, Value
from kg.store import Graph

__all__ = ["LINKED", "Statistics", "statistics_of"]

_ID: Final = "https://w3id.org/municipal-cooperation/id/"
LINKED: Final = {
    "geonames": "https://sws.geonames.org/",
    "wikidata": "http://www.wikidata.org/entity/",
    "eu-countries": "http://publications.europa.eu/resource/authority/country/",
}
_SAME: Final = "http://www.w3.org/2004/02/skos/core#exactMatch"

_TOTALS: Final = f"""
SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?p) AS ?properties)
  (COUNT(DISTINCT ?o) AS ?objects) (COUNT(DISTINCT ?entity) AS ?entities)
{{ ?s ?p ?o BIND(IF(STRSTARTS(STR(?s), "{_ID}"), ?s, ?nothing) AS ?entity) }}
"""
_CLASSES: Final = "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY ?class"
_PROPERTIES: Final = "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"
_LINKS: Final = f"""
SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s <{_SAME}> ?o FILTER(STRSTARTS(STR(?s), "{_ID}") && STRSTARTS(STR(?o), "%s")) }}
"""
_SPAN: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
SELECT (COUNT(DISTINCT ?r) AS ?n) (MIN(STR(?day)) AS ?first) (MAX(STR(?day)) AS ?last)
{ ?r a mc:PressRelease OPTIONAL { ?r dcterms:issued ?day } }
"""
_KEYS: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
SELECT DISTINCT ?key { ?r a mc:PressRelease ; dcterms:publisher/mc:ags ?key } ORDER BY ?key
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Counts of the merge of all named graphs; ``first`` and ``last`` are the days of the releases, empty without any.

    ``keys`` are the keys of the municipalities and districts that published the releases; ``links`` how many things
    are linked to each dataset of `LINKED`.
    """

    triples: int
    subjects: int
    properties: int
    objects: int
    entities: int
    documents: int
    first: str
    last: str
    classes: tuple[tuple[Iri, int], ...]
    uses: tuple[tuple[Iri, int], ...]
    links: tuple[tuple[str, int], ...]
    keys: tuple[str, ...]


def statistics_of(graph: Graph) -> Statistics:
    """Return the counts.

    Examples
    --------
    >>> statistics_of(Graph.of_quads([])).triples
    0
    """
    totals = [_number(term) for term in graph.select(_TOTALS).rows[0]]
    count, first, last = graph.select(_SPAN).rows[0]
    return Statistics(
        triples=totals[0], subjects=totals[1], properties=totals[2], objects=totals[3], entities=totals[4],
        documents=_number(count), first=_text(first), last=_text(last),
        classes=tuple(_counted(graph, _CLASSES)), uses=tuple(_counted(graph, _PROPERTIES)),
        links=tuple((name, _number(graph.select(_LINKS % space).rows[0][0])) for name, space in LINKED.items()),
        keys=tuple(_text(row[0]) for row in graph.select(_KEYS).rows),
    )  # fmt: skip


def _counted(graph: Graph, query: str) -> list[tuple[Iri, int]]:
    return [(name, _number(number)) for name, number in graph.select(query).rows if isinstance(name, Iri)]


def _number(term: object) -> int:
    return int(term.text) if isinstance(term, Value) else 0


def _text(term: object) -> str:
    return term.text if isinstance(term, Value) else ""

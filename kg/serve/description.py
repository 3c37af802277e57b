"""Describe the service in its own terms (https://www.w3.org/TR/sparql11-service-description/)."""

from collections.abc import Iterator
from typing import Final

from kg.mapping.iris import expand
from kg.model import Iri, Quad, Value
from kg.store import Graph

__all__ = ["described"]

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_RESULTS: Final = "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV".split()
_GRAPHS: Final = "Turtle N-Triples JSON-LD RDF_XML".split()


def described(address: str, statements: int) -> Graph:
    """Return the description of the service at an address, whose default graph has so many statements.

    Examples
    --------
    >>> described("http://127.0.0.1/sparql", 3).ask("ASK { ?service a <%sService> }" % _SD)
    True
    """
    return Graph.of_quads(_quads(address, statements))


def _quads(address: str, statements: int) -> Iterator[Quad]:
    service, dataset, graph = (Iri(f"{address}#{part}") for part in ("service", "dataset", "default-graph"))
    kind, about = expand("rdf:type"), Iri(address)

    def said(subject: Iri, term: str, value: Iri | Value) -> Quad:
        return Quad(subject, Iri(term), value, about)

    yield said(service, kind, Iri(f"{_SD}Service"))
    yield said(service, f"{_SD}endpoint", Iri(address))
    yield said(service, f"{_SD}supportedLanguage", Iri(f"{_SD}SPARQL11Query"))
    for name in (*_RESULTS, *_GRAPHS):
        yield said(service, f"{_SD}resultFormat", Iri(_FORMATS + name))
    yield said(service, f"{_SD}defaultDataset", dataset)
    yield said(dataset, kind, Iri(f"{_SD}Dataset"))
    yield said(dataset, f"{_SD}defaultGraph", graph)
    yield said(graph, kind, Iri(f"{_SD}Graph"))
    yield said(graph, f"{_VOID}triples", Value(str(statements), expand("xsd:integer")))

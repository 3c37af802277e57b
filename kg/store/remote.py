"""Fetch all named graphs of an endpoint, to validate them or write them to a file."""

from typing import Final

import pyoxigraph as ox

from kg.errors import StoreError
from kg.mapping.iris import NAMESPACES, expand
from kg.model import Iri, Value
from kg.store.endpoint import Endpoint
from kg.store.graph import Graph

__all__ = ["fetch"]

_OURS: Final = NAMESPACES["graph"]


def fetch(endpoint: Endpoint) -> Graph:
    """Return a copy in memory of the named graphs of this vocabulary, with their merge as the default graph.

    Raises
    ------
    StoreError
        If the endpoint has none, cannot be asked for named graphs, or gives fewer statements than it says it holds.
    """
    query = "SELECT ?graph (COUNT(*) AS ?n) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"
    counts = {
        graph: int(number.text)
        for graph, number in endpoint.select(query).rows
        if isinstance(graph, Iri) and isinstance(number, Value) and graph.startswith(_OURS)
    }
    counts.pop(expand("graph:push"), None)
    if not counts:
        what = f"has no named graphs that begin with {_OURS}"
        raise StoreError(where=endpoint.address, what=what, remedy="load some with kg push")
    store = ox.Store()
    for graph, number in counts.items():
        found = endpoint.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}").raw
        if len(found) < number:
            what = f"gives {len(found)} of the {number} statements of {graph}"
            remedy = "raise the limit of its answers (in Virtuoso: ResultSetMaxRows)"
            raise StoreError(where=endpoint.address, what=what, remedy=remedy)
        for quad in found:
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(graph)))
            store.add(quad)
    return Graph(store)

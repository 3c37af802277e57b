"""Cut out of the graph what it says of one thing."""

from typing import Final

from kg.model import Iri
from kg.serve.things.vocabulary import PREFIXES
from kg.store.askable import Askable
from kg.store.binding import bound
from kg.store.graph import Graph

__all__ = ["excerpt"]

# The thing itself, the names of what it points to, and the evidence with its places in the text.
_EXCERPT: Final = """
CONSTRUCT { ?it ?p ?o . ?o ?name ?label . ?evidence ?q ?v . ?selector ?r ?w } WHERE {
  VALUES ?it { UNDEF }
  { ?it ?p ?o }
  UNION { ?it ?any ?o . VALUES ?name { skos:prefLabel dcterms:title foaf:name } ?o ?name ?label }
  UNION { { ?it mc:evidence ?evidence } UNION { ?evidence rdf:subject ?it } ?evidence ?q ?v }
  UNION { { ?it mc:evidence ?e } UNION { ?e rdf:subject ?it } ?e oa:hasSelector ?selector . ?selector ?r ?w }
}"""


def excerpt(graph: Askable, iri: Iri) -> Graph | None:
    """Return what the graph says of a thing, with the evidence; None if it says nothing.

    Examples
    --------
    >>> excerpt(Graph.of_quads([]), Iri("http://e.org/a")) is None
    True
    """
    query, _ = bound(PREFIXES + _EXCERPT, {"it": iri})
    found = graph.construct(query)
    return found if found.ask("ASK { ?s ?p ?o }") else None

"""Keep graph/reference in step with the releases: codes, terms, and what reference data knows of what they mention."""

from collections.abc import Collection, Iterator
from itertools import chain
from typing import Final

from kg.assets import asset
from kg.gazetteer import reference_quads
from kg.lexicon.inflection import both
from kg.lists import list_quads
from kg.mapping.iris import code, expand
from kg.model import Iri, Node, Quad, Value
from kg.own import own, use
from kg.store import REFERENCE, Graph, Store
from kg.store.lists import list_graph

__all__ = ["refresh"]

# What reference data knows things of.
_CLASSES: Final = ("mc:Municipality", "mc:Country", "org:Organization", "mc:Programme")
_TRIPLES: Final = "SELECT ?s ?p ?o { ?s ?p ?o }"


def refresh(store: Store) -> None:
    """Bring graph/reference and the graphs of lists up to date with a store; where nothing is new, nothing changes.

    It holds the code lists and the ontology whole, so that every code and term has its labels, and of places,
    countries, organisations and programmes exactly those that a release graph mentions, with what they stand on (the
    country of a place, the body above a body).
    """
    use(store.own())
    for name, kept in store.lists().items():
        store.load_graph(list_graph(name), list_quads(kept))
    mentioned = store.mentioned(map(expand, _CLASSES))
    known = list(reference_quads(sorted(mentioned)))
    there = mentioned | {quad.subject for quad in known}
    store.load_reference(chain(_vocabulary(), _titles(), known, _matches(there)))


def _matches(there: Collection[Node]) -> Iterator[Quad]:
    """Yield what the steward has matched with other catalogues, of what the graph knows."""
    for row in own().rows("matches"):
        if row["of"] in there:
            yield Quad(Iri(row["of"]), expand("skos:exactMatch"), Iri(row["same"]), REFERENCE)


def _titles() -> Iterator[Quad]:
    """Yield the steward's own titles of office as further names of their codes."""
    for row in own().rows("roles"):
        for title in both([row["title"]]):
            name = Value(title, expand("rdf:langString"), "de")
            yield Quad(code("role", row["code"]), expand("skos:altLabel"), name, REFERENCE)


def _vocabulary() -> Iterator[Quad]:
    files = [asset("ontology/municipal-cooperation.ttl"), *sorted(asset("ontology/codes").glob("*.ttl"))]
    for subject, predicate, value in Graph.of_files(*files).select(_TRIPLES).rows:
        if isinstance(subject, Iri) and isinstance(predicate, Iri) and value is not None:
            yield Quad(subject, predicate, value, REFERENCE)

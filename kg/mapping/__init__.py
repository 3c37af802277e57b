"""Write what a release says as RDF quads in the release's own named graph."""

from kg.mapping.iris import release_graph, release_iri
from kg.mapping.quads import quads_of

__all__ = ["quads_of", "release_graph", "release_iri"]

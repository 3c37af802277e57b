"""Read what a graph says about releases as rows, in the same form as a gold file's."""

from collections import defaultdict
from typing import Final

from kg.errors import InputError
from kg.evaluate.names import normal
from kg.evaluate.reading import PREFIXES, Reading
from kg.model import Node, Value
from kg.store import Graph

__all__ = ["Found"]

_LABELS: Final = """SELECT ?node ?name {
  ?node rdfs:label|skos:prefLabel|skos:altLabel|foaf:name|dcterms:title|schema:name|schema:alternateName ?name
  FILTER(isLiteral(?name)) }"""
_RELEASES: Final = "SELECT DISTINCT ?g ?id { GRAPH ?g { ?release a mc:PressRelease ; dcterms:identifier ?id } }"


class Found:
    """What a graph says, release by release; the names of a node count wherever in the graph they stand.

    Raises
    ------
    InputError
        If two named graphs describe the same release.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._names: dict[Node, set[str]] = defaultdict(set)
        self.printed: dict[Node, set[str]] = defaultdict(set)
        for node, name in graph.select(PREFIXES + _LABELS).rows:
            if node is not None and isinstance(name, Value):
                self._names[node].add(normal(name.text))
                self.printed[node].add(name.text)
        self.releases: dict[str, str] = {}
        for home, identifier in graph.select(PREFIXES + _RELEASES).rows:
            release = identifier.text if isinstance(identifier, Value) else ""
            if self.releases.setdefault(release, str(home)) != str(home):
                remedy = "keep it in one graph"
                raise InputError(where=release, what="is described in two graphs", remedy=remedy)

    def reading(self, release: str) -> Reading | None:
        """Return what the graph says of a release; None, if it lacks it."""
        if release not in self.releases:
            return None
        reading = Reading(self.graph, self.releases[release], self._names)
        reading.read()
        return reading

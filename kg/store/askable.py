"""What can be asked in SPARQL: a graph at hand, or one behind an address."""

from collections.abc import Mapping
from typing import Protocol

from kg.model import Node
from kg.store.graph import Graph, Table

__all__ = ["Askable"]


class Askable(Protocol):
    """Whatever answers queries as `kg.store.Graph` does.

    Examples
    --------
    >>> here: Askable = Graph.of_quads([])
    >>> here.ask("ASK { ?s ?p ?o }")
    False
    """

    def select(self, query: str, bindings: Mapping[str, Node] | None = None, *, limit: int | None = None) -> Table:
        """Return the rows of a SELECT, at most ``limit`` of them; ``bindings`` replace variables by terms."""

    def ask(self, query: str, bindings: Mapping[str, Node] | None = None) -> bool:
        """Return the answer of an ASK."""

    def construct(self, query: str, bindings: Mapping[str, Node] | None = None) -> Graph:
        """Return the triples of a CONSTRUCT or DESCRIBE as a graph in memory."""

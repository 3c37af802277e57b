"""Compare the named graphs of two stores."""

from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

from kg.model import Iri
from kg.store.store import Store

__all__ = ["GraphChange", "graph_changes"]


class GraphChange(NamedTuple):
    """How many statements of a named graph come and go."""

    graph: Iri
    come: int
    go: int


def graph_changes(was: Store, will: Store) -> Iterator[GraphChange]:
    """Yield the named graphs that differ, in the order of their IRIs; one graph at a time is in memory."""
    for name in sorted({*_names(was), *_names(will)}):
        before, after = _statements(was, name), _statements(will, name)
        if before != after:
            yield GraphChange(graph=Iri(name), come=len(after - before), go=len(before - after))


def _names(store: Store) -> Iterator[str]:
    return (graph.value for graph in store.raw.named_graphs() if isinstance(graph, ox.NamedNode))


def _statements(store: Store, graph: str) -> set[ox.Triple]:
    return {quad.triple for quad in store.raw.quads_for_pattern(None, None, None, ox.NamedNode(graph))}

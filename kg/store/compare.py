"""Compare the named graphs of two stores."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final, NamedTuple

import pyoxigraph as ox

from kg.model import Iri
from kg.store.store import Store

__all__ = ["GraphChange", "graph_changes"]


_SIZE: Final = 16


class GraphChange(NamedTuple):
    """How many statements of a named graph come and go."""

    graph: Iri
    come: int
    go: int


def graph_changes(was: Store, will: Store) -> Iterator[GraphChange]:
    """Yield the named graphs that differ, in the order of their IRIs.

    Graphs are read as a stream and compared by their sums; only of one that differs are the statements held in memory.
    """
    for name in sorted({*_names(was), *_names(will)}):
        if _sum(was, name) != _sum(will, name):
            before, after = set(_statements(was, name)), set(_statements(will, name))
            yield GraphChange(graph=Iri(name), come=len(after - before), go=len(before - after))


def _names(store: Store) -> Iterator[str]:
    return (graph.value for graph in store.raw.named_graphs() if isinstance(graph, ox.NamedNode))


def _sum(store: Store, graph: str) -> tuple[int, int]:
    """Return how many statements a graph has, and the sum of their digests, in whatever order they come."""
    number = total = 0
    for statement in _statements(store, graph):
        number += 1
        total += int.from_bytes(blake2b(str(statement).encode(), digest_size=_SIZE).digest())
    return number, total % (1 << 8 * _SIZE)


def _statements(store: Store, graph: str) -> Iterator[ox.Triple]:
    return (quad.triple for quad in store.raw.quads_for_pattern(None, None, None, ox.NamedNode(graph)))

"""Remember which statements the last command that changed a store took from or put into its default graph.

The file ``changes.nt`` holds them as N-Triples; where they are more than is worth looking at one by one, it holds only
a comment that says so. It is written before a change is carried out, so that a killed process leaves too much in it
rather than too little, and what comes after a killed process is added to it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.model import Iri
from kg.store.graph import Graph
from kg.store.merge import Delta
from kg.store.reach import Triple
from kg.store.terms import from_ox

__all__ = ["FILE", "Changes", "only_said_by", "read_changes"]

FILE: Final = "changes.nt"
_EVERYTHING: Final = b"# everything\n"
_MOST: Final = 50_000
_DEFAULT: Final = ""


class Changes:
    """The file of one store folder, for one process."""

    def __init__(self, root: Path) -> None:
        self._path = root / FILE
        # A process that ended well has left a manifest.
        self._fresh = (root / "manifest.json").exists()
        self._count = 0

    def note(self, change: Delta) -> None:
        """Add what a change will take from and put into the default graph."""
        lines = [*change.remove.get(_DEFAULT, ()), *change.insert.get(_DEFAULT, ())]
        if not lines:
            return
        self._count += len(lines)
        with self._path.open("wb" if self._fresh or self._count > _MOST else "ab") as file:
            if self._count > _MOST:
                file.write(_EVERYTHING)
            else:
                file.writelines(line.rstrip(b"\n") + b"\n" for line in lines)
        self._fresh = False


def read_changes(root: Path) -> tuple[Triple, ...] | None:
    """Return the statements that changed last, or None where that may be all of them."""
    try:
        text = (root / FILE).read_bytes()
    except FileNotFoundError:
        return None
    if _EVERYTHING in text:
        return None
    found = ox.parse(text, format=ox.RdfFormat.N_TRIPLES)
    return tuple((from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)) for quad in found)


def only_said_by(graph: Graph, name: Iri) -> Iterator[Triple]:
    """Yield the statements of a named graph that no other named graph makes.

    Examples
    --------
    >>> from kg.model import Quad
    >>> a, b, c, one, two = (Iri(f"http://e.org/{name}") for name in "abc12")
    >>> graph = Graph.of_quads([Quad(a, b, c, one), Quad(a, b, c, two), Quad(c, b, a, one)])
    >>> list(only_said_by(graph, one))
    [('http://e.org/c', 'http://e.org/b', 'http://e.org/a')]
    """
    for quad in graph.raw.quads_for_pattern(None, None, None, ox.NamedNode(name)):
        holders = graph.raw.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if not any(isinstance(held.graph_name, ox.NamedNode) and held.graph_name.value != name for held in holders):
            yield (from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object))

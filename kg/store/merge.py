"""Keep the default graph the merge of the named graphs: what a change of some named graphs changes in all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.model import Iri

__all__ = ["Delta", "delta", "mentioned"]

_DEFAULT = ""
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """The lines of N-Triples to remove and to insert by graph; ``""`` is the default graph. They are disjoint."""

    remove: dict[str, list[bytes]] = field(default_factory=dict)
    insert: dict[str, list[bytes]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many quads are inserted."""
        return sum(map(len, self.insert.values()))

    def nquads(self) -> Iterator[bytes]:
        """Yield what is inserted as N-Quads, a graph at a time."""
        for graph, lines in self.insert.items():
            end = f" <{graph}> .\n".encode() if graph else b" .\n"
            yield b"".join(line[:-2] + end for line in lines)

    def update(self) -> Iterator[bytes]:
        """Yield the change as one SPARQL update, which Oxigraph carries out whole or not at all."""
        for verb, graphs in ((b"DELETE", self.remove), (b"INSERT", self.insert)):
            yield verb + b" DATA {\n"
            for graph, lines in graphs.items():
                block = b"\n".join(lines)
                yield b"GRAPH <%s> {\n%s\n}\n" % (graph.encode(), block) if graph else block + b"\n"
            yield b"};\n"


def delta(raw: ox.Store, graphs: Mapping[Iri, Iterable[bytes]]) -> Delta:
    """Return what must change so that these named graphs hold these triples and the default graph the merge.

    Parameters
    ----------
    raw
        The store as it is.
    graphs
        The new triples of each graph that changes, as lines of canonical N-Triples; none, and the graph goes.
    """
    changed = Delta()
    gone: dict[bytes, dict[str, ox.Quad]] = {}
    fresh: dict[bytes, None] = {}
    for graph, triples in graphs.items():
        new = dict.fromkeys(triples)
        old = {
            f"{quad.triple} .".encode(): quad for quad in raw.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        }
        for line, quad in old.items():
            if line not in new:
                gone.setdefault(line, {})[graph] = quad
                changed.remove.setdefault(graph, []).append(line)
        added = [line for line in new if line not in old]
        if added:
            changed.insert[graph] = added
            fresh.update(dict.fromkeys(added))
    if fresh:
        changed.insert[_DEFAULT] = list(fresh)
    if orphans := [line for line, quads in gone.items() if line not in fresh and not _held(raw, quads)]:
        changed.remove[_DEFAULT] = orphans
    return changed


def mentioned(raw: ox.Store, classes: Iterable[Iri], *, besides: Iri) -> Iterator[Iri]:
    """Yield the things that the merge types with one of the classes and a named graph but ``besides`` does too."""
    aside = (ox.DefaultGraph(), ox.NamedNode(besides))
    for class_ in map(ox.NamedNode, classes):
        for quad in raw.quads_for_pattern(None, _TYPE, class_, ox.DefaultGraph()):
            holders = raw.quads_for_pattern(quad.subject, _TYPE, class_, None)
            named = any(holder.graph_name not in aside for holder in holders)
            if named and isinstance(quad.subject, ox.NamedNode):
                yield Iri(quad.subject.value)


def _held(raw: ox.Store, quads: Mapping[str, ox.Quad]) -> bool:
    """Tell whether a named graph other than those of ``quads`` holds their triple."""
    quad = next(iter(quads.values()))
    holders = (found.graph_name for found in raw.quads_for_pattern(quad.subject, quad.predicate, quad.object, None))
    return any(isinstance(holder, ox.NamedNode) and holder.value not in quads for holder in holders)

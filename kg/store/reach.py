"""Walk the default graph of a store along given ways: which nodes lead through a triple, and what they lead through."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

import pyoxigraph as ox

from kg.model import Iri, Node
from kg.store.graph import Graph
from kg.store.terms import from_ox, to_ox

__all__ = ["Step", "Triple", "Way", "leading_to", "part_of"]

_DEFAULT: Final = ox.DefaultGraph()
_Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
# What can be a subject.
_NAMING: Final = (ox.NamedNode, ox.BlankNode)
Triple: TypeAlias = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True)
class Step:
    """From a node along a predicate (None: any) to the object, or ``inverse`` from an object to the subject."""

    predicate: str | None
    inverse: bool = False


Way: TypeAlias = tuple[Step, ...]


def leading_to(graph: Graph, ways: Iterable[Way], triples: Iterable[Triple]) -> frozenset[Node]:
    """Return the nodes from which one of the ways passes through one of the triples.

    What leads to a triple is read from the graph as it is. For triples that are no longer in it that suffices: of a
    way that had several of them, the stretch before the first is still there.

    Examples
    --------
    >>> from kg.model import Quad
    >>> a, p, b, q, c = (Iri(f"http://e.org/{name}") for name in "apbqc")
    >>> graph = Graph.of_quads([Quad(a, p, b, a), Quad(b, q, c, a)])
    >>> sorted(leading_to(graph, [(Step(p), Step(q))], [(b, q, c)]))
    ['http://e.org/a']
    """
    walker = _Walker(graph.raw)
    stretches = {(way[:place], way[place]) for way in ways for place in range(len(way))}
    by_predicate: dict[str | None, list[tuple[Way, bool]]] = defaultdict(list)
    for before, step in stretches:
        by_predicate[step.predicate].append((before, step.inverse))
    found: set[_Term] = set()
    done: set[tuple[_Term, Way]] = set()
    for subject, predicate, value in triples:
        ends = (_term(subject), _term(value))
        for before, inverse in (*by_predicate[str(predicate)], *by_predicate[None]):
            if (ends[inverse], before) not in done:
                done.add((ends[inverse], before))
                found |= walker.back({ends[inverse]}, before)
    return frozenset(from_ox(term) for term in found)


def part_of(graph: Graph, nodes: Iterable[Node], ways: Iterable[Way], *, always: Iterable[str] = ()) -> Graph:
    """Return a copy in memory of the triples through which the ways pass from the nodes.

    ``always`` are predicates whose triples are copied whole.
    """
    walker = _Walker(graph.raw)
    tree = _tree(ways)
    walker.forth({_term(node) for node in nodes}, tree)
    for predicate in always:
        walker.seen.update(graph.raw.quads_for_pattern(None, ox.NamedNode(predicate), None, _DEFAULT))
    store = ox.Store()
    store.extend(walker.seen)
    return Graph(store)


class _Tree(defaultdict[Step, "_Tree"]):
    """Ways that share their first steps."""

    def __init__(self) -> None:
        super().__init__(_Tree)


def _tree(ways: Iterable[Way]) -> _Tree:
    root = _Tree()
    for way in ways:
        branch = root
        for step in way:
            branch = branch[step]
    return root


class _Walker:
    def __init__(self, raw: ox.Store) -> None:
        self._raw = raw
        self.seen: set[ox.Quad] = set()

    def forth(self, nodes: set[_Term], tree: _Tree) -> None:
        """Note what is passed from the nodes along the branches of a tree."""
        reached: dict[Step, set[_Term]] = defaultdict(set)
        onward = {step.predicate: step for step in tree if not step.inverse}
        for node in nodes:
            if onward and isinstance(node, _NAMING):
                for quad in self._raw.quads_for_pattern(node, None, None, _DEFAULT):
                    for step in (onward.get(quad.predicate.value), onward.get(None)):
                        if step is not None:
                            self.seen.add(quad)
                            reached[step].add(quad.object)
            for step in tree:
                if step.inverse:
                    for quad in self._to(node, step):
                        self.seen.add(quad)
                        reached[step].add(quad.subject)
        for step, branch in tree.items():
            if branch and reached[step]:
                self.forth(reached[step], branch)

    def back(self, nodes: set[_Term], way: Way) -> set[_Term]:
        """Return the nodes from which a way leads to one of these."""
        for step in reversed(way):
            if not nodes:
                break
            if step.inverse:
                nodes = {quad.object for node in nodes for quad in self._from(node, step)}
            else:
                nodes = {quad.subject for node in nodes for quad in self._to(node, step)}
        return nodes

    def _to(self, node: _Term, step: Step) -> Iterator[ox.Quad]:
        return self._raw.quads_for_pattern(None, _predicate(step), node, _DEFAULT)

    def _from(self, node: _Term, step: Step) -> Iterator[ox.Quad]:
        if not isinstance(node, _NAMING):
            return iter(())
        return self._raw.quads_for_pattern(node, _predicate(step), None, _DEFAULT)


def _predicate(step: Step) -> ox.NamedNode | None:
    return None if step.predicate is None else ox.NamedNode(step.predicate)


def _term(node: Node) -> _Term:
    return ox.BlankNode(node[2:]) if isinstance(node, Iri) and node.startswith("_:") else to_ox(node)

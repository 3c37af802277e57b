"""Ask about things that may be one: what was not joined, with a passage of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from kg.identify.across import Near, Witness
from kg.judge import passage_of
from kg.mapping.iris import NAMESPACES
from kg.model import Iri
from kg.review.item import Item, Side, item
from kg.review.pairs import label_of
from kg.review.shelf import Shelf
from kg.store import Graph

__all__ = ["near_items"]

# The IRIs that things of a release bear in place of those that it alone would give them.
_Names: TypeAlias = Callable[[str], Mapping[Iri, Iri]]


def near_items(shelf: Shelf, nears: Iterable[Near], names: _Names) -> Iterator[Item]:
    """Yield a question for each pair of things that may be one."""
    graph = shelf.store.graph(memory=0)

    def bears(witness: Witness, iri: Iri) -> bool:
        return names(witness.release).get(witness.iri, witness.iri) == iri

    for near in nears:
        sides = [
            _side(shelf, graph, iri, next((one for one in near.evidence if bears(one, iri)), near.evidence[0]))
            for iri in (near.first, near.second)
        ]
        yield item("event" if near.kind == "event" else "merge", *sides, score=near.score, why=near.reason)


def _side(shelf: Shelf, graph: Graph, iri: Iri, witness: Witness) -> Side:
    """Return what bears an IRI, with a passage of it."""
    text = shelf.store.text(witness.release)
    kind, _, key = iri.removeprefix(NAMESPACES["id"]).partition("/")
    passage = passage_of(text, witness.start, witness.end)
    return Side(
        iri=iri,
        kind=kind,
        subject=label_of(graph, iri) or key,
        release=witness.release,
        sentence=passage.sentence,
        start=passage.start,
        end=passage.end,
    )

"""Ask about things that may be one: what was not joined, with a passage of each."""

import json
from collections.abc import Iterable, Iterator

from kg.identify.across import Near, Witness
from kg.judge import passage_of
from kg.mapping.iris import NAMESPACES
from kg.model import Iri
from kg.review.item import Item, Side, item
from kg.review.pairs import label_of
from kg.review.shelf import Shelf
from kg.store import Graph

__all__ = ["near_items"]


def near_items(shelf: Shelf, nears: Iterable[Near]) -> Iterator[Item]:
    """Yield a question for each pair of things that may be one."""
    graph = shelf.store.graph(memory=0)
    for near in nears:
        question = "event" if near.kind == "event" else "merge"
        sides = [_side(shelf, graph, near, iri) for iri in (near.first, near.second)]
        yield item("event" if question == "event" else "merge", *sides, score=near.score, why=near.reason)


def _side(shelf: Shelf, graph: Graph, near: Near, iri: Iri) -> Side:
    """Return what bears an IRI, with the first passage of it."""
    witness = next((one for one in near.evidence if _borne(shelf, one) == iri), near.evidence[0])
    text = shelf.store.text(witness.release)
    passage = passage_of(text, witness.start, witness.end)
    return Side(
        iri=iri,
        kind=near.kind,
        subject=label_of(graph, iri) or iri.removeprefix(f"{NAMESPACES['id']}{near.kind}/"),
        release=witness.release,
        sentence=passage.sentence,
        start=passage.start,
        end=passage.end,
    )


def _borne(shelf: Shelf, witness: Witness) -> str:
    """Return the IRI that a witness bears in the graph."""
    record = shelf.store.names(witness.release)
    names = json.loads(record)["names"] if record else {}
    return str(names.get(witness.iri, witness.iri))

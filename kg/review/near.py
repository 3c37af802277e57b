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
        subject=_called(shelf, witness) or label_of(graph, iri) or key,
        release=witness.release,
        sentence=passage.sentence,
        start=passage.start,
        end=passage.end,
    )


def _called(shelf: Shelf, witness: Witness) -> str:
    """Return what the release of a witness calls it; a person with the offices that the release gives them."""
    told = shelf.book(witness.release).told
    here = [
        one.said
        for one in told
        if any((span.start, span.end) == (witness.start, witness.end) for span in one.fact.evidence)
    ]
    kind = witness.iri.removeprefix(NAMESPACES["id"]).partition("/")[0]
    name = next((said.subject for said in here if said.kind == kind), "")
    if kind != "person" or not name:
        return name
    roles = {one.fact.subject for one in told if (one.said.property, one.said.value) == ("person", name)}
    more = [
        one.said.value
        for prop in ("label", "of")
        for one in told
        if one.fact.subject in roles and one.said.property == prop
    ]
    return f"{name} ({', '.join(dict.fromkeys(more))})" if more else name

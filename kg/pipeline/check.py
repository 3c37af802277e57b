"""Compare every span of evidence in the graph with the kept text, of releases and of partnership lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from kg.mapping import release_graph
from kg.model import Iri, Node, Value
from kg.store import Graph, Store
from kg.store.lists import list_graph

__all__ = ["CheckReport", "Fault", "check"]

_PREFIXES: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
"""
_SPANS: Final = """
SELECT ?evidence ?start ?end ?exact { GRAPH <%s> {
  ?evidence a mc:Evidence
  OPTIONAL { ?evidence oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }
  OPTIONAL { ?evidence oa:hasSelector ?quote . ?quote oa:exact ?exact }
} } ORDER BY ?evidence
"""
_HASH: Final = "SELECT ?hash { GRAPH <%s> { ?source mc:textHash ?hash } }"
_RELEASES: Final = (
    "SELECT ?name { GRAPH ?graph { ?release a mc:PressRelease ; dcterms:identifier ?name } } ORDER BY ?name"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What does not agree: the release, the IRI of the evidence (or empty), and what is wrong."""

    release: str
    node: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """How many releases and spans were compared, and what did not agree."""

    releases: int
    spans: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether everything agrees."""
        return not self.faults


def check(store: Store) -> CheckReport:
    """Compare the text of each release with its hash and with every span that its graph quotes.

    Raises
    ------
    StoreError
        If a kept text cannot be read.
    """
    graph, spans = store.graph(memory=0), 0
    listed = {_text(row[0]) for row in graph.select(_PREFIXES + _RELEASES).rows}
    what = "stands in the graph, but no facts are kept of it"
    faults = [Fault(release=name, node="", what=what) for name in sorted(listed - set(store.manifest))]
    kept = {name: (release_graph(name), store.text(name)) for name in sorted(store.manifest)}
    kept |= {f"list/{name}": (list_graph(name), one.text) for name, one in store.lists().items()}
    for name, (said, text) in kept.items():
        rows = graph.select(_PREFIXES + _SPANS % said).rows
        spans += len(rows)
        faults += _hashes(graph, store, name, (said, text))
        faults += [fault for row in rows if (fault := _compared(name, text, row))]
    return CheckReport(releases=len(store.manifest), spans=spans, faults=tuple(faults))


def _hashes(graph: Graph, store: Store, name: str, kept: tuple[Iri, str]) -> Iterator[Fault]:
    """Yield what the graph and the manifest say of the text as a whole and does not hold."""
    digest = sha256(kept[1].encode()).hexdigest()
    hashes = {_text(row[0]) for row in graph.select(_PREFIXES + _HASH % kept[0]).rows}
    if hashes != {digest}:
        what = "the kept text is not the one that the graph was made from" if hashes else "the graph lacks the release"
        yield Fault(release=name, node="", what=what)
    if name in store.manifest and store.manifest[name].text != digest:
        yield Fault(release=name, node="", what="the kept text is not the one that the facts were read from")


def _compared(name: str, text: str, row: tuple[Node | None, ...]) -> Fault | None:
    """Return what is wrong with one span: its evidence, start, end and words as the graph has them."""
    node, start, end, exact = map(_text, row)
    if not (start and end and exact):
        return Fault(release=name, node=node, what="the evidence lacks its place or its words")
    there = text[int(start) : int(end)]
    if there == exact:
        return None
    return Fault(release=name, node=node, what=f"says {exact!r}, but the text has {there!r} at {start}-{end}")


def _text(term: Node | None) -> str:
    return term.text if isinstance(term, Value) else term or ""

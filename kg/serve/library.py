"""What the server shows: the store that it owns, its graph in memory, and the process that answers questions of it."""

from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request

from kg.model import Iri, Value
from kg.serve.cache import Cache
from kg.serve.problems import Translator
from kg.serve.texts import Texts
from kg.serve.things.listing import counted
from kg.serve.worker import Asker
from kg.store import Graph, Store
from kg.validate import Finding, Report

__all__ = ["Library", "library_of", "opened"]

# Up to so many statements, named graphs and their merge, the graph is served from memory.
_IN_MEMORY: Final = 5_000_000


@dataclass(slots=True, kw_only=True)
class Library:
    """One state of a store, as it is served."""

    store: Store
    graph: Graph
    asker: Asker
    in_german: Translator
    edit: bool = False
    report: Report | None = None
    cache: Cache = field(default_factory=Cache)
    statements: int = 0
    texts: Texts = field(init=False)
    _counts: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        """Read texts when they are asked for."""
        self.texts = Texts(self.store)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many things of each kind releases speak of; counted once."""
        if not self._counts:
            self._counts = counted(self.graph)
        return self._counts

    def findings_of(self, iri: Iri) -> tuple[Finding, ...]:
        """Return what the shapes miss of a thing, as far as they have been applied."""
        return tuple(finding for finding in self.report.findings if finding.focus == iri) if self.report else ()


def opened(store: Store, *, seconds: float, most: int, edit: bool, in_german: Translator) -> Library:
    """Return what is served of a store: from memory where it fits."""
    graph = store.graph(memory=_IN_MEMORY)
    count = graph.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0]
    return Library(
        store=store,
        graph=graph,
        asker=Asker(graph, seconds=seconds, most=most),
        in_german=in_german,
        edit=edit,
        statements=int(count.text) if isinstance(count, Value) else 0,
    )


def library_of(request: Request) -> Library:
    """Return what the server of a request shows."""
    library = request.app.state.library
    if not isinstance(library, Library):
        raise TypeError(type(library))
    return library

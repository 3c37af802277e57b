"""Load and update a remote store graph by graph: only what has changed since the last time, in pieces.

What the remote store holds of ours is written down there, in the graph ``graph/push``: the SHA-256 of each graph that
has arrived whole. A push that was interrupted therefore goes on where it stopped, from whatever machine.

Where a server's default graph is its own (not the union of all), it is kept the merge of the named graphs, as in the
store: a triple leaves it with the last graph that holds it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Literal, TypeAlias, cast

import pyoxigraph as ox

from kg.errors import StoreError
from kg.mapping.iris import NAMESPACES, expand
from kg.model import Iri
from kg.store.endpoint import Endpoint
from kg.store.writing import ByGraphs, ByUpdate, Writer

__all__ = ["PUSHED", "Pushed", "push"]

By: TypeAlias = Literal["auto", "update", "graphs"]
PUSHED: Final = expand("graph:push")
_SHA: Final = f"{NAMESPACES['schema']}sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What a push has done: by which protocol, and how many graphs and statements; ``union`` tells of the server.

    With ``union`` the default graph of the server is the union of its named graphs, and nothing was written to it.
    """

    by: str
    address: str
    sent: int
    removed: int
    unchanged: int
    statements: int
    union: bool


def push(  # noqa: PLR0913 - what can be chosen, each by its name
    raw: ox.Store,
    endpoint: Endpoint,
    *,
    by: By = "auto",
    update: str = "",
    graphs: str = "",
    progress: Callable[[int], None] | None = None,
) -> Pushed:
    """Bring a remote store up to the named graphs of a store, and return what was done.

    Parameters
    ----------
    raw
        The store.
    endpoint
        Where the remote store takes queries.
    by
        SPARQL Update, the Graph Store Protocol, or whichever the server takes (Update first).
    update, graphs
        The addresses for either, where they are not among the usual ones beside that of the endpoint.
    progress
        Is told how many graphs are done.

    Raises
    ------
    StoreError
        If the server takes neither, refuses, or cannot be reached.
    """
    writer = _writer(endpoint, by, update, graphs)
    there = _digests(endpoint)
    union = endpoint.ask(f"ASK {{ <{PUSHED}> ?p ?o }}")
    writer.begin(there, union=union)
    # Oxigraph keeps the names of graphs that have become empty.
    every = sorted(raw.named_graphs(), key=str)
    names = [name.value for name in every if isinstance(name, ox.NamedNode) and any(_quads(raw, name))]
    sent = statements = 0
    for number, name in enumerate(names, start=1):
        lines = _lines(raw, name)
        digest = sha256(b"".join(lines)).hexdigest()
        if there.get(name) != digest:
            writer.replace(name, lines, digest)
            sent, statements = sent + 1, statements + len(lines)
        if progress is not None:
            progress(number)
    gone = sorted(there.keys() - set(names))
    for name in gone:
        writer.remove(name)
    merge = (line + b"\n" for line in _lines(raw, "")) if not union and (sent or gone) else iter(())
    writer.end(merge)
    return Pushed(
        by=writer.protocol,
        address=writer.address,
        sent=sent,
        removed=len(gone),
        unchanged=len(names) - sent,
        statements=statements,
        union=union,
    )


def _quads(raw: ox.Store, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return raw.quads_for_pattern(None, None, None, graph)


def _lines(raw: ox.Store, name: str) -> list[bytes]:
    """Return the triples of a graph as sorted lines of N-Triples; of the default graph, if it has no name."""
    graph = ox.NamedNode(name) if name else ox.DefaultGraph()
    text = cast("bytes", raw.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph))
    return sorted(text.splitlines())


def _digests(endpoint: Endpoint) -> dict[str, str]:
    query = f"SELECT ?graph ?digest {{ GRAPH <{PUSHED}> {{ ?graph <{_SHA}> ?digest }} }}"
    rows = endpoint.select(query).rows
    return {str(graph): getattr(digest, "text", "") for graph, digest in rows if isinstance(graph, Iri)}


def _writer(endpoint: Endpoint, by: By, update: str, graphs: str) -> Writer:
    """Return what writes to a server: the first way that it takes.

    Raises
    ------
    StoreError
        If it takes none; the error says what it answered to each.
    """
    refused = []
    for writer in _ways(endpoint, by, update, graphs):
        try:
            writer.probe()
        except StoreError as error:
            refused.append(f"{error.where}: {error.what}")
        else:
            return writer
    what = f"takes neither SPARQL Update nor the Graph Store Protocol ({'; '.join(refused)})"
    remedy = "give its address with --update or --graphs, or the right to write"
    raise StoreError(where=endpoint.address, what=what, remedy=remedy)


def _ways(endpoint: Endpoint, by: By, update: str, graphs: str) -> Iterator[Writer]:
    """Yield the ways to write to a server: those that are given, or the usual ones of Oxigraph, Fuseki and others."""
    address = endpoint.address.rstrip("/")
    beside = address.rsplit("/", 1)[0]
    access = endpoint.web.access
    if by != "graphs" and (update or not graphs):
        usual = (f"{beside}/update", f"{address}-auth", f"{address}/statements", address)
        for place in (update,) if update else usual:
            yield ByUpdate(place, access)
    if by != "update" and (graphs or not update):
        usual = (
            f"{beside}/store",
            f"{beside}/sparql-graph-crud-auth",
            f"{beside}/data",
            f"{address}/rdf-graphs/service",
        )
        for place in (graphs,) if graphs else usual:
            yield ByGraphs(place, access)

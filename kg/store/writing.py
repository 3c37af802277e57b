"""Write graphs to a server: by SPARQL Update, or by the Graph Store Protocol."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, Protocol
from urllib.parse import quote
from urllib.request import Request

from SPARQLWrapper import POST, SPARQLWrapper

from kg.mapping.iris import NAMESPACES, expand
from kg.store.access import Access
from kg.store.web import Web

__all__ = ["ByGraphs", "ByUpdate", "Writer"]

_PUSHED: Final = expand("graph:push")
_SHA: Final = f"{NAMESPACES['schema']}sha256"
# Tells the graph of digests from any other, and whether the default graph of a server shows it.
_MARK: Final = f'<{_PUSHED}> <{expand("dcterms:description")}> "What kg push has loaded: the SHA-256 of each graph." .'
# Virtuoso compiles no more than some thousand triples of one update.
_PIECE: Final = 1_000
_KEPT: Final = 20


class Writer(Protocol):
    """A way to write to a server."""

    protocol: str
    address: str

    def probe(self) -> None:
        """Try whether the server takes it; raise a StoreError if not."""

    def begin(self, there: Mapping[str, str], *, union: bool) -> None:
        """Take note of what the server holds, and whether its default graph is the union of the others."""

    def replace(self, graph: str, lines: Sequence[bytes], digest: str) -> None:
        """Put triples in the place of what a graph holds."""

    def remove(self, graph: str) -> None:
        """Remove a graph."""

    def end(self, merge: Iterable[bytes]) -> None:
        """Finish; ``merge`` is what the default graph shall hold, where it must be written whole."""


class ByUpdate:
    """Writes by SPARQL Update (https://www.w3.org/TR/sparql11-update/); a small graph changes in one request."""

    protocol = "SPARQL Update"

    def __init__(self, address: str, access: Access) -> None:
        self.address = address
        self._web = Web(address, access)
        self._union = True

    def probe(self) -> None:
        """Write the mark of the graph of digests."""
        self._send(f"INSERT DATA {{ GRAPH <{_PUSHED}> {{ {_MARK} }} }}")

    def begin(self, there: Mapping[str, str], *, union: bool) -> None:  # noqa: ARG002 - the other way needs it
        """Take note."""
        self._union = union

    def replace(self, graph: str, lines: Sequence[bytes], digest: str) -> None:
        """Put triples in the place of what a graph holds; its digest is written when all of them have arrived."""
        steps = self._emptied(graph)
        pieces = iter(lines)
        while piece := list(islice(pieces, _PIECE)):
            triples = b"\n".join(piece).decode()
            steps.append(f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples}\n}} }}")
        if not self._union:
            steps.append(f"INSERT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        steps.append(f'INSERT DATA {{ GRAPH <{_PUSHED}> {{ <{graph}> <{_SHA}> "{digest}" }} }}')
        if len(lines) <= _PIECE:
            self._send(" ;\n".join(steps))
        else:
            for step in steps:
                self._send(step)

    def remove(self, graph: str) -> None:
        """Remove a graph."""
        self._send(" ;\n".join(self._emptied(graph)))

    def end(self, merge: Iterable[bytes]) -> None:
        """Do nothing: the default graph has changed with each graph."""

    def _emptied(self, graph: str) -> list[str]:
        """Return what forgets a graph; the default graph loses what no other graph holds."""
        steps = [f"DELETE WHERE {{ GRAPH <{_PUSHED}> {{ <{graph}> <{_SHA}> ?digest }} }}"]
        if not self._union:
            others = f"GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != <{graph}>)"
            pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }} FILTER NOT EXISTS {{ {others} }}"
            steps.append(f"DELETE {{ ?s ?p ?o }} WHERE {{ {pattern} }}")
        return [*steps, f"CLEAR SILENT GRAPH <{graph}>"]

    def _send(self, update: str) -> None:
        wrapper = SPARQLWrapper(self.address, updateEndpoint=self.address)
        wrapper.setMethod(POST)
        wrapper.setQuery(update)
        self._web.fetched(wrapper._createRequest())


class ByGraphs:
    """Writes by the Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/), each graph whole."""

    protocol = "Graph Store Protocol"

    def __init__(self, address: str, access: Access) -> None:
        self.address = address
        self._web = Web(address, access)
        self._there: dict[str, str] = {}
        self._waiting = 0

    def probe(self) -> None:
        """Add the mark to the graph of digests."""
        self._send("POST", f"graph={quote(_PUSHED, safe='')}", f"{_MARK}\n".encode())

    def begin(self, there: Mapping[str, str], *, union: bool) -> None:  # noqa: ARG002 - the other way needs it
        """Take note."""
        self._there = dict(there)

    def replace(self, graph: str, lines: Sequence[bytes], digest: str) -> None:
        """Put triples in the place of what a graph holds; digests are written after every few graphs."""
        self._send("PUT", f"graph={quote(graph, safe='')}", b"".join(line + b"\n" for line in lines))
        self._there[graph] = digest
        self._waiting += 1
        if self._waiting >= _KEPT:
            self._keep()

    def remove(self, graph: str) -> None:
        """Remove a graph."""
        self._send("DELETE", f"graph={quote(graph, safe='')}", None)
        self._there.pop(graph, None)
        self._waiting += 1

    def end(self, merge: Iterable[bytes]) -> None:
        """Write the default graph, if there is anything to write, and the digests."""
        if whole := b"".join(merge):
            self._send("PUT", "default", whole)
        if self._waiting:
            self._keep()

    def _keep(self) -> None:
        lines: Iterator[str] = (f'<{graph}> <{_SHA}> "{digest}" .' for graph, digest in sorted(self._there.items()))
        self._send("PUT", f"graph={quote(_PUSHED, safe='')}", "\n".join([_MARK, *lines, ""]).encode())
        self._waiting = 0

    def _send(self, method: str, place: str, body: bytes | None) -> None:
        request = Request(f"{self.address}?{place}", data=body, method=method)
        if body is not None:
            request.add_header("Content-Type", "application/n-triples")
        self._web.fetched(request)

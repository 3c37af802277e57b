"""Make the answer to a query ready for a page: rows with names and places, or yes and no, or a graph in Turtle."""

import io
from collections.abc import Mapping
from typing import Any, Final

from kg.model import Iri, Node, Value
from kg.serve.things.naming import called
from kg.serve.things.vocabulary import PREFIXES
from kg.store import Graph
from kg.store.askable import Askable
from kg.store.binding import written
from kg.store.distant import Begun, begin
from kg.store.endpoint import Endpoint

__all__ = ["tabled"]

_PLACES: Final = "SELECT ?it ?lat ?long { VALUES ?it { %s } ?it wgs:lat ?lat ; wgs:long ?long }"
_LONGEST: Final = 200_000


def tabled(graph: Graph | Endpoint, request: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a page shows of an answer: at most ``limit`` rows, and whether there are ``more``.

    Examples
    --------
    >>> tabled(Graph.of_quads([]), {"query": "ASK {}", "limit": 1, "language": "de"})
    {'form': 'ask', 'boolean': True}
    """
    begun = begin(graph, request["query"])
    if begun.form == "ask":
        return {"form": "ask", "boolean": begun.boolean}
    if begun.form == "construct":
        return {"form": "construct", **_turtle(begun)}
    table = begun.table(int(request["limit"]))
    iris = sorted({term for row in table.rows for term in row if isinstance(term, Iri)})
    names = called(graph, iris, request["language"])
    places = _places(graph, [iri for iri in iris if names[iri].kind == "municipality"])

    def cell(term: Node | None) -> Mapping[str, Any] | None:
        if isinstance(term, Value):
            return {"text": term.text, "type": term.datatype, "language": term.language}
        if term is None:
            return None
        return {"iri": str(term), "text": names[term].label, "kind": names[term].kind, "place": places.get(term)}

    rows = [[cell(term) for term in row] for row in table.rows]
    return {"form": "select", "columns": table.columns, "rows": rows, "more": table.more}


def _turtle(begun: Begun) -> Mapping[str, Any]:
    out = io.BytesIO()
    begun.write(out, "text/turtle")
    text = out.getvalue().decode()
    return {"turtle": text[:_LONGEST], "more": len(text) > _LONGEST}


def _places(graph: Askable, iris: list[Iri]) -> Mapping[Iri, tuple[float, float]]:
    if not iris:
        return {}
    found = {}
    for it, lat, long in graph.select(PREFIXES + _PLACES % " ".join(map(written, iris))).rows:
        if isinstance(it, Iri) and isinstance(lat, Value) and isinstance(long, Value):
            found[it] = float(lat.text), float(long.text)
    return found

"""Make judgements of what a person says about two things: that they are the same, or different."""

import json
import re
from typing import Final, Literal, TypeAlias
from urllib.parse import unquote

from kg.errors import InputError
from kg.judge import Judgement, Pair
from kg.mapping.iris import NAMESPACES
from kg.model import Iri, Value
from kg.review.decide import By
from kg.store import Graph, Store
from kg.store.binding import bound

__all__ = ["Paired", "known", "label_of", "paired"]

Paired: TypeAlias = Literal["same", "different"]

_LABEL: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name { VALUES ?thing { UNDEF } ?thing skos:prefLabel|foaf:name|dcterms:title ?name }
ORDER BY DESC(LANG(?name) = "de") ?name LIMIT 1
"""
_KNOWN: Final = "ASK { VALUES ?thing { UNDEF } ?thing ?p ?o }"


def paired(store: Store, verdict: Paired, things: tuple[str, str], by: By) -> Judgement:
    """Return that two things are the same, or different.

    What one release calls by an IRI is kept under the IRI that this release alone gives it: so it lasts when what was
    joined is parted.

    Parameters
    ----------
    store
        Whose graph knows the things.
    things
        Their IRIs, whole or without what all share (``person/ada-beispiel-gn-2886242``); with ``#RELEASE``
        behind it, what one release calls so.

    Raises
    ------
    InputError
        If the graph knows no such thing, or both are one or of different kinds.
    """
    graph = store.graph(memory=0)
    ends = sorted(_thing(graph, end) for end in things)
    if ends[0] == ends[1]:
        what, remedy = "are one IRI", "to part what two releases call so, write IRI#RELEASE for each"
        raise InputError(where=" ".join(things), what=what, remedy=remedy)
    if len({end.removeprefix(NAMESPACES["id"]).partition("/")[0] for end in ends}) > 1:
        remedy = "compare people with people, events with events"
        raise InputError(where=" ".join(things), what="are of different kinds", remedy=remedy)
    names = [label_of(graph, end) for end in ends]
    (first, first_name), (second, second_name) = sorted(zip((_own(store, end) for end in ends), names, strict=True))
    pair = Pair(first=first, second=second, first_name=first_name, second_name=second_name)
    return by.says(verdict, pair=pair)


def _own(store: Store, end: str) -> str:
    """Return what one release calls by an IRI under its own; an IRI without a release as it is."""
    iri, sign, release = end.partition("#")
    record = store.identity.names(unquote(release)) if sign else b""
    given: dict[str, str] = json.loads(record)["names"] if record else {}
    own = min((own for own, name in given.items() if name == iri), default=iri)
    return f"{own}{sign}{release}"


def _thing(graph: Graph, name: str) -> str:
    iri = name if name.startswith(("http://", "https://")) else NAMESPACES["id"] + name.removeprefix("id:")
    if not re.fullmatch(r"[^\s<>\"{}|\\^`]+", iri) or not known(graph, iri):
        what, remedy = "is nothing that the graph knows", "use an IRI from kg review or kg query"
        raise InputError(where=name, what=what, remedy=remedy)
    return iri


def known(graph: Graph, iri: str) -> bool:
    """Return whether a graph says anything of a thing, or of what one release calls so (``IRI#RELEASE``).

    Examples
    --------
    >>> known(Graph.of_quads([]), "http://example.org/a")
    False
    """
    return graph.ask(bound(_KNOWN, {"thing": Iri(iri.partition("#")[0])})[0])


def label_of(graph: Graph, iri: str) -> str:
    """Return the name that a graph gives a thing, the German one first; empty where it has none.

    Examples
    --------
    >>> label_of(Graph.of_quads([]), "http://example.org/a")
    ''
    """
    rows = graph.select(bound(_LABEL, {"thing": Iri(iri.partition("#")[0])})[0]).rows
    return rows[0][0].text if rows and isinstance(rows[0][0], Value) else ""

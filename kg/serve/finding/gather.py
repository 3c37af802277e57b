"""Gather what can be found: every thing that has a name, and every text."""

from collections import defaultdict
from typing import Final

from kg.mapping.iris import release_iri
from kg.model import Iri, Value
from kg.serve.finding.index import Entry, Index
from kg.serve.things.vocabulary import CLASSES, PREFIXES, kind_of
from kg.store import REFERENCE, Store
from kg.store.askable import Askable

__all__ = ["indexed"]

_KINDS: Final = ("municipality", "country", "person", "organisation", "programme", "event", "release")
_MENTIONS: Final = f"""SELECT ?it (COUNT(DISTINCT ?graph) AS ?n) {{
  VALUES ?class {{ {" ".join(CLASSES[kind] for kind in _KINDS)} }}
  GRAPH ?graph {{ ?it a ?class }} FILTER(?graph != <{REFERENCE}>) }} GROUP BY ?it"""
_PREFERRED: Final = "skos:prefLabel|dcterms:title|foaf:name"
_OTHER: Final = "skos:altLabel|dcterms:identifier"
_NAMES: Final = f"""SELECT ?it ?name {{ VALUES ?class {{ %s }} ?it a ?class ; {_PREFERRED} ?name }}"""
_OTHERS: Final = f"""SELECT ?it ?name {{ VALUES ?class {{ %s }} ?it a ?class ; {_OTHER} ?name }}"""


def indexed(graph: Askable, store: Store | None) -> Index:
    """Return an index of all that releases name, in every language, and of their texts where there are some."""
    rows = graph.select(PREFIXES + _MENTIONS).rows
    mentions = {it: int(n.text) for it, n in rows if isinstance(it, Iri) and isinstance(n, Value)}
    labels: dict[Iri, dict[str, str]] = defaultdict(dict)
    names: dict[Iri, set[str]] = defaultdict(set)
    classes = " ".join(CLASSES[kind] for kind in _KINDS)
    for query, preferred in ((_NAMES, True), (_OTHERS, False)):
        for it, name in graph.select(PREFIXES + query % classes).rows:
            if isinstance(it, Iri) and it in mentions and isinstance(name, Value):
                names[it].add(name.text)
                if preferred:
                    labels[it].setdefault(name.language or "de", name.text)
    entries = [
        Entry(iri=it, kind=kind_of(it), labels=labels[it], names=tuple(sorted(names[it])), mentions=mentions[it])
        for it in labels
    ]
    return Index(entries, {release_iri(name): store.text(name) for name in store.manifest} if store else {})

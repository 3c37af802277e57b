"""Write named graphs as compact JSON-LD (https://www.w3.org/TR/json-ld11/) with the published context.

One named graph after the other, one node a line: no more than a graph is in memory, however large the store. The
context (``ontology/context.jsonld``) stands in the file itself, so that no reader needs the network. Numbers stay
strings whose type the context gives: "51.20" does not become 51.2.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any, Final

import pyoxigraph as ox

from kg.assets import asset

__all__ = ["Context", "compact", "context"]

_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_DELIMITERS: Final = (":", "/", "?", "#", "[", "]", "@")


class Context:
    """The terms and prefixes of a context.

    Examples
    --------
    >>> context().name("https://w3id.org/municipal-cooperation/id/municipality/gn-2886242")
    'id:municipality/gn-2886242'
    >>> context().key("http://www.w3.org/2004/02/skos/core#broader"), context().key("http://xmlns.com/foaf/0.1/name")
    ('skos:broader', 'name')
    """

    def __init__(self, entries: Mapping[str, Any]) -> None:
        self.entries = entries
        self._prefixes = {
            name: str(iri) for name, iri in entries.items() if isinstance(iri, str) and iri.endswith(_DELIMITERS)
        }
        terms = {
            name: entry if isinstance(entry, Mapping) else {"@id": entry}
            for name, entry in entries.items()
            if name not in self._prefixes and not name.startswith("@")
        }
        self._terms = {self._expanded(str(entry["@id"])): name for name, entry in terms.items()}
        types = {name: str(entry["@type"]) for name, entry in terms.items() if "@type" in entry}
        self._types = {name: kind if kind == "@id" else self._expanded(kind) for name, kind in types.items()}

    def with_prefixes(self, prefixes: Mapping[str, str]) -> "Context":
        """Return the context with further prefixes."""
        return Context({**self.entries, **{name: iri for name, iri in prefixes.items() if name not in self.entries}})

    def _expanded(self, curie: str) -> str:
        prefix, _, rest = curie.partition(":")
        return self._prefixes[prefix] + rest

    def key(self, iri: str) -> str:
        """Return the term of a property or class, else its prefixed name, else its IRI."""
        return self._terms.get(iri) or self.name(iri)

    def name(self, iri: str) -> str:
        """Return the prefixed name of a thing, else its IRI."""
        fitting = [(name, space) for name, space in self._prefixes.items() if iri.startswith(space)]
        name, space = max(fitting, key=lambda pair: len(pair[1]), default=("", ""))
        rest = iri.removeprefix(space)
        return f"{name}:{rest}" if space and rest and not rest.startswith("//") else iri

    def value(self, key: str, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str | dict[str, str]:
        """Return an object as the term of its property lets it be written: as short as it can be read back."""
        kind = self._types.get(key)
        if not isinstance(term, ox.Literal):
            name = self.name(term.value) if isinstance(term, ox.NamedNode) else str(term)
            return name if kind == "@id" else {"@id": name}
        if term.language:
            return {"@language": term.language, "@value": term.value}
        datatype = term.datatype.value
        if datatype == (kind or _STRING):
            return term.value
        return {"@value": term.value} if datatype == _STRING else {"@type": self.name(datatype), "@value": term.value}


@cache
def context() -> Context:
    """Return the published context."""
    text = (asset("ontology/context.jsonld")).read_text(encoding="utf-8")
    return Context(json.loads(text)["@context"])


def compact(quads: Iterable[ox.Quad], terms: Context | None = None) -> Iterator[str]:
    r"""Yield the text of a document with these quads, which come graph by graph, subject by subject.

    ``terms`` are those of the published context unless others are given.

    Examples
    --------
    >>> node = ox.NamedNode("https://w3id.org/municipal-cooperation/id/person/a")
    >>> quad = ox.Quad(node, ox.NamedNode("http://xmlns.com/foaf/0.1/name"), ox.Literal("A"), ox.NamedNode("http://e.org/g"))
    >>> json.loads("".join(compact([quad])))["@graph"]
    [{'@id': 'http://e.org/g', '@graph': [{'@id': 'id:person/a', 'name': 'A'}]}]
    """
    terms = terms or context()
    yield f'{{"@context": {json.dumps(terms.entries, ensure_ascii=False)},\n"@graph": ['
    comma = ""
    for graph, held in groupby(quads, key=lambda quad: quad.graph_name):
        named = isinstance(graph, ox.NamedNode)
        if named:
            yield f'{comma}\n{{"@id": {json.dumps(terms.name(graph.value), ensure_ascii=False)}, "@graph": ['
            comma = ""
        for _, about in groupby(held, key=lambda quad: quad.subject):
            yield f"{comma}\n{_node(terms, about)}"
            comma = ","
        if named:
            yield "\n]}"
    yield "\n]}\n"


def _node(terms: Context, quads: Iterable[ox.Quad]) -> str:
    node: dict[str, Any] = {}
    for quad in quads:
        if not node:
            subject = quad.subject
            node["@id"] = terms.name(subject.value) if isinstance(subject, ox.NamedNode) else str(subject)
        if quad.predicate.value == _TYPE and isinstance(quad.object, ox.NamedNode):
            node.setdefault("@type", []).append(terms.key(quad.object.value))
            continue
        key = terms.key(quad.predicate.value)
        node.setdefault(key, []).append(terms.value(key, quad.object))
    short = {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()}
    return json.dumps(short, ensure_ascii=False)

"""Give the questions to other programs: as JSON, and as SHACL executables that SPARQL editors load.

The Turtle follows https://github.com/sib-swiss/sparql-examples: each query is a ``sh:SPARQLExecutable`` of its form
with a question in words, keywords and, where it is known, the endpoint that it is for.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from kg.mapping.iris import NAMESPACES, expand
from kg.model import Iri, Node, Quad, Value
from kg.query.question import Question
from kg.store.graph import Graph

__all__ = ["executables", "listed"]

_SH: Final = "http://www.w3.org/ns/shacl#"
_FORMS: Final = {
    "select": ("SPARQLSelectExecutable", "select"),
    "construct": ("SPARQLConstructExecutable", "construct"),
    "ask": ("SPARQLAskExecutable", "ask"),
}
_RDF_TYPE: Final = expand("rdf:type")
_QUERY: Final = NAMESPACES["id"].removesuffix("id/") + "query/"
_GRAPH: Final = Iri(f"{NAMESPACES['graph']}queries")


def executables(questions: Iterable[Question]) -> str:
    """Return questions as SHACL executables in Turtle.

    Examples
    --------
    >>> from kg.query.catalogue import named
    >>> "a sh:SPARQLExecutable , sh:SPARQLSelectExecutable" in executables([named("ties")])
    True
    """
    quads = [
        Quad(Iri(_QUERY + question.name), predicate, value, _GRAPH)
        for question in questions
        for predicate, value in _statements(question)
    ]
    return Graph.of_quads(quads).serialise(".ttl", prefixes={"query": _QUERY, "sh": _SH})


def listed(questions: Iterable[Question]) -> str:
    """Return questions with their parameters as JSON."""
    return json.dumps([_record(question) for question in questions], ensure_ascii=False, indent=1) + "\n"


def _statements(question: Question) -> Iterator[tuple[Iri, Node]]:
    class_, predicate = _FORMS[question.form]
    yield _RDF_TYPE, Iri(f"{_SH}SPARQLExecutable")
    yield _RDF_TYPE, Iri(_SH + class_)
    yield expand("rdfs:comment"), Value(question.question, language="en")
    yield expand("rdfs:comment"), Value(question.frage, language="de")
    yield expand("rdfs:label"), Value(question.name)
    yield expand("dcterms:identifier"), Value(question.name)
    for keyword in question.keywords:
        yield expand("schema:keywords"), Value(keyword)
    yield Iri(_SH + predicate), Value(question.bare)


def _record(question: Question) -> dict[str, object]:
    return {
        "name": question.name,
        "question": question.question,
        "frage": question.frage,
        "params": [
            {
                "name": known.name,
                "type": known.type,
                "scheme": known.scheme or None,
                "required": known.required,
                "default": known.default,
                "description": known.english,
                "beschreibung": known.german,
            }
            for known in question.params
        ],
        "answer": question.answer,
        "antwort": question.antwort,
        "keywords": list(question.keywords),
    }

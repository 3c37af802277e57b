"""Read the answers of a SPARQL endpoint in JSON (https://www.w3.org/TR/sparql11-results-json/)."""

from collections.abc import Mapping
from typing import Any, Final

from kg.mapping.iris import expand
from kg.model import Iri, Node, Value
from kg.store.graph import Table

__all__ = ["answer_of", "rows_of"]

_STRING: Final = expand("xsd:string")
_VIRTUOSO: Final = "__ASK_RETVAL"
_LANGUAGE: Final = expand("rdf:langString")


def rows_of(answer: Mapping[str, Any]) -> Table:
    """Return the rows of a SELECT.

    Raises
    ------
    KeyError, TypeError, AttributeError, ValueError
        If it is no such answer.

    Examples
    --------
    >>> rows_of({"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "1"}}, {}]}}).rows
    ((Value(text='1', datatype='http://www.w3.org/2001/XMLSchema#string', language=None),), (None,))
    """
    columns = tuple(map(str, answer["head"]["vars"]))
    rows = answer["results"]["bindings"]
    return Table(
        columns=columns,
        rows=tuple(tuple(_term(row[name]) if name in row else None for name in columns) for row in rows),
    )


def answer_of(answer: Mapping[str, Any]) -> bool:
    """Return the answer of an ASK; for what it raises see `rows_of`.

    Examples
    --------
    >>> answer_of({"head": {}, "boolean": True})
    True
    """
    # Virtuoso answers an ASK with rows: one for yes, none for no.
    if answer["head"].get("vars") == [_VIRTUOSO]:
        return bool(answer["results"]["bindings"])
    if not isinstance(answer["boolean"], bool):
        raise ValueError("boolean is neither true nor false")
    return answer["boolean"]


def _term(term: Mapping[str, str]) -> Node:
    if term["type"] == "uri":
        return Iri(term["value"])
    if term["type"] == "bnode":
        return Iri(f"_:{term['value']}")
    if language := term.get("xml:lang"):
        return Value(term["value"], _LANGUAGE, language.lower())
    return Value(term["value"], term.get("datatype", _STRING))

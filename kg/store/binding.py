"""Write terms into a query, where the query has a place for them.

A query that takes a parameter has a line ``VALUES ?name { … }`` in each scope that uses it. Oxigraph's own
substitutions do not reach into sub-queries, take only variables that the query returns, and leave ``BOUND(?name)``
false.
"""

import re
from collections.abc import Mapping
from typing import Final

from kg.errors import QueryError
from kg.model import Iri, Node
from kg.store.terms import to_ox

__all__ = ["bound", "inserted", "written"]

# What may stand before the first group of a query: names, texts and comments, which may hold a brace themselves.
_FIRST_GROUP: Final = re.compile(r"""(?:<[^<>"{}|^`\\\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\n]*|[^{])*\{""")
_VALUES: Final = re.compile(r"\bVALUES\s+\?(\w+)\s*\{[^{}]*\}")


def bound(query: str, terms: Mapping[str, Node]) -> tuple[str, dict[str, Node]]:
    """Return a query whose lines ``VALUES ?name { … }`` hold these terms, and the terms that have no such line.

    Terms are written by the RDF library, in one pass, so that none can end its line or fill that of another.

    Raises
    ------
    QueryError
        If a term is no valid RDF.

    Examples
    --------
    >>> bound("SELECT ?b { VALUES ?a { UNDEF } ?a ?c ?b }", {"a": Iri("http://e.org/1")})
    ('SELECT ?b { VALUES ?a { <http://e.org/1> } ?a ?c ?b }', {})
    """
    used = set()

    def fill(line: re.Match[str]) -> str:
        if line[1] not in terms:
            return line[0]
        used.add(line[1])
        return f"VALUES ?{line[1]} {{ {written(terms[line[1]])} }}"

    text = _VALUES.sub(fill, query)
    return text, {name: term for name, term in terms.items() if name not in used}


def inserted(query: str, terms: Mapping[str, Node]) -> str:
    """Return a query whose outermost group begins with values: the SPARQL protocol has no way to bind a variable.

    Examples
    --------
    >>> inserted("ASK { ?s ?p ?o }", {"s": Iri("http://e.org/1")})
    'ASK { VALUES ?s { <http://e.org/1> }  ?s ?p ?o }'
    """
    group = _FIRST_GROUP.match(query)
    if not terms or group is None:
        return query
    values = " ".join(f"VALUES ?{name} {{ {written(term)} }}" for name, term in terms.items())
    return f"{query[: group.end()]} {values} {query[group.end() :]}"


def written(term: Node) -> str:
    r"""Return a term as SPARQL and Turtle write it in full.

    Raises
    ------
    QueryError
        If it is no valid RDF (an IRI with a space in it).

    Examples
    --------
    >>> from kg.model import Value
    >>> written(Value('a "b"', language="de")), written(Value("1", "http://www.w3.org/2001/XMLSchema#integer"))
    ('"a \\"b\\""@de', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>')
    """
    try:
        return str(term) if isinstance(term, Iri) and term.startswith("_:") else str(to_ox(term))
    except ValueError as error:
        raise QueryError(where=str(term), what=f"is no valid term ({error})", remedy="check its spelling") from error

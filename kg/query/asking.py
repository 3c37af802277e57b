"""Ask a graph a question: check what was given, bind it, and run the query.

A parameter is bound where the query has a line ``VALUES ?name { … }`` (`kg.store.binding` says why); a query without
such a line has its variable replaced by Oxigraph.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from kg.errors import QueryError
from kg.model import Iri, Node, Value
from kg.query.catalogue import named
from kg.query.question import Question, parse
from kg.query.values import resolve
from kg.store.askable import Askable
from kg.store.binding import bound, inserted
from kg.store.endpoint import Endpoint
from kg.store.graph import Graph, Table

__all__ = ["ask", "construct", "explain", "placed", "prepare"]

_NAME: Final = re.compile(r"[A-Za-z0-9_-]+")


def ask(graph: Askable, name_or_text: str, params: Mapping[str, str] | None = None) -> Table:
    """Return the rows that answer a question.

    Parameters
    ----------
    graph
        What is asked.
    name_or_text
        The name of a question, or the text of a query (with or without a header). An ASK gives one row ``answer``.
    params
        A value for each parameter: names of municipalities in any language that the graph knows, or IRIs; codes,
        dates, years, languages. Parameters that are optional or have a default may be missing.

    Raises
    ------
    QueryError
        If there is no such question, the query is no valid SELECT or ASK, a parameter is unknown or missing, or a
        value is of the wrong kind, unknown to the graph or ambiguous (the remedy names the candidates).

    Examples
    --------
    >>> graph = Graph.of_quads([])
    >>> ask(graph, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0].text
    '0'
    >>> ask(graph, "partners-of-city", {"place": "Köln"})
    Traceback (most recent call last):
    kg.errors.QueryError: ?place: the graph knows no municipality 'Köln'; check the spelling or give an IRI
    """
    question = prepare(name_or_text)
    text, rest = placed(graph, question, params or {})
    if question.form == "ask":
        yes = "true" if graph.ask(text, rest) else "false"
        return Table(columns=("answer",), rows=((Value(yes, "http://www.w3.org/2001/XMLSchema#boolean"),),))
    return graph.select(text, rest)


def construct(graph: Askable, name_or_text: str, params: Mapping[str, str] | None = None) -> Graph:
    """Return the graph that a CONSTRUCT or DESCRIBE gives; for the rest see `ask`.

    Examples
    --------
    >>> len(construct(Graph.of_quads([]), "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").raw)
    0
    """
    text, rest = placed(graph, prepare(name_or_text), params or {})
    return graph.construct(text, rest)


def explain(
    graph: Askable, name_or_text: str, params: Mapping[str, str] | None = None, language: str | None = None
) -> str:
    r"""Return the SPARQL of a question with the values in their places; it gives the same rows in any engine.

    It has no header any more, since it asks for no values.

    Raises
    ------
    QueryError
        As `ask` does; also if a CONSTRUCT without a header has no line VALUES for a value.

    Examples
    --------
    >>> print(explain(Graph.of_quads([]), "SELECT ?s { ?s ?p ?name }", {"name": 'a "b"'}))
    SELECT ?s { VALUES ?name { "a \"b\"" }  ?s ?p ?name }
    """
    question = prepare(name_or_text)
    text, rest = placed(graph, question, params or {}, language)
    if rest and question.form == "construct":
        what = f"has no line VALUES for {', '.join(rest)}"
        raise QueryError(where="query", what=what, remedy="bind it in the query with VALUES")
    return inserted(replace(question, text=text).bare, rest)


def prepare(name_or_text: str) -> Question:
    """Return the question of a name, or the one that a query's text makes.

    Raises
    ------
    QueryError
        If there is no question of that name, or the text's header cannot be read.
    """
    word = name_or_text.strip()
    return named(word) if _NAME.fullmatch(word) else parse(name_or_text)


def placed(
    graph: Askable, question: Question, params: Mapping[str, str], language: str | None = None
) -> tuple[str, dict[str, Node]]:
    """Return a query with the values in their places, and those that have no place in it.

    ``language`` stands in for the parameter ``lang`` where that is not given.
    """
    if question.headed and isinstance(graph, Endpoint):
        graph.prove()
    if language and any(parameter.name == "lang" for parameter in question.params):
        params = {"lang": language, **params}
    terms = _terms(graph, question, params) if question.headed else _guessed(question, params)
    return bound(question.text, terms)


def _terms(graph: Askable, question: Question, params: Mapping[str, str]) -> dict[str, Node]:
    known = {parameter.name: parameter for parameter in question.params}
    for name in params:
        if name not in known:
            remedy = f"use {', '.join(known)}" if known else "leave it out"
            raise QueryError(where=question.name, what=f"has no parameter {name!r}", remedy=remedy)
    for parameter in question.params:
        if parameter.required and not params.get(parameter.name, "").strip():
            what = f"needs a value for {parameter.name!r} ({parameter.type}: {parameter.english})"
            raise QueryError(where=question.name, what=what, remedy=f"give {parameter.name}=…")
    return {name: resolve(graph, known[name], value) for name, value in params.items() if value.strip()}


def _guessed(question: Question, params: Mapping[str, str]) -> dict[str, Node]:
    """Return the terms for a query without a header: an absolute IRI is one, all else is text."""
    for name in params:
        if not re.search(rf"[?$]{re.escape(name)}\b", question.text):
            what = f"has no variable ?{name}"
            raise QueryError(where=question.name, what=what, remedy="use a name that stands in the query")
    return {
        name: Iri(value) if re.fullmatch(r"(?:https?://|urn:)\S+", value) else Value(value)
        for name, value in params.items()
    }

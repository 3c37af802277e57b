"""Turn what an asker wrote into a term, by the type of the parameter."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from kg.codes import code_iri, codes, label, schemes
from kg.errors import QueryError
from kg.mapping.iris import NAMESPACES
from kg.model import Iri, Node, Value
from kg.names import fold
from kg.query.naming import CLASSES, by_name, known_iri
from kg.query.question import Parameter
from kg.store.askable import Askable

__all__ = ["TYPES", "resolve"]

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_IRI: Final = re.compile(r"<?((?:https?|urn):[^\s<>\"{}|\\^`]+)>?")
_SHORT: Final = re.compile(rf"({'|'.join(NAMESPACES)}):([^\s<>\"{{}}|\\^`]+)")


def resolve(graph: Askable, parameter: Parameter, text: str) -> Node:
    """Return the term that a value of a parameter stands for.

    Raises
    ------
    QueryError
        If the value is not of the parameter's type, or the graph does not know it or knows several.

    Examples
    --------
    >>> from kg.store import Graph
    >>> year = Parameter(name="year", type="year")
    >>> resolve(Graph.of_quads([]), year, "2024").text
    '2024'
    >>> resolve(Graph.of_quads([]), year, "24")
    Traceback (most recent call last):
    kg.errors.QueryError: ?year: '24' is no year; write four digits (2024)
    """
    text = text.strip()
    if parameter.type in CLASSES:
        iri = _iri(text)
        return known_iri(graph, parameter, iri) if iri else by_name(graph, parameter, text)
    if parameter.type not in TYPES:
        remedy = f"use one of {', '.join(sorted([*CLASSES, *TYPES]))}"
        raise QueryError(where=f"?{parameter.name}", what=f"{parameter.type!r} is no type", remedy=remedy)
    return TYPES[parameter.type](parameter, text)


def _iri(text: str) -> Iri | None:
    """Return the IRI that a text is, in full or with a prefix of the vocabulary (``id:municipality/gn-1``)."""
    full, short = _IRI.fullmatch(text), _SHORT.fullmatch(text)
    if full:
        return Iri(full[1])
    return Iri(NAMESPACES[short[1]] + short[2]) if short else None


def _error(parameter: Parameter, text: str, what: str, remedy: str) -> QueryError:
    return QueryError(where=f"?{parameter.name}", what=f"{text!r} is no {what}", remedy=remedy)


def _thing(parameter: Parameter, text: str) -> Node:
    iri = _iri(text)
    if iri is None:
        raise _error(parameter, text, "IRI", "give one in full, or as id:…")
    return iri


def _code(parameter: Parameter, text: str) -> Node:
    """Return the IRI of a code, given as such, as the code or as its name in German or English."""
    scheme = parameter.scheme
    if scheme not in schemes():
        raise _error(parameter, scheme, "code list", f"use one of {', '.join(schemes())}")
    wanted = {str(iri)} if (iri := _iri(text)) else {text, fold(text)}
    for code in sorted(codes(scheme)):
        names = {code, str(code_iri(scheme, code)), *(fold(label(scheme, code, tongue)) for tongue in ("de", "en"))}
        if names & wanted:
            return Iri(code_iri(scheme, code))
    raise _error(parameter, text, f"code of {scheme}", f"use one of {', '.join(sorted(codes(scheme)))}")


def _language(parameter: Parameter, text: str) -> Node:
    if not re.fullmatch(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*", text):
        raise _error(parameter, text, "language", "use a code such as de or en")
    return Value(text.lower())


def _year(parameter: Parameter, text: str) -> Node:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise _error(parameter, text, "year", "write four digits (2024)")
    return Value(text)


def _month(parameter: Parameter, text: str) -> Node:
    if not re.fullmatch(r"[0-9]{4}-(?:0[1-9]|1[0-2])", text):
        raise _error(parameter, text, "month", "write year and month (2024-11)")
    return Value(text)


def _date(parameter: Parameter, text: str) -> Node:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise _error(parameter, text, "date", "write year, month and day (2024-11-12)")
    try:
        return Value(date.fromisoformat(text).isoformat(), f"{_XSD}date")
    except ValueError as error:
        raise _error(parameter, text, "date", "give a day that the calendar has") from error


def _integer(parameter: Parameter, text: str) -> Node:
    if not re.fullmatch(r"[+-]?[0-9]+", text, re.ASCII):
        raise _error(parameter, text, "whole number", "write digits only")
    return Value(str(int(text)), f"{_XSD}integer")


def _text(_: Parameter, text: str) -> Node:
    return Value(text)


TYPES: Final[dict[str, Callable[[Parameter, str], Node]]] = {
    "thing": _thing,
    "code": _code,
    "language": _language,
    "year": _year,
    "month": _month,
    "date": _date,
    "integer": _integer,
    "text": _text,
}

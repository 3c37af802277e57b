"""Read a request of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/#query-operation)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

__all__ = ["Asked", "Refused", "asked_by_form", "asked_by_query", "asked_by_text"]

_FIELDS: Final = 200


class Refused(Exception):  # noqa: N818 - an answer, no failure of the program
    """A request that is none of the protocol; ``reason`` is the key of what is said of it."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query and the dataset that it is asked of; without a query, the service is asked to describe itself."""

    query: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def asked_by_query(query_string: str) -> Asked:
    """Return what a GET asks.

    Raises
    ------
    Refused
        If it cannot be read, holds several queries, or an update.

    Examples
    --------
    >>> asked_by_query("query=ASK%20%7B%7D&default-graph-uri=http%3A%2F%2Fe.org%2F1").default
    ('http://e.org/1',)
    >>> asked_by_query("").query is None
    True
    """
    fields = _fields(query_string)
    queries = _queries(fields)
    return Asked(query=queries[0] if queries else None, **_dataset(fields))


def asked_by_form(body: bytes, query_string: str = "") -> Asked:
    """Return what a POST of a form asks; its dataset may stand in the address. It raises what `asked_by_query` does."""
    try:
        fields = [*_fields(body.decode("ascii")), *_fields(query_string)]
    except UnicodeDecodeError as error:
        raise Refused(400, "sparql.unreadable") from error
    queries = _queries(fields)
    if not queries:
        raise Refused(400, "sparql.no_query")
    return Asked(query=queries[0], **_dataset(fields))


def asked_by_text(body: bytes, query_string: str) -> Asked:
    """Return what a POST of a query's bare text asks; its dataset stands in the address."""
    fields = _fields(query_string)
    if _queries(fields):
        raise Refused(400, "sparql.several")
    try:
        return Asked(query=body.decode("utf-8"), **_dataset(fields))
    except UnicodeDecodeError as error:
        raise Refused(400, "sparql.unreadable") from error


def _fields(text: str) -> Sequence[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except ValueError as error:  # Too many fields, or no UTF-8.
        raise Refused(400, "sparql.unreadable") from error


def _queries(fields: Sequence[tuple[str, str]]) -> list[str]:
    if any(name == "update" for name, _ in fields):
        raise Refused(403, "sparql.update")
    queries = [value for name, value in fields if name == "query"]
    if len(queries) > 1:
        raise Refused(400, "sparql.several")
    return queries


def _dataset(fields: Sequence[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    return {
        "default": tuple(value for name, value in fields if name == "default-graph-uri"),
        "named": tuple(value for name, value in fields if name == "named-graph-uri"),
    }

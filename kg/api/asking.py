"""Ask a store or an endpoint."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from kg.api.opened import asked, is_address, whole
from kg.exchange import DEFAULT_STORE
from kg.store import Table

if TYPE_CHECKING:
    from kg.coverage import Coverage
    from kg.query import Answer, Question
    from kg.store.access import Access

__all__ = ["access", "answer", "ask", "construct", "coverage", "explain", "frame", "question", "questions"]

# Up to so many statements, a copy in memory is made in less time than a slow question takes on disk.
_COPIED: Final = 100_000


def questions() -> tuple["Question", ...]:
    """Return the named questions, by name."""
    from kg import query

    return query.catalogue()


def question(name_or_text: str) -> "Question":
    """Return the question of a name, or the one that the text of a query makes."""
    from kg import query

    return query.prepare(name_or_text)


def access(
    store: Path | str, *, user: str = "", token_file: Path | None = None, timeout: float | None = None
) -> "Access | None":
    """Return what there is to log in to an endpoint with; None where the store is a folder.

    Raises
    ------
    StoreError
        If a file with a token or password cannot be read, or the address has a password in it.
    """
    from kg.store.access import access_for

    if not is_address(store):
        return None
    return access_for(str(store), os.environ, user=user, token_file=token_file, timeout=timeout)


def answer(  # noqa: PLR0913 - what can be chosen, each by its name
    name_or_text: str,
    *,
    store: Path | str = DEFAULT_STORE,
    access: "Access | None" = None,
    params: Mapping[str, str] | None = None,
    language: str | None = None,
    timeout: float | None = None,
    limit: int | None = None,
    labels: bool = False,
    here: bool = False,
) -> "Answer":
    """Return what a question of any form gives, asked in a process that is killed when the time is over.

    ``store`` may also be the http(s) address of a SPARQL endpoint, ``access`` says how to log in there; with ``here``
    its graphs are fetched and asked on this machine. For the rest and for what is raised see `kg.query.Worker.answer`.
    """
    from kg import query

    if is_address(store):
        with (whole if here else asked)(store, access) as graph:
            return query.answered(graph, name_or_text, params, language=language, limit=limit, labels=labels)
    with query.Worker(store, memory=_COPIED) as worker:
        return worker.answer(name_or_text, params, language=language, timeout=timeout, limit=limit, labels=labels)


def explain(
    name_or_text: str,
    *,
    store: Path | str = DEFAULT_STORE,
    access: "Access | None" = None,
    params: Mapping[str, str] | None = None,
    language: str | None = None,
) -> str:
    """Return the SPARQL of a question with the values in their places; see `kg.query.explain`."""
    from kg import query

    with asked(store, access) as graph:
        return query.explain(graph, name_or_text, params, language)


def ask(
    name_or_text: str,
    *,
    store: Path | str = DEFAULT_STORE,
    params: Mapping[str, str] | None = None,
    access: "Access | None" = None,
) -> Table:
    """Return the rows that answer a named question, or a SELECT or ASK in SPARQL; see `kg.query.ask`.

    ``store`` may also be the http(s) address of a SPARQL endpoint.
    """
    from kg import query

    with asked(store, access) as graph:
        return query.ask(graph, name_or_text, params)


def coverage(
    *, store: Path | str = DEFAULT_STORE, city: str | None = None, language: str = "de"
) -> tuple["Coverage", ...]:
    """Return what is covered by city and year, of all cities or of one; for ``store`` see `ask`."""
    from kg.coverage import coverage_of

    params = {"lang": language} | ({"place": city} if city else {})
    counts, months = (ask(name, store=store, params=params).dicts() for name in ("coverage", "releases-by-month"))
    return tuple(coverage_of(counts, months))


def construct(name_or_text: str, *, store: Path | str = DEFAULT_STORE, params: Mapping[str, str] | None = None) -> str:
    """Return the graph that a CONSTRUCT or DESCRIBE gives, in Turtle; for ``store`` see `ask`."""
    from kg import query

    with asked(store) as graph:
        return query.written_graph(query.construct(graph, name_or_text, params))


def frame(
    name_or_text: str,
    *,
    store: Path | str = DEFAULT_STORE,
    params: Mapping[str, str] | None = None,
    library: Literal["pandas", "polars"] = "pandas",
) -> Any:
    """Return the rows that answer a question as a frame of pandas or polars; for the rest see `ask`.

    Raises
    ------
    QueryError
        As `kg.query.ask` does, and if the library is not installed (the extra ``frames``).
    """
    from kg import query

    return query.frame(ask(name_or_text, store=store, params=params), library)

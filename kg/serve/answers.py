"""Have a question answered for a page, and have it killed when its reader has gone."""

import asyncio
import json
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi import Request

from kg.serve.language import Language
from kg.serve.library import Library
from kg.serve.worker.asker import Stopped

__all__ = ["Answer", "Cell", "answered", "while_wanted"]

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A term of an answer: a text with its datatype and language, or a thing with its name, kind and place."""

    text: str
    iri: str = ""
    kind: str = ""
    type: str = ""
    language: str | None = None
    place: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as a page shows it; ``more`` tells that it was cut."""

    form: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell | None, ...], ...] = ()
    more: bool = False
    boolean: bool = False
    turtle: str = ""


async def answered(library: Library, query: str, language: Language, *, limit: int) -> Answer:
    """Return the answer to a query.

    Raises
    ------
    Stopped
        If it is refused, or was stopped.
    """
    request = {"do": "table", "query": query, "language": language, "limit": limit}
    kept = library.cache.get(request)
    if kept is None:
        async with library.asker.ask(request) as reply:
            content = b"".join([piece async for piece in reply.pieces])
        library.cache.put(request, "application/json", content)
    else:
        content = kept[1]
    return _read(json.loads(content))


async def while_wanted(request: Request, work: Coroutine[Any, Any, _Result]) -> _Result:
    """Return what a work results in, and give it up when the client goes.

    Raises
    ------
    Stopped
        If nobody waits for it any more.
    """
    task = asyncio.ensure_future(work)
    while not task.done():
        await asyncio.wait({task}, timeout=0.2)
        if not task.done() and await request.is_disconnected():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            raise Stopped("failed")
    return task.result()


def _read(told: Mapping[str, Any]) -> Answer:
    rows = tuple(tuple(Cell(**cell) if cell else None for cell in row) for row in told.get("rows", ()))
    return Answer(**{**told, "columns": tuple(told.get("columns", ())), "rows": rows})

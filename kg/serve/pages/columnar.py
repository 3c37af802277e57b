"""Give an answer as a Parquet file, where the library for it is installed (the extra ``frames``)."""

import json
from importlib.util import find_spec
from typing import Final

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from kg.query.frames import parquet
from kg.serve.answers import while_wanted
from kg.serve.library import Library, library_of
from kg.serve.pages.sparql import problem_response
from kg.serve.worker.asker import Stopped
from kg.store.answers import rows_of

__all__ = ["PARQUET", "columnar", "has_parquet"]

PARQUET: Final = "application/vnd.apache.parquet"
_ROWS: Final = "application/sparql-results+json"
# All rows are held in memory, which takes ten times as much as their text.
_MOST: Final = 50_000_000


def has_parquet() -> bool:
    """Return whether Parquet can be written here."""
    return find_spec("pyarrow") is not None


async def columnar(request: Request, query: str, file: str) -> Response:
    """Return the rows of a query as a file of columns.

    Raises
    ------
    QueryError
        If the library is not installed.
    """
    library = library_of(request)
    try:
        content = await while_wanted(request, _gathered(library, query))
    except Stopped as stopped:
        return problem_response(request, stopped, most=_MOST)
    made = await run_in_threadpool(lambda: parquet(rows_of(json.loads(content))))
    named = {"Content-Disposition": f'attachment; filename="{file}"', "Access-Control-Allow-Origin": "*"}
    return Response(made, media_type=PARQUET, headers=named)


async def _gathered(library: Library, query: str) -> bytes:
    """Return all rows of a query as JSON.

    Raises
    ------
    Stopped
        If it is refused, has no rows, or was stopped.
    """
    most = min(library.asker.most, _MOST)
    asked = {"do": "write", "query": query, "accept": _ROWS, "most": most}
    async with library.asker.ask(asked) as reply:
        if not reply.head["type"]:
            what, remedy = "gives a graph, which has no columns", "use SELECT, or another format"
            raise Stopped("refused", {"where": "query", "what": what, "remedy": remedy})
        return b"".join([piece async for piece in reply.pieces])

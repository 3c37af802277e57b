"""``/sparql``: the SPARQL 1.1 Protocol, for reading only."""

from collections.abc import Mapping
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from kg.serve.description import described
from kg.serve.language import language_of
from kg.serve.library import library_of
from kg.serve.negotiate import accepted, preferred
from kg.serve.pages.described import PROBLEM, contents
from kg.serve.problems import Problem, problem_of
from kg.serve.protocol import Asked, Refused, asked_by_form, asked_by_query, asked_by_text
from kg.serve.streaming import Streamed
from kg.serve.words import say
from kg.serve.worker.asker import Stopped
from kg.store.protocol import GRAPHS, RESULTS

__all__ = ["problem_response", "router", "streamed"]

router = APIRouter(tags=["sparql"])

_LARGEST: Final = 1 << 20
_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_ENDINGS: Final = {
    "text/turtle": ".ttl",
    "application/n-triples": ".nt",
    "application/ld+json": ".jsonld",
    "application/rdf+xml": ".rdf",
}
_BODY: Final = {
    "required": True,
    "content": {
        "application/sparql-query": {"schema": {"type": "string"}, "example": "ASK { ?s ?p ?o }"},
        "application/x-www-form-urlencoded": {
            "schema": {
                "type": "object",
                "required": ["query"],
                "properties": {
                    "query": {"type": "string"},
                    "default-graph-uri": {"type": "array", "items": {"type": "string"}},
                    "named-graph-uri": {"type": "array", "items": {"type": "string"}},
                },
            }
        },
    },
}  # fmt: skip
_RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    200: contents([*list(RESULTS)[:4], *GRAPHS]),
    **dict.fromkeys((400, 403, 406, 413, 415, 503), PROBLEM),
}


@router.get("/sparql", operation_id="sparql-get", responses=_RESPONSES)
def sparql_get(
    request: Request,
    query: Annotated[str | None, Query(description="sparql.query")] = None,  # noqa: ARG001 - read below, as often as it stands there
    default_graph_uri: Annotated[list[str], Query(alias="default-graph-uri")] = [],  # noqa: ARG001, B006
    named_graph_uri: Annotated[list[str], Query(alias="named-graph-uri")] = [],  # noqa: ARG001, B006
) -> Response:
    """Answer a query, or describe the service where there is none."""
    try:
        asked = asked_by_query(request.url.query)
    except Refused as refused:
        return _refused(request, refused)
    if _is_reader(request):
        return RedirectResponse(f"/query?{urlencode({'query': asked.query})}" if asked.query else "/query", 303)
    return _description(request) if asked.query is None else _answer(request, asked)


@router.post("/sparql", operation_id="sparql-post", openapi_extra={"requestBody": _BODY},
             responses=_RESPONSES)  # fmt: skip
async def sparql_post(request: Request) -> Response:
    """Answer a query that comes as a form or as its bare text."""
    try:
        return _answer(request, await _posted(request))
    except Refused as refused:
        return _refused(request, refused)


@router.options("/sparql", include_in_schema=False)
def sparql_options() -> Response:
    """Let a page of another site ask."""
    allowed = {
        "Allow": _METHODS,
        "Access-Control-Allow-Methods": _METHODS,
        "Access-Control-Allow-Headers": "Accept, Content-Type",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=_open() | allowed)


@router.api_route("/sparql", methods=["PUT", "PATCH", "DELETE", "TRACE"], include_in_schema=False)
def sparql_other(request: Request) -> Response:
    """Refuse any other method."""
    title = say("problem.method", language_of(request))
    return Problem(status=405, title=title, headers={"Allow": _METHODS} | _open()).response()


async def _posted(request: Request) -> Asked:
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind == "application/sparql-update":
        raise Refused(403, "sparql.update")
    charset = parameters.lower().partition("charset=")[2].strip(' "')
    if kind not in {"application/sparql-query", "application/x-www-form-urlencoded"} or charset not in {"", "utf-8"}:
        raise Refused(415, "sparql.media_type")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST:
            raise Refused(413, "sparql.long")
    if kind == "application/sparql-query":
        return asked_by_text(body, request.url.query)
    return asked_by_form(body, request.url.query)


def _answer(request: Request, asked: Asked) -> Response:
    question = {"query": asked.query, "default": asked.default, "named": asked.named}
    return streamed(request, question, request.headers.get("accept", ""))


def streamed(request: Request, question: Mapping[str, Any], accept: str, *, file: str = "") -> Response:
    """Return the answer to a question in the media type that is accepted most, as it comes; perhaps as a file."""
    library = library_of(request)
    named = {"Content-Disposition": f'attachment; filename="{file}"'} if file else {}
    return Streamed(
        library.asker,
        {"do": "write", **question, "accept": accept},
        cache=library.cache,
        refused=lambda stopped: problem_response(request, stopped),
        unacceptable=lambda types: _unacceptable(request, types),
        headers=_open()
        | named
        | {"Vary": "Accept", "X-Time-Limit": f"{library.asker.seconds:g}", "X-Size-Limit": str(library.asker.most)},
    )


def problem_response(request: Request, stopped: Stopped, *, most: int | None = None) -> Response:
    """Return why a question was not answered to its end; ``most`` is what an answer may have where that is less."""
    library, language = library_of(request), language_of(request)
    limit = library.asker.most if most is None else min(most, library.asker.most)
    told = problem_of(stopped, language, library.settings.in_german, seconds=library.asker.seconds, most=limit)
    return _opened(told.response())


def _description(request: Request) -> Response:
    media_type = preferred(request.headers.get("accept", ""), tuple(_ENDINGS))
    if media_type is None:
        return _unacceptable(request, list(_ENDINGS))
    graph = described(str(request.url.replace(query="")), library_of(request).statements)
    return Response(graph.serialise(_ENDINGS[media_type]), media_type=media_type, headers=_open() | {"Vary": "Accept"})


def _refused(request: Request, refused: Refused) -> Response:
    language = language_of(request)
    title = say(refused.reason, language)
    return _opened(Problem(status=refused.status, title=title, remedy=say("sparql.how", language)).response())


def _unacceptable(request: Request, types: list[str]) -> Response:
    title = say("sparql.not_acceptable", language_of(request), types=", ".join(types))
    return _opened(Problem(status=406, title=title).response())


def _is_reader(request: Request) -> bool:
    """Tell whether a browser asks, for a person: a page suits better than a document."""
    return any(name == "text/html" for name, _ in accepted(request.headers.get("accept", "")))


def _opened(response: Response) -> Response:
    response.headers.update(_open())
    return response


def _open() -> dict[str, str]:
    """Return the headers that let pages of other sites read an answer: the service only reads, and knows no users."""
    return {"Access-Control-Allow-Origin": "*"}

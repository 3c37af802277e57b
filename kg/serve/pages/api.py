"""``/api/…``: what the pages show, for programs."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from kg.mapping.iris import NAMESPACES
from kg.query import Parameter, catalogue, choices, explain
from kg.serve.language import language_of
from kg.serve.library import library_of
from kg.serve.pages.columnar import PARQUET, columnar
from kg.serve.pages.described import PROBLEM, contents
from kg.serve.pages.questions import given, question_of
from kg.serve.pages.sparql import streamed
from kg.serve.rendering import Links
from kg.serve.things.vocabulary import terms

__all__ = ["router"]

router = APIRouter(prefix="/api", tags=["api"])

_Language = Annotated[str | None, Query(alias="lang", pattern="^(de|en)$", description="lang")]
_Begin = Annotated[str, Query(alias="q", max_length=200, description="q")]
# The media type of each format in which an answer can be had.
FORMATS: Final = {
    "json": "application/sparql-results+json", "xml": "application/sparql-results+xml", "csv": "text/csv",
    "tsv": "text/tab-separated-values", "turtle": "text/turtle", "nt": "application/n-triples",
    "jsonld": "application/ld+json", "rdf": "application/rdf+xml", "parquet": PARQUET,
}  # fmt: skip
_Format = Annotated[str, Query(alias="format", pattern=f"^({'|'.join(FORMATS)})$", description="format")]
_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: contents(FORMATS.values()),
    **dict.fromkeys((400, 406, 503), PROBLEM),
}


@router.get("/terms", operation_id="terms", responses={400: PROBLEM})
def terms_(request: Request, _lang: _Language = None) -> dict[str, Any]:
    """Return prefixes, classes, properties, codes and named questions: what an editor completes."""
    language = language_of(request)
    known = [
        {
            "name": term.name, "iri": term.iri, "kind": term.kind, "label": term.labels.get(language, term.name),
            "about": term.definitions.get(language, ""),
        }
        for term in terms()
    ]  # fmt: skip
    asked = [
        {"name": one.name, "iri": "", "kind": "query", "label": one.asked(language), "about": one.answered(language)}
        for one in catalogue()
    ]
    return {"prefixes": NAMESPACES, "terms": [*known, *asked]}


@router.get("/places", operation_id="places", responses={400: PROBLEM})
def places(request: Request, begin: _Begin = "", _lang: _Language = None) -> dict[str, Any]:
    """Return the municipalities whose names begin so, or hold the words."""
    language, links = language_of(request), Links(request)
    kind = Parameter(name="place", type="municipality")
    found = choices(library_of(request).graph, kind, begin, language=language, limit=20)
    return {
        "places": [
            {"name": one.label, "iri": one.value, "country": one.hint, "page": links.to(one.value)} for one in found
        ]
    }


@router.get("/questions", operation_id="questions", responses={400: PROBLEM})
def questions(request: Request, _lang: _Language = None) -> dict[str, Any]:
    """Return the named questions and what they need."""
    language, links = language_of(request), Links(request)
    return {
        "questions": [
            {
                "name": one.name,
                "question": one.asked(language),
                "answer": one.answered(language),
                "keywords": list(one.keywords),
                "params": [
                    {
                        "name": known.name, "type": known.type, "scheme": known.scheme, "required": known.required,
                        "default": known.default, "description": known.described(language),
                    }
                    for known in one.params
                    if known.name != "lang"
                ],
                "page": links(f"/questions/{one.name}"),
            }
            for one in catalogue()
        ]
    }  # fmt: skip


@router.get("/questions/{name}", operation_id="question", responses={**_ANSWERS, 404: PROBLEM})
async def question(request: Request, name: str, form: _Format = "json", _lang: _Language = None) -> Response:
    """Answer a named question; its parameters stand in the address, by their names."""
    library, language = library_of(request), language_of(request)
    values = given(request, question_of(name))
    query = await run_in_threadpool(explain, library.graph, name, values, language)
    return await _answered(request, query, form, name)


@router.get("/query", operation_id="query", responses=_ANSWERS)
async def query_(
    request: Request,
    query: Annotated[str, Query(min_length=1, max_length=15_000, description="sparql.query")],
    form: _Format = "json",
    _lang: _Language = None,
) -> Response:
    """Answer a query as a file."""
    return await _answered(request, query, form, "answer")


async def _answered(request: Request, query: str, form: str, name: str) -> Response:
    """Return an answer as a file; Parquet, which holds whole columns, is made when all rows are there."""
    file = f"{name}.{'ttl' if form == 'turtle' else form}"
    if form == "parquet":
        return await columnar(request, query, file)
    return streamed(request, {"query": query}, FORMATS[form], file=file)

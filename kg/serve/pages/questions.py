"""``/questions`` and ``/query``: named questions with forms for what they need, and any query in SPARQL."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from kg.errors import QueryError
from kg.query import Choice, Question, catalogue, choices, explain, named
from kg.serve.answers import Answer, answered, while_wanted
from kg.serve.language import Language, language_of
from kg.serve.library import Library, library_of
from kg.serve.pages.columnar import has_parquet
from kg.serve.problems import Problem, problem_of
from kg.serve.rendering import page
from kg.serve.sheet import Sheet, sheet_of
from kg.serve.worker.asker import Stopped

__all__ = ["given", "question_of", "router"]

router = APIRouter(include_in_schema=False)

_ROWS: Final = 1000
_CHOICES: Final = 300
_FORMATS: Final = {"select": ("csv", "tsv", "json", "xml"), "construct": ("turtle", "nt", "jsonld", "rdf")}
_EXAMPLE: Final = """PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?place ?name (COUNT(?agreement) AS ?agreements) {
  ?agreement a mc:Agreement ; mc:party ?place .
  ?place a mc:Municipality ; skos:prefLabel ?name .
  FILTER(LANG(?name) = "de")
}
GROUP BY ?place ?name
ORDER BY DESC(?agreements) ?name
"""


@router.get("/questions")
def questions(request: Request) -> Response:
    """List the named questions, all or those with some words."""
    words = request.query_params.get("words", "").casefold().split()
    found = [question for question in catalogue() if all(_mentions(question, word) for word in words)]
    return page(request, "questions.html", questions=found, words=" ".join(words))


@router.get("/questions/{name}")
async def question(request: Request, name: str) -> Response:
    """Show a question, and its answer where all that it needs is given."""
    library, language, asked = library_of(request), language_of(request), question_of(name)
    values = given(request, asked)
    ready = all(values.get(known.name, "").strip() for known in asked.params if known.required)
    query, problem = "", None
    answer: Answer | None = None
    if ready:
        try:
            query = await run_in_threadpool(explain, library.graph, name, values, language)
            answer = await while_wanted(request, answered(library, query, language, limit=_ROWS))
        except (QueryError, Stopped) as error:
            problem = _problem(library, error, language)
    offered = await run_in_threadpool(_offered, library, asked, language)
    return page(
        request,
        "question.html",
        problem.status if problem else 200,
        question=asked,
        params=[known for known in asked.params if known.name != "lang"],
        values=values,
        choices=offered,
        query=query,
        problem=problem,
        **_shown(answer),
        download=f"/api/questions/{name}",
        download_params=values,
    )


@router.get("/query")
async def query_page(request: Request) -> Response:
    """Show the page of a query, and its answer if there is a query."""
    library, language = library_of(request), language_of(request)
    query = request.query_params.get("query", "")
    answer, problem = None, None
    if query.strip():
        try:
            answer = await while_wanted(request, answered(library, query, language, limit=_ROWS))
        except Stopped as error:
            problem = _problem(library, error, language)
    return page(
        request,
        "query.html",
        problem.status if problem else 200,
        query=query or _EXAMPLE,
        problem=problem,
        **_shown(answer),
        download="/api/query",
        download_params={"query": query},
    )


def question_of(name: str) -> Question:
    """Return the question of a name.

    Raises
    ------
    HTTPException
        If there is none.
    """
    try:
        return named(name)
    except QueryError as error:
        raise HTTPException(404) from error


def given(request: Request, question: Question) -> Mapping[str, str]:
    """Return the values in an address for the parameters of a question."""
    names = {known.name for known in question.params} - {"lang"}
    return {name: value for name, value in request.query_params.items() if name in names and value.strip()}


def _shown(answer: Answer | None) -> Mapping[str, Any]:
    sheet: Sheet | None = sheet_of(answer) if answer is not None and answer.form == "select" else None
    formats: tuple[str, ...] = _FORMATS["construct" if answer is not None and answer.form == "construct" else "select"]
    if sheet and sheet.rows and has_parquet():
        formats = (*formats, "parquet")
    return {"answer": answer, "sheet": sheet, "formats": formats, "limit": _ROWS}


def _problem(library: Library, error: QueryError | Stopped, language: Language) -> Problem:
    settings = library.settings
    return problem_of(error, language, settings.in_german, seconds=settings.seconds, most=settings.most)


def _offered(library: Library, question: Question, language: Language) -> Mapping[str, tuple[Choice, ...]]:
    return {
        known.name: choices(library.graph, known, language=language, limit=_CHOICES)
        for known in question.params
        if known.name != "lang"
    }


def _mentions(question: Question, word: str) -> bool:
    told = (question.name, question.question, question.frage, *question.keywords)
    return any(word in text.casefold() for text in told)

"""Put the pages together to one application."""

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response

from kg.errors import KgError
from kg.serve.guard import Guard
from kg.serve.kept import Kept
from kg.serve.language import language_of
from kg.serve.library import Library, library_of
from kg.serve.negotiate import accepted
from kg.serve.pages import (
    about,
    api,
    dashboard,
    judging,
    networks,
    questions,
    reading,
    release,
    search,
    sparql,
    static,
    things,
)
from kg.serve.problems import Problem, problem_of
from kg.serve.rendering import page
from kg.serve.words import say

__all__ = ["application"]

_SAID = {404: "problem.not_found", 405: "problem.method", 406: "problem.not_acceptable"}


def application(library: Library) -> FastAPI:
    """Return the application that serves a library."""
    app = FastAPI(title="kg serve", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.library = library
    for module in (search, networks):
        app.include_router(module.api)
    for module in (
        static,
        reading,
        search,
        release,
        things,
        questions,
        networks,
        dashboard,
        judging,
        api,
        about,
        sparql,
    ):
        app.include_router(module.router)
    app.add_exception_handler(KgError, _told)
    for status in _SAID:
        app.add_exception_handler(status, _missed)
    app.add_exception_handler(RequestValidationError, _unread)
    app.add_middleware(Kept)
    app.add_middleware(Guard)
    return app


def _told(request: Request, error: Exception) -> Response:
    """Answer an error of ours."""
    if not isinstance(error, KgError):
        raise error
    return _shown(request, problem_of(error, language_of(request), library_of(request).settings.in_german))


def _missed(request: Request, error: Exception) -> Response:
    """Answer what has no address, or not in this way."""
    status: int = getattr(error, "status_code", 404)
    headers: Mapping[str, str] = getattr(error, "headers", None) or {}
    title = say(_SAID[status], language_of(request))
    return _shown(request, Problem(status=status, title=title, headers=dict(headers)))


def _unread(request: Request, error: Exception) -> Response:
    """Answer parameters that have no such value."""
    if not isinstance(error, RequestValidationError):
        raise error
    wrong = ", ".join(sorted({str(part["loc"][-1]) for part in error.errors()}))
    title = say("problem.parameter", language_of(request), names=wrong)
    return _shown(request, Problem(status=400, title=title))


def _shown(request: Request, problem: Problem) -> Response:
    """Return a problem as a page for a reader, else as problem details."""
    wants_page = any(name == "text/html" for name, _ in accepted(request.headers.get("accept", "")))
    if not wants_page or request.url.path.startswith(("/api", "/sparql", "/data")):
        return problem.response()
    response = page(request, "problem.html", problem.status, problem=problem)
    response.headers.update(problem.headers)
    return response

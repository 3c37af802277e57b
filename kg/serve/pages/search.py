"""``/search``: one box over names, other names and texts."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from kg.serve.finding.results import results_of
from kg.serve.language import language_of
from kg.serve.library import library_of
from kg.serve.pages.described import PROBLEM
from kg.serve.rendering import Links, page
from kg.serve.words import say

__all__ = ["api", "router"]

router = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api", tags=["api"])

_SUGGESTED: Final = 8
_PROBLEM: Final = {400: PROBLEM}
_Words = Annotated[str, Query(alias="q", max_length=200, description="q")]
_Kind = Annotated[str, Query(alias="type", max_length=40, description="type")]
_Page = Annotated[int, Query(alias="page", ge=1, le=100_000, description="page")]
_Language = Annotated[str | None, Query(alias="lang", pattern="^(de|en)$", description="lang")]


@router.get("/search")
def search(request: Request, words: _Words = "", kind: _Kind = "", number: _Page = 1) -> Response:
    """Show what has the words."""
    library, language = library_of(request), language_of(request)
    found = results_of(library.index, library.store, words, language, kind=kind, page=number)
    return page(request, "search.html", q=words, kind=kind, found=found)


@api.get("/search", operation_id="search", responses=_PROBLEM)  # type: ignore[arg-type]
def search_(
    request: Request, words: _Words = "", kind: _Kind = "", number: _Page = 1, _lang: _Language = None
) -> dict[str, Any]:
    """Return what has the words, what fits best first."""
    library, language, links = library_of(request), language_of(request), Links(request)
    found = results_of(library.index, library.store, words, language, kind=kind, page=number)
    return {
        "query": words,
        "total": found.total,
        "page": found.page,
        "pages": found.pages,
        "types": [{"type": name, "label": say(f"kinds.{name}", language), "count": n} for name, n in found.kinds],
        "items": [
            {
                "iri": hit.iri,
                "label": hit.label,
                "type": hit.kind,
                "typeLabel": say(f"kind.{hit.kind}", language),
                "detail": hit.other,
                "page": links.to(hit.iri),
                "snippet": f"{hit.cited.before}{hit.cited.exact}{hit.cited.after}" if hit.cited else "",
            }
            for hit in found.hits
        ],
    }


@api.get("/suggest", operation_id="suggest", responses=_PROBLEM)  # type: ignore[arg-type]
def suggest(request: Request, words: _Words = "", _lang: _Language = None) -> dict[str, Any]:
    """Return a few things whose names have the words, for who is still typing."""
    library, language, links = library_of(request), language_of(request), Links(request)
    found = library.index.search(words, texts=False)[:_SUGGESTED]
    return {
        "suggestions": [
            {
                "label": one.entry.label(language),
                "kind": one.entry.kind,
                "kindLabel": say(f"kind.{one.entry.kind}", language),
                "page": links.to(one.entry.iri),
                "count": one.entry.mentions,
                "detail": "",
            }
            for one in found
        ]
    }

"""The pages that one begins with: home, and lists of things."""

from math import ceil
from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from kg.query import catalogue
from kg.serve.language import language_of
from kg.serve.library import library_of
from kg.serve.rendering import page
from kg.serve.things.listing import LISTED, latest_releases, listed
from kg.serve.things.naming import called

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_LATEST: Final = 8
_ON_A_PAGE: Final = 100
# Questions that need no choice of the reader and say what the graph is good for.
_FIRST: Final = (
    "programmes-funding-visits",
    "agreements-by-status",
    "officials-and-roles",
    "partner-countries",
    "funding-chain",
)
_Number = Annotated[int, Query(alias="page", ge=1, le=1_000_000)]


@router.get("/")
def home(request: Request) -> Response:
    """Say what there is."""
    library, language = library_of(request), language_of(request)
    latest = latest_releases(library.graph, _LATEST)
    names = called(library.graph, [iri for iri, _ in latest], language)
    return page(
        request,
        "home.html",
        releases=dict(library.counts)["release"],
        counts=[(kind, count) for kind, count in library.counts if count],
        latest=[(names[iri], date) for iri, date in latest],
        questions=[question for question in catalogue() if question.name in _FIRST],
    )


@router.get("/browse")
def browse(request: Request) -> Response:
    """Say what kinds of things there are."""
    counts = [(kind, count) for kind, count in library_of(request).counts if count]
    return page(request, "browse.html", kind="", counts=counts)


@router.get("/browse/{kind}")
def browse_kind(request: Request, kind: str, number: _Number = 1) -> Response:
    """List the things of a kind."""
    library = library_of(request)
    if kind not in LISTED:
        raise HTTPException(404)
    first = (number - 1) * _ON_A_PAGE
    found = listed(library.graph, kind, first=first, count=_ON_A_PAGE)
    names = called(library.graph, found, language_of(request))
    return page(
        request,
        "browse.html",
        kind=kind,
        counts=[(name, count) for name, count in library.counts if count],
        things=[names[iri] for iri in found],
        first=first + 1,
        number=number,
        last=ceil(dict(library.counts)[kind] / _ON_A_PAGE),
    )

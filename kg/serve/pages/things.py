"""``/id/…``, ``/page/…`` and ``/data/…``: every thing has an address that answers people and programs."""

from contextlib import suppress
from typing import Final
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from kg.errors import QueryError
from kg.mapping.iris import NAMESPACES, expand
from kg.model import Iri
from kg.serve.language import language_of
from kg.serve.library import library_of
from kg.serve.negotiate import preferred
from kg.serve.pages.described import PROBLEM, contents
from kg.serve.rendering import Links, page
from kg.serve.things.excerpt import excerpt
from kg.serve.things.naming import called
from kg.serve.things.reading import knows, replacement_of
from kg.serve.things.view import viewed
from kg.serve.things.vocabulary import property_label

__all__ = ["router"]

router = APIRouter(tags=["things"])

# The endings of what programs read, and their media types; a page comes first for whoever accepts anything.
FORMATS: Final = {
    "ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples", "rdf": "application/rdf+xml",
}  # fmt: skip
_REPLACED: Final = expand("dcterms:isReplacedBy")
_HTML: Final = "text/html"
_WITH_NETWORK: Final = frozenset({"municipality", "organisation", "country"})


@router.get("/id/{path:path}", operation_id="thing", status_code=303, responses={404: PROBLEM, 406: PROBLEM})
def thing(request: Request, path: str) -> Response:  # noqa: ARG001 - read as it was written
    """Lead to what is wanted of a thing: a page, or its data in a format."""
    accept = request.headers.get("accept", "")
    media_type = preferred(accept, [_HTML, *FORMATS.values()])
    if media_type is None:
        raise HTTPException(406)
    ending = next((ending for ending, known in FORMATS.items() if known == media_type), "")
    raw = quote(request.scope["raw_path"].decode("ascii").removeprefix("/id/"), safe="/%:@!$&'()*+,;=")
    target = f"/data/{raw}.{ending}" if ending else Links(request)(f"/page/{raw}")
    return RedirectResponse(target, status_code=303, headers={"Vary": "Accept", "Access-Control-Allow-Origin": "*"})


@router.get("/page/{path:path}", include_in_schema=False)
def thing_page(request: Request, path: str) -> Response:
    """Show a thing."""
    iri, library, language = _named(request, "/page/", path), library_of(request), language_of(request)
    newer = replacement_of(library.graph, iri)
    view = viewed(library.graph, library.texts, iri, language)
    if newer and all(fact.label == property_label(_REPLACED, language) for fact in view.facts):
        return RedirectResponse(Links(request).to(newer), status_code=301)
    if not view.known:
        raise HTTPException(404)
    links = Links(request)
    return page(
        request,
        "thing.html",
        view=view,
        named=view.named,
        data_path=f"/data/{quote(path)}",
        downloads=tuple(FORMATS.items()),
        replaced=called(library.graph, [newer], language)[newer] if newer else None,
        network=view.named.kind in _WITH_NETWORK,
        missing=library.findings_of(iri),
        at=lambda address: links.to(address.partition("#")[0]) + "#" + address.partition("#")[2],
    )


@router.get("/data/{path:path}.{ending}", operation_id="data", responses={
    200: contents(FORMATS.values()), 404: PROBLEM,
})  # fmt: skip
def data(request: Request, path: str, ending: str) -> Response:
    """Return what the graph says of a thing, and the evidence for it."""
    library, iri = library_of(request), _named(request, "/data/", path)
    if ending not in FORMATS:
        raise HTTPException(404)
    graph = excerpt(library.graph, iri)
    if graph is None:
        raise HTTPException(404)
    return Response(
        graph.serialise(f".{ending}"), media_type=FORMATS[ending], headers={"Access-Control-Allow-Origin": "*"}
    )


def _named(request: Request, prefix: str, path: str) -> Iri:
    """Return the IRI that an address names.

    Signs that are escaped in the IRI itself (``2024%20Köln``) stand as they are in the address; others are escaped by
    the browser only. The graph knows which of the two it is.

    Raises
    ------
    HTTPException
        If no IRI can be written so.
    """
    raw = request.scope["raw_path"].decode("ascii").removeprefix(prefix)
    graph, ending = library_of(request).graph, raw[len(raw.rstrip("abcdefghijklmnopqrstuvwxyz")) :]
    raw = raw.removesuffix(f".{ending}") if prefix == "/data/" else raw
    for tail in (raw, path):
        iri = Iri(NAMESPACES["id"] + tail)
        with suppress(QueryError):  # It holds a sign that no IRI may hold.
            if knows(graph, iri):
                return iri
    raise HTTPException(404)

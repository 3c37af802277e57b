"""``/page/release/NAME``: a release with the words marked that state something."""

from collections.abc import Mapping

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from kg.mapping.iris import release_iri
from kg.model import Iri, Node, Value
from kg.serve.language import language_of
from kg.serve.library import library_of
from kg.serve.pages.things import FORMATS, thing_page
from kg.serve.release.view import viewed
from kg.serve.release.wording import codes_in_words, properties_in_words
from kg.serve.rendering import page
from kg.serve.things.naming import Named, called
from kg.serve.things.reading import Telling, said_of
from kg.serve.things.vocabulary import property_label

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/page/release/{name:path}")
def release_page(request: Request, name: str) -> Response:
    """Show a release; where its text is not at hand, as any other thing."""
    library, language = library_of(request), language_of(request)
    if library.store is None:
        return thing_page(request, f"release/{name}")
    if name not in library.store.manifest:
        raise HTTPException(404)
    view = viewed(library.store, library.graph, name, library.judged, language)
    telling = said_of(library.graph, view.iri)
    names = called(library.graph, _linked(telling) | {view.iri}, language)
    return page(
        request,
        "release.html",
        view=view,
        named=names[view.iri],
        about=[
            (property_label(statement.property, language), [_told(value, names) for value in statement.values])
            for statement in telling.statements
        ],
        data_path="/data/" + release_iri(name).split("/id/", 1)[1],
        downloads=tuple(FORMATS.items()),
        missing=library.findings_of(view.iri),
        properties=properties_in_words(language),
        codes=codes_in_words(language),
    )


def _linked(telling: Telling) -> set[Iri]:
    return {value for statement in telling.statements for value in statement.values if isinstance(value, Iri)}


def _told(value: Node, names: Mapping[Iri, Named]) -> Named | str:
    """Return a value as a name with a page, or as text."""
    if isinstance(value, Value):
        return value.text
    return names[value] if names[value].kind else str(value)

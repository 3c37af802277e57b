"""``/networks`` and ``/map``: who is joined to whom, as a picture, as tables, as files and as data."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response

from kg.analyse import delivered
from kg.export.gexf import gexf
from kg.export.tables import csvs
from kg.model import Iri
from kg.serve.language import language_of
from kg.serve.library import library_of
from kg.serve.networks.filters import Filters, narrowed
from kg.serve.networks.view import MEASURES, Choices, Tie, View, evidence_of, viewed
from kg.serve.pages.described import PROBLEM
from kg.serve.rendering import Links, page
from kg.serve.things.naming import called
from kg.serve.words import TEXTS, say

__all__ = ["api", "router"]

router = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api", tags=["api"])

_Language = Annotated[str | None, Query(alias="lang", pattern="^(de|en)$", description="lang")]
_FILES: Final = {".gexf": "application/gexf+xml", "-nodes.csv": "text/csv", "-edges.csv": "text/csv"}


def _filters(  # noqa: PLR0913, PLR0917
    kind: Annotated[list[str], Query(max_length=50, description="kind")] = [],  # noqa: B006
    country: Annotated[list[str], Query(max_length=50, description="country")] = [],  # noqa: B006
    topic: Annotated[list[str], Query(max_length=50, description="topic")] = [],  # noqa: B006
    programme: Annotated[list[str], Query(max_length=50, description="programme")] = [],  # noqa: B006
    first: Annotated[str, Query(alias="from", pattern="^([0-9]{4})?$", description="from")] = "",
    last: Annotated[str, Query(alias="to", pattern="^([0-9]{4})?$", description="to")] = "",
    around: Annotated[str, Query(max_length=500, description="around")] = "",
) -> Filters:
    """Return what an address wants to see; empty fields of a form want nothing in particular."""
    return Filters(
        kinds=frozenset(filter(None, kind)),
        countries=frozenset(filter(None, country)),
        topics=frozenset(filter(None, topic)),
        programmes=frozenset(filter(None, programme)),
        first=int(first) if first else None,
        last=int(last) if last else None,
        around=around,
    )


_Wanted = Annotated[Filters, Depends(_filters)]


@router.get("/networks")
def networks(request: Request) -> Response:
    """List the networks."""
    return page(request, "networks.html", plans=list(delivered().values()))


@router.get("/map")
def map_(request: Request, filters: _Wanted) -> Response:
    """Show who is joined to whom, on a map and as a table."""
    return _page(request, "cooperation", filters, "map.html")


@router.get("/networks/{name}.gexf")
@router.get("/networks/{name}-nodes.csv")
@router.get("/networks/{name}-edges.csv")
def file(request: Request, name: str, filters: _Wanted) -> Response:
    """Return a network as a file, narrowed as on its page."""
    view, _ = _view(request, name, filters)
    ending = next(ending for ending in _FILES if request.url.path.endswith(ending))
    made = gexf(view.network, name) if ending == ".gexf" else csvs(view.network, name)
    content = made[f"{name}{ending.replace('-', '.', 1)}"]
    named = {"Content-Disposition": f'attachment; filename="{name}{ending}"'}
    return Response(content, media_type=_FILES[ending], headers=named)


@router.get("/networks/{name}")
def network(request: Request, name: str, filters: _Wanted) -> Response:
    """Show a network."""
    return _page(request, name, filters, "network.html")


@api.get("/networks", operation_id="networks", responses={400: PROBLEM})
def networks_(request: Request, _lang: _Language = None) -> dict[str, Any]:
    """Return the networks that there are."""
    language, links = language_of(request), Links(request)
    return {
        "networks": [
            {
                "name": plan.name, "label": plan.titles[language], "about": plan.abouts[language],
                "directed": plan.directed, "page": links(f"/networks/{plan.name}"),
            }
            for plan in delivered().values()
        ]
    }  # fmt: skip


@api.get("/networks/{name}", operation_id="network", responses={400: PROBLEM, 404: PROBLEM})
def network_(request: Request, name: str, filters: _Wanted, _lang: _Language = None) -> dict[str, Any]:
    """Return a network with its measures, ties and sentences, narrowed as wanted."""
    view, choices = _view(request, name, filters)
    return _told(request, name, view, choices)


def _view(request: Request, name: str, filters: Filters) -> tuple[View, Choices]:
    if name not in delivered():
        raise HTTPException(404)
    library, language = library_of(request), language_of(request)
    whole, choices = library.networks.get(name, language)
    context = library.networks.context
    return viewed(narrowed(whole, filters, context), context, language), choices


def _page(request: Request, name: str, filters: Filters, template: str) -> Response:
    view, choices = _view(request, name, filters)
    plan, language = delivered()[name], language_of(request)
    asked = {
        "kind": sorted(filters.kinds), "country": sorted(filters.countries), "topic": sorted(filters.topics),
        "programme": sorted(filters.programmes), "from": filters.first, "to": filters.last, "around": filters.around,
    }  # fmt: skip
    around = called(library_of(request).graph, [Iri(filters.around)], language) if filters.around else {}
    return page(
        request,
        template,
        plan=plan,
        name=name,
        title=plan.titles[language],
        about=plan.abouts[language],
        plans=list(delivered().values()),
        view=view,
        choices=choices,
        filters=filters,
        asked=asked,
        around=next(iter(around.values()), None),
        measures=MEASURES,
        sentences=evidence_of,
    )


def _told(request: Request, name: str, view: View, choices: Choices) -> dict[str, Any]:
    language, links, plan = language_of(request), Links(request), delivered()[name]
    numbers = {node.id: f"n{number}" for number, (node, _) in enumerate(view.nodes)}
    countries = {code: label for code, label, _ in choices.countries}
    return {
        "name": name,
        "label": plan.titles[language],
        "directed": plan.directed,
        "measures": [
            {"id": one, "label": say(f"measure.{one}", language), "about": say(f"measure.{one}.about", language)}
            for one in MEASURES
        ],
        "nodes": [
            {
                "id": numbers[node.id], "iri": node.id, "label": node.label, "page": links.to(node.id),
                "kind": node.kind, "kindLabel": _kind(node.kind, request), "country": node.attributes.get("country"),
                "countryLabel": countries.get(str(node.attributes.get("country"))),
                "lat": node.attributes.get("lat"), "long": node.attributes.get("long"),
                "community": row["community"], "measures": {one: row[one] for one in MEASURES},
            }
            for node, row in view.nodes
        ],
        "ties": [_tie(tie, numbers, links) for tie in view.ties],
        "topics": {value: label for value, label, _ in choices.topics},
        "programmes": {value: label for value, label, _ in choices.programmes},
        "countries": countries,
        "kinds": {value: label for value, label, _ in choices.kinds},
        "years": choices.years,
        "shown": len(view.nodes),
        "total": view.total,
    }  # fmt: skip


def _tie(tie: Tie, numbers: dict[str, str], links: Links) -> dict[str, Any]:
    return {
        "id": tie.id, "source": numbers[tie.source.id], "target": numbers[tie.target.id], "kind": tie.kind,
        "kindLabel": tie.label, "topics": list(tie.topics), "programmes": list(tie.programmes), "from": tie.first,
        "to": tie.last, "weight": tie.weight,
        "evidence": [
            {"release": release, "page": links.to(iri), "text": text} for release, iri, text in evidence_of(tie)
        ],
    }  # fmt: skip


def _kind(kind: str, request: Request) -> str:
    language = language_of(request)
    return say(f"kind.{kind}", language) if f"kind.{kind}" in TEXTS else kind

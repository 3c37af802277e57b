"""``/api``, ``/openapi.json``, ``/accessibility``, ``/privacy``: what the site says of itself."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response

import kg
from kg.serve.language import Language, language_of
from kg.serve.rendering import page
from kg.serve.words import TEXTS, say

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/openapi.json")
def openapi(request: Request) -> Response:
    """Describe the addresses for programs, in the language of the request."""
    return JSONResponse(_described(request, language_of(request)), headers={"Vary": "Accept-Language"})


@router.get("/api")
def api(request: Request) -> Response:
    """Describe the addresses for programs to their writers."""
    described = _described(request, language_of(request))
    operations = [
        {"method": method.upper(), "path": path, **operation}
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    return page(request, "api.html", operations=operations, base=str(request.base_url).rstrip("/"))


@router.get("/accessibility")
def accessibility(request: Request) -> Response:
    """Say how accessible the site is."""
    return page(request, "accessibility.html")


@router.get("/privacy")
def privacy(request: Request) -> Response:
    """Say what the site keeps of its readers, and of the people in the releases."""
    return page(request, "privacy.html")


def _described(request: Request, language: Language) -> dict[str, Any]:
    """Return the description in a language: FastAPI knows the addresses, our words say what they are for."""
    described = get_openapi(
        title=say("site", language),
        version=kg.__version__,
        summary=say("api.summary", language),
        description=say("api.description", language),
        routes=request.app.routes,
    )
    for methods in described["paths"].values():
        for operation in methods.values():
            operation["summary"] = say(f"api.{operation['operationId']}", language)
            operation["description"] = say(f"api.{operation['operationId']}.about", language)
            operation["responses"].pop("422", None)  # What cannot be read is answered with 400.
            operation["responses"].get("303", {}).pop("content", None)  # It has none.
            for status, response in operation["responses"].items():
                response["description"] = say(f"api.status.{status}", language)
            for parameter in operation.get("parameters", ()):
                key = f"api.param.{parameter['name']}"
                parameter["description"] = say(key, language) if key in TEXTS else ""
                parameter.get("schema", {}).pop("description", None)
    described["components"] = {}
    return described

"""``/static/…``: the style sheet, the scripts and the pictures of the pages."""

from pathlib import Path
from typing import Final

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import FileResponse, Response

from kg.serve.rendering import STATIC

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

# By ending, not by what the machine has been told of endings: a browser runs no script of another type.
_TYPES: Final = {
    ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json",
    ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2", ".txt": "text/plain",
}  # fmt: skip
_FOR_GOOD: Final = "public, max-age=31536000, immutable"


@router.get("/static/{path:path}")
def static(request: Request, path: str) -> Response:
    """Return a file, or that it has not changed."""
    file = (STATIC / path).resolve()
    if not file.is_relative_to(STATIC) or not file.is_file() or file.suffix not in _TYPES:
        raise HTTPException(404)
    kept = _FOR_GOOD if request.query_params.get("v") or _is_hashed(file) else "no-cache"
    response = FileResponse(file, media_type=_TYPES[file.suffix], headers={"Cache-Control": kept})
    response.set_stat_headers(file.stat())
    if request.headers.get("if-none-match") == response.headers["etag"]:
        return Response(status_code=304, headers={"ETag": response.headers["etag"], "Cache-Control": kept})
    return response


def _is_hashed(file: Path) -> bool:
    """Tell whether a name changes with the content, as bundlers write it (``editor-B2F4K1AQ.js``)."""
    tail = file.stem.replace(".", "-").rpartition("-")[2]
    return len(tail) == 8 and tail.isalnum() and tail.isupper()

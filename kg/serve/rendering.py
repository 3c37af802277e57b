"""Fill in templates: all is escaped, every text comes from the tables of words, every link keeps the language."""

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from secrets import compare_digest
from typing import Any, Final
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.mapping.iris import NAMESPACES
from kg.serve.calendar import dated
from kg.serve.language import Language, asked_in, language_of
from kg.serve.library import library_of
from kg.serve.things.vocabulary import kind_of, property_label
from kg.serve.words import say

__all__ = ["STATIC", "Links", "key_of", "page", "path_of"]

STATIC: Final = Path(__file__).resolve().parent / "static"
_OTHER: Final[dict[Language, Language]] = {"de": "en", "en": "de"}


class Links:
    """Makes addresses of this site that keep what the present one asks for: a language, and the key of a steward."""

    def __init__(self, request: Request, author: str = "") -> None:
        key = key_of(request)
        who = author or request.query_params.get("author", "")
        self._kept = {"lang": asked_in(request), "key": key or None, "author": who if key else None}

    def __call__(self, path: str, params: Mapping[str, object] | None = None, **more: object) -> str:
        """Return the address of a path with parameters; empty ones are left out, lists are repeated."""
        given = {**self._kept, **(params or {}), **more}
        pairs = [
            (name, one)
            for name, value in given.items()
            for one in (value if isinstance(value, list | tuple) else [value])
        ]
        kept = [(name, str(value)) for name, value in pairs if value not in (None, "")]
        head, hash_, fragment = path.partition("#")
        return head + (f"?{urlencode(kept)}" if kept else "") + hash_ + fragment

    @property
    def kept(self) -> Mapping[str, str]:
        """What every address of this page holds, for the hidden fields of forms."""
        return {name: value for name, value in self._kept.items() if value}

    def to(self, iri: str) -> str:
        """Return the address of the page of a thing, or the IRI itself where this site has no page of it."""
        path = path_of(iri)
        return self(path) if path else iri


def path_of(iri: str) -> str:
    """Return the path of the page of a thing or code, or an empty text.

    Examples
    --------
    >>> path_of("https://w3id.org/municipal-cooperation/id/municipality/gn-1"), path_of("http://e.org/")
    ('/page/municipality/gn-1', '')
    """
    if kind_of(iri) == "code":
        return f"/code/{quote(iri.removeprefix(NAMESPACES['code']), safe='/%')}"
    if iri.startswith(NAMESPACES["id"]):
        return f"/page/{quote(iri.removeprefix(NAMESPACES['id']), safe='/%')}"
    return ""


def key_of(request: Request) -> str:
    """Return the key of a steward, where the address holds the right one."""
    key = library_of(request).settings.key
    return key if key and compare_digest(request.query_params.get("key", "").encode(), key.encode()) else ""


def page(request: Request, template: str, status: int = 200, /, **context: Any) -> HTMLResponse:
    """Return a page in the language of the request."""
    language, links, library = language_of(request), Links(request), library_of(request)

    def t(key: str, **parts: object) -> str:
        return say(key, language, **parts)

    other = _OTHER[language]
    html = _environment().get_template(template).render(
        t=t,
        lang=language,
        url=links,
        page_of=links.to,
        day=lambda text: dated(text, language),
        term=lambda iri: property_label(iri, language),
        other=other,
        other_url=f"{request.url.path}?{request.url.include_query_params(lang=other).query}",
        here=request.url.path,
        query_string=request.url.query,
        scripts=_versions().get("js/page.js"),
        styles=[(name, _versions()[name]) for name in ("site.css", "islands.css") if name in _versions()],
        token=key_of(request),
        kept=links.kept,
        author=request.query_params.get("author", "") if key_of(request) else "",
        statements=library.statements,
        **context,
    )  # fmt: skip
    response = HTMLResponse(html, status_code=status, headers={"Content-Language": language})
    response.headers["Vary"] = "Accept, Accept-Language"
    response.headers["Cache-Control"] = "no-cache"
    return response


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("kg.serve", "templates"),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["quoted"] = lambda text: quote(text, safe="")
    return environment


@cache
def _versions() -> Mapping[str, str]:
    """Return what the scripts and styles are by a digest: an address with it may be kept for good."""
    names = ("site.css", "islands.css", "js/page.js")
    return {
        name: blake2b((STATIC / name).read_bytes(), digest_size=6).hexdigest()
        for name in names
        if (STATIC / name).is_file()
    }

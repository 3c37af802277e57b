"""In which language a page speaks."""

from typing import Final, Literal, TypeAlias

from fastapi import Request

from kg.serve.negotiate import preferred

__all__ = ["LANGUAGES", "Language", "asked_in", "language_of"]

Language: TypeAlias = Literal["de", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("de", "en")


def language_of(request: Request) -> Language:
    """Return the language that ``?lang=`` asks for, else the one that the browser likes best, else German."""
    accept = request.headers.get("accept-language", "")
    return asked_in(request) or preferred(accept, LANGUAGES) or "de"


def asked_in(request: Request) -> Language | None:
    """Return the language that the address itself asks for, if it does."""
    asked = request.query_params.get("lang")
    return next((language for language in LANGUAGES if language == asked), None)

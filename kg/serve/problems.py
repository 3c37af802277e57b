"""Say what went wrong: to programs as problem details, to readers on a page.

https://www.rfc-editor.org/rfc/rfc9457
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from fastapi.responses import Response

from kg.errors import InputError, KgError, QueryError, StoreError
from kg.serve.language import Language
from kg.serve.words import say
from kg.serve.worker.asker import Stopped
from kg.store.protocol import place_of_error

__all__ = ["Problem", "Translator", "problem_of"]

Translator = Callable[[str], str]
_STATUS: Final = {"time": 503, "size": 503, "memory": 503, "busy": 503, "failed": 500}
_RETRY: Final = "5"
# What has gone wrong with the query itself, or with the server that was asked.
_MEANT: Final[Mapping[str, type[KgError]]] = {"refused": QueryError, "elsewhere": StoreError}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong, in the language of the client; ``line`` and ``column`` are those of a query."""

    status: int
    title: str
    detail: str = ""
    remedy: str = ""
    line: int | None = None
    column: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> Response:
        """Return it as problem details."""
        told: dict[str, Any] = {"type": "about:blank", "title": self.title, "status": self.status}
        more = {"detail": self.detail, "remedy": self.remedy, "line": self.line, "column": self.column}
        content = told | {name: value for name, value in more.items() if value}
        return Response(
            json.dumps(content, ensure_ascii=False, indent=1) + "\n",
            status_code=self.status,
            headers=dict(self.headers),
            media_type="application/problem+json",
        )


def problem_of(
    error: KgError | Stopped, language: Language, in_german: Translator, *, seconds: float = 0, most: int = 0
) -> Problem:
    """Return what an error says to a client."""
    if isinstance(error, Stopped) and error.reason in _MEANT:
        error = _MEANT[error.reason](**{name: error.told[name] for name in ("where", "what", "remedy")})
    if isinstance(error, Stopped):
        return Problem(
            status=_STATUS[error.reason],
            title=say(f"stopped.{error.reason}", language, seconds=f"{seconds:g}", most=f"{most / 1e6:g}"),
            detail=str(error.told.get("what", "")),
            remedy=say(f"stopped.{error.reason}.remedy", language),
            headers={"Retry-After": _RETRY} if error.reason == "busy" else {},
        )
    what, remedy = error.what, error.remedy
    if language == "de":
        what, remedy = in_german(what), in_german(remedy)
    place = place_of_error(error) if isinstance(error, QueryError) else None
    return Problem(
        status=400 if isinstance(error, InputError) else 503,
        title=say("problem.query" if isinstance(error, QueryError) else "problem.other", language),
        detail=f"{error.where}: {what}",
        remedy=remedy,
        line=place[0] if place else None,
        column=place[1] if place else None,
    )

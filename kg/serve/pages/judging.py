"""``/judge``: a steward confirms, corrects or rejects a fact, or takes a judgement back."""

import asyncio
from secrets import compare_digest
from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from kg.judge import Judged, Judgement
from kg.review import By, confirmed, corrected, rejected, undone
from kg.serve.language import language_of
from kg.serve.library import library_of
from kg.serve.problems import Problem
from kg.serve.rendering import Links, page
from kg.serve.words import say
from kg.store import Store

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_Text = Annotated[str, Form()]
_VERDICTS: Final = ("confirm", "correct", "reject", "undo")


@router.post("/judge")
async def judge(  # noqa: PLR0913, PLR0917 - the fields of the form
    request: Request,
    verdict: _Text,
    token: _Text = "",
    release: _Text = "",
    fact: _Text = "",
    at: _Text = "",
    author: _Text = "",
    reason: _Text = "",
    value: _Text = "",
    judgement: _Text = "",
) -> Response:
    """Record a judgement, and lead back to its fact."""
    library, language = library_of(request), language_of(request)
    if not _may(request, token) or verdict not in _VERDICTS:
        return _refused(request, 403, "judge.refused")
    if verdict == "reject" and not reason.strip():
        return _refused(request, 400, "judge.reason_needed")
    by = By(author=author, date=library.settings.today(), reason=reason)

    def draft(store: Store, judged: Judged) -> Judgement:
        if verdict == "undo":
            return undone(judged, judgement, by)
        if verdict == "correct":
            return corrected(store, judged, fact, value, by)
        return (confirmed if verdict == "confirm" else rejected)(store, judged, fact, by)

    done = await run_in_threadpool(library.judge, draft)
    if done.changed:
        library.renew()
        request.app.state.checking = asyncio.ensure_future(library.check())
    target = Links(request, author=" ".join(author.split()))(f"/page/release/{quote(release, safe='')}#{quote(at)}")
    return RedirectResponse(target, status_code=303, headers={"Content-Language": language})


def _may(request: Request, token: str) -> bool:
    """Tell whether a form comes from a page of ours, opened by who knows the key."""
    key, site = library_of(request).settings.key, request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    ours = origin is None or origin == f"{request.url.scheme}://{request.url.netloc}"
    return bool(key) and compare_digest(token.encode(), key.encode()) and ours and site == "same-origin"


def _refused(request: Request, status: int, reason: str) -> Response:
    return page(
        request, "problem.html", status, problem=Problem(status=status, title=say(reason, language_of(request)))
    )

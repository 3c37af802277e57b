"""``/judge``, ``/decide``, ``/add``: what a steward says of a fact, of what waits for a decision, and of a text."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from secrets import compare_digest
from typing import Annotated, Final, cast, get_args
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from kg.judge import Judged, Judgement
from kg.review import Answer, By, added, confirmed, corrected, rejected, undone
from kg.review.answering import drafts
from kg.review.sheet import Answered
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
_ANSWERS: Final[tuple[str, ...]] = get_args(Answer)


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
    """Record a judgement on a fact, and lead back to it."""
    if refused := _refusal(request, token, reason, verdict, _VERDICTS):
        return refused
    by = By(author=author, date=library_of(request).settings.today(), reason=reason)

    def draft(store: Store, judged: Judged) -> Iterator[Judgement]:
        if verdict == "undo":
            yield undone(judged, judgement, by)
        elif verdict == "correct":
            yield corrected(store, judged, fact, value, by)
        else:
            yield (confirmed if verdict == "confirm" else rejected)(store, judged, fact, by)

    await _recorded(request, draft)
    return _back(request, f"/page/release/{quote(release, safe='')}", author, at)


@router.post("/decide")
async def decide(  # noqa: PLR0913, PLR0917 - the fields of the form
    request: Request,
    answer: _Text,
    token: _Text = "",
    item: _Text = "",
    ids: Annotated[list[str], Form()] = [],  # noqa: B006
    question: _Text = "",
    author: _Text = "",
    reason: _Text = "",
    value: _Text = "",
    judgement: _Text = "",
) -> Response:
    """Record what is answered to a question that waited, and lead to the others."""
    if refused := _refusal(request, token, reason, answer, _ANSWERS):
        return refused
    library = library_of(request)
    by = By(author=author, date=library.settings.today(), reason=reason)
    given = Answered(where=item, answer=cast(Answer, answer), ids=tuple(ids), value=value, judgement=judgement)
    await _recorded(request, lambda store, judged: drafts(store, judged, given, by))
    library.tasks.decided({item})
    return _back(request, "/dashboard", author, "waiting", question=question)


@router.post("/add")
async def add(  # noqa: PLR0913, PLR0917 - the fields of the form
    request: Request,
    words: _Text,
    token: _Text = "",
    release: _Text = "",
    to: _Text = "",
    prop: _Text = "",
    value: _Text = "",
    author: _Text = "",
    reason: _Text = "",
) -> Response:
    """Record a fact that nothing has read in a text, and lead to the facts of its release."""
    if refused := _refusal(request, token, reason, "add", ("add",)):
        return refused
    by = By(author=author, date=library_of(request).settings.today(), reason=reason)
    kind, _, name = prop.partition(".")

    def draft(store: Store, judged: Judged) -> Iterator[Judgement]:
        whose = {"to": to} if to else {"kind": kind}
        yield added(store, judged, release, prop=name, value=value, words=words, by=by, **whose)

    await _recorded(request, draft)
    return _back(request, f"/page/release/{quote(release, safe='')}", author, "facts")


async def _recorded(request: Request, draft: Callable[[Store, Judged], Iterable[Judgement]]) -> None:
    """Record judgements, show what has become of the graph, and check it anew."""
    library = library_of(request)
    done = await run_in_threadpool(library.judge, draft)
    if any(one.recorded for one in done):
        before = await run_in_threadpool(library.renew)
        before.retire()
        request.app.state.checking = asyncio.ensure_future(library.check())


def _refusal(request: Request, token: str, reason: str, said: str, known: Iterable[str]) -> Response | None:
    """Return why a form is not taken: it is none of ours, or rejects without saying why."""
    if not _may(request, token) or said not in known:
        return _refused(request, 403, "judge.refused")
    if said == "reject" and not reason.strip():
        return _refused(request, 400, "judge.reason_needed")
    return None


def _may(request: Request, token: str) -> bool:
    """Tell whether a form comes from a page of ours, opened by who knows the key."""
    key, site = library_of(request).settings.key, request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    ours = origin is None or origin == f"{request.url.scheme}://{request.url.netloc}"
    return bool(key) and compare_digest(token.encode(), key.encode()) and ours and site == "same-origin"


def _back(request: Request, path: str, author: str, at: str, **more: str) -> Response:
    target = Links(request, author=" ".join(author.split()))(f"{path}#{quote(at)}", more)
    return RedirectResponse(target, status_code=303, headers={"Content-Language": language_of(request)})


def _refused(request: Request, status: int, reason: str) -> Response:
    return page(
        request, "problem.html", status, problem=Problem(status=status, title=say(reason, language_of(request)))
    )

"""``/dashboard``: for stewards, what breaks the rules, what is covered, what waits for a decision."""

from collections import Counter
from math import ceil
from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from kg.query import catalogue
from kg.review import QUESTIONS
from kg.serve.language import language_of
from kg.serve.library import library_of
from kg.serve.release.view import stated_in_words
from kg.serve.rendering import page
from kg.serve.stewardship import covered

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_ON_A_PAGE: Final = 100
_WAITING: Final = 25
# Named questions that a steward asks, where this installation has them.
_QUESTIONS: Final = (
    "coverage",
    "contradictions",
    "agreements-without-signatory",
    "claims-against-facts",
    "visits-without-funder",
)
_Text = Annotated[str, Query(max_length=200)]


@router.get("/dashboard")
async def dashboard(  # noqa: PLR0913, PLR0917 - the fields of the form
    request: Request,
    severity: _Text = "",
    constraint: _Text = "",
    words: _Text = "",
    question: _Text = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    """Show the state of the graph."""
    library, language = library_of(request), language_of(request)
    report = library.report
    findings = report.narrowed(severity, constraint, words) if report else ()
    coverage = await run_in_threadpool(covered, library.graph, language)
    waiting = library.waiting()
    items = waiting or ()
    return page(
        request,
        "dashboard.html",
        report=report,
        findings=findings[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE],
        found=len(findings),
        asked={"severity": severity, "constraint": constraint, "words": words},
        number=number,
        last=max(1, ceil(len(findings) / _ON_A_PAGE)),
        coverage=coverage,
        kinds=[(name, count) for name in QUESTIONS if (count := Counter(one.question for one in items)[name])],
        items=[one for one in items if question in {"", one.question}][:_WAITING],
        question=question,
        waiting=len(items),
        gathering=waiting is None,
        judgements=len(library.judged.standing),
        unread=library.judged.unread,
        refused=sum(entry.refused for entry in library.store.manifest.values()),
        releases=len(library.store.manifest),
        rules=sorted({entry.rules for entry in library.store.manifest.values()}),
        questions=[known for known in catalogue() if known.name in _QUESTIONS],
        told=lambda kind, name, value: stated_in_words(kind, name, value, language),
        release_page=lambda name: f"/page/release/{quote(name, safe='')}",
    )

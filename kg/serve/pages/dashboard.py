"""``/dashboard``: for stewards, what breaks the rules, what is covered, what waits for a decision."""

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import Annotated, Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from kg.identify.across import REASONS
from kg.query import catalogue
from kg.review import QUESTIONS, Item
from kg.serve.language import Language, language_of
from kg.serve.library import Library, library_of
from kg.serve.release.wording import stated_in_words
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
_Year = Annotated[str, Query(pattern="^([0-9]{4})?$")]


@router.get("/dashboard")
async def dashboard(  # noqa: PLR0913, PLR0917 - the fields of the forms
    request: Request,
    severity: _Text = "",
    constraint: _Text = "",
    words: _Text = "",
    question: _Text = "",
    place: _Text = "",
    first: _Year = "",
    last: _Year = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    """Show the state of the graph."""
    library, language = library_of(request), language_of(request)
    report = library.report
    findings = report.narrowed(severity, constraint, words) if report else ()
    coverage = await run_in_threadpool(covered, library.graph, language)
    waiting = await run_in_threadpool(library.tasks.get, library.judged)
    return page(
        request,
        "dashboard.html",
        report=report,
        findings=findings[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE],
        found=len(findings),
        asked={"severity": severity, "constraint": constraint, "words": words},
        number=number,
        last=max(1, ceil(len(findings) / _ON_A_PAGE)),
        coverage=coverage.narrowed(place, int(first) if first else None, int(last) if last else None),
        covered={"place": place, "first": first, "last": last},
        gathering=waiting is None,
        questions=[known for known in catalogue() if known.name in _QUESTIONS],
        release_page=lambda name: f"/page/release/{quote(name, safe='')}",
        checked=library.is_checked,
        in_words=library.settings.in_german if language == "de" else str,
        **_waiting(waiting or (), question, language),
        **_held(library),
    )


def _waiting(items: Sequence[Item], question: str, language: Language) -> dict[str, Any]:
    """Return what waits for a decision: how much of each kind, and what is shown of it."""
    return {
        "kinds": [(name, count) for name in QUESTIONS if (count := Counter(one.question for one in items)[name])],
        "items": [one for one in items if question in {"", one.question}][:_WAITING],
        "question": question,
        "waiting": len(items),
        "told": lambda kind, name, value: stated_in_words(kind, name, value, language),
        "why": lambda item: REASONS[item.why][language == "de"] if item.why else "",
    }


def _held(library: Library) -> dict[str, Any]:
    """Return what is known of the store itself; nothing of another server's."""
    if library.store is None:
        return {"store": None, "build": None, "unread": (), "address": library.address}
    entries = library.store.manifest.values()
    held = {
        "releases": len(entries),
        "judgements": len(library.judged.standing),
        "refused": sum(entry.refused for entry in entries),
        "rules": sorted({entry.rules for entry in entries}),
    }
    return {"store": held, "build": library.store.last_build(), "unread": library.judged.unread, "address": ""}

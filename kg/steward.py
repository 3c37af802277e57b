"""What a steward does to a store, for scripts and pages: look at what is doubtful, judge, and take back.

Each judgement is one line in a file beside the store, and takes effect at once. Nothing here knows the time: who calls
says who judges (``author``), on which day (``date``, ``YYYY-MM-DD``), and why (``reason``). ``judgements`` is the file,
by default that of `judgements_file`. All of them raise `kg.errors.InputError` for what cannot be meant.

Examples
--------
>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> from kg import api
>>> from kg.assets import asset
>>> by = {"author": "Ada Beispiel", "date": "2026-11-28"}
>>> with TemporaryDirectory() as folder:
...     store = Path(folder) / "store"
...     report = api.build([asset("data/releases/2024-10-02-ulm-nis.html")], store=store)
...     wrong = next(fact.id for fact in api.facts("2024-10-02-ulm-nis", store=store) if fact.property == "guest")
...     done = reject(wrong, store=store, **by)
...     marked = [fact.verdict for fact in api.facts("2024-10-02-ulm-nis", store=store) if fact.id == wrong]
...     back = undo(done.judgement.id, store=store, **by)
...     states = [logged.state for logged in judgement_log(store=store)]
>>> done.changed, marked, states
(('2024-10-02-ulm-nis',), ['reject'], ['undone', 'standing'])
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.judge import Judged, Judgement, Logged
from kg.store import Store

if TYPE_CHECKING:
    from kg.pipeline import Answers, Decided
    from kg.review import By, Item, Paired

__all__ = [
    "add",
    "apply_answers",
    "confirm",
    "correct",
    "different",
    "judged_in",
    "judgement_log",
    "judgements_file",
    "reject",
    "review",
    "same",
    "undo",
]


def judgements_file(store: Path) -> Path:
    """Return the file of judgements that belongs to a store, beside its folder.

    Examples
    --------
    >>> judgements_file(Path("kg-store")).name
    'kg-store.judgements.jsonl'
    """
    folder = store if store.name else store.resolve()
    return folder.with_name(f"{folder.name}.judgements.jsonl")


def judged_in(store: Path, judgements: Path | None = None) -> Judged:
    """Return the judgements of a file, by default that of the store."""
    return Judged.read(judgements or judgements_file(store))


def confirm(  # noqa: PLR0913 - who, when and why, each by its name
    fact: str, *, author: str, date: str, reason: str = "", store: Path, judgements: Path | None = None
) -> "Decided":
    """Say that a fact is right; ``fact`` is its id, as `kg.api.facts` and `review` give it."""
    from kg.review import By, confirmed

    by = By(author=author, date=date, reason=reason)
    return _decided(store, judgements, lambda opened, judged: confirmed(opened, judged, fact, by))


def reject(  # noqa: PLR0913
    fact: str, *, author: str, date: str, reason: str = "", store: Path, judgements: Path | None = None
) -> "Decided":
    """Say that a fact is wrong: it goes, and does not come back by itself."""
    from kg.review import By, rejected

    by = By(author=author, date=date, reason=reason)
    return _decided(store, judgements, lambda opened, judged: rejected(opened, judged, fact, by))


def correct(  # noqa: PLR0913
    fact: str, value: str, *, author: str, date: str, reason: str = "", store: Path, judgements: Path | None = None
) -> "Decided":
    """Say that a fact has another value: a date, number, code or text, or the name or id of a thing."""
    from kg.review import By, corrected

    by = By(author=author, date=date, reason=reason)
    return _decided(store, judgements, lambda opened, judged: corrected(opened, judged, fact, value, by))


def add(  # noqa: PLR0913
    release: str,
    prop: str,
    value: str,
    *,
    words: str,
    kind: str | None = None,
    to: str | None = None,
    author: str,
    date: str,
    reason: str = "",
    store: Path,
    judgements: Path | None = None,
) -> "Decided":
    """Say that some words of a release state a fact that the machine has not read.

    ``to`` is the id of a fact about the same thing, or of the judgement that has added the thing; without it, ``kind``
    is the kind of a new thing, which begins with what makes it one (the name of a person, the type of an event).
    """
    from kg.review import By, added

    by = By(author=author, date=date, reason=reason)
    said = {"prop": prop, "value": value, "words": words}
    return _decided(
        store, judgements, lambda opened, judged: added(opened, judged, release, **said, by=by, kind=kind, to=to)
    )


def same(  # noqa: PLR0913
    first: str, second: str, *, author: str, date: str, reason: str = "", store: Path, judgements: Path | None = None
) -> "Decided":
    """Say that two IRIs name one thing."""
    from kg.review import By

    by = By(author=author, date=date, reason=reason)
    return _paired("same", (first, second), by=by, store=store, judgements=judgements)


def different(  # noqa: PLR0913
    first: str, second: str, *, author: str, date: str, reason: str = "", store: Path, judgements: Path | None = None
) -> "Decided":
    """Say that two IRIs name two things; ``IRI#RELEASE`` is what one release calls so."""
    from kg.review import By

    by = By(author=author, date=date, reason=reason)
    return _paired("different", (first, second), by=by, store=store, judgements=judgements)


def undo(  # noqa: PLR0913
    judgement: str, *, author: str, date: str, reason: str = "", store: Path, judgements: Path | None = None
) -> "Decided":
    """Take a judgement back, by its id; taking back an undo lets the first judgement stand again."""
    from kg.review import By, undone

    by = By(author=author, date=date, reason=reason)
    return _decided(store, judgements, lambda _opened, judged: undone(judged, judgement, by))


def judgement_log(*, store: Path, judgements: Path | None = None) -> tuple[Logged, ...]:
    """Return all judgements in the order in which they were made, with their state."""
    return judged_in(store, judgements).log


def review(
    *,
    store: Path,
    judgements: Path | None = None,
    questions: Iterable[str] = (),
    releases: Iterable[str] = (),
    below: float = 0.5,
) -> tuple["Item", ...]:
    """Return what a person should look at: all questions and releases, or only those named.

    ``below`` is the confidence under which a fact is doubtful; for the questions see `kg.review.QUESTIONS`.
    """
    from kg import pipeline

    with Store.open(store) as opened:
        judged = judged_in(store, judgements)
        return pipeline.review(opened, judged, questions=questions, releases=releases, below=below)


def apply_answers(  # noqa: PLR0913
    data: bytes, name: str, *, author: str, date: str, reason: str = "", store: Path, judgements: Path | None = None
) -> "Answers":
    """Judge as a file of answers says, which `kg.review.table_of` or `json_of` has written and people have filled in.

    ``name`` is what the file is called in errors. An answer that cannot be used is named, and the others hold.
    ``author``, ``date`` and ``reason`` stand where the file has none.
    """
    from kg import pipeline
    from kg.review import By

    path = judgements or judgements_file(store)
    with Store.open(store) as opened:
        return pipeline.answer(opened, path, data, name, By(author=author, date=date, reason=reason))


def _paired(verdict: "Paired", things: tuple[str, str], *, by: "By", store: Path, judgements: Path | None) -> "Decided":
    from kg.review import paired

    return _decided(store, judgements, lambda opened, _judged: paired(opened, verdict, things, by))


def _decided(store: Path, judgements: Path | None, draft: Callable[[Store, Judged], Judgement]) -> "Decided":
    from kg import pipeline

    path = judgements or judgements_file(store)
    with Store.open(store) as opened:
        return pipeline.decide(opened, pipeline.road_of(own=opened.own()), path, draft(opened, Judged.read(path)))

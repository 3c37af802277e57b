"""``kg review``: what a person should look at, on the screen or as a file to be answered and handed back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer
from rich.text import Text

from kg import api
from kg.cli.files import written
from kg.cli.german import problem_in_german
from kg.cli.judging import judge
from kg.cli.options import Author, Day, JudgementsFile, Reason, StoreFolder
from kg.cli.output import Output
from kg.cli.verbs import Verbs
from kg.errors import InputError
from kg.steward import judged_in

if TYPE_CHECKING:
    from kg.review import Item, Side

__all__ = ["register"]

_BAD_INPUT: Final = 2
# So many questions are shown where nobody asks for more.
_SHOWN: Final = 20
_BASE: Final = "https://w3id.org/municipal-cooperation/id/"


def register(app: typer.Typer) -> None:
    """Add the command and those below it."""
    group = typer.Typer(cls=Verbs, rich_markup_mode="rich", invoke_without_command=True)
    group.callback()(review)
    judge(group)
    app.add_typer(group, name="review")


def review(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    *,
    question: Annotated[list[str] | None, typer.Option("--question", metavar="NAME")] = None,
    release: Annotated[list[str] | None, typer.Option("--release", metavar="RELEASE")] = None,
    below: Annotated[float, typer.Option("--below", min=0, max=1)] = 0.5,
    limit: Annotated[int, typer.Option("--limit", min=0)] = _SHOWN,
    form: Annotated[Literal["table", "tsv", "json"], typer.Option("--format", "-f")] = "table",
    export: Annotated[Path | None, typer.Option("--export", dir_okay=False)] = None,
    apply: Annotated[Path | None, typer.Option("--apply", exists=True, dir_okay=False)] = None,
    author: Author = "",
    date: Day = None,
    reason: Reason = "",
    store: StoreFolder = api.DEFAULT_STORE,
    judgements: JudgementsFile = None,
) -> int:
    """List what is to be looked at, or hand back answers."""
    from kg.cli.judging import today
    from kg.review import json_of, table_of

    out: Output = context.obj
    if context.invoked_subcommand is not None:
        return 0
    if apply is not None:
        given = {"author": author, "date": date or today(), "reason": reason}
        return _handed_back(out, apply, given, store=store, judgements=judgements)
    items = api.review(
        store=store, judgements=judgements, questions=question or (), releases=release or (), below=below
    )
    _warned(out, store, judgements)
    if export is not None:
        is_json = export.suffix == ".json"
        if not is_json and export.suffix != ".tsv":
            raise InputError(where=str(export), what="is no ending of a table", remedy="end it in .tsv or .json")
        # Spreadsheets take a table for UTF-8 only where it begins with the mark of it.
        written(export, json_of(items) if is_json else f"\ufeff{table_of(items, out.language)}")
        out.news("review.exported", path=export, count=len(items))
    elif form == "table":
        _listed(out, items, limit)
    else:
        out.raw(json_of(items) if form == "json" else table_of(items, out.language))
    return 0


def _handed_back(out: Output, file: Path, given: dict[str, str], *, store: Path, judgements: Path | None) -> int:
    """Judge as a file of answers says; 2 if some of them cannot be used."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(where=str(file), what=f"cannot be read ({error.strerror})", remedy="check the path") from error
    author, date, reason = given["author"], given["date"], given["reason"]
    done = api.apply_answers(
        data, str(file), author=author, date=date, reason=reason, store=store, judgements=judgements
    )
    for bad in done.refused:
        what, remedy = bad.what, bad.remedy
        if out.language == "de":
            what, remedy = problem_in_german(what), problem_in_german(remedy)
        out.warn(out.words("review.refused", where=bad.where, what=what, remedy=remedy))
    fresh = sum(one.recorded for one in done.decided)
    out.line(out.words("review.applied", new=fresh, old=len(done.decided) - fresh, bad=len(done.refused)))
    return _BAD_INPUT if done.refused else 0


def _warned(out: Output, store: Path, judgements: Path | None) -> None:
    """Name the lines of the file of judgements that cannot be used."""
    for one in judged_in(store, judgements).unread:
        what, remedy = one.what, one.remedy
        if out.language == "de":
            what, remedy = problem_in_german(what), problem_in_german(remedy)
        out.warn(out.words("problem", origin=one.where, reason=what, remedy=remedy))


def _listed(out: Output, items: Sequence["Item"], limit: int) -> None:
    """Print questions one below the other, with the sentences and what may be answered."""
    from kg.review import QUESTION_WORDS, said

    shown = items[:limit] if limit else items
    for number, one in enumerate(shown):
        if number == 0 or shown[number - 1].question != one.question:
            count = sum(other.question == one.question for other in items)
            out.marked(Text(f"{said(QUESTION_WORDS[one.question], out.language)} ({count})", style="bold underline"))
        _shown(out, one)
    if not items:
        out.line(out.words("review.nothing"))
    elif len(shown) < len(items):
        out.line(out.words("review.more", shown=len(shown), count=len(items)))


def _shown(out: Output, one: "Item") -> None:
    from kg.identify.across import REASONS
    from kg.review import ANSWER_WORDS, said

    for side in one.sides:
        out.marked(_headed(out, side))
        out.marked(_quoted(out, side))
        if id_ := side.fact or side.iri.removeprefix(_BASE):
            out.marked(Text(f"    {id_}", style="cyan"))
    for option in one.options:
        out.marked(Text(f"    {option.value}  {option.label}"))
    answers = " | ".join(said(ANSWER_WORDS[answer], out.language) for answer in one.answers)
    reason = said(REASONS[one.why], out.language) if one.why else ""
    out.marked(Text.assemble("    → ", (answers, "italic"), f"  {one.judgement or reason}".rstrip()))
    out.line()


def _headed(out: Output, side: "Side") -> Text:
    from kg.review import told

    head = Text.assemble("  ", (told(side, out.language), "bold"))
    if side.confidence is not None and side.confidence < 1:
        head.append(f"  {side.confidence:.0%}", style="yellow")
    return head


def _quoted(out: Output, side: "Side") -> Text:
    """Return the sentence of a side with its words marked: by colour, or in brackets where there is none."""
    before, words, after = side.sentence[: side.start], side.sentence[side.start : side.end], side.sentence[side.end :]
    shown = words if out.is_terminal else f"[{words}]"
    quoted = Text.assemble(f"    {side.release}: ", before, (shown, "bold bright_yellow"), after)
    return quoted if side.sentence else Text(f"    {side.release}")

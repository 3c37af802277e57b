"""``kg validate``, ``kg check`` and ``kg evaluate``: is the graph as it should be?"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias

import typer

from kg import api
from kg.cli.files import written
from kg.cli.options import JudgementsFile, StoreFolder, StorePlace
from kg.cli.output import Output
from kg.cli.verbs import Verb
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.evaluate import Scores
    from kg.validate import By, Report

__all__ = ["register", "reported", "validate", "validated"]

Form: TypeAlias = Literal["table", "json", "turtle", "html", "junit", "sarif"]
_NO: Final = 1
# So many findings of each group are printed if nobody says how many.
_FEW: Final = 10
_ALL: Final = "all"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (validate, check, evaluate):
        app.command(command.__name__, cls=Verb)(command)


def validate(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", exists=True, dir_okay=False)] = None,
    *,
    store: StorePlace = str(api.DEFAULT_STORE),
    shapes: Annotated[Path | None, typer.Option("--shapes", exists=True, file_okay=False, metavar="DIR")] = None,
    only: Annotated[list[str] | None, typer.Option("--only", metavar="RELEASE")] = None,
    changed: Annotated[bool, typer.Option("--changed")] = False,
    form: Annotated[Form, typer.Option("--format", "-f")] = "table",
    by: Annotated[Literal["shape", "release"], typer.Option("--by")] = "shape",
    limit: Annotated[int | None, typer.Option("--limit", min=0, metavar="N")] = None,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", dir_okay=False)] = None,
    judgements: JudgementsFile = None,
) -> int:
    """Validate; 1 if the graph does not conform."""
    from kg.validate import render

    out: Output = context.obj
    if files and (only or changed):
        what = "looks at a part of a store, and files were named"
        raise InputError(where="--only or --changed", what=what, remedy="leave out the files, or the option")
    report = api.validate(
        files or (), store=store, shapes=shapes, only=only or (), changed=changed, judgements=judgements
    )
    most = _FEW if limit is None and form == "table" else limit or None
    if output is not None:
        written(output, render(report, form, out.language, strict=strict, by=by, limit=most))
        out.news("written", path=output)
    elif form != "table":
        out.raw(render(report, form, out.language, strict=strict, by=by, limit=most))
    else:
        reported(out, report, by=by, limit=most, strict=strict)
    return 0 if report.passes(strict=strict) else _NO


def validated(out: Output, store: Path, judgements: Path | None = None) -> int:
    """Validate and report what the last change of a store may have altered; 1 if it does not conform."""
    report = api.validate(store=store, changed=True, judgements=judgements)
    reported(out, report, sheet=False)
    return 0 if report.conforms else _NO


def reported(  # noqa: PLR0913 - one parameter for each option
    out: Output,
    report: "Report",
    *,
    by: "By" = "shape",
    limit: int | None = _FEW,
    strict: bool = False,
    sheet: bool = True,
) -> None:
    """Print what each shape looked at, the findings in groups, and the verdict."""
    from kg.validate import coverage, groups, lines, summary

    if sheet:
        looked = coverage(report, out.language)
        out.table(looked.columns, looked.rows, title=looked.title)
        out.line()
    for group in groups(report, out.language, by=by, limit=limit):
        for line in lines(group, out.language, by):
            out.line(line)
        out.line()
    if limit is not None and max((group.omitted for group in groups(report, by=by, limit=limit)), default=0):
        out.line(out.words("validate.more"))
    out.line(summary(report, out.language, strict=strict))


def check(context: typer.Context, store: StoreFolder = api.DEFAULT_STORE) -> int:
    """Compare the spans; 1 if one is wrong."""
    out: Output = context.obj
    report = api.check(store=store)
    if report.faults:
        columns = [out.words(f"table.{name}") for name in ("release", "node", "what")]
        out.table(columns, [(fault.release, fault.node, fault.what) for fault in report.faults])
    out.line(out.words("check.done", spans=report.spans, releases=report.releases, faults=len(report.faults)))
    return 0 if report.holds else _NO


def evaluate(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    gold_dir: Annotated[Path, typer.Argument(exists=True, file_okay=False)],
    *,
    store: StoreFolder = api.DEFAULT_STORE,
    graph: Annotated[Path | None, typer.Option("--graph", exists=True, dir_okay=False)] = None,
    form: Annotated[Literal["table", "json"], typer.Option("--format", "-f")] = "table",
    errors: Annotated[str | None, typer.Option("--errors", metavar="KIND|all")] = None,
    min_f1: Annotated[float, typer.Option("--min-f1", min=0, max=1)] = 0.0,
) -> int:
    """Score; 1 if the micro F1 is below the bar."""
    from kg.evaluate import figures, table

    out: Output = context.obj
    scores = api.evaluate(gold_dir, store=store, graph=graph)
    if form == "json":
        out.line(json.dumps(figures(scores), indent=1))
    else:
        if errors is not None:
            _told(out, scores, errors)
        out.line(table(scores, out.language))
    if scores.micro.f1 < min_f1:
        out.warn(out.words("evaluate.below", f1=f"{scores.micro.f1:.3f}", bar=min_f1))
        return _NO
    return 0


def _told(out: Output, scores: "Scores", kind: str) -> None:
    """List the errors of a kind, or of all, each with its sentence.

    Raises
    ------
    InputError
        If there is no such kind.
    """
    kinds = [score.kind for score in scores.kinds]
    if kind not in (*kinds, _ALL):
        known = ", ".join([*kinds, _ALL])
        raise InputError(where=f"--errors {kind}", what="is no kind of fact", remedy=f"use one of {known}")
    for said in scores.differences:
        if kind in (said.kind, _ALL):
            out.line(f"{said.sign} {said.release} {said.kind}: {said.row}")
            if said.sentence:
                out.line(f"    {said.sentence}")

"""``kg build`` and ``kg withdraw``: bring releases into the store and take them out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from kg import api
from kg.cli.checking import validated
from kg.cli.foretelling import foretold
from kg.cli.german import problem_in_german
from kg.cli.options import JudgementsFile, StoreFolder
from kg.cli.output import Output
from kg.cli.verbs import Verb

if TYPE_CHECKING:
    from kg.pipeline import BuildReport

__all__ = ["register", "told"]

_BAD_INPUT: Final = 2


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("build", cls=Verb)(build)
    app.command("withdraw", cls=Verb)(withdraw)


def build(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH")] = None,
    *,
    store: StoreFolder = api.DEFAULT_STORE,
    output: Annotated[Path | None, typer.Option("--output", "-o", dir_okay=False)] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1)] = 1,
    prune: Annotated[bool, typer.Option("--prune")] = False,
    extractor: Annotated[str, typer.Option("--extractor")] = "de",
    judgements: JudgementsFile = None,
    check: Annotated[bool, typer.Option("--validate")] = False,
    reference: Annotated[
        list[Path] | None, typer.Option("--reference", metavar="DIR", envvar="KG_REFERENCE", file_okay=False)
    ] = None,
    no_reference: Annotated[bool, typer.Option("--no-reference")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n")] = False,
    form: Annotated[Literal["table", "json"], typer.Option("--format", "-f")] = "table",
) -> int:
    """Bring the store up to date, or say what that would change; 2 if nothing was read, 1 if it does not conform."""
    out: Output = context.obj
    own, paths = () if no_reference else reference or None, paths or []
    options: dict[str, Any] = {"jobs": jobs, "prune": prune, "extractor": extractor, "reference": own}
    options["judgements"] = judgements
    with out.progress("working.build") as tick:
        if dry_run:
            found = api.dry_run(paths, store=store, progress=tick, **options)
        else:
            report = api.build(paths, store=store, output=output, progress=tick, **options)
    if dry_run:
        foretold(out, found, form)
        return 0 if len(found.report.problems) < _met(found.report) else _BAD_INPUT
    read = _met(report) - len(report.problems)
    done = told(out, report)
    if not out.quiet:
        out.line(done)
    if report.refused:
        out.news("build.refused", count=report.refused)
    _told_own(out, report, kept=not own)
    if report.judged or report.doubtful:
        out.news("build.judged", count=report.judged, anew=len(report.rejudged), doubtful=report.doubtful)
    if output is not None:
        out.news("written.quads", path=output, quads=report.written)
    if read:
        out.news("build.store", store=store)
        return validated(out, store, judgements) if check else 0
    if report.problems:
        out.warn(out.words("build.none"))
    else:
        out.warn(out.words("build.empty", paths=", ".join(paths) or store))
    return _BAD_INPUT


def _told_own(out: Output, report: "BuildReport", *, kept: bool) -> None:
    """Tell which own reference data a build knew, and whether it had them from the store."""
    if report.own.size:
        news = "build.own_kept" if kept else "build.own"
        out.news(news, rows=report.own.size, folders=", ".join(report.own.folders))


def _met(report: "BuildReport") -> int:
    """Return how many inputs a build has met."""
    return sum(map(len, (report.added, report.changed, report.unchanged, report.problems)))


def withdraw(
    context: typer.Context,
    releases: Annotated[list[str], typer.Argument(metavar="RELEASE")],
    store: StoreFolder = api.DEFAULT_STORE,
    judgements: JudgementsFile = None,
) -> None:
    """Remove releases from the store."""
    names = api.withdraw(releases, store=store, judgements=judgements)
    context.obj.news("withdrawn", names=", ".join(names))


def told(out: Output, report: "BuildReport") -> str:
    """Tell what could not be read, also if quiet, and return in one line what was done."""
    for problem in report.problems:
        reason, remedy = problem.reason, problem.remedy
        if out.language == "de":
            reason, remedy = problem_in_german(reason), problem_in_german(remedy)
        out.warn(out.words("problem", origin=problem.origin, reason=reason, remedy=remedy))
    counts = {name: len(getattr(report, name)) for name in ("added", "changed", "unchanged", "withdrawn", "problems")}
    return out.words("build.done", **counts, seconds=f"{report.seconds:.1f}")

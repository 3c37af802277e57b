"""``kg coverage``: how complete is the graph?"""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from kg import api
from kg.cli.files import written
from kg.cli.options import StorePlace
from kg.cli.output import Output
from kg.cli.verbs import Verb

if TYPE_CHECKING:
    from kg.coverage import Coverage

__all__ = ["register"]

_PAIRS: Final = (
    ("agreements", "agreements_without_signatory"),
    ("visits", "visits_without_return"),
    ("people", "people_without_role"),
    ("programmes", "programmes_without_funder"),
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("coverage", cls=Verb)(coverage)


def coverage(
    context: typer.Context,
    *,
    store: StorePlace = str(api.DEFAULT_STORE),
    city: Annotated[str | None, typer.Option("--city")] = None,
    form: Annotated[Literal["table", "csv", "json"], typer.Option("--format", "-f")] = "table",
    output: Annotated[Path | None, typer.Option("--output", "-o", dir_okay=False)] = None,
) -> None:
    """Tell what is covered."""
    out: Output = context.obj
    rows = api.coverage(store=store, city=city, language=out.language)
    if form == "table" and output is None:
        _table(out, rows)
        return
    text = (
        _csv(rows) if form == "csv" else json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n"
    )
    if output is None:
        out.raw(text)
    else:
        written(output, text)
        out.news("written", path=output)


def _table(out: Output, rows: "Sequence[Coverage]") -> None:
    if not rows:
        out.line(out.words("query.none"))
        return
    names = ("city", "year", "releases", "silent", *(both for pair in _PAIRS for both in pair))
    cells = [
        [row.city, row.year, str(row.releases), _months(row.months_without_news)]
        + [str(getattr(row, name)) for pair in _PAIRS for name in pair]
        for row in rows
    ]
    out.table([out.words(f"coverage.{name}") for name in names], cells, title=out.words("coverage.title"))
    totals = {name: sum(getattr(row, name) for row in rows) for pair in _PAIRS for name in pair}
    out.line()
    out.line(out.words("coverage.all", releases=sum(row.releases for row in rows), **totals))


def _months(months: Sequence[str]) -> str:
    """Return months of one year in short: the first and last of each run."""
    runs: list[list[int]] = []
    for number in (int(month[5:]) for month in months):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _csv(rows: "Sequence[Coverage]") -> str:
    from kg.coverage import Coverage, records

    text = io.StringIO()
    writer = csv.DictWriter(text, list(Coverage.__slots__), lineterminator="\n")
    writer.writeheader()
    writer.writerows(records(rows))
    return text.getvalue()

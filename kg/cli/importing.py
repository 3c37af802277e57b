"""``kg import`` and ``kg reconcile-list``: partnership lists beside the releases."""

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from kg import api
from kg.cli.files import written
from kg.cli.german import problem_in_german
from kg.cli.options import StoreFolder
from kg.cli.output import Output
from kg.cli.verbs import Verb, Verbs

if TYPE_CHECKING:
    from kg.lists import Finding

__all__ = ["register"]

_KINDS: Final = ("agreed", "conflict", "missing", "new", "unclear")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    importing = typer.Typer(cls=Verbs, rich_markup_mode="rich")

    @importing.callback()
    def _group() -> None:
        """Keep the name of the one command in it."""

    importing.command("partnerships", cls=Verb)(partnerships)
    app.add_typer(importing, name="import")
    app.command("reconcile-list", cls=Verb)(reconcile)


def partnerships(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", exists=True, dir_okay=False)],
    *,
    name: Annotated[str, typer.Option("--name")],
    store: StoreFolder = api.DEFAULT_STORE,
    source: Annotated[str, typer.Option("--source", metavar="URL")] = "",
    license_: Annotated[str, typer.Option("--license", "--licence", metavar="IRI|TEXT")] = "",
    home: Annotated[str, typer.Option("--home", metavar="CODE")] = "DE",
) -> None:
    """Take a list in and tell in short how it fits."""
    out: Output = context.obj
    findings = api.import_list(file, name, store=store, source=source, license=license_, home=home)
    counts = Counter(one.kind for one in findings)
    rows = len({one.line for one in findings if one.line})
    out.line(out.words("list.taken", name=name, rows=rows - counts["unclear"], unclear=counts["unclear"]))
    for one in findings:
        if one.kind == "unclear":
            why = f"{_what(out, one)}: {one.told}" if one.told else _what(out, one)
            out.warn(out.words("list.row", line=one.line, city=one.city, partner=one.partner, why=why))
    out.news("list.next", name=name)


def reconcile(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    *,
    store: StoreFolder = api.DEFAULT_STORE,
    form: Annotated[Literal["table", "csv", "json"], typer.Option("--format", "-f")] = "table",
    only: Annotated[Literal["agreed", "conflict", "missing", "new", "unclear"] | None, typer.Option("--only")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", dir_okay=False)] = None,
) -> None:
    """Compare a list with the releases."""
    out: Output = context.obj
    findings = [one for one in api.reconcile_list(name, store=store) if only in (None, one.kind)]
    if form == "table" and output is None:
        _table(out, findings)
        return
    records = [{**asdict(one), "releases": list(one.releases)} for one in findings]
    text = json.dumps(records, ensure_ascii=False, indent=1) + "\n" if form == "json" else _csv(findings)
    if output is None:
        out.raw(text)
    else:
        written(output, text)
        out.news("written", path=output)


def _table(out: Output, findings: "Sequence[Finding]") -> None:
    counts = Counter(one.kind for one in findings)
    out.line(", ".join(f"{out.words(f'list.{kind}')}: {counts[kind]}" for kind in _KINDS))
    if not findings:
        return
    out.line()
    names = ("finding", "city", "partner", "type", "about", "listed", "told", "releases", "line")
    rows = [
        [out.words(f"list.{one.kind}"), one.city, one.partner, one.type, _what(out, one), one.listed, one.told,
         ", ".join(one.releases), str(one.line or "")]
        for one in findings
    ]  # fmt: skip
    out.table([out.words(f"list.{name}") for name in names], rows)


def _what(out: Output, one: "Finding") -> str:
    if one.kind != "unclear":
        return out.words(f"list.{one.about}") if one.about else ""
    return problem_in_german(one.about) if out.language == "de" else one.about


def _csv(findings: "Sequence[Finding]") -> str:
    from kg.lists import Finding

    text = io.StringIO()
    writer = csv.DictWriter(text, list(Finding.__slots__), lineterminator="\n")
    writer.writeheader()
    writer.writerows({**asdict(one), "releases": " ".join(one.releases)} for one in findings)
    return text.getvalue()

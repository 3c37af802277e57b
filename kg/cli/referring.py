"""``kg reference``: tables for a steward's own organisations, programmes, names, places and titles."""

from pathlib import Path
from typing import Annotated

import typer

from kg import api
from kg.cli.output import Output
from kg.cli.verbs import Verb, Verbs

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    reference = typer.Typer(cls=Verbs, rich_markup_mode="rich")
    reference.command("template", cls=Verb)(template)
    reference.command("check", cls=Verb)(check)
    app.add_typer(reference, name="reference")


def template(context: typer.Context, folder: Annotated[Path, typer.Argument(metavar="DIR", file_okay=False)]) -> None:
    """Write empty tables."""
    for file in api.reference_template(folder):
        context.obj.news("written", path=file)


def check(context: typer.Context, folders: Annotated[list[Path], typer.Argument(metavar="DIR")]) -> None:
    """Check tables."""
    out: Output = context.obj
    data = api.reference(folders)
    rows = [(name, str(len(data.rows(name)))) for name in sorted(data.tables)]
    if rows:
        out.table([out.words("reference.table"), out.words("reference.rows")], rows)
    out.line(out.words("reference.good", rows=data.size))

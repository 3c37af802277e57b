"""``kg push`` and ``kg reconcile``: load a remote store, and match with Wikidata."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from kg import api
from kg.cli.files import written
from kg.cli.options import StoreFolder, StorePlace, TokenFile, User
from kg.cli.output import Output
from kg.cli.verbs import Verb

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("push", cls=Verb)(push)
    app.command("reconcile", cls=Verb)(reconcile)


def push(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    address: Annotated[str, typer.Argument(metavar="URL")],
    *,
    store: StoreFolder = api.DEFAULT_STORE,
    by: Annotated[Literal["auto", "update", "graphs"], typer.Option("--by")] = "auto",
    update: Annotated[str, typer.Option("--update", metavar="URL", show_default=False)] = "",
    graphs: Annotated[str, typer.Option("--graphs", metavar="URL", show_default=False)] = "",
    user: User = "",
    token_file: TokenFile = None,
    timeout: Annotated[float | None, typer.Option("--timeout", metavar="SECONDS", min=0.001)] = None,
) -> None:
    """Load a remote store."""
    out: Output = context.obj
    access = api.access(address, user=user, token_file=token_file, timeout=timeout)
    with out.progress("working.push") as tick:
        done = api.push(address, store=store, access=access, by=by, update=update, graphs=graphs, progress=tick)
    out.news(
        "push.done", sent=done.sent, statements=done.statements, unchanged=done.unchanged, removed=done.removed,
        by=done.by, address=done.address,
    )  # fmt: skip
    if done.union:
        out.news("push.union")


def reconcile(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    *,
    endpoint: Annotated[str, typer.Option("--endpoint", metavar="URL")],
    kind: Annotated[Literal["municipality", "organisation"], typer.Option("--kind")] = "municipality",
    form: Annotated[Literal["table", "csv", "turtle"], typer.Option("--format", "-f")] = "table",
    output: Annotated[Path | None, typer.Option("--output", "-o", dir_okay=False)] = None,
    store: StorePlace = str(api.DEFAULT_STORE),
    user: User = "",
    token_file: TokenFile = None,
    timeout: Annotated[float | None, typer.Option("--timeout", metavar="SECONDS", min=0.001)] = None,
) -> None:
    """Match with Wikidata."""
    from kg.reconcile import as_csv, as_turtle
    from kg.reconcile.output import COLUMNS, as_rows

    out: Output = context.obj
    access = api.access(endpoint, user=user, token_file=token_file, timeout=timeout)
    with out.progress("working.reconcile") as tick:
        matches = api.reconcile(endpoint, kind=kind, store=store, access=access, progress=tick)
    text = as_turtle(matches) if form == "turtle" else as_csv(matches)
    if output is not None:
        written(output, text)
        out.news("written", path=output)
    elif form != "table":
        out.raw(text)
    elif matches:
        out.table([out.words(f"reconcile.{name}") for name in COLUMNS], as_rows(matches))
    counts = {status: sum(match.status == status for match in matches) for status in ("match", "none")}
    open_ = len({match.subject.iri for match in matches if match.status == "candidate"})
    out.news("reconcile.done", matches=counts["match"], candidates=open_, none=counts["none"])

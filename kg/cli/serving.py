"""``kg serve``: look at the graph in a browser, and let programs ask it over HTTP."""

from pathlib import Path
from typing import Annotated

import typer

from kg import api
from kg.cli.german import problem_in_german
from kg.cli.options import StoreFolder
from kg.cli.output import Output
from kg.cli.verbs import Verb

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve", cls=Verb)(serve)


def serve(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    *,
    store: StoreFolder = api.DEFAULT_STORE,
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535)] = 8080,
    edit: Annotated[bool, typer.Option("--edit")] = False,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1)] = 30.0,
    megabytes: Annotated[int, typer.Option("--megabytes", min=1)] = 256,
) -> None:
    """Serve until Ctrl-C."""
    from kg import serve as web

    out: Output = context.obj
    place: Path = store

    def announce(address: str) -> None:
        out.news("serve.ready")
        out.line(address)

    web.run(
        place,
        port=port,
        announce=announce,
        in_german=problem_in_german,
        seconds=timeout,
        megabytes=megabytes,
        edit=edit,
    )

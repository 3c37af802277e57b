"""``kg serve``: look at the graph in a browser, and let programs ask it over HTTP."""

from pathlib import Path
from secrets import token_urlsafe
from typing import Annotated, Final

import typer

from kg import api
from kg.cli.german import problem_in_german
from kg.cli.judging import today
from kg.cli.options import JudgementsFile, StorePlace, TokenFile, User
from kg.cli.output import Output
from kg.cli.verbs import Verb

__all__ = ["register"]

_MB: Final = 1_000_000


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve", cls=Verb)(serve)


def serve(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    *,
    store: StorePlace = str(api.DEFAULT_STORE),
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535)] = 8080,
    judgements: JudgementsFile = None,
    edit: Annotated[bool, typer.Option("--edit")] = False,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1)] = 30.0,
    memory: Annotated[int, typer.Option("--memory", min=0)] = 10_000_000,
    megabytes: Annotated[int, typer.Option("--megabytes", min=1)] = 256,
    user: User = "",
    token_file: TokenFile = None,
) -> None:
    """Serve until Ctrl-C."""
    from kg import serve as web

    out: Output = context.obj

    def announce(address: str) -> None:
        out.news("serve.ready")
        out.line(address)

    settings = web.Settings(
        judgements=judgements or api.judgements_file(Path(store)),
        in_german=problem_in_german,
        today=today,
        seconds=timeout,
        most=megabytes * _MB,
        memory=memory,
        key=token_urlsafe(24) if edit else "",
    )
    access = api.access(store, user=user, token_file=token_file, timeout=timeout)
    web.run(store, settings, port=port, announce=announce, access=access)

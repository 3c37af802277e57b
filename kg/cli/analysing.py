"""``kg networks`` and ``kg analyse``: which networks there are, how they are measured, and who is joined to whom."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kg import api
from kg.cli import networking
from kg.cli.options import Countries, Kinds, StorePlace, Years
from kg.cli.output import Output
from kg.cli.verbs import Verb
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.network import Network

__all__ = ["made", "register"]

_NO = 1


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("networks", cls=Verb)(networks)
    app.command("analyse", cls=Verb)(analyse)


def networks(context: typer.Context) -> None:
    """List the networks."""
    out: Output = context.obj
    columns = [out.words(f"networks.{name}") for name in ("name", "about", "weight")]
    out.table(
        columns,
        [(plan.name, plan.abouts[out.language], plan.weights[out.language]) for plan in api.networks()],
    )


def analyse(  # noqa: PLR0913 - the options of the command, each by its name
    context: typer.Context,
    network: Annotated[str, typer.Argument(metavar="NAME|FILE.yaml")],
    *,
    years: Years = None,
    country: Countries = None,
    kind: Kinds = None,
    path: Annotated[tuple[str, str] | None, typer.Option("--path", metavar="ONE OTHER")] = None,
    ego: Annotated[str | None, typer.Option("--ego", metavar="NAME")] = None,
    steps: Annotated[int, typer.Option("--steps", min=1)] = 1,
    by_year: Annotated[bool, typer.Option("--by-year")] = False,
    candidates: Annotated[bool, typer.Option("--candidates")] = False,
    form: Annotated[Literal["table", "csv", "json"], typer.Option("--format", "-f")] = "table",
    picture: Annotated[Path | None, typer.Option("--picture", dir_okay=False)] = None,
    store: StorePlace = str(api.DEFAULT_STORE),
) -> int:
    """Measure a network; 1 if no chain joins what --path names."""
    from kg import analyse as measuring

    out: Output = context.obj
    net = made(out, network, store, years=years, country=country, kind=kind)
    if ego is not None:
        net = measuring.ego(net, api.node(net, ego, store=store), steps)
    if picture is not None:
        out.news("written", path=api.draw(measuring.grouped(net), picture, language=out.language))
    if path is not None:
        one, other = (api.node(net, name, store=store) for name in path)
        return 0 if networking.chain(out, net, (one, other), form) else _NO
    if by_year:
        networking.by_year(out, net, form)
    elif candidates:
        networking.candidates(out, net, form)
    else:
        networking.measures(out, net, form)
    return 0


def made(  # noqa: PLR0913 - the options of commands on networks, each by its name
    out: Output, name: str, store: str, *, years: str | None, country: list[str] | None, kind: list[str] | None
) -> "Network":
    """Return the network that a command asks for.

    Raises
    ------
    InputError
        If the years cannot be read.
    """
    found = re.fullmatch(r"(\d{4})(?:[-–](\d{4}))?", years or "", re.ASCII)
    if years is not None and not found:
        remedy = "write one (2024) or the first and the last (2019-2024)"
        raise InputError(where=f"--years {years}", what="are no years", remedy=remedy)
    span = (int(found[1]), int(found[2] or found[1])) if found else None
    return api.network(name, store=store, language=out.language, years=span, countries=country or (), kinds=kind or ())

"""``kg draw``: pictures for publication, of a network, a map, a partnership in time, and the way of money."""

from pathlib import Path
from typing import Annotated

import typer

from kg import api
from kg.cli.analysing import made
from kg.cli.options import Countries, Kinds, StorePlace, Years
from kg.cli.verbs import Verb, Verbs

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    draw = typer.Typer(cls=Verbs, rich_markup_mode="rich")
    draw.command("network", cls=Verb)(network)
    draw.command("map", cls=Verb)(land_map)
    draw.command("timeline", cls=Verb)(timeline)
    draw.command("funding", cls=Verb)(funding)
    app.add_typer(draw, name="draw")


def network(  # noqa: PLR0913 - the options of the command, each by its name
    context: typer.Context,
    network: Annotated[str, typer.Argument(metavar="NAME|FILE.yaml")],
    path: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)],
    *,
    years: Years = None,
    country: Countries = None,
    kind: Kinds = None,
    store: StorePlace = str(api.DEFAULT_STORE),
) -> None:
    """Draw a network."""
    from kg.analyse import grouped

    net = grouped(made(context.obj, network, store, years=years, country=country, kind=kind))
    context.obj.news("written", path=api.draw(net, path, language=context.obj.language))


def land_map(  # noqa: PLR0913 - the options of the command, each by its name
    context: typer.Context,
    network: Annotated[str, typer.Argument(metavar="NAME|FILE.yaml")],
    path: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)],
    *,
    years: Years = None,
    country: Countries = None,
    kind: Kinds = None,
    store: StorePlace = str(api.DEFAULT_STORE),
) -> None:
    """Draw ties on a map."""
    net = made(context.obj, network, store, years=years, country=country, kind=kind)
    context.obj.news("written", path=api.draw_map(net, path, language=context.obj.language))


def timeline(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="TOWN")],
    other: Annotated[str, typer.Argument(metavar="TOWN")],
    path: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)],
    store: StorePlace = str(api.DEFAULT_STORE),
) -> None:
    """Draw a partnership in time."""
    drawn = api.draw_timeline(one, other, path, store=store, language=context.obj.language)
    context.obj.news("written", path=drawn)


def funding(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)],
    store: StorePlace = str(api.DEFAULT_STORE),
) -> None:
    """Draw the way of money."""
    context.obj.news("written", path=api.draw_funding(path, store=store, language=context.obj.language))

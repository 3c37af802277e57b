"""``kg export``: write the graph, or a network, for other tools."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from kg import api
from kg.cli.options import NetworkName, StorePlace
from kg.cli.verbs import Verb, Verbs

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    export = typer.Typer(cls=Verbs, rich_markup_mode="rich")
    export.command("graph", cls=Verb)(graph)
    export.command("network", cls=Verb)(network)
    app.add_typer(export, name="export")


def graph(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)],
    store: StorePlace = str(api.DEFAULT_STORE),
) -> None:
    """Write the named graphs."""
    context.obj.news("written.quads", path=path, quads=api.export_graph(path, store=store))


def network(
    context: typer.Context,
    network: Annotated[NetworkName, typer.Argument()],
    path: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)],
    store: StorePlace = str(api.DEFAULT_STORE),
    form: Annotated[Literal["gexf", "graphml", "cytoscape", "d3", "csv"] | None, typer.Option("--format", "-f")] = None,
) -> None:
    """Write a network."""
    for file in api.export_network(api.analyse(network, store=store, language=context.obj.language), path, form=form):
        context.obj.news("written", path=file)

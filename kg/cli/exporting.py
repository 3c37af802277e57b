"""``kg export``: write the graph, or a network, for other tools."""

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from kg import api
from kg.cli.analysing import made
from kg.cli.options import Countries, Kinds, StoreFolder, StorePlace, Years
from kg.cli.verbs import Verb, Verbs

__all__ = ["register"]

NetworkForm: TypeAlias = Literal["gexf", "graphml", "cytoscape", "d3", "pajek", "dot", "csv", "geojson", "parquet"]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    export = typer.Typer(cls=Verbs, rich_markup_mode="rich")
    export.command("graph", cls=Verb)(graph)
    export.command("dataset", cls=Verb)(dataset)
    export.command("network", cls=Verb)(network)
    app.add_typer(export, name="export")


def graph(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)],
    store: StorePlace = str(api.DEFAULT_STORE),
) -> None:
    """Write the named graphs."""
    context.obj.news("written.quads", path=path, quads=api.export_graph(path, store=store))


def dataset(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)],
    *,
    store: StoreFolder = api.DEFAULT_STORE,
    about: Annotated[Path | None, typer.Option("--about", metavar="FILE.toml", exists=True, dir_okay=False)] = None,
    license_: Annotated[str, typer.Option("--license", metavar="IRI")] = "",
    publisher: Annotated[str, typer.Option("--publisher", metavar="NAME")] = "",
    iri: Annotated[str, typer.Option("--iri", metavar="IRI")] = "",
) -> None:
    """Describe the graph for catalogues."""
    from kg.describe import about_of

    said = about_of(about, license=license_, publisher=publisher, iri=iri)
    context.obj.news("written.quads", path=path, quads=api.export_dataset(path, store=store, about=said))
    missing = [name for name in ("license", "publisher", "contributor", "downloads") if not getattr(said, name)]
    if missing:
        context.obj.news("dataset.missing", names=", ".join(missing))


def network(  # noqa: PLR0913 - the options of the command, each by its name
    context: typer.Context,
    network: Annotated[str, typer.Argument(metavar="NAME|FILE.yaml")],
    path: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)],
    *,
    years: Years = None,
    country: Countries = None,
    kind: Kinds = None,
    form: Annotated[NetworkForm | None, typer.Option("--format", "-f")] = None,
    store: StorePlace = str(api.DEFAULT_STORE),
) -> None:
    """Write a network."""
    from kg.analyse import measured

    net = measured(made(context.obj, network, store, years=years, country=country, kind=kind))
    for file in api.export_network(net, path, form=form):
        context.obj.news("written", path=file)

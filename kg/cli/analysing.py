"""``kg analyse``: measure a network, and draw it."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias

import typer

from kg import api
from kg.cli.options import NetworkName, StorePlace
from kg.cli.output import Output
from kg.cli.verbs import Verb

__all__ = ["register"]

_Row: TypeAlias = Mapping[str, str | int | float | None]
# What tells the nodes of a network of this size apart at a glance; all measures stand in CSV and JSON.
_SHOWN: Final = ("label", "kind", "degree", "strength", "betweenness", "pagerank", "community")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("analyse", cls=Verb)(analyse)


def analyse(
    context: typer.Context,
    network: Annotated[NetworkName, typer.Argument()],
    store: StorePlace = str(api.DEFAULT_STORE),
    form: Annotated[Literal["table", "csv", "json"], typer.Option("--format", "-f")] = "table",
    picture: Annotated[Path | None, typer.Option("--picture", dir_okay=False)] = None,
) -> None:
    """Measure a network."""
    from kg.analyse import measures, summary

    out: Output = context.obj
    made = api.analyse(network, store=store, language=out.language)
    if picture is not None:
        out.news("written", path=api.draw(made, picture, language=out.language))
    nodes, whole = measures(made), summary(made)
    if form == "json":
        out.line(json.dumps({"network": network, "whole": whole, "nodes": nodes}, ensure_ascii=False, indent=1))
    elif form == "csv":
        out.raw(_csv(nodes))
    else:
        _tables(out, nodes, whole)


def _tables(out: Output, nodes: Sequence[_Row], whole: _Row) -> None:
    columns = (out.words("analyse.measure"), out.words("analyse.value"))
    known = [(out.words(f"measure.{name}"), _plain(value)) for name, value in whole.items() if value is not None]
    out.table(columns, known, title=out.words("analyse.whole"))
    out.line()
    rows = [[_plain(node[name]) for name in _SHOWN] for node in nodes]
    out.table([out.words(f"measure.{name}") for name in _SHOWN], rows, title=out.words("analyse.nodes"))


def _plain(value: str | float | None) -> str:
    """Return a value as a table has it: three digits, whole numbers without a point."""
    if isinstance(value, float):
        return f"{value:g}" if value == int(value) else f"{value:.3f}"
    return "" if value is None else str(value)


def _csv(rows: Sequence[_Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else ["node"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()

"""The parameters that several commands share."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

__all__ = ["Countries", "Kinds", "StoreFolder", "StorePlace", "Years"]

StoreFolder: TypeAlias = Annotated[Path, typer.Option("--store", "-s", envvar="KG_STORE", file_okay=False)]
# What can be asked may also lie behind an address: a string, since a path would lose a slash of it.
StorePlace: TypeAlias = Annotated[str, typer.Option("--store", "-s", envvar="KG_STORE", metavar="DIR|URL")]
# What narrows a network.
Years: TypeAlias = Annotated[str | None, typer.Option("--years", metavar="YEAR[-YEAR]")]
Countries: TypeAlias = Annotated[list[str] | None, typer.Option("--country", metavar="CODE|NAME")]
Kinds: TypeAlias = Annotated[list[str] | None, typer.Option("--kind", metavar="CODE")]

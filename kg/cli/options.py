"""The parameters that several commands share."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from kg import api

__all__ = ["NetworkName", "StoreFolder", "StorePlace", "TokenFile", "User"]

NetworkName: TypeAlias = api.NetworkName
StoreFolder: TypeAlias = Annotated[Path, typer.Option("--store", "-s", envvar="KG_STORE", file_okay=False)]
# What can be asked may also lie behind an address: a string, since a path would lose a slash of it.
StorePlace: TypeAlias = Annotated[str, typer.Option("--store", "-s", envvar="KG_STORE", metavar="DIR|URL")]
# Passwords and tokens come from the environment or a file: a command line can be seen by others.
User: TypeAlias = Annotated[str, typer.Option("--user", metavar="NAME", show_default=False)]
TokenFile: TypeAlias = Annotated[Path | None, typer.Option("--token-file", metavar="FILE", dir_okay=False)]

"""The parameters that several commands share."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from kg import api

__all__ = ["NetworkName", "StoreFolder"]

NetworkName: TypeAlias = api.NetworkName
StoreFolder: TypeAlias = Annotated[Path, typer.Option("--store", "-s", envvar="KG_STORE", file_okay=False)]

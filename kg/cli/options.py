"""The parameters that several commands share."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

__all__ = [
    "Author",
    "Countries",
    "Day",
    "JudgementsFile",
    "Kinds",
    "Reason",
    "StoreFolder",
    "StorePlace",
    "TokenFile",
    "User",
    "Years",
]

StoreFolder: TypeAlias = Annotated[Path, typer.Option("--store", "-s", envvar="KG_STORE", file_okay=False)]
# What can be asked may also lie behind an address: a string, since a path would lose a slash of it.
StorePlace: TypeAlias = Annotated[str, typer.Option("--store", "-s", envvar="KG_STORE", metavar="DIR|URL")]
JudgementsFile: TypeAlias = Annotated[
    Path | None, typer.Option("--judgements", envvar="KG_JUDGEMENTS", dir_okay=False, metavar="FILE")
]
# Who judges, on which day, and why.
Author: TypeAlias = Annotated[str, typer.Option("--author", "-a", envvar="KG_AUTHOR")]
Day: TypeAlias = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD")]
Reason: TypeAlias = Annotated[str, typer.Option("--reason", "-r")]
# Passwords and tokens come from the environment or a file: a command line can be seen by others.
User: TypeAlias = Annotated[str, typer.Option("--user", metavar="NAME", show_default=False)]
TokenFile: TypeAlias = Annotated[Path | None, typer.Option("--token-file", metavar="FILE", dir_okay=False)]
# What narrows a network.
Years: TypeAlias = Annotated[str | None, typer.Option("--years", metavar="YEAR[-YEAR]")]
Countries: TypeAlias = Annotated[list[str] | None, typer.Option("--country", metavar="CODE|NAME")]
Kinds: TypeAlias = Annotated[list[str] | None, typer.Option("--kind", metavar="CODE")]

"""The command line: the only door to Typer and to what is printed in colour."""

from kg.cli.run import run

__all__ = ["run"]

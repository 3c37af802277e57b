"""Run one command: its language, its errors in one line, its exit code."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Final

import typer

from kg.cli.app import command_in
from kg.cli.german import in_german
from kg.cli.language import Language, arranged, language_of
from kg.cli.output import UNREAD, Output
from kg.cli.usage import explained
from kg.errors import KgError

__all__ = ["run"]

_USED_WRONGLY: Final = 2
_INTERRUPTED: Final = 130


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code: 0 fine, 1 the answer is no, 2 used wrongly or bad input, 3 ours.

    Examples
    --------
    >>> run(["queries", "--nonsense"])
    2
    """
    ordered = arranged(arguments or ["--help"])
    language = language_of(ordered, os.environ)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # A terminal without umlauts is no reason to stop.
    try:
        code = _run(ordered, language)
        sys.stdout.flush()
    except BrokenPipeError:
        code = UNREAD
    if code == UNREAD:
        _forget_output()
    return code


def _run(arguments: Sequence[str], language: Language) -> int:
    output = Output(language=language)
    try:
        code = command_in(language).main(list(arguments), prog_name="kg", standalone_mode=False)
    except KgError as error:
        for one in (error, *error.others):
            output.warn(output.words("error", text=in_german(one) if language == "de" else str(one)))
        return error.exit_code
    except typer.TyperException as error:
        output.warn(output.words("error", text=explained(error, language)))
        return _USED_WRONGLY
    except (typer.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    return code if isinstance(code, int) else 0


def _forget_output() -> None:
    """Send what is still to be written to nowhere, so that Python does not fail once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())

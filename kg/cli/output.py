"""Print: answers to standard output, news to standard error; colours and bars only where a person looks at it."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from typing import Protocol, TextIO

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from kg.cli.language import Language
from kg.cli.words import say

__all__ = ["UNREAD", "Output", "Tick"]

# What a shell reports of a program that was ended because nobody read its output any more (128 + SIGPIPE).
UNREAD = 141

# Wider than any row: a table that goes to a file or a pipe is never cut or folded.
_ENDLESS = 1_000_000


class Tick(Protocol):
    """Takes how many pieces of a long work are done."""

    def __call__(self, done: int, /) -> None:
        """Move the bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Where and in which language a command speaks."""

    language: Language = "en"
    quiet: bool = False

    @property
    def is_terminal(self) -> bool:
        """Whether a person looks at the answers."""
        return sys.stdout.isatty()

    def words(self, key: str, **parts: object) -> str:
        """Return a text in the language of the command, with parts filled in."""
        return say(key, self.language, **parts)

    def news(self, key: str, **parts: object) -> None:
        """Tell what has been done, unless quiet."""
        if not self.quiet:
            print(self.words(key, **parts), file=sys.stderr)

    def warn(self, text: str) -> None:
        """Tell what went wrong, also if quiet."""
        _printed(Text(text, style="red"), sys.stderr)

    def line(self, text: str = "") -> None:
        """Print a line of an answer."""
        _written(f"{text}\n".encode(sys.stdout.encoding, "backslashreplace"))

    def raw(self, text: str) -> None:
        """Print an answer as it is, byte for byte."""
        self.data(text.encode())

    def data(self, data: bytes) -> None:
        """Print bytes."""
        _written(data)

    def marked(self, text: Text) -> None:
        """Print a text with its colours, where they can be seen."""
        _printed(text, sys.stdout)

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "") -> None:
        """Print a table: folded to the width of a terminal, and whole, one line a row, for a file or a pipe."""
        if self.is_terminal:
            table = Table(
                title=title or None, title_justify="left", box=SIMPLE_HEAD, header_style="bold", pad_edge=False
            )
            for column in columns:
                table.add_column(column, overflow="fold")
            for row in rows:
                table.add_row(*map(Text, row))
            Console(file=sys.stdout, highlight=False).print(table)
        else:
            self._aligned([columns, *rows])

    def records(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print each row as a record, one line a column, where a terminal has no room for a table."""
        longest = max(map(len, columns))
        for number, row in enumerate(rows, start=1):
            record = Table(title=f"{number}", title_justify="left", box=None, show_header=False, pad_edge=False)
            record.add_column(style="bold", min_width=longest)
            record.add_column(overflow="fold")
            for column, cell in zip(columns, row, strict=True):
                if cell:
                    record.add_row(column, Text(cell))
            Console(file=sys.stdout, highlight=False).print(record, "")

    def width(self) -> int:
        """Return how many characters a line of the terminal takes."""
        return Console(file=sys.stdout).width if self.is_terminal else _ENDLESS

    def _aligned(self, rows: Sequence[Sequence[str]]) -> None:
        cells = [[" ".join(cell.split()) for cell in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        for row in cells:
            self.line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())

    @contextmanager
    def progress(self, key: str, total: int | None = None) -> Iterator[Tick]:
        """Show a bar on standard error while a long work runs; give what moves it."""
        shown = sys.stderr.isatty() and not self.quiet
        console = Console(file=sys.stderr if shown else StringIO())
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, TimeElapsedColumn(), console=console, transient=True, disable=not shown) as bar:
            task = bar.add_task(self.words(key), total=total)
            yield lambda done: bar.update(task, completed=done)


def _printed(text: Text, file: TextIO) -> None:
    """Print a text with its colours on a terminal, and plain elsewhere, never folded."""
    if file.isatty():
        Console(file=file, highlight=False, soft_wrap=True).print(text)
    elif file is sys.stdout:
        _written(f"{text.plain}\n".encode(file.encoding, "backslashreplace"))
    else:
        print(text.plain, file=file)


def _written(data: bytes) -> None:
    """Write to standard output at once.

    Raises
    ------
    Exit
        If nobody reads it any more.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise typer.Exit(UNREAD) from error

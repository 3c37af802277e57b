"""``kg query`` and ``kg queries``: ask the graph, and see what can be asked."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from kg import api
from kg.cli.options import StorePlace
from kg.cli.output import Output
from kg.cli.verbs import Verb
from kg.errors import InputError
from kg.model import Iri, Node
from kg.store import Table

if TYPE_CHECKING:
    from kg.query import Question

__all__ = ["register", "tabulated"]

# What says where a row comes from; below the table, where the terminal is too narrow for a column.
_SOURCES: Final = ("release", "releases", "evidence")
# A column that is narrower than this breaks most names.
_LEAST: Final = 14


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("query", cls=Verb)(query)
    app.command("queries", cls=Verb)(queries)


def query(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="NAME|FILE.rq|-")],
    *,
    param: Annotated[list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE")] = None,
    form: Annotated[
        Literal["table", "csv", "tsv", "json", "turtle"] | None, typer.Option("--format", "-f", show_default="table")
    ] = None,
    store: StorePlace = str(api.DEFAULT_STORE),
) -> None:
    """Answer a question."""
    from kg.query import written_table

    out: Output = context.obj
    asked = api.question(_text(question))
    values = _values(param or (), asked, out)
    with _interruptible():
        if asked.form == "construct" and form in (None, "turtle"):
            out.raw(api.construct(asked.text, store=store, params=values))
            return
        table = api.ask(asked.text, store=store, params=values)
    if form in (None, "table"):
        tabulated(out, table)
    else:
        out.raw(written_table(table, str(form)))


def queries(context: typer.Context, words: Annotated[list[str] | None, typer.Argument(metavar="WORD")] = None) -> None:
    """List the questions."""
    out: Output = context.obj
    found = [question for question in api.questions() if all(_mentions(question, word) for word in words or ())]
    columns = [out.words(f"queries.{name}") for name in ("name", "question", "params")]
    out.table(columns, [(one.name, one.asked(out.language), _parameters(one)) for one in found])


def tabulated(out: Output, table: Table, *, only: Sequence[str] = ()) -> None:
    """Print an answer with names for IRIs and without empty columns, in the form for which the terminal has room.

    That is a table, or a table with the evidence of each row below it, or a record for each row. ``only`` names the
    columns to show, the evidence always below.
    """
    columns, cells = _readable(table)
    if not cells:
        out.line(out.words("query.none"))
        return
    width = sum(max(map(len, column)) + 3 for column in zip(columns, *cells, strict=True))
    kept = [place for place, column in enumerate(columns) if (column in only if only else column not in _SOURCES)]
    if only or (width > out.width() >= _LEAST * len(kept)):
        _numbered(out, columns, cells, kept)
    elif width <= out.width():
        out.table(columns, cells)
    else:
        out.records(columns, cells)


def _numbered(out: Output, columns: Sequence[str], cells: Sequence[Sequence[str]], kept: Sequence[int]) -> None:
    """Print some columns as a table with numbered rows, and below it what each row rests on."""
    out.table(
        ["", *(columns[place] for place in kept)],
        [[str(number), *(line[place] for place in kept)] for number, line in enumerate(cells, start=1)],
    )
    sources = [columns.index(name) for name in _SOURCES if name in columns]
    if sources:
        out.line(f"\n{out.words('query.evidence')}")
        for number, line in enumerate(cells, start=1):
            out.line(f"{number:>3}  " + ": ".join(line[place] for place in sources))


def _readable(table: Table) -> tuple[list[str], list[list[str]]]:
    """Return headings and rows without what a reader cannot use: empty columns, and IRIs that have no name."""
    from kg.query import rows

    headings, lines = rows(table)
    bare = {
        column
        for place, column in enumerate(table.columns)
        if all(row[place] is None or _is_thing(row[place]) for row in table.rows)
    } - {column.removesuffix("Label") for column in table.columns if column.endswith("Label")}
    useful = [
        place for place, heading in enumerate(headings) if heading not in bare and any(line[place] for line in lines)
    ] or list(range(len(headings)))
    return [headings[place] for place in useful], [[line[place] for place in useful] for line in lines]


def _is_thing(term: Node | None) -> bool:
    return isinstance(term, Iri) and "/id/" in term


def _text(question: str) -> str:
    """Return the name of a question, or the text of a query from a file or standard input.

    Raises
    ------
    InputError
        If the file cannot be read.
    """
    try:
        if question == "-":
            data = sys.stdin.buffer.read()
        elif question.endswith((".rq", ".sparql")):
            data = Path(question).read_bytes()
        else:
            data = os.fsencode(question)
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(where=question, what=f"cannot be read ({error.strerror})", remedy="check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(where=question, what="is not in UTF-8", remedy="save it as UTF-8") from error


def _values(given: Sequence[str], asked: "Question", out: Output) -> dict[str, str]:
    """Return the values by name; names are in the language of the command unless another is asked for.

    Raises
    ------
    InputError
        If one is not written as name=value.
    """
    values: dict[str, str] = {"lang": out.language} if any(known.name == "lang" for known in asked.params) else {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not (name and equals):
            raise InputError(where=f"--param {pair}", what="has no value", remedy="write name=value")
        values[name.removeprefix("?")] = value
    return values


def _mentions(question: "Question", word: str) -> bool:
    told = (question.name, question.question, question.frage, *question.keywords)
    return any(word.casefold() in text.casefold() for text in told)


def _parameters(question: "Question") -> str:
    return " ".join(known.name if known.required else f"[{known.name}]" for known in question.params)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C end the process while Oxigraph runs: until it returns, Python would not notice."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

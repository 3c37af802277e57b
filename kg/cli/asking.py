"""``kg query`` and ``kg queries``: ask the graph, and see what can be asked."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kg import api
from kg.cli.files import kept
from kg.cli.options import StorePlace, TokenFile, User
from kg.cli.output import Output
from kg.cli.tabulating import tabulated
from kg.cli.verbs import Verb
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.query import Answer, Question

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("query", cls=Verb)(query)
    app.command("queries", cls=Verb)(queries)


def query(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="NAME|FILE.rq|-")],
    *,
    param: Annotated[list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE")] = None,
    form: Annotated[
        Literal["table", "csv", "tsv", "json", "xml", "parquet", "turtle", "nt", "jsonld"] | None,
        typer.Option("--format", "-f", show_default="table"),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", dir_okay=False)] = None,
    labels: Annotated[bool | None, typer.Option("--labels/--no-labels", show_default=False)] = None,
    explain: Annotated[bool, typer.Option("--explain")] = False,
    timeout: Annotated[float | None, typer.Option("--timeout", metavar="SECONDS", min=0.001)] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=0)] = None,
    store: StorePlace = str(api.DEFAULT_STORE),
    here: Annotated[bool, typer.Option("--here")] = False,
    user: User = "",
    token_file: TokenFile = None,
) -> None:
    """Answer a question."""
    out: Output = context.obj
    source = _text(question)
    access = api.access(store, user=user, token_file=token_file, timeout=timeout)
    values = _values(param or ())
    if explain:
        text = api.explain(source, store=store, access=access, params=values, language=out.language)
        out.raw(text.rstrip() + "\n")
        return
    shown = (form or "table") == "table" and output is None
    answer = api.answer(
        source,
        store=store,
        access=access,
        params=values,
        language=out.language,
        timeout=timeout,
        limit=limit,
        # A table is read by people; a question with a header brings the names that it needs.
        labels=shown and not api.question(source).headed if labels is None else labels,
        here=here,
    )
    _given(out, answer, form, output)
    if answer.more:
        out.news("query.more", limit=limit)


def queries(
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORD")] = None,
    *,
    form: Annotated[Literal["table", "json", "turtle"], typer.Option("--format", "-f")] = "table",
) -> None:
    """List the questions."""
    from kg.query.executable import executables, listed

    out: Output = context.obj
    found = [question for question in api.questions() if all(_mentions(question, word) for word in words or ())]
    if form == "turtle":
        out.raw(executables(found))
    elif form == "json":
        out.raw(listed(found))
    else:
        columns = [out.words(f"queries.{name}") for name in ("name", "question", "params")]
        out.table(columns, [(one.name, one.asked(out.language), _parameters(one)) for one in found])


def _given(out: Output, answer: "Answer", form: str | None, output: Path | None) -> None:
    """Print an answer, or write it to a file."""
    from kg.query import written_answer

    if answer.table is not None and form in (None, "table") and output is None:
        tabulated(out, answer.table)
        return
    data = written_answer(answer, form or _form_of(output, answer))
    if output is not None:
        kept(output, data)
        out.news("written", path=output)
    else:
        out.data(data)


def _form_of(output: Path | None, answer: "Answer") -> str:
    """Return the format that a file's ending asks for."""
    endings = {".ttl": "turtle"}
    ending = output.suffix if output is not None else ""
    return endings.get(ending, ending.removeprefix(".")) or ("turtle" if answer.graph is not None else "csv")


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


def _values(given: Sequence[str]) -> dict[str, str]:
    """Return the values by name.

    Raises
    ------
    InputError
        If one is not written as name=value.
    """
    values: dict[str, str] = {}
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

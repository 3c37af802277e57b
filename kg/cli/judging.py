"""``kg review confirm, correct, reject, add, same, different, undo, log``: judge, and see what was judged."""

import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from kg import api
from kg.cli.options import Author, Day, JudgementsFile, Reason, StoreFolder
from kg.cli.output import Output
from kg.cli.verbs import Verb

if TYPE_CHECKING:
    from kg.judge import Judgement, Logged
    from kg.pipeline import Decided

__all__ = ["judge", "today"]

_Fact = Annotated[str, typer.Argument(metavar="FACT")]
_Thing = Annotated[str, typer.Argument(metavar="IRI")]


def judge(group: typer.Typer) -> None:
    """Add the commands."""
    for command in (confirm, correct, reject, add, same, different, undo, log):
        group.command(command.__name__, cls=Verb)(command)


def today() -> str:
    """Return the day of the clock: the only place where judgements meet one."""
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date().isoformat()


def confirm(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context, fact: _Fact, *, author: Author = "", date: Day = None, reason: Reason = "",
    store: StoreFolder = api.DEFAULT_STORE, judgements: JudgementsFile = None,
) -> None:  # fmt: skip
    """Say that a fact is right."""
    by = {"author": author, "date": date or today(), "reason": reason}
    _told(context.obj, api.confirm(fact, **by, store=store, judgements=judgements))


def correct(  # noqa: PLR0913
    context: typer.Context, fact: _Fact, *, value: Annotated[str, typer.Option("--value", "-v")],
    author: Author = "", date: Day = None, reason: Reason = "",
    store: StoreFolder = api.DEFAULT_STORE, judgements: JudgementsFile = None,
) -> None:  # fmt: skip
    """Give a fact another value."""
    by = {"author": author, "date": date or today(), "reason": reason}
    _told(context.obj, api.correct(fact, value, **by, store=store, judgements=judgements))


def reject(  # noqa: PLR0913
    context: typer.Context, fact: _Fact, *, author: Author = "", date: Day = None, reason: Reason = "",
    store: StoreFolder = api.DEFAULT_STORE, judgements: JudgementsFile = None,
) -> None:  # fmt: skip
    """Say that a fact is wrong."""
    by = {"author": author, "date": date or today(), "reason": reason}
    _told(context.obj, api.reject(fact, **by, store=store, judgements=judgements))


def add(  # noqa: PLR0913
    context: typer.Context,
    release: Annotated[str, typer.Argument(metavar="RELEASE")],
    prop: Annotated[str, typer.Argument(metavar="PROPERTY")],
    value: Annotated[str, typer.Argument(metavar="VALUE")],
    *,
    words: Annotated[str, typer.Option("--words", "-w")],
    to: Annotated[str | None, typer.Option("--to", metavar="FACT")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND")] = None,
    author: Author = "", date: Day = None, reason: Reason = "",
    store: StoreFolder = api.DEFAULT_STORE, judgements: JudgementsFile = None,
) -> None:  # fmt: skip
    """State what the machine has not read."""
    by = {"author": author, "date": date or today(), "reason": reason}
    done = api.add(release, prop, value, words=words, kind=kind, to=to, **by, store=store, judgements=judgements)
    _told(context.obj, done)


def same(  # noqa: PLR0913
    context: typer.Context, first: _Thing, second: _Thing, *, author: Author = "", date: Day = None,
    reason: Reason = "", store: StoreFolder = api.DEFAULT_STORE, judgements: JudgementsFile = None,
) -> None:  # fmt: skip
    """Make two things one."""
    by = {"author": author, "date": date or today(), "reason": reason}
    _told(context.obj, api.same(first, second, **by, store=store, judgements=judgements))


def different(  # noqa: PLR0913
    context: typer.Context, first: _Thing, second: _Thing, *, author: Author = "", date: Day = None,
    reason: Reason = "", store: StoreFolder = api.DEFAULT_STORE, judgements: JudgementsFile = None,
) -> None:  # fmt: skip
    """Part two things."""
    by = {"author": author, "date": date or today(), "reason": reason}
    _told(context.obj, api.different(first, second, **by, store=store, judgements=judgements))


def undo(  # noqa: PLR0913
    context: typer.Context,
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT")],
    *,
    author: Author = "", date: Day = None, reason: Reason = "",
    store: StoreFolder = api.DEFAULT_STORE, judgements: JudgementsFile = None,
) -> None:  # fmt: skip
    """Take a judgement back."""
    by = {"author": author, "date": date or today(), "reason": reason}
    _told(context.obj, api.undo(judgement, **by, store=store, judgements=judgements))


def log(context: typer.Context, store: StoreFolder = api.DEFAULT_STORE, judgements: JudgementsFile = None) -> None:
    """List what was judged."""
    out: Output = context.obj
    said = api.judgement_log(store=store, judgements=judgements)
    if not said:
        out.line(out.words("judged.nothing"))
    elif out.is_terminal:
        for one in said:
            _card(out, one)
    else:
        names = ("id", "date", "author", "verdict", "about", "value", "reason", "state")
        out.table([out.words(f"judged.{name}") for name in names], [_row(out, one) for one in said])


def _row(out: Output, one: "Logged") -> tuple[str, ...]:
    said = one.judgement
    verdict, state = out.words(f"judged.{said.verdict}"), out.words(f"judged.{one.state}")
    return (said.id, said.date, said.author, verdict, *_about(said), said.reason, state)


def _card(out: Output, one: "Logged") -> None:
    """Show a judgement in three lines, where a table would have no room."""
    id_, day, author, verdict, about, value, reason, state = _row(out, one)
    style = "" if one.state == "standing" else "dim"
    out.marked(Text.assemble((id_, "cyan"), f"  {day}  {author}  ", (verdict, "bold"), f"  ({state})", style=style))
    out.marked(Text(f"    {' → '.join(filter(None, (about, value)))}", style=style))
    if reason:
        out.marked(Text(f"    {reason}", style=f"{style} italic".strip()))


def _told(out: Output, done: "Decided") -> None:
    said = done.judgement
    if not done.recorded:
        out.line(out.words("judged.already", id=said.id, author=said.author, date=said.date))
        return
    about, value = _about(said)
    out.line(f"{said.id}  {out.words(f'judged.{said.verdict}')}: {' → '.join(filter(None, (about, value)))}")
    if done.changed:
        out.news("judged.anew", names=", ".join(done.changed))


def _about(said: "Judgement") -> tuple[str, str]:
    """Return what a judgement is about, and the value that it gives."""
    from kg.judge.values import shown

    if said.pair is not None:
        first, second = said.pair.first_name or said.pair.first, said.pair.second_name or said.pair.second
        return f"{first} ({said.pair.first}) / {second} ({said.pair.second})", ""
    if said.fact is None:
        return said.undoes, ""
    fact = said.fact
    is_new = said.verdict == "add"
    about = f"{fact.release}: {fact.subject or said.to or fact.kind} – {fact.property}"
    return (about if is_new else f"{about}: {fact.value}"), shown(fact.value if is_new else said.value)

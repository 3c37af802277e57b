"""``kg show`` and ``kg info``: look at one release, or at the store as a whole."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer
from rich.text import Text

import kg
from kg import api
from kg.cli.options import JudgementsFile, StoreFolder
from kg.cli.output import Output
from kg.cli.verbs import Verb

if TYPE_CHECKING:
    from kg.pipeline import Meeting, Shown

__all__ = ["marked", "register"]

# Colours that differ in brightness too, so that they can be told apart without seeing hues.
_COLOURS: Final = {
    "municipality": "bright_blue", "country": "blue", "person": "bright_yellow", "role": "yellow",
    "organisation": "bright_magenta", "agreement": "bright_green", "event": "bright_cyan", "programme": "green",
    "funding": "bright_red", "quote": "cyan", "claim": "red",
}  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("show", cls=Verb)(show)
    app.command("info", cls=Verb)(info)


def show(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    release: Annotated[str, typer.Argument(metavar="RELEASE")],
    *,
    store: StoreFolder = api.DEFAULT_STORE,
    text: Annotated[bool, typer.Option("--text")] = False,
    why: Annotated[bool, typer.Option("--why")] = False,
    judgements: JudgementsFile = None,
) -> None:
    """Show a release and its facts, and why they were read."""
    out: Output = context.obj
    if "://" in release:
        _show_meeting(out, api.meeting(release, store=store))
        return
    kept = api.text(release, store=store)
    if text:
        out.raw(kept)
        return
    facts = (api.reasoned if why else api.facts)(release, store=store, judgements=judgements)
    out.marked(marked(kept, [f for f in facts if f.verdict != "reject"], brackets=not out.is_terminal))
    out.line()
    # On a screen the release before an id would only fold: it is the one that was asked for.
    short = (lambda name: name.removeprefix(release)) if out.is_terminal else str
    names: tuple[str, ...] = ("place", "exact", "kind", "subject", "property", "value", "id", "rule")
    rows: list[tuple[str, ...]] = [
        (f"{f.start}-{f.end}", f.exact, f.kind, f.subject, f.property, f.value, short(f.id), f.rule) for f in facts
    ]
    if why:
        names = (*names, "confidence", "reasons")
        rows = [(*row, f"{f.confidence:.2f}", "; ".join(f.reasons)) for row, f in zip(rows, facts, strict=True)]
    if any(f.verdict for f in facts):
        names = (*names, "judged")
        rows = [(*row, _judged(out, f)) for row, f in zip(rows, facts, strict=True)]
    out.table([out.words(f"show.{name}") for name in names], rows, title=out.words("show.facts"))


def _judged(out: Output, fact: "Shown") -> str:
    """Return what people have judged of a fact."""
    if not fact.verdict:
        return ""
    word = out.words(f"judged.{fact.verdict}")
    was = out.words("show.was", value=fact.was) if fact.was else ""
    return " ".join(filter(None, (word, was, fact.judgement if fact.judgement != fact.id else "")))


def _show_meeting(out: Output, met: "Meeting") -> None:
    """Show the mentions that bear an IRI, why they are one, and on what their releases differ."""
    out.line(met.iri)
    out.line()
    base = met.iri.rpartition("/id/")[0] + "/id/"
    rows = [(one.release, f"{one.start}-{one.end}", one.exact, one.own.removeprefix(base)) for one in met.bearers]
    columns = [out.words(f"show.{name}") for name in ("release", "place", "exact", "own")]
    out.table(columns, rows, title=out.words("show.bearers"))
    if met.joins:
        out.line()
        german = out.language == "de"
        pairs = [
            (one.first.release, one.first.exact, one.second.release, one.second.exact, one.reason[german])
            for one in met.joins
        ]
        columns = [out.words(f"show.{name}") for name in ("release", "exact", "other", "exact", "reasons")]
        out.table(columns, pairs, title=out.words("show.joins"))
    if met.differing:
        out.line()
        values = [(one.property, one.value, ", ".join(one.releases)) for one in met.differing]
        columns = [out.words(f"show.{name}") for name in ("property", "value", "release")]
        out.table(columns, values, title=out.words("show.differing"))


def info(
    context: typer.Context,
    store: StoreFolder = api.DEFAULT_STORE,
    form: Annotated[Literal["table", "json"], typer.Option("--format", "-f")] = "table",
    releases: Annotated[bool, typer.Option("--releases")] = False,
) -> None:
    """Tell what the store holds."""
    out: Output = context.obj
    held = api.info(store=store)
    program = f"municipal-cooperation-kg {kg.__version__}"
    if form == "json":
        out.line(json.dumps({"program": program, **asdict(held)}, ensure_ascii=False, indent=1))
        return
    rows = [
        (out.words("info.version"), program),
        (out.words("info.folder"), held.folder),
        (out.words("info.releases"), str(len(held.releases))),
        (out.words("info.statements"), str(held.statements)),
        (out.words("info.refused"), str(held.refused)),
        (out.words("info.rules"), ", ".join(held.rules)),
        *([(out.words("info.own"), f"{held.own} ({', '.join(held.own_folders)})")] if held.own else []),
        *([(out.words("info.lists"), ", ".join(held.lists))] if held.lists else []),
        *((name.replace("#", "/").rsplit("/", 1)[-1], str(count)) for name, count in held.classes),
    ]
    out.table(("", ""), rows)
    for name in held.releases if releases else ():
        out.line(name)


def marked(text: str, facts: Sequence["Shown"], *, brackets: bool) -> Text:
    """Return a text with the words that state facts marked: by colours, or in brackets where there are none.

    Of spans that overlap, the shorter ones are marked: the words, not the sentence around them.

    Examples
    --------
    >>> from kg.pipeline import Shown
    >>> fact = Shown(kind="municipality", subject="Ulm", property="name", value="Ulm", start=3, end=6, exact="Ulm",
    ...              rule="place", confidence=1.0)
    >>> marked("In Ulm.", [fact], brackets=True).plain
    'In [Ulm].'
    """
    result, end = Text(), 0
    for start, stop, kind in sorted(_apart(facts)):
        words = text[start:stop]
        result.append(text[end:start])
        result.append(
            f"[{words}]" if brackets else words, style="" if brackets else f"bold {_COLOURS.get(kind, 'white')}"
        )
        end = stop
    return result.append(text[end:])


def _apart(facts: Sequence["Shown"]) -> Iterator[tuple[int, int, str]]:
    """Yield spans that do not overlap, the shortest first; of equal ones that of the first kind that names it."""
    taken: list[tuple[int, int]] = []
    for fact in sorted(facts, key=lambda fact: (fact.end - fact.start, fact.start, fact.property != "name")):
        if all(fact.end <= start or end <= fact.start for start, end in taken):
            taken.append((fact.start, fact.end))
            yield fact.start, fact.end, fact.kind

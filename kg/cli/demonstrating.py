"""``kg demo``: the whole road on the sample releases, and what to type next."""

import shutil
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from kg import api
from kg.assets import asset
from kg.cli import building
from kg.cli.output import Output
from kg.cli.tabulating import tabulated
from kg.cli.verbs import Verb

__all__ = ["register"]

_QUESTION: Final = "programmes-funding-visits"
_COLUMNS: Final = ("programme", "funder", "type", "start", "place", "who")
_NO: Final = 1


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", cls=Verb)(demo)


def demo(
    context: typer.Context,
    folder: Annotated[Path, typer.Option("--out", file_okay=False)] = Path("kg-demo"),
) -> int:
    """Build, validate, question and draw the sample releases; 1 if they do not conform."""
    out: Output = context.obj
    store = folder / "kg-store"
    conforms = _built(out, store)
    _asked(out, store)
    _drawn(out, store, folder)
    _heading(out, "demo.next")
    out.line(f"   export KG_STORE={store}")
    for line in (
        "serve",
        "queries",
        "query partners-of-city --param place=Ulm",
        "show 2024-10-02-ulm-nis",
        f"evaluate {_near(asset('data/releases'))}",
        "build PATH …",
    ):
        out.line(f"   {_command()} {line}")
    return 0 if conforms else _NO


def _built(out: Output, store: Path) -> bool:
    from kg.validate import summary

    samples = asset("data/releases")
    _heading(out, "demo.build", count=len(list(samples.glob("*.gold.json"))))
    out.line(f"   {out.words('demo.people')}")
    with out.progress("working.build") as tick:
        report = api.build([samples], store=store, progress=tick)
    out.line(f"   {building.told(out, report)}")
    _heading(out, "demo.validate")
    validation = api.validate(store=store)
    out.line(f"   {summary(validation, out.language)}")
    return validation.passes()


def _asked(out: Output, store: Path) -> None:
    question = api.question(_QUESTION)
    _heading(out, "demo.query", question=question.asked(out.language))
    tabulated(out, api.ask(_QUESTION, store=store, params={"lang": out.language}), only=_COLUMNS)


def _drawn(out: Output, store: Path, folder: Path) -> None:
    _heading(out, "demo.network")
    network = api.analyse("cooperation", store=store, language=out.language)
    files = [api.draw(network, folder / "cooperation.png", language=out.language)]
    files += api.export_network(network, folder / "cooperation.gexf")
    for file in files:
        out.line(f"   {out.words('written', path=file)}")


def _heading(out: Output, key: str, **parts: object) -> None:
    out.line()
    out.line(out.words(key, **parts))


def _command() -> str:
    """Return how the command can be typed here: by its name, or by its path where the shell would not find it."""
    if shutil.which("kg"):
        return "kg"
    return str(_near(Path(sys.argv[0]))) if Path(sys.argv[0]).name == "kg" else "python -m kg"


def _near(path: Path) -> Path:
    """Return a path as seen from the current folder, where it lies within it."""
    here = Path.cwd()
    return path.absolute().relative_to(here) if path.absolute().is_relative_to(here) else path

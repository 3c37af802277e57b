"""Put the commands together and give each its help in the language of the user."""

from typing import Annotated, Final, Literal

import typer
from typer import rich_utils

from kg.cli import (
    analysing,
    asking,
    building,
    checking,
    covering,
    demonstrating,
    drawing,
    exporting,
    importing,
    looking,
    pushing,
    referring,
    reviewing,
    serving,
)
from kg.cli.examples import EXAMPLES
from kg.cli.help import HELP, ROOT
from kg.cli.language import Language
from kg.cli.output import Output
from kg.cli.verbs import Verb, Verbs

__all__ = ["command_in"]

# What Typer itself says around our texts.
_AROUND: Final = {
    "ARGUMENTS_PANEL_TITLE": ("Arguments", "Argumente"),
    "OPTIONS_PANEL_TITLE": ("Options", "Optionen"),
    "COMMANDS_PANEL_TITLE": ("Commands", "Befehle"),
    "DEFAULT_STRING": ("[default: {}]", "[sonst: {}]"),
    "ENVVAR_STRING": ("[env var: {}]", "[Umgebungsvariable: {}]"),
    "REQUIRED_LONG_STRING": ("[required]", "[nötig]"),
}


def command_in(language: Language) -> Verbs:
    """Return the command ``kg`` with all its verbs, ready to be run, with help in a language."""
    app = typer.Typer(cls=Verbs, add_completion=False, rich_markup_mode="rich")

    @app.callback()
    def root(
        context: typer.Context,
        lang: Annotated[Literal["de", "en"] | None, typer.Option("--lang")] = None,
        quiet: Annotated[bool, typer.Option("--quiet", "-q")] = False,
    ) -> None:
        context.obj = Output(language=lang or language, quiet=quiet)

    for module in (
        building,
        referring,
        importing,
        looking,
        reviewing,
        asking,
        covering,
        analysing,
        drawing,
        exporting,
        pushing,
        checking,
        serving,
        demonstrating,
    ):
        module.register(app)
    command = typer.main.get_command(app)
    if not isinstance(command, Verbs):  # It is one: an app with several commands becomes its class.
        raise TypeError(type(command))
    for name, texts in _AROUND.items():
        setattr(rich_utils, name, texts[language == "de"])
    _explain(command, ROOT, language)
    return command


def _explain(command: Verb | Verbs, name: str, language: Language) -> None:
    """Give a command, its parameters and its subcommands their texts."""
    german = language == "de"
    command.help = command.short_help = HELP[name][german]
    if name in EXAMPLES:
        head = "[bold]Beispiele[/]" if german else "[bold]Examples[/]"
        command.epilog = "\n\n".join([head, *(f"  {line}".replace("[", "\\[") for line in EXAMPLES[name])])
    shown = command.get_help_option(typer.Context(command))
    for param in [*command.params, *([shown] if shown else [])]:
        texts = HELP.get(f"{name}.{param.name}") or HELP[f".{param.name}"]
        setattr(param, "help", texts[german])  # noqa: B010 - the base class of parameters declares no help
    if german:
        command.usage_word, command.options_metavar = "Aufruf:", "[OPTIONEN]"
    if isinstance(command, Verbs):
        command.subcommand_metavar = "BEFEHL …" if german else "COMMAND …"
        for verb, part in command.commands.items():
            if isinstance(part, Verb | Verbs):
                _explain(part, verb if name == ROOT else f"{name} {verb}", language)

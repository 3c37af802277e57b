"""Say what was typed wrongly, in one sentence with the way to the help."""

import re
from typing import Final

import typer

from kg.cli.language import Language
from kg.cli.words import say

__all__ = ["explained"]

# The sentences of Typer's parser, each with the text that says it in the language of the command.
_SENTENCES: Final = (
    (re.compile(r"No such option: (?P<name>\S+)"), "usage.option"),
    (re.compile(r"No such command '(?P<name>.*?)'"), "usage.command"),
    (re.compile(r"Missing command"), "usage.command_missing"),
    (re.compile(r"Missing (?:argument|option|parameter) '(?P<name>.*?)'"), "usage.missing"),
    (re.compile(r"Invalid value for (?P<name>.*?):.*is not one of (?P<values>.*)"), "usage.choice"),
    (re.compile(r"Invalid value for (?P<name>.*?): \S+ (?P<value>'.*') does not exist"), "usage.no_file"),
    (re.compile(r"Invalid value for (?P<name>.*?):"), "usage.value"),
    (re.compile(r"Option '(?P<name>.*?)' requires"), "usage.no_value"),
    (re.compile(r"Got unexpected extra arguments? \((?P<name>.*?)\)"), "usage.extra"),
)


def explained(error: typer.TyperException, language: Language) -> str:
    """Return what was typed wrongly, and how to see what can be typed.

    Examples
    --------
    >>> explained(typer.TyperException("No such option: --stor"), "de")
    'Unbekannte Option: --stor (siehe: kg --help)'
    """
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "kg"
    text = error.format_message()
    if language == "de":
        found = ((pattern.search(text), key) for pattern, key in _SENTENCES)
        text = next((say(key, language, **match.groupdict()) for match, key in found if match), text)
    return say("usage", language, text=text.replace(": Value error, ", ": ").rstrip("."), command=command)

"""Decide in which language the program speaks, before anything is said."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

__all__ = ["Language", "arranged", "language_of"]

Language: TypeAlias = Literal["de", "en"]

# POSIX: LC_ALL overrules LC_MESSAGES, which overrules LANG; the first that is set decides.
# https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_FLAGS: Final = ("--quiet", "-q")
# An option that may stand without its value, and the value that it has then.
_BARE: Final = {"--errors": "all"}


def arranged(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with ``--lang`` and ``--quiet`` at the front, wherever they stood before ``--``.

    Examples
    --------
    >>> arranged(["build", "a.md", "--lang", "de", "-q"])
    ['--lang', 'de', '-q', 'build', 'a.md']
    """
    before, rest = list(arguments), []
    if "--" in before:
        place = before.index("--")
        before, rest = before[:place], before[place:]
    front, verb, waiting = [], [], iter(before)
    for argument in waiting:
        if argument == "--lang":
            front += [argument, *([following] if (following := next(waiting, None)) is not None else [])]
        elif argument in _FLAGS or argument.startswith("--lang="):
            front.append(argument)
        else:
            verb.append(argument)
    return [*front, *_completed(verb), *rest]


def _completed(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the arguments, and behind an option that may stand alone its value where it does.

    Examples
    --------
    >>> list(_completed(["evaluate", "gold/", "--errors"])), list(_completed(["--errors", "event"]))
    (['evaluate', 'gold/', '--errors', 'all'], ['--errors', 'event'])
    """
    for argument, following in zip(arguments, [*arguments[1:], "-"], strict=False):
        yield argument
        if argument in _BARE and following.startswith("-"):
            yield _BARE[argument]


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language that ``--lang`` asks for, else that of the locale, else English.

    Examples
    --------
    >>> language_of(["--lang", "de"], {}), language_of([], {"LANG": "de_AT.UTF-8"}), language_of([], {"LANG": "C"})
    ('de', 'de', 'en')
    """
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        asked = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang":
            asked = arguments[place + 1] if place + 1 < len(arguments) else None
        if asked is not None:
            return "de" if asked == "de" else "en"
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return "de" if locale.lower().split(".")[0].split("_")[0] == "de" else "en"

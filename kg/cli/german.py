"""Say errors in German."""

import re
from functools import cache

from kg.cli.sentences import SENTENCES
from kg.errors import KgError

__all__ = ["in_german", "problem_in_german"]


def in_german(error: KgError) -> str:
    """Return an error in German; a part that has no German sentence stays as it is.

    Examples
    --------
    >>> in_german(KgError(where="a.pdf", what="is empty", remedy="leave it out or fetch it again"))
    'a.pdf: ist leer; weglassen oder noch einmal holen'
    """
    return f"{error.where}: {problem_in_german(error.what)}; {problem_in_german(error.remedy)}"


def problem_in_german(sentence: str) -> str:
    """Return a reason or a remedy in German, or as it is where there is no German for it.

    Examples
    --------
    >>> problem_in_german("is too large, more than 20 MiB")
    'ist zu groß, mehr als 20 MiB'
    """
    if sentence in SENTENCES:
        return SENTENCES[sentence]
    found = ((pattern.fullmatch(sentence), german) for pattern, german in _patterns())
    return next((german.format(*match.groups()) for match, german in found if match), sentence)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the sentences with parts to fill in, those with the most words of their own first."""
    filled = sorted((english for english in SENTENCES if "{}" in english), key=lambda text: (-len(text), text))
    return tuple(
        (re.compile(re.escape(english).replace(r"\{\}", "(.*?)"), re.DOTALL), SENTENCES[english]) for english in filled
    )

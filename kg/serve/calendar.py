"""Write dates as readers of a language do, as precisely as they are known."""

import re
from typing import Final

from kg.serve.language import Language

__all__ = ["dated"]

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "de": tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
    "en": tuple("January February March April May June July August September October November December".split()),
}


def dated(text: str, language: Language) -> str:
    """Return a day, month or year in words; anything else as it is.

    Examples
    --------
    >>> dated("2024-10-06", "de"), dated("2024-10", "en"), dated("1958", "de"), dated("bald", "de")
    ('6. Oktober 2024', 'October 2024', '1958', 'bald')
    """
    found = _DATE.fullmatch(text)
    if not found or not found[2] or not 1 <= int(found[2]) <= 12:
        return text
    month = _MONTHS[language][int(found[2]) - 1]
    if not found[3]:
        return f"{month} {found[1]}"
    return f"{int(found[3])}. {month} {found[1]}" if language == "de" else f"{int(found[3])} {month} {found[1]}"

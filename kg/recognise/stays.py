"""Count back to where a stay began, from the day on which it ended and how long it was."""

import re
from datetime import date, timedelta

from kg.lexicon.dates import date_words

__all__ = ["counted_back"]

_DAY, _WEEK = 10, 7


def counted_back(text: str, day: re.Match[str], span: tuple[str, str]) -> tuple[str, str]:
    """Return the stretch of so many days that ends on a day, inclusive; the span of the day where nothing says so.

    "Des viertägigen Besuchs, der am Samstag endet", "am Samstag kehrte sie nach vier Tagen zurück".

    Examples
    --------
    >>> text = "Sie sind am Montag von einer dreitägigen Reise zurückgekehrt"
    >>> counted_back(text, re.search("Montag", text), ("2024-04-08", ""))
    ('2024-04-06', '2024-04-08')
    """
    if span[1] or len(span[0]) != _DAY:
        return span
    before, behind = text[: day.start()], text[day.end() :]
    found = _LONG.search(before) if _ENDS.match(behind) else None
    if found is None:
        part = _CUT.split(before)[-1] + day.group() + _CUT.split(behind)[0]
        if not _BACK.search(part):
            return span
        found = _AFTER.search(part) or _LASTING.search(text)
    try:
        days = date_words().number(found["n"]) * (_WEEK if found["week"] else 1) if found else 1
    except KeyError:
        return span
    if days < 2:
        return span
    return (date.fromisoformat(span[0]) - timedelta(days=days - 1)).isoformat(), span[0]


_LONG = re.compile(r"\b(?P<n>[a-zäöü]+|\d+)-?(?P<week>wöchig|(?=tägig))\w*\s+[\w-]+,\s+(?:der|die|das)\s+(?:am\s+)?$")
_ENDS = re.compile(r"\s+(?:[\w-]+\s+){0,3}?(?:ende[tn]|endete|ausklingt|ausklang|zu\sEnde\s(?:geht|ging))\b")
# A clause ends at a sign; that of the day says that the stay is over.
_CUT = re.compile(r"[,;:–—]|\s-\s")
_BACK = re.compile(
    r"\b(?:(?:zurück|heim)(?:ge)?(?:kehrt\w*|reist\w*|kommen|kamen)?|abgereist|verabschiedet|Heim(?:reise|weg)|Rück(?:reise|kehr)"
    r"|ende(?:t|te|n|ten)|zu\sEnde)\b"
)
_AFTER = re.compile(
    r"\b(?:nach|von)\s(?:(?:eine[mr]|ihre[nmr]?|seine[nmr]?|de[mnr])\s)?(?P<n>[a-zäöü]+|\d+)(?:-?(?:tägig|(?P<week>wöchig))\w+|\sTagen)\b"
)
_LASTING = re.compile(r"\b(?P<n>[A-Za-zäöü]+|\d+)\s(?:Tage|(?P<week>Wochen))\slang\b")

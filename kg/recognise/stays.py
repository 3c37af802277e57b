"""Count back to where a stay began, from the day on which it ended and how long it was."""

import re
from datetime import date, timedelta

from kg.lexicon.dates import date_words

__all__ = ["counted_back"]

_DAY, _WEEK, _LONGEST = 10, 7, 60


def counted_back(text: str, day: re.Match[str], span: tuple[str, str], beside: str = "") -> tuple[str, str]:
    """Return the stretch of so many days that ends on a day, inclusive; the span of the day where nothing says so.

    "Des viertägigen Besuchs, der am Samstag endet", "am Samstag kehrte sie nach vier Tagen zurück". ``beside`` are the
    sentences around it: "Fünf Tage waren sie in Lille. Am Freitag sind sie heimgekehrt."

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
        found = _AFTER.search(part) or _LASTING.search(text) or _LASTING.search(beside)
    number = (found["n"] or "").lower() if found else ""
    days = (int(number) if number.isdigit() else date_words().numbers.get(number, 1)) if found else 1
    if found and found["week"]:
        days *= _WEEK
    if not 1 < days <= _LONGEST:
        return span
    return (date.fromisoformat(span[0]) - timedelta(days=days - 1)).isoformat(), span[0]


_LONG = re.compile(r"\b(?P<n>[a-zäöü]+|\d+)-?(?P<week>wöchig|(?=tägig))\w*\s+[\w-]+,\s+(?:der|die|das)\s+(?:am\s+)?$")
_ENDS = re.compile(r"\s+(?:[\w-]+\s+){0,3}?(?:ende[tn]|endete|ausklingt|ausklang|zu\sEnde\s(?:geht|ging))\b")
# A clause ends at a sign; that of the day says that the stay is over.
_CUT = re.compile(r"[,;:–—]|\s-\s")
_BACK = re.compile(
    r"\b(?:(?:zurück|heim)(?:ge)?(?:kehrt\w*|reist\w*|kommen|kamen)?|abgereist|abreiste\w*|reist\w*\s(?:wieder\s)?ab"
    r"|verabschiedet|(?:Heim|Rück)(?:reise|weg|fahrt|flug|kehr)|ende(?:t|te|n|ten)|zu\sEnde)\b"
)
_AFTER = re.compile(
    r"\b(?:nach|von)\s(?:(?:eine[mr]|ihre[nmr]?|seine[nmr]?|de[mnr])\s)?"
    r"(?P<n>[a-zäöü]+|\d+)(?:-?(?:tägig|(?P<week>wöchig))\w+|\sTagen)\b"
)
# "Vier Tage lang", "volle fünf Tage waren sie dort", "hielt sich sechs Tage hier auf"; not "alle zwei Tage".
_LASTING = re.compile(
    r"(?<!\b[Vv]or\s)(?<!\b[Nn]ach\s)(?<!\b[Ii]n\s)(?<!\b[Bb]innen\s)(?<!\b[Aa]lle\s)(?<!\b[Uu]m\s)(?<!\b[Ss]eit\s)"
    r"\b(?P<n>[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn|[Zz]wölf|[Vv]ierzehn|\d{1,2})\s"
    r"(?:Tagen?|(?P<week>Wochen))\b(?!\s(?:später|darauf|danach|davor|zuvor|vor|nach|zurück|im\s(?:Jahr|Monat)))"
)

"""Read full German dates: day, month and year, with the month as a word or as a number, also between slashes."""

import re
from datetime import date
from typing import Final

__all__ = ["MONTHS", "find_dates"]

# Full names, the Austrian ones, and the abbreviations of Duden (Rechtschreibung, "Monatsnamen").
MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan", "februar feber feb febr", "märz maerz mrz", "april apr", "mai", "juni jun",
            "juli jul", "august aug", "september sep sept", "oktober okt", "november nov", "dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
# The number of a file is no date: "Az. 10/02/2019".
_NO_FILE = r"(?<![\d/])(?<!Az\.\s)(?<!Nr\.\s)(?<!Vorlage\s)(?<!Drucksache\s)(?<!Aktenzeichen\s)"
_DATE = re.compile(
    rf"""(?<![\d.])(?P<day>\d{{1,2}})\.\s{{0,3}}(?P<name>{_NAMES})\b\.?\s{{1,3}}(?P<year>(?:19|20)\d\d)(?!\d)
      | (?<![\d.])(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>(?:19|20)\d\d)(?!\d|\.\d)
      | (?<![\d.])(?P<d2>\d\d)\.(?P<m2>\d\d)\.(?P<y2>\d\d)(?!\d|\.\d)
      | {_NO_FILE}(?P<d3>\d\d)/(?P<m3>\d\d)/(?P<y3>(?:19|20)\d\d)(?![\d/])
      | (?<![\d-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d|-\d)""",
    re.IGNORECASE | re.VERBOSE,
)
# A year of two digits above this one is of the last century: POSIX reads %y so.
_PIVOT = 69


def find_dates(text: str) -> tuple[tuple[int, int, str], ...]:
    """Find the full dates of a text, in order: where each starts and ends, and the day in ISO 8601.

    A day without a year or a month without a day is no full date. Days that no calendar has are left out.

    Examples
    --------
    >>> find_dates("Köln, 3. Mai 2024: Vertrag vom 06.08.1979")
    ((6, 17, '2024-05-03'), (31, 41, '1979-08-06'))
    >>> find_dates("vom 5. bis 7. Juni, 31.02.2024, Mai 2024")
    ()
    """
    found = ((match.start(), match.end(), _iso(match)) for match in _DATE.finditer(text))
    return tuple((start, end, iso) for start, end, iso in found if iso is not None)


def _iso(match: re.Match[str]) -> str | None:
    """Return the day that a match names, or None if no calendar has it."""
    part = match.groupdict()
    try:
        if part["iso"]:
            return date.fromisoformat(part["iso"]).isoformat()
        if part["name"]:
            return date(int(part["year"]), MONTHS[part["name"].lower()], int(part["day"])).isoformat()
        if part["d3"]:
            return date(int(part["y3"]), int(part["m3"]), int(part["d3"])).isoformat()
        if part["d"]:
            return date(int(part["y"]), int(part["m"]), int(part["d"])).isoformat()
        year = int(part["y2"]) + (1900 if int(part["y2"]) >= _PIVOT else 2000)
        return date(year, int(part["m2"]), int(part["d2"])).isoformat()
    except ValueError:
        return None

"""Say how complete the graph is by city and year: what releases tell, what they leave open, months without news."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Final, TypeAlias

from kg.model import Node, Value

__all__ = ["COUNTS", "Coverage", "coverage_of", "records"]

_Row: TypeAlias = Mapping[str, Node | None]

# The counts of the question ``coverage``, each by the name of its column and the field it fills.
COUNTS: Final[dict[str, str]] = {
    "releases": "releases",
    "agreements": "agreements",
    "agreementsWithoutSignatory": "agreements_without_signatory",
    "visits": "visits",
    "visitsWithoutReturn": "visits_without_return",
    "people": "people",
    "peopleWithoutRole": "people_without_role",
    "programmes": "programmes",
    "programmesWithoutFunder": "programmes_without_funder",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the releases of a city in a year cover; a thing lacks something if no release of any city has it.

    ``months_without_news`` are those between the first and the last release of the city (``2024-05``).
    """

    city: str
    place: str
    year: str
    releases: int = 0
    agreements: int = 0
    agreements_without_signatory: int = 0
    visits: int = 0
    visits_without_return: int = 0
    people: int = 0
    people_without_role: int = 0
    programmes: int = 0
    programmes_without_funder: int = 0
    months_without_news: tuple[str, ...] = ()


def coverage_of(counts: Iterable[_Row], months: Iterable[_Row]) -> Iterator[Coverage]:
    """Yield the coverage of each city and year, by city; a year without any release too, if others lie around it.

    Parameters
    ----------
    counts
        Rows of the question ``coverage``.
    months
        Rows of the question ``releases-by-month``.

    Examples
    --------
    >>> months = [{"publisher": "x", "publisherLabel": "Ulm", "month": Value(m)} for m in ("2023-11", "2024-02")]
    >>> [(row.year, row.months_without_news) for row in coverage_of([], months)]
    [('2023', ('2023-12',)), ('2024', ('2024-01',))]
    """
    told = {(_text(row["publisher"]), _text(row["year"])): row for row in counts}
    cities: dict[tuple[str, str], list[str]] = {}
    for row in months:
        cities.setdefault((_text(row["publisherLabel"]), _text(row["publisher"])), []).append(_text(row["month"]))
    for (label, place), news in sorted(cities.items()):
        silent = [month for month in _between(min(news), max(news)) if month not in news]
        for year in sorted({month[:4] for month in (*news, *silent)}):
            numbers = {COUNTS[name]: int(_text(told[place, year][name])) for name in COUNTS if (place, year) in told}
            without = tuple(month for month in silent if month[:4] == year)
            yield Coverage(city=label, place=place, year=year, months_without_news=without, **numbers)


def records(rows: Iterable[Coverage]) -> Iterator[dict[str, str | int]]:
    """Yield each row as a flat record, the months joined by spaces.

    Examples
    --------
    >>> row = Coverage(city="Ulm", place="x", year="2024", months_without_news=("2024-01", "2024-03"))
    >>> next(records([row]))["months_without_news"]
    '2024-01 2024-03'
    """
    for row in rows:
        yield {**asdict(row), "months_without_news": " ".join(row.months_without_news)}


def _between(first: str, last: str) -> Iterator[str]:
    """Yield the months from the first to the last."""
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1))


def _text(term: Node | None) -> str:
    return term.text if isinstance(term, Value) else term or ""

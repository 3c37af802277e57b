"""Check single rows: codes, ids, countries, coordinates, addresses."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from kg.codes import codes
from kg.errors import KgError
from kg.gazetteer import countries
from kg.reference.tables import MATCH, REQUIRED, Line, fault

__all__ = ["faults_of"]

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WEB: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_NUMBER: Final = re.compile(r"-?\d{1,3}(?:\.\d+)?")
_TITLE: Final = re.compile(r"[A-ZÄÖÜ0-9][^|~]*")
_TYPES: Final = {"organisation": "organisation-kind", "programme": "programme-kind"}
_HINTS: Final = ("", "funder", "agency", "network")
_BODIES: Final = ("", "home", "country", "organisation", "none")


def faults_of(line: Line) -> Iterator[KgError]:
    """Yield what is wrong with a row, whatever other rows say."""
    for column in REQUIRED[line.table]:
        if not line.cells[column]:
            yield fault(where=line.where, what=f"has no {column}", remedy="fill the cell or delete the line")
    yield from _CHECKS[line.table](line)


def _organisation(line: Line) -> Iterator[KgError]:
    cells = line.cells
    yield from _slug(line)
    if cells["type"] not in ("", *_TYPES):
        yield _unknown(line, "type", _TYPES)
    elif cells["type"] and cells["kind"] and cells["kind"] not in codes(_TYPES[cells["type"]]):
        yield _unknown(line, "kind", sorted(codes(_TYPES[cells["type"]])))
    if cells["hint"] not in _HINTS:
        yield _unknown(line, "hint", _HINTS[1:])
    if cells["web"] and not _WEB.fullmatch(cells["web"]):
        yield fault(where=line.where, what=f"{cells['web']!r} is no web address", remedy="begin it with https://")
    yield from _country(line)


def _place(line: Line) -> Iterator[KgError]:
    cells = line.cells
    yield from _slug(line)
    yield from _country(line)
    slug, country = cells["id"], cells["country"].lower()
    if slug and country and not slug.startswith("gn-") and not slug.endswith(f"-{country}"):
        remedy = f"write gn- and the GeoNames id, or end it with -{country}"
        yield fault(where=line.where, what=f"the id {slug!r} does not say the country", remedy=remedy)
    for column, most in (("lat", 90), ("long", 180)):
        if cells[column] and not (_NUMBER.fullmatch(cells[column]) and abs(float(cells[column])) <= most):
            remedy = f"write degrees from -{most} to {most} with a point, such as 51.0504"
            yield fault(where=line.where, what=f"{column} {cells[column]!r} is no coordinate", remedy=remedy)
    if bool(cells["lat"]) != bool(cells["long"]):
        yield fault(where=line.where, what="has one coordinate of two", remedy="give lat and long, or neither")
    if cells["population"] and not (cells["population"].isascii() and cells["population"].isdigit()):
        what = f"population {cells['population']!r} is no number"
        yield fault(where=line.where, what=what, remedy="write digits alone, such as 18500")


def _role(line: Line) -> Iterator[KgError]:
    if line.cells["code"] and line.cells["code"] not in codes("role"):
        yield _unknown(line, "code", sorted(codes("role")))
    if line.cells["body"] not in _BODIES:
        yield _unknown(line, "body", _BODIES[1:])
    if line.cells["title"] and not _TITLE.fullmatch(line.cells["title"]):
        what = f"{line.cells['title']!r} is no title"
        yield fault(where=line.where, what=what, remedy="begin it with a capital, such as Klimarat/Klimarätin")


def _match(line: Line) -> Iterator[KgError]:
    if line.cells["same"] and not MATCH.fullmatch(line.cells["same"]):
        what = f"{line.cells['same']!r} is no id of Wikidata or GeoNames"
        yield fault(where=line.where, what=what, remedy="write Q and a number, or the address there")


def _slug(line: Line) -> Iterator[KgError]:
    if line.cells["id"] and not _SLUG.fullmatch(line.cells["id"]):
        what = f"{line.cells['id']!r} is no id"
        yield fault(where=line.where, what=what, remedy="use small letters a to z, digits and hyphens")


def _country(line: Line) -> Iterator[KgError]:
    if line.cells["country"] and line.cells["country"] not in countries():
        what = f"{line.cells['country']!r} is no country's code"
        yield fault(where=line.where, what=what, remedy="use two capitals of ISO 3166-1, such as DE")


def _unknown(line: Line, column: str, known: "tuple[str, ...] | list[str] | dict[str, str]") -> KgError:
    what = f"{column} {line.cells[column]!r} is unknown"
    return fault(where=line.where, what=what, remedy=f"use one of {', '.join(known)}")


_CHECKS: Final[dict[str, Callable[[Line], Iterator[KgError]]]] = {
    "organisations": _organisation,
    "aliases": lambda _line: iter(()),
    "places": _place,
    "roles": _role,
    "matches": _match,
}

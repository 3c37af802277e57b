"""Tell which places the rows of a list mean; what may be several is said, not guessed."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.gazetteer import Place, countries, places
from kg.lists.read import ListRow
from kg.names import fold

__all__ = ["Placed", "placed"]

# A name of several places means the largest where it has so many times the inhabitants of the next.
_FAR_LARGER = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A row with its places; ``fault`` says why it has none, ``options`` which places a name may mean."""

    row: ListRow
    city: Place | None = None
    partner: Place | None = None
    fault: str = ""
    options: tuple[str, ...] = ()


def placed(row: ListRow, home: str) -> Placed:
    """Return a row with the places that it means: the city in the home country, the partner in the row's.

    A cell may also hold an id of the gazetteer (``gn-2886242``).

    Examples
    --------
    >>> row = ListRow(line=2, start=0, end=9, city="Köln", partner="Lille", country="Frankreich", signed="1958",
    ...               type="twinning", status="")
    >>> found = placed(row, "DE")
    >>> found.city.id, found.partner.id
    ('gn-2886242', 'gn-2998324')
    """
    if row.fault:
        return Placed(row=row, fault=row.fault)
    country = row.country.upper() if row.country.upper() in countries() else countries().by_name(row.country)
    if row.country and country is None:
        return Placed(row=row, fault=f"country {row.country!r} is unknown")
    found: list[Place] = []
    for name, land in ((row.city, home), (row.partner, country)):
        options = _options(name, land)
        if len(options) != 1:
            fault = f"{name!r} may mean several places" if options else f"{name!r} is no place that is known"
            return Placed(row=row, fault=fault, options=tuple(f"{place.id} ({place.name})" for place in options[:5]))
        found += options
    if found[0].id == found[1].id:
        return Placed(row=row, fault="names one place twice")
    return Placed(row=row, city=found[0], partner=found[1])


def _options(name: str, country: str | None) -> Sequence[Place]:
    """Return the places that a name may mean; municipalities before villages, names before further spellings."""
    if name in places():
        return [places().place(name)]
    found = [place for place in places().candidates(name) if place.country == (country or place.country)]
    found = [place for place in found if place.kind in ("town", "district")] or found
    found = [place for place in found if place.ags] or found
    found = [place for place in found if fold(place.name) == fold(name)] or found
    sizes = sorted((place.population for place in found), reverse=True)
    if len(found) > 1 and sizes[0] >= _FAR_LARGER * max(sizes[1], 1):
        return [place for place in found if place.population == sizes[0]]
    return found

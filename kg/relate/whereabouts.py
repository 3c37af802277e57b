"""Tell who is at home at a place and who comes from elsewhere."""

import re

from kg.relate.actors import home_of_actor
from kg.relate.event import Who
from kg.relate.reading import Reading

__all__ = ["is_elsewhere", "is_local"]

_DISTRICT = re.compile(r"^(?:Landkreis|Kreis|Region|Städteregion)\s|kreis$|-Kreis$")


def is_local(reading: Reading, home: str | None, place: str | None) -> bool:
    """Return whether a home is the place, or the district that publishes the release and a town of its country."""
    if home is None or place is None:
        return False
    if home == place:
        return True
    around = home == reading.home_name and reading.home is not None and place != reading.partner
    if not around or not (_DISTRICT.search(home) or reading.home.ags is None):  # type: ignore[union-attr]
        return False
    return reading.country_of(place) == (reading.home.country if reading.home else None)


def is_elsewhere(reading: Reading, who: Who, place: str | None) -> bool:
    """Return whether somebody is known to come from another town than the place.

    An organisation comes from the town that its name holds; one whose name holds none is not known to come from
    elsewhere, and neither are those who stand for a country.
    """
    if place is None:
        return False
    if who[0] == "organisation":
        towns = [town for town in reading.towns if town and town in who[1]]
        return bool(towns) and not any(is_local(reading, town, place) for town in towns)
    home = home_of_actor(reading, who)
    return home is not None and not home.startswith("country") and not is_local(reading, home, place)

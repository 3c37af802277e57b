"""The places that a release may name, and the words that name them."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

__all__ = ["Place", "PlaceKind", "Surface"]

PlaceKind: TypeAlias = Literal["town", "quarter", "district", "state"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town, a quarter of one, a district (Landkreis, Bezirk, powiat, département) or a state of a federation.

    ``id`` is ``gn-`` and the GeoNames id, or a slug with the country where GeoNames is not the source. ``name`` is
    the German display name if there is one, else the local name. ``population`` is 0 and ``lat`` and ``lon`` are
    None where the source has none. ``ags`` is the German municipality key (8 digits; 5 for a Kreis, 2 for a Land),
    given only to the place that is the municipality, not to its villages.
    """

    id: str
    name: str
    country: str
    kind: PlaceKind
    population: int = 0
    lat: float | None = None
    lon: float | None = None
    ags: str | None = None
    local: str = ""
    english: str = ""
    french: str = ""
    names: tuple[str, ...] = ()

    @property
    def geonames(self) -> str | None:
        """Return the GeoNames id, None where the place has none.

        Examples
        --------
        >>> Place(id="gn-2886242", name="Köln", country="DE", kind="town").geonames
        '2886242'
        """
        return self.id.removeprefix("gn-") if self.id.startswith("gn-") else None


class Surface(NamedTuple):
    """A written form of a name, the ids of the places that it may mean (best first), and whether it is risky.

    A tuple, since there are hundreds of thousands of them and an automaton is built from all at every start.
    """

    name: str
    places: tuple[str, ...]
    risky: bool

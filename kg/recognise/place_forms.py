"""The forms that a printed name may have: with the ending of a genitive or dative, and without."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from kg.gazetteer import countries

__all__ = ["base_forms", "country_named"]

# The ending of an adjective that begins the name of a district: "im Oberbergischen Kreis".
_WEAK: Final = re.compile(r"(?<=isch)e[nm]?(?= Kreis(?:es)?$)")
_SHORT: Final = 4


def base_forms(surface: str) -> Iterator[str]:
    """Yield a printed name, and without the ending of a genitive.

    Examples
    --------
    >>> list(base_forms("Kölns")), list(base_forms("Vilnius’"))
    (['Kölns', 'Köln'], ['Vilnius’', 'Vilnius'])
    >>> list(base_forms("Lahn-Dill-Kreises")), next(base_forms("Rheinisch-Bergischen Kreis"))
    (['Lahn-Dill-Kreises', 'Lahn-Dill-Kreis'], 'Rheinisch-Bergischer Kreis')
    """
    if (strong := _WEAK.sub("er", surface)) != surface:
        yield strong.removesuffix("es")
    yield surface
    if surface.endswith(("kreises", "Kreises")):
        yield surface.removesuffix("es")
    elif surface.endswith(("'s", "’s")):
        yield surface[:-2]
    elif (surface.endswith("s") and len(surface) > _SHORT) or surface.endswith(("'", "’")):
        yield surface[:-1]


@lru_cache(maxsize=65_536)
def country_named(surface: str) -> str | None:
    """Return the ISO code of a country's printed name; a dative may end it ("aus den Niederlanden")."""
    forms = (*base_forms(surface), surface.removesuffix("n"))
    return next(filter(None, (countries().by_name(name) for name in forms)), None)

"""Know the world that releases speak of: places, countries, organisations and programmes.

Everything here is read from ``data/reference`` when it is first asked for, and nothing is guessed: a name that several
places bear gives all of them.
"""

from kg.gazetteer.countries import Countries, Country, countries
from kg.gazetteer.organisations import Organisation, Organisations, organisations
from kg.gazetteer.place import Place, PlaceKind, Surface
from kg.gazetteer.places import Gazetteer, places
from kg.gazetteer.quads import reference_quads

__all__ = [
    "Countries",
    "Country",
    "Gazetteer",
    "Organisation",
    "Organisations",
    "Place",
    "PlaceKind",
    "Surface",
    "countries",
    "organisations",
    "places",
    "reference_quads",
]

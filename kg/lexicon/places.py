"""The words around names of places, from ``places.yaml``."""

from dataclasses import dataclass
from functools import cache

from kg.lexicon.load import fill, load_yaml

__all__ = ["Introduction", "PlaceWords", "inhabitant", "introduction", "links", "place_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """What stands before, inside and between names of places; the file explains each list."""

    before_town: frozenset[str]
    articles: frozenset[str]
    inner: frozenset[str]
    joining: frozenset[str]
    foreign: frozenset[str]
    kinds_behind: frozenset[str]
    openers: frozenset[str]
    town_nouns: frozenset[str]
    town_plurals: frozenset[str]
    not_towns: frozenset[str]
    being: frozenset[str]
    kept_districts: frozenset[str]
    only_introduced: frozenset[str]
    means: frozenset[str]
    kinds: frozenset[str]
    list_signs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A noun before the name of one place or several: the dictionary form of a district, empty for towns."""

    district: str
    is_plural: bool


@cache
def place_words(language: str = "de") -> PlaceWords:
    """Return the words of a language.

    Examples
    --------
    >>> "nach" in place_words().before_town
    True
    """
    return fill(PlaceWords, "places", language)


@cache
def links(language: str = "de") -> dict[str, frozenset[str]]:
    """Return the words that join names only in some countries, since they are also German, and the codes of these.

    Examples
    --------
    >>> "FR" in links()["des"], "FR" in links()["das"]
    (True, False)
    """
    return {word: frozenset(isos) for word, isos in load_yaml("places", language)["links"].items()}


@cache
def introduction(word: str, language: str = "de") -> Introduction | None:
    """Return what a noun before a name says of it, None if it introduces no place.

    Examples
    --------
    >>> introduction("Landkreisen").district, introduction("Partnerstadt").is_plural, introduction("Tag")
    ('Landkreis', False, None)
    """
    for base, forms in load_yaml("places", language)["districts"].items():
        if word in forms["one"] or word in forms["many"]:
            return Introduction(district=base, is_plural=word in forms["many"])
    words, lower = place_words(language), word.lower()
    if not word[:1].isupper() or word in words.not_towns:
        return None
    if lower.endswith(tuple(words.town_plurals)):
        return Introduction(district="", is_plural=True)
    return Introduction(district="", is_plural=False) if lower.endswith(tuple(words.town_nouns)) else None


@cache
def inhabitant(word: str, language: str = "de") -> str:
    """Return the form of an inhabitant that is also the adjective of the town.

    Examples
    --------
    >>> inhabitant("Kielerinnen"), inhabitant("Kielern"), inhabitant("Kieler")
    ('Kieler', 'Kieler', 'Kieler')
    """
    rules = load_yaml("places", language)["inhabitants"]
    for ending in rules["endings"]:
        if word.endswith(rules["adjective"] + ending):
            return word.removesuffix(ending)
    return word

"""Find countries by name, adjective or inhabitant, and say what they are called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from kg.errors import InputError
from kg.gazetteer.table import read_csv
from kg.names import fold

__all__ = ["Countries", "Country", "countries"]

# What stands before a country's name in its full name: "Königreichs Marokko", "die Republik Polen".
_TITLE: Final = re.compile(
    r"^(?:d(?:ie|er|as|es|em|en) )?(?:(?:bundes|volks)?republik|koenigreich(?:e?s)?|grossherzogtum(?:s)?|fuersten"
    r"tum(?:s)?|staat(?:e?s)?|(?:islamischen?|arabischen?|sozialistischen?|foederativen?|demokratischen?) republik) "
)
_ADJECTIVE_ENDINGS: Final = ("", "e", "en", "em", "er", "es")
_PERSON_ENDINGS: Final = ("", "s", "n", "in", "innen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country with its ISO 3166 codes, its names and the German words made of them.

    ``alpha3`` is also the code of the EU's country authority table. ``variants`` are other German names, parts of the
    country that are named for the whole ("England") among them; ``adjectives`` are stems ("marokkanisch");
    ``demonyms`` the masculine singular ("Marokkaner"), and the feminine where it changes the vowel ("Französin").
    """

    iso: str
    alpha3: str
    de: str
    en: str
    fr: str
    variants: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]


class Countries:
    """All countries of ISO 3166-1 and Kosovo (XK).

    Examples
    --------
    >>> countries().by_name("Königreichs Marokko"), countries().by_adjective("marokkanischen")
    ('MA', 'MA')
    """

    def __init__(self) -> None:
        self._all = {row["iso"]: _country(row) for row in read_csv("countries.csv")}
        self._names = {fold(name): country.iso for country in self for name in _names(country) if not _is_short(name)}
        self._exact = {name: country.iso for country in self for name in _names(country) if _is_short(name)}
        self._named = lru_cache(maxsize=65_536)(self._search)
        self._adjectives = {
            fold(stem + ending): country.iso
            for country in self for stem in country.adjectives for ending in _ADJECTIVE_ENDINGS
        }  # fmt: skip
        self._people = {
            fold(form): country.iso for country in self for demonym in country.demonyms for form in _people(demonym)
        }

    def by_name(self, name: str) -> str | None:
        """Return the ISO code of a country's name, also in the genitive or with its title, None if it is none.

        Short capitals count only as printed ("USA", "US"; not "us").

        Examples
        --------
        >>> [countries().by_name(name) for name in ("Republik Polen", "Polens", "den USA", "Moldawien", "Köln")]
        ['PL', 'PL', None, 'MD', None]
        """
        return self._named(name)

    def _search(self, name: str) -> str | None:
        if name in self._exact:
            return self._exact[name]
        key = fold(name)
        for form in (key, _TITLE.sub("", key)) if " " in key else (key,):
            for ending in ("", "s"):
                if form.endswith(ending) and (found := self._names.get(form.removesuffix(ending))):
                    return found
        return None

    def by_adjective(self, word: str) -> str | None:
        """Return the ISO code of the country that an adjective or an inhabitant's name comes from, inflected or not.

        Examples
        --------
        >>> [countries().by_adjective(word) for word in ("polnische", "Marokkanerinnen", "Namibische", "städtische")]
        ['PL', 'MA', 'NA', None]
        """
        key = fold(word)
        return self._adjectives.get(key) or self.by_demonym(word)

    def by_demonym(self, word: str) -> str | None:
        """Return the ISO code of the country whose inhabitant a word names.

        A form that is also a country's name ("Schweden", "Ungarn") names the country.

        Examples
        --------
        >>> [countries().by_demonym(word) for word in ("Franzosen", "Polinnen", "Deutsche", "Schweden")]
        ['FR', 'PL', 'DE', None]
        """
        key = fold(word)
        return None if key in self._names or not word[:1].isupper() else self._people.get(key)

    def label(self, iso: str, language: str) -> str:
        """Return what a country is called in German (``de``), English (``en``) or French (``fr``).

        Raises
        ------
        InputError
            If no country has the code, or the language is another.

        Examples
        --------
        >>> countries().label("CI", "de")
        'Elfenbeinküste'
        """
        country = self.country(iso)
        labels = {"de": country.de, "en": country.en, "fr": country.fr}
        if language not in labels:
            raise InputError(where=language, what="is no language of the countries' names", remedy="use de, en or fr")
        return labels[language]

    def country(self, iso: str) -> Country:
        """Return the country of an ISO 3166-1 alpha-2 code.

        Raises
        ------
        InputError
            If no country has the code.

        Examples
        --------
        >>> countries().country("XK").alpha3
        'XKX'
        """
        if iso not in self._all:
            raise InputError(
                where=iso, what="is no country's code", remedy="use two capitals of ISO 3166-1, such as DE"
            )
        return self._all[iso]

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield each German name and variant with the ISO code, for an automaton.

        Examples
        --------
        >>> ("Großbritannien", "GB") in set(countries().names())
        True
        """
        for country in self:
            for name in _names(country):
                yield name, country.iso

    def __contains__(self, iso: object) -> bool:
        return iso in self._all

    def __iter__(self) -> Iterator[Country]:
        return iter(self._all.values())

    def __len__(self) -> int:
        return len(self._all)


@cache
def countries() -> Countries:
    """Return the countries, read once per process.

    Examples
    --------
    >>> len(countries())
    250
    """
    return Countries()


def _country(row: dict[str, str]) -> Country:
    lists = {
        name: tuple(part for part in row[name].split("|") if part) for name in ("variants", "adjectives", "demonyms")
    }
    return Country(iso=row["iso"], alpha3=row["alpha3"], de=row["de"], en=row["en"], fr=row["fr"], **lists)


def _names(country: Country) -> Iterator[str]:
    yield from (country.de, *country.variants)


def _is_short(name: str) -> bool:
    return name.replace(".", "").isupper() and len(name) < 7


def _people(demonym: str) -> Iterator[str]:
    """Yield the forms of an inhabitant's name: "Pole", "Polen", "Polin"; "Marokkaner", "Marokkanern" and so on."""
    for ending in _PERSON_ENDINGS:
        yield demonym + ending
    if demonym.endswith("e"):
        yield from (demonym[:-1] + ending for ending in ("in", "innen"))
    elif demonym.endswith("in"):
        yield demonym + "nen"
    elif not demonym.endswith("er"):
        yield from (demonym + ending for ending in ("en", "e"))
    if demonym == "Deutscher":
        yield from ("Deutsche", "Deutschen")

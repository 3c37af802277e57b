"""What only those who publish a dataset can say of it: licence, publisher, addresses; from options or a TOML file."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from kg.errors import InputError

__all__ = ["About", "about_of"]

_IRI: Final = re.compile(r"(?:https?|mailto|urn):[^\s<>\"{}|\\^`]+")
_DATASET: Final = "https://w3id.org/municipal-cooperation/dataset"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is said of a dataset.

    Texts are in German and English; ``license`` and ``contributor`` are IRIs (``http://dcat-ap.de/def/licenses/…``,
    ``http://dcat-ap.de/def/contributors/…``); ``places`` are municipality or district keys (8 or 5 digits) beside those
    of the releases' publishers; ``downloads`` addresses of files of the graph, ``endpoint`` that of a SPARQL service.
    """

    iri: str = _DATASET
    title_de: str = "Internationale kommunale Zusammenarbeit in Pressemitteilungen"
    title_en: str = "International municipal cooperation in press releases"
    description_de: str = (
        "Ein Wissensgraph aus kommunalen Pressemitteilungen: Partnerschaften, Besuche, Personen, Programme und "
        "Förderung, jede Aussage mit ihrem Beleg."
    )
    description_en: str = (
        "A knowledge graph made from municipal press releases: partnerships, visits, people, programmes and funding, "
        "each statement with its evidence."
    )
    publisher: str = ""
    publisher_iri: str = ""
    homepage: str = ""
    contact: str = ""
    email: str = ""
    license: str = ""
    attribution: str = ""
    contributor: str = ""
    keywords: tuple[str, ...] = ("Städtepartnerschaft", "kommunale Entwicklungszusammenarbeit", "Pressemitteilung")
    places: tuple[str, ...] = ()
    downloads: tuple[str, ...] = ()
    endpoint: str = ""


_IRIS: Final = ("iri", "publisher_iri", "homepage", "license", "contributor", "downloads", "endpoint")


def about_of(path: Path | None = None, **options: str) -> About:
    """Return what a TOML file and options say; an option that is not empty wins.

    Raises
    ------
    InputError
        If the file cannot be read, or a key or value is wrong; the error has the others beside it.

    Examples
    --------
    >>> about_of(license="http://dcat-ap.de/def/licenses/cc-by/4.0").license
    'http://dcat-ap.de/def/licenses/cc-by/4.0'
    """
    said: dict[str, Any] = {} if path is None else _read(path)
    where = "--about" if path is None else str(path)
    given = said | {name: value for name, value in options.items() if value}
    faults = list(_faults(where, given))
    if faults:
        first, *rest = faults
        raise InputError(where=first.where, what=first.what, remedy=first.remedy, others=tuple(rest))
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in given.items()}
    return replace(About(), **values)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(where=str(path), what=f"is no TOML ({error})", remedy="mend it there") from error


def _faults(where: str, given: Mapping[str, Any]) -> Iterator[InputError]:
    known = {field.name: field.default for field in fields(About)}
    for name, value in given.items():
        many = isinstance(known.get(name), tuple)
        if name not in known:
            yield InputError(where=where, what=f"has an unknown key: {name}", remedy=f"use {', '.join(known)}")
        elif many != isinstance(value, list) or not all(isinstance(one, str) for one in (value if many else [value])):
            kind = "a list of texts" if many else "a text"
            yield InputError(where=where, what=f"{name} is not {kind}", remedy='write x = "…", or x = ["…", "…"]')
        elif name in _IRIS:
            for one in value if many else [value]:
                if not _IRI.fullmatch(one):
                    yield InputError(
                        where=where, what=f"{name}: {one!r} is no address", remedy="begin it with https://"
                    )
        elif name == "places":
            for one in value:
                if not re.fullmatch(r"\d{5}|\d{8}", one):
                    remedy = "use the 8 digits of a municipality or the 5 of a district"
                    yield InputError(where=where, what=f"{name}: {one!r} is no key", remedy=remedy)

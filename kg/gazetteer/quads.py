"""Write what reference data knows about places, countries, organisations and programmes as RDF, for graph/reference."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from kg.assets import asset
from kg.gazetteer.countries import countries
from kg.gazetteer.organisations import Organisation, organisations
from kg.gazetteer.places import places
from kg.model import Iri, Node, Quad, Value
from kg.names import fold
from kg.own import own

__all__ = ["GRAPH", "reference_quads"]

_BASE: Final = "https://w3id.org/municipal-cooperation/"
_ID: Final = _BASE + "id/"
GRAPH: Final = Iri(_BASE + "graph/reference")

_MC: Final = _BASE + "ontology#"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_ORG: Final = "http://www.w3.org/ns/org#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_WGS: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_HOMEPAGE: Final = "http://xmlns.com/foaf/0.1/homepage"
# https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/country
_EU_COUNTRY: Final = "http://publications.europa.eu/resource/authority/country/"

_Pair = tuple[str, Node]


def reference_quads(iris: Iterable[str]) -> Iterator[Quad]:
    """Yield the quads of the things that IRIs name and reference data knows; others are passed over.

    IRIs are those of the vocabulary, ``…/id/municipality/gn-2886242``, ``…/id/country/DE``, ``…/id/organisation/SLUG``
    and ``…/id/programme/SLUG``. What a thing needs to stand (its country, the bodies and programmes above it) comes
    with it. Each quad comes once, in the order of the IRIs' alphabet, whatever the order they were given in.

    Examples
    --------
    >>> koeln = "https://w3id.org/municipal-cooperation/id/municipality/gn-2886242"
    >>> for quad in reference_quads([koeln]):
    ...     if quad.subject == koeln and quad.predicate.endswith(("ags", "exactMatch")):
    ...         print(quad.object if isinstance(quad.object, Iri) else quad.object.text)
    05315000
    https://sws.geonames.org/2886242/
    http://www.wikidata.org/entity/Q365
    """
    asked = list(iris)
    known: dict[str, list[_Pair]] = {}
    while asked:
        iri = asked.pop()
        if iri not in known and (pairs := list(_pairs(iri))):
            known[iri] = pairs
            asked += [node for _, node in pairs if isinstance(node, Iri) and node.startswith(_ID)]
    if any("/municipality/gn-" in iri for iri in known):
        known[GRAPH] = list(_attribution())
    for iri in sorted(known):
        for predicate, node in known[iri]:
            yield Quad(Iri(iri), Iri(predicate), node, GRAPH)


def _pairs(iri: str) -> Iterator[_Pair]:
    if not iri.startswith(_ID):
        return
    kind, _, name = iri.removeprefix(_ID).partition("/")
    if kind == "municipality" and name in places():
        yield from _place(name)
    elif kind == "country" and name in countries():
        yield from _country(name)
    elif kind in ("organisation", "programme") and name in organisations():
        entry = organisations().get(name)
        if entry.type == kind:
            yield from _body(entry) if kind == "organisation" else _programme(entry)


def _place(slug: str) -> Iterator[_Pair]:
    place = places().place(slug)
    yield _TYPE, Iri(_MC + "Municipality")
    local = place.local or place.name
    yield from _labels(place.name, place.english or local, place.french or local)
    for name in _own_names(slug):
        yield _SKOS + "altLabel", Value(name, _LANGUAGE, "de")
    yield _MC + "country", Iri(f"{_ID}country/{place.country}")
    if place.ags and len(place.ags) >= 5:
        yield _MC + "ags", Value(place.ags)
    if place.lat is not None and place.lon is not None:
        yield _WGS + "lat", _decimal(place.lat)
        yield _WGS + "long", _decimal(place.lon)
    if place.population:
        yield _MC + "population", Value(str(place.population), _XSD + "integer")
    if place.geonames:
        yield _SKOS + "exactMatch", Iri(f"https://sws.geonames.org/{place.geonames}/")
    identifier, name = _wikidata().get(place.ags, ("", ""))
    if fold(name) in map(fold, place.names):
        yield _SKOS + "exactMatch", Iri(f"http://www.wikidata.org/entity/{identifier}")


def _own_names(slug: str) -> Iterator[str]:
    """Yield the further names that the steward gives a place."""
    for row in own().rows("places"):
        if row["id"] == slug:
            yield from filter(None, row["names"].split("|"))
    yield from (row["alias"] for row in own().rows("aliases") if row["of"] == slug)


def _country(iso: str) -> Iterator[_Pair]:
    country = countries().country(iso)
    yield _TYPE, Iri(_MC + "Country")
    yield _DCTERMS + "identifier", Value(iso)
    yield from _labels(country.de, country.en, country.fr)
    yield _SKOS + "exactMatch", Iri(_EU_COUNTRY + country.alpha3)


def _body(entry: Organisation) -> Iterator[_Pair]:
    yield _TYPE, Iri(_ORG + "Organization")
    yield _SKOS + "prefLabel", Value(entry.name, _LANGUAGE, "de")
    yield from _aliases(entry)
    yield _ORG + "classification", Iri(f"{_BASE}code/organisation-kind/{entry.kind}")
    if entry.parent:
        yield _ORG + "subOrganizationOf", Iri(f"{_ID}organisation/{entry.parent}")
    if entry.country:
        yield _MC + "country", Iri(f"{_ID}country/{entry.country}")
    if entry.web:
        yield _HOMEPAGE, Iri(entry.web)


def _programme(entry: Organisation) -> Iterator[_Pair]:
    yield _TYPE, Iri(_MC + "Programme")
    yield _DCTERMS + "title", Value(entry.name, _LANGUAGE, "de")
    yield from _aliases(entry)
    yield _MC + "programmeKind", Iri(f"{_BASE}code/programme-kind/{entry.kind}")
    if entry.parent:
        yield _MC + "partOfProgramme", Iri(f"{_ID}programme/{entry.parent}")
    if entry.run_by:
        yield _MC + "runBy", Iri(f"{_ID}organisation/{entry.run_by}")
    yield _DCTERMS + "source", Iri(entry.web) if entry.web else GRAPH


def _attribution() -> Iterator[_Pair]:
    """Yield what GeoNames' licence asks for: the source and a link to the licence."""
    yield _DCTERMS + "source", Iri("https://www.geonames.org/")
    text = (
        "Place names and coordinates: GeoNames, https://creativecommons.org/licenses/by/4.0/; selected and completed."
    )
    yield _DCTERMS + "rights", Value(text, _LANGUAGE, "en")


_LANGUAGE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def _labels(german: str, english: str, french: str) -> Iterator[_Pair]:
    for text, language in ((german, "de"), (english, "en"), (french, "fr")):
        yield _SKOS + "prefLabel", Value(text, _LANGUAGE, language)


def _aliases(entry: Organisation) -> Iterator[_Pair]:
    for alias in entry.aliases:
        yield _SKOS + "altLabel", Value(alias, _LANGUAGE, "de")


def _decimal(number: float) -> Value:
    """Return a coordinate in the shortest form of xsd:decimal, which stores keep as it is."""
    return Value(f"{number:.4f}".rstrip("0").rstrip("."), _XSD + "decimal")


@cache
def _wikidata() -> dict[str | None, tuple[str, str]]:
    """Return the Wikidata ids and names of municipality keys; the source covers North Rhine-Westphalia.

    The name is compared, since GeoNames gives a few keys to the largest village of a municipality.
    """
    lines = (asset("data/reference") / "wikidata-nrw.tsv").read_text(encoding="utf-8").splitlines()
    return {key: (identifier, name) for key, identifier, name in (line.split("\t") for line in lines[1:])}

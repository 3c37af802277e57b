"""Describe a graph as a dcat:Dataset and void:Dataset.

DCAT-AP.de 3 (https://www.dcat-ap.de/def/dcatde/) and VoID (https://www.w3.org/TR/void/). There is no clock: the dates
are those of the releases. What nobody said (a licence, a publisher) is left out.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.describe.about import About
from kg.describe.statistics import LINKED, Statistics, statistics_of
from kg.errors import InputError
from kg.mapping.iris import NAMESPACES
from kg.model import Iri, Node, Quad, Value
from kg.store import Graph

__all__ = ["PREFIXES", "dataset_quads", "written"]

PREFIXES: Final = {
    **NAMESPACES,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
}
_LANGUAGE: Final = f"{NAMESPACES['rdf']}langString"
_EU: Final = "http://publications.europa.eu/resource/authority/"
_GEO: Final = "http://dcat-ap.de/def/politicalGeocoding/"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_TYPES: Final = {
    ".nq": (f"{_MEDIA}application/n-quads", f"{_EU}file-type/RDF_N_QUADS"),
    ".trig": (f"{_MEDIA}application/trig", f"{_EU}file-type/RDF_TRIG"),
    ".jsonld": (f"{_MEDIA}application/ld+json", f"{_EU}file-type/JSON_LD"),
    ".ttl": (f"{_MEDIA}text/turtle", f"{_EU}file-type/RDF_TURTLE"),
}
_FORMATS: Final = {".ttl": ".ttl", ".jsonld": ".jsonld", ".nt": ".nt", ".rdf": ".rdf"}


def dataset_quads(graph: Graph, about: About) -> tuple[Quad, ...]:
    """Return the description of a graph: what was said of it, and what was counted; no blank nodes.

    Examples
    --------
    >>> quads = dataset_quads(Graph.of_quads([]), About(publisher="Stadt Ulm"))
    >>> [quad.object.text for quad in quads if quad.predicate == "http://xmlns.com/foaf/0.1/name"]
    ['Stadt Ulm']
    """
    counts = statistics_of(graph)
    parts = (_said, _places, _published, _distributions, _counted, _partitions, _linksets)
    return tuple(quad for part in parts for quad in part(about, counts))


def written(quads: tuple[Quad, ...], path: Path) -> str:
    """Return a description in the format of a file's ending (.ttl, .jsonld, .nt or .rdf).

    Raises
    ------
    InputError
        If the ending is another.
    """
    if path.suffix not in _FORMATS:
        remedy = f"use one of {', '.join(_FORMATS)}"
        raise InputError(where=str(path), what="has no ending of an RDF format", remedy=remedy)
    return Graph.of_quads(quads).serialise(path.suffix, prefixes=PREFIXES)


def _iri(curie: str) -> Iri:
    prefix, _, name = curie.partition(":")
    return Iri(PREFIXES[prefix] + name)


def _quad(subject: str, predicate: str, value: Node) -> Quad:
    return Quad(Iri(subject), _iri(predicate), value, Iri(f"{NAMESPACES['graph']}dataset"))


def _number(value: int) -> Value:
    return Value(str(value), f"{NAMESPACES['xsd']}integer")


def _said(about: About, counts: Statistics) -> Iterator[Quad]:
    """Yield titles, dates, themes and keywords."""
    for kind in ("dcat:Dataset", "void:Dataset"):
        yield _quad(about.iri, "rdf:type", _iri(kind))
    for name, property_ in (("title", "dcterms:title"), ("description", "dcterms:description")):
        for language in ("de", "en"):
            yield _quad(about.iri, property_, Value(getattr(about, f"{name}_{language}"), _LANGUAGE, language))
    yield _quad(about.iri, "dcterms:identifier", Value(about.iri))
    for theme in ("GOVE", "INTR"):
        yield _quad(about.iri, "dcat:theme", Iri(f"{_EU}data-theme/{theme}"))
    yield _quad(about.iri, "dcterms:language", Iri(f"{_EU}language/DEU"))
    for keyword in about.keywords:
        yield _quad(about.iri, "dcat:keyword", Value(keyword, _LANGUAGE, "de"))
    if counts.last:
        day = f"{NAMESPACES['xsd']}date"
        yield _quad(about.iri, "dcterms:modified", Value(counts.last, day))
        yield _quad(about.iri, "dcterms:temporal", Iri(f"{about.iri}#period"))
        yield _quad(f"{about.iri}#period", "rdf:type", _iri("dcterms:PeriodOfTime"))
        yield _quad(f"{about.iri}#period", "dcat:startDate", Value(counts.first, day))
        yield _quad(f"{about.iri}#period", "dcat:endDate", Value(counts.last, day))


def _places(about: About, counts: Statistics) -> Iterator[Quad]:
    """Yield the towns and districts that published the releases, as DCAT-AP.de names them."""
    for key in sorted({*counts.keys, *about.places}):
        if len(key) in (5, 8):
            kind = "municipalityKey" if len(key) == 8 else "districtKey"
            yield _quad(about.iri, "dcatde:politicalGeocodingURI", Iri(f"{_GEO}{kind}/{key}"))
    yield _quad(about.iri, "dcatde:politicalGeocodingLevelURI", Iri(f"{_GEO}Level/municipality"))


def _published(about: About, _counts: Statistics) -> Iterator[Quad]:
    """Yield publisher, contact, licence and the portal's contributor id, where they were said."""
    if about.publisher or about.publisher_iri:
        agent = about.publisher_iri or f"{about.iri}#publisher"
        yield _quad(about.iri, "dcterms:publisher", Iri(agent))
        yield _quad(agent, "rdf:type", _iri("foaf:Agent"))
        if about.publisher:
            yield _quad(agent, "foaf:name", Value(about.publisher))
    if about.homepage:
        yield _quad(about.iri, "dcat:landingPage", Iri(about.homepage))
    if about.contact or about.email:
        card = f"{about.iri}#contact"
        yield _quad(about.iri, "dcat:contactPoint", Iri(card))
        yield _quad(card, "rdf:type", _iri("vcard:Organization"))
        yield _quad(card, "vcard:fn", Value(about.contact or about.publisher or about.email))
        if about.email:
            yield _quad(card, "vcard:hasEmail", Iri(f"mailto:{about.email.removeprefix('mailto:')}"))
    if about.license:
        yield _quad(about.iri, "dcterms:license", Iri(about.license))
    if about.contributor:
        yield _quad(about.iri, "dcatde:contributorID", Iri(about.contributor))


def _distributions(about: About, _counts: Statistics) -> Iterator[Quad]:
    """Yield the files that can be downloaded, and the endpoint."""
    for number, address in enumerate(about.downloads, start=1):
        file = f"{about.iri}#distribution-{number}"
        yield _quad(about.iri, "dcat:distribution", Iri(file))
        yield _quad(about.iri, "void:dataDump", Iri(address))
        yield _quad(file, "rdf:type", _iri("dcat:Distribution"))
        yield _quad(file, "dcat:accessURL", Iri(address))
        yield _quad(file, "dcat:downloadURL", Iri(address))
        media, kind = next(
            (both for end, both in _TYPES.items() if address.removesuffix(".gz").endswith(end)), ("", "")
        )
        if media:
            yield _quad(file, "dcat:mediaType", Iri(media))
            yield _quad(file, "dcterms:format", Iri(kind))
        if address.endswith(".gz"):
            yield _quad(file, "dcat:compressFormat", Iri(f"{_MEDIA}application/gzip"))
        if about.license:
            yield _quad(file, "dcterms:license", Iri(about.license))
        if about.attribution:
            yield _quad(file, "dcatde:licenseAttributionByText", Value(about.attribution))
    if about.endpoint:
        yield _quad(about.iri, "void:sparqlEndpoint", Iri(about.endpoint))


def _counted(about: About, counts: Statistics) -> Iterator[Quad]:
    """Yield the statistics of the whole, and the vocabularies that are used."""
    for name, number in (
        ("triples", counts.triples), ("entities", counts.entities), ("classes", len(counts.classes)),
        ("properties", counts.properties), ("distinctSubjects", counts.subjects),
        ("distinctObjects", counts.objects), ("documents", counts.documents),
    ):  # fmt: skip
        yield _quad(about.iri, f"void:{name}", _number(number))
    yield _quad(about.iri, "void:uriSpace", Value(NAMESPACES["id"]))
    used = [iri for iri, _ in (*counts.classes, *counts.uses)]
    for space in sorted(NAMESPACES.values()):
        if any(iri.startswith(space) for iri in used):
            yield _quad(about.iri, "void:vocabulary", Iri(space))


def _partitions(about: About, counts: Statistics) -> Iterator[Quad]:
    """Yield how many things each class has, and how many statements each property."""
    rows = (("class", "entities", counts.classes), ("property", "triples", counts.uses))
    for kind, count, parts in rows:
        for iri, number in parts:
            part = f"{about.iri}#{kind}-{_short(iri)}"
            yield _quad(about.iri, f"void:{kind}Partition", Iri(part))
            yield _quad(part, f"void:{kind}", iri)
            yield _quad(part, f"void:{count}", _number(number))


def _linksets(about: About, counts: Statistics) -> Iterator[Quad]:
    """Yield how many things are the same as ones of other datasets."""
    for name, number in counts.links:
        if number:
            links, target = f"{about.iri}#links-{name}", f"{about.iri}#dataset-{name}"
            yield _quad(about.iri, "void:subset", Iri(links))
            yield _quad(links, "rdf:type", _iri("void:Linkset"))
            yield _quad(links, "void:linkPredicate", _iri("skos:exactMatch"))
            yield _quad(links, "void:subjectsTarget", Iri(about.iri))
            yield _quad(links, "void:objectsTarget", Iri(target))
            yield _quad(links, "void:triples", _number(number))
            yield _quad(target, "rdf:type", _iri("void:Dataset"))
            yield _quad(target, "void:uriSpace", Value(LINKED[name]))


def _short(iri: str) -> str:
    """Return a part of an IRI that tells a class or property apart from others."""
    fitting = ((prefix, space) for prefix, space in PREFIXES.items() if iri.startswith(space))
    prefix, space = max(fitting, key=lambda pair: len(pair[1]), default=("", ""))
    return f"{prefix}-{iri.removeprefix(space)}" if prefix else "".join(c if c.isalnum() else "-" for c in iri)

"""Write what a list says as quads in its own named graph, each agreement with its row as evidence."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from kg.gazetteer import Place, countries
from kg.identify.view import short
from kg.lists.places import Placed, placed
from kg.lists.read import rows_of
from kg.mapping.iris import code, evidence, expand
from kg.model import Iri, Node, Quad, Value
from kg.store import KeptList
from kg.store.lists import list_graph, list_iri

__all__ = ["agreement_iri", "list_quads"]

_RULE: Final = "list.row"
_LANGUAGE: Final = "rdf:langString"
_DATES: Final = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def list_quads(kept: KeptList) -> Iterator[Quad]:
    r"""Yield the quads of a list, each once; rows whose places cannot be told are left out.

    An agreement's IRI is made as that of one in a release, from type, parties and year: where both say the same, they
    meet in one node with two sources.

    Examples
    --------
    >>> kept = KeptList(name="a", text="Stadt;Partner;Land;Jahr\nKöln;Lille;FR;1958\n")
    >>> sum(quad.predicate.endswith("#party") for quad in list_quads(kept))
    2
    """
    graph, iri = list_graph(kept.name), list_iri(kept.name)
    seen: dict[Quad, None] = {}
    for subject, predicate, node in _whole(kept, iri):
        seen[Quad(subject, expand(predicate), node, graph)] = None
    for row in rows_of(kept):
        found = placed(row, kept.home)
        if found.city and found.partner:
            for subject, predicate, node in _said(kept, iri, found, found.city, found.partner):
                seen[Quad(subject, expand(predicate), node, graph)] = None
    yield from seen


def agreement_iri(kind: str, parties: tuple[str, str], signed: str) -> Iri:
    """Return the IRI of an agreement of two municipalities.

    Examples
    --------
    >>> agreement_iri("twinning", ("gn-2998324", "gn-2886242"), "1958-05-03").rsplit("/", 1)[1]
    'twinning-gn-2886242-gn-2998324-1958'
    """
    return expand(f"id:agreement/{short('-'.join([kind, *sorted(parties), *([signed[:4]] if signed else [])]))}")


def _whole(kept: KeptList, iri: Iri) -> Iterator[tuple[Iri, str, Node]]:
    yield iri, "rdf:type", expand("mc:PartnershipList")
    yield iri, "dcterms:identifier", Value(f"list/{kept.name}")
    yield iri, "mc:textHash", Value(sha256(kept.text.encode()).hexdigest())
    for predicate, value in (("dcterms:source", kept.source), ("dcterms:license", kept.license)):
        if value:
            yield iri, predicate, Iri(value) if value.startswith(("http://", "https://")) else Value(value)


def _said(kept: KeptList, iri: Iri, found: Placed, city: Place, partner: Place) -> Iterator[tuple[Iri, str, Node]]:
    row = found.row
    deed = agreement_iri(row.type, (city.id, partner.id), row.signed)
    yield deed, "rdf:type", expand("mc:Agreement")
    yield deed, "mc:agreementType", code("agreement-type", row.type)
    for place in (city, partner):
        yield deed, "mc:party", expand(f"id:municipality/{place.id}")
        yield from _place(place)
    if row.signed:
        yield deed, "mc:signedOn", Value(row.signed, expand(_DATES[len(row.signed)]))
    if row.status:
        yield deed, "mc:agreementStatus", code("agreement-status", row.status)
    span = (str(row.start), str(row.end))
    proof = evidence(iri, deed, *span)
    yield deed, "mc:evidence", proof
    yield proof, "rdf:type", expand("mc:Evidence")
    yield proof, "oa:hasSource", iri
    yield proof, "mc:rule", Value(_RULE)
    yield proof, "mc:confidence", Value("1", expand("xsd:decimal"))
    place_, quote = (expand(f"id:selector/list/{kept.name}/{what}-{'-'.join(span)}") for what in ("position", "quote"))
    yield proof, "oa:hasSelector", place_
    yield proof, "oa:hasSelector", quote
    yield place_, "rdf:type", expand("oa:TextPositionSelector")
    yield place_, "oa:start", Value(span[0], expand("xsd:integer"))
    yield place_, "oa:end", Value(span[1], expand("xsd:integer"))
    yield quote, "rdf:type", expand("oa:TextQuoteSelector")
    yield quote, "oa:exact", Value(kept.text[row.start : row.end])


def _place(place: Place) -> Iterator[tuple[Iri, str, Node]]:
    town, land = expand(f"id:municipality/{place.id}"), expand(f"id:country/{place.country}")
    yield town, "rdf:type", expand("mc:Municipality")
    yield town, "skos:prefLabel", Value(place.name, expand(_LANGUAGE), "de")
    yield town, "mc:country", land
    yield land, "rdf:type", expand("mc:Country")
    yield land, "dcterms:identifier", Value(place.country)
    yield land, "skos:prefLabel", Value(countries().label(place.country, "de"), expand(_LANGUAGE), "de")

"""Every foreign term that the vocabulary, its alignments and its JSON-LD context name exists."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from rdflib import Graph as Rdf
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, QB, RDF, RDFS, SDO, SKOS, VANN
from rdflib.term import URIRef

from kg.assets import asset
from kg.codes import code_iri, codes, schemes
from kg.store.graph import Graph

OWN: Final = "https://w3id.org/municipal-cooperation/"
MC: Final = f"{OWN}ontology#"
EVERYTHING: Final = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"

# Vocabularies whose terms rdflib lists, so that a misspelt one is found without a network.
LISTED: Final = (DCTERMS, FOAF, ORG, OWL, PROV, QB, RDF, RDFS, SDO, SKOS, VANN)
# What we may name of schema.org; each must also be in rdflib's list, made from https://schema.org.
SCHEMA_ORG: Final = frozenset(
    """
    AdministrativeArea Claim CollegeOrUniversity Country CreativeWork Event ExhibitionEvent Festival FundingScheme
    GovernmentOffice Grant MusicEvent Observation Project Quotation School SportsEvent about amount attendee currency
    endDate fundedItem funder honorificPrefix location observationDate organizer startDate superEvent text unitText
    value
    """.split()
)
# What we may name of vocabularies that rdflib does not list, by namespace; the comment says where it is defined.
EXTERNAL: Final = {
    # Web Annotation Vocabulary, https://www.w3.org/TR/annotation-vocab/
    "http://www.w3.org/ns/oa#": """SpecificResource TextPositionSelector TextQuoteSelector end exact hasSelector
        hasSource start""",
    # FaBiO, https://sparontologies.github.io/fabio/current/fabio.html
    "http://purl.org/spar/fabio/": "PressRelease",
    # FRAPO, https://sparontologies.github.io/frapo/current/frapo.html
    "http://purl.org/cerif/frapo/": """Contract Funding FundingProgramme funds hasCurrencyCode hasMonetaryValue
        isFundedBy""",
    # Core Public Event Vocabulary 1.1.1 and Core Public Organisation Vocabulary 2.1.2, https://semiceu.github.io/
    "http://data.europa.eu/m8g/": "AdminUnit PublicEvent PublicOrganisation expectedNumberOfParticipants",
    # WGS84 Geo Positioning with http, as its document has it (rdflib's own list says https)
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "lat long",
    # EU authority tables, https://op.europa.eu/en/web/eu-vocabularies/authority-tables
    "http://publications.europa.eu/resource/authority/": "country currency",
    "http://publications.europa.eu/resource/authority/data-theme/": """ECON EDUC ENER ENVI GOVE HEAL INTR REGI SOCI
        TECH TRAN""",
    # https://metadata.un.org/sdg/: seventeen goals
    "http://metadata.un.org/sdg/": "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17",
    "https://www.apache.org/licenses/": "LICENSE-2.0",
}
# Wikidata items and properties with what they are, to be looked up as https://www.wikidata.org/wiki/ID;
# no network here, so a number can only be compared with this list.
WIKIDATA: Final = {
    "P17": "country", "P155": "follows", "P190": "twinned administrative body", "P439": "German municipality key",
    "P710": "participant", "P1082": "population", "P1891": "signatory", "P8324": "funder",
    "Q3914": "school", "Q3918": "university", "Q6256": "country", "Q15284": "municipality", "Q30185": "mayor",
    "Q83307": "minister", "Q121998": "ambassador", "Q157031": "foundation", "Q192350": "ministry",
    "Q206287": "quotation", "Q207978": "consul", "Q321839": "agreement", "Q486839": "member of parliament",
    "Q708492": "council member", "Q783794": "company", "Q1656682": "event",
}  # fmt: skip


def own_terms(*kinds: URIRef) -> set[str]:
    graph = Rdf().parse(asset("ontology/municipal-cooperation.ttl"))
    return {str(term) for kind in kinds for term in graph.subjects(RDF.type, kind)}


def context() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(asset("ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    return loaded


def test_alignments_speak_of_our_own_terms_and_codes_only() -> None:
    graph = Rdf().parse(asset("ontology/alignments.ttl"))
    known = {f"{OWN}alignments"} | own_terms(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
    known |= {code_iri(scheme, code) for scheme in schemes() for code in codes(scheme)}
    assert {str(subject) for subject in graph.subjects()} <= known


def test_every_foreign_term_that_we_name_exists() -> None:
    assert sorted(iri for iri in foreign_iris() if not is_defined(iri)) == []


def test_schema_org_has_neither_agreement_nor_press_release() -> None:
    assert not is_defined("https://schema.org/Agreement")
    assert not is_defined("https://schema.org/PressRelease")


def test_a_misspelt_term_of_a_kept_vocabulary_is_found() -> None:
    assert is_defined(str(ORG.Membership))
    assert not is_defined(f"{ORG.Membership}s")
    assert not is_defined("http://www.w3.org/ns/oa#Selektor")


def foreign_iris() -> Iterator[str]:
    """Yield every IRI of another vocabulary in the Turtle files and the terms of the JSON-LD context."""
    for path in asset("ontology").rglob("*.ttl"):
        for triple in Rdf().parse(path):
            yield from (str(term) for term in triple if isinstance(term, URIRef) and not term.startswith(OWN))
    yield from (iri for iri in expanded_context().values() if not iri.startswith(OWN))


def is_defined(iri: str) -> bool:
    if iri.startswith(str(SDO)):
        return iri.removeprefix(str(SDO)) in SCHEMA_ORG and URIRef(iri) in SDO
    if iri.startswith("http://www.wikidata.org/entity/"):
        return iri.rsplit("/", 1)[-1] in WIKIDATA
    allowed = {f"{namespace}{name}" for namespace, names in EXTERNAL.items() for name in names.split()}
    return iri in allowed or any(URIRef(iri) in namespace for namespace in LISTED)


def expanded_context() -> dict[str, str]:
    """Return the IRI of each term of the JSON-LD context, prefixes left out."""
    prefixes = {name: value for name, value in context().items() if isinstance(value, str) and "://" in value}
    entries = {name: value for name, value in context().items() if name not in prefixes and not name.startswith("@")}
    ids = {name: value if isinstance(value, str) else value["@id"] for name, value in entries.items()}
    return {name: prefixes[iri.split(":")[0]] + iri.split(":")[1] for name, iri in ids.items()}


def test_the_context_has_every_term_under_its_own_name() -> None:
    ours = {name: iri for name, iri in expanded_context().items() if iri.startswith(MC)}
    assert set(ours.values()) == own_terms(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
    assert all(iri == f"{MC}{name}" for name, iri in ours.items())


def test_the_context_points_where_a_property_points_to_things() -> None:
    pointing = {name for name, value in context().items() if isinstance(value, dict) and value.get("@type") == "@id"}
    ours = {iri for name, iri in expanded_context().items() if name in pointing and iri.startswith(MC)}
    assert ours == own_terms(OWL.ObjectProperty)


def test_a_document_with_the_context_reads_as_the_same_triples(tmp_path: Path) -> None:
    document = {
        "@context": context(),
        "@id": "id:agreement/a",
        "@type": "Agreement",
        "party": ["id:municipality/gn-1", "id:municipality/gn-2"],
        "signedOn": {"@value": "1974", "@type": "xsd:gYear"},
        "agreementStatus": "code:agreement-status/in-force",
    }
    turtle = f"""
        @prefix mc: <{MC}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <{OWN}id/agreement/a> a mc:Agreement ; mc:signedOn "1974"^^xsd:gYear ;
            mc:party <{OWN}id/municipality/gn-1> , <{OWN}id/municipality/gn-2> ;
            mc:agreementStatus <{OWN}code/agreement-status/in-force> ."""
    (tmp_path / "a.jsonld").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "a.ttl").write_text(turtle, encoding="utf-8")
    read = [Graph.of_files(tmp_path / name).select(EVERYTHING).rows for name in ("a.jsonld", "a.ttl")]
    assert read[0] == read[1]
    assert len(read[0]) == 5

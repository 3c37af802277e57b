"""The vocabulary: the terms of the contract, and what each term and code must have."""

import re
import runpy
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from rdflib import Graph
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, QB, RDF, RDFS, SDO, SKOS, VANN
from rdflib.term import Literal, URIRef

from kg.assets import asset
from kg.codes import schemes
from kg.names import fold

OWN: Final = "https://w3id.org/municipal-cooperation/"
ONTOLOGY: Final = URIRef(f"{OWN}ontology")
MC: Final = f"{ONTOLOGY}#"
FILES: Final = sorted(asset("ontology").rglob("*.ttl"))

CLASSES: Final = frozenset(
    "PressRelease Municipality Country Agreement Signature Event Programme Funding Quote Claim Figure Evidence".split()
)
PROPERTIES: Final = frozenset(
    """
    textHash topic country ags population portfolio attestedOn agreementType party signedOn agreementStatus signatory
    follows signature signedBy onBehalfOf inRole eventType venue participant host guest withinProgramme delegationSize
    delegationHead programmeKind runBy partOfProgramme funder via programme funds amount currency speaker text claimant
    about value unit asOf evidence rule confidence
    """.split()
)
ABOVE: Final = {
    "PressRelease": {"http://purl.org/spar/fabio/PressRelease", str(PROV.Entity)},
    "PartnershipList": {str(PROV.Entity)},
    "Municipality": {str(ORG.FormalOrganization)},
    "Agreement": {str(PROV.Entity)},
    "Event": {str(SDO.Event), str(PROV.Activity)},
    "Figure": {str(QB.Observation)},
    "Judgement": {str(PROV.Entity)},
    "Evidence": {"http://www.w3.org/ns/oa#SpecificResource"},
    "host": {f"{MC}participant"},
    "guest": {f"{MC}participant"},
}


@pytest.fixture(scope="module")
def terms() -> Graph:
    return Graph().parse(asset("ontology/municipal-cooperation.ttl"))


@pytest.fixture(scope="module")
def concepts() -> Graph:
    graph = Graph()
    for path in asset("ontology/codes").glob("*.ttl"):
        graph.parse(path)
    return graph


def own_terms(graph: Graph) -> list[URIRef]:
    return sorted({term for term in graph.subjects() if isinstance(term, URIRef) and term.startswith(MC)})


def texts(graph: Graph, subject: URIRef, predicate: URIRef) -> dict[str | None, str]:
    found = [text for text in graph.objects(subject, predicate) if isinstance(text, Literal)]
    assert len({text.language for text in found}) == len(found), f"{subject} says {predicate} twice in one language"
    return {text.language: str(text) for text in found}


def names_itself(label: str, definition: str) -> bool:
    """Tell whether a definition uses every word of the label that it defines, or a word that begins like it."""
    words = [word for word in fold(label).split() if len(word) > 3] or fold(label).split()
    return all(any(other.startswith(word) for other in fold(definition).split()) for word in words)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_parses_and_has_no_blank_nodes(path: Path) -> None:
    graph = Graph().parse(path)
    assert len(graph) > 0
    assert all(isinstance(term, URIRef | Literal) for triple in graph for term in triple)


def test_the_terms_are_those_of_the_contract(terms: Graph) -> None:
    kinds = {str(term).removeprefix(MC): terms.value(term, RDF.type) for term in own_terms(terms)}
    assert {name for name, kind in kinds.items() if kind == OWL.Class} >= CLASSES
    assert {name for name, kind in kinds.items() if kind in (OWL.ObjectProperty, OWL.DatatypeProperty)} >= PROPERTIES


def test_only_our_own_terms_are_defined(terms: Graph) -> None:
    assert {term for term in terms.subjects() if not str(term).startswith(MC)} == {ONTOLOGY}


def test_every_term_is_labelled_defined_and_shown_by_an_example(terms: Graph) -> None:
    for term in own_terms(terms):
        assert set(texts(terms, term, RDFS.label)) == {"de", "en"}, term
        assert set(texts(terms, term, SKOS.definition)) == {"de", "en"}, term
        assert set(texts(terms, term, SKOS.example)) == {"de"}, term
        assert list(terms.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY], term


def test_no_two_terms_share_a_label(terms: Graph) -> None:
    labels = Counter(text for term in own_terms(terms) for text in texts(terms, term, RDFS.label).items())
    assert [label for label, count in labels.items() if count > 1] == []


def test_no_definition_uses_the_word_that_it_defines(terms: Graph, concepts: Graph) -> None:
    circular = [
        (str(subject), language)
        for graph, label in ((terms, RDFS.label), (concepts, SKOS.prefLabel))
        for subject in sorted({subject for subject in graph.subjects(label) if isinstance(subject, URIRef)})
        if (subject, RDF.type, SKOS.ConceptScheme) not in graph
        for language, definition in texts(graph, subject, SKOS.definition).items()
        if names_itself(texts(graph, subject, label)[language], definition)
    ]
    assert circular == []


def test_the_gate_sees_a_definition_that_names_itself() -> None:
    assert names_itself("Vereinbarung", "Alle Vereinbarungen zwischen Kommunen.")
    assert not names_itself("agreement type", "Which form of agreement the partners chose.")


def test_terms_stand_below_those_that_the_contract_says(terms: Graph) -> None:
    found = {
        str(term).removeprefix(MC): {str(above) for above in terms.objects(term, RDFS.subClassOf | RDFS.subPropertyOf)}
        for term in own_terms(terms)
    }
    assert {name: above for name, above in found.items() if above} == ABOVE


def test_no_term_restricts_its_domain_or_range_and_no_iri_carries_a_version(terms: Graph) -> None:
    assert not set(terms.predicates()) & {RDFS.domain, RDFS.range, OWL.versionIRI}
    assert [term for term in own_terms(terms) if re.search(r"\d", term.removeprefix(MC))] == []


def test_the_ontology_says_what_it_is(terms: Graph) -> None:
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in terms
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert set(texts(terms, ONTOLOGY, predicate)) == {"de", "en"}
    assert terms.value(ONTOLOGY, DCTERMS.license) == URIRef("https://www.apache.org/licenses/LICENSE-2.0")
    assert terms.value(ONTOLOGY, VANN.preferredNamespacePrefix) == Literal("mc")
    assert terms.value(ONTOLOGY, VANN.preferredNamespaceUri) == Literal(MC)
    assert re.fullmatch(r"\d+\.\d+\.\d+", str(terms.value(ONTOLOGY, OWL.versionInfo)))
    assert set(terms.objects(ONTOLOGY, RDFS.seeAlso)) == {URIRef(f"{OWN}code/{scheme}") for scheme in schemes()}


def test_every_term_that_a_shape_query_or_module_names_is_defined(terms: Graph) -> None:
    folders = {"shapes": "*.ttl", "queries": "*.rq", "kg": "*.py"}
    root = asset("ontology").parent
    named = {
        (name, path.name)
        for folder, pattern in folders.items()
        for path in (root / folder).rglob(pattern)
        for name in re.findall(r"\bmc:([A-Za-z]+)", path.read_text(encoding="utf-8"))
    }
    known = {str(term).removeprefix(MC) for term in own_terms(terms)}
    assert sorted(entry for entry in named if entry[0] not in known) == []


def test_the_readme_is_what_the_script_writes() -> None:
    written = runpy.run_path(str(asset("ontology/make_readme.py")))["readme"]()
    assert asset("ontology/README.md").read_text(encoding="utf-8") == written

"""The code lists: as the program reads them, and as SKOS files."""

from collections import Counter
from typing import Final

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SKOS
from rdflib.term import Literal, Node, URIRef

from kg.assets import asset
from kg.codes import NAMESPACE, code_iri, codes, label, schemes
from kg.errors import InputError
from kg.judge import VERDICTS
from kg.model import SCHEMA

CODES: Final = {
    "role": """mayor deputy-mayor department-head councillor district-head municipal-officer minister state-secretary
        head-of-state-or-government member-of-parliament ambassador consul association-chair director expert other""",
    "organisation-kind": """ministry agency association company university school foundation network consulate
        municipal-office cultural-institution supranational other""",
    "agreement-type": """declaration-of-intent cooperation-agreement twinning friendship solidarity-partnership
        project-partnership climate-partnership sponsorship network-membership other""",
    "agreement-status": "signed planned in-force suspended renewed ended",
    "event-type": "visit reception meeting conference signing anniversary exchange cultural sport aid other",
    "programme-kind": "programme project fund",
    "topic": """climate environment water energy mobility urban-development economy digitalisation culture education
        youth sport science health migration-integration equality peace democracy emergency-aid tourism sustainability
        fair-trade""",
    "verdict": "confirm correct reject add same different",
}
# Goals of the United Nations, https://metadata.un.org/sdg/: the one that a topic serves.
GOALS: Final = {
    "climate": 13, "environment": 15, "water": 6, "energy": 7, "urban-development": 11, "economy": 8, "education": 4,
    "health": 3, "migration-integration": 10, "equality": 5, "peace": 16, "democracy": 16, "sustainability": 17,
    "fair-trade": 12,
}  # fmt: skip


@pytest.fixture(scope="module")
def concepts() -> Graph:
    graph = Graph()
    for path in asset("ontology/codes").glob("*.ttl"):
        graph.parse(path)
    return graph


def languages(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    return sorted(text.language or "" for text in graph.objects(subject, predicate) if isinstance(text, Literal))


def test_the_lists_are_those_that_the_model_speaks_of() -> None:
    values = {wanted for properties in SCHEMA.values() for wanted in properties.values()}
    spoken = {value for value in values if value.startswith("code:")} | {"code:verdict"}  # Of judgements, not of facts.
    assert {f"code:{scheme}" for scheme in schemes()} == spoken


def test_what_people_may_judge_is_the_list_of_verdicts_but_for_taking_back() -> None:
    assert codes("verdict") == set(VERDICTS) - {"undo"}


def test_every_code_has_a_label_in_german_and_in_english() -> None:
    assert all(
        label(scheme, code, language) for scheme in schemes() for code in codes(scheme) for language in ("de", "en")
    )


def test_the_iri_of_a_code_ends_in_list_and_code() -> None:
    assert {code_iri("event-type", code) for code in codes("event-type")} == {
        f"{NAMESPACE}event-type/{code}" for code in codes("event-type")
    }


def test_a_mayor_is_no_code_of_events_and_the_error_names_those_that_are() -> None:
    with pytest.raises(InputError, match=r"'mayor' is no code of event-type; use one of aid, anniversary, .*, visit$"):
        code_iri("event-type", "mayor")


def test_an_unknown_list_is_answered_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"'colour' is no code list; use one of agreement-status, .*, verdict$"):
        codes("colour")


def test_a_label_in_an_unknown_language_is_an_error() -> None:
    with pytest.raises(InputError, match=r"'fr' is no language of the labels; use one of de, en$"):
        label("role", "mayor", "fr")


def test_an_unknown_code_has_no_label() -> None:
    with pytest.raises(InputError, match="'knight' is no code of role"):
        label("role", "knight", "de")


def test_there_is_one_file_a_scheme() -> None:
    assert {path.stem for path in asset("ontology/codes").iterdir()} == set(CODES)


@pytest.mark.parametrize("scheme", CODES)
def test_a_scheme_has_every_code_and_no_other(scheme: str) -> None:
    graph = Graph().parse(asset(f"ontology/codes/{scheme}.ttl"))
    iri = URIRef(f"{NAMESPACE}{scheme}")
    wanted = {URIRef(code_iri(scheme, code)) for code in CODES[scheme].split()}
    assert set(graph.subjects(RDF.type, SKOS.ConceptScheme)) == {iri}
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == wanted
    assert set(graph.subjects(SKOS.inScheme, iri)) == wanted
    assert set(graph.subjects(SKOS.topConceptOf, iri)) == wanted
    assert {str(graph.value(code, SKOS.notation)) for code in wanted} == set(CODES[scheme].split())
    assert languages(graph, iri, SKOS.prefLabel) == ["de", "en"]


def test_every_code_is_labelled_and_defined_in_both_languages(concepts: Graph) -> None:
    for code in concepts.subjects(RDF.type, SKOS.Concept):
        for predicate in (SKOS.prefLabel, SKOS.definition):
            assert languages(concepts, code, predicate) == ["de", "en"], code


def test_every_code_has_words_of_german_administration_and_none_is_its_label(concepts: Graph) -> None:
    for code in concepts.subjects(RDF.type, SKOS.Concept):
        words = list(concepts.objects(code, SKOS.altLabel))
        assert words, code
        assert all(isinstance(word, Literal) and word.language == "de" for word in words), code
        assert not set(words) & set(concepts.objects(code, SKOS.prefLabel)), code


def test_within_a_scheme_a_word_means_one_code(concepts: Graph) -> None:
    for scheme in concepts.subjects(RDF.type, SKOS.ConceptScheme):
        words = Counter(
            word
            for code in concepts.subjects(SKOS.inScheme, scheme)
            for word in concepts.objects(code, SKOS.prefLabel | SKOS.altLabel)
        )
        assert [word for word, count in words.items() if count > 1] == [], scheme


def test_topics_match_the_goals_of_the_united_nations(concepts: Graph) -> None:
    found = {
        str(topic).rsplit("/", 1)[-1]: int(str(goal).rsplit("/", 1)[-1])
        for topic, goal in concepts.subject_objects(SKOS.closeMatch)
    }
    assert found == GOALS

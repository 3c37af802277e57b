"""The shapes: every constraint is named, explained, and broken by exactly one case."""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH, SKOS
from rdflib.collection import Collection

from kg.assets import asset
from kg.store import Graph
from kg.validate import validate
from kg.validate.shapes import Constraint, Shapes, load, shorten

CASES = Path(__file__).parent / "shapes"
GROUND = CASES / "ground.ttl"
VALID = sorted(CASES.glob("*/valid.ttl"))
BROKEN = sorted(CASES.glob("*/*.broken.ttl"))
BASE = "https://w3id.org/municipal-cooperation/id/"
CODES = "https://w3id.org/municipal-cooperation/code/"
CLASSES = (
    "release municipality country person role organisation agreement signature event programme funding quote claim "
    "figure evidence"
).split()
# Terms of kept vocabularies that the vocabulary uses; our own terms are looked up in the ontology.
KEPT = set(
    "rdf:type rdf:subject rdf:predicate rdf:object rdfs:label dcterms:identifier dcterms:title dcterms:issued "
    "dcterms:publisher dcterms:language dcterms:source skos:prefLabel skos:exactMatch wgs:lat wgs:long foaf:name "
    "org:Membership org:Organization org:member org:organization org:role org:classification org:subOrganizationOf "
    "org:unitOf foaf:Person schema:startDate schema:endDate schema:location schema:organizer schema:superEvent "
    "oa:TextPositionSelector oa:TextQuoteSelector oa:hasSource oa:hasSelector oa:start oa:end oa:exact".split()
)
# What must never stand in a graph has no place in the vocabulary.
FORBIDDEN = {"foaf:mbox", "foaf:phone", "schema:email", "schema:telephone"}


def shapes() -> Shapes:
    return load(asset("shapes"))


def constraints() -> list[Constraint]:
    return sorted(shapes().constraints.values(), key=lambda constraint: constraint.iri)


def local(iri: str) -> str:
    return iri.partition("#")[2]


def expected(case: Path) -> tuple[str, str]:
    """Return the constraint that a case breaks and the node where, as its first two lines say."""
    breaks, at = case.read_text(encoding="utf-8").splitlines()[:2]
    return breaks.removeprefix("# breaks: "), BASE + at.removeprefix("# at: ")


def test_every_class_has_a_file_of_shapes() -> None:
    assert {path.stem for path in asset("shapes").glob("*.ttl")} == {*CLASSES, "values"}
    assert {shape.source.removesuffix(".ttl") for shape in shapes().shapes} == set(CLASSES)


def test_the_shapes_are_valid_shacl() -> None:
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes().graph, meta_shacl=True)
    assert conforms, text


def test_every_constraint_has_a_case_that_breaks_it() -> None:
    assert {expected(case)[0] for case in BROKEN} == {local(constraint.iri) for constraint in constraints()}
    assert all(expected(case)[0] == case.name.removesuffix(".broken.ttl") for case in BROKEN)


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name.removesuffix(".broken.ttl"))
def test_a_broken_case_breaks_exactly_its_constraint_at_its_node(case: Path) -> None:
    report = validate(Graph.of_files(GROUND, case))
    assert {(local(finding.constraint), finding.focus) for finding in report.findings} == {expected(case)}


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.parent.name)
def test_an_obeying_case_has_no_finding_and_is_met_by_its_shapes(case: Path) -> None:
    report = validate(Graph.of_files(GROUND, case))
    assert report.findings == ()
    of_class = {shape.iri for shape in shapes().shapes if shape.source == f"{case.parent.name}.ttl"}
    assert all(shape.nodes for shape in report.shapes if shape.shape in of_class)


def test_the_ground_of_the_cases_obeys_all_shapes() -> None:
    assert validate(Graph.of_files(GROUND)).findings == ()


def test_every_class_has_an_obeying_case() -> None:
    assert {case.parent.name for case in VALID} == set(CLASSES)


def test_both_engines_find_the_same_in_all_cases(tmp_path: Path) -> None:
    graph = Graph.of_files(*_side_by_side(tmp_path))
    turbo, reference = (validate(graph, engine=engine) for engine in ("turbo", "pyshacl"))
    assert (turbo.engine, reference.engine) == ("pyshacl-turbo", "pyshacl")
    assert len(turbo.findings) >= len(BROKEN)
    assert turbo.findings == reference.findings
    assert turbo.shapes == reference.shapes


def _side_by_side(folder: Path) -> Iterator[Path]:
    """Yield copies of all cases, each with its own ground under a base of its own, so that none meets another."""
    for number, case in enumerate([*VALID, *BROKEN]):
        for path in (GROUND, case):
            text = path.read_text(encoding="utf-8")
            copy = folder / f"{number}-{path.name}"
            copy.write_text(text.replace(f"@base <{BASE}>", f"@base <{BASE}{number}/>"), encoding="utf-8")
            yield copy


def test_every_constraint_has_one_severity_and_a_message_and_a_reason_in_german_and_english() -> None:
    graph = shapes().graph
    for constraint in constraints():
        node = rdflib.URIRef(constraint.iri)
        assert len(list(graph.objects(node, SH.severity))) == 1, constraint.iri
        assert len(list(graph.objects(node, SH.message))) == 2, constraint.iri
        for texts in (constraint.messages, constraint.reasons):
            assert set(texts) == {"de", "en"}, constraint.iri
            assert all(text.endswith(".") and len(text) > 20 for text in texts.values()), constraint.iri


def test_every_message_says_what_is_wrong_and_what_to_do() -> None:
    for constraint in constraints():
        assert all(";" in text for text in constraint.messages.values()), constraint.iri
        german = constraint.messages["de"].partition(";")[2]
        assert re.search(r"\bSie\b", german), constraint.iri


def test_a_constraint_belongs_to_one_shape_and_bears_its_name() -> None:
    graph = shapes().graph
    for constraint in constraints():
        assert len(list(graph.subjects(SH.property, rdflib.URIRef(constraint.iri)))) == 1
        assert constraint.iri.startswith(f"{constraint.shape}-")


def test_no_constraint_stands_outside_a_shape_with_a_target() -> None:
    declared = {str(node) for node in shapes().graph.subjects(RDF.type, SH.PropertyShape)}
    assert declared == set(shapes().constraints)


def test_every_class_and_path_is_a_term_of_the_vocabulary() -> None:
    ontology = rdflib.Graph().parse(asset("ontology/municipal-cooperation.ttl"), format="turtle")
    own = {shorten(str(term)) for term in ontology.subjects(RDF.type) if "ontology#" in str(term)}
    used = {shorten(iri) for shape in shapes().shapes for _, iri in shape.targets}
    used |= {term for constraint in constraints() for term in re.split(r"[|/^]+", constraint.path) if term}
    used |= {shorten(str(node)) for node in shapes().graph.objects(None, SH["class"])}
    assert used - own - KEPT == FORBIDDEN


def test_the_queries_in_shapes_speak_only_terms_of_the_vocabulary() -> None:
    ontology = rdflib.Graph().parse(asset("ontology/municipal-cooperation.ttl"), format="turtle")
    own = {shorten(str(term)) for term in ontology.subjects(RDF.type)}
    for query in shapes().graph.objects(None, SH.select):
        assert set(re.findall(r"\b[a-z]+:\w+", str(query))) <= own | KEPT


def test_code_lists_in_shapes_are_those_of_the_schemes() -> None:
    graph = shapes().graph
    listed: dict[str, set[str]] = {}
    for head in graph.objects(None, SH["in"]):
        codes = {str(code) for code in Collection(graph, head) if str(code).startswith(CODES)}
        listed |= {code.removeprefix(CODES).partition("/")[0]: codes for code in codes}
    schemes = {path.stem: _codes_of(path) for path in asset("ontology/codes").glob("*.ttl")}
    assert listed == schemes


def _codes_of(path: Path) -> set[str]:
    return {str(code) for code in rdflib.Graph().parse(path, format="turtle").subjects(RDF.type, SKOS.Concept)}


def test_the_readme_is_what_the_script_writes() -> None:
    written = runpy.run_path(str(asset("shapes/make_readme.py")))["readme"]()
    assert asset("shapes/README.md").read_text(encoding="utf-8") == written

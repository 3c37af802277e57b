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
from kg.cli.app import command_in
from kg.model import Iri, Release, Value, Zone
from kg.store import Graph
from kg.validate import Finding, Part, Place, Source, render, sentence, validate
from kg.validate.counting import met
from kg.validate.remedies import COMMANDS, commands_for
from kg.validate.shapes import PREFIXES, Constraint, Shapes, load, shorten

CASES = Path(__file__).parent / "shapes"
GROUND = CASES / "ground.ttl"
VALID = sorted(CASES.glob("*/valid.ttl"))
BROKEN = sorted(CASES.glob("*/*.broken.ttl"))
BASE = "https://w3id.org/municipal-cooperation/id/"
CODES = "https://w3id.org/municipal-cooperation/code/"
CLASSES = (
    "release municipality country person role organisation agreement signature event programme funding quote claim "
    "figure evidence judgement"
).split()
# Terms of kept vocabularies that the vocabulary uses; our own terms are looked up in the ontology.
KEPT = set(
    "rdf:type rdf:subject rdf:predicate rdf:object rdfs:label dcterms:identifier dcterms:title dcterms:issued "
    "dcterms:publisher dcterms:language dcterms:source skos:prefLabel skos:exactMatch wgs:lat wgs:long foaf:name "
    "org:Membership org:Organization org:member org:organization org:role org:classification org:subOrganizationOf "
    "org:unitOf foaf:Person schema:startDate schema:endDate schema:location schema:organizer schema:superEvent "
    "oa:TextPositionSelector oa:TextQuoteSelector oa:hasSource oa:hasSelector oa:start oa:end oa:exact "
    "dcterms:created prov:Agent prov:generatedAtTime prov:wasAttributedTo".split()
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


def test_pyshacl_over_rdflib_finds_the_same_as_the_whole_and_as_the_parts_in_all_cases(tmp_path: Path) -> None:
    files = list(_side_by_side(tmp_path))
    graph, plain = Graph.of_files(*files), rdflib.Graph()
    for path in files:
        plain.parse(path)
    reference = pyshacl.validate(plain, shacl_graph=shapes().graph, inplace=True)[1]
    assert isinstance(reference, rdflib.Graph)
    whole = validate(graph, engine="turbo")
    assert len(whole.findings) >= len(BROKEN)
    assert _results(rdflib.Graph().parse(data=render(whole, "turtle"))) == _results(reference)
    told = validate(graph, engine="pyshacl")
    assert (told.findings, told.shapes) == (whole.findings, whole.shapes)
    nodes, found = met(graph, shapes().shapes), set[Finding]()
    for number in range(len(VALID) + len(BROKEN)):
        here = frozenset(node for node in nodes if f"/id/{number}/" in str(node))
        found |= set(validate(graph, part=Part(nodes=here)).findings)
    assert found == set(whole.findings)


def _results(report: rdflib.Graph) -> set[tuple[object, ...]]:
    """Return what a report says of its results, a number by its value: "1.50" and "1.5" are one."""
    parts = (SH.focusNode, SH.sourceShape, SH.sourceConstraintComponent, SH.resultSeverity, SH.value)
    rows = (tuple(report.value(node, part) for part in parts) for node in report.objects(None, SH.result))
    return {tuple(term.toPython() if isinstance(term, rdflib.Literal) else term for term in row) for row in rows}


def _side_by_side(folder: Path) -> Iterator[Path]:
    """Yield copies of all cases, each with its own ground under a base of its own, so that none meets another."""
    for number, case in enumerate([*VALID, *BROKEN]):
        for path in (GROUND, case):
            text = path.read_text(encoding="utf-8")
            copy = folder / f"{number}-{path.name}"
            copy.write_text(text.replace(f"@base <{BASE}>", f"@base <{BASE}{number}/>"), encoding="utf-8")
            yield copy


TEXT = "Vorab. Am Montag sagten alle Beteiligten genau dies und nichts sonst. Danach."
MARKED = "genau dies"
# Of these nothing can be quoted: what is broken is the link from the node to the release, or the words themselves.
WORDLESS = {"Evidence-class", "Evidence-source", "Evidence-quotation", "Quotation-exact"}
WITNESS = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix mc: <https://w3id.org/municipal-cooperation/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @base <https://w3id.org/municipal-cooperation/id/> .
<release/witness> a mc:PressRelease ; dcterms:identifier "witness" ; dcterms:title "Vorab" ; mc:textHash "0" ;
    dcterms:issued "2024-05-02"^^xsd:date ; dcterms:language "de" ; dcterms:publisher <municipality/auental-de> .
<evidence/decoy> a mc:Evidence ; oa:hasSource <release/witness> ; mc:rule "r" ; oa:hasSelector <s/1> , <s/2> ;
    rdf:subject NODE ; rdf:predicate mc:decoy ; rdf:object "1" .
<s/1> a oa:TextPositionSelector ; oa:start 0 ; oa:end 6 .
<s/2> a oa:TextQuoteSelector ; oa:exact "Vorab." .
<evidence/witness> a mc:Evidence ; oa:hasSource <release/witness> ; mc:rule "r" ; oa:hasSelector <s/3> , <s/4> ;
    rdf:subject NODE ; rdf:predicate PREDICATE ; rdf:object VALUE .
<s/3> a oa:TextPositionSelector ; oa:start START ; oa:end END .
<s/4> a oa:TextQuoteSelector ; oa:exact "WORDS" .
"""


def _witnessed(case: Path, found: Finding, folder: Path) -> Finding:
    """Return the finding of a case once a sentence of a release states the broken thing, and another something else."""
    value = found.value
    term = f"<{value}>" if isinstance(value, Iri) else '"x"' if value is None else _literal(value)
    start, predicate = TEXT.index(MARKED), min(shapes().constraints[found.constraint].predicates)
    parts = {
        "NODE": f"<{found.focus}>", "PREDICATE": f"<{predicate}>", "VALUE": term, "WORDS": MARKED,
        "START": str(start), "END": str(start + len(MARKED)),
    }  # fmt: skip
    text = WITNESS
    for name, part in parts.items():
        text = text.replace(name, part)
    path = folder / "witness.ttl"
    path.write_text(text, encoding="utf-8")
    release = Release(identifier="witness", text=TEXT, zones=(Zone(kind="body", start=0, end=len(TEXT)),))
    source = Source(kept=lambda name: release if name == "witness" else None)
    report = validate(Graph.of_files(GROUND, case, path), source=source)
    (again,) = [one for one in report.findings if (one.constraint, one.focus) == (found.constraint, found.focus)]
    return again


def _literal(value: Value) -> str:
    text = value.text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"@{value.language}' if value.language else f'"{text}"^^<{value.datatype}>'


def test_the_report_names_the_right_node_and_the_right_sentence_of_every_constraint(tmp_path: Path) -> None:
    quoted = set()
    for case in BROKEN:
        name, node = expected(case)
        (found, *_) = validate(Graph.of_files(GROUND, case)).findings
        assert found.focus == node
        if name.startswith(("Evidence-", "Position-", "Quotation-", "Statement-")):
            if name not in WORDLESS:  # A passage is quoted by its own words.
                assert found.evidence[0].exact in case.read_text(encoding="utf-8"), name
                assert found.evidence[0].release == "ground"
                quoted.add(name)
            continue
        again = _witnessed(case, found, tmp_path)
        first = again.evidence[0]
        sentence = (first.before, first.exact, first.after)
        assert sentence == ("Am Montag sagten alle Beteiligten ", MARKED, " und nichts sonst."), name
        assert (first.line, first.column) == (1, TEXT.index(MARKED) + 1)
        quoted.add(name)
    assert quoted == {local(constraint.iri) for constraint in constraints()} - WORDLESS
    assert len(quoted) == len(constraints()) - len(WORDLESS) > 100


def test_findings_call_things_by_names_and_come_with_a_command_that_exists() -> None:
    verbs = set(command_in("en").commands)
    for case in BROKEN:
        for found in validate(Graph.of_files(GROUND, case)).findings:
            for language in ("de", "en"):
                head, _, advice = sentence(found, language).partition(f": {found.messages[language]}")
                assert advice == ""
                assert BASE not in head, head
                assert found.names[language] in head
            assert found.commands, case
    for commands in COMMANDS.values():
        for command in commands:
            (verb,) = re.findall(r"\bkg (\w+)", command)
            assert verb in verbs


def _finding(constraint: str, *releases: str) -> Finding:
    return Finding(
        severity="warning", shape=f"{PREFIXES['mcs']}S", constraint=f"{PREFIXES['mcs']}{constraint}", kinds={},
        focus="http://e.org/x", names={}, path="mc:ags", predicate=None, component=str(SH.PatternConstraintComponent),
        value=None, value_names=None, messages={}, reasons={}, releases=releases,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("constraint", "releases", "place", "commands"),
    [
        ("Municipality-ags", (), Place(), ("echo 'DESCRIBE <http://e.org/x>' | kg query -",)),
        ("Municipality-ags", ("2024 Köln",), Place(), ("kg show '2024 Köln' --why",)),
        ("Municipality-ags", ("r",), Place(files=["a b.nq"], store="s"), ("kg validate 'a b.nq'",)),
        ("Municipality-ags", ("list/a",), Place(), ("kg import partnerships FILE.csv --name a",)),
        ("Role-evidence", ("r",), Place(origin=lambda _: "in/r 1.md", store="a b", judgements="j"),
         ("kg withdraw r --store 'a b' --judgements j", "kg build 'in/r 1.md' --store 'a b' --judgements j")),
    ],
)  # fmt: skip
def test_what_no_fact_states_is_looked_at_described_built_or_validated_again(
    constraint: str, releases: tuple[str, ...], place: Place, commands: tuple[str, ...]
) -> None:
    assert commands_for(_finding(constraint, *releases), (), place) == commands


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

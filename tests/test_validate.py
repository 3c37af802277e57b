"""Validation: what a report says of a graph, in every format."""

import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib
from rdflib import RDF, SH

from kg.errors import InputError, KgError
from kg.model import Iri, Quad, Value
from kg.store import Graph
from kg.validate import FORMATS, Finding, Passage, Report, coverage, render, summary, table, validate
from kg.validate.engines import _turbo_loads
from kg.validate.shapes import PREFIXES, load

BASE = "https://w3id.org/municipal-cooperation/"
MCS = PREFIXES["mcs"]
TRIG = """
@base <https://w3id.org/municipal-cooperation/id/> .
@prefix mc: <https://w3id.org/municipal-cooperation/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/municipal-cooperation/graph/release/a> {
    <release/a> a mc:PressRelease ; dcterms:identifier "a" ; dcterms:title "Ein Vertrag"@de ; mc:textHash "0" ;
        dcterms:issued "2024-05-02"^^xsd:date ; dcterms:language "de" ; dcterms:publisher <municipality/au> .
    <municipality/au> a mc:Municipality ; skos:prefLabel "Au <b>&amp;"@de .
    <agreement/x> a mc:Agreement ; mc:party <municipality/au> ; mc:evidence <evidence/1> ;
        mc:agreementStatus <https://w3id.org/municipal-cooperation/code/agreement-status/signed> ;
        mc:agreementType <https://w3id.org/municipal-cooperation/code/agreement-type/pact> .
    <evidence/1> a mc:Evidence ; oa:hasSource <release/a> ; mc:rule "r" ; oa:hasSelector <s/p1> , <s/q1> .
    <s/p1> a oa:TextPositionSelector ; oa:start 0 ; oa:end 20 .
    <s/q1> a oa:TextQuoteSelector ; oa:exact "Au schloss „<i>einen</i>“ Vertrag." .
    <evidence/2> a mc:Evidence ; oa:hasSource <release/a> ; mc:rule "r" ; oa:hasSelector <s/p2> , <s/q2> ;
        rdf:subject <agreement/x> ; rdf:predicate mc:agreementType ;
        rdf:object <https://w3id.org/municipal-cooperation/code/agreement-type/pact> .
    <s/p2> a oa:TextPositionSelector ; oa:start 21 ; oa:end 33 .
    <s/q2> a oa:TextQuoteSelector ; oa:exact "Es ist ein Pakt." .
}
<https://w3id.org/municipal-cooperation/graph/release/b> { <municipality/au> a mc:Municipality . }
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("graph") / "graph.trig"
    path.write_text(TRIG, encoding="utf-8")
    return Graph.of_files(path)


@pytest.fixture(scope="module")
def report(graph: Graph) -> Report:
    return validate(graph)


def found(report: Report, name: str) -> Finding:
    (finding,) = [finding for finding in report.findings if finding.constraint == MCS + name]
    return finding


def test_a_report_tells_each_finding_once_worst_first(report: Report) -> None:
    told = [(finding.severity, finding.constraint.removeprefix(MCS)) for finding in report.findings]
    assert told == [
        ("violation", "Agreement-type"),
        ("warning", "Agreement-party"),
        ("warning", "Municipality-country"),
    ]
    assert report.counts == {"violation": 1, "warning": 2, "info": 0}


def test_only_violations_break_conformity_and_strict_lets_warnings_fail(report: Report) -> None:
    warned = Report(findings=report.findings[1:], shapes=report.shapes, engine=report.engine)
    assert (report.conforms, report.passes(), warned.conforms, warned.passes()) == (False, False, True, True)
    assert not warned.passes(strict=True)


def test_a_finding_names_node_value_path_and_message(report: Report) -> None:
    finding = found(report, "Agreement-type")
    assert finding.shape == f"{MCS}Agreement"
    assert (finding.focus, finding.names["de"]) == (f"{BASE}id/agreement/x", "agreement-type/pact Au <b>&amp;")
    assert finding.path == "mc:agreementType"
    assert finding.value == Iri(f"{BASE}code/agreement-type/pact")
    assert finding.value_names == {"de": "agreement-type/pact", "en": "agreement-type/pact"}
    assert finding.messages["de"].startswith("Die Vereinbarung hat keine Art")
    assert finding.messages["en"].startswith("The agreement has no type")


def test_a_finding_quotes_the_sentence_about_the_very_value_first(report: Report) -> None:
    of_node = Passage(release="a", exact="Au schloss „<i>einen</i>“ Vertrag.", start=0, end=20)
    of_value = Passage(release="a", exact="Es ist ein Pakt.", start=21, end=33)
    assert found(report, "Agreement-type").evidence == (of_value, of_node)
    assert found(report, "Agreement-party").evidence == (of_node, of_value)


def test_a_finding_names_all_releases_that_speak_of_the_node(report: Report) -> None:
    assert found(report, "Municipality-country").releases == ("a", "b")
    assert found(report, "Agreement-party").releases == ("a",)


def test_a_statement_in_two_named_graphs_counts_once(graph: Graph) -> None:
    of, party = Iri(f"{BASE}id/agreement/y"), Iri(f"{PREFIXES['mc']}party")
    kind, town = Iri(str(RDF.type)), Iri(f"{BASE}id/municipality/au")
    twice = [
        Quad(of, predicate, value, Iri(f"{BASE}graph/release/{name}"))
        for name in "ab"
        for predicate, value in ((kind, Iri(f"{PREFIXES['mc']}Agreement")), (party, town))
    ]
    for engine in ("turbo", "pyshacl"):
        report = validate(Graph.of_quads(twice), engine=engine)
        assert f"{MCS}Agreement-party" in {finding.constraint for finding in report.findings}


def test_a_shape_that_met_no_node_is_said(report: Report) -> None:
    nodes = {shape.shape.removeprefix(MCS): shape.nodes for shape in report.shapes}
    assert (nodes["Agreement"], nodes["Municipality"], nodes["Position"], nodes["Event"]) == (1, 1, 2, 0)
    assert f"{MCS}Event" in {shape.shape for shape in report.idle}
    assert "Ohne einen Knoten blieben: " in summary(report, "de")
    assert "Veranstaltung" in summary(report, "de")
    assert "event (mc:Event)" in summary(report, "en").partition("No node was met by: ")[2]


def test_an_empty_graph_is_said_to_prove_nothing() -> None:
    report = validate(Graph.of_quads([]))
    assert report.conforms
    assert summary(report).startswith("No shape met a node: nothing checked.")


def test_both_engines_report_the_same(graph: Graph, report: Report) -> None:
    reference = validate(graph, engine="pyshacl")
    assert (report.engine, reference.engine) == ("pyshacl-turbo", "pyshacl")
    assert (report.findings, report.shapes) == (reference.findings, reference.shapes)


def test_without_turbo_the_reference_runs_and_asking_for_turbo_is_an_error(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl_turbo", None)
    _turbo_loads.cache_clear()
    try:
        assert validate(graph).engine == "pyshacl"
        with pytest.raises(InputError, match="install pyshacl-turbo"):
            validate(graph, engine="turbo")
    finally:
        _turbo_loads.cache_clear()


def test_an_unknown_engine_is_an_error(graph: Graph) -> None:
    with pytest.raises(InputError, match="use auto, turbo or pyshacl"):
        validate(graph, engine="fast")  # type: ignore[arg-type]


@pytest.mark.parametrize("engine", ["turbo", "pyshacl"])
def test_values_that_are_no_dates_or_numbers_are_told_as_they_stand(engine: str) -> None:
    event, here = Iri(f"{BASE}id/event/e"), Iri(f"{BASE}graph/release/a")
    quads = [
        Quad(event, Iri(str(RDF.type)), Iri(f"{PREFIXES['mc']}Event"), here),
        Quad(event, Iri(f"{PREFIXES['schema']}startDate"), Value("2024-13-40", f"{PREFIXES['xsd']}date"), here),
        Quad(event, Iri(f"{PREFIXES['mc']}delegationSize"), Value("vier"), here),
    ]
    report = validate(Graph.of_quads(quads), engine=engine)  # type: ignore[arg-type]
    assert found(report, "Event-start").value == Value("2024-13-40", f"{PREFIXES['xsd']}date")
    assert found(report, "Event-delegation-size").value == Value("vier")


SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <https://example.org/> .
e:S a sh:NodeShape ; sh:targetClass e:C ; sh:property e:S-p .
e:S-p sh:path e:p ; sh:minCount 1 ; sh:message "Es fehlt."@de , "Missing."@en ; REST .
"""


def test_a_folder_of_other_shapes_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(SHAPE.replace("REST", "sh:severity sh:Warning"), encoding="utf-8")
    kind, here = Iri(str(RDF.type)), Iri("https://example.org/g")
    report = validate(
        Graph.of_quads([Quad(Iri("https://example.org/x"), kind, Iri("https://example.org/C"), here)]), shapes=tmp_path
    )
    assert [(finding.severity, finding.messages["en"]) for finding in report.findings] == [("warning", "Missing.")]


@pytest.mark.parametrize("engine", ["turbo", "pyshacl"])
def test_shapes_that_cannot_be_run_are_an_error_with_its_reason(tmp_path: Path, engine: str) -> None:
    query = 'sh:sparql [ a sh:SPARQLConstraint ; sh:select "SELECT $this WHERE { MINUS { $this ?p ?o } }" ]'
    (tmp_path / "own.ttl").write_text(SHAPE.replace("REST", query), encoding="utf-8")
    kind, node = Iri(str(RDF.type)), Iri("https://example.org/x")
    graph = Graph.of_quads([Quad(node, kind, Iri("https://example.org/C"), node)])
    with pytest.raises(KgError, match="cannot be run"):
        validate(graph, shapes=tmp_path, engine=engine)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("this is no Turtle", "is no valid Turtle"),
        ("", "has no shape with a target"),
        (SHAPE.replace("REST", "sh:severity sh:Info").replace('"Es fehlt."@de ,', ""), "lacks a message in German"),
        (SHAPE.replace("REST", "sh:severity sh:Info").replace("e:S-p", "_:p"), "has no name"),
    ],
)
def test_shapes_that_cannot_be_read_are_an_error(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "own.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        load(tmp_path)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_report_is_the_same_bytes_twice(graph: Graph, report: Report, form: str, language: str) -> None:
    text = render(report, form, language)
    assert text == render(validate(graph), form, language)
    assert text.endswith("\n")


def test_an_unknown_format_or_language_is_an_error(report: Report) -> None:
    with pytest.raises(InputError, match="use one of table, json, turtle, html, junit, sarif"):
        render(report, "pdf")
    with pytest.raises(InputError, match="use de or en"):
        render(report, "html", "fr")


def test_the_table_has_a_plain_row_per_finding(report: Report) -> None:
    sheet = table(report, "de")
    assert sheet.columns == ("Schwere", "Regel", "Knoten", "Wert", "Was zu tun ist", "Textstelle", "Mitteilungen")
    assert sheet.rows[0][:4] == (
        "Verstoß", "Agreement-type", "agreement-type/pact Au <b>&amp;", "agreement-type/pact"
    )  # fmt: skip
    assert sheet.rows[0][5:] == ("Es ist ein Pakt.", "a")
    assert ("agreement", "1", "2") in coverage(report).rows


def test_json_holds_everything(report: Report) -> None:
    body = json.loads(render(report, "json"))
    assert (body["conforms"], body["counts"]) == (False, {"violation": 1, "warning": 2, "info": 0})
    first = body["findings"][0]
    quoted = {"release": "a", "exact": "Es ist ein Pakt.", "start": 21, "end": 33}
    assert first["evidence"][0] == {**quoted, "before": "", "after": "", "line": None}
    assert set(first["message"]) == set(first["why"]) == set(first["sentence"]) == {"de", "en"}
    assert {shape["nodes"] for shape in body["shapes"]} == {0, 1, 2}


def test_turtle_is_a_w3c_report_without_blank_nodes(report: Report) -> None:
    graph = rdflib.Graph().parse(data=render(report, "turtle"), format="turtle")
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)
    (whole,) = graph.subjects(RDF.type, SH.ValidationReport)
    results = set(graph.objects(whole, SH.result))
    assert results == set(graph.subjects(RDF.type, SH.ValidationResult))
    assert len(results) == len(report.findings)
    assert graph.value(whole, SH.conforms) == rdflib.Literal(False)
    for result in results:
        for predicate in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape):
            assert isinstance(graph.value(result, predicate), rdflib.URIRef)


def test_turtle_says_what_the_engine_said(graph: Graph, report: Report) -> None:
    engine = _by_source(rdflib.Graph().parse(data=render(validate(graph, engine="pyshacl"), "turtle")))
    assert _by_source(rdflib.Graph().parse(data=render(report, "turtle"))) == engine


def _by_source(graph: rdflib.Graph) -> set[tuple[object, ...]]:
    parts = (SH.sourceShape, SH.focusNode, SH.value, SH.resultPath, SH.sourceConstraintComponent, SH.resultSeverity)
    return {tuple(graph.value(node, part) for part in parts) for node in graph.objects(None, SH.result)}


def test_odd_signs_survive_turtle(report: Report) -> None:
    odd = 'back\\slash "quote"\nline\ttab'
    first = report.findings[0]
    strange = Finding(
        **{name: getattr(first, name) for name in Finding.__slots__}
        | {"value": Value(odd, f"{PREFIXES['rdf']}langString", "de"), "focus": "_:b1"}
    )
    text = render(Report(findings=(strange,), shapes=report.shapes, engine="pyshacl"), "turtle")
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert rdflib.Literal(odd, lang="de") in set(graph.objects(None, SH.value))
    assert str(next(graph.objects(None, SH.focusNode))).endswith("/.well-known/genid/b1")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_needs_nothing_from_elsewhere_and_escapes_what_the_graph_says(report: Report, language: str) -> None:
    text = render(report, "html", language)
    assert f'<html lang="{language}">' in text
    assert "default-src 'none'" in text
    assert not any(
        sign in text for sign in ("<link", "<img", "src=", "url(", "@import", "fetch(", "http-equiv=refresh")
    )
    assert set(re.findall(r'href="([^"]*)"', text)) == {"#findings"}
    assert "Au &lt;b&gt;&amp;amp;" in text
    assert "<i>" not in text.partition("<main")[2]
    assert "Es ist ein Pakt." in text


def test_the_page_is_well_formed_and_its_table_has_a_caption_and_headings(report: Report) -> None:
    text = render(report, "html").partition('<main id="findings">')[2].partition("</main>")[0]
    main = ElementTree.fromstring(f"<main>{text}</main>")
    assert [len(list(found.iter("caption"))) for found in main.iter("table")] == [1]
    assert all(head.get("scope") in ("col", "row") for head in main.iter("th"))
    assert [len(list(body)) for body in main.iter("tbody")] == [len(report.shapes)]
    assert len([item for item in main.iter("li") if item.get("data-v")]) == len(report.findings)


def test_junit_fails_for_violations_and_with_strict_for_warnings(report: Report) -> None:
    plain, strict = (ElementTree.fromstring(render(report, "junit", strict=strict)) for strict in (False, True))
    assert (plain.get("failures"), strict.get("failures")) == ("1", "3")
    assert int(plain.get("tests", 0)) == sum(len(shape.constraints) for shape in report.shapes)
    skipped = sum(len(shape.constraints) for shape in report.idle)
    assert int(plain.get("skipped", 0)) == skipped > 0
    (failure,) = plain.iter("failure")
    assert "a: [Es ist ein Pakt.]" in str(failure.text)


def test_junit_bears_signs_that_xml_cannot_hold(report: Report) -> None:
    odd = Finding(
        **{name: getattr(report.findings[0], name) for name in Finding.__slots__}
        | {"names": {"en": "a\x00b\x1f\ufffe\ud800"}}
    )
    text = render(Report(findings=(odd,), shapes=report.shapes, engine="pyshacl"), "junit")
    assert len(list(ElementTree.fromstring(text).iter("failure"))) == 1
    assert text.encode()

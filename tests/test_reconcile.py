"""Towns and bodies are matched with Wikidata by ids, names, country and place; what is not certain stays open."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph as RdfGraph

from kg.model import Iri
from kg.reconcile import Match, Subject, as_csv, as_turtle, reconcile, subjects_of
from kg.store import Graph
from kg.store.endpoint import Endpoint
from tests.conftest import Kg
from tests.servers import oxigraph, told

# In Wikidata's form: labels, P17/P297 country, P1566 GeoNames, P439 municipality key, P625 place; ids are invented.
_WIKIDATA = """
@prefix wd: <http://www.wikidata.org/entity/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
wd:Q183 wdt:P297 "DE" . wd:Q213 wdt:P297 "CZ" . wd:Q1030 wdt:P297 "NA" .
wd:Q900000001 rdfs:label "Pirna"@de , "Pirna"@en ; wdt:P17 wd:Q183 ; wdt:P1566 "2853572" ;
  wdt:P625 "Point(13.94 50.96)"^^geo:wktLiteral .
wd:Q900000002 rdfs:label "Terezín"@en ; skos:altLabel "Theresienstadt"@de ; wdt:P17 wd:Q213 ;
  wdt:P625 "Point(14.15 50.51)"^^geo:wktLiteral .
wd:Q900000003 rdfs:label "Lüderitz"@de ; wdt:P17 wd:Q1030 ; wdt:P625 "Point(15.16 -26.65)"^^geo:wktLiteral .
wd:Q900000004 rdfs:label "Lüderitz"@de ; wdt:P17 wd:Q183 ; wdt:P625 "Point(11.74 52.50)"^^geo:wktLiteral .
wd:Q900000005 rdfs:label "Neustadt"@de ; wdt:P17 wd:Q183 .
wd:Q900000006 rdfs:label "Neustadt"@de ; wdt:P17 wd:Q183 .
wd:Q900000007 rdfs:label "Stiftung Brückenbau"@de ; skos:altLabel "SBB"@de .
wd:Q900000008 rdfs:label "Agentur für Kommunen"@de ; wdt:P1566 "99" .
wd:Q900000009 rdfs:label "Netz"@de . wd:Q900000010 rdfs:label "Netz"@de .
wd:Q900000011 rdfs:label "Alt \\"Pirna\\""@de ; wdt:P1566 "1" .
"""
_ID = "https://w3id.org/municipal-cooperation/id/"


def town(name: str, **known: object) -> Subject:
    return Subject(iri=Iri(f"{_ID}municipality/{name}"), kind="municipality", names=(name,), **known)  # type: ignore[arg-type]


def body(name: str) -> Subject:
    return Subject(iri=Iri(f"{_ID}organisation/x"), kind="organisation", names=(name,))


@pytest.fixture(scope="module")
def wikidata() -> Iterator[str]:
    """Return the address of a server with a fragment in Wikidata's vocabulary."""
    with oxigraph() as server:
        told(server, _WIKIDATA)
        yield f"{server}/query"


def found(wikidata: str, subject: Subject) -> list[tuple[str, str, float]]:
    return [(one.item, one.status, one.score) for one in reconcile([subject], Endpoint(wikidata))]


def test_an_id_with_name_and_place_is_certain(wikidata: str) -> None:
    pirna = town("Pirna", country="DE", geonames="2853572", place=(50.96, 13.94))
    assert found(wikidata, pirna) == [("Q900000001", "match", 1.0)]


def test_another_name_with_country_and_place_is_certain(wikidata: str) -> None:
    assert found(wikidata, town("Theresienstadt", country="CZ", place=(50.51, 14.15))) == [("Q900000002", "match", 0.8)]


def test_a_country_parts_two_towns_of_one_name(wikidata: str) -> None:
    assert found(wikidata, town("Lüderitz", country="NA", place=(-26.6, 15.1))) == [("Q900000003", "match", 0.9)]
    assert found(wikidata, town("Lüderitz", country="DE", place=(52.5, 11.7))) == [("Q900000004", "match", 0.9)]


def test_a_place_far_away_is_another_town(wikidata: str) -> None:
    assert found(wikidata, town("Lüderitz", country="DE", place=(48.0, 8.0))) == [("", "none", 0.0)]


def test_an_id_that_disagrees_rules_out(wikidata: str) -> None:
    assert found(wikidata, town("Pirna", country="DE", geonames="17")) == [("", "none", 0.0)]


def test_two_towns_that_fit_alike_stay_candidates(wikidata: str) -> None:
    assert found(wikidata, town("Neustadt", country="DE")) == [
        ("Q900000005", "candidate", 0.7), ("Q900000006", "candidate", 0.7),
    ]  # fmt: skip


def test_a_body_is_matched_by_its_name_and_never_with_a_place(wikidata: str) -> None:
    assert found(wikidata, body("Stiftung Brückenbau")) == [("Q900000007", "match", 0.8)]
    assert found(wikidata, body("SBB")) == [("Q900000007", "candidate", 0.6)]
    assert found(wikidata, body("Agentur für Kommunen")) == [("", "none", 0.0)]
    assert [status for _, status, _ in found(wikidata, body("Netz"))] == ["candidate", "candidate"]


def test_a_name_with_quotes_is_a_name(wikidata: str) -> None:
    assert found(wikidata, town('Alt "Pirna"', geonames="1")) == [("Q900000011", "match", 1.0)]


def test_the_subjects_are_read_from_the_graph() -> None:
    graph = Graph.of_quads([])
    graph.raw.update(f"""PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
INSERT DATA {{
  <{_ID}municipality/a> a mc:Municipality ; skos:prefLabel "Mailand"@de , "Milan"@en ; skos:altLabel "Milano" ;
    mc:country <{_ID}country/IT> ; wgs:lat 45.46 ; wgs:long 9.19 ; mc:ags "01" ;
    skos:exactMatch <https://sws.geonames.org/3173435/> , <http://www.wikidata.org/entity/Q490>
}}""")
    assert subjects_of(graph, "municipality") == (
        Subject(
            iri=Iri(f"{_ID}municipality/a"), kind="municipality", names=("Mailand", "Milan"), others=("Milano",),
            country="IT", geonames="3173435", ags="01", place=(45.46, 9.19), known="Q490",
        ),
    )  # fmt: skip
    assert subjects_of(graph, "organisation") == ()


def test_only_what_is_certain_becomes_a_statement() -> None:
    sure = Match(subject=town("Pirna"), item="Q1", name="Pirna", score=1.0, status="match")
    open_ = Match(
        subject=town("Neustadt"), item="Q2", name="Neustadt", score=0.7, status="candidate", reasons=("name",)
    )
    graph = RdfGraph().parse(data=as_turtle([sure, open_]), format="turtle")
    assert [str(value) for value in graph.objects()] == ["http://www.wikidata.org/entity/Q1"]
    rows = list(csv.DictReader(io.StringIO(as_csv([sure, open_]))))
    assert [(row["wikidata"], row["status"], row["score"]) for row in rows] == [
        ("Q1", "match", "1.00"), ("Q2", "candidate", "0.70"),
    ]  # fmt: skip


def test_the_command_matches_the_towns_of_a_store(wikidata: str, store: object, kg: Kg) -> None:
    ran = kg("reconcile", "--endpoint", wikidata, "--format", "turtle", "--output", "same.ttl")
    assert ran.returncode == 0, ran.stderr
    # Without a word of GeoNames in the fragment, Terezín is known by another name, its country and its place.
    assert ran.stderr.splitlines()[-1].startswith("2 matched, 0 with candidates to decide, ")
    text = kg("reconcile", "--endpoint", wikidata, "--lang", "de").stdout
    assert "Q900000001" in text
    assert "stimmt überein" in text


def test_what_is_matched_enters_the_graph_with_the_next_build_and_no_text_is_read_anew(
    wikidata: str, store: Path, kg_process: Kg
) -> None:
    own = store.parent / "own"
    own.mkdir()
    (own / "matches.csv").write_text("of,same\ngn-2820256,Q900000012\n", encoding="utf-8")
    told = kg_process("reconcile", "--endpoint", wikidata, "--format", "turtle", "--output", "own/wikidata.ttl")
    assert told.returncode == 0, told.stderr
    built = kg_process("build", "--reference", "own")
    assert built.returncode == 0, built.stderr
    query = f"""SELECT ?town ?item {{
      GRAPH ?g {{ ?town <http://www.w3.org/2004/02/skos/core#exactMatch> ?item }}
      FILTER(STRSTARTS(STR(?item), "http://www.wikidata.org/entity/Q9000"))
      FILTER(?g = <{_ID.removesuffix("id/")}graph/reference>)
    }} ORDER BY ?town"""
    rows = list(csv.DictReader(io.StringIO(kg_process("query", query, "--format", "csv").stdout)))
    assert [(row["town"].rsplit("/", 1)[1], row["item"].rsplit("/", 1)[1]) for row in rows] == [
        ("gn-2820256", "Q900000012"), ("gn-2853572", "Q900000001"), ("gn-3064268", "Q900000002"),
    ]  # fmt: skip
    asked = kg_process("query", "partners-of-city", "--param", "place=Q900000001", "--format", "csv")
    assert "Terezín" in asked.stdout or "Theresienstadt" in asked.stdout, asked.stderr
    assert "0 changed, 29 unchanged" in built.stdout


def test_a_match_with_something_else_than_an_id_is_a_fault_with_file_and_line(tmp_path: Path, kg: Kg) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "matches.csv").write_text("of,same\nKöln,Cologne\nNirgendheim,Q1\n", encoding="utf-8")
    told = kg("reference", "check", "own")
    assert told.returncode == 2
    assert "own/matches.csv:2: 'Cologne' is no id of Wikidata or GeoNames" in told.stderr
    assert "own/matches.csv:3: 'Nirgendheim' is no organisation, programme or place that is known" in told.stderr


def test_an_endpoint_that_is_not_there_is_named(store: object, kg: Kg) -> None:
    ran = kg("reconcile", "--endpoint", "http://127.0.0.1:9/")
    assert ran.returncode == 2
    assert "http://127.0.0.1:9/: cannot be reached" in ran.stderr

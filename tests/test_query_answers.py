"""Answers in every format, completed values, queries explained, and no question that silently loses rows."""

import csv
import io
import json
import sys
from pathlib import Path

import pyarrow.parquet
import pytest
from rdflib import RDF, Namespace, Variable
from rdflib import Graph as RdfGraph
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import Result

from kg import api
from kg.errors import QueryError
from kg.model import Iri, Quad, Value
from kg.query import (
    FORMATS,
    MEDIA_TYPES,
    Choice,
    Parameter,
    answered,
    ask,
    catalogue,
    choices,
    explain,
    frame,
    named,
    written_answer,
)
from kg.store import Graph, Store, Table
from queries.count_rows import ROWS, counted
from tests.conftest import Kg

_XSD = "http://www.w3.org/2001/XMLSchema#"
_SH = Namespace("http://www.w3.org/ns/shacl#")
_COMMON = Path(__file__).parent / "queries" / "common.trig"
_TABLE = Table(
    columns=("who", "n", "share", "day", "yes", "mixed", "none"),
    rows=(
        (Iri("http://e.org/<&>"), Value("7", f"{_XSD}integer"), Value("0.5", f"{_XSD}decimal"),
         Value("2024-02-29", f"{_XSD}date"), Value("true", f"{_XSD}boolean"), Value("1", f"{_XSD}integer"), None),
        (Value('"Đà & <Nẵng>"', language="de"), None, Value("2", f"{_XSD}decimal"),
         Value("2024-03-01", f"{_XSD}date"), Value("false", f"{_XSD}boolean"), Value("eins"), None),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph.of_files(_COMMON)


def test_no_question_gives_fewer_rows_on_the_sample_releases_than_it_did(built: Path) -> None:
    with Store.open(built) as store:
        now = counted(store.graph())
    before: dict[str, int] = json.loads(ROWS.read_text(encoding="utf-8"))
    assert set(now) == set(before), "run python -m queries.count_rows"
    lost = {name: (before[name], rows) for name, rows in now.items() if rows < before[name]}
    assert lost == {}, "a query has rotted; or look at what is gone and run python -m queries.count_rows"


def test_most_questions_have_an_answer_in_the_sample_releases() -> None:
    rows: dict[str, int] = json.loads(ROWS.read_text(encoding="utf-8"))
    assert len(rows) >= 30
    assert sum(number > 0 for number in rows.values()) >= len(rows) - 5


def test_xml_is_read_by_another_library() -> None:
    answer = answered(Graph.of_quads([]), "ASK {}")
    xml = written_answer(type(answer)(question=answer.question, table=_TABLE), "xml")
    result = Result.parse(io.BytesIO(xml), format="xml")
    assert [str(name) for name in result.vars or ()] == list(_TABLE.columns)
    assert [str(row[Variable("who")]) for row in result.bindings] == ["http://e.org/<&>", '"Đà & <Nẵng>"']
    assert [Variable("n") in row for row in result.bindings] == [True, False]


def test_a_parquet_file_has_the_types_of_its_columns(tmp_path: Path) -> None:
    answer = answered(Graph.of_quads([]), "ASK {}")
    path = tmp_path / "a.parquet"
    path.write_bytes(written_answer(type(answer)(question=answer.question, table=_TABLE), "parquet"))
    table = pyarrow.parquet.read_table(path)
    assert [str(field.type) for field in table.schema] == [
        "string", "int64", "double", "date32[day]", "bool", "string", "string",
    ]  # fmt: skip
    assert table.column("n").to_pylist() == [7, None]
    assert table.column("mixed").to_pylist() == ["1", "eins"]


def test_frames_of_two_libraries_hold_the_same() -> None:
    one, two = frame(_TABLE), frame(_TABLE, "polars")
    assert list(one.columns) == two.columns == list(_TABLE.columns)
    assert str(one["n"].dtype) == "Int64"
    assert [*one["n"].dropna()] == [value for value in two["n"] if value is not None] == [7]
    assert one["day"][0] == two["day"][0]


def test_the_store_can_be_asked_for_a_frame(built: Path) -> None:
    table = api.frame("sdg-coverage", store=built)
    assert len(table) > 10


def test_a_missing_library_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(QueryError, match=r"polars is not installed; install the extra: pip install 'municipal-coop"):
        frame(_TABLE, "polars")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("format_", ["turtle", "nt", "jsonld"])
def test_a_graph_is_written_as_other_libraries_read_it(graph: Graph, format_: str) -> None:
    answer = answered(graph, "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }")
    text = written_answer(answer, format_)
    assert text == written_answer(answered(graph, "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }"), format_)
    read = RdfGraph().parse(data=text, format={"jsonld": "json-ld"}.get(format_, format_))
    assert len(read) == answer.rows > 20
    with pytest.raises(QueryError, match=f"rows cannot be written as '{format_}'"):
        written_answer(answered(graph, "ASK {}"), format_)


def test_turtle_has_the_prefixes_that_it_uses_in_order(graph: Graph) -> None:
    text = written_answer(answered(graph, "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }"), "turtle").decode()
    prefixes = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)
    assert "wgs:" not in prefixes


def test_every_format_has_a_media_type() -> None:
    assert all(MEDIA_TYPES[name] for name in FORMATS)


def test_names_stand_beside_iris_in_the_language_that_is_asked_for(graph: Graph) -> None:
    town = "https://w3id.org/municipal-cooperation/ontology#Municipality"
    query = f"SELECT ?city ?n {{ ?city a <{town}> BIND(1 AS ?n) }} ORDER BY ?city"
    english = answered(graph, query, language="en", labels=True).table
    german = answered(graph, query, language="de", labels=True).table
    assert english is not None
    assert german is not None
    assert english.columns == ("city", "cityLabel", "n")
    assert Value("Cologne") in {row["cityLabel"] for row in english.dicts()}
    assert Value("Köln") in {row["cityLabel"] for row in german.dicts()}
    again = answered(graph, "partners-of-city", {"place": "Köln"}, labels=True).table
    assert again is not None
    assert again.columns.count("partnerLabel") == 1


def test_the_language_of_the_asker_is_that_of_the_names(graph: Graph) -> None:
    table = answered(graph, "city-pairs", language="en").table
    assert table is not None
    assert Value("Cologne") in {row["aLabel"] for row in table.dicts()}
    other = answered(graph, "city-pairs", {"lang": "de"}, language="en").table
    assert other is not None
    assert Value("Köln") in {row["aLabel"] for row in other.dicts()}


def labels(graph: Graph, parameter: Parameter, begin: str, language: str = "de") -> list[str]:
    return [choice.label for choice in choices(graph, parameter, begin, language=language)]


def test_names_are_completed_from_the_graph_best_first(graph: Graph) -> None:
    place = Parameter(name="place", type="municipality")
    assert labels(graph, place, "koe") == ["Köln"]
    assert labels(graph, place, "Col", "en") == ["Cologne"]
    assert labels(graph, place, "m") == ["Mailand", "Kumasi", "Lemberg"]
    (lviv,) = choices(graph, place, "lwi", language="en")
    assert lviv.label == "Lviv"
    assert lviv.value.endswith("/municipality/lemberg")
    assert choices(graph, place, "xyz") == ()
    assert len(choices(graph, place, limit=2)) == 2
    assert labels(graph, Parameter(name="p", type="programme"), "wasser") == ["Sauberes Wasser"]


def test_codes_years_and_languages_are_completed_too(graph: Graph) -> None:
    kind = Parameter(name="kind", type="code", scheme="event-type")
    assert choices(graph, kind, "bes") == (Choice(value="visit", label="Besuch"),)
    assert choices(graph, kind, "visit", language="en") == (Choice(value="visit", label="visit"),)
    assert labels(graph, Parameter(name="y", type="year"), "202")[:2] == ["2022", "2023"]
    assert labels(graph, Parameter(name="l", type="language"), "") == ["Deutsch", "English", "français"]
    assert labels(graph, Parameter(name="t", type="text"), "a") == []


def test_what_can_be_chosen_can_be_asked_with(graph: Graph) -> None:
    for question in catalogue():
        for known in question.params:
            for choice in choices(graph, known, limit=2):
                params = {one.name: chosen[0].value for one in question.params if (chosen := choices(graph, one))}
                needed = all(one.name in params for one in question.params if one.required)
                if needed:
                    ask(graph, question.name, {**params, known.name: choice.value})


@pytest.mark.parametrize("name", ["programmes-funding-visits", "visits-between"])
def test_an_explained_query_gives_the_rows_of_the_question(graph: Graph, name: str) -> None:
    text = explain(graph, name, {"place": "Köln", "lang": "en"})
    assert "municipality/koeln>" in text
    assert graph.select(text) == ask(graph, name, {"place": "Köln", "lang": "en"})


_EVIL = ['Köln" } } DROP ALL #', "x> } INSERT DATA { <a:b> <a:b> <a:b", "} UNION { ?s ?p ?o", '"""', "\\", "\n}"]


@pytest.mark.parametrize("evil", _EVIL)
def test_a_hostile_value_does_not_change_the_query(graph: Graph, evil: str) -> None:
    before = set(map(str, graph.raw))
    text = """# question: Which words?
# frage:    Welche Wörter?
# params:   ?words: text — words | Wörter
# answer:   one row | eine Zeile
# keywords: a, b, c
SELECT ?words { VALUES ?words { UNDEF } } ORDER BY ?words"""
    (row,) = ask(graph, text, {"words": evil}).rows
    assert row == (Value(evil.strip()),)
    assert ask(graph, "SELECT ?x { BIND(1 AS ?y) OPTIONAL { ?s ?p ?x } } LIMIT 1", {"x": evil}).columns == ("x",)
    with pytest.raises(QueryError):
        ask(graph, "partners-of-city", {"place": evil})
    prepareQuery(explain(graph, text, {"words": evil}))
    assert set(map(str, graph.raw)) == before


@pytest.mark.parametrize(
    "text", ["2886242", "gn-2886242", "https://sws.geonames.org/2886242/", "geonames:2886242", "Q365"]
)
def test_a_municipality_is_found_by_the_ids_of_other_catalogues(text: str) -> None:
    place = Iri("https://w3id.org/municipal-cooperation/id/municipality/gn-2886242")
    same, graph_ = Iri("http://www.w3.org/2004/02/skos/core#exactMatch"), Iri("http://e.org/g")
    type_ = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    graph = Graph.of_quads(
        [
            Quad(place, type_, Iri("https://w3id.org/municipal-cooperation/ontology#Municipality"), graph_),
            Quad(place, same, Iri("https://sws.geonames.org/2886242/"), graph_),
            Quad(place, same, Iri("http://www.wikidata.org/entity/Q365"), graph_),
        ]
    )
    assert place in explain(graph, "partners-of-city", {"place": text})


def test_a_month_is_a_year_and_a_month(graph: Graph) -> None:
    text = """# question: When?
# frage:    Wann?
# params:   ?m: month — the month | der Monat
# answer:   one row | eine Zeile
# keywords: a, b, c
SELECT ?m { VALUES ?m { UNDEF } } ORDER BY ?m"""
    assert ask(graph, text, {"m": "2024-11"}).rows == ((Value("2024-11"),),)
    with pytest.raises(QueryError, match="'2024-13' is no month; write year and month"):
        ask(graph, text, {"m": "2024-13"})


def test_the_catalogue_is_given_as_shacl_executables(kg: Kg) -> None:
    text = kg("queries", "--format", "turtle").stdout
    assert text == kg("queries", "--format", "turtle").stdout
    shapes = RdfGraph().parse(data=text, format="turtle")
    made = list(shapes.subjects(RDF.type, _SH.SPARQLExecutable))
    assert len(made) == len(catalogue())
    for subject in made:
        assert (subject, RDF.type, _SH.SPARQLSelectExecutable) in shapes
        prepareQuery(str(shapes.value(subject, _SH.select)))


def test_the_catalogue_is_given_as_json(kg: Kg) -> None:
    found = json.loads(kg("queries", "visits-between", "--format", "json").stdout)
    assert [one["name"] for one in found] == ["visits-between"]
    first = found[0]["params"][0]
    assert (first["name"], first["type"], first["required"]) == ("place", "municipality", True)


def test_the_command_explains_completes_and_writes_files(built: Path, kg: Kg, tmp_path: Path) -> None:
    store = ("--store", str(built))
    text = kg("query", "partners-of-city", "--param", "place=Pirna", "--explain", *store).stdout
    again = kg("query", "-", "--format", "csv", *store, stdin=text)
    assert again.stdout == kg("query", "partners-of-city", "-p", "place=Pirna", "-f", "csv", *store).stdout
    assert len(again.stdout.splitlines()) > 1
    assert kg("query", "sdg-coverage", "--output", "sdg.parquet", *store).returncode == 0
    assert pyarrow.parquet.read_table(tmp_path / "sdg.parquet").num_rows > 10
    assert kg("query", "sdg-coverage", "--output", "sdg.tsv", *store).returncode == 0
    assert (tmp_path / "sdg.tsv").read_text(encoding="utf-8").startswith("?")
    made = kg("query", "-", "--output", "types.ttl", *store, stdin="CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }")
    assert made.returncode == 0, made.stderr
    assert len(RdfGraph().parse(tmp_path / "types.ttl")) > 100
    wrong = kg("query", "partners-of-city", "-p", "place=Pirma", *store)
    assert "the graph knows no municipality 'Pirma'; did you mean Pirna" in wrong.stderr


def test_a_table_of_a_free_query_shows_names(built: Path, kg: Kg) -> None:
    query = "SELECT ?who { ?who a <http://xmlns.com/foaf/0.1/Person> } ORDER BY ?who LIMIT 1"
    named_ = kg("query", "-", "--store", str(built), stdin=query).stdout.splitlines()
    bare = kg("query", "-", "--store", str(built), "--format", "csv", stdin=query).stdout.splitlines()
    both = kg("query", "-", "--store", str(built), "--format", "csv", "--labels", stdin=query).stdout
    assert " " in named_[1]
    assert bare[1].startswith("https://w3id.org/")
    assert next(csv.reader(both.splitlines()[1:])) == [bare[1], named_[1].strip()]


def test_the_parameters_of_the_headline_question_are_typed() -> None:
    assert {one.name: (one.type, one.required) for one in named("programmes-funding-visits").params} == {
        "place": ("municipality", False), "country": ("country", False), "year": ("year", False),
        "programme": ("programme", False), "type": ("code", False), "lang": ("language", False),
    }  # fmt: skip

"""Asking: parameters are checked and bound, names found in any language, answers written in formats."""

import csv
import io
import json
from pathlib import Path

import pytest
from rdflib import Graph as RdfGraph
from rdflib.query import Result

from kg.errors import QueryError
from kg.model import Iri, Quad, Value
from kg.query import (
    Parameter,
    Question,
    ask,
    catalogue,
    construct,
    named,
    parse,
    prepare,
    rows,
    written_graph,
    written_table,
)
from kg.query.values import resolve
from kg.store.graph import Graph, Table

ID = "https://w3id.org/municipal-cooperation/id/"
COMMON = Path(__file__).parent / "queries" / "common.trig"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph.of_files(COMMON)


@pytest.fixture(scope="module")
def two_places() -> Graph:
    """Return a graph with two towns of one name in two countries, and one whose other name is the first's."""
    mc, skos = "https://w3id.org/municipal-cooperation/ontology#", "http://www.w3.org/2004/02/skos/core#"
    type_ = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    quads = []

    def add(subject: str, predicate: str, value: Iri | Value) -> None:
        quads.append(Quad(Iri(ID + subject), Iri(predicate), value, Iri("http://example.org/g")))

    for place, name, other, country in (
        ("municipality/1", "Lüderitz", "", "DE"),
        ("municipality/2", "Lüderitz", "", "NA"),
        ("municipality/3", "Halle", "", "DE"),
        ("municipality/4", "Westhalle", "Halle", "DE"),
    ):
        add(place, type_, Iri(f"{mc}Municipality"))
        add(place, f"{skos}prefLabel", Value(name, language="de"))
        add(place, f"{mc}country", Iri(f"{ID}country/{country}"))
        if other:
            add(place, f"{skos}altLabel", Value(other, language="de"))
    add("country/NA", f"{skos}prefLabel", Value("Namibia", language="de"))
    add("municipality/0", "http://purl.org/dc/terms/isReplacedBy", Iri(f"{ID}municipality/3"))
    for number in (1, 2):
        add("municipality/12", "http://purl.org/dc/terms/isReplacedBy", Iri(f"{ID}municipality/{number}"))
    return Graph.of_quads(quads)


PLACE = Parameter(name="place", type="municipality")


def found(graph: Graph, text: str, type_: str = "municipality", scheme: str = "") -> str:
    term = resolve(graph, Parameter(name="it", type=type_, scheme=scheme), text)
    return term.removeprefix(ID) if isinstance(term, Iri) else term.text


@pytest.mark.parametrize(
    "name", ["Köln", "Koeln", "KÖLN", "Cologne", "Ko\u0308ln", f"{ID}municipality/koeln", "id:municipality/koeln"]
)
def test_a_municipality_is_found_by_any_of_its_names(graph: Graph, name: str) -> None:
    assert found(graph, name) == "municipality/koeln"


def test_an_iri_that_two_have_replaced_is_not_guessed(two_places: Graph) -> None:
    with pytest.raises(QueryError, match=r"stands for several things now; choose <.*/1> or <.*/2>"):
        found(two_places, f"{ID}municipality/12")


def test_an_other_name_is_found_where_no_preferred_name_matches(graph: Graph, two_places: Graph) -> None:
    assert found(graph, "Lwiw") == "municipality/lemberg"
    assert found(two_places, "Halle") == "municipality/3"


def test_one_name_of_two_places_is_reported_and_never_guessed(two_places: Graph) -> None:
    with pytest.raises(QueryError) as error:
        resolve(two_places, PLACE, "Lüderitz")
    assert error.value.what == "2 municipality nodes are called 'Lüderitz'"
    assert error.value.remedy == f"choose <{ID}municipality/1> (DE) or <{ID}municipality/2> (NA)"


@pytest.mark.parametrize("name", ["Lüderitz (NA)", "Lüderitz, Namibia", "Luederitz (na)"])
def test_a_country_tells_two_places_of_one_name_apart(two_places: Graph, name: str) -> None:
    assert found(two_places, name) == "municipality/2"


def test_an_unknown_name_is_answered_with_near_ones(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"the graph knows no municipality 'Lembreg'; did you mean Lemberg"):
        resolve(graph, PLACE, "Lembreg")


def test_an_iri_that_the_graph_does_not_know_is_an_error(graph: Graph) -> None:
    with pytest.raises(QueryError, match="the graph knows no municipality <"):
        resolve(graph, PLACE, f"{ID}municipality/atlantis")
    with pytest.raises(QueryError, match="the graph knows no municipality <"):
        resolve(graph, PLACE, f"{ID}person/jana")


def test_an_iri_that_was_replaced_leads_to_the_new_one(two_places: Graph) -> None:
    assert found(two_places, f"{ID}municipality/0") == "municipality/3"


@pytest.mark.parametrize(
    ("text", "type_", "scheme", "expected"),
    [
        ("Ralf Tannert", "person", "", "person/ralf"),
        ("Ministry of Partnerships", "organisation", "", "organisation/ministerium"),
        ("Brücken bauen", "programme", "", "programme/bruecken"),
        ("a-lemberg", "release", "", "release/a-lemberg"),
        ("Germany", "country", "", "country/DE"),
        ("de", "country", "", "country/DE"),
        ("2024", "year", "", "2024"),
        ("2024-02-29", "date", "", "2024-02-29"),
        ("-07", "integer", "", "-7"),
        ("DE", "language", "", "de"),
        (' "quoted" } ', "text", "", '"quoted" }'),
    ],
)
def test_a_value_is_read_by_its_type(graph: Graph, text: str, type_: str, scheme: str, expected: str) -> None:
    assert found(graph, text, type_, scheme) == expected


@pytest.mark.parametrize("text", ["mayor", "Mayor", "https://w3id.org/municipal-cooperation/code/role/mayor"])
def test_a_code_is_found_by_code_name_and_iri(graph: Graph, text: str) -> None:
    assert found(graph, text, "code", "role") == "https://w3id.org/municipal-cooperation/code/role/mayor"


@pytest.mark.parametrize(
    ("text", "type_", "remedy"),
    [
        ("24", "year", "write four digits"),
        ("2023-02-29", "date", "give a day that the calendar has"),
        ("12.11.2024", "date", "write year, month and day"),
        ("seven", "integer", "write digits only"),
        ("German", "language", "use a code such as de or en"),
        ("koeln", "thing", "give one in full"),
        ("boss", "code", "use one of"),
    ],
)
def test_a_value_of_the_wrong_type_is_an_error_with_a_remedy(graph: Graph, text: str, type_: str, remedy: str) -> None:
    with pytest.raises(QueryError, match=remedy):
        resolve(graph, Parameter(name="it", type=type_, scheme="role" if type_ == "code" else ""), text)


def test_a_type_that_does_not_exist_is_an_error(graph: Graph) -> None:
    with pytest.raises(QueryError, match="'galaxy' is no type; use one of code, country"):
        resolve(graph, Parameter(name="it", type="galaxy"), "x")


def test_a_required_parameter_may_not_be_missing(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"partners-of-city: needs a value for 'place' .*; give place=…"):
        ask(graph, "partners-of-city")
    with pytest.raises(QueryError, match="needs a value for 'place'"):
        ask(graph, "partners-of-city", {"place": "  "})


def test_an_unknown_parameter_is_an_error(graph: Graph) -> None:
    with pytest.raises(QueryError, match="partners-of-city: has no parameter 'city'; use place, lang"):
        ask(graph, "partners-of-city", {"city": "Köln"})
    with pytest.raises(QueryError, match="contradictions: has no parameter 'city'; leave it out"):
        ask(graph, "contradictions", {"city": "Köln"})


def test_an_optional_parameter_left_out_gives_all(graph: Graph) -> None:
    every, one = ask(graph, "visits-between", {"place": "Köln"}), {"place": "Köln", "partner": "Mailand"}
    assert len(every.rows) > len(ask(graph, "visits-between", one).rows) > 0


def test_an_unknown_question_is_answered_with_near_ones(graph: Graph) -> None:
    with pytest.raises(QueryError, match="is no named question; did you mean ties"):
        ask(graph, "tie")


def test_a_value_cannot_break_out_of_its_place(graph: Graph) -> None:
    text = """# question: Which words?
# frage:    Welche Wörter?
# params:   ?a: text — one | eins
#           ?b: text — two | zwei
# answer:   one row | eine Zeile
# keywords: a, b, c
SELECT ?a ?b { VALUES ?a { UNDEF } VALUES ?b { UNDEF } } ORDER BY ?a"""
    evil = 'x" } ?s ?p ?o . VALUES ?b { "y'
    (row,) = ask(graph, text, {"a": evil, "b": "two"}).rows
    assert row == (Value(evil), Value("two"))


def test_a_query_without_a_header_takes_values_as_iris_or_text(graph: Graph) -> None:
    text = "SELECT ?s ?name { ?s <http://xmlns.com/foaf/0.1/name> ?name }"
    assert len(ask(graph, text, {"s": f"{ID}person/jana"}).rows) == 1
    assert len(ask(graph, text, {"name": "Jana Sommerfeld"}).rows) == 1
    with pytest.raises(QueryError, match=r"has no variable \?who"):
        ask(graph, text, {"who": "x"})


def test_a_variable_that_cannot_be_bound_is_an_error_of_the_query(graph: Graph) -> None:
    with pytest.raises(QueryError, match="return the variable, or bind it in the query with VALUES"):
        ask(graph, "SELECT ?p { ?s ?p ?o }", {"s": f"{ID}person/jana"})


@pytest.mark.parametrize("text", ["SELECT ?x {", "DELETE WHERE { ?s ?p ?o }", "SELECT * { ?s ?p }"])
def test_what_is_no_query_is_an_error(graph: Graph, text: str) -> None:
    with pytest.raises(QueryError):
        ask(graph, text)


def test_an_ask_is_answered_with_yes_or_no(graph: Graph) -> None:
    assert written_table(ask(graph, "ASK { ?s ?p ?o }"), "csv") == "answer\r\ntrue\r\n"


def test_a_construct_gives_a_graph_that_is_written_as_turtle(graph: Graph) -> None:
    text = """PREFIX foaf: <http://xmlns.com/foaf/0.1/>
CONSTRUCT { ?who foaf:name ?name } WHERE { ?who foaf:name ?name }"""
    turtle = written_graph(construct(graph, text))
    assert len(RdfGraph().parse(data=turtle, format="turtle")) == 4
    assert turtle == written_graph(construct(graph, text))
    with pytest.raises(QueryError, match="is no SELECT"):
        ask(graph, text)
    with pytest.raises(QueryError, match="a graph cannot be written as 'csv'"):
        written_graph(construct(graph, text), "csv")


TABLE = Table(
    columns=("a", "b"),
    rows=(
        (Iri("http://e.org/x"), Value('sagte "ja", heute', language="de")),
        (Value("7", "http://www.w3.org/2001/XMLSchema#integer"), None),
        (Value("eine\nZeile\tmehr"), Value("")),
    ),
)


def test_csv_has_bare_values_and_can_be_read_back() -> None:
    text = written_table(TABLE, "csv")
    assert list(csv.reader(text.splitlines(keepends=True)))[1] == ["http://e.org/x", 'sagte "ja", heute']
    assert list(csv.reader(text.splitlines(keepends=True)))[3] == ["eine\nZeile\tmehr", ""]


def test_tsv_has_terms_one_row_a_line() -> None:
    lines = written_table(TABLE, "tsv").split("\n")
    assert lines[0] == "?a\t?b"
    assert lines[1] == '<http://e.org/x>\t"sagte \\"ja\\", heute"@de'
    assert lines[2] == '"7"^^<http://www.w3.org/2001/XMLSchema#integer>\t'
    assert lines[3] == '"eine\\nZeile\\tmehr"\t""'


def test_json_is_read_by_another_library() -> None:
    result = Result.parse(io.BytesIO(written_table(TABLE, "json").encode()), format="json")
    assert [str(variable) for variable in result.vars or ()] == ["a", "b"]
    first = next(iter(result.bindings))
    assert {str(name): getattr(term, "language", None) for name, term in first.items()} == {"a": None, "b": "de"}
    assert json.loads(written_table(TABLE, "json"))["results"]["bindings"][1] == {
        "a": {"type": "literal", "value": "7", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    }


@pytest.mark.parametrize("format_", ["turtle", "xlsx"])
def test_rows_have_no_other_format(format_: str) -> None:
    with pytest.raises(QueryError, match=f"rows cannot be written as '{format_}'"):
        written_table(TABLE, format_)


def test_a_screen_shows_names_instead_of_iris(graph: Graph) -> None:
    headings, lines = rows(ask(graph, "partners-of-city", {"place": "Kumasi"}))
    assert headings == ("partner", "country", "agreement", "type", "signed", "status", "releases", "evidence")
    assert lines[0][:6] == ("Köln", "Deutschland", "klima", "Klimapartnerschaft", "", "geplant")


def test_names_come_in_the_language_asked_for_and_never_twice(graph: Graph) -> None:
    table = ask(graph, "city-pairs", {"lang": "fr"})
    assert [row["aLabel"] for row in table.dicts()] == [Value("Cologne")] * 3
    assert len(table.rows) == len(ask(graph, "city-pairs").rows)


def test_the_catalogue_speaks_both_languages() -> None:
    question = named("ties")
    assert question.asked("de") == question.frage != question.asked("en") == question.question
    assert question.answered("de") != question.answered("en")
    assert question.params[0].described("de") != question.params[0].described("en")
    assert [each.name for each in catalogue()] == sorted(each.name for each in catalogue())


def test_a_text_is_told_from_a_name() -> None:
    assert prepare(" ties ").name == "ties"
    assert prepare("ASK {}").form == "ask"
    assert (
        prepare("PREFIX a: <http://select.org/> # SELECT\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").form
        == "construct"
    )
    assert not prepare("ASK {}").headed


HEADER = """# question: Who?
# frage:    Wer?
# params:   none
# answer:   one row | eine Zeile
# keywords: who
ASK {}"""


def test_a_header_is_read() -> None:
    assert parse(HEADER) == Question(
        name="query",
        text=HEADER,
        question="Who?",
        frage="Wer?",
        answer="one row",
        antwort="eine Zeile",
        keywords=("who",),
    )


@pytest.mark.parametrize("field", ["frage", "params", "answer", "keywords"])
def test_a_header_that_lacks_a_line_is_an_error(field: str) -> None:
    text = "\n".join(line for line in HEADER.splitlines() if not line.startswith(f"# {field}"))
    with pytest.raises(QueryError, match=f"the header has no '{field}'"):
        parse(text)


def test_a_parameter_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(QueryError, match=r"the parameter '\?place — a place' cannot be read"):
        parse(HEADER.replace("none", "?place — a place"))

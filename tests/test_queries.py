"""Every named question has a case that shows its answer, and a header that says what it asks."""

import csv
import json
import random
import re
import runpy
from functools import cache
from pathlib import Path

import pytest
import rdflib
import rdflib.query

from kg.assets import asset
from kg.codes import schemes
from kg.model import Iri, Node, Value
from kg.query import Question, ask, catalogue, named, written_table
from kg.query.naming import CLASSES
from kg.query.question import HEADER
from kg.query.values import TYPES, resolve
from kg.store.binding import bound, written
from kg.store.graph import Graph

HERE = Path(__file__).parent / "queries"
CASES = sorted(folder.name for folder in HERE.iterdir() if folder.is_dir())
QUESTIONS = {question.name: question for question in catalogue()}
REQUIRED = """
programmes-funding-visits funding-chain partners-of-city cooperation-profile agreements-by-status
suspended-and-resumed-agreements signatories-by-role visits-between visit-reciprocity conference-participants
timeline-of-partnership officials-and-roles topics-by-country sdg-coverage funders-by-year city-pairs
claims-against-facts quotes-by-speaker evidence-of ties ties-funding
""".split()
SHORT = {
    "id:": "https://w3id.org/municipal-cooperation/id/",
    "code:": "https://w3id.org/municipal-cooperation/code/",
    "mc:": "https://w3id.org/municipal-cooperation/ontology#",
}


@cache
def data(case: str) -> Path:
    own = HERE / case / "data.trig"
    return own if own.exists() else HERE / "common.trig"


@cache
def world(path: Path) -> Graph:
    return Graph.of_files(path)


def params(case: str) -> dict[str, str]:
    path = HERE / case / "params.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def expected(case: str) -> list[list[str]]:
    with (HERE / case / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [[full(cell) for cell in row] for row in csv.reader(file)]


def full(cell: str) -> str:
    prefix = next((prefix for prefix in SHORT if re.fullmatch(rf"{prefix}\S+", cell)), "")
    return SHORT[prefix] + cell.removeprefix(prefix) if prefix else cell


def answered(case: str, graph: Graph) -> list[list[str]]:
    table = ask(graph, case.partition("@")[0], params(case))
    return list(csv.reader(written_table(table, "csv").splitlines()))


@pytest.mark.parametrize("case", CASES)
def test_a_question_is_answered_as_expected(case: str) -> None:
    assert answered(case, world(data(case))) == expected(case)


@pytest.mark.parametrize("case", CASES)
def test_an_answer_does_not_depend_on_the_order_in_which_statements_were_loaded(case: str) -> None:
    quads = sorted(world(data(case)).raw, key=str)
    random.Random(7).shuffle(quads)
    shuffled = Graph.of_quads([])
    for quad in quads:
        shuffled.raw.add(quad)
    assert answered(case, shuffled) == expected(case)


@cache
def other_engine(path: Path) -> rdflib.Dataset:
    """Return the same graphs in rdflib, its default graph the merge too."""
    dataset = rdflib.Dataset(default_union=True)
    for graph, *triple in world(path).select("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }").rows:
        subject, predicate, object_ = map(other_term, triple)
        dataset.graph(rdflib.URIRef(str(graph))).add((subject, predicate, object_))
    return dataset


def other_rows(path: Path, text: str) -> list[rdflib.query.ResultRow]:
    return [row for row in other_engine(path).query(text) if isinstance(row, rdflib.query.ResultRow)]


def other_term(term: Node | None) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(term, Value):
        return rdflib.Literal(term.text, lang=term.language, datatype=None if term.language else term.datatype)
    return rdflib.URIRef(str(term))


# rdflib 7.6 warns of itself: its Dataset still reads the property that it has deprecated.
@pytest.mark.filterwarnings("ignore:Dataset.(default_context|contexts) is deprecated:DeprecationWarning")
@pytest.mark.parametrize("case", [case for case in CASES if "@" not in case])
def test_another_engine_gives_the_same_rows(case: str) -> None:
    """The questions are core SPARQL 1.1: rdflib, which shares no code with Oxigraph, answers them alike."""
    question = named(case)
    types = {parameter.name: parameter for parameter in question.params}
    terms = {name: resolve(world(data(case)), types[name], value) for name, value in params(case).items()}
    text, rest = bound(question.text, terms)
    rows = [["" if term is None else str(term) for term in row] for row in other_rows(data(case), text)]
    assert not rest
    assert sorted(map(plain, rows)) == sorted(map(plain, expected(case)[1:]))


def plain(row: list[str]) -> tuple[str, ...]:
    """Return a row without what engines may write in two ways: the order within a list and 30 as 30.0."""
    return tuple(" ".join(sorted(re.split(r", | … ", re.sub(r"^(\d+)\.0$", r"\1", cell)))) for cell in row)


def test_every_question_has_a_case_and_every_case_a_question() -> None:
    assert {case.partition("@")[0] for case in CASES} == set(QUESTIONS)
    assert len(QUESTIONS) >= 24
    assert set(REQUIRED) <= set(QUESTIONS)


def test_every_case_expects_at_least_one_row() -> None:
    assert [case for case in CASES if len(expected(case)) < 2] == []


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_the_header_is_complete_in_both_languages(question: Question) -> None:
    found = [line[2:].partition(":")[0] for line in question.text.splitlines() if re.match(r"# \w+:", line)]
    assert tuple(found[: len(HEADER)]) == HEADER
    assert question.question.endswith(("?", ")"))
    assert question.frage.endswith(("?", ")"))
    assert question.answer
    assert question.antwort != question.answer
    assert len(question.keywords) >= 3
    assert all(parameter.english and parameter.german for parameter in question.params)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_parameters_are_declared_and_used(question: Question) -> None:
    placed = dict(re.findall(r"VALUES \?(\w+) \{ (UNDEF|\"[^\"]*\"|<[^>]*>) \}", question.text))
    assert set(placed) == {parameter.name for parameter in question.params}
    for parameter in question.params:
        assert parameter.type in TYPES | CLASSES
        assert not parameter.scheme or parameter.scheme in schemes()
        uses = len(re.findall(rf"\?{parameter.name}\b", bare(question)))
        assert uses > question.text.count(f"VALUES ?{parameter.name} ")


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_default_in_the_header_is_the_one_in_the_query(question: Question) -> None:
    for parameter in question.params:
        (value,) = set(re.findall(rf"VALUES \?{parameter.name} \{{ (\S+) \}}", question.text))
        if parameter.default is None:
            assert value == "UNDEF"
        else:
            countries = Graph.of_files(HERE / "common.trig")
            assert value == written(resolve(countries, parameter, parameter.default))


def bare(question: Question) -> str:
    """Return the query without comments, IRIs and strings."""
    return re.sub(r'"[^"\n]*"|<[^>\s]*>|#[^\n]*', "", re.sub(r"<[^>\s]*>", "", question.text))


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_prefixes_are_sorted_and_each_is_used(question: Question) -> None:
    prefixes = re.findall(r"^PREFIX (\w+):", question.text, re.MULTILINE)
    assert prefixes == sorted(set(prefixes))
    body = re.sub(r"^PREFIX.*$", "", bare(question), flags=re.MULTILINE)
    assert set(prefixes) == set(re.findall(r"(?<![\w?])([a-z]\w*):[A-Za-z]", body))


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_the_rows_are_in_order(question: Question) -> None:
    assert re.search(r"^ORDER BY ", question.text, re.MULTILINE)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_the_traps_of_speed_are_left_alone(question: Question) -> None:
    """Slow in Oxigraph: FROM, a comparison with an IRI in a FILTER, and repeated paths there and back."""
    text = bare(question)
    assert not re.search(r"\bFROM\b", text)
    assert not re.search(r"FILTER\(\?\w+ = <", question.text)
    assert not re.search(r"\^[^)]*\)[*+]", text)


def test_the_readme_is_up_to_date() -> None:
    made = runpy.run_path(str(asset("queries") / "make_readme.py"))["readme"]()
    assert (asset("queries") / "README.md").read_text(encoding="utf-8") == made, "run python queries/make_readme.py"


def test_every_iri_of_a_test_world_is_absolute() -> None:
    for path in HERE.rglob("*.trig"):
        assert all(Iri(quad.subject.value).startswith("http") for quad in world(path).raw)

"""The pages show what another server has: a real Oxigraph on this machine, which `kg push` has filled."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import httpx
import pytest
import rdflib

from kg import api
from tests.reading import HTML, Page, page_of
from tests.servers import oxigraph

Serving: TypeAlias = Callable[..., str]
Kg: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]
ULM = "2024-10-02-ulm-nis"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def there(built: Path) -> Iterator[str]:
    """Return the address of a server that has the store of all sample releases."""
    with oxigraph() as server:
        api.push(f"{server}/query", store=built)
        yield f"{server}/query"


@pytest.fixture(scope="module")
def shown(serving: Callable[..., str], there: str) -> Iterator[httpx.Client]:
    """Return a client of a server that shows it."""
    with httpx.Client(base_url=serving(there, "--timeout", "20"), timeout=60) as client:
        yield client


def page(client: httpx.Client, path: str, **params: str) -> Page:
    response = client.get(path, params={"lang": "en", **params}, headers=HTML)
    assert response.status_code == 200, response.text
    return page_of(response)


@pytest.mark.parametrize(
    "path",
    ["", "browse", "browse/municipality", "page/municipality/gn-2820256", "questions", "networks", "map",
     "networks/cooperation", "query", "api"],
)  # fmt: skip
def test_pages_say_the_same_as_of_a_folder(shown: httpx.Client, served: httpx.Client, path: str) -> None:
    assert page(shown, path).one("main h1").text == page(served, path).one("main h1").text


def test_the_page_of_a_thing_has_its_facts_and_the_words_that_state_them(shown: httpx.Client) -> None:
    town = page(shown, "page/municipality/gn-2820256")
    assert "Niš" in town.one("main").text
    assert town.all("mark")


def test_a_question_is_answered_there(shown: httpx.Client) -> None:
    answer = page(shown, "questions/partners-of-city", place="Ulm")
    assert answer.all("#answer tbody tr")
    wrong = shown.get("questions/partners-of-city", params={"place": "Atlantis", "lang": "en"}, headers=HTML)
    assert wrong.status_code == 400
    assert "knows no municipality" in page_of(wrong).one("main").text


def test_names_are_found_and_texts_are_said_to_be_elsewhere(shown: httpx.Client) -> None:
    assert page(shown, "search", q="ulm").all(".hits li")
    release = page(shown, f"page/release/{ULM}").one("main").text
    assert "kept in the folder of the store" in release
    assert "Heike Staudenmaier" in release


def test_the_dashboard_says_what_cannot_be_seen_from_here(shown: httpx.Client, there: str) -> None:
    told = page(shown, "dashboard")
    assert there in told.one(".notice").text
    assert not told.all("#waiting")
    assert told.all("#coverage tbody tr")


@pytest.mark.parametrize(
    "accept",
    ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"],
)
def test_rows_come_in_every_type(shown: httpx.Client, served: httpx.Client, accept: str) -> None:
    query = {"query": "SELECT ?s ?o { ?s a ?o } ORDER BY ?s ?o LIMIT 20"}
    answer, same = (client.get("sparql", params=query, headers={"Accept": accept}) for client in (shown, served))
    assert (answer.status_code, answer.headers["content-type"]) == (200, same.headers["content-type"])
    assert answer.text == same.text


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(
    ("accept", "form"), [("text/turtle", "turtle"), ("application/ld+json", "json-ld"), ("application/rdf+xml", "xml")]
)
def test_graphs_come_in_every_type(shown: httpx.Client, accept: str, form: str) -> None:
    query = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 7"
    answer = shown.get("sparql", params={"query": query}, headers={"Accept": accept})
    assert len(rdflib.Graph().parse(data=answer.text, format=form)) == 7


def test_the_dataset_of_a_request_is_passed_on(shown: httpx.Client, served: httpx.Client) -> None:
    graph = f"https://w3id.org/municipal-cooperation/graph/release/{ULM}"
    asked = {"query": COUNT, "default-graph-uri": graph}
    answers = [client.get("sparql", params=asked).json()["results"] for client in (shown, served)]
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("query", "said"),
    [("ASK {", "is not valid SPARQL"), ("ASK { SERVICE <http://127.0.0.1:9/> {} }", "another host"),
     ("DROP ALL", "is an update")],
)  # fmt: skip
def test_what_is_no_question_is_not_passed_on(shown: httpx.Client, query: str, said: str) -> None:
    response = shown.get("sparql", params={"query": query, "lang": "en"})
    assert response.status_code == 400
    assert said in response.json()["detail"]


def test_what_lies_elsewhere_cannot_be_judged_from_here(kg_process: Kg, there: str) -> None:
    ran = kg_process("serve", "--store", there, "--edit")
    assert ran.returncode == 2
    assert "cannot be judged from here" in ran.stderr


def test_a_server_that_has_gone_is_named(serving: Serving, built: Path, kg_process: Kg) -> None:
    with oxigraph() as server:
        api.push(f"{server}/query", store=built)
        address = serving(f"{server}/query")
    told = httpx.get(f"{address}sparql", params={"query": "ASK {}", "lang": "en"}, timeout=60)
    assert (told.status_code, "cannot be reached" in told.json()["detail"]) == (503, True)
    town = httpx.get(f"{address}page/municipality/gn-2820256", params={"lang": "en"}, headers=HTML, timeout=60)
    assert (town.status_code, "cannot be reached" in town.text) == (503, True)
    never = kg_process("serve", "--store", f"{server}/query", "--port", "0")
    assert never.returncode != 0
    assert "cannot be reached" in never.stderr

"""``/sparql``: the SPARQL 1.1 Protocol over HTTP, asked by real clients of a real process.

The cases named after it are those of the W3C test suite that apply to a service which only reads
(https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/).
"""

import asyncio
import json
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlencode
from xml.dom.minidom import Document

import httpx
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from kg import api
from kg.store.endpoint import Endpoint

Serving: TypeAlias = Callable[..., str]
Kg: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]

BASE = "https://w3id.org/municipal-cooperation/"
ULM, PIRNA = f"{BASE}graph/release/2024-10-02-ulm-nis", f"{BASE}graph/release/2025-05-09-pirna-terezin"
ENGLISH = {"Accept-Language": "en"}
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
TYPES = {
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
}  # fmt: skip
GRAPHS = {"text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"}
# Every triple with every other: never done, and without an end to its rows.
KILLER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def media_type(response: httpx.Response) -> str:
    return response.headers["content-type"].partition(";")[0]


def counted(response: httpx.Response) -> int:
    assert response.status_code == 200, response.text
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def test_a_query_is_asked_by_get(served: httpx.Client) -> None:
    """query_get"""
    response = served.get("sparql", params={"query": "ASK {}"})
    assert (response.status_code, media_type(response)) == (200, "application/sparql-results+json")
    assert response.json()["boolean"] is True


def test_a_query_is_asked_by_a_form(served: httpx.Client) -> None:
    """query_post_form"""
    assert served.post("sparql", data={"query": "ASK {}"}).json()["boolean"] is True


def test_a_query_is_posted_as_it_is(served: httpx.Client) -> None:
    """query_post_direct"""
    response = served.post("sparql", content="ASK {}", headers={"Content-Type": "application/sparql-query"})
    assert response.json()["boolean"] is True


@pytest.mark.parametrize("way", ["get", "form", "form and address", "direct"])
def test_the_dataset_of_a_query_may_stand_in_the_request(served: httpx.Client, way: str) -> None:
    """query_dataset_default_graphs_get, _post, query_dataset_named_graphs_get, _post, query_dataset_full"""

    def ask(query: str, **dataset: list[str]) -> httpx.Response:
        fields = {name.replace("_", "-"): value for name, value in dataset.items()}
        if way == "get":
            return served.get("sparql", params={"query": query, **fields})
        if way == "form":
            return served.post("sparql", data={"query": query, **fields})
        if way == "form and address":  # As query_post_form has it.
            return served.post(f"sparql?{urlencode(fields, doseq=True)}", data={"query": query})
        content = {"content": query, "headers": {"Content-Type": "application/sparql-query"}}
        return served.post(f"sparql?{urlencode(fields, doseq=True)}", **content)  # type: ignore[arg-type]

    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    one, other = counted(ask(COUNT, default_graph_uri=[ULM])), counted(ask(COUNT, default_graph_uri=[PIRNA]))
    assert one > 100
    assert max(one, other) < counted(ask(COUNT, default_graph_uri=[ULM, PIRNA])) < one + other
    assert counted(ask(COUNT, named_graph_uri=[ULM])) == 0
    assert counted(ask(named, named_graph_uri=[ULM, PIRNA])) == 2
    assert counted(ask(named, default_graph_uri=[ULM], named_graph_uri=[PIRNA])) == 1
    assert counted(ask(named, default_graph_uri=[ULM])) == 0


def test_the_dataset_of_the_request_overrules_that_of_the_query(served: httpx.Client) -> None:
    """query_multiple_dataset"""
    query = f"SELECT (COUNT(*) AS ?n) FROM <{PIRNA}> {{ ?s ?p ?o }}"
    asked = served.get("sparql", params={"query": query, "default-graph-uri": ULM})
    assert counted(asked) == counted(served.get("sparql", params={"query": COUNT, "default-graph-uri": ULM}))


def test_a_triple_in_two_graphs_counts_once_wherever_the_dataset_is_named(served: httpx.Client) -> None:
    query = f"SELECT (COUNT(*) AS ?n) FROM <{ULM}> FROM <{PIRNA}> {{ ?s ?p ?o }}"
    by_protocol = served.get("sparql", params={"query": COUNT, "default-graph-uri": [ULM, PIRNA]})
    assert counted(served.get("sparql", params={"query": query})) == counted(by_protocol)
    distinct = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }"
    assert counted(served.get("sparql", params={"query": COUNT})) == counted(
        served.get("sparql", params={"query": distinct})
    )


@pytest.mark.parametrize("accept", sorted(TYPES))
@pytest.mark.parametrize("query", ["SELECT ?s { ?s ?p ?o } LIMIT 1", "ASK {}"], ids=["select", "ask"])
def test_rows_come_in_the_type_that_is_accepted(served: httpx.Client, query: str, accept: str) -> None:
    """query_content_type_select, query_content_type_ask"""
    response = served.get("sparql", params={"query": query}, headers={"Accept": f"{accept}, */*;q=0.1"})
    assert (response.status_code, media_type(response)) == (200, accept)
    assert media_type(served.get("sparql", params={"query": query})) in TYPES


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("accept", sorted(GRAPHS))
@pytest.mark.parametrize("form", ["CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{0}> {{ ?s ?p ?o }} }}", "DESCRIBE <{1}>"])
def test_graphs_come_in_the_type_that_is_accepted(served: httpx.Client, form: str, accept: str) -> None:
    """query_content_type_construct, query_content_type_describe"""
    query = form.format(ULM, f"{BASE}id/municipality/gn-2820256")
    response = served.get("sparql", params={"query": query}, headers={"Accept": accept})
    assert (response.status_code, media_type(response)) == (200, accept)
    kinds = {"text/turtle": "turtle", "application/n-triples": "nt", "application/ld+json": "json-ld"}
    assert len(rdflib.Graph().parse(data=response.text, format=kinds.get(accept, "xml"))) > 3


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_another_method_is_refused(served: httpx.Client, method: str) -> None:
    """bad_query_method"""
    response = served.request(method, "sparql", content="query=ASK%20%7B%7D")
    assert response.status_code == 405
    assert {"GET", "POST"} <= set(response.headers["allow"].replace(" ", "").split(","))


FORM, TEXT = "application/x-www-form-urlencoded", "application/sparql-query"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        pytest.param(b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", FORM, 400, id="bad_multiple_queries"),
        pytest.param(b"ASK {}", "text/plain", 415, id="bad_query_wrong_media_type"),
        pytest.param(b"query=ASK%20%7B%7D", "", 415, id="bad_query_missing_form_type"),
        pytest.param(b"ASK {}", "", 415, id="bad_query_missing_direct_type"),
        pytest.param("ASK {}".encode("utf-16"), f"{TEXT}; charset=UTF-16", 415, id="bad_query_non_utf8"),
        pytest.param("ASK { ?s ?p 'ä' }".encode("latin-1"), TEXT, 400, id="not what it says it is"),
        pytest.param(b"query=ASK%20%7B%20%3Fs%20%3Fp%20%22%E4%22%7D", FORM, 400, id="a form in Latin-1"),
        pytest.param(b"query=ASK%20%7B", FORM, 400, id="bad_query_syntax"),
        pytest.param(b"", FORM, 400, id="a form without a query"),
        pytest.param(b"ASK {} #" + bytes(1 << 20), TEXT, 413, id="a query of a megabyte"),
    ],
)
def test_what_is_no_request_of_the_protocol_is_refused(
    served: httpx.Client, body: bytes, kind: str, status: int
) -> None:
    response = served.post("sparql", content=body, headers={"Content-Type": kind} if kind else {})
    assert (response.status_code, media_type(response)) == (status, "application/problem+json")
    assert response.json()["title"]


def test_two_queries_in_an_address_are_refused(served: httpx.Client) -> None:
    assert served.get("sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D").status_code == 400


@pytest.mark.parametrize("update", ["INSERT DATA { <a:b> <a:b> 1 }", "DROP ALL", "LOAD <http://127.0.0.1:9/x>"])
def test_nothing_can_be_changed_in_any_way(served: httpx.Client, update: str) -> None:
    before = counted(served.get("sparql", params={"query": COUNT}))
    direct = served.post("sparql", content=update, headers={"Content-Type": "application/sparql-update"})
    form, address = served.post("sparql", data={"update": update}), served.get("sparql", params={"update": update})
    as_query = served.get("sparql", params={"query": update}, headers=ENGLISH)
    assert [one.status_code for one in (direct, form, address, as_query)] == [403, 403, 403, 400]
    assert "is an update" in as_query.json()["detail"]
    assert counted(served.get("sparql", params={"query": COUNT})) == before


@pytest.mark.parametrize("word", ["SERVICE", "service SILENT", "S\\u0045RVICE"])
def test_no_request_is_sent_to_another_host(served: httpx.Client, word: str) -> None:
    query = f"ASK {{ {word} <http://127.0.0.1:9/sparql> {{ ?s ?p ?o }} }}"
    response = served.get("sparql", params={"query": query}, headers=ENGLISH)
    assert response.status_code == 400
    assert "another host" in response.json()["detail"]


def test_an_error_points_to_line_and_column_in_the_language_of_the_client(served: httpx.Client) -> None:
    query = {"query": "SELECT ?s\n{ ?s ?p . }"}
    told = served.get("sparql", params=query, headers={"Accept-Language": "de"}).json()
    assert (told["line"], told["column"], told["status"]) == (2, 11, 400)
    assert "kein gültiges SPARQL" in told["detail"]
    unknown = served.get("sparql", params={"query": "SELECT ?s\n{ ?s skos:prefLabel ?o }"}).json()
    assert (unknown["line"], unknown["column"]) == (2, 6)
    assert "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>" in unknown["remedy"]


def test_what_nobody_can_give_is_not_acceptable(served: httpx.Client) -> None:
    response = served.get("sparql", params={"query": "ASK {}"}, headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert "text/csv" in response.json()["title"]


@pytest.mark.parametrize("accept", ["*/*", "application/rdf+xml", "application/n-triples"])
def test_without_a_query_the_service_describes_itself(served: httpx.Client, accept: str) -> None:
    response = served.get("sparql", headers={"Accept": accept})
    kind = {"*/*": "turtle", "application/rdf+xml": "xml", "application/n-triples": "nt"}[accept]
    graph = rdflib.Graph().parse(data=response.text, format=kind)
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert graph.value(service, sd.endpoint) == rdflib.URIRef(str(served.base_url) + "sparql")
    assert not [node for triple in graph for node in triple if isinstance(node, rdflib.BNode)]


def test_pages_of_other_sites_may_ask(served: httpx.Client) -> None:
    asked = served.get("sparql", params={"query": "ASK {}"}, headers={"Origin": "https://example.org"})
    assert asked.headers["access-control-allow-origin"] == "*"
    assert served.get("sparql", params={"query": "ASK {"}).headers["access-control-allow-origin"] == "*"
    wanted = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    before = served.options("sparql", headers=wanted)
    assert before.status_code == 204
    assert "POST" in before.headers["access-control-allow-methods"]


def test_a_browser_is_led_to_the_page_of_the_query(served: httpx.Client) -> None:
    response = served.get("sparql", params={"query": "ASK {}"}, headers={"Accept": "text/html,*/*;q=0.8"})
    assert (response.status_code, response.headers["location"]) == (303, "/query?query=ASK+%7B%7D")


def test_a_long_answer_comes_as_it_is_found(served: httpx.Client) -> None:
    with served.stream("GET", "sparql", params={"query": "SELECT * { ?s ?p ?o }"}) as response:
        assert response.headers["transfer-encoding"] == "chunked"
        rows = json.loads(b"".join(response.iter_bytes()))["results"]["bindings"]
    assert len(rows) == counted(served.get("sparql", params={"query": COUNT}))


@pytest.fixture(scope="module")
def strict(serving: Serving, built: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a server that lets a query take two seconds and a megabyte."""
    copy = shutil.copytree(built, tmp_path_factory.mktemp("strict") / "kg-store")
    return serving(Path(copy), "--timeout", "2", "--megabytes", "1")


def test_a_query_that_takes_too_long_is_stopped_and_says_so(strict: str) -> None:
    response = httpx.get(f"{strict}sparql", params={"query": KILLER}, timeout=120)
    assert (response.status_code, response.json()["title"]) == (503, "Nach 2 Sekunden angehalten")


def test_whoever_cannot_be_answered_in_time_is_told_so_however_many_ask(strict: str) -> None:
    async def asked() -> list[httpx.Response]:
        async with httpx.AsyncClient(timeout=120, limits=httpx.Limits(max_connections=24)) as client:
            killers = [client.get(f"{strict}sparql", params={"query": f"{KILLER} #{number}"}) for number in range(24)]
            return await asyncio.gather(*killers)

    answers = asyncio.run(asked())
    assert {answer.status_code for answer in answers} == {503}
    told = {answer.json()["title"] for answer in answers}
    assert told <= {"Nach 2 Sekunden angehalten", "Zu viele Fragen warten"}
    assert httpx.get(f"{strict}sparql", params={"query": "ASK {}"}, timeout=60).status_code == 200


def test_an_answer_that_is_too_large_is_broken_off_so_that_nobody_takes_it_for_whole(strict: str) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(f"{strict}sparql", params={"query": "SELECT * { ?s ?p ?o }"}, timeout=120)
    assert (
        httpx.get(f"{strict}sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 9"}, timeout=60).status_code == 200
    )


def test_a_killer_query_harms_nobody_else(served: httpx.Client) -> None:
    async def asked() -> list[int]:
        async with httpx.AsyncClient(base_url=served.base_url, timeout=60) as client:
            killers = [asyncio.create_task(client.get("sparql", params={"query": f"{KILLER} #{n}"})) for n in range(4)]
            await asyncio.sleep(0.3)
            others = [client.get("sparql", params={"query": f"{COUNT} #{number}"}) for number in range(8)]
            pages = [client.get("", headers={"Accept": "text/html"}) for _ in range(4)]
            answers = await asyncio.gather(*others, *pages)
            # All four still run, for they end only after thirty seconds.
            assert not any(killer.done() for killer in killers)
            for killer in killers:
                killer.cancel()
            return [one.status_code for one in answers]

    assert asyncio.run(asked()) == [200] * 12


def test_a_query_ends_when_its_client_has_gone(served: httpx.Client) -> None:
    def working() -> int:
        listed = subprocess.run(["ps", "-eo", "stat,args"], capture_output=True, text=True, check=True).stdout
        return sum("kg.serve.worker.origin" in line and line.startswith("R") for line in listed.splitlines())

    before = working()
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(f"{served.base_url}sparql", params={"query": KILLER + " #gone"}, timeout=1)
    for _ in range(100):
        if working() <= before:
            break
        time.sleep(0.1)
    assert working() <= before


@pytest.mark.parametrize("form", [JSON, XML, CSV])
def test_sparqlwrapper_asks_as_ever(served: httpx.Client, form: str) -> None:
    wrapper = SPARQLWrapper(f"{served.base_url}sparql", returnFormat=form)
    wrapper.setMethod(POST)
    wrapper.setQuery(COUNT)
    answer = wrapper.query().convert()
    told = answer.toxml() if isinstance(answer, Document) else str(answer)
    assert str(counted(served.get("sparql", params={"query": COUNT}))) in told


def test_sparqlwrapper_constructs_and_describes(served: httpx.Client) -> None:
    wrapper = SPARQLWrapper(f"{served.base_url}sparql", returnFormat=TURTLE)
    wrapper.setQuery(f"DESCRIBE <{BASE}id/municipality/gn-2820256>")
    assert "Ulm" in str(wrapper.query().convert())


def test_rdflib_asks_as_if_the_graph_were_its_own(served: httpx.Client) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{served.base_url}sparql", method="GET"))
    ulm = rdflib.URIRef(f"{BASE}id/municipality/gn-2820256")
    assert {str(name) for name in graph.objects(ulm, rdflib.SKOS.prefLabel)} == {"Ulm"}
    rows = list(graph.query("SELECT ?name { ?s a mc:Municipality ; skos:prefLabel ?name }",
                            initNs={"mc": f"{BASE}ontology#", "skos": rdflib.SKOS}))  # fmt: skip
    assert len(rows) > 50


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_curl_asks_on_one_line(served: httpx.Client) -> None:
    command = [
        "curl",
        "-sf",
        "-H",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={COUNT}",
        f"{served.base_url}sparql",
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["n", str(counted(served.get("sparql", params={"query": COUNT})))]


def test_a_second_kg_asks_the_first(served: httpx.Client, kg: Kg, built: Path) -> None:
    address = f"{served.base_url}sparql"
    there = kg("query", "partners-of-city", "-p", "place=Ulm", "--store", address, "-f", "csv")
    assert (there.returncode, there.stdout.count("\n") > 1) == (0, True), there.stderr
    assert there.stdout == kg("query", "partners-of-city", "-p", "place=Ulm", "-s", built, "-f", "csv").stdout
    assert Endpoint(address).ask("ASK { ?s ?p ?o }")
    assert api.ask(COUNT, store=address).rows[0][0] == api.ask(COUNT, store=built).rows[0][0]


def test_a_store_that_is_served_from_the_disk_answers_the_same(serving: Serving, built: Path, tmp_path: Path) -> None:
    store = Path(shutil.copytree(built, tmp_path / "kg-store"))
    with httpx.Client(base_url=serving(store, "--memory", "0"), timeout=120) as client:
        count = counted(client.get("sparql", params={"query": COUNT}))
        assert count == counted(client.get("sparql", params={"query": f"{COUNT} # again"})) > 10_000
        assert client.get("page/municipality/gn-2820256", headers={"Accept": "text/html"}).status_code == 200
        stopped = client.get("sparql", params={"query": "ASK { SERVICE <http://127.0.0.1:9/> {} }"})
        assert stopped.status_code == 400
    assert [path.name for path in tmp_path.glob(".serving-*")]

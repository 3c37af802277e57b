"""Two real servers, Oxigraph's and Virtuoso, take our graphs, keep up with them, and answer as the store does."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import api
from kg.errors import StoreError
from kg.store import Store
from kg.store.access import Access
from kg.store.endpoint import Endpoint
from kg.store.push import PUSHED, push
from kg.store.remote import fetch
from tests.conftest import Kg
from tests.servers import VIRTUOSO, oxigraph, told, virtuoso

_NAMES = ("2023-05-16-bamberg-musanze", "2024-11-12-duesseldorf-marrakesch-digest", "2025-05-09-pirna-terezin")
_DBA = Access(user="dba", password="dba")
_COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_FIRST = "2023-05-16-bamberg-musanze"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """Return a store of three releases, which no test may change."""
    store = tmp_path_factory.mktemp("small") / "kg-store"
    api.build([samples / f"{name}.md" for name in _NAMES], store=store)
    return store


@pytest.fixture
def own(small: Path, tmp_path: Path) -> Path:
    """Return a copy that a test may change."""
    return Path(shutil.copytree(small, tmp_path / "kg-store"))


@pytest.fixture(scope="module")
def loaded(small: Path) -> Iterator[str]:
    """Return the address of an Oxigraph server that holds the three releases."""
    with oxigraph() as server:
        api.push(f"{server}/query", store=small)
        yield f"{server}/query"


@pytest.fixture(scope="module")
def virtual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of an empty Virtuoso."""
    if VIRTUOSO is None:
        pytest.skip("virtuoso-opensource is not installed")
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


def quads(store: Path) -> set[str]:
    with Store.open(store) as opened:
        return set(map(str, opened.raw))


def held(endpoint: Endpoint) -> set[str]:
    """Return what a server holds: its named graphs, and its default graph as it is."""
    default = endpoint.construct("CONSTRUCT WHERE { ?s ?p ?o }").raw
    named = (quad for quad in fetch(endpoint).raw if isinstance(quad.graph_name, ox.NamedNode))
    return {*map(str, named), *map(str, default)}


@pytest.mark.parametrize("by", ["update", "graphs"])
def test_a_server_holds_what_the_store_holds_and_the_merge_as_default_graph(own: Path, by: str) -> None:
    with oxigraph() as server:
        endpoint = Endpoint(f"{server}/query")
        with Store.open(own) as store:
            first = push(store.raw, endpoint, by="update" if by == "update" else "graphs")
            second = push(store.raw, endpoint, by="update" if by == "update" else "graphs")
        assert (first.sent, first.unchanged, first.union) == (4, 0, False)
        assert (second.sent, second.unchanged, second.statements) == (0, 4, 0)
        assert held(endpoint) == quads(own)
        api.withdraw([_FIRST], store=own)
        with Store.open(own) as store:
            third = push(store.raw, endpoint, by="update" if by == "update" else "graphs")
        # The reference graph says less, since less is spoken of.
        assert (third.sent, third.removed, third.unchanged) == (1, 1, 2)
        assert held(endpoint) == quads(own)


def test_a_push_that_was_interrupted_goes_on_where_it_stopped(own: Path) -> None:
    class _StopError(Exception):
        pass

    def stop(done: int) -> None:
        if done == 2:
            raise _StopError

    with oxigraph() as server, Store.open(own) as store:
        endpoint = Endpoint(f"{server}/query")
        with pytest.raises(_StopError):
            push(store.raw, endpoint, progress=stop)
        rest = push(store.raw, endpoint)
        assert (rest.sent, rest.unchanged) == (2, 2)
        assert held(endpoint) == set(map(str, store.raw))


def test_a_server_whose_default_graph_is_the_union_is_told_apart(small: Path) -> None:
    with oxigraph("--union-default-graph") as server, Store.open(small) as store:
        endpoint = Endpoint(f"{server}/query")
        assert push(store.raw, endpoint).union
        assert push(store.raw, endpoint).union
        named = sum(isinstance(quad.graph_name, ox.NamedNode) for quad in store.raw)
        digests = endpoint.select(f"SELECT ?s {{ GRAPH <{PUSHED}> {{ ?s ?p ?o }} }}").rows
        assert int(getattr(endpoint.select(_COUNT).rows[0][0], "text", "")) == named + len(digests)


def test_virtuoso_takes_graphs_by_either_way_and_answers_as_the_store_does(small: Path, virtual: str) -> None:
    endpoint = Endpoint(f"{virtual}/sparql", access=_DBA)
    with Store.open(small) as store:
        done = push(store.raw, endpoint)
        assert (done.by, done.address, done.sent) == ("SPARQL Update", f"{virtual}/sparql-auth", 4)
        assert push(store.raw, endpoint, by="graphs").unchanged == 4
        query = "SELECT ?s ?name { ?s <http://xmlns.com/foaf/0.1/name> ?name } ORDER BY ?s ?name"
        there = Endpoint(f"{virtual}/sparql")
        assert there.select(query) == store.graph().select(query)
        assert len(there.select(query).rows) > 5


def test_virtuoso_is_not_asked_what_it_would_answer_wrongly(small: Path, virtual: str, kg: Kg) -> None:
    api.push(f"{virtual}/sparql", store=small, access=_DBA)
    question = ("query", "cooperation-profile", "--param", "place=Pirna", "--format", "csv")
    refused = kg(*question, "--store", f"{virtual}/sparql")
    assert refused.returncode == 2
    assert "answers VALUES with OPTIONAL wrongly, which the named questions need; let its graphs be" in refused.stderr
    ran = kg(*question, "--store", f"{virtual}/sparql", "--here")
    assert (ran.returncode, ran.stdout) == (0, kg(*question, "--store", str(small)).stdout)


def test_virtuoso_without_a_login_takes_nothing_and_says_so(own: Path, virtual: str) -> None:
    with Store.open(own) as store, pytest.raises(StoreError) as error:
        push(store.raw, Endpoint(f"{virtual}/sparql", access=Access(user="dba", password="wrong")))
    assert error.value.what.startswith("takes neither SPARQL Update nor the Graph Store Protocol (")
    assert "wants a login (HTTP 401" in error.value.what
    assert error.value.remedy == "give its address with --update or --graphs, or the right to write"


def test_a_server_that_only_answers_says_which_of_the_two_it_lacks(own: Path) -> None:
    with oxigraph() as server, Store.open(own) as store, pytest.raises(StoreError) as error:
        push(store.raw, Endpoint(f"{server}/query"), by="update", update=f"{server}/query")
    assert f"{server}/query: " in error.value.what


def test_questions_and_networks_and_exports_come_from_an_endpoint_as_from_a_folder(
    small: Path, loaded: str, kg: Kg, tmp_path: Path
) -> None:
    folder = ("--store", str(small))
    for command in (
        ("query", "programmes-funding-visits", "--format", "csv"),
        ("query", "partners-of-city", "--param", "place=Pirna", "--format", "json"),
        ("analyse", "cooperation", "--format", "csv"),
    ):
        here, there = kg(*command, *folder), kg(*command, "--store", loaded)
        assert (here.returncode, here.stdout) == (there.returncode, there.stdout), there.stderr
        assert len(here.stdout.splitlines()) > 1
    for name, store in (("here.nq", str(small)), ("there.nq", loaded)):
        assert kg("export", "graph", name, "--store", store).returncode == 0
    assert (tmp_path / "here.nq").read_bytes() == (tmp_path / "there.nq").read_bytes()


def test_an_endpoint_is_validated_as_the_store_behind_it(small: Path, loaded: str, kg: Kg) -> None:
    here, there = kg("validate", "--store", str(small)), kg("validate", "--store", loaded)
    assert (here.returncode, here.stdout) == (there.returncode, there.stdout)


def test_an_endpoint_without_our_graphs_is_named(kg: Kg) -> None:
    with oxigraph() as server:
        ran = kg("validate", "--store", f"{server}/query", "--lang", "de")
        assert ran.returncode == 2
        assert (
            "hat keine benannten Graphen, die mit https://w3id.org/municipal-cooperation/graph/ beginnen" in ran.stderr
        )


def test_the_command_says_what_it_has_sent_and_what_had_not_changed(small: Path, kg: Kg) -> None:
    with oxigraph() as server:
        ran = kg("push", f"{server}/query", "--store", str(small))
        assert ran.returncode == 0, ran.stderr
        assert ran.stderr.startswith("4 graphs sent (")
        again = kg("push", f"{server}/query", "--store", str(small), "--lang", "de")
        assert again.stderr == (
            f"0 Graphen gesendet (0 Aussagen), 4 unverändert, 0 entfernt; SPARQL Update, {server}/update\n"
        )


def test_a_query_may_ask_another_server_for_a_part(loaded: str, small: Path, kg: Kg) -> None:
    """SERVICE: names of cities from ours, what else is known of them from a server with Wikidata's vocabulary."""
    with oxigraph() as other:
        city = "https://w3id.org/municipal-cooperation/id/municipality/gn-2853572"
        told(other, f"<{city}> <http://www.wikidata.org/prop/direct/P1082> 39000 .")
        query = f"""PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name ?people {{
  ?city skos:prefLabel ?name . FILTER(LANG(?name) = "de")
  SERVICE <{other}/query> {{ ?city <http://www.wikidata.org/prop/direct/P1082> ?people }}
}} ORDER BY ?name"""
        for store in (loaded, str(small)):
            ran = kg("query", "-", "--store", store, "--format", "csv", stdin=query)
            assert (ran.returncode, ran.stdout) == (0, "name,people\r\nPirna,39000\r\n"), ran.stderr

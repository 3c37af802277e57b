"""Every thing has an address: people get a page, programs get data, each fact comes with its sentence."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import httpx
import pytest
import rdflib

from kg.store import Store
from tests.reading import HTML, Page, page_of

ID: Final = "https://w3id.org/municipal-cooperation/id/"
ULM: Final = "municipality/gn-2820256"


def shown(served: httpx.Client, path: str, **params: str) -> Page:
    response = served.get(f"page/{path}", params=params, headers=HTML)
    assert response.status_code == 200, path
    return page_of(response)


@pytest.mark.parametrize(
    ("accept", "target"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/page/{0}"),
        ("", "/page/{0}"),
        ("text/turtle", "/data/{0}.ttl"),
        ("application/ld+json", "/data/{0}.jsonld"),
        ("application/n-triples;q=0.9, text/html;q=0.1", "/data/{0}.nt"),
        ("application/rdf+xml", "/data/{0}.rdf"),
    ],
)
def test_a_thing_leads_to_what_is_wanted_of_it(served: httpx.Client, accept: str, target: str) -> None:
    response = served.get(f"id/{ULM}", headers={"Accept": accept})
    assert (response.status_code, response.headers["location"]) == (303, target.format(ULM))
    assert "accept" in response.headers["vary"].lower()
    assert served.get(response.headers["location"]).status_code == 200


def test_what_nobody_can_give_of_a_thing_is_not_acceptable(served: httpx.Client) -> None:
    assert served.get(f"id/{ULM}", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(("ending", "form"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("nt", "nt"), ("rdf", "xml")])
def test_the_data_of_a_thing_hold_its_facts_and_its_evidence(served: httpx.Client, ending: str, form: str) -> None:
    response = served.get(f"data/{ULM}.{ending}")
    graph = rdflib.Graph().parse(data=response.text, format=form)
    ulm = rdflib.URIRef(ID + ULM)
    assert rdflib.Literal("Ulm", lang="de") in set(graph.objects(ulm, rdflib.SKOS.prefLabel))
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    assert rdflib.Literal("Ulm") in {rdflib.Literal(str(words)) for words in graph.objects(None, exact)}
    assert response.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    "path", ["page/person/nobody", "data/person/nobody.ttl", f"data/{ULM}.exe", "page/", "page/%3Cb%3E"]
)
def test_what_the_graph_does_not_know_has_no_page(served: httpx.Client, path: str) -> None:
    assert served.get(path, headers=HTML).status_code == 404


def test_every_thing_that_a_release_speaks_of_has_a_page_in_both_languages(served: httpx.Client) -> None:
    query = (
        f"SELECT DISTINCT ?s {{ GRAPH ?g {{ ?s a ?c }} FILTER(STRSTARTS(STR(?s), '{ID}') && ?g != <x:>) }} ORDER BY ?s"
    )
    rows = served.get("sparql", params={"query": query}).json()["results"]["bindings"]
    things = [row["s"]["value"].removeprefix(ID) for row in rows]
    kinds = {path.partition("/")[0]: path for path in things}
    assert len(kinds) >= 14
    for path in (*kinds.values(), *things[::97]):
        for language in ("de", "en"):
            tree = shown(served, path, lang=language)
            assert tree.one("h1").text.strip(), path


def test_a_page_groups_what_is_known_and_tells_it_in_words(served: httpx.Client) -> None:
    tree = shown(served, ULM, lang="de")
    assert tree.one("h1").text == "Ulm"
    labels = [node.text for node in tree.all("dl.facts dt")]
    assert labels[0] == "Name"
    assert "liegt im Staat" in labels
    headings = [node.text.split()[0] for node in tree.all("h2")]
    assert headings.index("Tatsachen") < headings.index("Vereinbarungen") < headings.index("Ereignisse")
    assert "Erster Bürgermeister" in tree.one("main").text
    assert "Guest" not in tree.one("main").text
    assert "guest" in shown(served, ULM, lang="en").one("main").text


def test_events_stand_in_the_order_of_time(served: httpx.Client) -> None:
    times = [node["datetime"] for node in shown(served, ULM).all("ol.timeline")[1].all("time")]
    assert len(times) > 1
    assert times == sorted(times, reverse=True)


def test_behind_a_fact_stands_the_whole_sentence_with_its_words_marked(served: httpx.Client) -> None:
    tree = shown(served, "event/exchange-2024-10-06-2024-10-19-gn-787657-gn-2820256")
    quoted = tree.all("dl.facts details blockquote p")
    marked = {node.one("mark").text: node.text for node in quoted}
    assert marked["6. Oktober"].startswith("Fünf angehende Verwaltungsfachangestellte")
    assert marked["6. Oktober"].endswith("Niš.")
    assert tree.one("details footer a")["href"].startswith("/page/release/2024-10-02-ulm-nis#")


def test_a_thing_without_a_name_is_called_after_what_it_joins(served: httpx.Client) -> None:
    tree = shown(served, "event/exchange-2024-10-06-2024-10-19-gn-787657-gn-2820256", lang="de")
    assert tree.one("h1").text == "Austausch · Niš (6. Oktober 2024)"


def test_a_list_shows_the_things_of_a_kind_page_by_page(served: httpx.Client) -> None:
    first = page_of(served.get("browse/person", headers=HTML))
    second = page_of(served.get("browse/person", params={"page": 2}, headers=HTML))
    names = [[node.text for node in tree.all("ol.things a")] for tree in (first, second)]
    assert len(names[0]) == 100
    assert names[1]
    assert not set(names[0]) & set(names[1])
    assert served.get("browse/nonsense", headers=HTML).status_code == 404
    assert served.get("browse/person", params={"page": "x"}, headers=HTML).status_code == 400


def test_an_old_address_leads_to_what_has_taken_its_place(
    serving: Callable[..., str], built: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(built, tmp_path / "kg-store"))
    replaced = f"<{ID}person/old> <http://purl.org/dc/terms/isReplacedBy> <{ID}{ULM}>"
    with Store.open(folder) as store:
        store.raw.update(f"INSERT DATA {{ {replaced} . GRAPH <{ID[:-3]}graph/identity> {{ {replaced} }} }}")
    with httpx.Client(base_url=serving(folder), timeout=120) as client:
        old = client.get("page/person/old", headers=HTML)
        assert (old.status_code, old.headers["location"]) == (301, f"/page/{ULM}")
        assert "isReplacedBy" in client.get("data/person/old.ttl").text

"""Networks and the map: the same content as data for a picture, as tables for everybody, and as files."""

import csv
import io
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest

from kg.analyse import delivered
from tests.reading import HTML, Page, page_of


def told(served: httpx.Client, name: str = "cooperation", **params: Any) -> dict[str, Any]:
    response = served.get(f"api/networks/{name}", params=params)
    assert response.status_code == 200, response.text
    return dict(response.json())


def shown(served: httpx.Client, path: str, **params: Any) -> Page:
    return page_of(served.get(path, params=params, headers=HTML))


@pytest.mark.parametrize("name", list(delivered()))
def test_every_network_has_a_page_and_data_that_agree(served: httpx.Client, name: str) -> None:
    data, page = told(served, name, lang="de"), shown(served, f"networks/{name}", lang="de")
    assert page.one("h1").text == delivered()[name].titles["de"]
    nodes, ties = page.all("#nodes tbody tr"), page.all("#ties tbody tr")
    assert [row["data-node"] for row in nodes] == [node["iri"] for node in data["nodes"]]
    assert [row["data-tie"] for row in ties] == [tie["id"] for tie in data["ties"]]
    ids = {node["id"] for node in data["nodes"]}
    assert {end for tie in data["ties"] for end in (tie["source"], tie["target"])} == ids
    assert len(page.all("#nodes thead th")) == 1 + len(data["measures"])


def test_a_node_knows_where_it_lies_and_how_it_is_joined(served: httpx.Client) -> None:
    data = told(served, lang="en")
    (node,) = [node for node in data["nodes"] if node["label"] == "Koblenz"]
    assert (node["country"], node["countryLabel"], node["kindLabel"]) == ("DE", "Germany", "municipality")
    assert 49 < node["lat"] < 51
    assert node["measures"]["degree"] >= 1
    assert served.get(node["page"], headers=HTML).status_code == 200


def test_a_tie_bears_the_sentence_that_states_it_and_leads_to_its_release(served: httpx.Client) -> None:
    ties = told(served)["ties"]
    assert all(tie["evidence"] for tie in ties)
    evidence = ties[0]["evidence"][0]
    assert evidence["text"]
    assert served.get(evidence["page"], headers=HTML).status_code == 200


def test_a_network_is_narrowed_by_kind_country_year_and_neighbourhood(served: httpx.Client) -> None:
    whole = told(served)
    twinned = told(served, kind="twinning")
    assert 0 < len(twinned["ties"]) < len(whole["ties"])
    assert {tie["kind"] for tie in twinned["ties"]} == {"twinning"}
    french = told(served, country=["FR"])
    by_id = {node["id"]: node for node in french["nodes"]}
    assert french["ties"]
    assert all("FR" in {by_id[tie["source"]]["country"], by_id[tie["target"]]["country"]} for tie in french["ties"])
    recent = told(served, **{"from": "2024", "to": "2024"})
    assert 0 < len(recent["nodes"]) < len(whole["nodes"])
    assert told(served, to="1800")["ties"] == []
    ulm = next(node for node in whole["nodes"] if node["label"] == "Ulm")
    around = told(served, around=ulm["iri"])
    assert len(around["nodes"]) == ulm["measures"]["degree"] + 1
    assert told(served, around="urn:x")["nodes"] == []


def test_a_network_is_narrowed_by_topic_and_programme(served: httpx.Client) -> None:
    whole = told(served)
    topic = sorted(whole["topics"])[0]
    ties = told(served, topic=topic)["ties"]
    assert ties
    assert all(topic in tie["topics"] for tie in ties)
    programme = sorted(whole["programmes"])[0]
    assert all(programme in tie["programmes"] for tie in told(served, programme=programme)["ties"])


def test_what_is_chosen_stays_chosen_and_goes_into_downloads(served: httpx.Client) -> None:
    page = shown(served, "networks/cooperation", kind="twinning", **{"from": "1950"})
    assert [option["value"] for option in page.all("select[name=kind] option[selected]")] == ["twinning"]
    assert page.one("input[name=from]")["value"] == "1950"
    links = [link["href"] for link in page.all("a[download]")]
    assert len(links) == 3
    assert all("kind=twinning" in link and "from=1950" in link for link in links)
    source = page.one("[data-island=network]")["data-source"]
    assert "kind=twinning" in source
    assert served.get(source).status_code == 200


def test_files_hold_what_is_shown(served: httpx.Client) -> None:
    data = told(served, kind="twinning")
    nodes = served.get("networks/cooperation-nodes.csv", params={"kind": "twinning"})
    rows = list(csv.DictReader(io.StringIO(nodes.text)))
    assert {row["id"] for row in rows} == {node["iri"] for node in data["nodes"]}
    edges = served.get("networks/cooperation-edges.csv", params={"kind": "twinning"}).text
    assert edges.count("\n") > 1
    gexf = served.get("networks/cooperation.gexf", params={"kind": "twinning"})
    assert gexf.headers["content-type"].startswith("application/gexf+xml")
    assert len(ElementTree.fromstring(gexf.content).findall(".//{*}node")) == len(rows)


@pytest.mark.parametrize("path", ["networks/nope", "api/networks/nope", "networks/nope.gexf"])
def test_a_network_that_is_not_there_is_not_found(served: httpx.Client, path: str) -> None:
    assert served.get(path, headers=HTML).status_code == 404


def test_years_are_four_digits(served: httpx.Client) -> None:
    assert served.get("api/networks/cooperation", params={"from": "x"}).status_code == 400
    assert served.get("api/networks/cooperation", params={"from": ""}).status_code == 200


def test_the_map_has_its_ties_as_a_table_with_places(served: httpx.Client) -> None:
    page = shown(served, "map", lang="en")
    assert page.one("figure[data-island=map]")["data-table"] == "#ties"
    assert len(page.all("#ties td[data-lat]")) > 20


def test_the_networks_are_listed_for_people_and_programs(served: httpx.Client) -> None:
    names = [one["name"] for one in served.get("api/networks").json()["networks"]]
    assert names == list(delivered())
    links = [link["href"] for link in shown(served, "networks").all("main li a")]
    assert links == [f"/networks/{name}" for name in names]

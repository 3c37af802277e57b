"""Networks declared as data: those that come with the program, those of a user, and what they are asked."""

import csv
import io
import json
from itertools import pairwise
from pathlib import Path

import pytest

from kg import analyse, api
from kg.errors import InputError
from kg.network import Network
from tests.conftest import Kg

DELIVERED = sorted(analyse.delivered())
QUERY = """SELECT ?from ?fromLabel ?to ?toLabel ("event" AS ?kind) ("2024" AS ?date) ("1" AS ?tie) {
  VALUES (?from ?fromLabel ?to ?toLabel) {
    (<https://e.org/id/municipality/k> "Köln" <https://e.org/id/municipality/l> "ليل")
  }
} ORDER BY ?from"""


@pytest.fixture(scope="module")
def networks(built: Path) -> dict[str, Network]:
    return {name: api.network(name, store=built) for name in DELIVERED}


def test_every_network_that_the_analysts_asked_for_is_delivered() -> None:
    wanted = {
        "cooperation", "programmes-visits", "programmes-by-visits", "visits-by-programmes", "people-events",
        "funders-municipalities", "officials", "topics-cities", "agreements", "visits", "funding",
    }  # fmt: skip
    assert set(DELIVERED) == wanted


@pytest.mark.parametrize("name", DELIVERED)
def test_a_delivered_network_has_texts_in_both_languages_and_edges_with_evidence(
    networks: dict[str, Network], name: str
) -> None:
    plan = analyse.delivered()[name]
    for texts in (plan.titles, plan.abouts, plan.weights):
        assert texts["de"] != texts["en"]
        assert all(texts.values())
    network = networks[name]
    assert network.edges
    assert network.about.title == plan.titles["de"]
    for edge in network.edges:
        assert edge.spells
        assert edge.weight == sum(spell.weight for spell in edge.spells)
        assert all(spell.releases for spell in edge.spells)
    assert any(spell.evidence for edge in network.edges for spell in edge.spells)


@pytest.mark.parametrize("name", DELIVERED)
def test_a_delivered_network_is_measured(networks: dict[str, Network], name: str) -> None:
    rows = analyse.measures(networks[name])
    assert len(rows) == analyse.summary(networks[name])["nodes"]
    assert len(rows) > 1
    assert sum(float(row["pagerank"] or 0) for row in rows) == pytest.approx(1, abs=1e-4)


def test_municipalities_know_their_country_and_where_they_lie(networks: dict[str, Network]) -> None:
    for name in ("cooperation", "funders-municipalities", "topics-cities"):
        towns = [node for node in networks[name].nodes if node.kind == "municipality"]
        assert towns
        assert {len(str(town.attributes["country"])) for town in towns} == {2}
        # A district that the gazetteer lacks has no coordinates.
        north = [float(str(town.attributes["lat"])) for town in towns if "lat" in town.attributes]
        assert len(north) > 0.8 * len(towns)
        assert all(-90 < each < 90 for each in north)
    officials = networks["officials"].nodes
    assert {node.kind for node in officials} == {"official"}
    assert all(node.attributes["country"] for node in officials)


def test_partners_of_different_countries_are_no_friends_of_their_own_country(networks: dict[str, Network]) -> None:
    mixing = analyse.assortativity(networks["agreements"])
    assert mixing is not None
    assert mixing < 0


def test_a_projection_joins_by_what_is_shared_and_quotes_it(networks: dict[str, Network]) -> None:
    both = networks["programmes-visits"]
    left = networks["programmes-by-visits"]
    assert {node.id for node in left.nodes} == {node.id for node in both.nodes if node.kind == "programme"}
    assert {node.kind for node in networks["visits-by-programmes"].nodes} == {"event"}
    edge = left.edges[0]
    paid = {(each.source, each.target) for each in both.edges}
    assert {(end, spell.item) for end in (edge.source, edge.target) for spell in edge.spells} <= paid


def test_only_the_years_asked_for_count(built: Path) -> None:
    whole = api.network("visits", store=built)
    late = api.network("visits", store=built, years=(2024, 2024))
    assert 0 < len(late.edges) < len(whole.edges)
    assert {spell.start[:4] for edge in late.edges for spell in edge.spells if spell.start} == {"2024"}
    # A twinning of 1958 stands in 2024 too.
    agreed = api.network("agreements", store=built, years=(2024, 2024))
    assert min(edge.start or "9999" for edge in agreed.edges) < "2000"


def test_only_the_country_and_the_kinds_asked_for_count(built: Path) -> None:
    french = api.network("cooperation", store=built, countries=["Frankreich"])
    lies = {node.id: node.attributes["country"] for node in french.nodes}
    assert french.edges
    assert all("FR" in {lies[edge.source], lies[edge.target]} for edge in french.edges)
    signed = api.network("cooperation", store=built, kinds=["twinning", "visit"])
    assert {spell.type for edge in signed.edges for spell in edge.spells} == {"twinning", "visit"}


def test_a_network_of_the_user_is_a_file_of_yaml_and_a_query(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "ties.rq").write_text(QUERY, encoding="utf-8")
    (tmp_path / "mine" / "friends.yaml").write_text("title: Meine\nquery: ties.rq\ndirected: false\n", encoding="utf-8")
    ran = kg("analyse", "mine/friends.yaml", "-s", built, "-f", "json")
    told = json.loads(ran.stdout)
    assert (told["network"], told["title"], told["whole"]["edges"]) == ("friends", "Meine", 1)
    assert {node["label"] for node in told["nodes"]} == {"Köln", "ليل"}
    assert kg("export", "network", "mine/friends.yaml", "net.gexf", "-s", built).returncode == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("query: [", "is no valid YAML"),
        ("- one", "declares no network; give it the keys title, about"),
        ("title: x", "names no query; add a line query:"),
        ("query: ties\ncolour: red", "has an unknown key 'colour'; use one of title"),
        ("query: ties\ntitle: {de: nur deutsch}", "'title' is no text in German and English"),
        ("query: ties\nfrom: {a: b}", "'from' is no list of words"),
        ("query: ties\ndirected: perhaps", "'directed' is neither true nor false"),
        ("query: ties\nprojection: up", "has an unknown projection"),
        ("query: ties\nprojection: left", "has a projection, but no two sides"),
        ("query: none.rq", "cannot be read"),
    ],
)
def test_a_file_that_declares_no_network_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "net.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said.replace("[", r"\[")):
        analyse.plan_of(str(tmp_path / "net.yaml"))


def test_a_query_without_the_columns_of_ties_says_so(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("SELECT ?s { ?s ?p ?o } LIMIT 1", encoding="utf-8")
    (tmp_path / "net.yaml").write_text("query: q.rq", encoding="utf-8")
    ran = kg("analyse", "net.yaml", "-s", built)
    assert (ran.returncode, "has no 'from'; use a query with the columns from, to and kind" in ran.stderr) == (2, True)


def test_the_networks_are_listed_in_german(kg: Kg) -> None:
    lines = kg("networks", "--lang", "de").stdout.splitlines()
    assert len(lines) == len(DELIVERED) + 1
    assert "gemeinsame Ereignisse und Vereinbarungen" in "".join(lines)


def test_how_two_towns_are_connected_is_told_with_the_evidence_of_each_link(kg: Kg, built: Path) -> None:
    ran = kg("analyse", "cooperation", "--path", "Minya", "Halmstad", "-s", built, "--lang", "de")
    assert ran.returncode == 0
    assert ran.stdout.startswith("Al Minyā und Halmstad liegen 2 Schritte auseinander:")
    links = json.loads(kg("analyse", "cooperation", "--path", "Minya", "Halmstad", "-s", built, "-f", "json").stdout)
    assert (links["links"][0]["from"], links["links"][-1]["to"]) == ("Minya", "Halmstad")
    for link in links["links"]:
        assert link["evidence"]
        text = api.text(link["releases"].split(", ")[0], store=built)
        assert link["evidence"].split(" … ")[0] in text


def test_a_town_is_found_by_its_name_in_another_language(kg: Kg, built: Path) -> None:
    ran = kg("analyse", "cooperation", "--ego", "Nürnberg", "-s", built, "-f", "csv", "--lang", "en")
    assert {row["label"] for row in csv.DictReader(io.StringIO(ran.stdout))} == {"Nuremberg", "Cuenca"}


def test_towns_that_nothing_joins_end_with_one(kg: Kg, built: Path) -> None:
    ran = kg("analyse", "cooperation", "--path", "Ulm", "Halmstad", "-s", built)
    assert ran.returncode == 1
    assert ran.stdout == "Nothing in this network joins Ulm and Halmstad.\n"


def test_the_surroundings_grow_with_the_steps(networks: dict[str, Network]) -> None:
    network = networks["cooperation"]
    hub = analyse.find(network, "Hildesheim")
    sizes = [len(analyse.ego(network, hub, steps).nodes) for steps in (1, 2, 3)]
    assert 1 < sizes[0] <= sizes[1] <= sizes[2]


def test_the_years_tell_what_appeared_and_vanished(kg: Kg, built: Path, networks: dict[str, Network]) -> None:
    network = networks["cooperation"]
    years = analyse.snapshots(network)
    for before, each in pairwise(years):
        old = {(edge.source, edge.target) for edge in before.network.edges}
        new = {(edge.source, edge.target) for edge in each.network.edges}
        assert {(edge.source, edge.target) for edge in each.appeared_edges} == new - old
        assert {(edge.source, edge.target) for edge in each.vanished_edges} == old - new
    rows = list(csv.DictReader(io.StringIO(kg("analyse", "visits", "--by-year", "-f", "csv", "-s", built).stdout)))
    assert {"year", "appeared", "vanished"} <= set(rows[0])


def test_candidates_are_told_to_be_no_facts(kg: Kg, built: Path, networks: dict[str, Network]) -> None:
    ran = kg("analyse", "cooperation", "--candidates", "-s", built, "--lang", "de")
    assert ran.stdout.startswith("Kandidaten für Zusammenarbeit, keine Tatsachen:")
    joined = {(edge.source, edge.target) for edge in networks["cooperation"].edges}
    for each in analyse.candidates(networks["cooperation"]):
        assert (each.one.id, each.other.id) not in joined
        assert each.shared

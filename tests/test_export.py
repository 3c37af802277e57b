"""Exports are read back by NetworkX and by plain parsers, with nothing lost."""

import csv
import io
import json
import random
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.analyse import make, measured, plan_of
from kg.errors import InputError
from kg.export import FORMATS, write
from kg.model import Iri
from kg.network import About, Attribute, Network, NetworkEdge, NetworkNode
from kg.ties import Tie

GEXF = "{http://gexf.net/1.3}"
NODE: dict[str, Attribute] = {
    "population": 1_084_831, "share": 0.5, "host": True, "nothing": None, "since_day": date(1958, 9, 28),
    "names": ("Köln", "Cologne|Colonia"), "site": Iri("https://example.org/köln"), "type": "city",
}  # fmt: skip
EDGE: dict[str, Attribute] = {"type": "visit", "evidence": ('Er sagte: "Ja,\nnein; so".', "<b> & Größe"), "none": None}


def network() -> Network:
    return Network(
        name="cooperation",
        about=About(
            language="de", title="Zusammenarbeit", source="2 Mitteilungen", attribution="GeoNames",
            licence="https://creativecommons.org/licenses/by/4.0/",
        ),
        nodes=(
            NetworkNode(id="https://e.org/k", label="Köln", kind="municipality", attributes=NODE),
            NetworkNode(id="https://e.org/l", label="Xi’an, „西安“", kind="municipality", start="2024-02"),
        ),
        edges=(
            NetworkEdge(
                source="https://e.org/k", target="https://e.org/l", weight=2.0, start="1958", end="2024-02",
                attributes=EDGE,
            ),
        ),
    )  # fmt: skip


def written(net: Network, folder: Path, name: str) -> dict[str, bytes]:
    folder.mkdir(exist_ok=True)
    return {path.name: path.read_bytes() for path in write(net, folder / f"net{FORMATS[name].ending}", name)}


def test_gexf_is_read_back_with_dates_and_lists(tmp_path: Path) -> None:
    (path,) = write(network(), tmp_path / "net.gexf")
    graph: Any = nx.read_gexf(path)
    koeln = graph.nodes["https://e.org/k"]
    assert (koeln["label"], koeln["population"], koeln["share"], koeln["host"]) == ("Köln", 1_084_831, 0.5, True)
    assert (koeln["since_day"], json.loads(koeln["names"])) == ("1958-09-28", ["Köln", "Cologne|Colonia"])
    assert (koeln["node_type"], koeln["site"]) == ("city", "https://example.org/köln")
    assert "nothing" not in koeln
    edge = graph.edges["https://e.org/k", "https://e.org/l"]
    assert (edge["start"], edge["end"], edge["since"], edge["until"]) == ("1958-01-01", "2024-02-29", "1958", "2024-02")
    assert (edge["weight"], edge["tie_type"], tuple(json.loads(edge["evidence"]))) == (2.0, "visit", EDGE["evidence"])


def test_gexf_is_dynamic_where_dates_are_known_and_tells_no_clock(tmp_path: Path) -> None:
    (path,) = write(network(), tmp_path / "net.gexf")
    root = ET.parse(path).getroot()
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    meta = root.find(f"{GEXF}meta")
    assert meta is not None
    assert (meta.attrib, meta[0].text) == ({}, "municipal-cooperation-kg")
    assert "Xi’an, „西安“".encode() in path.read_bytes()


def test_graphml_is_read_back(tmp_path: Path) -> None:
    (path,) = write(network(), tmp_path / "net.graphml")
    graph: Any = nx.read_graphml(path)
    koeln = graph.nodes["https://e.org/k"]
    assert (koeln["label"], koeln["population"], koeln["host"], koeln["node_type"]) == ("Köln", 1_084_831, True, "city")
    edge = graph.edges["https://e.org/k", "https://e.org/l"]
    assert (edge["weight"], edge["start"], edge["tie_type"]) == (2.0, "1958", "visit")
    assert tuple(json.loads(edge["evidence"])) == EDGE["evidence"]
    assert ET.parse(path).getroot().tag.endswith("graphml")


def test_d3_has_nodes_and_links_with_lists_and_nulls(tmp_path: Path) -> None:
    (path,) = write(network(), tmp_path / "net.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["nodes"][0]["names"] == ["Köln", "Cologne|Colonia"]
    assert data["nodes"][0]["nothing"] is None
    assert data["links"][0]["evidence"] == list(EDGE["evidence"])  # type: ignore[arg-type]
    node_link_graph: Any = nx.node_link_graph
    assert list(node_link_graph(data, edges="links").edges) == [("https://e.org/k", "https://e.org/l")]


def test_cytoscape_has_elements_with_ids(tmp_path: Path) -> None:
    (path,) = write(network(), tmp_path / "net.cyjs")
    data = json.loads(path.read_text(encoding="utf-8"))
    (edge,) = data["elements"]["edges"]
    assert (edge["data"]["source"], edge["data"]["tie_type"], edge["data"]["id"][:24]) == (
        "https://e.org/k", "visit", "https://w3id.org/municip",
    )  # fmt: skip
    assert data["elements"]["nodes"][0]["data"]["name"] == "Köln"
    assert list(nx.cytoscape_graph(data).nodes) == ["https://e.org/k", "https://e.org/l"]


def test_csv_is_two_tables(tmp_path: Path) -> None:
    nodes, edges, meta = write(network(), tmp_path / "net.csv")
    assert (nodes.name, edges.name) == ("net.nodes.csv", "net.edges.csv")
    koeln, xian = csv.DictReader(io.StringIO(nodes.read_bytes().decode()))
    assert (koeln["label"], koeln["population"], koeln["nothing"], xian["start"]) == ("Köln", "1084831", "", "2024-02")
    (edge,) = csv.DictReader(io.StringIO(edges.read_bytes().decode(), newline=""))
    assert (edge["source_label"], edge["weight"], edge["tie_type"]) == ("Köln", "2.0", "visit")
    assert tuple(json.loads(edge["evidence"])) == EDGE["evidence"]
    told = json.loads(meta.read_text(encoding="utf-8"))
    types = {each["name"]: each["datatype"] for each in told["tables"][0]["tableSchema"]["columns"]}
    assert (meta.name, told["dc:license"][:30]) == ("net.csv-metadata.json", "https://creativecommons.org/li")
    assert (types["population"], types["share"], types["host"], types["names"]) == (
        "integer", "double", "boolean", "json",
    )  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_an_empty_network_a_node_alone_and_a_directed_one(name: str, tmp_path: Path) -> None:
    pair = Network.of_weights({("a", "b"): 1.0, ("b", "a"): 2.0}, directed=True)
    for net in (Network(name="none", nodes=(), edges=()), pair.only(["a"]), pair):
        assert all(written(net, tmp_path, name).values())


def test_a_directed_network_stays_directed(tmp_path: Path) -> None:
    pair = Network.of_weights({("a", "b"): 1.0, ("b", "a"): 2.0}, directed=True)
    graph: Any = nx.read_gexf(write(pair, tmp_path / "net.gexf")[0])
    assert {(a, b): weight for a, b, weight in graph.edges(data="weight")} == {("a", "b"): 1.0, ("b", "a"): 2.0}


def test_a_funder_stays_the_source_of_its_edge(tmp_path: Path) -> None:
    ends = (NetworkNode(id="e", label="e", kind="event"), NetworkNode(id="p", label="p", kind="programme"))
    net = Network(name="funding", nodes=ends, edges=(NetworkEdge(source="p", target="e"),), sides=("programme",))
    data = json.loads(written(net, tmp_path, "d3")["net.json"])
    assert (data["links"][0]["source"], data["links"][0]["target"]) == ("p", "e")
    graph: Any = nx.read_gexf(write(net, tmp_path / "net.gexf")[0])
    assert list(graph.nodes) == ["p", "e"]


def test_a_column_of_mixed_numbers_is_floats(tmp_path: Path) -> None:
    net = Network.of_weights({("a", "b"): 1.0}).with_node_attributes({"share": {"a": 1, "b": 0.5}})
    assert nx.read_gexf(write(net, tmp_path / "net.gexf")[0]).nodes["b"]["share"] == 0.5


def test_signs_that_xml_cannot_hold_do_not_break_it(tmp_path: Path) -> None:
    net = Network.of_weights({("a", "b"): 1.0}).with_node_attributes({"note": {"a": "page\x0cbreak", "b": "\ud800"}})
    for name in ("gexf", "graphml"):
        (content,) = written(net, tmp_path, name).values()
        assert "page\ufffdbreak" in "".join(ET.fromstring(content).itertext()) + content.decode()
    assert json.loads(written(net, tmp_path, "d3")["net.json"])["nodes"][0]["note"] == "page\x0cbreak"


def test_an_unknown_format_is_named_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'\.xlsx' is no format of networks; use one of gexf \(\.gexf\)"):
        write(network(), tmp_path / "net.xlsx")
    (tmp_path / "net.gexf").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        write(network(), tmp_path / "net.gexf")


def test_the_format_can_be_said_for_any_ending(tmp_path: Path) -> None:
    (path,) = write(network(), tmp_path / "deep" / "net.js", "d3")
    assert path.name == "net.js"


towns = st.sampled_from("abcdef")
ties = st.builds(
    lambda a, b, item, kind, day, text: Tie(
        source=a, target=b, source_label=a.upper(), target_label=b.upper(), source_kind="municipality",
        target_kind="municipality", kind=kind, type="visit", item=item, date=day, evidence=text, releases=("r",),
    ),
    towns, towns, st.sampled_from(["1", "2", "3"]), st.sampled_from(["event", "agreement"]),
    st.none() | st.dates().map(str) | st.sampled_from(["1958", "2024-02"]), st.text(max_size=12),
).filter(lambda tie: tie.source != tie.target)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(ties, max_size=14), seed=st.integers())
def test_any_order_of_ties_gives_the_same_bytes_and_they_can_be_read(
    told: list[Tie], seed: int, tmp_path: Path
) -> None:
    one = measured(make(plan_of("cooperation"), told))
    other = measured(make(plan_of("cooperation"), random.Random(seed).sample(told, len(told))))
    for name in FORMATS:
        first = written(one, tmp_path / "one", name)
        assert first == written(other, tmp_path / "other", name)
    edges = [(edge.source, edge.target) for edge in one.edges]
    readers: dict[str, Any] = {"gexf": nx.read_gexf, "graphml": nx.read_graphml}
    for name, read in readers.items():
        assert sorted(read(tmp_path / "one" / f"net.{name}").edges()) == edges
    told_back = json.loads((tmp_path / "one" / "net.json").read_text(encoding="utf-8"))["links"]
    assert [(link["source"], link["target"], link["weight"]) for link in told_back] == [
        (edge.source, edge.target, edge.weight) for edge in one.edges
    ]

"""Every export is reopened by programs that are not ours: nodes, edges, attributes and dates, one by one."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import polars as pl
import pytest

from kg import api
from kg.export import write
from kg.export.columns import edge_records, first_day, flat, last_day, node_records
from kg.network import About, Network, NetworkEdge, NetworkNode, Spell
from tests.readers import FOREIGN as HERE
from tests.readers import installed, program

NAMES = ["cooperation", "funding", "visits", "people-events"]
SAID = ('Er sagte: "Ja,\nnein; so".', "<b> & Größe", "„Köln“ \\ ליל")


def hard() -> Network:
    """Return a small network with all that makes exports fail."""
    nodes = (
        NetworkNode(
            id="https://e.org/id/köln", label="Köln", kind="municipality",
            attributes={
                "population": 1_084_831, "share": 0.5, "host": True, "nothing": None, "founded": date(1958, 9, 28),
                "names": ("Köln", "Cologne|Colonia", "כלן"), "lat": 50.9, "long": 7.0, "type": "city",
            },
        ),
        NetworkNode(id="https://e.org/id/haifa", label="חיפה", kind="municipality", start="2024-02", end="2024-02"),
        NetworkNode(id="https://e.org/id/nablus", label="نابلس", kind="municipality", attributes={"host": False}),
        NetworkNode(id="https://e.org/id/a/neustadt", label="Neustadt", kind="municipality"),
        NetworkNode(id="https://e.org/id/b/neustadt-2", label="Neustadt", kind="municipality"),
    )  # fmt: skip
    visits = tuple(
        Spell(kind="event", type="visit", label="Besuch", item=f"https://e.org/e{year}", start=year, end=end,
              releases=("r1", "r2"), evidence=SAID[0])
        for year, end in (("1958", "1958"), ("2024-02", "2024-02"), ("2025-03-01", None))
    )  # fmt: skip
    edges = (
        NetworkEdge(
            source="https://e.org/id/haifa", target="https://e.org/id/köln", weight=2.5, start="1958", end=None,
            attributes={"type": "visit", "evidence": SAID, "none": None, "events": 3}, spells=visits,
        ),
        NetworkEdge(source="https://e.org/id/köln", target="https://e.org/id/nablus", start="2001", end="2003-05-07"),
        NetworkEdge(source="https://e.org/id/a/neustadt", target="https://e.org/id/b/neustadt-2"),
    )  # fmt: skip
    about = About(
        language="de", title="Schwieriges & <Netz>", description="Größe „x“", weight="Besuche", source="2 Mitteilungen",
        licence="https://creativecommons.org/licenses/by/4.0/", attribution="GeoNames",
    )  # fmt: skip
    return Network(name="hard", nodes=nodes, edges=edges, about=about)


@pytest.fixture(scope="module", params=["hard", *NAMES])
def network(request: pytest.FixtureRequest, built: Path) -> Network:
    return hard() if request.param == "hard" else api.analyse(str(request.param), store=built)


@pytest.fixture(scope="session")
def readers() -> Path:
    return installed()


@pytest.fixture
def javascript(readers: Path) -> Callable[[str, Path], Any]:
    def read(reader: str, file: Path) -> Any:
        script = readers / "read.js"
        script.write_bytes((HERE / "read.js").read_bytes())
        ran = subprocess.run([program("node"), script, reader, file], capture_output=True, check=False)
        assert ran.returncode == 0, ran.stderr.decode()
        return json.loads(ran.stdout)

    return read


def igraph(form: str, *files: Path) -> Any:
    ran = subprocess.run([sys.executable, HERE / "read_igraph.py", form, *files], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


Records = Sequence[Mapping[str, Any]]


def same(
    found: Records, wanted: Records, key: Sequence[str], plain: Callable[[Any], Any] = lambda value: value
) -> None:
    """Compare records one by one: every value that we have is there, and what we have not is empty."""
    by_key = {tuple(each[part] for part in key): each for each in found}
    assert len(found) == len(by_key) == len(wanted)
    for each in wanted:
        there = by_key[tuple(each[part] for part in key)]
        for name, value in each.items():
            if value is None:
                assert there.get(name) in (None, "", False), (name, there.get(name))
            else:
                # Graphviz leaves out what is empty.
                assert there.get(name, "") == plain(value), (name, there.get(name), value)


def as_json(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def ends(network: Network, found: Records) -> list[dict[str, Any]]:
    """Return edges with their ends in our order: an undirected edge has no first."""
    ours = {(edge.source, edge.target) for edge in network.edges}
    return [
        dict(each)
        if (each["source"], each["target"]) in ours
        else {**each, "source": each["target"], "target": each["source"]}
        for each in found
    ]


def flat_edges(network: Network, *without: str) -> list[dict[str, Any]]:
    dropped = {"source_label", "target_label", *without}
    return [{name: value for name, value in record.items() if name not in dropped} for record in edge_records(network)]


def gexf_record(record: Mapping[str, Any], *without: str) -> dict[str, Any]:
    kept = {name: value for name, value in record.items() if name not in {"start", "end", *without}}
    return {**kept, "since": record["start"], "until": record["end"]}


def test_graphology_reads_gexf(network: Network, tmp_path: Path, javascript: Callable[[str, Path], Any]) -> None:
    (file,) = write(network, tmp_path / "net.gexf")
    found = javascript("gexf", file)
    assert network.about.licence in found["about"]["description"]
    assert network.about.title in found["about"]["description"]
    same(found["nodes"], [gexf_record(each) for each in node_records(network)], ["id"], as_json)
    edges = [gexf_record(each) for each in flat_edges(network)]
    same(ends(network, found["edges"]), edges, ["source", "target"], as_json)
    assert found["directed"] == network.directed


def test_networkx_reads_gexf_with_its_days(network: Network, tmp_path: Path) -> None:
    (file,) = write(network, tmp_path / "net.gexf")
    graph: Any = nx.read_gexf(file)
    nodes = [{"id": id_, **data} for id_, data in graph.nodes(data=True)]
    same(nodes, [gexf_record(each) for each in node_records(network)], ["id"], as_json)
    assert graph.is_directed() == network.directed
    for edge in network.edges:
        told = graph.edges[edge.source, edge.target]
        spans = list(dict.fromkeys((s.start, s.end) for s in edge.spells if s.start or s.end))
        days = [(first_day(a) if a else None, last_day(b) if b else None) for a, b in spans]
        if len(spans) > 1:
            # NetworkX writes out the None that it has for a missing day.
            assert [tuple(day if day not in ("None", "") else None for day in span) for span in told["spells"]] == days
        elif spans or edge.start:
            a, b = days[0] if days else (first_day(edge.start or ""), last_day(edge.end) if edge.end else None)
            assert (told.get("start"), told.get("end")) == (a, b)


def test_networkx_and_igraph_read_graphml(network: Network, tmp_path: Path) -> None:
    (file,) = write(network, tmp_path / "net.graphml")
    graph: Any = nx.read_graphml(file)
    nodes = [{"id": id_, **data} for id_, data in graph.nodes(data=True)]
    edges = [{"source": a, "target": b, **data} for a, b, data in graph.edges(data=True)]
    same(nodes, node_records(network), ["id"], as_json)
    same(ends(network, edges), flat_edges(network), ["source", "target"], as_json)
    assert graph.graph["licence"] == network.about.licence
    found = igraph("graphml", file)
    same(found["nodes"], node_records(network), ["id"], as_json)
    same(ends(network, found["edges"]), flat_edges(network), ["source", "target"], as_json)
    assert (found["about"]["title"], found["directed"]) == (network.about.title, network.directed)


def test_cytoscape_reads_its_json_with_lists_and_spells(
    network: Network, tmp_path: Path, javascript: Callable[[str, Path], Any]
) -> None:
    (file,) = write(network, tmp_path / "net.cyjs")
    found = javascript("cytoscape", file)
    same(found["nodes"], node_records(network), ["id"])
    same(found["edges"], edge_records(network), ["source", "target"])
    told = {each["id"]: each["spells"] for each in found["edges"]}
    for record, edge in zip(edge_records(network), network.edges, strict=True):
        spans = [(spell["start"], spell["end"], spell["releases"]) for spell in told[record["id"]]]
        assert spans == [(spell.start, spell.end, list(spell.releases)) for spell in edge.spells]
    assert found["about"]["attribution"] == network.about.attribution


def test_networkx_reads_the_json_of_d3(network: Network, tmp_path: Path) -> None:
    (file,) = write(network, tmp_path / "net.json")
    read: Any = nx.node_link_graph
    graph = read(json.loads(file.read_text(encoding="utf-8")), edges="links")
    same([{"id": id_, **data} for id_, data in graph.nodes(data=True)], node_records(network), ["id"])
    edges = [{"source": a, "target": b, **data} for a, b, data in graph.edges(data=True)]
    same(ends(network, edges), flat_edges(network), ["source", "target"])
    assert graph.graph["source"] == network.about.source


def pajek_text(value: Any) -> str:
    text = " | ".join(value) if isinstance(value, list) else str(value)
    return " ".join(text.split()).replace('"', "”").replace("\\", "∖")


def test_networkx_and_igraph_read_pajek(network: Network, tmp_path: Path) -> None:
    (file,) = write(network, tmp_path / "net.net")
    nodes = [
        {**{name: value for name, value in each.items() if name not in {"id", "label"}}, "iri": each["id"]}
        for each in node_records(network)
    ]
    edges = [{**each, "iri": each["id"]} for each in flat_edges(network, "weight")]
    for each in edges:
        del each["id"]
    graph: Any = nx.read_pajek(file, encoding="utf-8")
    same([data for _, data in graph.nodes(data=True)], nodes, ["iri"], pajek_text)
    ids = {label: data["iri"] for label, data in graph.nodes(data=True)}
    joined = [{"source": ids[a], "target": ids[b], **data} for a, b, data in graph.edges(data=True)]
    same(ends(network, joined), edges, ["source", "target"], pajek_text)
    found = igraph("pajek", file)
    same(found["nodes"], nodes, ["iri"], pajek_text)
    same(ends(network, found["edges"]), edges, ["source", "target"], pajek_text)
    weights = {(each["source"], each["target"]): each["weight"] for each in ends(network, found["edges"])}
    assert weights == {(edge.source, edge.target): edge.weight for edge in network.edges}
    assert {each["name"].split(" (")[0] for each in found["nodes"]} >= {
        pajek_text(node.label).split(" (")[0] for node in network.nodes
    }
    assert f"% licence: {network.about.licence}" in file.read_text(encoding="utf-8")


def test_graphviz_reads_dot(network: Network, tmp_path: Path, javascript: Callable[[str, Path], Any]) -> None:
    (file,) = write(network, tmp_path / "net.gv")
    found = javascript("dot", file)

    def told(value: Any) -> str:
        text = "\n".join(value) if isinstance(value, list) else str(value)
        return text.replace("\\", "\\\\")

    same(found["nodes"], node_records(network), ["id"], told)
    same(ends(network, found["edges"]), [dict(each) for each in edge_records(network)], ["source", "target"], told)
    assert found["about"]["licence"] == network.about.licence


def test_igraph_reads_csv(network: Network, tmp_path: Path) -> None:
    nodes, edges, meta = write(network, tmp_path / "net.csv")
    found = igraph("csv-directed" if network.directed else "csv", nodes, edges)

    def text(record: Mapping[str, Any]) -> dict[str, Any]:
        # A table has one type a column: compare as text.
        return {name: None if value is None else str(value) for name, value in record.items()}

    same([text(each) for each in found["nodes"]], [text(flat(dict(each))) for each in node_records(network)], ["id"])
    wanted = [text(flat(dict(each))) for each in flat_edges(network)]
    read = [text(each) for each in ends(network, found["edges"])]
    assert [(each["source"], each["target"], each["id"]) for each in read] == [
        (each["source"], each["target"], each["id"]) for each in wanted
    ]
    assert json.loads(meta.read_text(encoding="utf-8"))["dc:title"] == network.about.title


def test_geojson_is_valid_and_holds_every_node_and_tie(
    network: Network, tmp_path: Path, javascript: Callable[[str, Path], Any]
) -> None:
    (file,) = write(network, tmp_path / "net.geojson")
    found = javascript("geojson", file)
    assert found["type"] == "FeatureCollection"
    assert found["metadata"]["licence"] == network.about.licence
    features = [{"id": each["id"], **each["properties"], "geometry": each["geometry"]} for each in found["features"]]
    same([each for each in features if each["feature"] == "node"], node_records(network), ["id"])
    same([each for each in features if each["feature"] == "tie"], edge_records(network), ["source", "target"])
    lies = {node.id: node.attributes for node in network.nodes}
    for each in features:
        if each["feature"] == "node" and each["geometry"]:
            assert each["geometry"]["coordinates"] == [lies[each["id"]]["long"], lies[each["id"]]["lat"]]


def test_polars_reads_parquet_with_dates_and_lists(network: Network, tmp_path: Path) -> None:
    nodes, edges = write(network, tmp_path / "net.parquet")
    same(pl.read_parquet(nodes).to_dicts(), node_records(network), ["id"])
    table = pl.read_parquet(edges)
    same(table.to_dicts(), edge_records(network), ["source", "target"])
    assert table.schema["start_day"] == pl.Date
    for row, edge in zip(table.to_dicts(), network.edges, strict=True):
        assert row["start_day"] == (date.fromisoformat(first_day(edge.start)) if edge.start else None)
        assert row["end_day"] == (date.fromisoformat(last_day(edge.end)) if edge.end else None)
    assert pl.read_parquet_metadata(nodes)["licence"] == network.about.licence


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "pyarrow.py").write_text("raise ImportError", encoding="utf-8")
    script = (
        "from kg.export import contents; from kg.network import Network; from kg.errors import InputError\n"
        "try: contents(Network.of_weights({('a', 'b'): 1}), 'net', 'parquet')\n"
        "except InputError as error: print(error)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": f"{tmp_path}:{Path.cwd()}"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "pip install 'municipal-cooperation-kg[frames]'" in ran.stdout


def test_a_line_over_the_180th_meridian_is_cut_there(tmp_path: Path) -> None:
    lies = {"long": {"apia": -171.8, "ulm": 10.0, "suva": 178.4}, "lat": {"apia": -13.8, "ulm": 48.4, "suva": -18.1}}
    net = Network.of_weights({("apia", "suva"): 1.0, ("apia", "ulm"): 1.0}).with_node_attributes(lies)
    (file,) = write(net, tmp_path / "net.geojson")
    lines = [each["geometry"] for each in json.loads(file.read_text(encoding="utf-8"))["features"][3:]]
    for line in lines:
        assert line["type"] == "MultiLineString"
        for part in line["coordinates"]:
            assert len({east > 0 for east, _ in part}) == 1
    assert lines[0]["coordinates"][0][-1] == [-180.0, lines[0]["coordinates"][1][0][1]]

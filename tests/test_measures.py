"""Measures agree with NetworkX, whether it computes them or rustworkx beneath."""

import random
from typing import Any

import networkx as nx
import pytest
from networkx.algorithms import bipartite

from kg import analyse
from kg.analyse import _engine
from kg.analyse._graph import SEED
from kg.network import Network, NetworkEdge, NetworkNode

SEEDS = range(6)
CLOSE = 1e-6


@pytest.fixture(params=["networkx", "rustworkx"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let one or the other compute, whatever the size of the network."""
    monkeypatch.setattr(_engine, "LARGE", 0 if request.param == "rustworkx" else 10**9)
    return str(request.param)


def any_network(seed: int, *, directed: bool = False, nodes: int = 40, edges: int = 70) -> Network:
    """Return a network in pieces, with weights, by chance."""
    dice = random.Random(seed)
    pairs: dict[tuple[str, str], float] = {}
    while len(pairs) < edges:
        one, other = dice.sample(range(nodes), 2)
        if directed or (other, one) not in {(int(a[1:]), int(b[1:])) for a, b in pairs}:
            pairs[f"n{one:02}", f"n{other:02}"] = float(dice.randint(1, 5))
    return Network.of_weights(pairs, directed=directed)


def plain(network: Network) -> Any:
    """Return the network in NetworkX, without any of our code."""
    graph: Any = nx.DiGraph() if network.directed else nx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    graph.add_weighted_edges_from((edge.source, edge.target, edge.weight) for edge in network.edges)
    return graph


def agree(ours: dict[str, Any], theirs: Any) -> None:
    assert set(ours) == set(theirs)
    assert {id_: value for id_, value in ours.items() if abs(value - theirs[id_]) > CLOSE} == {}


@pytest.mark.parametrize("directed", [False, True], ids=["undirected", "directed"])
@pytest.mark.parametrize("seed", SEEDS)
def test_measures_equal_those_of_networkx(engine: str, seed: int, directed: bool) -> None:
    network = any_network(seed, directed=directed)
    graph = plain(network)
    agree(analyse.betweenness(network), nx.betweenness_centrality(graph))
    agree(analyse.closeness(network), nx.closeness_centrality(graph))
    power: Any = nx.algorithms.link_analysis.pagerank_alg._pagerank_python
    agree(analyse.pagerank(network), power(graph, tol=1e-12, max_iter=10_000))
    flat = graph.to_undirected() if directed else graph
    agree(analyse.core(network), nx.core_number(flat))
    agree(analyse.clustering(network), nx.clustering(flat))
    agree(analyse.degree(network), dict(flat.degree()))
    agree(analyse.strength(network), dict(graph.degree(weight="weight")))
    pieces = analyse.components(network)
    assert len(set(pieces.values())) == nx.number_connected_components(flat)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_weights_say_equals_networkx(engine: str, seed: int) -> None:
    network = any_network(seed, nodes=25, edges=60)
    graph = plain(network)
    agree(analyse.eigenvector(network), nx.eigenvector_centrality(graph, max_iter=100_000, tol=1e-12, weight="weight"))
    burt = nx.constraint(graph, weight="weight")
    ours = analyse.constraint(network)
    agree(
        {id_: value for id_, value in ours.items() if value is not None}, {id_: burt[id_] for id_ in ours if ours[id_]}
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_communities_are_as_good_as_those_of_networkx(engine: str, seed: int) -> None:
    dice = random.Random(seed)
    pairs: dict[tuple[str, str], float] = {}
    while len(pairs) < 260:
        one, other = sorted(dice.sample(range(80), 2))
        # Five groups of sixteen; one edge of eight leads out of its group.
        if one % 5 == other % 5 or dice.random() < 0.04:
            pairs[f"n{one:02}", f"n{other:02}"] = float(dice.randint(1, 5))
    network = Network.of_weights(pairs)
    graph = plain(network)
    theirs = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed))
    assert (analyse.modularity(network) or 0) > theirs - 0.01


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_mixing_by_country_equals_networkx(seed: int, directed: bool) -> None:
    network = any_network(seed, directed=directed)
    lies = {node.id: random.Random(node.id).choice(["DE", "FR", "PL"]) for node in network.nodes}
    graph = plain(network)
    nx.set_node_attributes(graph, lies, "country")
    theirs = nx.attribute_assortativity_coefficient(graph, "country")
    ours = analyse.assortativity(network.with_node_attributes({"country": lies}))
    assert ours == pytest.approx(theirs, abs=CLOSE)


@pytest.mark.parametrize("seed", SEEDS)
def test_clustering_of_two_sides_equals_networkx(seed: int) -> None:
    dice = random.Random(seed)
    left, right = [f"p{number}" for number in range(8)], [f"v{number}" for number in range(14)]
    pairs = sorted({(dice.choice(left), dice.choice(right)) for _ in range(30)})
    nodes = [NetworkNode(id=id_, label=id_, kind="programme") for id_ in sorted({one for one, _ in pairs})]
    nodes += [NetworkNode(id=id_, label=id_, kind="event") for id_ in sorted({other for _, other in pairs})]
    edges = tuple(NetworkEdge(source=one, target=other) for one, other in pairs)
    network = Network(name="n", nodes=tuple(nodes), edges=edges, sides=("programme",))
    agree(analyse.bipartite_clustering(network), bipartite.latapy_clustering(plain(network)))


@pytest.mark.parametrize("seed", SEEDS)
def test_candidates_equal_those_of_networkx(seed: int) -> None:
    network = any_network(seed)
    theirs = {(min(a, b), max(a, b)): score for a, b, score in nx.adamic_adar_index(plain(network)) if score}
    agree({(each.one.id, each.other.id): each.score for each in analyse.candidates(network)}, theirs)  # type: ignore[misc]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_chain_is_as_short_as_can_be_and_unbroken(seed: int) -> None:
    network = any_network(seed)
    graph = plain(network)
    for one, far in nx.single_source_shortest_path_length(graph, "n00").items() if "n00" in graph else []:
        edges = analyse.chain(network, "n00", one)
        assert len(edges) == far
        at = "n00"
        for edge in edges:
            at = edge.target if edge.source == at else edge.source
        assert at == one


def test_sampled_betweenness_is_near_the_exact_one(monkeypatch: pytest.MonkeyPatch) -> None:
    network = any_network(3, nodes=60, edges=150)
    exact = analyse.betweenness(network)
    monkeypatch.setattr(_engine, "_EXACT_STEPS", 0)
    monkeypatch.setattr(_engine, "_PIVOTS", 40)
    sampled = analyse.betweenness(network)
    assert max(sampled, key=lambda id_: sampled[id_]) == max(exact, key=lambda id_: exact[id_])
    assert sum(sampled.values()) == pytest.approx(sum(exact.values()), rel=0.1)


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_sampled_betweenness_equals_that_of_networkx(
    seed: int, directed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_engine, "_EXACT_STEPS", 0)
    monkeypatch.setattr(_engine, "_PIVOTS", 12)
    monkeypatch.setattr(_engine, "LARGE", 0)
    network = any_network(seed, directed=directed)
    places = nx.relabel_nodes(plain(network), {node.id: place for place, node in enumerate(network.nodes)})
    graph: Any = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(len(network.nodes)))
    graph.add_edges_from(places.edges)
    theirs = nx.betweenness_centrality(graph, k=12, seed=SEED)
    agree(analyse.betweenness(network), {node.id: theirs[place] for place, node in enumerate(network.nodes)})


def test_a_walk_from_all_nodes_takes_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    network = any_network(4)
    monkeypatch.setattr(_engine, "LARGE", 0)
    whole = analyse.closeness(network)
    monkeypatch.setattr(_engine, "_BLOCK", 7)
    assert analyse.closeness(network) == whole

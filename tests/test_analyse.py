"""Networks of ties and their measures."""

import math
import os
import random
import subprocess
import sys
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import analyse
from kg.errors import InputError
from kg.network import Network
from kg.ties import EndKind, Tie, TieKind


def tie(  # noqa: PLR0913 - a tie has many parts
    source: str,
    target: str,
    item: str,
    *,
    kind: TieKind = "event",
    kinds: tuple[EndKind, EndKind] = ("municipality", "municipality"),
    date: str | None = None,
    directed: bool = False,
    part_of: str = "",
) -> Tie:
    return Tie(
        source=source, target=target, source_label=source.title(), target_label=target.title(), source_kind=kinds[0],
        target_kind=kinds[1], kind=kind, type="visit", item=item, date=date, directed=directed, part_of=part_of,
        evidence=f"{source} und {target}: {item}.", releases=(f"r-{item}",),
    )  # fmt: skip


def made(name: str, ties: Iterable[Tie]) -> Network:
    return analyse.make(analyse.plan_of(name), ties)


def karate() -> Network:
    """Zachary's karate club, without its weights: the network that every handbook measures."""
    karate_club_graph: Any = nx.karate_club_graph
    graph = karate_club_graph()
    return Network.of_weights({(f"m{a:02}", f"m{b:02}"): 1.0 for a, b in graph.edges})


weights = st.dictionaries(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda pair: pair[0] < pair[1]),
    st.integers(1, 9).map(float),
    max_size=18,
)


def test_two_releases_on_one_visit_make_one_shared_event() -> None:
    told = [tie("köln", "lille", "e1", date="2024-05"), tie("lille", "köln", "e1", date="2024-05-03")]
    (edge,) = made("cooperation", told).edges
    assert (edge.weight, edge.attributes["events"], edge.start, edge.end) == (1.0, 1, "2024-05", "2024-05-03")
    assert edge.attributes["evidence"] == ("köln und lille: e1.", "lille und köln: e1.")


def test_events_without_an_iri_are_told_apart_by_their_dates() -> None:
    told = [tie("köln", "lille", "", date=date) for date in ("2023", "2024", "2024")]
    assert made("cooperation", told).edges[0].weight == 2.0


def test_an_agreement_has_no_end() -> None:
    told = [tie("köln", "lille", "a1", kind="agreement", date="1958"), tie("köln", "lille", "e1", date="2024")]
    (edge,) = made("cooperation", told).edges
    assert (edge.start, edge.end) == ("1958", None)


def test_money_and_organisations_are_no_cooperation_of_municipalities() -> None:
    told = [
        tie("fund", "e1", "f1", kind="funding", kinds=("programme", "event")),
        tie("köln", "agency", "e1", kinds=("municipality", "organisation")),
    ]
    assert made("cooperation", told).nodes == ()


def test_the_label_used_most_is_the_label() -> None:
    told = [tie("köln", "lille", item) for item in ("e1", "e2")]
    other = Tie(
        source="köln", target="lille", source_label="Cologne", target_label="Lille", source_kind="municipality",
        target_kind="municipality", kind="event", type="visit", item="e3",
    )  # fmt: skip
    assert made("cooperation", [*told, other]).nodes[0].label == "Köln"


def test_a_programme_that_only_receives_is_not_on_both_sides() -> None:
    told = [
        tie("ministry", "fund", "f1", kind="funding", kinds=("organisation", "programme")),
        tie("fund", "e1", "f2", kind="funding", kinds=("programme", "event"), date="2024-05-03"),
        tie("fund", "e1", "f3", kind="funding", kinds=("programme", "event"), date="2024-05-03"),
    ]
    network = made("funding", told)
    assert [(node.id, node.start, node.attributes.get("event_type")) for node in network.nodes] == [
        ("e1", "2024-05-03", "visit"),
        ("fund", None, None),
    ]
    assert [(edge.source, edge.target, edge.weight) for edge in network.edges] == [("fund", "e1", 2.0)]
    assert analyse.density(network) == 1.0
    assert {row["clustering"] for row in analyse.measures(network)} == {0.0}


def test_a_reception_within_a_visit_is_not_a_second_visit() -> None:
    told = [
        tie("lille", "köln", "e1", directed=True),
        tie("lille", "köln", "e2", directed=True, part_of="e1"),
        tie("lille", "turin", "e3", directed=True, part_of="e1"),
        tie("köln", "lille", "e4"),
    ]
    edges = made("visits", told).edges
    assert [(edge.source, edge.target, edge.weight) for edge in edges] == [("lille", "köln", 1), ("lille", "turin", 1)]


def test_reciprocity_counts_visits_that_were_returned() -> None:
    told = [tie("lille", "köln", "e1", directed=True), tie("köln", "lille", "e2", directed=True)]
    told += [tie("köln", "lille", "e3", directed=True), tie("turin", "köln", "e4", directed=True)]
    network = made("visits", told)
    assert analyse.reciprocity(network) == pytest.approx(2 / 3, abs=1e-6)
    assert analyse.weighted_reciprocity(network) == 0.5
    assert analyse.reciprocity(made("cooperation", told)) is None


def test_the_projection_joins_funders_of_one_visit_and_visits_of_one_funder() -> None:
    pays = [("fund", "e1"), ("fund", "e2"), ("ministry", "e1"), ("ministry", "e2"), ("city", "e3")]
    told = [tie(a, b, f"{a}-{b}", kind="funding", kinds=("organisation", "event")) for a, b in pays]
    network = made("funding", told)
    (funders,) = analyse.projection(network).edges
    assert (funders.source, funders.target, funders.weight, funders.attributes["shared"]) == (
        "fund", "ministry", 2.0, ("e1", "e2"),
    )  # fmt: skip
    assert [node.id for node in analyse.projection(network).nodes] == ["city", "fund", "ministry"]
    assert [(edge.source, edge.target) for edge in analyse.projection(network, "right").edges] == [("e1", "e2")]
    assert analyse.side_degrees(network)["right"] == {"e1": 2, "e2": 2, "e3": 1}


def test_a_network_with_one_side_has_no_projection() -> None:
    with pytest.raises(InputError, match="cooperation: the network has no two sides"):
        analyse.projection(made("cooperation", []))


@pytest.mark.parametrize("directed", [True, False])
def test_an_empty_network_and_a_node_alone_have_measures(directed: bool) -> None:
    empty = Network(name="empty", nodes=(), edges=(), directed=directed)
    assert analyse.measures(empty) == []
    assert analyse.summary(empty)["density"] == 0.0
    pair = Network.of_weights({("a", "b"): 1.0}, directed=directed)
    (row,) = analyse.measures(pair.only(["a"]))
    assert (row["degree"], row["pagerank"], row["constraint"], row["community"]) == (0, 1.0, None, 1)
    assert analyse.summary(pair.only(["a"]))["modularity"] is None


def test_the_karate_club_has_the_values_of_the_handbooks() -> None:
    rows = {row["node"]: row for row in analyse.measures(karate())}
    assert rows["m00"]["betweenness"] == pytest.approx(0.437635, abs=1e-6)
    assert rows["m33"]["degree"] == 17
    assert rows["m33"]["closeness"] == pytest.approx(0.55, abs=1e-6)
    assert max(int(row["core"] or 0) for row in rows.values()) == 4
    assert (analyse.modularity(karate()) or 0) > 0.41


@given(weights)
def test_our_own_formulas_agree_with_networkx(pairs: dict[tuple[str, str], float]) -> None:
    network = Network.of_weights(pairs)
    graph = nx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in pairs.items())
    assert analyse.strength(network) == dict(graph.degree(weight="weight"))
    # With SciPy beside it, NetworkX refuses a graph that is empty.
    burt = nx.constraint(graph, weight="weight") if graph else {}
    ours = analyse.constraint(network)
    assert all(ours[id_] == pytest.approx(burt[id_], abs=1e-6) for id_ in burt)
    ranks = analyse.pagerank(network)
    assert math.isclose(sum(ranks.values()), 1.0 if ranks else 0.0, abs_tol=1e-5)
    google: Any = nx.google_matrix(graph, alpha=0.85) if ranks else []
    for column, id_ in enumerate(ranks):
        arriving = sum(float(google[row, column]) * rank for row, rank in enumerate(ranks.values()))
        assert ranks[id_] == pytest.approx(arriving, abs=1e-5)


def test_a_walker_on_visits_follows_their_direction() -> None:
    ways = {("lille", "köln"): 3.0, ("turin", "köln"): 1.0}
    ranks = analyse.pagerank(Network.of_weights(ways, directed=True))
    assert ranks["köln"] > ranks["lille"] == ranks["turin"]


def test_pieces_and_groups_are_numbered_from_the_largest() -> None:
    pieces = {("x", "y"): 1.0, **dict.fromkeys(combinations("abc", 2), 1.0), ("k", "l"): 1.0}
    network = Network.of_weights(pieces)
    expected = {"a": 1, "b": 1, "c": 1, "k": 2, "l": 2, "x": 3, "y": 3}
    assert analyse.components(network) == expected
    assert analyse.communities(network) == expected


def test_the_order_of_ties_does_not_matter() -> None:
    dice = random.Random(3)
    towns = [f"t{number}" for number in range(14)]
    told = [tie(dice.choice(towns[:7]), dice.choice(towns[7:]), f"e{number}", directed=True) for number in range(40)]
    for name in ("cooperation", "visits"):
        one, other = made(name, told), made(name, dice.sample(told, len(told)))
        assert one == other
        assert analyse.measures(one) == analyse.measures(other)


def test_measures_do_not_depend_on_the_hash_seed() -> None:
    """Louvain walks over sets, whose order of texts differs from run to run."""
    script = (
        "from kg import analyse; from kg.network import Network; import random; d = random.Random(5);"
        "n = Network.of_weights({tuple(sorted(d.sample([f't{i}' for i in range(30)], 2))): 1 for _ in range(70)});"
        "print(analyse.measures(n), analyse.summary(n))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_measured_puts_every_measure_on_the_nodes() -> None:
    network = analyse.measured(karate())
    assert set(network.nodes[0].attributes) == set(analyse.measures(network)[0]) - {"node", "label", "kind"}


def test_betweenness_of_a_large_network_is_an_estimate_that_repeats() -> None:
    star = {("hub", f"t{number:04}"): 1.0 for number in range(5100)}
    first = analyse.betweenness(Network.of_weights(star))
    assert first == analyse.betweenness(Network.of_weights(star))
    assert max(first, key=lambda id_: first[id_]) == "hub"

"""Rows of a named query become ties, and a network keeps one order."""

import random

import pytest

from kg.errors import InputError
from kg.network import Network, NetworkEdge, NetworkNode
from kg.ties import Tie, ties_of

BASE = "https://w3id.org/municipal-cooperation/"
KOELN = f"{BASE}id/municipality/gn-2886242"
LILLE = f"{BASE}id/municipality/gn-2998324"
VISIT = {
    "from": LILLE, "fromLabel": "Lille", "to": KOELN, "toLabel": "Köln", "kind": "event", "type": "visit",
    "typeLabel": "Besuch", "date": "2024-05-03", "tie": f"{BASE}id/event/1", "directed": "true", "partOf": None,
    "releases": "a-2024, b-2024", "evidence": "Lille besucht Köln. … Gäste aus Lille.",
}  # fmt: skip


def test_a_row_of_the_query_ties_becomes_a_tie_from_guest_to_host() -> None:
    assert ties_of([VISIT]) == (
        Tie(
            source=LILLE,
            target=KOELN,
            source_label="Lille",
            target_label="Köln",
            source_kind="municipality",
            target_kind="municipality",
            kind="event",
            type="visit",
            type_label="Besuch",
            item=f"{BASE}id/event/1",
            date="2024-05-03",
            directed=True,
            evidence="Lille besucht Köln. … Gäste aus Lille.",
            releases=("a-2024", "b-2024"),
        ),
    )


@pytest.mark.parametrize(
    ("kind", "path", "source_kind"),
    [("programme", "programme/fund", "programme"), ("funder", "country/DE", "country")],
)
def test_a_payer_of_either_kind_is_tied_by_funding(kind: str, path: str, source_kind: str) -> None:
    row = {
        "from": f"{BASE}id/{path}",
        "to": f"{BASE}id/event/1",
        "kind": kind,
        "type": "visit",
        "link": "stated: funds",
    }
    (tie,) = ties_of([row])
    assert (tie.kind, tie.source_kind, tie.target_kind, tie.link) == ("funding", source_kind, "event", "stated: funds")


def test_missing_columns_are_read_from_the_iris() -> None:
    (tie,) = ties_of([{"from": KOELN, "to": LILLE, "kind": "agreement"}])
    assert (tie.source_label, tie.type, tie.date, tie.releases) == ("gn-2886242", "other", None, ())


def test_codes_and_releases_may_be_iris() -> None:
    row = VISIT | {"type": f"{BASE}code/event-type/visit", "releases": None, "release": f"{BASE}id/release/a"}
    (tie,) = ties_of([row])
    assert (tie.type, tie.releases) == ("visit", ("a",))


def test_a_municipality_is_not_tied_to_itself() -> None:
    assert ties_of([VISIT | {"to": LILLE}]) == ()


def test_a_row_that_is_told_twice_is_one_tie() -> None:
    assert len(ties_of([VISIT, dict(VISIT)])) == 1


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [VISIT | {"tie": f"{BASE}id/event/{number}"} for number in range(9)]
    shuffled = random.Random(1).sample(rows, len(rows))
    assert ties_of(rows) == ties_of(shuffled)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"from": None}, r"row 1: has no 'from'"),
        ({"kind": "friendship"}, r"row 1: 'friendship' is no kind of tie; use one of agreement, event"),
        ({"to": "https://example.org/x"}, r"row 1: nothing says what https://example.org/x is; give its kind"),
        ({"weight": "many"}, r"row 1: 'many' is no weight"),
        ({"weight": "-1"}, r"row 1: '-1' is no weight"),
        ({"weight": "nan"}, r"row 1: 'nan' is no weight"),
        ({"directed": "perhaps"}, r"row 1: 'perhaps' does not say if the tie is directed"),
    ],
)
def test_a_row_that_cannot_be_a_tie_is_named_with_its_number(change: dict[str, str | None], message: str) -> None:
    with pytest.raises(InputError, match=message):
        ties_of([VISIT | change])


def test_an_undirected_edge_starts_at_the_smaller_id_and_a_directed_one_where_it_starts() -> None:
    ways = {("b", "a"): 1.0}
    assert Network.of_weights(ways).edges[0].source == "a"
    assert Network.of_weights(ways, directed=True).edges[0].source == "b"


def test_a_network_names_what_is_given_twice_or_leads_nowhere() -> None:
    node = NetworkNode(id="a", label="a", kind="municipality")
    other = NetworkNode(id="b", label="b", kind="municipality")
    edge = NetworkEdge(source="a", target="b")
    with pytest.raises(InputError, match="the node a stands twice"):
        Network(name="n", nodes=(node, node), edges=())
    with pytest.raises(InputError, match="the edge a – b stands twice"):
        Network(name="n", nodes=(node, other), edges=(edge, NetworkEdge(source="b", target="a")))
    with pytest.raises(InputError, match="the edge a – b does not join two of the nodes"):
        Network(name="n", nodes=(node,), edges=(edge,))

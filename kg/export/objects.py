"""JSON for pages: Cytoscape's elements, and D3's nodes and links."""

import json
from collections.abc import Mapping

from kg.export.columns import Plain, about_record, edge_records, node_records
from kg.network import Network, NetworkEdge

__all__ = ["cytoscape", "encoded", "node_link", "spell_records"]


def cytoscape(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the network as Cytoscape JSON: ``elements`` with ``nodes`` and ``edges``, each with its ``data``.

    Examples
    --------
    >>> text = cytoscape(Network.of_weights({("Köln", "Lille"): 3}), "net")["net.cyjs"].decode()
    >>> json.loads(text)["elements"]["edges"][0]["data"]["weight"]
    3.0
    """
    # The desktop program shows what is called `name`; NetworkX takes `value` for the node.
    nodes = [{"data": {**record, "name": record["label"], "value": record["id"]}} for record in node_records(network)]
    edges = [{"data": edge} for edge in _edges(network)]
    data = {
        "data": about_record(network),
        "directed": network.directed,
        "multigraph": False,
        "elements": {"nodes": nodes, "edges": edges},
    }
    return {f"{stem}.cyjs": encoded(data)}


def node_link(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the network as D3 has it: ``nodes`` with ``id``, ``links`` with ``source`` and ``target``.

    Examples
    --------
    >>> text = node_link(Network.of_weights({("Köln", "Lille"): 3}), "net")["net.json"].decode()
    >>> [(link["source"], link["target"]) for link in json.loads(text)["links"]]
    [('Köln', 'Lille')]
    """
    data = {
        "directed": network.directed,
        "multigraph": False,
        "graph": about_record(network),
        "nodes": node_records(network),
        "links": _edges(network),
    }
    return {f"{stem}.json": encoded(data)}


def spell_records(edge: NetworkEdge) -> list[dict[str, Plain]]:
    """Return the things that an edge is made of, each with its dates, releases and sentences."""
    return [
        {
            "kind": spell.kind,
            "type": spell.type,
            "label": spell.label,
            "item": spell.item,
            "start": spell.start,
            "end": spell.end,
            "weight": spell.weight,
            "releases": list(spell.releases),
            "evidence": spell.evidence,
        }
        for spell in edge.spells
    ]


def encoded(data: object) -> bytes:
    r"""Return data as JSON in UTF-8; a sign that UTF-8 cannot hold becomes a question mark.

    Examples
    --------
    >>> encoded({"Köln": 1.0}).decode()
    '{\n "Köln": 1.0\n}\n'
    """
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode(errors="replace")


def _edges(network: Network) -> list[dict[str, object]]:
    return [
        {**record, "spells": spell_records(edge)}
        for record, edge in zip(edge_records(network), network.edges, strict=True)
    ]

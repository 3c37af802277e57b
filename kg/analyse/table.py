"""All measures of a network side by side: a row for each node, and one for the whole."""

from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from kg.analyse import centrality, local, whole
from kg.analyse.two_sides import bipartite_clustering
from kg.network import Attribute, Network

__all__ = ["grouped", "measured", "measures", "summary"]

_Row: TypeAlias = dict[str, str | int | float | None]


def measures(network: Network) -> list[_Row]:
    """Return a row for each node with all its measures, the strongest first, then by label and id.

    The columns are ``node``, ``label``, ``kind`` and the measures by the names of their functions. In a network with
    two sides no two partners of a node can be joined: there ``clustering`` is `bipartite_clustering`. None says that a
    measure has no meaning for a node.

    Examples
    --------
    >>> row = measures(Network.of_weights({("Köln", "Lille"): 3, ("Köln", "Turin"): 1}))[0]
    >>> row["label"], row["degree"], row["strength"], row["betweenness"], row["community"]
    ('Köln', 2, 4.0, 1.0, 1)
    """
    columns = _columns(network)
    rows: list[_Row] = [
        {"node": node.id, "label": node.label, "kind": node.kind, **{name: of[node.id] for name, of in columns.items()}}
        for node in network.nodes
    ]
    strongest = columns["strength"]
    return sorted(rows, key=lambda row: (-(strongest[str(row["node"])] or 0), str(row["label"]), str(row["node"])))


def grouped(network: Network) -> Network:
    """Return the network with degree, strength and community as attributes of its nodes: what a picture needs.

    Examples
    --------
    >>> grouped(Network.of_weights({("Köln", "Lille"): 3})).nodes[0].attributes
    {'degree': 1, 'strength': 3.0, 'community': 1}
    """
    columns: dict[str, Mapping[str, Attribute]] = {
        "degree": local.degree(network),
        "strength": local.strength(network),
        "community": whole.communities(network),
    }
    return network.with_node_attributes(columns)


def measured(network: Network) -> Network:
    """Return the network with every measure as an attribute of its nodes, for tools that colour and size by them.

    Examples
    --------
    >>> measured(Network.of_weights({("Köln", "Lille"): 3})).nodes[0].attributes["pagerank"]
    0.5
    """
    columns: dict[str, Mapping[str, Attribute]] = {**_columns(network)}
    return network.with_node_attributes(columns)


def summary(network: Network) -> _Row:
    """Return the measures of the whole network, by name.

    Examples
    --------
    >>> summary(Network.of_weights({("Köln", "Lille"): 3, ("Köln", "Turin"): 1}))
    ... # doctest: +NORMALIZE_WHITESPACE
    {'nodes': 3, 'edges': 2, 'weight': 4.0, 'density': 0.666667, 'components': 1, 'largest_component': 3,
     'communities': 1, 'modularity': 0.0, 'assortativity': None, 'reciprocity': None, 'weighted_reciprocity': None}
    """
    pieces = Counter(whole.components(network).values())
    return {
        "nodes": len(network.nodes),
        "edges": len(network.edges),
        "weight": round(sum(edge.weight for edge in network.edges), 6),
        "density": whole.density(network),
        "components": len(pieces),
        "largest_component": max(pieces.values(), default=0),
        "communities": len(set(whole.communities(network).values())),
        "modularity": whole.modularity(network),
        "assortativity": whole.assortativity(network),
        "reciprocity": whole.reciprocity(network),
        "weighted_reciprocity": whole.weighted_reciprocity(network),
    }


def _columns(network: Network) -> dict[str, Mapping[str, int | float | None]]:
    clustering: Mapping[str, float | None]
    clustering = bipartite_clustering(network) if network.sides else local.clustering(network)
    return {
        "degree": local.degree(network),
        "strength": local.strength(network),
        "betweenness": centrality.betweenness(network),
        "closeness": centrality.closeness(network),
        "eigenvector": centrality.eigenvector(network),
        "pagerank": centrality.pagerank(network),
        "constraint": local.constraint(network),
        "core": local.core(network),
        "clustering": clustering,
        "community": whole.communities(network),
        "component": whole.components(network),
    }

"""Read an exported network with igraph, in a process of its own (igraph is GPL), and print what it found as JSON."""

import json
import math
import sys
from typing import Any

import igraph  # type: ignore[import-untyped]
import pandas as pd  # type: ignore[import-untyped]


def read(form: str, files: list[str]) -> Any:
    if form.startswith("csv"):
        nodes, edges = (pd.read_csv(file, keep_default_na=False) for file in files)
        # The ends of an edge come first; igraph names vertices by the first column.
        edges = edges[["source", "target", *(name for name in edges if name not in {"source", "target"})]]
        return igraph.Graph.DataFrame(edges, directed=form.endswith("directed"), vertices=nodes, use_vids=False)
    return igraph.Graph.Read_GraphML(files[0]) if form == "graphml" else igraph.Graph.Read_Pajek(files[0])


def plain(value: Any) -> Any:
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and math.isnan(value) else value


def main() -> None:
    form, *files = sys.argv[1:]
    graph = read(form, files)
    nodes = [{name: plain(value) for name, value in node.attributes().items()} for node in graph.vs]
    if form.startswith("csv"):
        nodes = [{**node, "id": node["name"]} for node in nodes]
    elif form == "pajek":
        nodes = [{**node, "id": node["iri"]} for node in nodes]
    edges = [
        {
            **{name: plain(value) for name, value in edge.attributes().items()},
            "source": nodes[edge.source]["id"],
            "target": nodes[edge.target]["id"],
        }
        for edge in graph.es
    ]
    about = {name: graph[name] for name in graph.attributes()}
    json.dump({"about": about, "directed": graph.is_directed(), "nodes": nodes, "edges": edges}, sys.stdout)


main()

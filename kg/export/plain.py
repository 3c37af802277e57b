"""Pajek's network file and Graphviz's DOT: plain text."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from kg.export.columns import Plain, Record, about_record, edge_records, node_records
from kg.network import Network

__all__ = ["dot", "pajek"]

_ENDS: Final = frozenset({"source", "target"})


def pajek(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the network as Pajek has it (``.net``); attributes follow as pairs of a name and a text.

    Pajek knows a vertex by its number; readers know it by its label, so that labels which two nodes share are told
    apart by the end of their IRI. It has no lists (parts are parted by `` | ``) and no straight double quote or
    backslash within a text (they become ” and ∖).

    Examples
    --------
    >>> print(pajek(Network.of_weights({("Köln", "Lille"): 3}), "net")["net.net"].decode().splitlines()[5])
    1 "Köln" 0.0 0.0 ellipse iri "Köln" kind "municipality"
    """
    return {f"{stem}.net": "".join(_pajek_lines(network)).encode(errors="replace")}


def dot(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the network in Graphviz's DOT language; lists are parted by line ends.

    Examples
    --------
    >>> '"Köln" -- "Lille"' in dot(Network.of_weights({("Köln", "Lille"): 3}), "net")["net.gv"].decode()
    True
    """
    return {f"{stem}.gv": "".join(_dot_lines(network)).encode(errors="replace")}


def _pajek_lines(network: Network) -> Iterator[str]:
    for name, text in about_record(network).items():
        yield f"% {name}: {' '.join(text.split())}\n"
    yield f"*Network {_pajek_text(network.name)}\n"
    records = node_records(network)
    shared = Counter(_pajek_text(record["label"]) for record in records)
    number = {record["id"]: count for count, record in enumerate(records, start=1)}
    yield f"*Vertices {len(records)}\n"
    for record in records:
        label = _pajek_text(record["label"])
        if shared[label] > 1:
            label = _pajek_text(f"{record['label']} ({str(record['id']).rsplit('/', 1)[-1]})")
        yield f"{number[record['id']]} {label} 0.0 0.0 ellipse{_pajek_pairs(record, {'label'})}\n"
    yield "*Arcs\n" if network.directed else "*Edges\n"
    for edge in edge_records(network):
        ends = f"{number[edge['source']]} {number[edge['target']]} {edge['weight']}"
        yield f"{ends}{_pajek_pairs(edge, {*_ENDS, 'weight', 'source_label', 'target_label'})}\n"


def _pajek_pairs(record: Record, without: set[str]) -> str:
    # `id` is Pajek's own: the number of a vertex.
    named = {"iri" if name == "id" else name: value for name, value in record.items() if name not in without}
    told = ((name, _pajek_text(value)) for name, value in named.items() if value is not None)
    return "".join(f" {name} {text}" for name, text in told)


def _pajek_text(value: Plain) -> str:
    text = " | ".join(value) if isinstance(value, list) else str(value)
    return '"' + " ".join(text.split()).replace('"', "”").replace("\\", "∖") + '"'


def _dot_lines(network: Network) -> Iterator[str]:
    yield f"{'digraph' if network.directed else 'graph'} {_dot_text(network.name)} {{\n"
    told = {name: text for name, text in about_record(network).items() if name != "name"}
    yield f"  graph [{_dot_pairs(dict(told), set())}]\n"
    for record in node_records(network):
        yield f"  {_dot_text(record['id'])} [{_dot_pairs(record, {'id'})}]\n"
    arrow = "->" if network.directed else "--"
    for edge in edge_records(network):
        ends = f"{_dot_text(edge['source'])} {arrow} {_dot_text(edge['target'])}"
        yield f"  {ends} [{_dot_pairs(edge, set(_ENDS))}]\n"
    yield "}\n"


def _dot_pairs(record: Mapping[str, Plain], without: set[str]) -> str:
    told = {name: value for name, value in record.items() if name not in without and value is not None}
    return ", ".join(f"{name}={_dot_text(value)}" for name, value in told.items())


def _dot_text(value: Plain) -> str:
    text = "\n".join(value) if isinstance(value, list) else str(value)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\x00", "\ufffd") + '"'

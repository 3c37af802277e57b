"""GEXF 1.3, dynamic where dates are known: for Gephi and graphology. https://gexf.net/schema.html."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from kg.export.columns import (
    Record,
    about_record,
    as_xml,
    edge_records,
    first_day,
    flat,
    last_day,
    node_records,
    same_types,
)
from kg.network import Network, NetworkEdge, NetworkNode

__all__ = ["gexf"]

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
"""
# What stands in places of its own.
_OWN: Final = frozenset("id label weight source target source_label target_label start end".split())
_TYPES: Final[Mapping[type, str]] = {bool: "boolean", int: "long", float: "double", str: "string"}
_MARKED: Final = re.compile('[&<>"\n\t]')
_Spans = Sequence[tuple[str | None, str | None]]


def gexf(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the network as GEXF 1.3: typed attributes, and spells of edges with their first and last days.

    GEXF wants full days: a start of 1958 becomes 1958-01-01, an end of 2024-02 becomes 2024-02-29. What was said stays
    in the attributes ``since`` and ``until``.

    Examples
    --------
    >>> b"timeformat" in gexf(Network.of_weights({("Köln", "Lille"): 3}), "net")["net.gexf"]
    False
    """
    return {f"{stem}.gexf": "".join(_lines(network)).encode()}


def _lines(network: Network) -> Iterator[str]:
    nodes = [_dated(record) for record in same_types(node_records(network))]
    edges = [_dated(record) for record in same_types(edge_records(network))]
    order = {node.id: node for node in network.nodes}
    dated = any(node.start or node.end for node in network.nodes) or any(
        edge.start or edge.end for edge in network.edges
    )
    yield _HEAD
    yield from _meta(about_record(network))
    kind = "directed" if network.directed else "undirected"
    time = ' mode="dynamic" timeformat="date" timerepresentation="interval"' if dated else ""
    yield f'  <graph defaultedgetype="{kind}" idtype="string"{time}>\n'
    columns = _columns(nodes)
    yield from _declared("node", columns)
    yield "    <nodes>\n"
    for record, node in zip(nodes, (order[_raw(record)] for record in nodes), strict=True):
        head = f"<node id={_quoted(record['id'])} label={_quoted(record['label'])}"
        yield from _element("node", head, _node_spans(node), columns, record)
    yield "    </nodes>\n"
    columns = _columns(edges)
    yield from _declared("edge", columns)
    yield "    <edges>\n"
    for record, edge in zip(edges, network.edges, strict=True):
        ends = f"source={_quoted(record['source'])} target={_quoted(record['target'])}"
        head = f"<edge id={_quoted(record['id'])} {ends} weight={_quoted(record['weight'])}"
        yield from _element("edge", head, _edge_spans(edge), columns, record)
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _raw(record: Record) -> str:
    return str(record["id"])


def _meta(about: Mapping[str, str]) -> Iterator[str]:
    """Yield who made the file, what it shows, from what, and on which terms: all in the one place that GEXF has."""
    told = ("title", "description", "weight_meaning", "source", "licence", "attribution")
    text = "\n".join(f"{name}: {about[name]}" for name in told if name in about)
    yield f"  <meta>\n    <creator>{about['creator']}</creator>\n"
    yield f"    <keywords>{_escaped(about['name'])}, {about['language']}</keywords>\n"
    yield f"    <description>{_escaped(text)}</description>\n  </meta>\n" if text else "  </meta>\n"


def _columns(records: Sequence[Record]) -> dict[str, tuple[int, str]]:
    """Return the number and type of each attribute: that of its first value; a list is JSON text."""
    columns: dict[str, tuple[int, str]] = {}
    for record in records:
        for name, value in record.items():
            if value is not None and name not in _OWN and name not in columns:
                columns[name] = (len(columns), _TYPES.get(type(value), "string"))
    return columns


def _dated(record: Record) -> Record:
    return {**record, "since": record["start"], "until": record["end"]}


def _declared(kind: str, columns: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    yield f'    <attributes class="{kind}" mode="static">\n'
    for name, (number, type_) in columns.items():
        yield f'      <attribute id="{number}" title={_quoted(name)} type="{type_}"/>\n'
    yield "    </attributes>\n"


def _element(
    name: str, head: str, spans: _Spans, columns: Mapping[str, tuple[int, str]], record: Record
) -> Iterator[str]:
    """Yield a node or an edge; one span stands in the element itself, more are spells."""
    yield f"      {head}{_span(*spans[0]) if len(spans) == 1 else ''}>\n"
    if len(spans) > 1:
        yield f"        <spells>{''.join(f'<spell{_span(*span)}/>' for span in spans)}</spells>\n"
    values = [(columns[key][0], value) for key, value in flat(record).items() if key in columns]
    told = "".join(f'<attvalue for="{number}" value={_quoted(value)}/>' for number, value in values)
    yield f"        <attvalues>{told}</attvalues>\n      </{name}>\n"


def _node_spans(node: NetworkNode) -> _Spans:
    return [(node.start, node.end)] if node.start or node.end else []


def _edge_spans(edge: NetworkEdge) -> _Spans:
    """Return the spans of an edge's spells, each once; its own where it has none."""
    spans = {(spell.start, spell.end): None for spell in edge.spells if spell.start or spell.end}
    return list(spans) or ([(edge.start, edge.end)] if edge.start or edge.end else [])


def _span(start: str | None, end: str | None) -> str:
    first = f' start="{first_day(start)}"' if start else ""
    return first + (f' end="{last_day(end)}"' if end else "")


def _quoted(value: object) -> str:
    """Return a value as XML has it in an attribute; line ends stay line ends."""
    text = str(value).lower() if isinstance(value, bool) else as_xml(str(value))
    return quoteattr(text, {"\n": "&#10;", "\t": "&#9;"}) if _MARKED.search(text) else f'"{text}"'


def _escaped(text: str) -> str:
    return as_xml(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

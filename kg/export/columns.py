"""What is known of nodes and edges, as plain columns that every format can take."""

import calendar
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

from kg.network import Attribute, Network, NetworkEdge, NetworkNode

__all__ = [
    "Plain",
    "Record",
    "about_record",
    "as_xml",
    "edge_id",
    "edge_records",
    "first_day",
    "flat",
    "last_day",
    "node_records",
    "same_types",
]

Plain: TypeAlias = str | int | float | bool | list[str] | None
Record: TypeAlias = dict[str, Plain]

# Names that a format or its readers use for something else: NetworkX's writers take `type`, `viz`, `spells` … out of
# the attributes, Cytoscape keeps `value` and `name`, GEXF's dates are kept in
# `since` and `until`, and all of them name the ends of an edge.
_TAKEN: Final = frozenset(
    "id label kind start end weight source target source_label target_label type key value name for pid parents spells"
    " slices viz networkx_key since until".split()
)

# A tie has no IRI in the graph: it is made of events and agreements that have one. This one is the same for the same
# ends in the same network, whatever else changes.
_TIES: Final = "https://w3id.org/municipal-cooperation/id/tie/"

_JSON: Final = json.JSONEncoder(ensure_ascii=False).encode

# https://www.w3.org/TR/xml/#charsets, and what UTF-8 cannot hold.
_NOT_TEXT: Final = re.compile("[\ud800-\udfff]")
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def node_records(network: Network) -> list[Record]:
    """Return a record for each node: ``id``, ``label``, ``kind``, ``start``, ``end`` and its attributes.

    In a network with two sides those of the left side come first. Every record has the same columns.

    Examples
    --------
    >>> node_records(Network.of_weights({("Köln", "Lille"): 3}))[0]
    {'id': 'Köln', 'label': 'Köln', 'kind': 'municipality', 'start': None, 'end': None}
    """
    names = sorted({name for node in network.nodes for name in node.attributes})
    nodes = sorted(network.nodes, key=lambda node: (node.kind not in network.sides, node.id))
    return [_record(_of_node(node), node.attributes, names, "node_") for node in nodes]


def about_record(network: Network) -> dict[str, str]:
    """Return what a file says of the network in it: name, texts, where it is from, and on which terms.

    Examples
    --------
    >>> about_record(Network.of_weights({("Köln", "Lille"): 3}))
    {'name': 'network', 'language': 'en', 'creator': 'municipal-cooperation-kg'}
    """
    about = network.about
    told = {
        "name": network.name,
        "title": about.title,
        "description": about.description,
        "weight_meaning": about.weight,
        "language": about.language,
        "source": about.source,
        "licence": about.licence,
        "attribution": about.attribution,
        "creator": "municipal-cooperation-kg",
    }
    return {name: text for name, text in told.items() if text}


def edge_id(network: Network, edge: NetworkEdge) -> str:
    """Return the IRI of an edge: the same for the same ends in a network of the same name.

    Examples
    --------
    >>> network = Network.of_weights({("Köln", "Lille"): 3})
    >>> edge_id(network, network.edges[0])
    'https://w3id.org/municipal-cooperation/id/tie/network-23c62caf0bd5'
    """
    ends = hashlib.sha256(f"{edge.source}\n{edge.target}".encode(errors="replace")).hexdigest()[:12]
    return f"{_TIES}{network.name}-{ends}"


def edge_records(network: Network) -> list[Record]:
    """Return a record for each edge: ``id``, its ends, their labels, ``weight``, ``start``, ``end``, its attributes.

    Examples
    --------
    >>> edge_records(Network.of_weights({("Köln", "Lille"): 3}))[0]["weight"]
    3.0
    """
    names = sorted({name for edge in network.edges for name in edge.attributes})
    labels = {node.id: node.label for node in network.nodes}
    return [
        _record({"id": edge_id(network, edge), **_of_edge(edge, labels)}, edge.attributes, names, "tie_")
        for edge in network.edges
    ]


def first_day(when: str) -> str:
    """Return the first day of a day, month or year.

    Examples
    --------
    >>> first_day("1958"), first_day("2024-02"), first_day("2024-02-03")
    ('1958-01-01', '2024-02-01', '2024-02-03')
    """
    return when + "-01" * (2 - when.count("-"))


def last_day(when: str) -> str:
    """Return the last day of a day, month or year.

    Examples
    --------
    >>> last_day("1958"), last_day("2024-02"), last_day("2024-02-03")
    ('1958-12-31', '2024-02-29', '2024-02-03')
    """
    year, *rest = when.split("-")
    month = rest[0] if rest else "12"
    day = rest[1] if len(rest) > 1 else f"{calendar.monthrange(int(year), int(month))[1]:02}"
    return f"{year}-{month}-{day}"


def flat(record: Record, *, xml: bool = False) -> dict[str, str | int | float | bool]:
    """Return a record without lists (which become JSON text) and without what is None.

    Examples
    --------
    >>> flat({"label": "Köln", "types": ["visit", "Empfang für Gäste"], "end": None})
    {'label': 'Köln', 'types': '["visit", "Empfang für Gäste"]'}
    """
    values: dict[str, str | int | float | bool] = {}
    for name, value in record.items():
        if value is None:
            continue
        plain = _JSON(value) if isinstance(value, list) else value
        values[name] = as_xml(plain) if xml and isinstance(plain, str) else plain
    return values


def same_types(records: Iterable[Record]) -> list[Record]:
    """Return records in which a column that mixes numbers has floats, and one that mixes kinds of values has texts.

    GEXF declares one type for a column, by the first value that it meets.

    Examples
    --------
    >>> same_types([{"share": 1}, {"share": 0.5}, {"share": None}])
    [{'share': 1.0}, {'share': 0.5}, {'share': None}]
    """
    kept = list(records)
    types: dict[str, set[type]] = {}
    for record in kept:
        for name, value in record.items():
            types.setdefault(name, set()).update([type(value)] if value is not None else [])
    return [{name: _cast(value, types[name]) for name, value in record.items()} for record in kept]


def _cast(value: Plain, types: set[type]) -> Plain:
    if value is None or len(types) == 1:
        return value
    if types == {int, float} and not isinstance(value, str | list):
        return float(value)
    return value if isinstance(value, str) else _JSON(value)


def _record(fixed: Record, attributes: Mapping[str, Attribute], names: Iterable[str], prefix: str) -> Record:
    own = {(prefix + name if name in _TAKEN else name): _plain(attributes.get(name)) for name in names}
    return {**{name: _plain_text(value) for name, value in fixed.items()}, **own}


def _of_node(node: NetworkNode) -> Record:
    return {"id": node.id, "label": node.label, "kind": node.kind, "start": node.start, "end": node.end}


def _of_edge(edge: NetworkEdge, labels: Mapping[str, str]) -> Record:
    return {
        "source": edge.source,
        "target": edge.target,
        "source_label": labels[edge.source],
        "target_label": labels[edge.target],
        "weight": edge.weight,
        "start": edge.start,
        "end": edge.end,
    }


def _plain(value: Attribute) -> Plain:
    if isinstance(value, tuple):
        return [str(_plain_text(part)) for part in value]
    return value.isoformat() if isinstance(value, date) else _plain_text(value)


def _plain_text(value: Plain) -> Plain:
    """Return a text as Python's own `str` (an `Iri` is a subclass, which the writers refuse) that UTF-8 can hold."""
    if not isinstance(value, str):
        return value
    return str(value) if value.isprintable() else _NOT_TEXT.sub("\ufffd", str(value))


def as_xml(text: str) -> str:
    r"""Return a text that XML gives back as it is: line ends as XML reads them, and nothing that it cannot hold.

    Examples
    --------
    >>> as_xml("page\x0cbreak\r\n")
    'page�break\n'
    """
    if text.isprintable():
        return text
    return _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))

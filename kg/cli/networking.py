"""Print what is known of a network: its measures, a chain within it, its years, candidates for cooperation."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeAlias

from kg.cli.output import Output
from kg.network import Network, NetworkEdge, Spell

__all__ = ["by_year", "candidates", "chain", "measures"]

_Form: TypeAlias = Literal["table", "csv", "json"]
_Row: TypeAlias = Mapping[str, str | int | float | None]
# What tells the nodes of a network of this size apart at a glance; all measures stand in CSV and JSON.
_SHOWN: Final = ("label", "kind", "degree", "strength", "betweenness", "pagerank", "community")
_LINK: Final = ("from", "to", "what", "start", "end", "releases", "evidence")
# More candidates than this are no help in a table.
_MOST: Final = 30


def measures(out: Output, network: Network, form: _Form) -> None:
    """Print the measures of each node and of the whole."""
    from kg import analyse

    nodes, whole = analyse.measures(network), analyse.summary(network)
    if form == "json":
        _json(out, {"network": network.name, "title": network.about.title, "whole": whole, "nodes": nodes})
    elif form == "csv":
        _csv(out, nodes, ["node"])
    else:
        columns = (out.words("analyse.measure"), out.words("analyse.value"))
        known = [(out.words(f"measure.{name}"), _plain(value)) for name, value in whole.items() if value is not None]
        out.table(columns, known, title=out.words("analyse.whole"))
        out.line()
        rows = [[_said(out, name, node[name]) for name in _SHOWN] for node in nodes]
        out.table([out.words(f"measure.{name}") for name in _SHOWN], rows, title=out.words("analyse.nodes"))


def chain(out: Output, network: Network, ends: tuple[str, str], form: _Form) -> bool:
    """Print how two nodes are joined, each link with its evidence; tell whether they are."""
    from kg import analyse

    edges = analyse.chain(network, *ends)
    labels = {node.id: node.label for node in network.nodes}
    walked = zip(edges, _walked(network, edges, ends[0]), strict=True)
    rows = [_link(labels, way, spell) for edge, way in walked for spell in edge.spells]
    if form == "json":
        _json(out, {"network": network.name, "from": labels[ends[0]], "to": labels[ends[1]], "links": rows})
    elif form == "csv":
        _csv(out, rows, _LINK)
    elif not edges:
        out.line(out.words("chain.none", one=labels[ends[0]], other=labels[ends[1]]))
    else:
        steps = len({frozenset((edge.source, edge.target)) for edge in edges})
        out.line(out.words("chain.links", one=labels[ends[0]], other=labels[ends[1]], count=steps))
        shown = ("from", "to", "what", "start")
        numbered = [[str(number), *(str(row[name] or "") for name in shown)] for number, row in enumerate(rows, 1)]
        out.table(["", *(out.words(f"link.{name}") for name in shown)], numbered)
        out.line(f"\n{out.words('query.evidence')}")
        for number, row in enumerate(rows, 1):
            out.line(f"{number:>3}  {row['releases']}: {row['evidence']}")
    return bool(edges)


def by_year(out: Output, network: Network, form: _Form) -> None:
    """Print the network of each year, and what appeared and vanished."""
    from kg import analyse

    labels = {node.id: node.label for node in network.nodes}
    rows: list[_Row] = [
        {
            "year": each.year,
            "nodes": len(each.network.nodes),
            "edges": len(each.network.edges),
            "weight": sum(edge.weight for edge in each.network.edges),
            "appeared": _pairs(labels, each.appeared_edges),
            "vanished": _pairs(labels, each.vanished_edges),
        }
        for each in analyse.snapshots(network)
    ]
    if form == "json":
        _json(out, {"network": network.name, "years": rows})
    elif form == "csv":
        _csv(out, rows, ["year"])
    else:
        names = ("year", "nodes", "edges", "appeared", "vanished")
        kept = [row for row in rows if row["appeared"] or row["vanished"]]
        out.line(out.words("years.how"))
        out.table(
            [out.words(f"years.{name}") for name in names], [[_plain(row[name]) for name in names] for row in kept]
        )


def candidates(out: Output, network: Network, form: _Form) -> None:
    """Print pairs that may have reason to cooperate."""
    from kg import analyse

    rows: list[_Row] = [
        {
            "one": each.one.label,
            "other": each.other.label,
            "adamic_adar": each.score,
            "shared": ", ".join(node.label for node in each.shared),
            "one_id": each.one.id,
            "other_id": each.other.id,
        }
        for each in analyse.candidates(network)
    ]
    if form == "json":
        _json(out, {"network": network.name, "note": out.words("candidates.how"), "candidates": rows})
    elif form == "csv":
        _csv(out, rows, ["one", "other", "adamic_adar", "shared", "one_id", "other_id"])
    else:
        names = ("one", "other", "adamic_adar", "shared")
        out.line(out.words("candidates.how"))
        shown = [[_plain(row[name]) for name in names] for row in rows[:_MOST]]
        out.table([out.words(f"candidates.{name}") for name in names], shown)


def _walked(network: Network, edges: Sequence[NetworkEdge], start: str) -> list[tuple[str, str]]:
    """Return the ends of each edge as a chain from a node runs through them, but where an edge has a direction."""
    if network.directed:
        return [(edge.source, edge.target) for edge in edges]
    ends = []
    for edge in edges:
        other = edge.target if edge.source == start else edge.source
        ends.append((start, other))
        start = other
    return ends


def _link(labels: Mapping[str, str], ends: tuple[str, str], spell: Spell) -> _Row:
    return {
        "from": labels[ends[0]],
        "to": labels[ends[1]],
        "what": spell.label or spell.type,
        "start": spell.start,
        "end": spell.end,
        "item": spell.item,
        "releases": ", ".join(spell.releases),
        "evidence": spell.evidence,
    }


def _pairs(labels: Mapping[str, str], edges: Sequence[NetworkEdge]) -> str:
    return ", ".join(sorted(" – ".join(sorted((labels[edge.source], labels[edge.target]))) for edge in edges))


def _said(out: Output, name: str, value: str | float | None) -> str:
    """Return a cell of the table of nodes: kinds in words, numbers short."""
    return out.words(f"kind.{value}") if name == "kind" else _plain(value)


def _plain(value: str | float | None) -> str:
    """Return a value as a table has it: three digits, whole numbers without a point."""
    if isinstance(value, float):
        return f"{value:g}" if value == int(value) else f"{value:.3f}"
    return "" if value is None else str(value)


def _json(out: Output, data: Mapping[str, object]) -> None:
    out.line(json.dumps(data, ensure_ascii=False, indent=1))


def _csv(out: Output, rows: Sequence[_Row], columns: Sequence[str]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    out.raw(text.getvalue())

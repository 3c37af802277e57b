"""From a graph to a picture of two towns in time, or of the way that money takes."""

from pathlib import Path
from typing import Final, Literal

from kg import draw
from kg.analyse import chain
from kg.errors import InputError
from kg.model import Value
from kg.pipeline.networks import network_from, node_named
from kg.query import ask
from kg.store import Askable

__all__ = ["flow_of", "timeline_of"]

_STAGES: Final = ("funderLabel", "agencyLabel", "programmeLabel", "kindLabel")


def timeline_of(graph: Askable, names: tuple[str, str], path: Path, *, language: Literal["de", "en"] = "de") -> Path:
    """Draw what two municipalities have agreed and done together, and return the path.

    Raises
    ------
    InputError
        If one of them is unknown, or nothing joins them directly.
    """
    network = network_from(graph, "cooperation", language=language)
    one, other = (node_named(graph, network, name) for name in names)
    edges = chain(network, one, other)
    labels = {node.id: node.label for node in network.nodes}
    if len(edges) != 1:
        what = f"nothing is told that {labels[one]} and {labels[other]} have done together"
        raise InputError(where="cooperation", what=what, remedy="see who is joined: kg analyse cooperation --ego NAME")
    return draw.timeline(edges[0].spells, (labels[one], labels[other]), path, language=language)


def flow_of(graph: Askable, path: Path, *, language: Literal["de", "en"] = "de") -> Path:
    """Draw through which hands money goes, and return the path: each funding once, however many releases tell of it."""
    passages = {}
    for row in ask(graph, "funding-chain", {"lang": language}).dicts():
        funder, agency, programme, target = (
            term.text if isinstance(term := row[name], Value) else str(term or "") for name in _STAGES
        )
        passages[str(row["funding"])] = draw.Passage(funder=funder, agency=agency, programme=programme, target=target)
    return draw.flow(tuple(passages.values()), path, language=language)

"""Make, measure and draw networks."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

from kg.api.opened import asked
from kg.exchange import DEFAULT_STORE

if TYPE_CHECKING:
    from kg.analyse import Plan
    from kg.network import Network
    from kg.pipeline.networks import Narrowing

__all__ = ["analyse", "draw", "draw_funding", "draw_map", "draw_timeline", "network", "networks", "node"]


def networks() -> tuple["Plan", ...]:
    """Return the networks that come with the program, by name."""
    from kg import analyse as analysing

    return tuple(analysing.delivered().values())


def network(
    name: str, *, store: Path | str = DEFAULT_STORE, language: str = "de", **narrowing: "Unpack[Narrowing]"
) -> "Network":
    """Return a network of a store or an endpoint: one of `networks`, or one that a .yaml file declares.

    Names are in the language; ``years``, ``countries`` and ``kinds`` narrow it as in `kg.pipeline.networks`.
    """
    from kg.pipeline.networks import network_from

    with asked(store) as graph:
        return network_from(graph, name, language=language, **narrowing)


def node(network: "Network", text: str, *, store: Path | str = DEFAULT_STORE) -> str:
    """Return the id of the node of a network that has a name, in any language that the store knows."""
    from kg.pipeline.networks import node_named

    with asked(store) as graph:
        return node_named(graph, network, text)


def analyse(
    name: str, *, store: Path | str = DEFAULT_STORE, language: str = "de", **narrowing: "Unpack[Narrowing]"
) -> "Network":
    """Return a `network` with every measure as an attribute of its nodes."""
    from kg import analyse as analysing

    return analysing.measured(network(name, store=store, language=language, **narrowing))


def draw(network: "Network", path: Path, *, language: Literal["de", "en"] = "de") -> Path:
    """Draw a network to a .png or .svg file and return its path."""
    from kg.draw import picture

    return picture(network, path, language=language)


def draw_map(network: "Network", path: Path, *, language: Literal["de", "en"] = "de") -> Path:
    """Draw the ties of a network on a map, to a .png or .svg file, and return its path."""
    from kg.draw import land_map

    return land_map(network, path, language=language)


def draw_timeline(
    one: str, other: str, path: Path, *, store: Path | str = DEFAULT_STORE, language: Literal["de", "en"] = "de"
) -> Path:
    """Draw what two municipalities have agreed and done together, to a .png or .svg file, and return its path."""
    from kg.pipeline.pictures import timeline_of

    with asked(store) as graph:
        return timeline_of(graph, (one, other), path, language=language)


def draw_funding(path: Path, *, store: Path | str = DEFAULT_STORE, language: Literal["de", "en"] = "de") -> Path:
    """Draw through which hands money goes, to a .png or .svg file, and return its path."""
    from kg.pipeline.pictures import flow_of

    with asked(store) as graph:
        return flow_of(graph, path, language=language)

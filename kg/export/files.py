"""Write a network to a file in the format that its name or the caller says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kg.errors import InputError
from kg.export.geo import geojson
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.objects import cytoscape, node_link
from kg.export.parquet import parquet
from kg.export.plain import dot, pajek
from kg.export.tables import csvs
from kg.network import Network

__all__ = ["FORMATS", "Format", "contents", "write"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: the ending of its files, what it is for, and how it is made (file name → content)."""

    ending: str
    purpose: str
    files: Callable[[Network, str], Mapping[str, bytes]]


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "gexf": Format(ending=".gexf", purpose="Gephi, with a time line; graphology", files=gexf),
        "graphml": Format(ending=".graphml", purpose="yEd, igraph, Cytoscape", files=graphml),
        "cytoscape": Format(ending=".cyjs", purpose="Cytoscape and cytoscape.js", files=cytoscape),
        "d3": Format(ending=".json", purpose="D3 node-link, Observable, sigma", files=node_link),
        "pajek": Format(ending=".net", purpose="Pajek, igraph, VOSviewer", files=pajek),
        "dot": Format(ending=".gv", purpose="Graphviz", files=dot),
        "csv": Format(ending=".csv", purpose="spreadsheets, R: one table of nodes, one of edges", files=csvs),
        "geojson": Format(ending=".geojson", purpose="QGIS, Leaflet, MapLibre: towns and ties", files=geojson),
        "parquet": Format(ending=".parquet", purpose="pandas, polars, DuckDB: typed tables", files=parquet),
    }
)


def write(network: Network, path: Path, format: str | None = None) -> tuple[Path, ...]:  # noqa: A002
    """Write a network and return the files that were written.

    Without ``format`` the ending of ``path`` decides. CSV and Parquet make two files: ``net.csv`` stands for
    ``net.nodes.csv`` and ``net.edges.csv``, with a third that says what the columns are. A missing folder is made, a
    file that exists is replaced.

    Everything that is known of nodes and edges is kept, and each file says what it shows, from what it was made and on
    which terms. An attribute that a format uses for itself is renamed (``type`` of an edge to ``tie_type``). JSON and
    Parquet have lists and null; GEXF, GraphML and CSV have lists as JSON text (``["visit", "twinning"]``), and leave
    out what is None. Dates are ISO 8601. Characters that XML cannot hold become U+FFFD in GEXF and GraphML.

    Raises
    ------
    InputError
        If the format is unknown or the file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     written = write(Network.of_weights({("Köln", "Lille"): 3}), Path(folder) / "net.csv")
    ...     print([path.name for path in written], written[0].read_text(encoding="utf-8").splitlines()[1])
    ['net.nodes.csv', 'net.edges.csv', 'net.csv-metadata.json'] Köln,Köln,municipality,,
    """
    chosen = _chosen(path, format)
    stem = path.name.removesuffix(chosen.ending)
    written = []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for name, content in chosen.files(network, stem).items():
            target = path.with_name(name) if name != stem + chosen.ending else path
            target.write_bytes(content)
            written.append(target)
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise InputError(where=str(path), what=what, remedy="choose another place") from error
    return tuple(written)


def contents(network: Network, stem: str, format: str) -> Mapping[str, bytes]:  # noqa: A002
    """Return the files of a network in a format, by name, without writing them.

    Raises
    ------
    InputError
        If the format is unknown.

    Examples
    --------
    >>> sorted(contents(Network.of_weights({("Köln", "Lille"): 3}), "net", "d3"))
    ['net.json']
    """
    return _chosen(Path(stem), format).files(network, stem)


def _chosen(path: Path, name: str | None) -> Format:
    if name is None:
        name = next((key for key, known in FORMATS.items() if known.ending == path.suffix.lower()), path.suffix)
    if name not in FORMATS:
        known = ", ".join(f"{key} ({value.ending})" for key, value in FORMATS.items())
        raise InputError(where=str(path), what=f"{name!r} is no format of networks", remedy=f"use one of {known}")
    return FORMATS[name]

"""Read RDF files from anywhere as a stream: into memory where they are small, else into a folder, piece by piece."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.store.graph import FORMATS, Graph

__all__ = ["ENDINGS", "large", "load_files"]

# What is larger is not held in memory; a packed file holds some ten times its size.
_LARGE: Final = 64_000_000
_PACKED: Final = 10
# So many quads are sorted in memory at a time.
_PIECE: Final = 100_000
ENDINGS: Final[dict[str, ox.RdfFormat]] = {
    **FORMATS,
    ".json": ox.RdfFormat.JSON_LD,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".n3": ox.RdfFormat.N3,
}
_NAMES: Final[dict[ox.RdfFormat, str]] = {
    ox.RdfFormat.N_QUADS: "N-Quads",
    ox.RdfFormat.TRIG: "TriG",
    ox.RdfFormat.JSON_LD: "JSON-LD",
    ox.RdfFormat.TURTLE: "Turtle",
    ox.RdfFormat.N_TRIPLES: "N-Triples",
    ox.RdfFormat.RDF_XML: "RDF/XML",
    ox.RdfFormat.N3: "N3",
}


def large(paths: Iterable[Path]) -> bool:
    """Tell whether files are better not held in memory."""
    return sum(path.stat().st_size * (_PACKED if path.suffix == ".gz" else 1) for path in paths) > _LARGE


def load_files(paths: Iterable[Path], folder: Path | None = None) -> Graph:
    """Return the graph of RDF files, in memory or in a folder; the default graph holds the merge of all.

    The ending says the format; ``.gz`` is unpacked on the way. Blank nodes of different files stay apart.

    Raises
    ------
    InputError
        If an ending is unknown, or a file cannot be read or parsed; it names the line.
    """
    store = ox.Store() if folder is None else ox.Store(folder)
    quads = (copy for path in paths for quad in _parsed(path) for copy in _twice(quad))
    while piece := list(islice(quads, _PIECE)):
        store.bulk_extend(piece)
    return Graph(store)


def _twice(quad: ox.Quad) -> Iterator[ox.Quad]:
    yield quad
    if not isinstance(quad.graph_name, ox.DefaultGraph):
        yield ox.Quad(quad.subject, quad.predicate, quad.object)


def _parsed(path: Path) -> Iterator[ox.Quad]:
    form = _format(path)
    try:
        with path.open("rb") as file:
            stream = cast(IO[bytes], gzip.GzipFile(fileobj=file)) if path.suffix == ".gz" else file
            yield from ox.parse(stream, format=form, rename_blank_nodes=True)
    except SyntaxError as error:
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise InputError(where=where, what=_reason(error, form), remedy=_remedy(error)) from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        remedy = "pack it again, or give it unpacked"
        raise InputError(where=str(path), what="is no whole gzip file", remedy=remedy) from error
    except OSError as error:
        what = f"cannot be read ({error.strerror or error})"
        raise InputError(where=str(path), what=what, remedy="check that it may be read") from error


def _format(path: Path) -> ox.RdfFormat:
    ending = path.suffixes[-2] if path.suffix == ".gz" and len(path.suffixes) > 1 else path.suffix
    if ending.lower() not in ENDINGS:
        remedy = f"use one of {', '.join(ENDINGS)}, or add .gz"
        raise InputError(where=str(path), what="has no ending of an RDF format", remedy=remedy)
    return ENDINGS[ending.lower()]


def _reason(error: SyntaxError, form: ox.RdfFormat) -> str:
    """Return what a parser says, without the line that stands in front already."""
    said = error.msg.partition(": ")[2] or error.msg
    return f"is no valid {_NAMES[form]} ({said.removesuffix(f' (line {error.lineno})')})"


def _remedy(error: SyntaxError) -> str:
    if "LoadDocumentCallback" in error.msg:
        return "write the context into the file: nothing is fetched from the web"
    if "UTF-8" in error.msg:
        return "save it in UTF-8"
    return "mend that line, or give the file the ending of its format" if error.lineno else "mend or replace the file"

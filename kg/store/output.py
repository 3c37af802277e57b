"""Write the named graphs of a store to a file, sorted, so that equal stores give equal bytes."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.mapping.iris import NAMESPACES
from kg.store.graph import FORMATS
from kg.store.jsonld import compact

__all__ = ["DATASETS", "dataset_format", "write"]

DATASETS: Final = (".nq", ".trig", ".jsonld")


def write(raw: ox.Store, path: Path) -> int:
    """Write the named graphs, graph by graph in the order of their IRIs, the quads of each in order; return how many.

    The format is that of the ending; with ``.gz`` after it, the file is packed. The default graph is their merge and
    is not written. Only one graph at a time is in memory.

    Raises
    ------
    InputError
        If the ending is not that of a format for named graphs, or the file cannot be written.
    """
    form = dataset_format(path)
    counter = _Counter(raw)
    draft = path.with_name(f"{path.name}.draft")
    try:
        with draft.open("wb") as file:
            _serialise(counter, file, form, packed=path.suffix == ".gz")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise InputError(
            where=str(path), what=f"cannot be written ({error.strerror or error})", remedy="choose another file"
        ) from error
    return counter.count


def dataset_format(path: Path) -> ox.RdfFormat:
    """Return the format for named graphs that a file's ending asks for.

    Raises
    ------
    InputError
        If it asks for none.

    Examples
    --------
    >>> dataset_format(Path("all.nq.gz"))
    <RdfFormat N-Quads>
    """
    ending = path.suffixes[-2] if path.suffix == ".gz" and len(path.suffixes) > 1 else path.suffix
    if ending not in DATASETS:
        remedy = f"use one of {', '.join(DATASETS)}, or add .gz"
        raise InputError(where=str(path), what="has no ending of a format for named graphs", remedy=remedy)
    return FORMATS[ending]


class _Counter:
    """The quads of a store in order, and how many have passed."""

    def __init__(self, raw: ox.Store) -> None:
        self._raw = raw
        self.count = 0

    def __iter__(self) -> Iterator[ox.Quad]:
        for graph in self._graphs():
            quads = sorted(self._raw.quads_for_pattern(None, None, None, graph), key=str)
            self.count += len(quads)
            yield from quads

    def lines(self) -> Iterator[bytes]:
        """Yield the quads of each graph as N-Quads; Oxigraph prints a quad as it writes its line, but for the end."""
        for graph in self._graphs():
            lines = sorted(map(str, self._raw.quads_for_pattern(None, None, None, graph)))
            self.count += len(lines)
            yield "".join([f"{line} .\n" for line in lines]).encode()

    def _graphs(self) -> list[ox.NamedNode | ox.BlankNode]:
        return sorted(self._raw.named_graphs(), key=str)


def _serialise(quads: _Counter, file: IO[bytes], form: ox.RdfFormat, *, packed: bool) -> None:
    if packed:
        # No name and no time in the header of the packed file: the same graph gives the same bytes.
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as stream:
            _serialise(quads, cast(IO[bytes], stream), form, packed=False)
    elif form == ox.RdfFormat.JSON_LD:
        for piece in compact(quads):
            file.write(piece.encode())
    elif form == ox.RdfFormat.N_QUADS:
        file.writelines(quads.lines())
    else:
        ox.serialize(quads, file, form, prefixes=NAMESPACES if form == ox.RdfFormat.TRIG else None)

"""Validate what lies somewhere: a store, whole or in part, or RDF files from anywhere."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg.model import Node, Release
from kg.store import Store
from kg.store.loading import large, load_files
from kg.validate.findings import Report
from kg.validate.part import Part
from kg.validate.remedies import Place
from kg.validate.run import Source, validate

__all__ = ["validate_files", "validate_store"]

# A store with more statements (each counts in its graph and in the merge) is judged piece by piece.
_HELD: Final = 2_000_000


def validate_files(files: Sequence[Path], *, shapes: Path | None = None) -> Report:
    """Return what the graph in RDF files breaks; large files are read into a folder that is gone afterwards.

    Raises
    ------
    InputError
        If a file or the shapes cannot be read.
    """
    source = Source(place=Place(files=[str(file) for file in files]))
    if not large(files):
        return validate(load_files(files), shapes=shapes, source=source)
    with TemporaryDirectory(prefix="kg-validate-", ignore_cleanup_errors=True) as folder:
        return validate(load_files(files, Path(folder)), shapes=shapes, source=source, sparing=True)


def validate_store(
    store: Store,
    *,
    shapes: Path | None = None,
    only: Iterable[str] = (),
    changed: bool = False,
    place: Place | None = None,
) -> Report:
    """Return what the graph of a store breaks: all of it, what some releases decide, or what changed last.

    ``place`` says what the graphs of releases state, and how commands find the store: with it, each finding has the
    commands that mend it.

    Raises
    ------
    InputError
        If the store lacks one of the releases, or the shapes cannot be read.
    """
    part = _part(store, tuple(only), changed=changed)
    sparing = part is None and next(islice(store.raw, _HELD, None), None) is not None
    graph = store.graph(memory=0) if part else store.graph()
    return validate(graph, shapes=shapes, source=_source(store, place or Place()), part=part, sparing=sparing)


def _source(store: Store, place: Place) -> Source:
    """Return where a store's graph came from: its texts, and the files that were read."""
    lists = store.lists()

    def kept(name: str) -> Release | None:
        if (listed := lists.get(name.removeprefix("list/"))) and name.startswith("list/"):
            return Release(identifier=name, text=listed.text, zones=())
        return store.held(name)[0] if name in store.manifest else None

    def origin(name: str) -> str:
        return store.manifest[name].origin if name in store.manifest else ""

    return Source(kept=kept, place=replace(place, origin=origin))


def _part(store: Store, only: Sequence[str], *, changed: bool) -> Part | None:
    """Return which part of a store is to be looked at; None for all of it."""
    statements = store.changed() if changed else ()
    if statements is None or not (only or changed):
        return None
    said = [store.said(name) for name in only]
    nodes = frozenset[Node]().union(*(things for things, _ in said))
    return Part(nodes=nodes, triples=(*statements, *(triple for _, own in said for triple in own)))

"""Say what a build would change: it is carried out on a copy of the store, and the copies are compared."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.pipeline.build import BuildReport
from kg.pipeline.difference import FactChange, fact_changes
from kg.store import Store
from kg.store.clone import cloned
from kg.store.compare import GraphChange, graph_changes

__all__ = ["DryRun", "dry_run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """What a build would do: its report, the facts, and the statements of each named graph that would differ.

    A fact is what it states: kind and name of the thing, property, value. Where only its words or its rule would be
    others, the release counts as changed and the fact does not.
    """

    report: BuildReport
    facts: tuple[FactChange, ...]
    graphs: tuple[GraphChange, ...]


def dry_run(root: Path, build: Callable[[Path], BuildReport]) -> DryRun:
    """Return what a build would change in the store of a folder, which stays as it is.

    Parameters
    ----------
    root
        The folder; where there is none, everything would come.
    build
        Brings the store of a folder up to date.

    Raises
    ------
    KgError
        What the build itself raises, or if another process has the store open.
    """
    with cloned(root, 2) as (before, after):
        report = build(after)
        return _compared(report, before, after)


def _compared(report: BuildReport, before: Path, after: Path) -> DryRun:
    with Store.open(before, create=True) as was, Store.open(after, create=True) as will:
        names = sorted(name for name in {*was.manifest, *will.manifest} if _digest(was, name) != _digest(will, name))
        facts = tuple(change for name in names for change in fact_changes(was, will, name))
        return DryRun(report=report, facts=facts, graphs=tuple(graph_changes(was, will)))


def _digest(store: Store, release: str) -> str:
    return store.manifest[release].facts if release in store.manifest else ""

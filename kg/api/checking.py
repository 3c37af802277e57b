"""Validate, check and score a store."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.api.opened import is_address, whole
from kg.errors import InputError
from kg.exchange import DEFAULT_STORE
from kg.steward import judged_in
from kg.store import Graph, Store

if TYPE_CHECKING:
    from kg.evaluate import Scores
    from kg.pipeline import CheckReport
    from kg.validate import Report

__all__ = ["check", "evaluate", "validate"]


def validate(  # noqa: PLR0913 - what is looked at and by what, each by its name
    files: Sequence[Path] = (),
    *,
    store: Path | str = DEFAULT_STORE,
    shapes: Path | None = None,
    only: Iterable[str] = (),
    changed: bool = False,
    judgements: Path | None = None,
) -> "Report":
    """Validate RDF files or, where none is given, a store or what an endpoint has; by the shapes, or those of a folder.

    ``only`` names releases: looked at is what they speak of and what depends on what they alone say. ``changed`` looks
    at what the last build, withdrawal or other change of the store may have altered. Both take a store in a
    folder. ``judgements`` is the file of what people have judged, by default that of the store.
    """
    from kg import validate as validation

    if files:
        return validation.validate_files(files, shapes=shapes)
    if is_address(store):
        if changed or (only := tuple(only)):
            what = "is an endpoint, of which only the whole can be looked at"
            raise InputError(where=str(store), what=what, remedy="leave out --only and --changed")
        with whole(store) as graph:
            return validation.validate(graph, shapes=shapes)
    from kg.pipeline.stating import stated_by

    folder = "" if Path(store) == DEFAULT_STORE else str(store)
    with Store.open(Path(store)) as opened:
        facts = stated_by(opened, judged_in(Path(store), judgements))
        place = validation.Place(facts=facts, store=folder, judgements=str(judgements or ""))
        return validation.validate_store(opened, shapes=shapes, only=only, changed=changed, place=place)


def check(*, store: Path = DEFAULT_STORE) -> "CheckReport":
    """Compare every span of evidence in a store with the kept texts."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.check(opened)


def evaluate(gold_dir: Path, *, store: Path = DEFAULT_STORE, graph: Path | None = None) -> "Scores":
    """Score a store, or a file with named graphs, against the gold files of a folder.

    The texts are those of the store, or for a file the ones that lie beside the gold files.
    """
    from kg import evaluate as evaluation

    if graph is not None:
        from kg.read import Unreadable, read

        beside = (item for item in read([str(gold_dir)]) if not isinstance(item, Unreadable))
        return evaluation.evaluate(Graph.of_files(graph), gold_dir, {item.identifier: item for item in beside})
    with Store.open(store) as opened:
        names = {path.name.removesuffix(".gold.json") for path in gold_dir.rglob("*.gold.json")}
        held = {name: opened.held(name)[0] for name in sorted(names & opened.manifest.keys())}
        return evaluation.evaluate(opened.graph(), gold_dir, held)

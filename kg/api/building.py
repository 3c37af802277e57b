"""Build a store, say what a build would change, and take releases out."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.exchange import DEFAULT_STORE
from kg.steward import judged_in, judgements_file
from kg.store import Store

if TYPE_CHECKING:
    from kg.pipeline import BuildReport, DryRun

__all__ = ["build", "dry_run", "withdraw"]


def build(  # noqa: PLR0913 - the options of the command, each by its name
    paths: Iterable[str | Path] = (),
    *,
    store: Path = DEFAULT_STORE,
    output: Path | None = None,
    jobs: int = 1,
    prune: bool = False,
    extractor: str = "de",
    progress: Callable[[int], None] | None = None,
    judgements: Path | None = None,
    reference: Sequence[Path] | None = None,
) -> "BuildReport":
    """Read releases and bring a store up to date with them; it is made if there is none.

    Without ``paths``, those that the store keeps are read anew by the rules of now. ``extractor`` names an entry point
    of the group ``kg.extractors``, ``judgements`` the file of what people have judged (see `judgements_file`);
    ``reference`` are folders of own reference data (None: those that the store keeps; an empty list: no more). See
    `kg.pipeline.build` for the others.

    Raises
    ------
    KgError
        If the store cannot be used, the output's format is unknown, or no such extractor is installed.
    ReferenceDataError
        If own reference data are wrong; its ``others`` are the further faults.
    """
    from kg import pipeline
    from kg.reference import load

    chosen = pipeline.extractor_named(extractor)
    own = None if reference is None else load(reference)
    paths = tuple(paths)
    with Store.open(store, create=bool(paths)) as opened:
        return pipeline.build(
            paths,
            store=opened,
            jobs=jobs,
            extractor=chosen,
            output=output,
            progress=progress,
            prune=prune,
            own=own,
            judged=judged_in(store, judgements),
        )


def dry_run(paths: Iterable[str | Path] = (), *, store: Path = DEFAULT_STORE, **options: Any) -> "DryRun":
    """Return what `build` with these paths and options would change in a store; nothing is written.

    Raises
    ------
    KgError
        What `build` raises, or if another process has the store open.
    """
    from kg import pipeline

    paths = tuple(paths)
    if not paths and not store.exists():
        raise StoreError(where=str(store), what="holds no store", remedy="build one first: kg build PATH --store DIR")
    options["judgements"] = options.get("judgements") or judgements_file(store)
    return pipeline.dry_run(store, lambda copy: build(paths, store=copy, **options))


def withdraw(
    releases: Iterable[str], *, store: Path = DEFAULT_STORE, judgements: Path | None = None
) -> tuple[str, ...]:
    """Remove releases from a store and return their identifiers; if it lacks one of them, nothing is removed."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.withdraw(opened, releases, judged=judged_in(store, judgements))

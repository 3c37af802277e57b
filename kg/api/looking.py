"""Look at what a store holds: releases, facts and why they were read, things and why they are one."""

from pathlib import Path
from typing import TYPE_CHECKING

from kg.exchange import DEFAULT_STORE
from kg.model import Iri
from kg.steward import judged_in
from kg.store import Store

if TYPE_CHECKING:
    from kg.pipeline import Info, Meeting, Shown

__all__ = ["facts", "info", "meeting", "reasoned", "resolved", "text"]


def info(*, store: Path = DEFAULT_STORE) -> "Info":
    """Return what a store holds."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.info(opened)


def text(release: str, *, store: Path = DEFAULT_STORE) -> str:
    """Return the kept text of a release, exactly."""
    with Store.open(store) as opened:
        return opened.text(release)


def facts(release: str, *, store: Path = DEFAULT_STORE, judgements: Path | None = None) -> tuple["Shown", ...]:
    """Return what a release says, with the words that say it and what people judged, in the order of its text."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.facts_of(opened, release, judged=judged_in(store, judgements))


def reasoned(release: str, *, store: Path = DEFAULT_STORE, judgements: Path | None = None) -> tuple["Shown", ...]:
    """Return what a release says as `facts` does, with the reasons for reading it so."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.reasoned(opened, release, judged=judged_in(store, judgements))


def resolved(iri: str, *, store: Path = DEFAULT_STORE) -> str:
    """Return the IRI that has replaced an old one, or the same where none has.

    Raises
    ------
    InputError
        If several have replaced it, because what bore it was parted.
    """
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.resolved(opened, Iri(iri))


def meeting(iri: str, *, store: Path = DEFAULT_STORE) -> "Meeting":
    """Return the mentions that meet in the IRI of a person, organisation, agreement or event, and why they are one."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.meeting(opened, Iri(iri))

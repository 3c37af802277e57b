"""Look into a store: what it holds in all; and take releases out of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.identify.across import Constraints
from kg.judge import Judged
from kg.model import Iri, Value
from kg.pipeline.identity import NOTHING
from kg.pipeline.judging import constraints_of, demand_judgements, settle
from kg.pipeline.reference import refresh
from kg.pipeline.road import road_of
from kg.store import REFERENCE, REVIEW, Store

__all__ = ["Info", "info", "withdraw"]

_CLASSES: Final = f"""
SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) {{
  GRAPH ?graph {{ ?thing a ?class }} FILTER(?graph NOT IN (<{REFERENCE}>, <{REVIEW}>))
}}
GROUP BY ?class ORDER BY ?class
"""
_STATEMENTS: Final = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What a store holds.

    ``statements`` counts each once, those of reference data too; ``classes`` how many things of each class releases
    speak of, by the IRI of the class; ``rules`` are the versions of the rules that read them; ``refused`` is how many
    facts of extractors were left out, because the text does not bear them; ``own`` how many rows of own reference data
    the store knows, from the folders ``own_folders``; ``lists`` are the partnership lists.
    """

    folder: str
    releases: tuple[str, ...]
    statements: int
    classes: tuple[tuple[str, int], ...]
    rules: tuple[str, ...]
    refused: int = 0
    own: int = 0
    own_folders: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


def info(store: Store) -> Info:
    """Return what a store holds."""
    graph = store.graph(memory=0)
    counts = {row[0]: row[1] for row in graph.select(_CLASSES).rows}
    statements = graph.select(_STATEMENTS).rows[0][0]
    return Info(
        folder=str(store.root),
        releases=tuple(sorted(store.manifest)),
        statements=int(statements.text) if isinstance(statements, Value) else 0,
        classes=tuple(
            (name, int(n.text)) for name, n in counts.items() if isinstance(name, Iri) and isinstance(n, Value)
        ),
        rules=tuple(sorted({entry.rules.split("+")[0] for entry in store.manifest.values()})),
        refused=sum(entry.refused for entry in store.manifest.values()),
        own=store.own().size,
        own_folders=store.own().folders,
        lists=tuple(store.lists()),
    )


def withdraw(
    store: Store, releases: Iterable[str], constraints: Constraints = NOTHING, *, judged: Judged | None = None
) -> tuple[str, ...]:
    """Remove releases from a store: texts, facts and all that only they say; return their identifiers.

    What was one thing only by what they said is parted again. What people have judged of them stays in the file of
    judgements, and holds again should they come back.

    Raises
    ------
    InputError
        If the store lacks one of them, the constraints cannot hold together, or the store stands on judgements whose
        file is not there; nothing is removed then. A partnership list is named ``list/NAME``.
    """
    names, lists, judged = tuple(dict.fromkeys(releases)), store.lists(), judged or Judged()
    listed = [name for name in names if name not in store.manifest and name.removeprefix("list/") in lists]
    constraints_of(judged, constraints)
    demand_judgements(store, judged)
    store.withdraw(name for name in names if name not in listed)
    for name in listed:
        store.drop_list(name.removeprefix("list/"))
    settle(store, road_of(own=store.own()), judged, constraints)
    refresh(store)
    return names

"""Look into a store: what it holds in all, and what one release says, with the words that say it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from kg import extract as german
from kg.lexicon.rules import reason_for
from kg.model import Evidence, Extraction, Fact, Iri, Value
from kg.own import use
from kg.pipeline.reference import refresh
from kg.pipeline.road import extractor_named, road_of
from kg.store import REFERENCE, Store

__all__ = ["Info", "Shown", "facts_of", "info", "reasoned", "withdraw"]

# By which properties a thing without a name or title is called.
_CALLED: Final = {
    "country": ("iso",),
    "role": ("person", "role"),
    "agreement": ("type", "party"),
    "signature": ("signed_by",),
    "event": ("type", "start"),
    "funding": ("funder", "funds"),
    "quote": ("speaker",),
    "claim": ("claimant",),
    "figure": ("label", "value", "unit"),
}
_CLASSES: Final = f"""
SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) {{ GRAPH ?graph {{ ?thing a ?class }} FILTER(?graph != <{REFERENCE}>) }}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A fact as a reader sees it, with one span of its evidence; ``reasons`` say why it was read so, if asked for."""

    kind: str
    subject: str
    property: str
    value: str
    start: int
    end: int
    exact: str
    rule: str
    confidence: float
    reasons: tuple[str, ...] = ()


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


def facts_of(store: Store, release: str) -> tuple[Shown, ...]:
    """Return what a release says, in the order in which its text says it; a fact once for each span of its evidence.

    Raises
    ------
    InputError
        If the store holds no such release.
    """
    kept, extraction = store.held(release)
    names = _Names(extraction)
    shown = [_shown(kept.text, span, fact, names) for fact in extraction.facts for span in fact.evidence]
    return _in_order(shown)


def reasoned(store: Store, release: str) -> tuple[Shown, ...]:
    """Return what a release says as `facts_of` does, with the reasons.

    These are why there is the rule, as the lexicon says, and the features that spoke most for what learned weights
    judged, with their weights; the features only where the German rules of now have read the release.

    Raises
    ------
    InputError
        If the store holds no such release.
    """
    kept, extraction = store.held(release)
    names = _Names(extraction)
    extract = extractor_named()
    road = road_of(extract, store.own())
    is_now = extract is german.extract and store.manifest[release].rules == road.rules_of(kept)
    use(road.own)
    judged = german.reasons(kept) if is_now else {}

    def why(fact: Fact, span: Evidence) -> tuple[str, ...]:
        value = "" if fact.property == "type" else names.called(fact.value)
        features = judged.get((fact.subject, fact.property, value), [])
        return tuple(filter(None, (reason_for(span.rule), *features)))

    return _in_order(
        [
            replace(_shown(kept.text, span, fact, names), reasons=why(fact, span))
            for fact in extraction.facts
            for span in fact.evidence
        ]
    )


def _in_order(shown: Iterable[Shown]) -> tuple[Shown, ...]:
    return tuple(sorted(shown, key=lambda fact: (fact.start, fact.end, fact.kind, fact.subject, fact.property)))


def withdraw(store: Store, releases: Iterable[str]) -> tuple[str, ...]:
    """Remove releases from a store: texts, facts and all that only they say; return their identifiers.

    Raises
    ------
    InputError
        If the store lacks one of them; nothing is removed then. A partnership list is named ``list/NAME``.
    """
    names, lists = tuple(dict.fromkeys(releases)), store.lists()
    listed = [name for name in names if name not in store.manifest and name.removeprefix("list/") in lists]
    store.withdraw(name for name in names if name not in listed)
    for name in listed:
        store.drop_list(name.removeprefix("list/"))
    refresh(store)
    return names


def _shown(text: str, span: Evidence, fact: Fact, names: "_Names") -> Shown:
    return Shown(
        kind=names.kinds[fact.subject],
        subject=names.called(fact.subject),
        property=fact.property,
        value=names.called(fact.value),
        start=span.start,
        end=span.end,
        exact=text[span.start : span.end],
        rule=span.rule,
        confidence=span.confidence,
    )


class _Names:
    """What the things of a release are called."""

    def __init__(self, extraction: Extraction) -> None:
        self.kinds: dict[str, str] = {thing.id: thing.kind for thing in extraction.things}
        self._values: dict[tuple[str, str], str] = {}
        for fact in extraction.facts:
            self._values.setdefault((fact.subject, fact.property), fact.value)

    def called(self, value: str) -> str:
        """Return the name of a thing, or a value that is no thing as it is."""
        kind = self.kinds.get(value)
        if kind is None:
            return value
        for prop in ("name", "title"):
            if name := self._values.get((value, prop)):
                return name
        parts = (self._values.get((value, prop)) for prop in _CALLED.get(kind, ()))
        return " ".join(self.called(part) for part in parts if part) or value

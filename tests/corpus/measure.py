"""Compare what a store makes one with what is one.

Measured are the mentions that were extracted and of which the truth is known: people and bodies by the printed name;
agreements by type and parties, events by type, where the release has one such. A mention is a thing of one release.
Two mentions are a pair rightly joined where the store gives both one IRI and the truth both one id. B-cubed takes for
each mention the share of its group that is of its id, and the share of its id that is in its group, and their mean
(Bagga and Baldwin 1998).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.identify.identity import identify
from kg.model import Extraction, Iri, Kind
from kg.names import fold
from kg.pipeline.identity import names_of
from kg.pipeline.road import known_organisation, known_programme
from kg.store import Store
from tests.corpus.generate import Truth

__all__ = ["KINDS", "Score", "Told", "score", "told"]

KINDS: tuple[Kind, ...] = ("person", "organisation", "agreement", "event")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A mention: its release, kind and IRI in the graph, and the id of what it is in truth."""

    release: str
    kind: Kind
    iri: Iri
    truth: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision and recall of pairs of mentions, and B-cubed."""

    mentions: int
    things: int
    pair_precision: float
    pair_recall: float
    cubed_precision: float
    cubed_recall: float


def told(store: Store, truths: Mapping[str, Truth]) -> list[Told]:
    """Return the mentions of a store of which the truth is known."""
    return [mention for name in sorted(truths) for mention in _of_release(store, name, truths[name])]


def score(mentions: Iterable[Told]) -> Score:
    """Return how well mentions of one kind are joined.

    Examples
    --------
    >>> at = [Told(release=f"{n}", kind="event", iri=Iri(iri), truth=truth) for n, (iri, truth) in enumerate(
    ...     [("x", "a"), ("x", "a"), ("y", "a"), ("y", "b")])]
    >>> found = score(at)
    >>> found.pair_precision, found.pair_recall, found.cubed_precision
    (0.5, 0.3333333333333333, 0.75)
    """
    known = list(mentions)
    groups, things = Counter(one.iri for one in known), Counter(one.truth for one in known)
    both = Counter((one.iri, one.truth) for one in known)
    right, joined, one_in_truth = (sum(map(_pairs, counts.values())) for counts in (both, groups, things))
    return Score(
        mentions=len(known),
        things=len(things),
        pair_precision=right / joined if joined else 1.0,
        pair_recall=right / one_in_truth if one_in_truth else 1.0,
        cubed_precision=sum(both[one.iri, one.truth] / groups[one.iri] for one in known) / (len(known) or 1),
        cubed_recall=sum(both[one.iri, one.truth] / things[one.truth] for one in known) / (len(known) or 1),
    )


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _of_release(store: Store, name: str, truth: Truth) -> Iterator[Told]:
    release, said = store.held(name)
    iris = identify(
        release, said, known_organisation=known_organisation, known_programme=known_programme,
        names=names_of(store, name),
    ).iris  # fmt: skip
    facts = _facts(said)
    kinds = {thing.id: thing.kind for thing in said.things}
    scenes = Counter(value for (thing, prop), values in facts.items() for value in values
                     if prop == "type" and kinds[thing] == "event")  # fmt: skip
    for thing, kind in kinds.items():
        found: str | None = None
        if kind == "person":
            found = truth.people.get(fold(facts[thing, "name"][0]))
        elif kind == "organisation":
            found = truth.bodies.get(fold(facts[thing, "name"][0]))
        elif kind == "agreement":
            towns = frozenset(fold(facts[party, "name"][0]) for party in facts[thing, "party"])
            found = truth.deeds.get((facts[thing, "type"][0], towns))
        elif kind == "event" and scenes[facts[thing, "type"][0]] == 1:
            found = truth.scenes.get(facts[thing, "type"][0])
        if found:
            yield Told(release=name, kind=kind, iri=iris[thing], truth=found)


def _facts(said: Extraction) -> Mapping[tuple[str, str], list[str]]:
    facts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for fact in said.facts:
        facts[fact.subject, fact.property].append(fact.value)
    return facts

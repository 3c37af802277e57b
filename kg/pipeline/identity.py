"""Decide over all releases of a store which things are one, and keep its graphs so."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Final, TypeAlias, cast

from kg.errors import InputError
from kg.identify import identify
from kg.identify.across import (
    Constraints,
    Decision,
    Join,
    Near,
    Pair,
    Profile,
    Witness,
    decide,
    packed,
    profiled,
    unpacked,
)
from kg.mapping import quads_of
from kg.mapping.iris import expand
from kg.model import Extraction, Iri, Quad, Release
from kg.pipeline.road import known_organisation, known_programme
from kg.store import IDENTITY, Store, lines_of

__all__ = [
    "NOTHING",
    "Joined",
    "Left",
    "candidates",
    "decided",
    "held_to",
    "join",
    "joined_in",
    "joins",
    "names_of",
    "profile_of",
    "profiles_of",
    "resolved",
]

NOTHING: Final = Constraints()
# Gives a release and what people have left of what a machine has read of it.
Left: TypeAlias = Callable[[str], tuple[Release, Extraction]]
_REPLACED: Final = expand("dcterms:isReplacedBy")
_NEW: Final = (
    f"SELECT ?new {{ VALUES ?old {{ UNDEF }} GRAPH <{IDENTITY}> {{ ?old <{_REPLACED}> ?new }} }} ORDER BY ?new"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What came of a decision: the releases whose graphs were rewritten, how many IRIs are replaced and pairs near."""

    rewritten: tuple[str, ...]
    replaced: int
    near: int


def profile_of(release: Release, extraction: Extraction) -> bytes:
    """Return the profile of a release as it is kept."""
    said = profiled(release, extraction, known_organisation=known_organisation, known_programme=known_programme)
    return packed(said)


def decided(store: Store, constraints: Constraints = NOTHING) -> Decision:
    """Return what the releases of a store, and people's judgements, make one; the store is not changed.

    Raises
    ------
    ContradictionError
        If the constraints cannot hold together.
    """
    return decide(profiles_of(store), constraints)


def join(store: Store, constraints: Constraints = NOTHING, left: Left | None = None) -> Joined:
    """Bring the graphs of a store to what is decided over all its releases.

    The graphs of all releases whose things are renamed, and graph/identity, change in one step. What they become
    depends on the facts that are kept and on the judgements alone, not on what was built or withdrawn when. ``left``
    gives what people have left of the facts, by default all.

    Raises
    ------
    ContradictionError
        If the constraints cannot hold together; nothing is changed then.
    """
    basis = _basis(store, constraints)
    if (settled := store.identity.settled) and (last := json.loads(settled))["basis"] == basis:
        return Joined(rewritten=(), replaced=last["replaced"], near=last["near"])
    decision = decided(store, constraints)
    graphs: dict[str, bytes] = {}
    records: dict[str, bytes] = {}
    replaced: dict[Iri, set[Iri]] = {}
    for name in sorted(store.manifest):
        wanted = decision.names.get(name, {})
        bears = _bears(store, name)
        if bears["names"] != wanted:
            graphs[name], follow = _rewritten(*(left or store.held)(name), wanted)
            bears = {"names": wanted, "replaced": follow}
            records[name] = json.dumps(bears, sort_keys=True, ensure_ascii=False).encode() if wanted else b""
        for old, new in bears["replaced"].items():
            replaced.setdefault(Iri(old), set()).add(Iri(new))
    store.rename(graphs, records, _quads(replaced))
    joined = Joined(rewritten=tuple(graphs), replaced=len(replaced), near=len(decision.nears))
    note = {"basis": basis, "replaced": joined.replaced, "near": joined.near, "constraints": _listed(constraints)}
    store.identity.settle(json.dumps(note).encode())
    return joined


def names_of(store: Store, release: str) -> dict[Iri, Iri]:
    """Return the IRIs that things of a release bear in place of those that it alone would give them."""
    return {Iri(own): Iri(given) for own, given in _bears(store, release)["names"].items()}


def held_to(store: Store) -> Constraints:
    """Return the constraints under which the names of a store were last decided, none where it has changed since."""
    if not (settled := store.identity.settled):
        return NOTHING
    said = json.loads(settled)["constraints"]
    pairs = {name: frozenset((Iri(one), Iri(other)) for one, other in said[name]) for name in ("same", "different")}
    return Constraints(same=pairs["same"], different=pairs["different"])


def candidates(store: Store, constraints: Constraints = NOTHING) -> Iterator[Near]:
    """Yield the pairs of things that may be one and were not joined, likeliest first."""
    yield from decided(store, constraints).nears


def joins(store: Store, iri: Iri, constraints: Constraints | None = None) -> tuple[Join, ...]:
    """Return why the mentions that bear an IRI are one thing: which two met, and by what; empty for a single mention.

    Without constraints, those under which the names of the store were last decided hold.

    Raises
    ------
    InputError
        If the IRI was replaced by several.
    """
    return joined_in(decided(store, constraints or held_to(store)), resolved(store, iri))


def joined_in(decision: Decision, iri: Iri) -> tuple[Join, ...]:
    """Return the joins of what bears an IRI by a decision."""

    def bears(said: Witness) -> Iri:
        return decision.names.get(said.release, {}).get(said.iri, said.iri)

    return tuple(one for one in decision.joins if bears(one.first) == iri)


def resolved(store: Store, iri: Iri) -> Iri:
    """Return the IRI that has replaced an old one, or the same where none has.

    Raises
    ------
    InputError
        If it was replaced by several, because what bore it was parted.
    """
    rows = store.graph(memory=0).select(_NEW.replace("UNDEF", f"<{_checked(iri)}>")).rows
    news = [Iri(str(row[0])) for row in rows]
    if len(news) > 1:
        raise InputError(where=iri, what="stands for several things now", remedy=f"use one of {', '.join(news)}")
    return news[0] if news else iri


def _basis(store: Store, constraints: Constraints) -> str:
    """Return a digest of all that a decision depends on."""
    facts = [(name, entry.facts) for name, entry in sorted(store.manifest.items())]
    return sha256(json.dumps([facts, _listed(constraints)]).encode()).hexdigest()


def _listed(constraints: Constraints) -> dict[str, list[Pair]]:
    return {"same": sorted(constraints.same), "different": sorted(constraints.different)}


def _bears(store: Store, release: str) -> dict[str, Mapping[Iri, Iri]]:
    record = store.identity.names(release)
    return cast(dict[str, Mapping[Iri, Iri]], json.loads(record)) if record else {"names": {}, "replaced": {}}


def _checked(iri: Iri) -> Iri:
    if any(sign in iri for sign in '<>"{}|\\^` \n'):
        raise InputError(where=iri, what="is no valid IRI", remedy="check its spelling")
    return iri


def profiles_of(store: Store) -> Iterator[Profile]:
    """Yield the profiles of the releases of a store, in the order of their identifiers."""
    for name in sorted(store.manifest):
        record = store.identity.profile(name)
        try:
            yield unpacked(record)
        except ValueError:  # Stored by another version of the program, or by hand: the facts say it all.
            yield unpacked(profile_of(*store.held(name)))


def _rewritten(release: Release, extraction: Extraction, names: Mapping[Iri, Iri]) -> tuple[bytes, dict[Iri, Iri]]:
    """Return the triples of a release under the given names, and each IRI that another replaces."""
    of = partial(identify, release, extraction, known_organisation=known_organisation, known_programme=known_programme)
    own, given = of(), of(names=names)
    follow = {own.iris[thing]: iri for thing, iri in given.iris.items() if iri != own.iris[thing]}
    return lines_of(quads_of(release, extraction, given.iris, given.units)), follow


def _quads(replaced: Mapping[Iri, Iterable[Iri]]) -> Iterator[Quad]:
    for old, news in replaced.items():
        yield from (Quad(old, _REPLACED, new, IDENTITY) for new in news)

"""Show what meets in one IRI: the mentions, why they are one, and where their releases differ."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.errors import InputError
from kg.identify.across import REASONS, Constraints, Join, Witness
from kg.mapping.iris import NAMESPACES
from kg.model import Iri, Node, Value
from kg.pipeline.identity import decided, held_to, joined_in, profiles_of, resolved
from kg.store import Store

__all__ = ["Bearer", "Differing", "Meeting", "MetBy", "meeting"]

# Of these a thing has one value, if its releases agree.
_ONCE: Final = (
    "foaf:name", "skos:prefLabel", "mc:agreementType", "mc:agreementStatus", "mc:signedOn", "mc:eventType",
    "dcterms:title", "schema:startDate", "schema:endDate", "schema:location", "mc:venue", "mc:delegationSize",
)  # fmt: skip
_VALUES: Final = """
SELECT DISTINCT ?property ?value ?name {
  VALUES ?property { %s } GRAPH ?graph { <%s> ?property ?value . ?release <%sidentifier> ?name ; a <%sPressRelease> }
} ORDER BY ?property ?value ?name
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A mention: its release, the IRI that the release alone would give it, and the words with their place."""

    release: str
    own: Iri
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MetBy:
    """Two mentions that were taken for one thing, and the reason in English and German."""

    first: Bearer
    second: Bearer
    reason: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """One of several values that releases give to a property of one thing, and the releases that give it."""

    property: str
    value: str
    releases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What meets in an IRI; ``iri`` is the one in use, which may have replaced the one that was asked for."""

    iri: Iri
    bearers: tuple[Bearer, ...]
    joins: tuple[MetBy, ...]
    differing: tuple[Differing, ...]


def meeting(store: Store, iri: Iri, constraints: Constraints | None = None) -> Meeting:
    """Return what meets in an IRI of a person, organisation, agreement, event, programme or funding, or a replaced one.

    Without constraints, those under which the names of the store were last decided hold.

    Raises
    ------
    InputError
        If no release speaks of such a thing, or the IRI was replaced by several.
    """
    now = resolved(store, iri)
    decision = decided(store, constraints or held_to(store))
    bearers = tuple(
        _bearer(store, Witness(iri=one.iri, release=profile.release, start=one.start, end=one.end))
        for profile in profiles_of(store)
        for one in profile
        if decision.names.get(profile.release, {}).get(one.iri, one.iri) == now
    )
    if not bearers:
        what = "is no person, organisation, agreement, event, programme or funding of this store"
        raise InputError(where=iri, what=what, remedy="take an IRI from the answer to a query")
    return Meeting(
        iri=now,
        bearers=bearers,
        joins=tuple(_met_by(store, one) for one in joined_in(decision, now)),
        differing=tuple(_differing(store, now)),
    )


def _met_by(store: Store, one: Join) -> MetBy:
    return MetBy(first=_bearer(store, one.first), second=_bearer(store, one.second), reason=REASONS[one.reason])


def _bearer(store: Store, said: Witness) -> Bearer:
    exact = store.text(said.release)[said.start : said.end]
    return Bearer(release=said.release, own=said.iri, start=said.start, end=said.end, exact=exact)


def _differing(store: Store, iri: Iri) -> Iterator[Differing]:
    properties = {f"{NAMESPACES[name.split(':')[0]]}{name.split(':')[1]}": name for name in _ONCE}
    query = _VALUES % (
        " ".join(f"<{name}>" for name in properties), iri, NAMESPACES["dcterms"], NAMESPACES["mc"],
    )  # fmt: skip
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in store.graph(memory=0).select(query).rows:
        said[properties[str(row[0])]][_plain(row[1])].append(_plain(row[2]))
    for name in _ONCE:
        for value, releases in said[name].items() if len(said[name]) > 1 else ():
            yield Differing(property=name, value=value, releases=tuple(releases))


def _plain(term: Node | None) -> str:
    return term.text if isinstance(term, Value) else (term or "").removeprefix(NAMESPACES["id"])

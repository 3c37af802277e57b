"""Read what the graph says of one thing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.mapping.iris import expand
from kg.model import Iri, Node, Value
from kg.serve.things.vocabulary import PREFIXES, kind_of
from kg.store.askable import Askable
from kg.store.binding import bound, written

__all__ = [
    "Passage",
    "Pointer",
    "Saying",
    "Statement",
    "Telling",
    "knows",
    "passages_of",
    "pointers_to",
    "replacement_of",
    "said_of",
    "sayings_of",
]

# What a page of one thing shows of each: the rest is counted, and to be had in SPARQL.
_MOST: Final = 400
_TYPE: Final = expand("rdf:type")
_HIDDEN: Final = frozenset({_TYPE, expand("mc:evidence"), expand("mc:textHash")})

_SAID: Final = "SELECT DISTINCT ?p ?o { VALUES ?it { UNDEF } ?it ?p ?o } ORDER BY ?p ?o"
_REPLACED: Final = "SELECT ?new { VALUES ?it { UNDEF } ?it dcterms:isReplacedBy+ ?new } ORDER BY ?new"
_COUNTS: Final = """SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { VALUES ?it { UNDEF } ?s ?p ?it } GROUP BY ?p ORDER BY ?p"""
_POINTERS: Final = """
SELECT DISTINCT ?s ?date { VALUES ?it { UNDEF } VALUES ?p { UNDEF } ?s ?p ?it
  OPTIONAL { ?s schema:startDate|mc:signedOn|dcterms:issued|mc:attestedOn ?date }
} ORDER BY DESC(STR(?date)) ?s LIMIT %d"""
_PASSAGES: Final = """
SELECT DISTINCT ?release ?name ?start ?end ?exact ?evidence {
  VALUES ?it { UNDEF }
  { ?it mc:evidence ?evidence } UNION { ?evidence rdf:subject ?it }
  ?evidence oa:hasSource ?release . ?release dcterms:identifier ?name .
  ?evidence oa:hasSelector ?position . ?position oa:start ?start ; oa:end ?end .
  ?evidence oa:hasSelector ?quote . ?quote oa:exact ?exact .
} ORDER BY ?name ?start ?end ?evidence LIMIT %d"""
_STATED: Final = """
SELECT DISTINCT ?start ?end ?exact ?subject ?property ?value { VALUES ?it { UNDEF }
  ?evidence oa:hasSource ?it ; rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value .
  ?evidence oa:hasSelector ?position . ?position oa:start ?start ; oa:end ?end .
  ?evidence oa:hasSelector ?quote . ?quote oa:exact ?exact .
} ORDER BY ?start ?end ?subject ?property ?value LIMIT %d"""
# By itself: as an OPTIONAL of the query before it, it takes forty times as long as both; and so does naming the two
# properties that are wanted, for which Oxigraph reads all evidence that there is.
_DETAILS: Final = "SELECT ?evidence ?p ?o { VALUES ?evidence { %s } ?evidence ?p ?o }"
# Evidence points to everything that it supports; its own pages say so.
_PREDICATE: Final = expand("rdf:predicate")
_OBJECT: Final = expand("rdf:object")
_SUPPORTING: Final = frozenset({expand("rdf:subject"), _OBJECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a release that state something: of a whole node, or of one property and value of it."""

    release: Iri
    name: str
    start: int
    end: int
    exact: str
    property: Iri | None
    value: Node | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words of a release, and what they state of a thing."""

    exact: str
    subject: Iri
    property: Iri
    value: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One property of a thing, with all values that it has."""

    property: Iri
    values: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a thing is and what is said of it; not known at all where there are no ``types``."""

    types: tuple[Iri, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """The things that have this one as a value of a property, the latest first; ``count`` says how many there are."""

    property: Iri
    count: int
    subjects: tuple[tuple[Iri, str], ...]


def said_of(graph: Askable, iri: Iri) -> Telling:
    """Return what a thing is and what is said of it.

    Examples
    --------
    >>> from kg.store import Graph
    >>> said_of(Graph.of_quads([]), Iri("http://e.org/a")).types
    ()
    """
    values: dict[Iri, list[Node]] = defaultdict(list)
    for predicate, term in graph.select(*bound(PREFIXES + _SAID, {"it": iri})).rows:
        if isinstance(predicate, Iri) and term is not None:
            values[predicate].append(term)
    return Telling(
        types=tuple(term for term in values.get(_TYPE, ()) if isinstance(term, Iri)),
        statements=tuple(
            Statement(property=predicate, values=tuple(terms))
            for predicate, terms in values.items()
            if predicate not in _HIDDEN
        ),
    )


def knows(graph: Askable, iri: Iri) -> bool:
    """Tell whether the graph speaks of a thing."""
    return graph.ask(bound(PREFIXES + "ASK { VALUES ?it { UNDEF } { ?it ?p ?o } UNION { ?s ?q ?it } }", {"it": iri})[0])


def replacement_of(graph: Askable, iri: Iri) -> Iri | None:
    """Return what has taken the place of a thing, if anything has."""
    rows = graph.select(*bound(PREFIXES + _REPLACED, {"it": iri})).rows
    found = [row[0] for row in rows if isinstance(row[0], Iri)]
    return next((new for new in found if not _replaced(graph, new)), None)


def pointers_to(graph: Askable, iri: Iri) -> Sequence[Pointer]:
    """Return what points to a thing, by property."""
    pointers = []
    for predicate, count in graph.select(*bound(PREFIXES + _COUNTS, {"it": iri})).rows:
        if not isinstance(predicate, Iri) or predicate in _SUPPORTING or not isinstance(count, Value):
            continue
        query, _ = bound(PREFIXES + _POINTERS % _MOST, {"it": iri, "p": predicate})
        subjects = {
            subject: date.text if isinstance(date, Value) else ""
            for subject, date in graph.select(query).rows
            if isinstance(subject, Iri) and kind_of(subject) not in {"", "evidence"}
        }
        if subjects:
            pointers.append(Pointer(property=predicate, count=int(count.text), subjects=tuple(subjects.items())))
    return pointers


def passages_of(graph: Askable, iri: Iri) -> tuple[Passage, ...]:
    """Return the words that state a thing, or something of it, in the order of the releases' names."""
    rows = graph.select(*bound(PREFIXES + _PASSAGES % _MOST, {"it": iri})).rows
    details = _details(graph, {row[5] for row in rows if isinstance(row[5], Iri)})
    return tuple(
        Passage(
            release=Iri(str(release)),
            name=_text(name),
            start=int(_text(start)),
            end=int(_text(end)),
            exact=_text(exact),
            property=_predicate(details[evidence]),
            value=details[evidence].get(_OBJECT),
        )
        for release, name, start, end, exact, evidence in rows
        if isinstance(evidence, Iri)
    )


def sayings_of(graph: Askable, release: Iri) -> tuple[Saying, ...]:
    """Return what the words of a release state, in their order.

    Examples
    --------
    >>> from kg.store import Graph
    >>> sayings_of(Graph.of_quads([]), Iri("http://e.org/a"))
    ()
    """
    rows = graph.select(*bound(PREFIXES + _STATED % _MOST, {"it": release})).rows
    return tuple(
        Saying(exact=_text(exact), subject=subject, property=predicate, value=value)
        for _, _, exact, subject, predicate, value in rows
        if isinstance(subject, Iri) and isinstance(predicate, Iri) and value is not None
    )


def _details(graph: Askable, evidence: Iterable[Iri]) -> Mapping[Iri, Mapping[str, Node]]:
    """Return for each piece of evidence which property and which value it states, if it does."""
    found: dict[Iri, dict[str, Node]] = defaultdict(dict)
    wanted = " ".join(map(written, sorted(evidence)))
    for it, predicate, term in graph.select(PREFIXES + _DETAILS % wanted).rows if wanted else ():
        if isinstance(it, Iri) and term is not None and predicate in {_PREDICATE, _OBJECT}:
            found[it][str(predicate)] = term
    return found


def _predicate(details: Mapping[str, Node]) -> Iri | None:
    found = details.get(_PREDICATE)
    return found if isinstance(found, Iri) else None


def _replaced(graph: Askable, iri: Iri) -> bool:
    return bool(graph.select(*bound(PREFIXES + _REPLACED, {"it": iri})).rows)


def _text(term: Node | None) -> str:
    return term.text if isinstance(term, Value) else str(term or "")

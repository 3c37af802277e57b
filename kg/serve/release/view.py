"""Arrange a release for its page: the marked text, and its facts by the thing that they are about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.codes import codes, label
from kg.judge import Judged
from kg.mapping.iris import expand, release_iri
from kg.mapping.table import KINDS
from kg.model import SCHEMA, Iri, Node, Value
from kg.pipeline import Shown, facts_of
from kg.serve.language import Language
from kg.serve.release.marks import Piece, Span, pieces
from kg.serve.release.wording import called_by_code, property_in_words, value_in_words
from kg.serve.things.naming import Named, called
from kg.serve.things.vocabulary import PREFIXES, kind_of
from kg.store import Store
from kg.store.askable import Askable
from kg.store.binding import bound

__all__ = ["Stated", "Subject", "View", "viewed"]

# What a text names, beside what it tells of it.
_NAMED: Final = frozenset({"release", "municipality", "country", "person", "organisation"})
_CLAIMED: Final = frozenset({"quote", "claim"})
_WHOSE: Final = """
SELECT DISTINCT ?start ?end ?predicate ?subject { VALUES ?it { UNDEF }
  ?evidence oa:hasSource ?it ; oa:hasSelector ?position . ?position oa:start ?start ; oa:end ?end .
  { ?evidence rdf:subject ?subject ; rdf:predicate ?predicate } UNION { ?subject mc:evidence ?evidence }
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A fact beside the text: its property and value in words, the marks that bear it, and how it was judged."""

    id: str
    fact: str
    property: str
    value: str
    was: str
    kind: str
    verdict: str
    judgement: str
    rule: str
    confidence: float
    form: str
    choices: tuple[tuple[str, str], ...]
    at: tuple[str, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What some facts are about; ``named`` where the graph has a node for it that can be told from others."""

    kind: str
    label: str
    named: Named | None
    facts: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A release as its page shows it."""

    name: str
    iri: Iri
    pieces: tuple[Piece, ...]
    told: tuple[Subject, ...]
    claims: tuple[Subject, ...]
    named: tuple[Subject, ...]


def viewed(store: Store, graph: Askable, name: str, judged: Judged, language: Language) -> View:
    """Return what the page of a release shows.

    Raises
    ------
    InputError
        If the store holds no such release.
    """
    text, shown = store.text(name), facts_of(store, name, judged=judged)
    stated = _stated(shown, language)
    spans = [
        Span(start=row.start, end=row.end, fact=stated[row.id].id, kind=row.kind)
        for row in shown
        if row.verdict != "reject"
    ]
    cut = pieces(text, spans)
    marks = defaultdict[str, list[str]](list)
    for number, piece in enumerate(cut):
        for fact in piece.facts:
            marks[fact].append(f"m{number}")
    subjects = _subjects(graph, release_iri(name), shown, stated, marks, language)
    return View(
        name=name,
        iri=release_iri(name),
        pieces=cut,
        told=tuple(subject for subject in subjects if subject.kind not in _CLAIMED | _NAMED),
        claims=tuple(subject for subject in subjects if subject.kind in _CLAIMED),
        named=tuple(subject for subject in subjects if subject.kind in _NAMED),
    )


def _stated(shown: Sequence[Shown], language: Language) -> dict[str, Stated]:
    """Return each fact once, by its id, in the order of the text."""
    places: dict[str, list[str]] = defaultdict(list)
    for row in shown:
        places[row.id].append(f"{row.start}-{row.end}")
    found: dict[str, Stated] = {}
    for row in shown:
        if row.id in found:
            continue
        form = SCHEMA[row.kind][row.property]
        scheme = form.removeprefix("code:") if form.startswith("code:") else ""
        found[row.id] = Stated(
            id=f"f{len(found) + 1}",
            fact=row.id,
            property=property_in_words(row.kind, row.property, language),
            value=value_in_words(row.value, scheme, language),
            was=value_in_words(row.was, scheme, language) if row.was else "",
            kind=row.kind,
            verdict=row.verdict,
            judgement=row.judgement,
            rule=row.rule,
            confidence=row.confidence,
            form="code" if scheme else form,
            choices=tuple((code, label(scheme, code, language)) for code in sorted(codes(scheme))) if scheme else (),
            at=tuple(dict.fromkeys(places[row.id])),
        )
    return found


def _subjects(  # noqa: PLR0913, PLR0917
    graph: Askable,
    release: Iri,
    shown: Sequence[Shown],
    stated: Mapping[str, Stated],
    marks: Mapping[str, Sequence[str]],
    language: Language,
) -> tuple[Subject, ...]:
    whose = _whose(graph, release)
    rows: dict[tuple[str, str], dict[str, Stated]] = defaultdict(dict)
    nodes: dict[tuple[str, str], list[set[Iri]]] = defaultdict(list)
    for row in shown:
        fact = stated[row.id]
        rows[row.kind, row.subject][row.id] = _marked(fact, marks.get(fact.id, ()))
        nodes[row.kind, row.subject].append(_candidates(whose, row))
    sure = {key: node for key, found in nodes.items() if (node := _only(found)) is not None}
    names = called(graph, set(sure.values()), language)
    labels = {key: names[sure[key]].label if key in sure else called_by_code(*key, language) for key in rows}
    return tuple(
        Subject(
            kind=kind,
            label=labels[kind, subject],
            named=names[sure[kind, subject]] if (kind, subject) in sure else None,
            facts=tuple(_called(fact, labels) for fact in facts.values()),
        )
        for (kind, subject), facts in rows.items()
    )


def _called(fact: Stated, labels: Mapping[tuple[str, str], str]) -> Stated:
    """Return a fact with the name of the thing that is its value, as the page calls it."""
    found = [labels[kind, fact.value] for kind in fact.form.split("|") if (kind, fact.value) in labels]
    return replace(fact, value=found[0]) if found else fact


def _whose(graph: Askable, release: Iri) -> Mapping[tuple[int, int, str], set[Iri]]:
    """Return by place and property of which things something is stated."""
    found: dict[tuple[int, int, str], set[Iri]] = defaultdict(set)
    for start, end, predicate, subject in graph.select(*bound(PREFIXES + _WHOSE, {"it": release})).rows:
        if isinstance(subject, Iri):
            found[_number(start), _number(end), str(predicate or "")].add(subject)
    return found


def _candidates(whose: Mapping[tuple[int, int, str], set[Iri]], row: Shown) -> set[Iri]:
    known = KINDS[row.kind].rows.get(row.property)
    predicates = {str(expand(name)) for name in (known.predicate, known.again) if name} if known else set()
    here = [whose.get((row.start, row.end, predicate), set()) for predicate in (*sorted(predicates), "")]
    return {iri for found in here for iri in found if kind_of(iri) == row.kind}


def _only(found: Iterable[set[Iri]]) -> Iri | None:
    """Return the one thing that all facts can be about, or that most can where one has no node."""
    sets = [iris for iris in found if iris]
    common = set.intersection(*sets) if sets else set()
    return common.pop() if len(common) == 1 else None


def _marked(fact: Stated, marks: Sequence[str]) -> Stated:
    return replace(fact, marks=tuple(marks))


def _number(term: Node | None) -> int:
    return int(term.text) if isinstance(term, Value) else -1

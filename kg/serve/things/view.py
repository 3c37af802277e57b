"""Arrange what is known of a thing for its page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.mapping.iris import expand
from kg.model import Iri, Node, Value
from kg.serve.language import Language
from kg.serve.texts import Texts
from kg.serve.things.naming import Named, called
from kg.serve.things.reading import Passage, Pointer, Statement, passages_of, pointers_to, said_of, sayings_of
from kg.serve.things.told import Fact, Quotation, Row, Said, Section, Shown, Source, View
from kg.serve.things.vocabulary import kind_of, pointing_label, property_label
from kg.store.askable import Askable

__all__ = ["viewed"]

# In which order a page shows what points to its thing; what happened comes with its dates.
_ORDER: Final = (
    "agreement", "event", "role", "signature", "programme", "funding", "organisation", "person", "municipality",
    "quote", "claim", "figure", "release", "country",
)  # fmt: skip
_TIMED: Final = frozenset({"event", "agreement", "release"})
# Names first, then what and when, then the rest by IRI.
_FIRST: Final = tuple(
    expand(name)
    for name in (
        "skos:prefLabel", "foaf:name", "dcterms:title", "skos:altLabel", "mc:eventType", "mc:agreementType",
        "schema:startDate", "schema:endDate", "mc:signedOn", "schema:location",
    )
)  # fmt: skip
_SHOWN: Final = 60
_QUOTED: Final = 3
_SOURCES: Final = 20


def viewed(graph: Askable, texts: Texts, iri: Iri, language: Language) -> View:
    """Return what a page shows of a thing."""
    telling, pointers, passages = said_of(graph, iri), pointers_to(graph, iri), passages_of(graph, iri)
    values = [value for statement in telling.statements for value in statement.values]
    sayings = sayings_of(graph, iri) if kind_of(iri) == "release" else ()
    gathered = [_gathered(kind, of_kind) for kind, of_kind in _by_kind(pointers)]
    wanted = {value for value in values if isinstance(value, Iri)} | {passage.release for passage in passages} | {iri}
    wanted |= {subject for one in gathered for subject in one.labels} | {one.subject for one in sayings}
    wanted |= {one.value for one in sayings if isinstance(one.value, Iri)}
    names = called(graph, wanted, language)
    quoted = _Quoting(texts, names)
    sources = dict.fromkeys(passage.release for passage in passages)
    return View(
        named=names[iri],
        known=bool(telling.types or pointers),
        facts=tuple(
            Fact(
                label=property_label(statement.property, language),
                values=tuple(
                    _shown(value, names, quoted.of(passages, statement.property, value)) for value in statement.values
                ),
            )
            for statement in sorted(telling.statements, key=_rank)
        ),
        sections=tuple(_section(one, names, language) for one in gathered),
        sources=tuple(quoted.sources(passages, list(sources)[:_SOURCES])),
        more_sources=max(0, len(sources) - _SOURCES),
        said=tuple(
            Said(
                exact=one.exact,
                named=names[one.subject],
                label=property_label(one.property, language),
                value=_shown(one.value, names, ()),
            )
            for one in sayings
        ),
    )


def _rank(statement: Statement) -> tuple[int, str]:
    return (_FIRST.index(statement.property) if statement.property in _FIRST else len(_FIRST), statement.property)


def _shown(value: Node, names: Mapping[Iri, Named], passages: tuple[Quotation, ...]) -> Shown:
    if isinstance(value, Value):
        return Shown(text=value.text, named=None, address="", language=value.language or "", passages=passages)
    named = names[value]
    is_address = not named.kind and value.startswith(("http://", "https://"))
    return Shown(
        text=str(value), named=named if named.kind else None, address=value if is_address else "", language="",
        passages=passages,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathered:
    """What of a kind points to the thing: by which properties each does, and when; and how many there are in all."""

    kind: str
    labels: Mapping[Iri, list[Iri]]
    dates: Mapping[Iri, str]
    count: int


def _by_kind(pointers: Sequence[Pointer]) -> Iterable[tuple[str, list[Pointer]]]:
    """Yield pointers by the kind of what points, each with the subjects of that kind."""
    found: dict[str, list[Pointer]] = defaultdict(list)
    for pointer in pointers:
        kinds: dict[str, list[tuple[Iri, str]]] = defaultdict(list)
        for subject, date in pointer.subjects:
            kinds[kind_of(subject)].append((subject, date))
        beyond = pointer.count - len(pointer.subjects)
        for kind, subjects in kinds.items():
            found[kind].append(replace(pointer, subjects=tuple(subjects), count=len(subjects) + beyond))
            beyond = 0  # Of which kind those are that were not fetched is not known: mostly there is but one.
    return sorted(found.items(), key=lambda pair: _ORDER.index(pair[0]))


def _gathered(kind: str, pointers: Sequence[Pointer]) -> _Gathered:
    """Return what of a kind is to be named: of what has dates only the latest, since nothing else will be shown."""
    labels: dict[Iri, list[Iri]] = {}
    dates: dict[Iri, str] = {}
    for pointer in pointers:
        for subject, date in pointer.subjects:
            labels.setdefault(subject, []).append(pointer.property)
            dates[subject] = dates.get(subject) or date
    count = len(labels) + sum(pointer.count - len(pointer.subjects) for pointer in pointers)
    if kind in _TIMED:
        latest = sorted(labels, key=lambda subject: dates[subject], reverse=True)[:_SHOWN]
        labels = {subject: labels[subject] for subject in latest}
    return _Gathered(kind=kind, labels=labels, dates=dates, count=count)


def _section(gathered: _Gathered, names: Mapping[Iri, Named], language: Language) -> Section:
    rows = [
        Row(
            named=names[subject],
            properties=tuple(filter(None, (pointing_label(one, language) for one in properties))),
            date=gathered.dates[subject],
        )
        for subject, properties in gathered.labels.items()
    ]
    rows.sort(key=lambda row: row.named.label)
    timed = gathered.kind in _TIMED
    if timed:
        rows.sort(key=lambda row: row.date, reverse=True)
    shown = tuple(rows[:_SHOWN])
    return Section(
        kind=gathered.kind, timed=timed, count=gathered.count, hidden=gathered.count - len(shown), rows=shown
    )


class _Quoting:
    """Puts passages into their sentences."""

    def __init__(self, texts: Texts, names: Mapping[Iri, Named]) -> None:
        self._texts = texts
        self._names = names

    def of(self, passages: Sequence[Passage], predicate: Iri, value: Node) -> tuple[Quotation, ...]:
        fitting = [passage for passage in passages if passage.property == predicate and passage.value == value]
        return tuple(self._quoted(passage) for passage in fitting[:_QUOTED])

    def sources(self, passages: Sequence[Passage], releases: Sequence[Iri]) -> Iterable[Source]:
        """Yield some releases, each with its first passages on the thing as a whole."""
        for release in releases:
            whole = [passage for passage in passages if passage.release == release and passage.property is None]
            quoted = tuple(self._quoted(passage) for passage in whole[:_QUOTED])
            yield Source(title=self._names[release].label, page=release, passages=quoted)

    def _quoted(self, passage: Passage) -> Quotation:
        words = self._texts.cited(passage.name, passage.start, passage.end, passage.exact)
        return Quotation(
            words=words,
            page=f"{passage.release}#at-{passage.start}-{passage.end}",
            title=self._names[passage.release].label,
        )

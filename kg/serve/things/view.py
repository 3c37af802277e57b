"""Arrange what is known of a thing for its page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.mapping.iris import expand
from kg.model import Iri, Node, Value
from kg.serve.language import Language
from kg.serve.texts import Cited, Texts
from kg.serve.things.naming import Named, called
from kg.serve.things.reading import Passage, Pointer, Statement, passages_of, pointers_to, said_of
from kg.serve.things.vocabulary import kind_of, pointing_label, property_label
from kg.store.askable import Askable

__all__ = ["Fact", "Quotation", "Row", "Section", "Shown", "Source", "View", "viewed"]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in their sentence, and the address of the place in the release's page."""

    words: Cited
    page: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A value of a fact: a thing with its name, or a text."""

    text: str
    named: Named | None
    address: str
    language: str
    passages: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A property with its values."""

    label: str
    values: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Something that points to the thing, by which properties, and when."""

    named: Named
    properties: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """All of one kind that points to the thing."""

    kind: str
    timed: bool
    count: int
    hidden: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A release that tells of the thing as a whole, with the words that do."""

    title: str
    page: str
    passages: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that a page shows of a thing."""

    named: Named
    known: bool
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


def viewed(graph: Askable, texts: Texts, iri: Iri, language: Language) -> View:
    """Return what a page shows of a thing."""
    telling, pointers, passages = said_of(graph, iri), pointers_to(graph, iri), passages_of(graph, iri)
    values = [value for statement in telling.statements for value in statement.values]
    wanted = {value for value in values if isinstance(value, Iri)} | {passage.release for passage in passages} | {iri}
    wanted |= {subject for pointer in pointers for subject, _ in pointer.subjects}
    names = called(graph, wanted, language)
    quoted = _Quoting(texts, names)
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
        sections=tuple(_sections(pointers, names, language)),
        sources=tuple(quoted.sources(passages)),
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


def _sections(pointers: Sequence[Pointer], names: Mapping[Iri, Named], language: Language) -> Iterable[Section]:
    found: dict[str, dict[Iri, list[str]]] = defaultdict(dict)
    dates: dict[Iri, str] = {}
    beyond: dict[str, int] = defaultdict(int)
    for pointer in pointers:
        label = pointing_label(pointer.property, language)
        for subject, date in pointer.subjects:
            found[kind_of(subject)].setdefault(subject, []).extend([label] if label else [])
            dates[subject] = dates.get(subject) or date
        beyond[kind_of(pointer.subjects[0][0])] += pointer.count - len(pointer.subjects)
    for kind in sorted(found, key=_ORDER.index):
        rows = [
            Row(named=names[subject], properties=tuple(labels), date=dates[subject])
            for subject, labels in found[kind].items()
        ]
        rows.sort(key=lambda row: row.named.label)
        if kind in _TIMED:
            rows.sort(key=lambda row: row.date, reverse=True)
        count = len(rows) + beyond[kind]
        shown = tuple(rows[:_SHOWN])
        yield Section(kind=kind, timed=kind in _TIMED, count=count, hidden=count - len(shown), rows=shown)


class _Quoting:
    """Puts passages into their sentences."""

    def __init__(self, texts: Texts, names: Mapping[Iri, Named]) -> None:
        self._texts = texts
        self._names = names

    def of(self, passages: Sequence[Passage], predicate: Iri, value: Node) -> tuple[Quotation, ...]:
        fitting = [passage for passage in passages if passage.property == predicate and passage.value == value]
        return tuple(self._quoted(passage) for passage in fitting[:_QUOTED])

    def sources(self, passages: Sequence[Passage]) -> Iterable[Source]:
        whole: dict[Iri, list[Passage]] = defaultdict(list)
        for passage in passages:
            kept = whole[passage.release]
            if passage.property is None and len(kept) < _QUOTED:
                kept.append(passage)
        for release, kept in whole.items():
            quoted = tuple(self._quoted(passage) for passage in kept)
            yield Source(title=self._names[release].label, page=release, passages=quoted)

    def _quoted(self, passage: Passage) -> Quotation:
        words = self._texts.cited(passage.name, passage.start, passage.end, passage.exact)
        return Quotation(
            words=words,
            page=f"{passage.release}#at-{passage.start}-{passage.end}",
            title=self._names[passage.release].label,
        )

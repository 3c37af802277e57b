"""What a steward wants to see at a glance: what breaks the rules, what is covered, what waits for a decision."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from kg.model import Iri, Value
from kg.names import fold
from kg.serve.language import Language
from kg.serve.things.naming import Named, called
from kg.serve.things.vocabulary import PREFIXES
from kg.store.askable import Askable

__all__ = ["Coverage", "Covered", "Finding", "Report", "covered"]

_COVERED: Final = """
SELECT ?place ?year (COUNT(DISTINCT ?release) AS ?releases) {
  ?release a mc:PressRelease ; dcterms:publisher ?place .
  OPTIONAL { ?release dcterms:issued ?day }
  BIND(COALESCE(SUBSTR(STR(?day), 1, 4), "") AS ?year)
} GROUP BY ?place ?year ORDER BY ?place ?year"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A node that breaks a constraint: how badly, what to do in both languages, and where it was read."""

    severity: str
    constraint: str
    shape: str
    node: str
    label: Mapping[str, str]
    value: Mapping[str, str]
    messages: Mapping[str, str]
    releases: tuple[str, ...]
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found, and what the report says in a few sentences, by language."""

    findings: tuple[Finding, ...]
    summary: Mapping[str, str]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Report":
        """Return the report that `kg.serve.worker.checking` has told."""
        return cls(findings=tuple(map(_finding, told["findings"])), summary=told["summary"])

    def of_node(self, iri: str) -> tuple[Finding, ...]:
        """Return what is found of a thing."""
        return tuple(finding for finding in self.findings if finding.node == iri)

    def counted(self, field: str) -> tuple[tuple[str, int], ...]:
        """Return how often each value of a field is there, the most frequent first."""
        return tuple(Counter(str(getattr(finding, field)) for finding in self.findings).most_common())

    def narrowed(self, severity: str, constraint: str, words: str) -> tuple[Finding, ...]:
        """Return what has this severity and constraint, and the words in its name, value, sentence or releases."""
        wanted = words.casefold().split()

        def fits(finding: Finding) -> bool:
            names = (*finding.label.values(), *finding.value.values())
            told = " ".join((*names, finding.exact, *finding.releases)).casefold()
            return (
                severity in {"", finding.severity}
                and constraint in {"", finding.constraint}
                and all(word in told for word in wanted)
            )

        return tuple(filter(fits, self.findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A municipality that publishes, and how many of its releases are there, by year."""

    place: Named
    years: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """All years in order ("" for releases without a date), and the municipalities by name."""

    years: tuple[str, ...]
    rows: tuple[Covered, ...]

    def narrowed(self, words: str, first: int | None, last: int | None) -> "Coverage":
        """Return the municipalities whose names have these words, in the years from the first to the last.

        Examples
        --------
        >>> place = Named(iri=Iri("http://e.org/ulm"), label="Ulm", kind="municipality")
        >>> whole = Coverage(years=("", "2023"), rows=(Covered(place=place, years={"": 1, "2023": 2}),))
        >>> whole.narrowed("ulm", 2022, None).rows[0].years, whole.narrowed("bonn", None, None).rows
        ({'2023': 2}, ())
        """
        wanted = fold(words).split()
        years = tuple(year for year in self.years if _within(year, first, last))
        rows = (
            replace(row, years={year: count for year, count in row.years.items() if year in years})
            for row in self.rows
            if all(word in fold(row.place.label) for word in wanted)
        )
        return Coverage(years=years, rows=tuple(row for row in rows if row.years))


def covered(graph: Askable, language: Language) -> Coverage:
    """Return how many releases there are of each municipality and year.

    Examples
    --------
    >>> from kg.store import Graph
    >>> covered(Graph.of_quads([]), "de")
    Coverage(years=(), rows=())
    """
    counts: dict[Iri, dict[str, int]] = defaultdict(dict)
    for place, year, number in graph.select(PREFIXES + _COVERED).rows:
        if isinstance(place, Iri) and isinstance(year, Value) and isinstance(number, Value):
            counts[place][year.text] = int(number.text)
    names = called(graph, counts, language)
    rows = [Covered(place=names[place], years=years) for place, years in counts.items()]
    return Coverage(
        years=tuple(sorted({year for row in rows for year in row.years})),
        rows=tuple(sorted(rows, key=lambda row: (row.place.label, row.place.iri))),
    )


def _within(year: str, first: int | None, last: int | None) -> bool:
    """Tell whether a year is among those wanted; what has none is where all are."""
    if not year.isdigit():
        return first is None and last is None
    return (first is None or int(year) >= first) and (last is None or int(year) <= last)


def _finding(told: Mapping[str, Any]) -> Finding:
    evidence: Sequence[Mapping[str, Any]] = told["evidence"]
    return Finding(
        severity=told["severity"],
        constraint=told["constraint"].rsplit("/", 1)[-1].rsplit("#", 1)[-1],
        shape=told["shape"],
        node=told["node"],
        label=told["label"],
        value=told["valueLabel"] or {},
        messages=told["message"],
        releases=tuple(told["releases"]),
        exact=evidence[0]["exact"] if evidence else "",
    )

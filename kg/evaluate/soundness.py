"""Measure how faithful facts are to their vocabulary and their text, whatever gold files say.

References
----------
Mihindukulasooriya, N., Tiwari, S., Enguix, C. F. and Lata, K. (2023). Text2KGBench: A Benchmark for Ontology-Driven
Knowledge Graph Generation from Text. ISWC 2023. https://arxiv.org/abs/2308.02357
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.codes import NAMESPACE, codes
from kg.evaluate.evidence import Cited
from kg.evaluate.found import Found
from kg.evaluate.reading import Reading
from kg.gazetteer import countries
from kg.mapping.iris import expand
from kg.mapping.table import KINDS, Row
from kg.model import SCHEMA, Iri, Node, Release, Value
from kg.vouch import Derivation
from kg.withhold import OMITTED

__all__ = ["Share", "Soundness", "soundness"]


def _predicates(row: Row) -> tuple[str, ...]:
    return (row.predicate, row.again) if row.again else (row.predicate,)


_NAMES: Final = frozenset(map(expand, ("skos:prefLabel", "skos:altLabel", "foaf:name", "dcterms:title")))
_QUOTED: Final = expand("mc:text")
# What the mapping adds to what was extracted.
_ADDED: Final = frozenset({expand("org:unitOf")})
_KNOWN: Final = _ADDED | {
    expand(predicate) for rows in KINDS.values() for row in rows.rows.values() for predicate in _predicates(row)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of those that were looked at are so.

    Examples
    --------
    >>> Share(name="exact spans", hits=3, of=4).value
    0.75
    """

    name: str
    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share; 0 where nothing was looked at."""
        return self.hits / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundness:
    """The measures of Text2KGBench, and how many spans say in the text what the graph quotes.

    ``conformance``: statements that the vocabulary allows for the class of their subject and the kind of their object.
    ``relations``: statements with a relation that it lacks. ``subjects`` and ``objects``: things and names that cannot
    be derived from the text of their release (see `kg.vouch`); those without a name are not counted.
    """

    conformance: Share
    relations: Share
    subjects: Share
    objects: Share
    spans: Share

    @property
    def shares(self) -> tuple[Share, ...]:
        """All of them, in this order."""
        return self.conformance, self.relations, self.subjects, self.objects, self.spans


def soundness(found: Found, readings: Mapping[str, Reading], releases: Mapping[str, Release]) -> Soundness:
    """Measure the statements about the releases whose text is known."""
    counts: dict[str, list[bool]] = {name: [] for name in Soundness.__dataclass_fields__}
    for name, reading in readings.items():
        if name in releases:
            _Judge(found, reading, releases[name]).judge(counts)
    shares = {name: Share(name=name, hits=sum(hits), of=len(hits)) for name, hits in counts.items()}
    return Soundness(**shares)


class _Judge:
    """Judges what a graph says of one release."""

    def __init__(self, found: Found, reading: Reading, release: Release) -> None:
        self._printed = found.printed
        self._text = release.text
        self._derivation = Derivation(release.text, release.publisher, release.title)
        self._cited = reading.cited
        self._classes = reading.classes()

    def judge(self, counts: Mapping[str, list[bool]]) -> None:
        """Add what is so of each statement, thing and span."""
        stated = {(one.subject, one.predicate, one.object): one for one in self._cited if one.predicate is not None}
        counts["conformance"] += [self._conforms(one) for one in stated.values()]
        counts["relations"] += [one.predicate not in _KNOWN for one in stated.values()]
        counts["subjects"] += self._invented((one.subject, None) for one in stated.values())
        counts["objects"] += self._invented((one.object, one.predicate) for one in stated.values())
        counts["spans"] += [self._text[slice(*one.span)] == one.exact for one in self._cited if one.span[0] >= 0]

    def _invented(self, nodes: Iterable[tuple[Node | None, Node | None]]) -> list[bool]:
        """Return of each thing and each name, once, whether the text lacks it."""
        judged = {node: self._is_derived(node, predicate) for node, predicate in nodes}
        return [not derived for derived in judged.values() if derived is not None]

    def _is_derived(self, node: Node | None, predicate: Node | None) -> bool | None:
        """Return whether the text has a thing or a name; None for what has no name: codes, dates, numbers."""
        if isinstance(node, Value):
            if predicate == _QUOTED:
                return self._derivation.quotes(node.text, OMITTED)
            return self._derivation.has(node.text) or _is_country(node.text) if predicate in _NAMES else None
        names = self._printed.get(node) if node is not None and not node.startswith(NAMESPACE) else None
        return any(self._derivation.has(name) or _is_country(name) for name in sorted(names)) if names else None

    def _conforms(self, one: Cited) -> bool:
        classes = self._classes[one.subject]
        if one.predicate in _ADDED:
            return True
        options = [
            (row, SCHEMA[kind][prop])
            for kind, rows in KINDS.items()
            if expand(rows.type) in classes
            for prop, row in rows.rows.items()
            if one.predicate in {expand(name) for name in _predicates(row)}
        ]
        return any(self._fits(one.object, row, wanted) for row, wanted in options)

    def _fits(self, node: Node | None, row: Row, wanted: str) -> bool:
        """Return whether an object is what a property demands: of a class, of a list of codes, or a value."""
        if row.form == "node":
            return any(expand(KINDS[kind].type) in self._classes[node] for kind in SCHEMA if kind in wanted.split("|"))
        if row.form == "code":
            return isinstance(node, Iri) and node.rpartition("/")[2] in codes(row.scheme)
        return isinstance(node, Value) or row.form in {"address", "geonames"}


def _is_country(name: str) -> bool:
    """Return whether reference data calls a country so: releases name its towns."""
    return countries().by_name(name) is not None

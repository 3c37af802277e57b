"""What a validation found, as plain data."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from kg.model import Node

__all__ = ["SEVERITIES", "Finding", "Passage", "Report", "Severity", "ShapeCount"]

Severity: TypeAlias = Literal["violation", "warning", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words of a release that state something, with their place in the kept text (None where unknown)."""

    release: str
    exact: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One node that breaks one constraint.

    ``shape`` and ``constraint`` are IRIs of the shapes graph, ``focus`` is the node, ``label`` its name for a reader.
    ``path`` is the property in short form (``mc:party``), ``predicate`` its IRI where it is a single one, ``component``
    the IRI of SHACL's kind of constraint, ``value`` the offending value where there is one.
    ``messages`` say what is wrong and what to do, by language. ``releases`` are the identifiers of the releases
    that speak of the node; ``evidence`` holds up to five of their passages, the one about the value first.
    """

    severity: Severity
    shape: str
    constraint: str
    focus: str
    label: str
    path: str
    predicate: str | None
    component: str
    value: Node | None
    value_label: str | None
    messages: Mapping[str, str] = field(hash=False)
    releases: tuple[str, ...] = ()
    evidence: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeCount:
    """A shape, its names by language, its constraints, and how many nodes of the graph it looked at."""

    shape: str
    labels: Mapping[str, str] = field(hash=False)
    constraints: tuple[str, ...]
    nodes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All findings, in a fixed order, and what each shape looked at; ``engine`` names the library that ran."""

    findings: tuple[Finding, ...]
    shapes: tuple[ShapeCount, ...]
    engine: str

    @property
    def conforms(self) -> bool:
        """Whether the graph breaks no rule whose severity is violation."""
        return all(finding.severity != "violation" for finding in self.findings)

    @property
    def counts(self) -> dict[Severity, int]:
        """The number of findings of each severity."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in SEVERITIES}

    @property
    def idle(self) -> tuple[ShapeCount, ...]:
        """The shapes that met no node: they prove nothing about this graph."""
        return tuple(shape for shape in self.shapes if not shape.nodes)

    def passes(self, *, strict: bool = False) -> bool:
        """Return whether the graph may be published: no violation and, if ``strict``, no warning.

        Examples
        --------
        >>> Report(findings=(), shapes=(), engine="pyshacl").passes(strict=True)
        True
        """
        return self.conforms and not (strict and self.counts["warning"])

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
    """The words of a release that state something, with their place in the kept text (None where unknown).

    ``before`` and ``after`` are the rest of the sentence around the words, ``line`` and ``column`` (from 1) their place
    in the kept text; they are there only where the text is at hand and has the words at that place.
    """

    release: str
    exact: str
    start: int | None = None
    end: int | None = None
    before: str = ""
    after: str = ""
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One node that breaks one constraint.

    ``shape`` and ``constraint`` are IRIs of the shapes graph, ``kinds`` what the shape is about, ``focus`` is the
    node, ``names`` what it is called, by language. ``path`` is the property in short form (``mc:party``),
    ``predicate`` its IRI where it is a single one, ``component`` the IRI of SHACL's kind of constraint, ``also``
    those of further kinds that the same value breaks in the same constraint, ``value`` the offending value where
    there is one, ``value_names`` what it is called. ``messages`` say what is wrong and what to do, ``reasons`` why
    it matters, by language. ``releases`` are the identifiers of the releases that speak of the node; ``evidence``
    holds up to five of their passages, the one about the value first. A partnership list stands among the releases as
    ``list/NAME``. ``commands`` help to mend it.
    """

    severity: Severity
    shape: str
    constraint: str
    kinds: Mapping[str, str] = field(hash=False)
    focus: str
    names: Mapping[str, str] = field(hash=False)
    path: str
    predicate: str | None
    component: str
    also: tuple[str, ...] = ()
    value: Node | None
    value_names: Mapping[str, str] | None = field(hash=False)
    messages: Mapping[str, str] = field(hash=False)
    reasons: Mapping[str, str] = field(hash=False)
    releases: tuple[str, ...] = ()
    evidence: tuple[Passage, ...] = ()
    commands: tuple[str, ...] = ()

    @property
    def release(self) -> str:
        """The release under which the finding is listed: that of the first passage, else the first that is known."""
        if self.evidence:
            return self.evidence[0].release
        return self.releases[0] if self.releases else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeCount:
    """A shape, its names by language, its targets in short form, its constraints, and how many nodes it looked at.

    ``unmet`` says that the whole graph has no node for it, not only the part that was looked at; ``nearest`` is then
    the class or property of the graph that is spelt most like a target, where one is.
    """

    shape: str
    labels: Mapping[str, str] = field(hash=False)
    targets: tuple[str, ...] = ()
    constraints: tuple[str, ...]
    nodes: int
    unmet: bool = False
    nearest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All findings, in a fixed order, and what each shape looked at; ``engine`` names the library that ran.

    ``looked`` is the number of nodes where only a part of the graph was looked at, and None where it was the whole.
    """

    findings: tuple[Finding, ...]
    shapes: tuple[ShapeCount, ...]
    engine: str
    looked: int | None = None

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
        """The shapes for which the graph has no node: they prove nothing about it."""
        return tuple(shape for shape in self.shapes if shape.unmet)

    def passes(self, *, strict: bool = False) -> bool:
        """Return whether the graph may be published: no violation and, if ``strict``, no warning.

        Examples
        --------
        >>> Report(findings=(), shapes=(), engine="pyshacl").passes(strict=True)
        True
        """
        return self.conforms and not (strict and self.counts["warning"])

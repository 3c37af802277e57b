"""Write a report as text, JSON, W3C Turtle, a page, JUnit XML or SARIF; same report, same bytes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kg.errors import InputError
from kg.validate.findings import Finding, Report, ShapeCount
from kg.validate.groups import By, Group, groups
from kg.validate.junit import junit
from kg.validate.page import page
from kg.validate.record import record
from kg.validate.sarif import sarif
from kg.validate.shapes import shorten
from kg.validate.text import lines
from kg.validate.turtle import turtle
from kg.validate.words import SEVERITY_WORDS, number, word

__all__ = ["FORMATS", "Sheet", "coverage", "render", "summary", "table"]

_SHOWN = 3
FORMATS: Final = ("table", "json", "turtle", "html", "junit", "sarif")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Rows of plain text under headings, for whoever prints a table."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def render(  # noqa: PLR0913 - one parameter for each option
    report: Report,
    form: str,
    language: str = "en",
    *,
    strict: bool = False,
    by: By = "shape",
    limit: int | None = None,
) -> str:
    """Return a report as text in one of `FORMATS`.

    ``strict`` makes warnings fail in JUnit, SARIF and in the summary. ``by`` is how findings are grouped ("shape" or
    "release"), ``limit`` how many are shown of each group; every format says how many are left out. In Turtle and JSON
    both languages are always there.

    Raises
    ------
    InputError
        If the format, the order or the language is unknown.

    Examples
    --------
    >>> print(render(Report(findings=(), shapes=(), engine="pyshacl"), "table"))
    No shape met a node: nothing checked. 0 violations, 0 warnings, 0 notes.
    <BLANKLINE>
    """
    if form not in _WRITERS:
        raise InputError(where="format", what=f"{form!r} is unknown", remedy=f"use one of {', '.join(FORMATS)}")
    word("title", language)
    return _WRITERS[form](
        _Job(
            report=report, language=language, strict=strict, by=by, groups=groups(report, language, by=by, limit=limit)
        )
    )


def summary(report: Report, language: str = "en", *, strict: bool = False) -> str:
    """Return what a report says in a few sentences: the verdict, the counts, the shapes that met nothing.

    Examples
    --------
    >>> summary(Report(findings=(), shapes=(), engine="pyshacl"), "de")
    'Keine Regel traf einen Knoten: geprüft wurde nichts. 0 Verstöße, 0 Warnungen, 0 Hinweise.'
    """
    everything = len(report.idle) == len(report.shapes)
    verdict = "conforms" if report.passes(strict=strict) else "fails"
    name = "empty" if everything else verdict if report.looked is None else f"part.{verdict}"
    counts = ", ".join(
        f"{number(n, language)} {SEVERITY_WORDS[level][language][n != 1]}" for level, n in report.counts.items()
    )
    said = [f"{word(name, language)}. {counts}."]
    if report.looked is not None:
        said.append(word("part", language).format(n=number(report.looked, language)))
    if report.idle and not everything:
        said.append(f"{word('idle', language)}: {', '.join(_idle(shape, language) for shape in report.idle)}.")
    return " ".join(said)


def _idle(shape: ShapeCount, language: str) -> str:
    """Return the name of a shape that met no node, with what it looks for and what may have been meant."""
    named = shape.labels.get(language) or shorten(shape.shape)
    hint = f"; {word('nearest', language).format(name=shape.nearest)}" if shape.nearest else ""
    return f"{named} ({', '.join(shape.targets)}{hint})"


def table(report: Report, language: str = "en") -> Sheet:
    """Return the findings as rows: severity, constraint, node, value, advice, passage, releases.

    Examples
    --------
    >>> table(Report(findings=(), shapes=(), engine="pyshacl")).columns[:3]
    ('severity', 'constraint', 'node')
    """
    names = ("severity", "rule", "thing", "value", "advice", "passage", "releases")
    return Sheet(
        title=word("title", language),
        columns=tuple(word(name, language) for name in names),
        rows=tuple(_row(finding, language) for finding in report.findings),
    )


def coverage(report: Report, language: str = "en") -> Sheet:
    """Return how many nodes each shape looked at, and how many findings it has.

    Examples
    --------
    >>> coverage(Report(findings=(), shapes=(), engine="pyshacl"), "de").columns
    ('Klasse', 'geprüfte Knoten', 'Befunde')
    """
    found = Counter(finding.shape for finding in report.findings)
    rows = tuple(
        (shape.labels.get(language) or shorten(shape.shape), str(shape.nodes), str(found[shape.shape]))
        for shape in report.shapes
    )
    columns = tuple(word(name, language) for name in ("shape", "nodes", "findings"))
    return Sheet(title=word("coverage", language), columns=columns, rows=rows)


def _row(finding: Finding, language: str) -> tuple[str, ...]:
    return (
        SEVERITY_WORDS[finding.severity][language][0],
        shorten(finding.constraint).removeprefix("mcs:"),
        finding.names[language],
        (finding.value_names or {}).get(language, ""),
        finding.messages[language],
        finding.evidence[0].exact if finding.evidence else "",
        _some(finding.releases, language),
    )


def _some(names: tuple[str, ...], language: str) -> str:
    rest = len(names) - _SHOWN
    more = [word("more", language).format(n=rest)] if rest > 0 else []
    return ", ".join([*names[:_SHOWN], *more])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What is to be written, and how."""

    report: Report
    language: str
    strict: bool
    by: By
    groups: tuple[Group, ...]

    @property
    def heading(self) -> str:
        return summary(self.report, self.language, strict=self.strict)

    @property
    def shown(self) -> Report:
        """The report with only the findings that are shown."""
        kept = {id(finding) for group in self.groups for finding in group.findings}
        return Report(
            findings=tuple(finding for finding in self.report.findings if id(finding) in kept),
            shapes=self.report.shapes, engine=self.report.engine, looked=self.report.looked,
        )  # fmt: skip

    @property
    def omitted(self) -> int:
        return sum(group.omitted for group in self.groups)


def _text(job: _Job) -> str:
    blocks = ["\n".join(lines(group, job.language, job.by)) for group in job.groups]
    return "\n\n".join([job.heading, *blocks]) + "\n"


_WRITERS: Final[dict[str, Callable[[_Job], str]]] = {
    "table": _text,
    "json": lambda job: record(job.report, job.groups, strict=job.strict),
    "turtle": lambda job: turtle(job.shown, omitted=job.omitted),
    "html": lambda job: page(job.report, job.language, heading=job.heading, groups=job.groups, by=job.by),
    "junit": lambda job: junit(job.shown, job.language, strict=job.strict, omitted=job.omitted),
    "sarif": lambda job: sarif(job.shown, job.language, strict=job.strict, omitted=job.omitted),
}

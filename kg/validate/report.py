"""Write a report as rows for a table, JSON, W3C Turtle, a page, or JUnit XML; same report, same bytes."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from kg.errors import InputError
from kg.model import Value
from kg.validate.findings import Finding, Report
from kg.validate.junit import junit
from kg.validate.page import page
from kg.validate.shapes import shorten
from kg.validate.turtle import turtle
from kg.validate.words import SEVERITY_WORDS, word

__all__ = ["FORMATS", "Sheet", "coverage", "render", "summary", "table"]

_SHOWN = 3
FORMATS: Final = ("table", "json", "turtle", "html", "junit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Rows of plain text under headings, for whoever prints a table."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def render(report: Report, form: str, language: str = "en", *, strict: bool = False) -> str:
    """Return a report as text in one of `FORMATS`.

    ``strict`` makes warnings fail in JUnit and in the summary. In Turtle and JSON both languages are always there.

    Raises
    ------
    InputError
        If the format or the language is unknown.

    Examples
    --------
    >>> print(render(Report(findings=(), shapes=(), engine="pyshacl"), "table"))
    No shape met a node: nothing checked. 0 violations, 0 warnings, 0 notes.
    <BLANKLINE>
    """
    if form not in _WRITERS:
        raise InputError(where="format", what=f"{form!r} is unknown", remedy=f"use one of {', '.join(FORMATS)}")
    word("title", language)
    return _WRITERS[form](report, language, strict)


def summary(report: Report, language: str = "en", *, strict: bool = False) -> str:
    """Return what a report says in a few sentences: the verdict, the counts, the shapes that met nothing.

    Examples
    --------
    >>> summary(Report(findings=(), shapes=(), engine="pyshacl"), "de")
    'Keine Regel traf einen Knoten: geprüft wurde nichts. 0 Verstöße, 0 Warnungen, 0 Hinweise.'
    """
    idle = [shape.labels.get(language) or shorten(shape.shape) for shape in report.idle]
    everything = len(idle) == len(report.shapes)
    verdict = "empty" if everything else "conforms" if report.passes(strict=strict) else "fails"
    counts = ", ".join(f"{n} {SEVERITY_WORDS[level][language][n != 1]}" for level, n in report.counts.items())
    said = f"{word(verdict, language)}. {counts}."
    return said if everything or not idle else f"{said} {word('idle', language)}: {', '.join(idle)}."


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
        finding.label,
        finding.value_label or "",
        finding.messages[language],
        finding.evidence[0].exact if finding.evidence else "",
        _some(finding.releases, language),
    )


def _some(names: tuple[str, ...], language: str) -> str:
    rest = len(names) - _SHOWN
    more = [word("more", language).format(n=rest)] if rest > 0 else []
    return ", ".join([*names[:_SHOWN], *more])


def _text(report: Report, language: str, strict: bool) -> str:
    """Return the table as lines of tab-separated cells under the summary."""
    rows = [table(report, language).columns, *table(report, language).rows] if report.findings else []
    lines = ["\t".join(" ".join(cell.split()) for cell in row) for row in rows]
    return "\n".join([summary(report, language, strict=strict), *lines]) + "\n"


def _json(report: Report, _language: str, strict: bool) -> str:
    body: dict[str, Any] = {
        "conforms": report.conforms,
        "passes": report.passes(strict=strict),
        "counts": report.counts,
        "engine": report.engine,
        "shapes": [
            {"shape": shape.shape, "label": shape.labels, "nodes": shape.nodes, "constraints": shape.constraints}
            for shape in report.shapes
        ],
        "findings": [_object(finding) for finding in report.findings],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _object(finding: Finding) -> dict[str, Any]:
    literal = finding.value if isinstance(finding.value, Value) else None
    return {
        "severity": finding.severity,
        "shape": finding.shape,
        "constraint": finding.constraint,
        "node": finding.focus,
        "label": finding.label,
        "path": finding.path,
        "component": finding.component,
        "value": finding.value if literal is None else literal.text,
        "valueDatatype": literal and literal.datatype,
        "valueLanguage": literal and literal.language,
        "valueLabel": finding.value_label,
        "message": finding.messages,
        "releases": finding.releases,
        "evidence": [
            {"release": said.release, "exact": said.exact, "start": said.start, "end": said.end}
            for said in finding.evidence
        ],
    }


_WRITERS: Final[dict[str, Callable[[Report, str, bool], str]]] = {
    "table": _text,
    "json": _json,
    "turtle": lambda report, _language, _strict: turtle(report),
    "html": lambda report, language, strict: page(report, language, heading=summary(report, language, strict=strict)),
    "junit": lambda report, language, strict: junit(report, language, strict=strict),
}

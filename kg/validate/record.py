"""Write a report as JSON, with all that is known of each finding."""

import json
from collections.abc import Sequence
from typing import Any

from kg.model import Value
from kg.validate.findings import Finding, Report
from kg.validate.groups import Group, sentence

__all__ = ["record"]


def record(report: Report, groups: Sequence[Group], *, strict: bool = False) -> str:
    """Return a report as JSON, both languages in it; the findings are those of the groups.

    Examples
    --------
    >>> json.loads(record(Report(findings=(), shapes=(), engine="pyshacl"), ()))["conforms"]
    True
    """
    body: dict[str, Any] = {
        "conforms": report.conforms,
        "passes": report.passes(strict=strict),
        "counts": report.counts,
        "engine": report.engine,
        "nodesLookedAt": report.looked,
        "shapes": [
            {
                "shape": shape.shape,
                "label": shape.labels,
                "targets": shape.targets,
                "nodes": shape.nodes,
                "unmet": shape.unmet,
                "nearest": shape.nearest or None,
                "constraints": shape.constraints,
            }
            for shape in report.shapes
        ],
        "groups": [
            {"key": group.key, "title": group.title, "total": group.total, "omitted": group.omitted} for group in groups
        ],
        "findings": [_object(finding) for group in groups for finding in group.findings],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _object(finding: Finding) -> dict[str, Any]:
    literal = finding.value if isinstance(finding.value, Value) else None
    return {
        "severity": finding.severity,
        "shape": finding.shape,
        "constraint": finding.constraint,
        "node": finding.focus,
        "label": finding.names,
        "path": finding.path,
        "components": [finding.component, *finding.also],
        "value": finding.value if literal is None else literal.text,
        "valueDatatype": literal and literal.datatype,
        "valueLanguage": literal and literal.language,
        "valueLabel": finding.value_names,
        "message": finding.messages,
        "why": finding.reasons,
        "sentence": {language: sentence(finding, language) for language in ("de", "en")},
        "commands": finding.commands,
        "releases": finding.releases,
        "evidence": [
            {
                "release": said.release, "exact": said.exact, "start": said.start, "end": said.end,
                "before": said.before, "after": said.after, "line": said.line,
            }
            for said in finding.evidence
        ],
    }  # fmt: skip

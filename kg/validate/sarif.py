"""Write a report as SARIF 2.1.0, which editors and code hosts show beside the text.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. A result points to the span in the kept text; offsets
and columns count code points, as everywhere in this program.
"""

import json
from hashlib import blake2b
from typing import Any, Final
from urllib.parse import quote

import kg
from kg.store.holding import file_name
from kg.validate.findings import Finding, Passage, Report, Severity
from kg.validate.groups import sentence
from kg.validate.shapes import shorten
from kg.validate.words import word

__all__ = ["sarif"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final[dict[Severity, str]] = {"violation": "error", "warning": "warning", "info": "note"}
_TEXTS: Final = "TEXTS"


def sarif(report: Report, language: str = "en", *, strict: bool = False, omitted: int = 0) -> str:
    """Return a report as SARIF: a rule per constraint that was broken, a result per finding.

    ``strict`` makes warnings errors. Where findings are left out, a notification of the run says how many.

    Examples
    --------
    >>> body = json.loads(sarif(Report(findings=(), shapes=(), engine="pyshacl")))
    >>> body["version"], body["runs"][0]["results"]
    ('2.1.0', [])
    """
    broken = {finding.constraint: finding for finding in reversed(report.findings)}
    order = {constraint: place for place, constraint in enumerate(sorted(broken))}
    notes = (
        [{"level": "warning", "message": {"text": f"… {word('more', language).format(n=omitted)}"}}] if omitted else []
    )
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "kg validate",
                "version": kg.__version__,
                "semanticVersion": kg.__version__,
                "language": language,
                "rules": [_rule(broken[constraint], language, strict) for constraint in order],
            },
            "extensions": [{"name": report.engine}],
        },
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_TEXTS: {"description": {"text": "The folder texts/ of the store."}}},
        "results": [_result(finding, order[finding.constraint], language, strict) for finding in report.findings],
    }
    body = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _level(severity: Severity, strict: bool) -> str:
    return "error" if strict and severity == "warning" else _LEVELS[severity]


def _rule(finding: Finding, language: str, strict: bool) -> dict[str, Any]:
    message = finding.messages.get(language) or next(iter(finding.messages.values()), finding.constraint)
    rule: dict[str, Any] = {
        "id": shorten(finding.constraint).removeprefix("mcs:"),
        "shortDescription": {"text": message.partition(";")[0]},
        "fullDescription": {"text": message},
        "defaultConfiguration": {"level": _level(finding.severity, strict)},
        "properties": {"constraint": finding.constraint, "shape": finding.shape, "path": finding.path},
    }
    if why := finding.reasons.get(language):
        rule["help"] = {"text": f"{message}\n{word('why', language)}: {why}"}
    return rule


def _result(finding: Finding, rule: int, language: str, strict: bool) -> dict[str, Any]:
    commands = "".join(f"\n$ {command}" for command in finding.commands)
    said = "\x1f".join((finding.constraint, finding.focus, str(finding.value or "")))
    node = {"fullyQualifiedName": finding.focus, "name": finding.names[language], "kind": "object"}
    places = [_location(passage) for passage in finding.evidence]
    if places:
        places[0].setdefault("logicalLocations", []).insert(0, node)
    return {
        "ruleId": shorten(finding.constraint).removeprefix("mcs:"),
        "ruleIndex": rule,
        "level": _level(finding.severity, strict),
        "message": {"text": sentence(finding, language) + commands},
        "locations": places[:1] or [{"logicalLocations": [node]}],
        **({"relatedLocations": [{"id": n, **place} for n, place in enumerate(places[1:], 1)]} if places[1:] else {}),
        "partialFingerprints": {"finding/v1": blake2b(said.encode(), digest_size=10).hexdigest()},
    }


def _location(passage: Passage) -> dict[str, Any]:
    if passage.release.startswith("list/"):  # A store keeps no file of its lists that holds the text alone.
        return {"logicalLocations": [{"name": passage.exact, "fullyQualifiedName": passage.release, "kind": "row"}]}
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": f"{quote(file_name(passage.release))}.txt", "uriBaseId": _TEXTS}
    }
    region: dict[str, Any] = {"snippet": {"text": passage.exact}}
    if passage.line is not None:
        region |= {
            "startLine": passage.line, "startColumn": passage.column,
            "endLine": passage.end_line, "endColumn": passage.end_column,
        }  # fmt: skip
    if passage.start is not None and passage.end is not None and 0 <= passage.start <= passage.end:
        region |= {"charOffset": passage.start, "charLength": passage.end - passage.start}
    if len(region) > 1:
        physical["region"] = region
    return {"physicalLocation": physical}

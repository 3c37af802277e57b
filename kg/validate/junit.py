"""Write a report as JUnit XML, so that a build server shows it."""

import re
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kg.validate.findings import Finding, Report, ShapeCount
from kg.validate.groups import sentence
from kg.validate.shapes import shorten
from kg.validate.text import marked
from kg.validate.words import SEVERITY_WORDS, word

__all__ = ["junit"]

_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: Report, language: str = "en", *, strict: bool = False, omitted: int = 0) -> str:
    """Return a report as JUnit XML: a suite per shape, a case per constraint, or per finding where there are any.

    Violations (with ``strict`` warnings, too) are failures; other findings are told in a case that passes; the
    constraints of a shape that met no node are skipped. A property of the whole says how many findings are left out.

    Examples
    --------
    >>> print(junit(Report(findings=(), shapes=(), engine="pyshacl")).splitlines()[1])
    <testsuites name="SHACL" tests="0" failures="0" skipped="0" />
    """
    root = Element("testsuites", name="SHACL")
    if omitted:
        root.set("omitted", str(omitted))
    by_constraint: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_constraint.setdefault(finding.constraint, []).append(finding)
    for shape in report.shapes:
        _suite(root, shape, by_constraint, language, strict)
    _total(root)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, shape: ShapeCount, found: Mapping[str, list[Finding]], language: str, strict: bool) -> None:
    suite = SubElement(root, "testsuite", name=_local(shape.shape))
    for constraint in shape.constraints:
        broken = found.get(constraint, [])
        for finding in broken:
            name = f"{_local(constraint)} {_printable(finding.names[language])} <{_printable(finding.focus)}>"
            case = SubElement(suite, "testcase", classname=_local(shape.shape), name=name)
            _tell(case, finding, language, strict)
        if not broken:
            case = SubElement(suite, "testcase", classname=_local(shape.shape), name=_local(constraint))
            if not shape.nodes:
                SubElement(case, "skipped", message=word("unmet", language))
    _total(suite)


def _tell(case: Element, finding: Finding, language: str, strict: bool) -> None:
    kind = SEVERITY_WORDS[finding.severity][language][0]
    told = sentence(finding, language)
    why = finding.reasons.get(language)
    lines = [
        told,
        *([f"{word('why', language)}: {why}"] if why else []),
        *(f"{said.release}: {marked(said)}" for said in finding.evidence),
        *(f"$ {command}" for command in finding.commands),
    ]
    if finding.severity == "violation" or (strict and finding.severity == "warning"):
        element = SubElement(case, "failure", type=kind, message=_printable(told))
    else:
        element = SubElement(case, "system-out")
        lines.insert(0, kind)
    element.text = _printable("\n".join(lines))


def _total(element: Element) -> None:
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        element.set(name, str(sum(1 for _ in element.iter(tag))))


def _local(iri: str) -> str:
    return shorten(iri).removeprefix("mcs:")


def _printable(text: str) -> str:
    """Return a text without the signs that XML cannot hold (https://www.w3.org/TR/xml/#charsets)."""
    return _UNPRINTABLE.sub("\ufffd", text)

"""Write a report as the W3C's sh:ValidationReport, in Turtle without blank nodes."""

from hashlib import blake2b
from typing import Final

from kg.model import Node, Value
from kg.validate.findings import Finding, Report
from kg.validate.shapes import PREFIXES

__all__ = ["turtle"]

_BASE: Final = "https://w3id.org/municipal-cooperation/id"
# https://www.w3.org/TR/rdf11-concepts/#section-skolemization
_GENID: Final = "https://w3id.org/municipal-cooperation/.well-known/genid/"
_SEVERITY: Final = {"violation": "sh:Violation", "warning": "sh:Warning", "info": "sh:Info"}
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_IN_IRI: Final = '<>"{}|^`\\ '


def turtle(report: Report, *, omitted: int = 0) -> str:
    """Return a report as W3C SHACL has it, sorted, each result under an IRI of its own.

    ``sh:conforms`` is `Report.conforms`: warnings and notes alone do not make it false. ``sh:resultPath`` stands where
    the path is a single property; a longer path would need blank nodes and is found by ``sh:sourceShape``. A value that
    breaks several parts of one constraint has a result for each. A comment says how many results are left out.

    Examples
    --------
    >>> print(turtle(Report(findings=(), shapes=(), engine="pyshacl")).splitlines()[-1])
        sh:conforms true .
    """
    results = [
        (_name(finding, component), finding, component)
        for finding in report.findings
        for component in (finding.component, *finding.also)
    ]
    whole = blake2b(" ".join(name for name, *_ in results).encode(), digest_size=10).hexdigest()
    links = [f"    sh:result <{name}> ;" for name, *_ in results]
    conforms = "true" if report.conforms else "false"
    head = [f"@prefix sh: <{PREFIXES['sh']}> .", "", f"<{_BASE}/validation-report/{whole}> a sh:ValidationReport ;"]
    left = [f"# … and {omitted} more results, which are left out here."] if omitted else []
    return "\n".join([*left, *head, *links, f"    sh:conforms {conforms} .", *map(_result, results)]) + "\n"


def _name(finding: Finding, component: str) -> str:
    """Return the IRI of a result: the same finding has the same, in every report."""
    value = _term(finding.value) if finding.value is not None else ""
    said = "\x1f".join((finding.constraint, finding.focus, value, component))
    return f"{_BASE}/validation-result/{blake2b(said.encode(), digest_size=10).hexdigest()}"


def _result(named: tuple[str, Finding, str]) -> str:
    name, finding, component = named
    lines = [
        f"\n<{name}> a sh:ValidationResult ;",
        f"    sh:focusNode {_iri(finding.focus)} ;",
        *([f"    sh:resultPath {_iri(finding.predicate)} ;"] if finding.predicate else []),
        *([f"    sh:value {_term(finding.value)} ;"] if finding.value is not None else []),
        *(f"    sh:resultMessage {_literal(text)}@{tag} ;" for tag, text in sorted(finding.messages.items())),
        f"    sh:resultSeverity {_SEVERITY[finding.severity]} ;",
        f"    sh:sourceConstraintComponent {_iri(component)} ;",
        f"    sh:sourceShape {_iri(finding.constraint)} .",
    ]
    return "\n".join(lines)


def _term(term: Node) -> str:
    if not isinstance(term, Value):
        return _iri(term)
    if term.language:
        return f"{_literal(term.text)}@{term.language}"
    return f"{_literal(term.text)}^^{_iri(term.datatype)}"


def _literal(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'


def _iri(iri: str) -> str:
    if iri.startswith("_:"):
        iri = _GENID + iri[2:]
    return "<" + "".join(f"\\u{ord(sign):04X}" if sign in _IN_IRI or sign < " " else sign for sign in iri) + ">"

"""Validation against the shapes: what breaks a rule, how badly, where it was read, and what to do.

The only door to pySHACL and pyshacl-turbo.
"""

from kg.validate.findings import Finding, Passage, Report, Severity, ShapeCount
from kg.validate.report import FORMATS, Sheet, coverage, render, summary, table
from kg.validate.run import Engine, validate

__all__ = [
    "FORMATS",
    "Engine",
    "Finding",
    "Passage",
    "Report",
    "Severity",
    "ShapeCount",
    "Sheet",
    "coverage",
    "render",
    "summary",
    "table",
    "validate",
]

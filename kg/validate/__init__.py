"""Validation against the shapes: what breaks a rule, how badly, where it was read, why it matters and what to do.

The only door to pySHACL and pyshacl-turbo.
"""

from kg.validate.findings import Finding, Passage, Report, Severity, ShapeCount
from kg.validate.groups import ORDERS, By, Group, groups, sentence
from kg.validate.part import Part
from kg.validate.remedies import Place
from kg.validate.report import FORMATS, Sheet, coverage, render, summary, table
from kg.validate.run import Engine, Source, validate
from kg.validate.stated import Facts, Stated
from kg.validate.text import lines
from kg.validate.where import validate_files, validate_store

__all__ = [
    "FORMATS",
    "ORDERS",
    "By",
    "Engine",
    "Facts",
    "Finding",
    "Group",
    "Part",
    "Passage",
    "Place",
    "Report",
    "Severity",
    "ShapeCount",
    "Sheet",
    "Source",
    "Stated",
    "coverage",
    "groups",
    "lines",
    "render",
    "sentence",
    "summary",
    "table",
    "validate",
    "validate_files",
    "validate_store",
]

"""Validate the graph against the shapes, in a child, so that nothing waits for it."""

import json
from typing import Any

from kg.store import Graph
from kg.validate import render, summary, validate

__all__ = ["checked"]


def checked(graph: Graph) -> dict[str, Any]:
    """Return the report as plain data, with its summary in both languages."""
    report = validate(graph)
    told: dict[str, Any] = json.loads(render(report, "json"))
    return told | {"summary": {language: summary(report, language) for language in ("de", "en")}}

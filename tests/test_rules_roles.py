"""The rules of offices read their examples as they say: who holds which office, and where."""

from typing import Any

import pytest

from kg.extract import extract
from kg.lexicon import load_yaml
from kg.model import Release, Zone

_ISSUED = "2024-04-10"


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{rule['id']}: {case['text'][:40]}")
        for rule in load_yaml("roles")["rules"]
        for case in rule[kind]
    ]


def _held(case: dict[str, Any]) -> list[list[str | None]]:
    """Return who holds which office in what: the person's name, the code, the body's name."""
    zone = Zone(kind="body", start=0, end=len(case["text"]))
    home = f"Stadt {case['home']}" if "home" in case else None
    found = extract(Release(identifier="a", text=case["text"], zones=(zone,), publisher=home, issued=_ISSUED))
    values: dict[str, dict[str, str]] = {}
    for fact in found.facts:
        values.setdefault(fact.subject, {})[fact.property] = fact.value
    names = {subject: value["name"] for subject, value in values.items() if "name" in value}
    return sorted(
        [names[value["person"]], value["role"], names.get(value.get("of", ""))]
        for value in values.values()
        if "person" in value
    )


@pytest.mark.parametrize("case", _cases("examples"))
def test_an_office_reads_as_its_rule_says(case: dict[str, Any]) -> None:
    assert _held(case) == sorted(case["roles"])


@pytest.mark.parametrize("case", _cases("counterexamples"))
def test_a_rule_of_offices_leaves_its_counterexample_alone(case: dict[str, Any]) -> None:
    assert _held(case) == sorted(case.get("but", []))

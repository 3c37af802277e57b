"""Examples of the rules on money, programmes, speech, topics and figures read as they say, counterexamples not."""

from typing import Any

import pytest

from kg.extract import extract
from kg.lexicon import load_yaml
from kg.model import Extraction, Release, Zone

_FILES = ("funding", "programmes", "speech", "topics", "figures")
_PROPERTY = {"within": ("event", "within"), "part_of": ("programme", "part_of"), "run_by": ("programme", "run_by")}


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(name, rule, case, id=f"{rule['id']}: {case['text'][-60:]}")
        for name in _FILES
        for rule in load_yaml(name)["rules"]
        for case in rule[kind]
    ]


def _read(case: dict[str, Any]) -> Extraction:
    text = case["text"]
    zone = Zone(kind="body", start=0, end=len(text))
    return extract(
        Release(identifier="a", text=text, zones=(zone,), publisher=f"Stadt {case['home']}", issued="2024-05-10")
    )


class _Facts:
    """What an extraction says, with the names of things in place of their ids."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.names = {f.subject: f.value for f in extraction.facts if f.property in {"name", "title", "type"}}

    def all(self, kind: str, *properties: str) -> list[tuple[str | None, ...]]:
        things = [thing.id for thing in self.extraction.things if thing.kind == kind]
        return [tuple(self.one(thing, name) for name in properties) for thing in things]

    def one(self, thing: str, name: str) -> str | None:
        values = [f.value for f in self.extraction.facts if f.subject == thing and f.property == name]
        return self.names.get(values[0], values[0]) if values else None

    def pairs(self, kind: str, name: str) -> set[tuple[str | None, str | None]]:
        things = [thing.id for thing in self.extraction.things if thing.kind == kind]
        return {(self.names.get(thing), self.one(thing, name)) for thing in things if self.one(thing, name)}


def _found(facts: _Facts, name: str) -> list[Any]:
    if name == "funding":
        return sorted(map(list, facts.all("funding", "funder", "via", "programme", "funds")), key=str)
    if name == "figures":
        return list(map(list, facts.all("figure", "value", "unit", "as_of", "about")))
    if name == "quotes":
        return sorted({row[0] for row in facts.all("quote", "speaker")}, key=str)
    if name == "topics":
        return sorted(f.value for f in facts.extraction.facts if f.property == "topic")
    return sorted(map(list, facts.pairs(*_PROPERTY[name])), key=str)


@pytest.mark.parametrize(("file", "rule", "case"), _cases("examples"))
def test_an_example_reads_as_its_rule_says(file: str, rule: dict[str, Any], case: dict[str, Any]) -> None:
    facts = _Facts(_read(case))
    for name in case.keys() - {"text", "home"}:
        wanted = case[name] if name == "figures" else sorted(case[name], key=str)
        assert _found(facts, name) == wanted, rule["why"]


_STATED = {
    "funding": ("funding",),
    "programmes": ("within", "part_of", "run_by"),
    "speech": ("quotes",),
    "topics": ("topics",),
    "figures": ("figures",),
}


@pytest.mark.parametrize(("file", "rule", "case"), _cases("counterexamples"))
def test_a_counterexample_states_nothing_of_the_kind(file: str, rule: dict[str, Any], case: dict[str, Any]) -> None:
    facts = _Facts(_read(case))
    found = {name: _found(facts, name) for name in _STATED[file]}
    assert not any(found.values()), f"{case['why']} {found}"


def test_funding_is_told_in_many_ways() -> None:
    rules = load_yaml("funding")["rules"]
    assert sum(len(rule["expressions"]) for rule in rules) >= 80
    assert {rule["form"] for rule in rules} == {"active", "passive", "nominal", "participial"}

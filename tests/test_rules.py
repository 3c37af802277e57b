"""Every rule of the lexicon has an example and a counterexample; those of dates and events read as they say."""

from datetime import date
from typing import Any

import pytest

from kg.assets import asset
from kg.extract import extract
from kg.lexicon import load_yaml
from kg.lexicon.rules import reason_for
from kg.model import Extraction, Release, Zone
from kg.recognise import recognise
from kg.recognise.occurrences import RULE as OCCURRENCE
from kg.recognise.unheard import RULE as UNHEARD
from kg.relate.agreements.dated import RULE as DATED
from kg.relate.agreements.heard import RULE as HEARD
from kg.relate.agreements.signs import RULE as SIGNED
from kg.relate.story.days import RULE as DAY
from kg.relate.story.undated import RULE as UNDATED
from kg.relate.story.until import RULE as ENDED
from kg.segment import segment
from kg.text import Mention

# The day on which the examples of dates are told: a Wednesday.
_TODAY = date(2024, 4, 10).isoformat()
_FILES = sorted(path.stem for path in asset("data/lexicon/de").glob("*.yaml"))
_WITH_RULES = [name for name in _FILES if isinstance(load_yaml(name), dict) and "rules" in load_yaml(name)]


def _rules() -> list[Any]:
    return [pytest.param(rule, id=rule["id"]) for name in _WITH_RULES for rule in load_yaml(name)["rules"]]


def _cases(name: str, kind: str) -> list[Any]:
    return [
        pytest.param(rule["id"], case, id=f"{rule['id']}: {case['text'][:40]}")
        for rule in load_yaml(name)["rules"]
        for case in rule[kind]
    ]


def _release(case: dict[str, Any], issued: str) -> Release:
    zone = Zone(kind="body", start=0, end=len(case["text"]))
    home = f"Stadt {case['home']}" if "home" in case else None
    return Release(identifier="a", text=case["text"], zones=(zone,), publisher=home, issued=issued)


def test_rules_are_kept_in_several_files() -> None:
    assert {"agreements", "dates", "events", "funding", "programmes", "speech"} <= set(_WITH_RULES)


@pytest.mark.parametrize("rule", _rules())
def test_a_rule_shows_what_it_reads_and_what_it_leaves_alone(rule: dict[str, Any]) -> None:
    assert rule["examples"]
    assert rule["counterexamples"]
    assert all(case["why"] for case in rule["counterexamples"])


def test_no_two_rules_have_one_id() -> None:
    ids = [rule["id"] for name in _WITH_RULES for rule in load_yaml(name)["rules"]]
    assert len(ids) == len(set(ids))


# Dates


def _dates(case: dict[str, Any]) -> list[Mention]:
    release = _release(case, _TODAY)
    return [mention for mention in recognise(segment(release), _TODAY) if mention.kind == "date"]


@pytest.mark.parametrize(("rule", "case"), _cases("dates", "examples"))
def test_a_date_reads_as_its_rule_says(rule: str, case: dict[str, Any]) -> None:
    assert (rule, *case["span"]) in [(mention.rule, mention.key, mention.end_key) for mention in _dates(case)]


@pytest.mark.parametrize(("rule", "case"), _cases("dates", "counterexamples"))
def test_a_rule_of_dates_leaves_its_counterexample_alone(rule: str, case: dict[str, Any]) -> None:
    found = _dates(case)
    assert rule not in [mention.rule for mention in found if mention.key != case.get("but")]


# Events


def _events(found: Extraction) -> list[dict[str, set[str]]]:
    """Return each event's values by their property, with names in place of ids."""
    names = {fact.subject: fact.value for fact in found.facts if fact.property == "name"}
    events: list[dict[str, set[str]]] = []
    for thing in found.things:
        if thing.kind == "event":
            values: dict[str, set[str]] = {}
            for fact in found.facts:
                if fact.subject == thing.id:
                    values.setdefault(fact.property, set()).add(names.get(fact.value, fact.value))
            events.append(values)
    return events


@pytest.mark.parametrize(("rule", "case"), _cases("events", "examples"))
def test_an_event_reads_as_its_rule_says(rule: str, case: dict[str, Any]) -> None:
    found = _events(extract(_release(case, "2024-05-07")))
    for wanted in case["events"]:
        expected = {name: set(value if isinstance(value, list) else [value]) for name, value in wanted.items()}
        assert any(all(values <= event.get(name, set()) for name, values in expected.items()) for event in found), rule


@pytest.mark.parametrize(("rule", "case"), _cases("events", "counterexamples"))
def test_a_rule_of_events_leaves_its_counterexample_alone(rule: str, case: dict[str, Any]) -> None:
    assert _events(extract(_release(case, "2024-05-07"))) == [], rule


def test_what_weights_read_has_a_reason_too() -> None:
    learned = (OCCURRENCE, UNHEARD, HEARD, DATED, SIGNED, DAY, UNDATED, ENDED)
    assert {entry["id"] for entry in load_yaml("learned")["learned"]} == set(learned)
    assert all(reason_for(rule) for rule in learned)

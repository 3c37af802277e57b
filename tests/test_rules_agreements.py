"""Every rule on agreements reads its examples and leaves its counterexamples alone."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.extract import extract
from kg.lexicon import load_yaml
from kg.model import Extraction, Release, Zone

_RULES = load_yaml("agreements")["rules"]
_EXAMPLES = [(rule["id"], example) for rule in _RULES for example in rule["examples"]]
_CASES = yaml.safe_load((Path(__file__).parent / "cases/de/agreements.yaml").read_text(encoding="utf-8"))
_COUNTEREXAMPLES = [(rule["id"], example) for rule in _RULES for example in rule["counterexamples"]]


def _read(example: dict[str, Any]) -> Extraction:
    title = f"{example['title']}\n\n" if "title" in example else ""
    text = title + example["text"]
    headline = (Zone(kind="headline", start=0, end=len(title) - 2),) if title else ()
    return extract(
        Release(
            identifier="example",
            text=text,
            zones=(*headline, Zone(kind="body", start=len(title), end=len(text))),
            publisher=f"Stadt {example['home']}",
            issued=example.get("issued", "2024-05-03"),
        )
    )


def _agreements(found: Extraction) -> list[tuple[str, frozenset[str], str, str | None, tuple[str, ...]]]:
    names = {fact.subject: fact.value for fact in found.facts if fact.property == "name"}

    def values(thing: str, name: str) -> list[str]:
        return [fact.value for fact in found.facts if fact.subject == thing and fact.property == name]

    return [
        (
            values(thing.id, "type")[0],
            frozenset(names[party] for party in values(thing.id, "party")),
            values(thing.id, "status")[0],
            next(iter(values(thing.id, "signed")), None),
            tuple(sorted(names[person] for person in values(thing.id, "signatory"))),
        )
        for thing in found.things
        if thing.kind == "agreement"
    ]


def _order(agreement: tuple[str, frozenset[str], str, str | None, tuple[str, ...]]) -> str:
    kind, parties, *rest = agreement
    return str((kind, sorted(parties), rest))


def _expected(example: dict[str, Any]) -> list[tuple[str, frozenset[str], str, str | None, tuple[str, ...]]]:
    return [
        (kind, frozenset(parties), status, signed, tuple(sorted(next(iter(more), []))))
        for kind, parties, status, signed, *more in example["agreements"]
    ]


@pytest.mark.parametrize(("rule", "example"), _EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_rule_reads_the_agreements_of_its_example(rule: str, example: dict[str, Any]) -> None:
    assert sorted(_agreements(_read(example)), key=_order) == sorted(_expected(example), key=_order), rule


@pytest.mark.parametrize(
    ("rule", "example"), _COUNTEREXAMPLES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_rule_leaves_its_counterexample_alone(rule: str, example: dict[str, Any]) -> None:
    assert _agreements(_read(example)) == [], f"{rule}: {example['why']}"


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["text"][:60])
def test_a_sentence_tells_its_agreements(case: dict[str, Any]) -> None:
    assert sorted(_agreements(_read(case)), key=_order) == sorted(_expected(case), key=_order)


def test_every_rule_has_examples_and_counterexamples() -> None:
    assert all(rule["why"] and rule["examples"] and rule["counterexamples"] for rule in _RULES)


def test_every_fact_of_an_agreement_quotes_the_text() -> None:
    for _, example in _EXAMPLES:
        found = _read(example)
        spans = [span for fact in found.facts if fact.subject.startswith("agreement:") for span in fact.evidence]
        assert spans
        assert all(0 <= span.start < span.end <= len(example["text"]) for span in spans)


def test_a_new_agreement_follows_the_one_that_it_replaces() -> None:
    text = (
        "Erfurt und Lille haben gestern eine neue Kooperationsvereinbarung unterzeichnet. "
        "Sie löst die Vereinbarung von 2015 ab."
    )
    found = _read({"text": text, "home": "Erfurt"})
    (follows,) = [fact for fact in found.facts if fact.property == "follows"]
    signed = {fact.subject: fact.value for fact in found.facts if fact.property == "signed"}
    assert (signed[follows.subject], signed[follows.value]) == ("2024-05-02", "2015")


def test_what_an_agreement_is_turned_into_follows_it() -> None:
    text = (
        "Aus der Hilfe für Butscha erwuchs 2022 eine Patenschaft, die 2023 in eine Städtepartnerschaft überführt wurde."
    )
    found = _read({"text": text, "home": "Erfurt"})
    (follows,) = [fact for fact in found.facts if fact.property == "follows"]
    kinds = {fact.subject: fact.value for fact in found.facts if fact.property == "type"}
    assert (kinds[follows.subject], kinds[follows.value]) == ("twinning", "sponsorship")

"""Who pays, through whom, in which programme and for what, in the words of many municipalities."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.extract import extract, reasons
from kg.model import Extraction, Release, Zone

_LONG = {
    "Bundesministerium für wirtschaftliche Zusammenarbeit und Entwicklung": "BMZ",
    "Bundesentwicklungsministerium": "BMZ",
    "Servicestelle Kommunen in der Einen Welt": "SKEW",
    "Engagement Global": "EG",
    "Engagement Global gGmbH": "EG",
}
_VISIT = "Vom 3. bis 6. Mai 2024 war eine Delegation aus Lille in Erfurt zu Besuch. "

_CASES = yaml.safe_load((Path(__file__).parent / "cases/de/money.yaml").read_text(encoding="utf-8"))


def _read(text: str) -> Extraction:
    zone = Zone(kind="body", start=0, end=len(text))
    return extract(Release(identifier="a", text=text, zones=(zone,), publisher="Stadt Erfurt", issued="2024-05-10"))


def _funding(text: str) -> list[tuple[str | None, ...]]:
    read = _read(text)
    names = {f.subject: f.value for f in read.facts if f.property in {"name", "title", "type"}}
    rows = []
    for thing in (thing.id for thing in read.things if thing.kind == "funding"):
        stated = {f.property: names.get(f.value, f.value) for f in read.facts if f.subject == thing}
        row = tuple(stated.get(name) for name in ("funder", "via", "programme", "funds"))
        rows.append(tuple(_LONG.get(value or "", value) for value in row))
    return sorted(rows, key=str)


@pytest.mark.parametrize("case", _CASES, ids=[case["text"][:60] for case in _CASES])
def test_a_sentence_says_who_pays(case: dict[str, Any]) -> None:
    assert _funding(_VISIT + case["text"]) == sorted(map(tuple, case["funding"]), key=str)


def test_a_payment_keeps_the_clauses_that_tell_it_and_its_amount() -> None:
    read = _read(_VISIT + "Die Muster-Stiftung fördert den Besuch mit 5.000 Euro.")
    funding = next(thing for thing in read.things if thing.kind == "funding")
    text = _VISIT + "Die Muster-Stiftung fördert den Besuch mit 5.000 Euro."
    span = funding.evidence[0]
    assert text[span.start : span.end] == "Die Muster-Stiftung fördert den Besuch mit 5.000 Euro."
    assert {f.property: f.value for f in read.facts if f.subject == funding.id}["amount"] == "5000"


def test_two_shares_of_one_sum_are_two_payments() -> None:
    found = _funding(
        _VISIT + "90 Prozent der Reisekosten trägt die Europäische Union, den Rest zahlt die Stadt Erfurt."
    )
    assert [row[0] for row in found] == ["Erfurt", "Europäische Union"]


def test_a_visit_is_within_the_programme_that_pays_it() -> None:
    read = _read(_VISIT + "Bezahlt wurde der Besuch aus dem Programm „Städte am Fluss“ der Muster-Stiftung.")
    within = [f for f in read.facts if f.property == "within"]
    titles = {f.subject: f.value for f in read.facts if f.property == "title"}
    assert [titles[f.value] for f in within] == ["Städte am Fluss"]


@pytest.mark.parametrize(
    ("text", "givers"),
    [
        (
            "Zu den Unterstützern des Treffens zählen das Auswärtige Amt und die Sparkasse Mittelthüringen.",
            ["Auswärtiges Amt", "Sparkasse Mittelthüringen"],
        ),
        (
            "Hinter dem Treffen stehen Fördermittel, die das Deutsch-Französische Jugendwerk lockermachte.",
            ["Deutsch-Französisches Jugendwerk"],
        ),
        ("Beim Deutsch-Französischen Jugendwerk wurde ein Zuschuss für den Besuch beantragt.", []),
        ("Das Deutsch-Französische Jugendwerk stellte auf dem Treffen seine Arbeit vor.", []),
    ],
)
def test_weights_see_a_giver_whom_no_rule_reads_and_say_so(text: str, givers: list[str]) -> None:
    read = _read(_VISIT + text)
    names = {fact.subject: fact.value for fact in read.facts if fact.property == "name"}
    told = [fact for fact in read.facts if fact.property == "funder"]
    assert sorted(names[fact.value] for fact in told) == givers
    assert all(span.rule == "de.funding.weighed" and span.confidence < 1 for fact in told for span in fact.evidence)


def test_money_is_for_the_event_that_the_text_means_not_for_the_last_one_told() -> None:
    read = _read(
        "Vom 3. bis 6. Mai 2024 war eine Delegation aus Lille in Erfurt zu Besuch. Am 4. Mai 2024 gab das Orchester "
        "aus Lille ein Konzert im Dom. Die Reisekosten der Delegation trug das Deutsch-Französische Jugendwerk."
    )
    (paid,) = [fact.value for fact in read.facts if fact.property == "funds"]
    assert {fact.value for fact in read.facts if (fact.subject, fact.property) == (paid, "type")} == {"visit"}


def test_reasons_are_given_for_a_giver_and_for_what_is_paid() -> None:
    text = _VISIT + "Die Muster-Stiftung fördert den Besuch mit 5.000 Euro."
    zone = Zone(kind="body", start=0, end=len(text))
    release = Release(identifier="a", text=text, zones=(zone,), publisher="Stadt Erfurt", issued="2024-05-10")
    found = reasons(release)
    assert found["funding:1", "funder", "Muster-Stiftung"]
    assert found["funding:1", "funds", ""]

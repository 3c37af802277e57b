"""The date of an agreement that no rule dates: which dates are asked about, and what the weights hear around them."""

import pytest

from kg.extract import extract
from kg.model import Release, Zone
from kg.recognise import recognise
from kg.relate.agreements import agreements_of
from kg.relate.agreements.dated import RULE, dates_around
from kg.relate.reading import Reading
from kg.relate.release import read
from kg.segment import segment


def _release(text: str) -> Release:
    zones = (Zone(kind="body", start=0, end=len(text)),)
    return Release(identifier="a", text=text, zones=zones, publisher="Stadt Erfurt", issued="2024-05-10")


def _reading(text: str) -> Reading:
    document = segment(_release(text))
    return read(document, recognise(document, "2024-05-10"))


def test_the_dates_of_the_past_are_asked_about_but_none_to_come_no_stretch_and_none_that_is_only_quoted() -> None:
    text = (
        "Im Mai 1988 kam der Chor, am 3. Juni 2024 kommt er wieder und bleibt vom 4. bis 6. Juli. „Schon 1970 war ich "
        "in Lille“, sagte Bürgermeister Jan Muster."
    )
    assert [mention.key for mention in dates_around(_reading(text))] == ["1988-05"]


@pytest.mark.parametrize(("text", "signed"),
    [
        (
            "Eine Gruppe aus der Partnerstadt Lille kommt im Juni. Lille gehört seit 1988 zu den Freunden der Stadt.",
            "1988",
        ),
        ("Die Partnerstadt Lille schickte einen Chor. Mit Lille ist man sich seit 1988 einig.", "1988"),
    ],
)  # fmt: skip
def test_a_date_is_heard_that_no_rule_reads(text: str, signed: str) -> None:
    reading = _reading(text)
    (without,) = agreements_of(reading, weighed=False)
    (agreement,) = agreements_of(reading)
    assert (without.signed, agreement.signed, agreement.spans["signed"].rule) == (None, signed, RULE)
    span = agreement.spans["signed"]
    assert signed[:4] in text[span.start : span.end]
    assert 0.5 <= span.confidence < 1


def test_a_date_of_something_else_is_left_alone() -> None:
    text = "Die Partnerstadt Lille schickte einen Chor. Der Chor besteht seit 1905."
    assert [agreement.signed for agreement in agreements_of(_reading(text))] == [None]


def test_the_date_that_weights_hear_is_a_fact_with_its_evidence() -> None:
    text = "Die Partnerstadt Lille schickte einen Chor. Mit Lille ist man sich seit 1988 einig."
    (signed,) = (fact for fact in extract(_release(text)).facts if fact.property == "signed")
    assert (signed.value, [text[span.start : span.end] for span in signed.evidence]) == ("1988", ["1988"])

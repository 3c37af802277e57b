"""Bonds that no rule reads: which sentences are asked, and what the weights hear in them."""

import pytest

from kg.model import Release, Zone
from kg.recognise import recognise
from kg.relate.agreements import agreements_of
from kg.relate.agreements.agreement import Agreement
from kg.relate.agreements.heard import RULE, namings
from kg.relate.reading import Reading
from kg.relate.release import read
from kg.segment import segment


def _reading(text: str) -> Reading:
    zones = (Zone(kind="body", start=0, end=len(text)),)
    document = segment(Release(identifier="a", text=text, zones=zones, publisher="Erfurt", issued="2024-05-10"))
    return read(document, recognise(document, "2024-05-10"))


def _heard(text: str) -> list[Agreement]:
    return [a for a in agreements_of(_reading(text)) if a.evidence[0].rule == RULE]


def test_a_town_is_asked_of_once_in_a_sentence_and_not_if_an_agreement_with_it_is_read() -> None:
    text = "Erfurt ist seit 1991 Partnerstadt von Lille. Gäste aus Lille und aus Kiel kamen, aus Kiel sogar elf."
    reading = _reading(text)
    found = agreements_of(reading, learned=False)
    assert [naming.place.name for naming in namings(reading, found)] == ["Kiel"]


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Weitere Verbindungen bestehen mit Lille (seit 1988) und mit dem englischen Lincoln (seit 1990).", "1988"),
        ("Zu den Partnern der Stadt gehört neben Kiel seit 1988 auch Lille.", "1988"),
    ],
)  # fmt: skip
def test_a_bond_is_heard_with_the_year_beside_the_town(text: str, signed: str) -> None:
    found = {name: a for a in agreements_of(_reading(text)) for name in a.towns}
    assert (found["Lille"].type, found["Lille"].signed, found["Lille"].status) == ("twinning", signed, "in-force")


@pytest.mark.parametrize(
    "text",
    [
        "Am Montag kam eine Gruppe aus Lille nach Erfurt und besuchte den Dom.",
        "Der Zug hielt 1988 zuletzt in Lille.",
        "In Lille leben seit 1988 mehr Menschen als in Kiel.",
    ],
)
def test_a_town_that_is_only_visited_or_named_has_no_bond(text: str) -> None:
    assert _heard(text) == []

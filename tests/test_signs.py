"""Who signs an agreement where no rule sees it: whom the weights add, whom they leave out, and what they point at."""

import pytest

from kg.extract import extract
from kg.model import Release, Zone
from kg.recognise import recognise
from kg.relate.agreements import agreements_of
from kg.relate.agreements.signs import RULE, signings_of
from kg.relate.reading import Reading
from kg.relate.release import read
from kg.segment import segment

_FOR_BOTH = (
    "Am 3. Mai 2024 wurde zwischen Erfurt und Lille eine Kooperationsvereinbarung geschlossen. Für Erfurt zeichnete "
    "Oberbürgermeisterin Ute Beispiel, für Lille Bürgermeister Jean Modèle."
)
_OF_BOTH = (
    "Erfurt und Lille haben am 3. Mai 2024 eine Absichtserklärung unterzeichnet. Oberbürgermeisterin Ute Beispiel und "
    "Bürgermeister Jean Modèle aus Lille leisteten ihre Unterschriften."
)


def _release(text: str) -> Release:
    zones = (Zone(kind="body", start=0, end=len(text)),)
    return Release(identifier="a", text=text, zones=zones, publisher="Stadt Erfurt", issued="2024-05-10")


def _reading(text: str) -> Reading:
    document = segment(_release(text))
    return read(document, recognise(document, "2024-05-10"))


@pytest.mark.parametrize("text", [_FOR_BOTH, _OF_BOTH])
def test_those_who_sign_are_heard_where_no_rule_sees_it(text: str) -> None:
    reading = _reading(text)
    (without,) = agreements_of(reading, weighed=False)
    (agreement,) = agreements_of(reading)
    assert (without.signatories, agreement.signatories) == ([], ["Ute Beispiel", "Jean Modèle"])


def test_a_signature_that_weights_hear_points_at_the_name() -> None:
    signatures = [fact for fact in extract(_release(_FOR_BOTH)).facts if fact.property == "signatory"]
    spans = [span for fact in signatures for span in fact.evidence]
    assert [(span.rule, _FOR_BOTH[span.start : span.end]) for span in spans] == [
        (RULE, "Ute Beispiel"),
        (RULE, "Jean Modèle"),
    ]
    assert all(0.5 < span.confidence < 1 for span in spans)


def test_nobody_is_asked_about_where_nothing_is_signed() -> None:
    text = (
        "Zwischen Erfurt und Lille besteht seit 1990 eine Städtepartnerschaft. Oberbürgermeisterin Ute Beispiel reist "
        "im Juni nach Lille."
    )
    reading = _reading(text)
    assert list(signings_of(reading, agreements_of(reading, weighed=False))) == []
    assert [agreement.signatories for agreement in agreements_of(reading)] == [[]]


def test_whoever_is_only_quoted_or_looks_on_signs_nothing() -> None:
    text = (
        "Am 3. Mai 2024 unterzeichneten Oberbürgermeisterin Ute Beispiel und Bürgermeister Jean Modèle aus Lille in "
        "Erfurt eine Absichtserklärung zwischen beiden Städten. „Petra Fern hätte auch gern unterschrieben“, sagte "
        "Beispiel. Im Publikum saß Schulleiter Max Zuschauer."
    )
    (agreement,) = agreements_of(_reading(text))
    assert agreement.signatories == ["Ute Beispiel", "Jean Modèle"]


def test_who_signs_a_successor_did_not_sign_what_it_replaces() -> None:
    text = (
        "In Erfurt wurde am Freitag der neue Kooperationsvertrag zwischen Erfurt und Lille unterschrieben. Er ersetzt "
        "die Vereinbarung von 2007; Oberbürgermeisterin Ute Beispiel und Bürgermeister Jean Modèle unterzeichneten ihn."
    )
    found = {agreement.status: agreement.signatories for agreement in agreements_of(_reading(text))}
    assert found == {"signed": ["Ute Beispiel", "Jean Modèle"], "ended": []}

"""Which houses and offices of a town a release names as bodies, and by what name."""

import pytest

from kg.extract import extract
from kg.read.release import read_text


def _bodies(sentence: str) -> set[str]:
    facts = extract(read_text(f"Stadt Erfurt\n\n3. Mai 2024\n\n# Gäste im Rathaus\n\n{sentence}")).facts
    return {str(f.value) for f in facts if f.property == "name" and "organisation" in f.subject}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Die Gäste besuchten die Dahlmannschule.", "Dahlmannschule"),
        ("Am Montag besichtigten sie das Weinbaumuseum.", "Weinbaumuseum"),
        ("Gespendet hat die Kreissparkasse.", "Kreissparkasse"),
        ("Die Geräte bekommt das Kreiskrankenhaus.", "Kreiskrankenhaus"),
        ("Es spielte die Stadtkapelle.", "Stadtkapelle"),
        ("Zu Gast war auch das Comité de Jumelage.", "Comité de Jumelage"),
        ("Die Gruppe traf Schüler des Lycée Henri Vogt.", "Lycée Henri Vogt"),
    ],
)
def test_a_house_that_a_town_has_once_is_a_body_without_more(sentence: str, name: str) -> None:
    assert name in _bodies(sentence)


@pytest.mark.parametrize(
    "sentence", ["Die Partnerschule lud ein.", "Die Grundschule sang.", "Sie trafen sich im Museum."]
)
def test_a_kind_of_house_alone_is_no_body(sentence: str) -> None:
    assert _bodies(sentence) == set()

"""Who heads a body, or is in charge of something, by a clause beside the name."""

import pytest

from kg.extract import extract
from kg.read.release import read_text


def _offices(sentence: str) -> set[tuple[str, ...]]:
    found = extract(read_text(f"Stadt Erfurt\n\n3. Mai 2024\n\n# Gäste im Rathaus\n\n{sentence}"))
    names = {fact.subject: str(fact.value) for fact in found.facts if fact.property == "name"}
    told = [{f.property: str(f.value) for f in found.facts if f.subject == t.id} for t in found.things]
    return {
        (names[t["person"]], t["role"], names.get(t.get("of", ""), "")) for t in told if {"person", "role"} <= set(t)
    }


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Der Anstoß kam vom Freundeskreis Erfurt, dem heute Ayla Muster vorsteht.",
         ("Ayla Muster", "association-chair", "Freundeskreis Erfurt")),
        ("Das Programm hatte der Freundeskreis Erfurt vorbereitet, den Ute Beispiel führt.",
         ("Ute Beispiel", "association-chair", "Freundeskreis Erfurt")),
        ("Sie trafen das Comité de Jumelage, das von Jan Muster geleitet wird.",
         ("Jan Muster", "association-chair", "Comité de Jumelage")),
        ("Es kam Ute Beispiel, die im Rathaus für Partnerschaften verantwortlich zeichnet.",
         ("Ute Beispiel", "municipal-officer", "Erfurt")),
    ],
)  # fmt: skip
def test_a_clause_tells_who_heads_a_body_or_answers_for_something(sentence: str, office: tuple[str, str, str]) -> None:
    assert office in _offices(sentence)


def test_who_only_works_with_a_body_does_not_head_it() -> None:
    assert not any(role == "association-chair" for _, role, _ in _offices(
        "Gäste trafen den Freundeskreis Erfurt, den Ute Beispiel seit Jahren kennt."
    ))  # fmt: skip

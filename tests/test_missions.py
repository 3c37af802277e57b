"""Which state a diplomat serves: the one whose mission is named, not the one where it stands."""

import pytest

from kg.extract import extract
from kg.read.release import read_text


def _served(sentence: str) -> set[tuple[str, str]]:
    found = extract(read_text(f"Stadt Erfurt\n\n3. Mai 2024\n\n# Gäste im Rathaus\n\n{sentence}"))
    names = {fact.subject: str(fact.value) for fact in found.facts if fact.property == "name"}
    told = [{f.property: str(f.value) for f in found.facts if f.subject == t.id} for t in found.things]
    return {(names[t["person"]], names.get(t.get("of", ""), "")) for t in told if {"person", "role"} <= set(t)}


@pytest.mark.parametrize(
    "sentence",
    [
        "In der deutschen Botschaft in Budapest empfing Botschafterin Lisa Muster die Gruppe aus Erfurt.",
        "Botschafterin Lisa Muster empfing die Gruppe aus Erfurt in der deutschen Vertretung in Kathmandu.",
        "Dann ging es in die deutsche Botschaft in Budapest. Dort wartete Botschafterin Lisa Muster.",
    ],
)
def test_a_diplomat_serves_the_state_whose_mission_is_named(sentence: str) -> None:
    assert _served(sentence) == {("Lisa Muster", "Deutschland")}


def test_a_title_that_says_its_state_is_believed_before_a_mission_beside_it() -> None:
    sentence = "Im ungarischen Konsulat in Erfurt sprach der polnische Konsul Jan Muster mit den Gästen."
    assert _served(sentence) == {("Jan Muster", "Polen")}

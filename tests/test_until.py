"""Until when an event lasts that no rule ends: which days are asked about, and what the weights hear around them."""

import pytest

from kg.extract import extract
from kg.model import Release, Zone
from kg.recognise import recognise
from kg.relate.release import read
from kg.relate.story.scene import Scene
from kg.relate.story.told import events_of, open_events_of
from kg.relate.story.until import RULE, ends_of
from kg.segment import segment

_STAY = (
    "Seit dem 3. Juni 2024 ist eine Delegation aus Lille in Erfurt zu Besuch. Oberbürgermeisterin Ute Beispiel empfing "
    "sie im Rathaus. Die Gäste bleiben bis zum 7. Juni 2024."
)


def _release(text: str) -> Release:
    zones = (Zone(kind="body", start=0, end=len(text)),)
    return Release(identifier="a", text=text, zones=zones, publisher="Stadt Erfurt", issued="2024-06-04")


def _scene(text: str) -> Scene:
    document = segment(_release(text))
    return Scene(read(document, recognise(document, "2024-06-04")))


def test_the_days_behind_the_beginning_and_lengths_are_asked_about() -> None:
    text = (
        "Am 3. Juni 2024 kam eine Delegation aus Lille nach Erfurt. Drei Tage lang sprach sie über Wasser. Am 1. Mai "
        "2024 hatte man telefoniert, am 6. Juni 2024 reist sie heim."
    )
    scene = _scene(text)
    visit = next(e for e in open_events_of(scene) if e.type == "visit")
    visit.end = None
    assert [(end.day, end.kind) for end in ends_of(scene, visit)] == [("2024-06-05", "length"), ("2024-06-06", "date")]


def test_an_end_is_heard_sentences_behind_the_beginning() -> None:
    scene = _scene(_STAY)
    without = next(e for e in open_events_of(scene) if e.type == "visit")
    visit = next(e for e in events_of(scene.reading) if e.type == "visit")
    assert (without.end, visit.end) == (None, "2024-06-07")
    span = visit.spans["end", "2024-06-07"]
    assert (span.rule, _STAY[span.start : span.end]) == (RULE, "7. Juni 2024")
    assert 0.5 <= span.confidence < 1
    assert 0.4 <= visit.spans["place", "Erfurt"].confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "Am 3. Juni 2024 empfing Oberbürgermeisterin Ute Beispiel eine Delegation aus Lille. Anmeldungen für das "
        "Stadtfest sind bis zum 20. Juni 2024 möglich.",
        "Am 3. Juni 2024 traf Oberbürgermeisterin Ute Beispiel in Lille Bürgermeister Jean Modèle. Das Geld muss bis "
        "zum 31. Juli 2024 ausgegeben sein.",
    ],
)
def test_a_day_of_something_else_ends_no_event(text: str) -> None:
    assert [event.end for event in events_of(_scene(text).reading)] in ([None], [None, None], [])


def test_an_end_that_weights_hear_is_a_fact_with_its_evidence() -> None:
    ends = [fact for fact in extract(_release(_STAY)).facts if fact.property == "end"]
    assert [(fact.value, [span.rule for span in fact.evidence]) for fact in ends] == [("2024-06-07", [RULE])]

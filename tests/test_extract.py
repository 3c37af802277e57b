"""From a release to what it says, with the words that say it."""

from kg.extract import extract
from kg.model import Extraction, Release, Zone

_TEXT = (
    "Besuch aus Lille\n\n"
    "Oberbürgermeisterin Ute Beispiel empfing am Montag, 6. Mai 2024, eine Delegation aus der Partnerstadt Lille im "
    "Erfurter Rathaus. „Wir freuen uns sehr“, sagte sie. Gefördert wurde der Besuch vom Deutsch-Französischen "
    "Jugendwerk (DFJW).\n\nPressekontakt: Jan Muster, Telefon 0361 123456"
)


def _release(issued: str | None = "2024-05-07") -> Release:
    body, contact = _TEXT.index("Ober"), _TEXT.index("Pressekontakt")
    zones = (
        Zone(kind="headline", start=0, end=16),
        Zone(kind="body", start=body, end=contact - 2),
        Zone(kind="contact", start=contact, end=len(_TEXT)),
    )
    return Release(identifier="a", text=_TEXT, zones=zones, publisher="Stadt Erfurt", issued=issued)


def _values(found: Extraction, kind: str, name: str) -> set[str]:
    return {fact.value for fact in found.facts if fact.subject.startswith(f"{kind}:") and fact.property == name}


def test_a_release_yields_people_places_bodies_agreements_and_events() -> None:
    found = extract(_release())
    assert _values(found, "person", "name") == {"Ute Beispiel"}
    assert {"Erfurt", "Lille"} <= _values(found, "municipality", "name")
    assert _values(found, "organisation", "name") == {"Deutsch-Französisches Jugendwerk"}
    assert _values(found, "agreement", "type") == {"twinning"}
    assert "reception" in _values(found, "event", "type")


def test_every_fact_and_thing_has_evidence_inside_the_text() -> None:
    found = extract(_release())
    evidence = [*(fact.evidence for fact in found.facts), *(thing.evidence for thing in found.things)]
    spans = [span for item in evidence for span in item]
    assert all(evidence)
    assert all(0 <= span.start < span.end <= len(_TEXT) for span in spans)


def test_the_press_contact_is_no_actor() -> None:
    assert "Jan Muster" not in _values(extract(_release()), "person", "name")


def test_the_same_release_yields_the_same_twice() -> None:
    assert extract(_release()) == extract(_release())


def test_a_release_without_a_day_is_read_all_the_same() -> None:
    assert "2024-05-06" in _values(extract(_release(None)), "event", "start")


def test_an_empty_release_says_nothing_of_people() -> None:
    empty = Release(identifier="a", text="Hinweis", zones=(Zone(kind="body", start=0, end=7),))
    assert not _values(extract(empty), "person", "name")

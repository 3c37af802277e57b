"""Who speaks, and what only a speaker claims."""

from kg.extract import extract
from kg.model import Extraction, Release, Zone


def _read(text: str) -> Extraction:
    zone = Zone(kind="body", start=0, end=len(text))
    return extract(Release(identifier="a", text=text, zones=(zone,), publisher="Stadt Erfurt", issued="2024-05-10"))


def _speakers(text: str) -> list[str]:
    read = _read(text)
    names = {f.subject: f.value for f in read.facts if f.property == "name"}
    return [names[f.value] for f in read.facts if f.property == "speaker"]


_MAYOR = "Oberbürgermeisterin Ute Beispiel empfing Stadtrat Jan Muster aus Lille. "


def test_the_speaker_stands_between_two_halves_of_one_speech() -> None:
    text = _MAYOR + "„Wir freuen uns“, so Ute Beispiel, „sehr über den Besuch aus Lille.“"
    assert set(_speakers(text)) == {"Ute Beispiel"}


def test_an_office_without_a_name_means_the_one_who_holds_it() -> None:
    assert _speakers(_MAYOR + "„Wir freuen uns sehr“, sagte die Oberbürgermeisterin.") == ["Ute Beispiel"]


def test_a_pronoun_means_whom_it_fits() -> None:
    assert _speakers(_MAYOR + "„Wir freuen uns sehr“, sagte sie.") == ["Ute Beispiel"]


def test_two_people_may_say_one_thing() -> None:
    text = _MAYOR + "„Wir machen gemeinsam weiter“, erklärten Ute Beispiel und Jan Muster."
    assert sorted(_speakers(text)) == ["Jan Muster", "Ute Beispiel"]


def test_speech_of_nobody_named_is_no_quote() -> None:
    assert _speakers(_MAYOR + "„Die Stimmung war sehr gut“, hieß es am Rande.") == []


def test_what_only_a_speaker_states_is_a_claim() -> None:
    text = _MAYOR + "„Mit einer anderen Kommune hat es bisher nie geklappt“, sagte Ute Beispiel."
    read = _read(text)
    claims = [f.value for f in read.facts if f.subject.startswith("claim") and f.property == "text"]
    assert claims == ["Mit einer anderen Kommune hat es bisher nie geklappt"]

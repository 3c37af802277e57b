"""Which towns a release names as ones that act, though no event, agreement or office needs them."""

import pytest

from kg.extract import extract
from kg.read.release import read_text


def _towns(sentence: str) -> set[str]:
    text = f"Stadt Erfurt\n\n3. Mai 2024\n\n# Gäste im Rathaus\n\n{sentence}"
    facts = extract(read_text(text)).facts
    return {str(f.value) for f in facts if f.property == "name" and "municipality" in f.subject} - {"Erfurt"}


@pytest.mark.parametrize(
    ("sentence", "towns"),
    [
        ("Erwartet wird auch eine Tanzgruppe aus Vilnius.", {"Vilnius"}),
        ("Zum Programm gehörte ein Abstecher nach Chicago.", {"Chicago"}),
        ("Mit Lille, Győr und Vilnius bestehen weitere Partnerschaften.", {"Lille", "Győr", "Vilnius"}),
        ("In Hannover, wo am Freitag die Rückreise beginnt, sehen sie das Rathaus.", {"Hannover"}),
    ],
)
def test_a_town_that_sends_a_group_or_is_a_stop_or_a_partner_acts(sentence: str, towns: set[str]) -> None:
    assert _towns(sentence) >= towns


@pytest.mark.parametrize(
    "sentence",
    [
        "Zu Gast war der polnische Generalkonsul in Leipzig, Jan Probe.",
        "Der Verein hilft seit Jahren nördlich von Amman.",
        "Die Gäste kommen aus der Provinz Izmir.",
        "Gespielt wird im Schloss Grumbach.",
        "Am Freitag fährt die Gruppe nach Wien weiter.",
    ],
)
def test_a_seat_a_distance_a_province_or_a_mere_stage_does_not_act(sentence: str) -> None:
    assert _towns(sentence) == set()


def test_a_gazette_a_house_and_a_sign_of_the_author_are_a_letterhead() -> None:
    heads = {
        "Musterau (psv), Freitag, 3. Mai 2024": "Musterau",
        "Amtsblatt der Stadt Musterau a.d.Ache – Nr. 24 vom 3. Mai 2024": "Stadt Musterau a.d.Ache",
        "Musterau bei Lille · 3. Mai 2024 · Stadtverwaltung": "Musterau bei Lille",
        "Stadt Musterau in der Oberpfalz, 03.05.2024": "Stadt Musterau in der Oberpfalz",
        "Presseamt Musterau – 3. Mai 2024": "Musterau",
    }
    for head, publisher in heads.items():
        release = read_text(
            f"{head}\n\nGäste aus Nowa Dolina im Rathaus\n\nAm Montag kamen Gäste in das Rathaus der Stadt."
        )
        assert (release.issued, release.publisher) == ("2024-05-03", publisher), head
        assert release.title == "Gäste aus Nowa Dolina im Rathaus"


def test_a_town_that_no_gazetteer_has_publishes_by_its_printed_name() -> None:
    release = read_text(
        "Gemeinde Musterau\n\n3. Mai 2024\n\n# Fest\n\nGäste aus Erfurt und Jena kamen am Montag nach Erfurt."
    )
    facts = extract(release).facts
    towns = {f.subject: f.value for f in facts if f.property == "name"}
    assert [towns[str(f.value)] for f in facts if f.property == "publisher"] == ["Musterau"]


@pytest.mark.parametrize(
    "sentence", ["Sie reisen nach China.", "Die Kontakte nach Osten blieben.", "Gäste aus Peru kamen."]
)
def test_a_country_or_a_direction_is_no_town(sentence: str) -> None:
    assert _towns(sentence) == set()

"""Which municipality publishes a release, and by which name."""

import pytest

from kg.extract import extract
from kg.gazetteer import places
from kg.read.release import read_text
from kg.relate.home import home_of
from kg.segment import segment


def _home(letterhead: str, sentence: str = "Am Montag kamen Gäste.") -> tuple[str, str]:
    release = read_text(f"{letterhead}\n3. Mai 2024\n\n# Gäste im Rathaus\n\n{sentence}")
    place, name = home_of(release.publisher, segment(release), [])
    return name, place.country if place else ""


@pytest.mark.parametrize(
    ("letterhead", "name", "country"),
    [
        ("Gemeinde Kloster Lehnin", "Kloster Lehnin", "DE"),
        ("Gemeinde Neuhausen/Spree", "Neuhausen/Spree", "DE"),
        ("Landratsamt Neumarkt i.d.OPf.", "Landkreis Neumarkt i.d.OPf.", "DE"),
        ("Landratsamt Bad Tölz-Wolfratshausen", "Landkreis Bad Tölz-Wolfratshausen", "DE"),
        ("Kreisverwaltung Bad Kreuznach", "Landkreis Bad Kreuznach", "DE"),
        ("Stadt Neumarkt i.d.OPf.", "Neumarkt i.d.OPf", "DE"),
        ("Stadt Weilheim i.OB", "Weilheim i.OB", "DE"),
        ("Landkreis Saalekreis", "Saalekreis", "DE"),
        ("STADTGEMEINDE BRUNECK", "Bruneck", "IT"),
        ("Stadtgemeinde Klausen", "Klausen", "IT"),
        ("Gemeinde Naturns", "Naturns", "IT"),
        ("Einwohnergemeinde Muri", "Muri", "CH"),
        ("STADT MANNHEIM²", "Mannheim", "DE"),
        ("Lutherstadt Eisleben", "Lutherstadt Eisleben", "DE"),
        ("RHEIN-KREIS NEUSS\nPressedienst", "Rhein-Kreis Neuss", "DE"),
        ("Gemeinde Großenlüder (Kreis Fulda)", "Großenlüder", "DE"),
    ],
)
def test_the_letterhead_names_the_municipality(letterhead: str, name: str, country: str) -> None:
    assert _home(letterhead) == (name, country)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Zeulenroda-Triebes | Öffentlichkeitsarbeit | 3. Mai 2024", "Zeulenroda-Triebes"),
        ("Alsfeld/Oberhessen – 3. Mai 2024", "Alsfeld"),
        ("Schwaigern (Landkreis Heilbronn), 3. Mai 2024", "Schwaigern"),
        ("Hochtaunuskreis\nBad Homburg, 3. Mai 2024", "Hochtaunuskreis"),
    ],
)
def test_the_line_of_the_date_names_it_too(line: str, name: str) -> None:
    release = read_text(f"{line}\n\n# Gäste aus Lille\n\nAm Montag kamen Gäste aus Erfurt. Erfurt dankte.")
    assert home_of(release.publisher, segment(release), [])[1] == name


def test_a_union_is_named_so_where_the_release_tells_of_it() -> None:
    assert _home("Samtgemeinde Hesel") == ("Hesel", "DE")
    assert _home("Samtgemeinde Hesel", "Gäste kamen in die Samtgemeinde Hesel.")[0] == "Samtgemeinde Hesel"


def test_the_fullest_printed_name_is_the_towns() -> None:
    text = "Stadt Rottenburg\n3. Mai 2024\n\n# Gäste\n\nNach Rottenburg am Neckar kamen Gäste aus Lille."
    names = [f.value for f in extract(read_text(text)).facts if f.property == "name"]
    assert "Rottenburg am Neckar" in names
    assert places().candidates("Rottenburg am Neckar")

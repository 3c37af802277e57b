"""Telling the zones of a release, its title, day and publisher."""

import pytest

from kg.read import read_text
from kg.read.cues import Opening, cues
from kg.read.openings import opening_kind

LONG = "Die Stadt hat am Montag eine Delegation aus Nowa Dolina empfangen und mit ihr über Klimaschutz gesprochen."


def zones(text: str) -> list[tuple[str, str]]:
    release = read_text(text)
    return [(zone.kind, release.text[zone.start : zone.end]) for zone in release.zones]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in zones(text)]


def kind_of(paragraph: str, *, after: str = "") -> str:
    """Return the zone of a paragraph that stands after the first of the text."""
    return zones(f"# Besuch\n\n{LONG}\n\n{paragraph}{after}")[2][0]


def examples() -> list[tuple[Opening, str]]:
    return [(opening, text) for opening in cues().openings for text in opening.examples]


def counterexamples() -> list[tuple[Opening, str]]:
    return [(opening, text) for opening in cues().openings for text in opening.counterexamples]


@pytest.mark.parametrize(("opening", "text"), examples(), ids=lambda value: getattr(value, "id", value))
def test_every_opening_reads_its_examples(opening: Opening, text: str) -> None:
    assert opening_kind(text, stands_out=opening.needs_emphasis) == opening.zone


@pytest.mark.parametrize(("opening", "text"), counterexamples(), ids=lambda value: getattr(value, "id", value))
def test_every_opening_leaves_its_counterexamples_alone(opening: Opening, text: str) -> None:
    assert opening_kind(text, stands_out=opening.needs_emphasis) != opening.zone


# -- the head


def test_a_release_has_letterhead_dateline_headline_subtitle_and_body() -> None:
    text = f"STADT MUSTERAU\nPresse- und Kommunikationsamt\n\n10.11.2016\n\n# Besuch\n\n#### Ein Tag am Fluss\n\n{LONG}"
    assert zones(text) == [
        ("letterhead", "STADT MUSTERAU\nPresse- und Kommunikationsamt"),
        ("dateline", "10.11.2016"),
        ("headline", "Besuch"),
        ("subhead", "Ein Tag am Fluss"),
        ("body", LONG),
    ]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Stadt Musterau – Die Oberbürgermeisterin", "Stadt Musterau"),
        ("Landeshauptstadt Musterau | Pressereferat", "Landeshauptstadt Musterau"),
        ("Freie Hansestadt Musterau", "Freie Hansestadt Musterau"),
        ("Bezirksamt Neu-Musterau von Berlin", "Bezirksamt Neu-Musterau von Berlin"),
        ("Landkreis Muster-Pyrau", "Landkreis Muster-Pyrau"),
        ("Rhein-Muster-Kreis", "Rhein-Muster-Kreis"),
        ("Stadt Musterau an der Elbe · Presseamt", "Stadt Musterau an der Elbe"),
        ("Stadt Musterau (Oder) / Miasto Musterau nad Odrą", "Stadt Musterau (Oder)"),
        ("Presseamt der Stadt Musterau", "Stadt Musterau"),
        ("Einheitsgemeinde Stadt Musterau", "Einheitsgemeinde Stadt Musterau"),
        ("Landeshauptstadt Musterau, 1. August 2023", "Landeshauptstadt Musterau"),
        ("MUSTERAU – Pressedienst der Stadt", "MUSTERAU"),
        ("Musterau, den 1. August 2023", "Musterau"),
    ],
)
def test_the_publisher_is_the_printed_name_in_the_letterhead(line: str, publisher: str) -> None:
    assert read_text(f"{line}\n\n# Besuch\n\n{LONG}").publisher == publisher


def test_the_publisher_may_stand_in_the_imprint() -> None:
    text = f"# Besuch\n\n{LONG}\n\nHerausgegeben von:\n\nStadt Musterau, Presseamt\nMarktplatz 1, 99999 Musterau"
    assert read_text(text).publisher == "Stadt Musterau"
    assert kinds(text) == ["headline", "body", "contact", "contact"]


def test_a_first_heading_that_names_the_service_is_not_the_headline() -> None:
    for service in ("Pressedienst", "Pressemitteilung Nr. 447", "Stadt Musterau", "PRESSEINFORMATION"):
        assert read_text(f"## {service}\n\n---\n\n12. Mai 2024\n\n### **Besuch**\n\n{LONG}").title == "Besuch"


def test_a_headline_that_begins_with_the_publisher_is_the_headline() -> None:
    assert read_text(f"# Stadt Musterau empfängt Gäste\n\n{LONG}").title == "Stadt Musterau empfängt Gäste"


def test_a_headline_with_a_date_is_the_headline() -> None:
    text = f"Stadt Musterau\n\nTag der Partnerschaft am 3. Mai 2024\n\n{LONG}"
    assert read_text(text).title == "Tag der Partnerschaft am 3. Mai 2024"


def test_a_headline_without_marks_is_the_first_line_after_the_letterhead() -> None:
    text = f"STADT MUSTERAU\nPresseamt\n\nAussendung vom 21. Juni 2024\n\nMit dem Boot nach Nowa Dolina\n\n{LONG}"
    release = read_text(text)
    assert (release.title, release.issued, release.publisher) == (
        "Mit dem Boot nach Nowa Dolina", "2024-06-21", "STADT MUSTERAU",
    )  # fmt: skip


def test_a_kicker_above_the_headline_is_a_subhead() -> None:
    assert zones(f"Neues aus dem Kreistag\n\n### Der Landkreis sucht eine Partnerin\n\n{LONG}")[:2] == [
        ("subhead", "Neues aus dem Kreistag"),
        ("headline", "Der Landkreis sucht eine Partnerin"),
    ]


def test_a_rubric_of_one_word_is_not_the_headline() -> None:
    text = f"**Internationales**\n\n**Musterau und Nowa Dolina feiern 30 Jahre Partnerschaft**\n\n{LONG}"
    assert read_text(text).title == "Musterau und Nowa Dolina feiern 30 Jahre Partnerschaft"


def test_the_two_sides_of_a_letterhead_are_told_apart() -> None:
    head = "LANDKREIS MUSTERTAL                 Pressedienst\nDer Landrat                  12. April 2022"
    text = f"{head}\n\n# A\n\n{LONG}"
    assert zones(text)[:2] == [
        ("letterhead", "LANDKREIS MUSTERTAL\nPressedienst\nDer Landrat"),
        ("dateline", "12. April 2022"),
    ]
    assert read_text(text).publisher == "LANDKREIS MUSTERTAL"


def test_a_service_mark_is_no_part_of_the_title_but_stays_in_the_text() -> None:
    release = read_text(f"# Besuch aus Nowa Dolina (+Bild)\n\n{LONG}")
    assert release.title == "Besuch aus Nowa Dolina"
    assert release.text.startswith("Besuch aus Nowa Dolina (+Bild)\n")


def test_a_picture_above_the_headline_is_a_caption() -> None:
    assert kinds(f"![Die Gäste vor dem Rathaus](a.jpg)\n\n# Besuch\n\n{LONG}") == ["caption", "headline", "body"]


# -- dates


@pytest.mark.parametrize(
    "line",
    [
        "12. November 2024", "12.11.2024", "2024-11-12", "Dienstag, 12. November 2024", "Musterau, den 12.11.2024",
        "Pressemitteilung vom 12.11.2024", "PRESSEMITTEILUNG Nr. 273/24 – msr                12. November 2024",
        "Veröffentlicht am 12.11.2024", "12.11.2024 | Internationales", "Nr. 214 / 12.11.2024",
        "Pressemitteilung, Musterau, 12. November 2024", "Presseinformation 12/2024, 12.11.2024",
    ],
)  # fmt: skip
def test_the_day_of_issue_stands_in_the_dateline(line: str) -> None:
    release = read_text(f"Stadt Musterau\nPresseamt\n\n{line}\n\n# Besuch\n\n{LONG}")
    assert release.issued == "2024-11-12"
    (zone,) = release.zone("dateline")
    assert release.text[zone.start : zone.end] == line.rpartition("      ")[2].strip()


@pytest.mark.parametrize(
    ("opening", "issued"),
    [
        ("Musterau, 3. Mai 2024 - ", "2024-05-03"),
        ("Musterau (03.05.2024). ", "2024-05-03"),
        ("3. Mai 2024 – ", "2024-05-03"),
        ("Musterau, 3. Mai 2024: ", "2024-05-03"),
        ("Musterau (SMS) ", None),
        ("Musterau. (pm) ", None),
        ("MUSTERAU – ", None),
        ("MUSTERAU. ", None),
    ],
)
def test_place_and_date_before_the_first_sentence_are_a_dateline(opening: str, issued: str | None) -> None:
    release = read_text(f"# Besuch\n\n{opening}{LONG}")
    assert [(zone.kind, release.text[zone.start : zone.end]) for zone in release.zones][1:] == [
        ("dateline", opening.strip()), ("body", LONG),
    ]  # fmt: skip
    assert release.issued == issued


def test_a_pair_of_towns_at_the_start_is_no_dateline() -> None:
    assert kinds("# Besuch\n\nMusterau – Nowa Dolina: Diese Verbindung hält seit 1979.") == ["headline", "body"]


def test_a_date_inside_the_text_is_not_the_day_of_issue() -> None:
    assert read_text(f"# Besuch\n\n{LONG} Geschlossen wurde der Vertrag am 4. Juni 1981.").issued is None


# -- what stands in and after the text


def test_an_intermediate_heading_is_a_subhead_with_and_without_marks() -> None:
    for heading in ("## Konzert am Abend", "**Konzert am Abend**", "Konzert am Abend"):
        text = f"# Besuch\n\n{LONG}\n\n{heading}\n\n{LONG}"
        assert kinds(text) == ["headline", "body", "subhead", "body"]


def test_the_background_reaches_to_the_next_heading() -> None:
    text = f"# Besuch\n\n{LONG}\n\n## Hintergrund\n\n{LONG}\n\n{LONG}\n\n## Programm\n\n{LONG}"
    assert kinds(text)[2:] == ["background", "background", "background", "subhead", "body"]


def test_a_sentence_about_the_background_of_a_visit_is_body() -> None:
    assert kind_of("Hintergrund der Reise war ein Brief aus dem Jahr 2019.") == "body"


@pytest.mark.parametrize(
    "caption",
    [
        "Foto (v. l.): Ada Muster, Kai Probe und ihre Gäste",
        "Ada Muster (links) und Kai Probe beim Pflanzen. Foto: Lea Beispiel",
        "*Vor dem Tor (v.l.): Kai Probe, Ada Muster*",
        "Archivbild: Ada Muster (3. v. l.) im Stadtpark",
        "Die Gäste im Saal, ©Foto: Stadt Musterau/Lea Beispiel",
        "Bildzeile: Ada Muster am Klavier.",
        "![Die Gäste im Ratssaal](gaeste.jpg)",
        "(Bild: Die Torte. Aufnahme: Lea Beispiel)",
    ],
)
def test_what_a_picture_shows_is_a_caption(caption: str) -> None:
    assert kind_of(caption) == "caption"


def test_a_list_of_pictures_is_all_caption() -> None:
    pictures = "Foto 1: Das Boot im Hafen\nFoto 2: Ada Muster (v.l.)\nBeide Bilder: Stadt Musterau"
    assert kinds(f"# Besuch\n\n{LONG}\n\n{pictures}") == ["headline", "body", "caption"]


@pytest.mark.parametrize(
    "contact",
    [
        "**Kontakt: Muster, Ada**\n**presse@musterau.example, Telefon +49.1234.56-0**",
        "**Ansprechpartnerin für die Medien:**\nAda Muster, Presseamt, Am Markt 2, 99999 Musterau, Tel. (01234) 56-0",
        "Rückfragen: Pressestelle, Telefon 01234 56-0",
        "Stadt Musterau, Marktplatz 1, 99999 Musterau\nwww.musterau.example",
        "Stadt Musterau · Marktplatz 79/81 · 99999 Musterau",
        "Spendenkonto und Kontakt: Ada Muster, presse@musterau.example",
    ],
)
def test_whom_to_ask_is_a_contact(contact: str) -> None:
    assert {kind for kind, _ in zones(f"# Besuch\n\n{LONG}\n\n{contact}")[2:]} == {"contact"}


@pytest.mark.parametrize(
    "notice",
    [
        "+++ Außerdem: Der Wochenmarkt zieht auf den Kirchplatz. +++",
        "Hinweis für die Redaktionen: Interviews sind auf Polnisch möglich.",
        "Hinweis in eigener Sache: Die Telefonanlage wird umgestellt.",
        "Achtung Redaktionen: Ein Film vom Fest folgt am Abend.",
        "*Übrigens: Der Brunnen wird erst im Herbst saniert.*",
        "**Kurz notiert**\n\nDer Recyclinghof nimmt wieder Grünschnitt an.",
        "Fotos: www.musterau.example/presse",
        "Abdruck frei",
        "Textversion:\n\nhttp://www.musterau.example/txt/12.txt",
    ],
)
def test_what_has_nothing_to_do_with_the_release_is_a_notice(notice: str) -> None:
    assert {kind for kind, _ in zones(f"# Besuch\n\n{LONG}\n\n{notice}")[2:]} == {"notice"}


def test_the_source_is_the_address_of_the_text_version() -> None:
    text = f"# Besuch\n\n{LONG}\n\nTextversion:\n\n[http://www.musterau.example/txt/1\\_2.txt](http://www.musterau.example/x)"
    assert read_text(text).source == "http://www.musterau.example/txt/1_2.txt"


def test_the_source_may_stand_in_a_sentence_at_the_end() -> None:
    text = f"# Besuch\n\n{LONG}\n\nDiese Pressemitteilung finden Sie auch unter https://www.musterau.example/presse/7."
    assert read_text(text).source == "https://www.musterau.example/presse/7"
    assert kinds(text)[-1] == "notice"


def test_an_imprint_without_a_label_at_the_end_is_a_contact() -> None:
    text = f"# Besuch\n\n{LONG}\n\nLandkreis Mustertal\nPressestelle\nAm Markt 1\n99999 Mustertal"
    assert kinds(text) == ["headline", "body", "contact"]


def test_a_list_of_travellers_is_body() -> None:
    assert kind_of("Dabei waren:", after="\n\n- Ada Muster, Dezernentin\n- Kai Probe") == "body"
    assert kinds(f"# Besuch\n\n{LONG}\n\nDabei waren:\n\n- Ada Muster\n- Kai Probe")[3] == "body"


def test_a_sentence_with_an_address_is_body() -> None:
    assert kind_of("Gefeiert wird am Abend ab 20 Uhr in der Alten Schmiede, Marktplatz 9.") == "body"


def test_direct_speech_about_pictures_is_body() -> None:
    assert (
        kind_of("„Dieses Bild von der Partnerschaft gefällt mir“, sagte Ada Muster (links im Saal sitzend).") == "body"
    )

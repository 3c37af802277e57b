"""Reading Markdown and plain text: signs, marks, furniture, joins."""

import pytest

from kg.model import Release
from kg.read import read_text
from kg.read.hyphen import join
from kg.read.normalise import clean


def kept(text: str) -> str:
    return read_text(text).text


def parts(release: Release) -> list[tuple[str, str]]:
    return [(zone.kind, release.text[zone.start : zone.end]) for zone in release.zones]


LONG = "Die Stadt hat am Montag eine Delegation aus Nowa Dolina empfangen und mit ihr über Klimaschutz gesprochen."


# -- signs


def test_invisible_signs_go_and_letters_are_composed() -> None:
    assert clean("\ufeffPart\u00adner\u00adschaft\u200b mit Ko\u0308ln\u00a0am\u202fRhein\r\nheute") == (
        "Partnerschaft mit Köln am Rhein\nheute"
    )


def test_a_soft_hyphen_at_a_line_end_divides_no_word() -> None:
    assert kept(f"{LONG}\n\nDie Partner\u00ad\nschaft besteht.").endswith("Die Partnerschaft besteht.")


def test_html_entities_become_signs() -> None:
    assert kept("Fu&szlig;ball &amp; Kultur&nbsp;&ndash; &#8222;Fest&#8220;") == "Fußball & Kultur – „Fest“"


def test_a_lone_surrogate_becomes_a_replacement_sign() -> None:
    assert kept("Fest \ud800 in Musterau") == "Fest \ufffd in Musterau"


# -- Markdown's marks


def test_markdown_marks_go_and_their_text_stays() -> None:
    text = (
        "# **Fest** in *Musterau*\n\nEin [Plan](http://a.example/plan) und __fett__ und `kg`, <b>auch</b> das.<br>Neu"
    )
    assert kept(text) == "Fest in Musterau\n\nEin Plan und fett und kg, auch das.\nNeu"


def test_the_gender_star_is_no_emphasis() -> None:
    text = "Vertreter*innen und Bürger\\*innen trafen *sehr* viele Kolleg*innen."
    assert kept(text) == "Vertreter*innen und Bürger*innen trafen sehr viele Kolleg*innen."


def test_escaped_signs_lose_their_backslashes() -> None:
    assert kept(r"Datei 241112\_fest\\_1 und 3\. Platz \*") == "Datei 241112_fest_1 und 3. Platz *"


def test_every_kind_of_bullet_becomes_a_dash() -> None:
    assert kept("Dabei:\n\n* Ada Muster\n* Kai Probe") == "Dabei:\n\n- Ada Muster\n- Kai Probe"
    assert kept("Dabei:\n• Ada Muster\n• Kai Probe") == "Dabei:\n\n- Ada Muster\n- Kai Probe"


def test_a_dash_that_goes_on_with_a_sentence_is_no_bullet() -> None:
    text = "Der Verein wollte schon lange\n– länger als alle anderen – nach Nowa Dolina fahren."
    assert "- länger" not in kept(text)


def test_a_table_row_is_read_as_a_list_of_its_cells() -> None:
    assert kept("| Name | Amt |\n|---|---|\n| Ada Muster | Stadträtin |") == "Name, Amt\nAda Muster, Stadträtin"


def test_an_underlined_line_is_a_heading_and_a_rule_is_none() -> None:
    release = read_text(f"Fest in Musterau\n================\n\n{LONG}\n\n---\n\nwww.musterau.example")
    assert [kind for kind, _ in parts(release)] == ["headline", "body", "contact"]


def test_front_matter_is_read_as_meta_data_and_not_as_text() -> None:
    release = read_text(f"---\ntitle: Fest\ndate: 2024-05-03\npublisher: Stadt Musterau\n---\n# Fest\n\n{LONG}")
    assert (release.issued, release.publisher, release.text) == ("2024-05-03", "Stadt Musterau", f"Fest\n\n{LONG}")


# -- words and lines


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("Musterauer Stadtmarke-", "ting und mehr", "Musterauer Stadtmarketing und mehr"),
        ("Presse- und Kommuni-", "kationsamt", "Presse- und Kommunikationsamt"),
        ("der Garten-", "und Landschaftsbauer", "der Garten- und Landschaftsbauer"),
        ("die Garten- und Land-", "schaftsbauer", "die Garten- und Landschaftsbauer"),
        ("Presse-", "und Kommunikationsamt", "Presse- und Kommunikationsamt"),
        ("ein- bis", "zweimal", "ein- bis zweimal"),
        ("Jan-", "Philip Muster", "Jan-Philip Muster"),
        ("Baden-", "Württemberg", "Baden-Württemberg"),
        ("die deutsch-", "polnische Grenze", "die deutsch-polnische Grenze"),
        ("die öffentlich-", "rechtlichen Sender", "die öffentlich-rechtlichen Sender"),
        ("die EU-", "weite Förderung", "die EU-weite Förderung"),
        ("die 20-", "jährige Freundschaft", "die 20-jährige Freundschaft"),
        ("wird weiter-", "geführt", "wird weitergeführt"),
        ("STADTVER-", "WALTUNG", "STADTVERWALTUNG"),
        ("Anna-Muster-Schü-", "ler-Werkstatt", "Anna-Muster-Schüler-Werkstatt"),
        ("zum Fest -", "und danach", "zum Fest - und danach"),
    ],
)
def test_a_hyphen_at_a_line_end_goes_or_stays_as_the_word_wants(left: str, right: str, whole: str) -> None:
    assert join(left, right) == whole


def test_a_word_that_a_conversion_left_divided_is_joined() -> None:
    assert kept("Die Stadtver- waltung und die Presse- und Medienstelle laden ein.") == (
        "Die Stadtverwaltung und die Presse- und Medienstelle laden ein."
    )


def test_lines_wrapped_at_one_width_are_joined() -> None:
    text = (
        "Fest in Musterau\n\n"
        "Die Oberbürgermeisterin hat am Dienstag eine\nDelegation aus der Partnerstadt Nowa Dolina\n"
        "empfangen und mit ihr über den Schutz des Klimas\ngesprochen. Am Mittwoch fährt die Gruppe weiter in\n"
        "die Hauptstadt.\n\nStadt Musterau\nPresseamt"
    )
    assert kept(text) == (
        "Fest in Musterau\n\nDie Oberbürgermeisterin hat am Dienstag eine Delegation aus der Partnerstadt Nowa Dolina "
        "empfangen und mit ihr über den Schutz des Klimas gesprochen. Am Mittwoch fährt die Gruppe weiter in die "
        "Hauptstadt.\n\nStadt Musterau\nPresseamt"
    )


def test_the_lines_of_a_letterhead_stay_apart() -> None:
    assert kept(f"Stadt Musterau\nPresseamt\n\n# Fest\n\n{LONG}").startswith("Stadt Musterau\nPresseamt\n\nFest")


def test_a_headline_on_two_lines_is_one() -> None:
    assert read_text(f"# Theater wachsen zusammen:\n# Zwei Bühnen, ein Stück\n\n{LONG}").title == (
        "Theater wachsen zusammen: Zwei Bühnen, ein Stück"
    )
    assert read_text(f"**Ein Sommer in der Fremde: Drei Lehrlinge\nlernen in der Partnerstadt**\n\n{LONG}").title == (
        "Ein Sommer in der Fremde: Drei Lehrlinge lernen in der Partnerstadt"
    )


# -- addresses


@pytest.mark.parametrize(
    "printed",
    [
        "http://www.musterau.example/bilder/2411/fest\numzug1.jpg",
        "[http://www.musterau.example/bilder/2411/fest](http://www.musterau.example/bilder/2411/fest)\numzug1.jpg",
        "[http://www.musterau.example/bilder/2411/fest\numzug1.jpg](http://www.musterau.example/x)",
        "[http://www.musterau.example/bilder/2411/fest](#)\n\n\n\n## Fest in Musterau\n\nSeite 2\n\n[umzug1.jpg](#)",
    ],
)
def test_a_divided_web_address_is_mended(printed: str) -> None:
    text = kept(f"# Fest in Musterau\n\n{LONG}\n\nDer Umzug, ©Foto: Stadt Musterau\n{printed}")
    assert text.endswith("\nhttp://www.musterau.example/bilder/2411/festumzug1.jpg")


def test_a_word_after_a_web_address_is_not_taken_into_it() -> None:
    text = "Mehr Informationen zum Programm des Festes stehen unter www.musterau.example/presse\nabrufbar ab Montag."
    assert "www.musterau.example/presse abrufbar" in kept(text)


# -- furniture


def test_a_repeated_headline_and_its_page_number_go() -> None:
    text = f"# Besuch aus Nowa Dolina\n\n{LONG}\n\n\n\n## Besuch aus Nowa Dolina\n\nSeite 2\n\nEnde gut."
    assert kept(text) == f"Besuch aus Nowa Dolina\n\n{LONG}\n\nEnde gut."


def test_a_running_head_with_a_page_number_on_its_line_goes() -> None:
    text = f"**Besuch aus\nNowa Dolina**\n\n{LONG}\n\n\n\nBesuch aus Nowa Dolina          Seite 2\n\nEnde gut."
    assert kept(text) == f"Besuch aus Nowa Dolina\n\n{LONG}\n\nEnde gut."


def test_a_shortened_running_head_goes() -> None:
    text = f"# Besuch aus Nowa Dolina im Rathaus\n\n{LONG}\n\fBesuch aus Nowa Dolina … Seite 2\n\nEnde gut."
    assert kept(text) == f"Besuch aus Nowa Dolina im Rathaus\n\n{LONG}\n\nEnde gut."


@pytest.mark.parametrize(
    "number", ["Seite 2", "Page 2/4", "- 2 -", "Seite 2 von 3", "2/4", "– 2 –", "(Seite 2)", "…/2"]
)
def test_a_page_number_goes_in_every_form(number: str) -> None:
    assert kept(f"# Besuch\n\n{LONG}\n\n{number}\n\nEnde gut.") == f"Besuch\n\n{LONG}\n\nEnde gut."


def test_a_repeated_letterhead_goes() -> None:
    head = "Stadt Musterau\nPresseamt"
    assert kept(f"{head}\n\n# Besuch\n\n{LONG}\n\f{head}\n\nEnde gut.") == f"{head}\n\nBesuch\n\n{LONG}\n\nEnde gut."


def test_of_a_repeated_footer_the_last_one_stays() -> None:
    foot = "Stadt Musterau · Marktplatz 1 · 99999 Musterau"
    text = f"# Besuch\n\n{LONG}\n\n{foot}\n\f{LONG} Danach.\n\n{foot}"
    assert kept(text) == f"Besuch\n\n{LONG}\n\n{LONG} Danach.\n\n{foot}"


def test_text_that_is_said_twice_stays() -> None:
    text = f"# Besuch\n\n{LONG}\n\nEs war schön.\n\n{LONG}\n\nEs war schön."
    assert kept(text).count(LONG) == 2
    assert kept(text).count("Es war schön.") == 2


def test_a_sentence_that_a_page_cuts_is_one_paragraph() -> None:
    text = (
        "# Besuch\n\nDie Oberbürgermeisterin dankt von Herzen der großen polnischen\n\n\n\n## Besuch\n\nSeite 2\n\n"
        "Gemeinde in Musterau für ihre Hilfe."
    )
    assert kept(text).endswith("der großen polnischen Gemeinde in Musterau für ihre Hilfe.")


def test_a_word_that_a_page_cuts_is_one_word() -> None:
    text = "# Besuch\n\nDie Oberbürgermeisterin dankte am Montag der ganzen Stadtver-\n\fwaltung für ihre Mühe."
    assert kept(text).endswith("der ganzen Stadtverwaltung für ihre Mühe.")


def test_a_quotation_that_a_page_cuts_after_a_sentence_is_one_paragraph() -> None:
    text = (
        "# Besuch\n\n„Wir freuen uns sehr über diesen Besuch“, sagte Muster. „Er zeigt, wie nah wir uns sind.\n\f"
        "Und er zeigt, was noch fehlt.“"
    )
    assert kept(text).endswith("wie nah wir uns sind. Und er zeigt, was noch fehlt.“")


def test_two_captions_with_a_page_between_stay_two() -> None:
    first, second = (
        "Die Gäste am Brunnen mit der Oberbürgermeisterin, ©Foto: Stadt Musterau",
        "Der Brunnen, ©Foto: Kai Probe",
    )
    assert kept(f"# Besuch\n\n{LONG}\n\n{first}\n\f{second}").endswith(f"{first}\n\n{second}")


@pytest.mark.parametrize(
    "head",
    [
        "Magistrat der Stadt Musterau\n\nMusterau, am 27. Mai 2013\n\n## Betten für Nowa Dolina\n\n",
        "Stadt Musterau\n\n**Mitteilung an die Medien** (27.05.2013)\n\n**Betten für Nowa Dolina**\n\n",
        "Landratsamt Musterau\n\n## Betten für Nowa Dolina\n\nMUSTERAU, 27. Mai 2013. ",
        "Umschau 81 / 2013, veröffentlicht am 27.05.2013\n\nStadt Musterau\n\n**Betten für Nowa Dolina**\n\n",
        "Stadt Musterau, Pressemitteilung 19/2013 vom 27. Mai\n\n# Betten für Nowa Dolina\n\n",
        "Musterau – Mitteilung, Montag nach Pfingsten, 27. Mai 2013\n\n# Betten für Nowa Dolina\n\n",
    ],
)
def test_the_day_of_a_release_is_read_wherever_press_offices_put_it(head: str) -> None:
    release = read_text(
        head + "Vollgeladen hat am Freitag ein Lastwagen die Stadt verlassen, und alle winkten ihm nach."
    )
    assert (release.issued, release.title) == ("2013-05-27", "Betten für Nowa Dolina")

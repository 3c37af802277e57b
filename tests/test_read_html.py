"""Reading web pages: main content and meta data."""

import pytest

from kg.model import Release
from kg.read import read_source
from kg.read.draft import Source, Unreadable

LONG = "Die Stadt hat am Montag eine Delegation aus Nowa Dolina empfangen und mit ihr über Klimaschutz gesprochen."


def page(body: str, head: str = "", attributes: str = 'lang="de"') -> Release:
    text = f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    found = read_source(Source(identifier="a", origin="a.html", form="html", data=text))
    assert not isinstance(found, Unreadable), found
    return found


def parts(release: Release) -> list[tuple[str, str]]:
    return [(zone.kind, release.text[zone.start : zone.end]) for zone in release.zones]


def test_only_the_main_content_of_a_page_is_read() -> None:
    release = page(f"""
        <header class="site"><a href="/">Stadt Musterau</a></header>
        <nav><ul><li><a href="/a">Rathaus</a><li><a href="/b">Kultur</a></ul></nav>
        <div class="breadcrumb">Start &gt; Presse</div>
        <div id="content"><h1>Besuch aus Nowa Dolina</h1><p>{LONG}</p><p>{LONG}</p>
          <div class="social-share"><a href="#">Teilen</a></div><p>Drucken</p></div>
        <aside><h2>Weitere Meldungen</h2><p>Freibad öffnet.</p></aside>
        <div class="cookie-banner"><p>Wir verwenden Cookies.</p></div>
        <footer><p>Impressum</p></footer><script>var x = "<p>nein</p>";</script>""")
    assert parts(release) == [("headline", "Besuch aus Nowa Dolina"), ("body", LONG), ("body", LONG)]


def test_a_script_in_a_headline_is_no_part_of_the_title() -> None:
    release = page(f"<main><h1>Besuch <script>alert(1)</script></h1><p>{LONG}</p></main>")
    assert release.title == "Besuch"
    assert release.text == f"Besuch\n\n{LONG}"


def test_a_page_without_a_marked_main_part_is_read_as_a_whole() -> None:
    assert parts(page(f"<h1>Besuch</h1><p>{LONG}")) == [("headline", "Besuch"), ("body", LONG)]


def test_a_layout_in_tables_is_read_as_text() -> None:
    release = page(f"<table><tr><td><h1>Besuch</h1><p>{LONG}</p></td><td><p>{LONG}</p></td></tr></table>")
    assert [kind for kind, _ in parts(release)] == ["headline", "body", "body"]


def test_lists_tables_breaks_and_pictures_are_marked() -> None:
    release = page(f"""<main><h1>Besuch</h1><p>{LONG}</p><ul><li>Ada&nbsp;Muster</li><li><p>Kai Probe</p></li></ul>
        <table><tr><th>Name</th><th>Amt</th></tr><tr><td>Ada Muster</td><td>Stadträtin</td></tr></table>
        <figure><img src="a.jpg" alt="Die Gäste vor dem Rathaus"><figcaption>Ada Muster am Brunnen</figcaption></figure>
        <p>Stadt Musterau<br>Marktplatz 1<br>99999 Musterau</p></main>""")
    assert parts(release)[2:] == [
        ("body", "- Ada Muster\n- Kai Probe"),
        ("body", "Name, Amt\nAda Muster, Stadträtin"),
        ("caption", "Die Gäste vor dem Rathaus"),
        ("caption", "Ada Muster am Brunnen"),
        ("contact", "Stadt Musterau\nMarktplatz 1\n99999 Musterau"),
    ]


def test_a_paragraph_in_bold_is_a_heading_and_bold_words_are_none() -> None:
    release = page(
        f"<main><h1>Besuch</h1><p>{LONG}</p><p><strong>Hintergrund</strong></p><p><b>Die</b> Stadt hat Gäste.</p>"
    )
    assert [kind for kind, _ in parts(release)] == ["headline", "body", "background", "background"]


def test_what_is_hidden_is_not_read() -> None:
    assert "geheim" not in page(f"<main><h1>Besuch</h1><p hidden>geheim</p><p>{LONG}</p></main>").text


HEADS = {
    "Dublin Core": """<meta name="DC.title" content="Besuch"><meta name="DC.date.issued" content="2024-05-03">
        <meta name="DC.publisher" content="Stadt Musterau"><link rel="canonical" href="https://musterau.example/besuch">""",
    "Open Graph": """<meta property="og:title" content="Besuch"><meta property="og:site_name" content="Stadt Musterau">
        <meta property="article:published_time" content="2024-05-03T10:00:00+02:00">
        <meta property="og:url" content="https://musterau.example/besuch">""",
    "JSON-LD": """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Besuch",
        "datePublished": "2024-05-03", "publisher": {"name": "Stadt Musterau"}}]}</script>
        <link rel="canonical" href="https://musterau.example/besuch">""",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_meta_data_are_read_from_the_head(head: str) -> None:
    release = page(f"<main><p>{LONG}</p></main>", head)
    assert (release.title, release.issued, release.publisher, release.source) == (
        "Besuch", "2024-05-03", "Stadt Musterau", "https://musterau.example/besuch",
    )  # fmt: skip
    assert release.text == f"Besuch\n\n{LONG}"


def test_a_title_in_the_window_bar_loses_the_name_of_the_site() -> None:
    assert page(f"<main><p>{LONG}</p></main>", "<title>Besuch aus Nowa Dolina | Stadt Musterau</title>").title == (
        "Besuch aus Nowa Dolina"
    )


def test_the_day_may_stand_in_a_time_element_or_in_the_text() -> None:
    assert page(f'<main><time datetime="2024-05-03">gestern</time><h1>A</h1><p>{LONG}</main>').issued == "2024-05-03"
    assert page(f"<main><p>Stadt Musterau, 3. Mai 2024</p><h1>A</h1><p>{LONG}</main>").issued == "2024-05-03"


def test_the_language_of_a_page_is_kept() -> None:
    assert page(f"<p>{LONG}", attributes='lang="fr-FR"').language == "fr"
    assert page(f"<p>{LONG}", attributes="").language == "de"


def test_broken_meta_data_do_no_harm() -> None:
    head = '<script type="application/ld+json">{nein</script><link rel="canonical" href="http://[x">'
    head += '<meta name="date" content="?"><meta property="og:url" content="nirgends">'
    release = page(f"<main><h1>Besuch</h1><p>{LONG}</main>", head)
    assert (release.issued, release.source) == (None, None)


def test_a_page_nested_ten_thousand_deep_is_read() -> None:
    assert page("<div>" * 10_000 + f"<p>{LONG}").text == LONG


def test_a_page_of_too_many_elements_is_not_parsed() -> None:
    found = read_source(Source(identifier="a", origin="a.html", form="html", data="<div>" * 100_000))
    assert isinstance(found, Unreadable)
    assert "is too large for a page" in found.reason


def test_the_encoding_that_a_page_declares_is_used() -> None:
    data = "<html><head><meta charset='iso-8859-2'></head><p>Łódź grüßt.".encode("iso-8859-2")
    found = read_source(Source(identifier="a", origin="a.html", form="html", data=data))
    assert isinstance(found, Release)
    assert found.text == "Łódź grüßt."

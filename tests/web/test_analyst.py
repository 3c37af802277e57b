"""The analyst's way: find a place, ask questions, see results in other views, explore a network, take data home."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from playwright.sync_api import Download, Page, expect

from tests.web.looking import look_at
from tests.web.visiting import Open

TWO_COLUMNS = """PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
SELECT ?one ?other WHERE { ?agreement mc:party ?one , ?other . FILTER(STR(?one) < STR(?other)) } ORDER BY ?one ?other"""
GEXF = "{http://gexf.net/1.3}"


def editor(page: Page) -> None:
    """Empty the editor and leave the cursor in it."""
    page.get_by_role("textbox", name="SPARQL-Abfrage").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")


def content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def test_a_place_is_found_while_its_name_is_typed_without_umlauts(visit: Open) -> None:
    page = visit().go("/")
    page.get_by_role("combobox").press_sequentially("duesseld", delay=20)
    option = page.get_by_role("option", name=re.compile("Düsseldorf")).first
    expect(option).to_be_visible()
    look_at(page, "suggestions")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Düsseldorf")


def test_a_table_is_sorted_by_its_headers_and_filtered_by_words(visit: Open) -> None:
    visitor = visit()
    page = visitor.go(f"/query?query={TWO_COLUMNS}".replace("\n", "%0A").replace("#", "%23"))
    rows = page.locator("#results tbody tr:visible")
    whole = rows.count()
    head = page.locator("#results thead th").first
    head.get_by_role("button").click()
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    names = [text.casefold() for text in rows.locator("td:first-child").all_inner_texts()]
    assert names[0] > names[-1]
    page.get_by_label("Zeilen filtern").fill("duesseldorf")
    expect(page.locator("#say")).to_contain_text(f"von {whole} Zeilen")
    assert 0 < rows.count() < whole


def test_a_result_is_seen_as_map_and_network_and_its_address_keeps_the_view(visit: Open) -> None:
    visitor = visit()
    page = visitor.go(f"/query?query={TWO_COLUMNS}".replace("\n", "%0A").replace("#", "%23"))
    page.get_by_role("button", name="Karte", exact=True).click()
    expect(page.get_by_role("img", name=re.compile("Karte mit"))).to_be_visible()
    look_at(page, "result-map")
    page.get_by_role("button", name="Netz", exact=True).click()
    expect(page.locator(".js-stage canvas").first).to_be_visible()
    assert "view=network" in page.url
    again = visit().page
    again.goto(page.url)
    expect(again.locator(".js-stage canvas").first).to_be_visible()


def test_the_editor_completes_terms_and_declares_their_prefix(visit: Open) -> None:
    page = visit().go("/query")
    editor(page)
    page.keyboard.type("SELECT ?a WHERE { ?a a Vereinb", delay=10)
    expect(page.locator(".cm-tooltip-autocomplete li").first).to_contain_text("mc:Agreement")
    page.wait_for_timeout(100)
    look_at(page, "completion")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#results tbody tr").first).to_be_visible()
    query = page.locator("textarea[name=query]").input_value()
    assert query.startswith("PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>\n")
    assert "a mc:Agreement" in query
    assert "query=" in page.url


def test_a_mistake_is_marked_where_it_stands(visit: Open) -> None:
    page = visit().go("/query")
    editor(page)
    page.keyboard.type("SELECT ?a WHERE {\n?a ?b }\nLIMIT many", delay=5)
    page.keyboard.press("Control+Enter")
    problem = page.locator("#query-error")
    expect(problem).to_be_visible()
    expect(problem).to_have_attribute("data-line", "3")
    expect(page.locator(".cm-lintRange-error")).to_have_count(1)
    look_at(page, "mistake")


def test_a_query_that_takes_too_long_is_cancelled_from_the_page(visit: Open) -> None:
    page = visit().go("/query")
    editor(page)
    page.keyboard.type("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", delay=5)
    page.get_by_role("button", name="Ausführen").click()
    page.get_by_role("button", name="Abbrechen").click()
    expect(page.locator("#say")).to_have_text("Abgebrochen.")
    editor(page)
    page.keyboard.type("ASK { }", delay=5)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#results")).to_contain_text(re.compile("Ja|ja|true"))


def test_the_explorer_shows_a_place_its_neighbours_and_the_sentence_behind_a_tie(visit: Open) -> None:
    page = visit().go("/networks/cooperation")
    whole = page.locator("#ties tbody tr:visible").count()
    page.get_by_label("Ort oder Einrichtung suchen").fill("duesseldorf")
    panel = page.get_by_role("complementary", name="Belege")
    expect(panel.get_by_role("heading", name="Düsseldorf")).to_be_visible()
    page.get_by_label("Nur die Nachbarn").check()
    shown = page.locator(".js-explorer > .js-count")
    rows = page.locator("#ties tbody tr:visible")
    expect(rows).not_to_have_count(whole)
    assert f"{rows.count()} Verbindung" in shown.inner_text()
    look_at(page, "explorer-neighbours")
    panel.locator("li button").first.click()
    expect(page.locator("#ties tr.js-lit")).to_have_count(1)
    sentence = panel.locator("blockquote").first.inner_text()
    panel.locator("ol a").first.click()
    for words in sentence.split(" … "):  # Evidence of several sentences is told with a gap between them.
        expect(page.locator("main")).to_contain_text(words)


def test_the_years_are_narrowed_with_a_slider_and_the_table_keeps_step(visit: Open) -> None:
    visitor = visit()
    page = visitor.go("/networks/cooperation")
    whole = page.locator("#ties tbody tr").count()
    slider = page.get_by_role("slider", name="Ab Jahr")
    slider.focus()
    slider.press("End")
    expect(page.locator("#ties tbody tr")).not_to_have_count(whole)
    visitor.settle()
    assert "from=" in page.url
    assert (
        f"{page.locator('#ties tbody tr').count()} Verbindung" in page.locator(".js-explorer > .js-count").inner_text()
    )
    page.reload()
    assert page.locator("#ties tbody tr").count() < whole


def test_what_is_seen_of_a_network_is_taken_home_as_picture_gexf_and_csv(visit: Open) -> None:
    page = visit().go("/networks/cooperation")
    ties = page.locator("#ties tbody tr").count()
    saved = {}
    for name in ("PNG", "GEXF", "CSV der Verbindungen", "CSV der Knoten"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name, exact=True).click()
        saved[name] = content(waiting.value)
    assert saved["PNG"].startswith(b"\x89PNG")
    assert len(saved["PNG"]) > 10_000
    graph = ElementTree.fromstring(saved["GEXF"].decode())
    assert len(graph.findall(f".//{GEXF}edge")) == ties
    rows = list(csv.DictReader(io.StringIO(saved["CSV der Verbindungen"].decode("utf-8-sig"))))
    assert len(rows) == ties
    assert all(row["source"].startswith("https://") and row["sourceLabel"] for row in rows)
    nodes = list(csv.DictReader(io.StringIO(saved["CSV der Knoten"].decode("utf-8-sig"))))
    assert len(nodes) == len(graph.findall(f".//{GEXF}node"))


def test_what_goes_over_the_years_is_drawn_as_a_line_and_stays_a_table(visit: Open) -> None:
    query = """PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?year (COUNT(?release) AS ?releases) { ?release dcterms:issued ?day . BIND(SUBSTR(STR(?day), 1, 4) AS ?year) }
GROUP BY ?year ORDER BY ?year"""
    visitor = visit()
    page = visitor.go(f"/query?query={quote(query)}&view=chart")
    chart = page.get_by_role("img", name="Liniendiagramm: releases über year")
    expect(chart).to_be_visible()
    rows = page.locator("#answer tbody tr").count()
    expect(chart.locator("circle")).to_have_count(rows)
    look_at(page, "lines")

"""The visitor's way: on a telephone, with keys alone, without scripts, without motion."""

import re

from playwright.sync_api import Page, expect

from tests.web.looking import look_at
from tests.web.visiting import Open


def focused(page: Page) -> str:
    """Return the text, value or label of what has the focus, inside the editor too."""
    script = "(e => e.getAttribute('aria-label') || e.textContent.trim() || e.id || e.name)(document.activeElement)"
    return str(page.evaluate(script))


def press_until(page: Page, wanted: str, key: str = "Tab", most: int = 60) -> None:
    """Press a key until something of that name has the focus: what cannot be reached so is not reachable."""
    for _ in range(most):
        page.keyboard.press(key)
        if wanted in focused(page):
            return
    raise AssertionError(f"{wanted!r} is not reached with {key}")


def test_on_a_telephone_one_walks_from_the_start_to_the_sentence_behind_a_fact(visit: Open) -> None:
    visitor = visit(width=390, height=844, color_scheme="dark", has_touch=True, is_mobile=True)
    page = visitor.go("/")
    look_at(page, "home-telephone")
    page.get_by_role("navigation").get_by_role("link", name="Stöbern").tap()
    page.locator("main").get_by_role("link", name=re.compile("Vereinbarungen")).first.tap()
    page.locator("main ol a[href*='/page/agreement/'], main ul a[href*='/page/agreement/']").first.tap()
    visitor.settle()
    why = page.locator("details.why > summary").first
    why.tap()
    expect(page.locator("details.why[open] blockquote").first).to_be_visible()
    look_at(page, "agreement-telephone")
    page.locator("details.why[open] footer a").first.tap()
    visitor.settle()
    expect(page.locator("mark:target, :target").first).to_be_in_viewport()


def test_keys_alone_lead_from_the_skip_link_to_an_answer(visit: Open) -> None:
    page = visit().go("/questions")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "main"
    press_until(page, "Mit welchen Kommunen")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/questions/partners-of-city"))


def test_the_editor_lets_go_of_the_tab_key(visit: Open) -> None:
    page = visit().go("/query")
    box = page.get_by_role("textbox", name="SPARQL-Abfrage")
    box.focus()
    page.keyboard.press("Tab")
    expect(box).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(box).to_be_focused()


def test_without_scripts_every_way_leads_to_the_same_answers(visit: Open) -> None:
    visitor = visit(java_script_enabled=False)
    page = visitor.page
    page.goto(f"{visitor.address}/?lang=de")
    page.get_by_role("searchbox").fill("duesseldorf")
    page.get_by_role("button", name="Suchen").click()
    expect(page.locator("main")).to_contain_text("Düsseldorf")
    page.goto(f"{visitor.address}/query?lang=de")
    page.locator("textarea[name=query]").fill("SELECT ?s WHERE { ?s ?p ?o } LIMIT 3")
    page.get_by_role("button", name="Ausführen").click()
    expect(page.locator("#results tbody tr")).to_have_count(3)
    page.goto(f"{visitor.address}/networks/cooperation?lang=de")
    assert page.locator("#ties tbody tr").count() > 10
    page.goto(f"{visitor.address}/map?lang=de")
    assert page.locator("table tbody tr").count() > 10


def test_the_partners_of_a_town_are_seen_on_a_map_that_is_loaded_when_it_is_wanted(visit: Open) -> None:
    visitor = visit()
    page = visitor.go("/page/municipality/gn-2820256")
    figure = page.get_by_role("figure", name="Partner auf der Karte")
    assert page.locator("[data-folded] svg").count() == 0
    page.get_by_text("Partner auf der Karte", exact=True).press("Enter")
    expect(figure.locator("svg").first).to_be_visible()
    look_at(page, "partners-on-a-map")


def test_who_wants_no_motion_gets_none(visit: Open) -> None:
    visitor = visit(reduced_motion="reduce")
    page = visitor.go("/networks/cooperation")
    page.get_by_label("Ort oder Einrichtung suchen").fill("Düsseldorf")
    running = "document.getAnimations().filter(a => a.playState === 'running').length"
    assert page.evaluate(running) == 0
    durations = "[...document.querySelectorAll('*')].map(e => getComputedStyle(e).transitionDuration)"
    assert set(page.evaluate(f"{durations}.flatMap(d => d.split(', '))")) <= {"0s", "1e-05s", "0.01ms", "1ms", "0.001s"}


def test_the_language_is_changed_by_a_link_and_stays(visit: Open) -> None:
    visitor = visit()
    page = visitor.go("/networks/cooperation")
    page.get_by_role("link", name="English").click()
    visitor.settle()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_label("Find a place or body")).to_be_visible()
    page.get_by_role("navigation").get_by_role("link", name="Questions").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_pointing_at_a_fact_lights_its_words_and_the_other_way_round(visit: Open) -> None:
    visitor = visit()
    visitor.go("/browse/release")
    visitor.page.locator("main a[href*='/page/release/']").first.click()
    page = visitor.settle()
    fact = page.locator("[data-fact][data-marks]").first
    lit = page.locator("mark.js-lit")
    # Where the pointer rests on the fact already, nothing tells the page that it came.
    for _ in range(5):
        page.mouse.move(0, 0)
        fact.hover()
        page.wait_for_timeout(300)
        if lit.count():
            break
    expect(lit.first).to_be_visible()
    assert set((fact.get_attribute("data-marks") or "").split()) & {mark.get_attribute("id") for mark in lit.all()}
    look_at(page, "release-lit")
    mark = page.locator("mark[data-facts]").first
    mark.hover()
    expect(page.locator(f"#{(mark.get_attribute('data-facts') or '').split()[0]}")).to_have_class(re.compile("js-lit"))


def test_the_licences_of_the_scripts_are_a_link_away(visit: Open) -> None:
    page = visit().go("/")
    page.get_by_role("link", name="Lizenzen der Skripte").click()
    expect(page.locator("body")).to_contain_text("graphology")

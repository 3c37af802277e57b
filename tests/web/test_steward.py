"""The steward's way: the dashboard, its filters, and judgements on the page of a release."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import serving
from tests.web.looking import faults, look_at
from tests.web.visiting import Open, opening

RELEASE = "/page/release/2015-06-30-ahlen-masaya"


@pytest.fixture(scope="module")
def desk_address(built: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server that takes judgements on a store of its own, with the key that it gave."""
    store = tmp_path_factory.mktemp("editing") / "kg-store"
    shutil.copytree(built, store)
    with serving(store, environment, "--edit") as address:
        yield address


@pytest.fixture
def desk(browser: Browser, desk_address: str) -> Iterator[Open]:
    """Return what opens a page of that server under watch."""
    yield from opening(browser, desk_address.partition("/?")[0])


@pytest.fixture
def key(desk_address: str) -> str:
    return desk_address.partition("?")[2]


def judge(page: Page, fact: str, verdict: str, reason: str = "") -> None:
    """Open the form of a fact, fill it in as a steward does, and press a button."""
    item = page.locator(f"#{fact}")
    item.locator("summary").click()
    item.get_by_label("Ihr Name").fill("Eva Stewart")
    item.get_by_label(re.compile("Grund|Begründung")).fill(reason)
    item.get_by_role("button", name=verdict, exact=True).click()


def test_a_fact_is_rejected_with_a_reason_and_that_is_taken_back(desk: Open, key: str) -> None:
    page = desk().go(f"{RELEASE}?{key}")
    assert faults(page) == []
    fact = str(page.locator("li[data-fact]").first.get_attribute("id"))
    judge(page, fact, "Verwerfen")
    item = page.locator(f"#{fact}")
    expect(item.get_by_role("alert")).to_be_visible()
    item.locator("summary").click()
    judge(page, fact, "Verwerfen", "steht nicht im Satz")
    expect(item).to_have_class(re.compile("reject"))
    expect(item).to_be_focused()
    look_at(page, "rejected")
    page.emulate_media(color_scheme="dark")
    look_at(page, "rejected-dark")
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1
    judge(page, fact, "Zurücknehmen")
    expect(item).not_to_have_class(re.compile("reject"))


def test_without_the_key_nobody_judges(desk: Open) -> None:
    page = desk().go(RELEASE)
    expect(page.locator("li[data-fact]").first).to_be_visible()
    assert page.locator("form[action*='judge']").count() == 0


def test_a_report_is_narrowed_without_leaving_the_page(desk: Open, key: str) -> None:
    visitor = desk()
    page = visitor.go(f"/dashboard?{key}")
    # The shapes are applied while the server already answers.
    for _ in range(60):
        if page.locator("#report").count():
            break
        page.wait_for_timeout(1000)
        page = visitor.go(f"/dashboard?{key}")
    look_at(page, "dashboard")
    report = page.locator("#report")
    before = report.inner_text()
    page.locator("#severity").select_option(index=1)
    expect(report).not_to_have_text(before, use_inner_text=True)
    expect(page).to_have_url(re.compile("severity="))
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1
    assert page.locator("#report tbody tr").count() > 0


def test_what_waits_is_decided_on_the_dashboard(desk: Open, key: str) -> None:
    visitor = desk()
    page = visitor.go(f"/dashboard?{key}&question=confidence")
    for _ in range(60):
        if page.locator("ol.items > li").count():
            break
        page.wait_for_timeout(1000)
        page = visitor.go(f"/dashboard?{key}&question=confidence")
    item = page.locator("ol.items > li").first
    said = item.locator("footer").first.inner_text()
    item.locator("summary").click()
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    look_at(page, "deciding-dark")
    item.get_by_label("Ihr Name").fill("Eva Stewart")
    item.get_by_role("button", name="Bestätigen", exact=True).click()
    expect(page).to_have_url(re.compile("#waiting$"))
    visitor.settle()
    assert said not in page.locator("ol.items footer").all_inner_texts()


def test_a_fact_is_added_from_words_that_are_marked_in_the_text(desk: Open, key: str) -> None:
    visitor = desk(width=390, height=844)
    page = visitor.go(f"{RELEASE}?{key}")
    page.locator("details.add > summary").click()
    owner = page.get_by_label("Wovon")
    page.evaluate("""() => {
      const mark = document.querySelector(".release-text mark");
      getSelection().selectAllChildren(mark);
    }""")
    marked = page.evaluate("document.querySelector('.release-text mark').textContent.replace(/\\s+/g, ' ').trim()")
    expect(page.get_by_label("Die Worte, die es sagen")).to_have_value(marked)
    properties = page.get_by_label("Eigenschaft", exact=True)
    assert properties.locator("option:not([hidden])", has_text="Größe der Delegation").count() == 0
    owner.select_option(index=1)
    kinds = {group.get_attribute("data-kind") for group in properties.locator("optgroup:not([hidden])").all()}
    assert kinds == {owner.locator("option").nth(1).get_attribute("data-kind")}
    look_at(page, "adding")

"""The page of a report, opened in a browser: it can be filtered, and needs neither script nor server."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kg import api
from kg.validate import Report, render
from tests.web.looking import faults


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def report(flawed: Path) -> Report:
    whole = api.validate(store=flawed)
    first, *others = whole.findings
    return replace(whole, findings=(replace(first, severity="violation"), *others))


@pytest.fixture
def asked(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Give a page of the browser and the list of what it asks for and complains of."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    noted: list[str] = []
    page.on("request", lambda request: noted.append(request.url))
    page.on("console", lambda message: noted.append(message.text))
    page.on("pageerror", lambda error: noted.append(str(error)))
    yield page, noted
    page.close()


def visible(page: Page) -> int:
    return page.locator("li[data-v]:visible").count()


@pytest.mark.parametrize("by", ["shape", "release"])
def test_the_page_filters_by_severity_shape_release_and_words(
    asked: tuple[Page, list[str]], report: Report, tmp_path: Path, by: str
) -> None:
    page, noted = asked
    path = tmp_path / "report.html"
    path.write_text(render(report, "html", "en", by=by), encoding="utf-8")  # type: ignore[arg-type]
    page.goto(path.as_uri())
    number = len(report.findings)
    assert visible(page) == number == 9
    page.get_by_label("Severity").select_option("violation")
    page.locator("#shown", has_text=f"1 of {number} findings").wait_for()
    assert visible(page) == 1
    page.get_by_role("button", name="Show all").click()
    page.locator("#shown", has_text=f"{number} of {number} findings").wait_for()
    page.get_by_label("Shape").select_option(label="role")
    page.locator("#shown", has_text=f"5 of {number} findings").wait_for()
    page.get_by_label("Release").select_option(label="2024-10-02-ulm-nis")
    page.locator("#shown", has_text=f"1 of {number} findings").wait_for()
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Words").fill("STAUDENMAIER nowhere")
    page.locator("#shown", has_text=f"1 of {number} findings").wait_for()
    assert page.locator("section:visible").count() == 1
    page.get_by_label("Words").fill("xylophone")
    page.locator("#shown", has_text=f"0 of {number} findings").wait_for()
    assert visible(page) == 0
    assert noted == [path.as_uri()]


def test_the_page_is_no_wider_than_a_telephone_and_names_its_controls(
    asked: tuple[Page, list[str]], report: Report, tmp_path: Path
) -> None:
    page, _ = asked
    path = tmp_path / "report.html"
    path.write_text(render(report, "html", "de"), encoding="utf-8")
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate("[...document.querySelectorAll('select, input')].map(one => one.labels.length)") == [1] * 4
    assert page.get_by_role("main").count() == page.get_by_role("banner").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Zu den Befunden"
    marked = page.locator("mark", has_text="Ausbildungsleiterin Heike Staudenmaier")
    assert str(marked.locator("..").text_content()).startswith("Begleitet werden sie von Ausbildungsleiterin")


@pytest.fixture(scope="module")
def many(report: Report) -> Report:
    """Return a report of more findings than a page shows at once, of which the last is unlike the others."""
    found = (replace(report.findings[place % 9], focus=f"http://example.org/{place}") for place in range(900))
    *others, last = sorted(found, key=lambda one: one.constraint)
    return replace(report, findings=(*others, replace(last, focus="http://example.org/xylophone")))


@pytest.mark.parametrize("by", ["shape", "release"])
def test_of_many_findings_some_are_there_at_once_and_all_soon_after_and_when_asked(
    asked: tuple[Page, list[str]], many: Report, tmp_path: Path, by: str
) -> None:
    page, noted = asked
    path = tmp_path / "report.html"
    text = render(many, "html", "en", by=by)  # type: ignore[arg-type]
    path.write_text(text, encoding="utf-8")
    assert text.partition("<noscript>")[0].count("<li data-v") == 100
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-filled]")
    assert visible(page) == 900
    assert page.locator("noscript").count() == 0
    order = page.locator("li[data-v]").evaluate_all("all => all.map(one => one.dataset.n)")
    assert order == [found.partition('"')[0] for found in text.split('data-n="')[1:]]
    page.get_by_label("Words").fill("xylophone")
    page.locator("#shown", has_text="1 of 900 findings").wait_for()
    assert visible(page) == 1
    assert noted == [path.as_uri()]


def test_without_scripts_all_of_many_findings_are_there(browser: Browser, many: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(render(many, "html", "de"), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert visible(page) == 900
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_tool_for_accessibility_finds_no_fault_in_the_page(
    browser: Browser, many: Report, tmp_path: Path, language: str, scheme: str
) -> None:
    path = tmp_path / "report.html"
    path.write_text(render(replace(many, findings=many.findings[::31]), "html", language), encoding="utf-8")
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-filled]")
    # What is not drawn yet has no background by which a tool could judge its colours.
    page.add_style_tag(content="* { content-visibility: visible !important; }")
    assert faults(page) == []
    page.get_by_label("Words" if language == "en" else "Wörter").fill("xylophone")
    page.locator("#shown", has_text="1 ").wait_for()
    assert faults(page) == []
    page.close()


def test_without_its_script_the_page_is_a_plain_list(browser: Browser, report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(render(report, "html", "en"), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert visible(page) == len(report.findings)
    assert not page.locator("form").is_visible()
    context.close()

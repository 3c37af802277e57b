"""The dashboard of stewards: what breaks the rules, what is covered, what waits for a decision."""

import time

import httpx
import pytest

from tests.reading import HTML, Page, page_of


def shown(served: httpx.Client, **params: str) -> Page:
    """Return the dashboard as soon as the graph has been checked and what waits has been gathered."""
    for _ in range(600):
        page = page_of(served.get("dashboard", params={"lang": "en", **params}, headers=HTML))
        told = page.one("main").text
        if "being checked" not in told and "being gathered" not in told:
            return page
        time.sleep(0.1)
    raise AssertionError(told)


def test_the_report_says_what_breaks_the_rules_and_what_to_do(served: httpx.Client) -> None:
    page = shown(served)
    rows = page.all("#report tbody tr")
    assert rows
    first = rows[0].all("td")
    assert first[0].text in {"violation", "warning", "note"}
    assert served.get(first[1].one("a")["href"], headers=HTML).status_code == 200
    assert len(first[2].text) > 20


@pytest.mark.parametrize("field", ["severity", "constraint"])
def test_the_report_is_narrowed(served: httpx.Client, field: str) -> None:
    options = [option["value"] for option in shown(served).all(f"select[name={field}] option")]
    assert options[0] == ""
    page = shown(served, **{field: options[1]})
    assert page.one(f"select[name={field}] option[selected]")["value"] == options[1]
    assert page.all("#report tbody tr")
    assert not shown(served, words="xyzzyplugh").all("#report tbody tr")


def test_what_is_missing_stands_on_the_page_of_the_thing(served: httpx.Client) -> None:
    row = shown(served).one("#report tbody tr")
    page = page_of(served.get(row.one("td a")["href"], headers=HTML))
    assert page.one("#missing").text == "What is missing"
    assert page.one(".finding").text in row.text


def test_coverage_counts_releases_by_publisher_and_year(served: httpx.Client) -> None:
    page = shown(served)
    years = [head.text for head in page.all("#coverage thead th")][1:-1]
    assert years == sorted(years)
    rows = {row.one("th").text: [cell.text for cell in row.all("td")] for row in page.all("#coverage tbody tr")}
    assert rows["Ulm"][years.index("2024")] == "1"
    assert sum(int(cells[-1]) for cells in rows.values()) > 20


def test_what_waits_for_a_decision_stands_with_its_sentences(served: httpx.Client) -> None:
    page = shown(served)
    (section,) = [one for one in page.all("section") if one.attributes.get("aria-labelledby") == "waiting"]
    assert section.all("ol li blockquote mark")
    link = section.one("footer a[href*=release]")["href"]
    assert served.get(link, headers=HTML).status_code == 200

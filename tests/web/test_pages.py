"""Every page: accessible in light and dark, fit for narrow windows, silent, asking nobody else, and light."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from tests.web.looking import faults, kilobytes_of_scripts, overflow
from tests.web.visiting import Visit, open_watched

COUNTING = (
    "PREFIX mc: <https://w3id.org/municipal-cooperation/ontology%23> SELECT ?x WHERE { ?x a mc:Agreement } LIMIT 5"
)

# Paths, or where a page stands in a list that links to it.
PAGES = {
    "home": "/",
    "search": "/search?q=partner",
    "browse": "/browse",
    "municipalities": "/browse/municipality",
    "municipality": "/browse/municipality > first",
    "person": "/browse/person > first",
    "agreement": "/browse/agreement > first",
    "event": "/browse/event > first",
    "release": "/browse/release > first",
    "questions": "/questions",
    "question": "/questions/partners-of-city?place=Pirna",
    "query": f"/query?query={COUNTING}",
    "mistake": "/query?query=SELECT+%3Fx+WHERE",
    "networks": "/networks",
    "network": "/networks/cooperation",
    "map": "/map",
    "dashboard": "/dashboard",
    "api": "/api",
    "accessibility": "/accessibility",
    "privacy": "/privacy",
    "nowhere": "/there/is/no/such/page",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What there is to say of a page."""

    title: str
    troubles: tuple[str, ...]
    light: tuple[str, ...]
    dark: tuple[str, ...]
    overflow: dict[int, list[str]]
    kilobytes: float


@pytest.fixture(scope="module", params=PAGES)
def look(request: pytest.FixtureRequest, browser: Browser, served: str) -> Iterator[Look]:
    """Open a page once and look at it in every way."""
    visit = open_watched(browser, served, color_scheme="light")
    open_page(visit, PAGES[request.param])
    page = visit.page
    light, kilobytes = tuple(faults(page)), kilobytes_of_scripts(visit.watch.loaded)
    page.emulate_media(color_scheme="dark")
    dark, wide = tuple(faults(page)), {}
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 500})
        wide[width] = overflow(page)
    yield Look(
        title=page.title(),
        troubles=tuple(visit.watch.troubles),
        light=light,
        dark=dark,
        overflow=wide,
        kilobytes=kilobytes,
    )
    page.context.close()


def open_page(visit: Visit, place: str) -> None:
    path, _, position = place.partition(" > ")
    visit.go(path)
    if position:
        visit.page.locator("main li a[href*='/page/']").first.click()
        visit.page.wait_for_load_state()
        visit.settle()


def test_a_page_has_no_fault_that_axe_finds_in_light_or_dark(look: Look) -> None:
    assert look.title
    assert look.light == ()
    assert look.dark == ()


def test_a_page_asks_no_other_host_and_breaks_no_rule_of_its_policy(look: Look) -> None:
    assert look.troubles == ()


def test_a_page_fits_a_zoom_of_two_and_of_four_hundred_percent(look: Look) -> None:
    assert look.overflow == {640: [], 320: []}


def test_a_page_loads_at_most_150_kilobytes_of_scripts(look: Look) -> None:
    assert 0 < look.kilobytes <= 150

"""Pages under watch: what they load, and what goes wrong while they are open."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route, expect

__all__ = ["Open", "Visit", "Watch", "open_watched", "opening"]


@dataclass(slots=True, kw_only=True)
class Watch:
    """What went wrong while pages were open, and what they loaded."""

    troubles: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Visit:
    """A page of the browser at the server's address, watched."""

    page: Page
    watch: Watch
    address: str

    def go(self, path: str) -> Page:
        """Open a path in German and wait until its islands are mounted."""
        self.page.goto(f"{self.address}{path}{'&' if '?' in path else '?'}lang=de")
        return self.settle()

    def settle(self) -> Page:
        """Wait until every island is mounted; the scripts have begun before the page counts as loaded."""
        expect(self.page.locator("[data-mounted='under way']")).to_have_count(0, timeout=30_000)
        return self.page


Open: TypeAlias = Callable[..., Visit]


def opening(browser: Browser, address: str) -> Iterator[Open]:
    """Open pages as often as a test asks; then nothing may have gone wrong."""
    opened: list[Visit] = []

    def open_page(**more: Any) -> Visit:
        opened.append(open_watched(browser, address, **more))
        return opened[-1]

    yield open_page
    for visit in opened:
        visit.page.context.close()
    troubles = [trouble for visit in opened for trouble in visit.watch.troubles]
    assert not troubles, "\n".join(troubles)


def open_watched(browser: Browser, address: str, *, width: int = 1440, height: int = 900, **more: Any) -> Visit:
    """Open an empty page in a window of that size, with nothing kept from others."""
    options: dict[str, Any] = {"viewport": {"width": width, "height": height}, "locale": "de-DE", **more}
    context: BrowserContext = browser.new_context(**options)
    watch = Watch()
    context.route("**/*", lambda route, request: _only_to(address, route, request, watch))
    page = context.new_page()
    page.on("console", lambda message: _note(message, watch))
    page.on("pageerror", lambda error: watch.troubles.append(f"script: {error}"))
    return Visit(page=page, watch=watch, address=address)


def _only_to(address: str, route: Route, request: Request, watch: Watch) -> None:
    """Let through what goes to the server; whatever asks for another host is a trouble."""
    if request.url.startswith(f"{address}/"):
        watch.loaded.append(request.url)
        route.continue_()
    else:
        watch.troubles.append(f"asked for {request.url}")
        route.abort()


def _note(message: ConsoleMessage, watch: Watch) -> None:
    """Errors and warnings of the console, violations of the policy among them; an answer of 4xx is told by the test."""
    told = "Failed to load resource: the server responded with a status of 4"
    if message.type in {"error", "warning"} and not message.text.startswith(told) and "GPU stall" not in message.text:
        watch.troubles.append(f"{message.type}: {message.text}")

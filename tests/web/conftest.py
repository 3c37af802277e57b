"""What the tests of the pages share: a real server over the sample releases, a real browser, and a watch over both."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.web.visiting import Open, opening

# Machines of tests are shared: what comes late has still come.
expect.set_options(timeout=20_000)
CHROMIUM = "/usr/bin/chromium"
# The network is drawn by WebGL, which a machine without a graphics card computes.
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


@contextmanager
def serving(store: Path, environment: dict[str, str], *more: str) -> Iterator[str]:
    """Start the server as a process and give its address; stop it afterwards."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *more]
    server = subprocess.Popen(command, env=environment, cwd=store.parent, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait(timeout=20)
        server.stdout.close()


@pytest.fixture(scope="session")
def served(built: Path, environment: dict[str, str]) -> Iterator[str]:
    """Return the address of a server that only reads."""
    with serving(built, environment) as address:
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser. It lives for one module: its event loop would disturb the tests of others."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Open]:
    """Return what opens a page under watch; no trouble may have come up when the test ends."""
    yield from opening(browser, served)

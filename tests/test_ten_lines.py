"""The scripts of the documentation in R and for a browser do what they are there for, on a network that is exported."""

import functools
import http.server
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from kg import api
from kg.network import Network
from tests.readers import installed

PAGE = Path(__file__).resolve().parent.parent / "docs" / "script.md"
RSCRIPT = shutil.which("Rscript")
CHROMIUM = "/usr/bin/chromium"


def script(kind: str) -> str:
    """Return the one block of a language in the documentation."""
    (block,) = re.findall(rf"^```{kind}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return str(block)


@pytest.fixture(scope="module")
def network(built: Path) -> Network:
    return api.analyse("cooperation", store=built)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class has
        """Say nothing."""


@pytest.fixture
def site(network: Network, tmp_path: Path) -> Iterator[str]:
    """Serve the page of the documentation with the library and the network beside it."""
    (tmp_path / "index.html").write_text(f"<!doctype html><meta charset='utf-8'>{script('html')}", encoding="utf-8")
    shutil.copy(installed() / "node_modules" / "cytoscape" / "dist" / "cytoscape.min.js", tmp_path)
    api.export_network(network, tmp_path / "cooperation.cyjs")
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}/"
        serving.shutdown()
        thread.join()


def test_both_scripts_have_about_ten_lines() -> None:
    assert all(8 <= len(script(kind).splitlines()) <= 15 for kind in ("r", "html"))


@pytest.mark.skipif(RSCRIPT is None, reason="needs R with igraph: apt-get install r-cran-igraph, as make test does")
def test_r_reads_the_network_ranks_its_towns_groups_them_and_draws_them(network: Network, tmp_path: Path) -> None:
    api.export_network(network, tmp_path / "cooperation.graphml")
    (tmp_path / "ten-lines.R").write_text(script("r"), encoding="utf-8")
    command = [str(RSCRIPT), "--vanilla", "ten-lines.R"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
                         env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert network.about.licence in ran.stdout.splitlines()[0]
    strength: dict[str, float] = {node.label: 0.0 for node in network.nodes}
    label = {node.id: node.label for node in network.nodes}
    for edge in network.edges:
        for end in (edge.source, edge.target):
            strength[label[end]] += edge.weight
    strongest = max(strength.values())
    first = next(line for line in ran.stdout.splitlines() if line.split()[-1:] == [f"{strongest:g}"])
    assert any(town in first for town, value in strength.items() if value == strongest)
    assert all(label[edge.source] in ran.stdout for edge in network.edges)
    assert (tmp_path / "Rplots.pdf").stat().st_size > 1_000


def test_a_browser_draws_the_network_with_names_and_asks_no_other_host(network: Network, site: str) -> None:
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1000, "height": 800})
        page.on("request", lambda request: asked.append(request.url))
        page.goto(site)
        # The layout comes later than the network: until then all nodes lie in one place.
        apart = "new Set(net.nodes().map((node) => JSON.stringify(node.position()))).size"
        page.wait_for_function(f"window.net && net.nodes().length && {apart} === net.nodes().length", timeout=120_000)
        drawn: list[dict[str, Any]] = page.evaluate(
            "window.net.nodes().map((node) => ({id: node.id(), label: node.style('label')}))"
        )
        edges: int = page.evaluate("window.net.edges().length")
        browser.close()
    assert {(node["id"], node["label"]) for node in drawn} == {(node.id, node.label) for node in network.nodes}
    assert edges == len(network.edges)
    assert all(url.startswith(site) for url in asked)

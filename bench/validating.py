"""How long validation takes: pyshacl-turbo at size and in part, pySHACL beside it, a large file, a page of 10,000."""

import resource
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bench.measure import Figure, once
from bench.storing import filled
from kg import api
from kg.pipeline.reference import refresh
from kg.store import Graph, Store
from kg.validate import Report, render, validate

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession

__all__ = ["run"]

_SAMPLES: Final = 29
_FINDINGS: Final = 10_000


def run(*, quick: bool) -> list[Figure]:
    """Return the times of both engines, of parts, of a file from elsewhere, and of opening a page."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        return [
            *_engines(folder / "few", 10 if quick else _SAMPLES),
            *_at(folder, 100 if quick else 1_000),
            *_page(folder),
        ]


def _engines(place: Path, number: int) -> list[Figure]:
    samples = _graph(place, number)
    turbo, fast = once(lambda: validate(samples, engine="turbo"))
    reference, slow = once(lambda: validate(samples, engine="pyshacl"))
    return [
        Figure(name="samples, pyshacl-turbo", value=turbo, unit="s"),
        Figure(name="samples, pySHACL", value=reference, unit="s"),
        Figure(name="pySHACL takes longer by", value=reference / turbo, unit="times"),
        Figure(name="the same findings (1 is yes)", value=fast.findings == slow.findings, unit="", wanted="1"),
    ]


def _at(folder: Path, number: int) -> list[Figure]:
    place, file = folder / "many", folder / "graph.nq"
    graph = _graph(place, number)
    seconds, report = once(partial(validate, graph, engine="turbo"))
    name = api.info(store=place).releases[number // 2]
    part, found = once(partial(api.validate, store=place, only=[name]))
    agree = _keys(found) == _keys(replace(report, findings=tuple(f for f in report.findings if name in f.releases)))
    quads = api.export_graph(file, store=place)
    command = [
        sys.executable,
        "-m",
        "kg",
        "validate",
        str(file),
        "--format",
        "json",
        "--output",
        str(folder / "r.json"),
    ]
    streamed, _ = once(lambda: subprocess.run(command, check=False, capture_output=True))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    return [
        Figure(name=f"{number:,} releases, pyshacl-turbo", value=seconds, unit="s"),
        Figure(name=f"{number:,} releases, findings", value=len(report.findings), unit=""),
        Figure(name=f"one release of {number:,}, with its neighbours (--only)", value=part, unit="s"),
        Figure(name="the same findings there (1 is yes)", value=agree, unit="", wanted="1"),
        Figure(name=f"a file of {quads:,} quads, with the start of Python", value=streamed, unit="s"),
        Figure(name="most memory for it", value=memory, unit="MB"),
    ]


def _page(folder: Path) -> list[Figure]:
    """Return how large a page of 10,000 findings is, and how long a browser takes to show it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this figure needs a browser

    few = api.validate(store=folder / "few").findings
    many = (replace(few[place % len(few)], focus=f"http://e.org/{place}") for place in range(_FINDINGS))
    report = Report(findings=tuple(sorted(many, key=lambda one: one.constraint)), shapes=(), engine="pyshacl-turbo")
    path = folder / "report.html"
    written, size = once(lambda: path.write_text(render(report, "html"), encoding="utf-8"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        clock = page.context.new_cdp_session(page)
        clock.send("Performance.enable", {"timeDomain": "threadTicks"})
        opened, _ = once(lambda: (page.goto(path.as_uri()), page.locator("#shown").inner_text()))
        busy = _busy(clock)
        whole, _ = once(lambda: page.wait_for_selector("html[data-filled]"))
        page.get_by_label("Words").fill("xylophone")
        filtered, _ = once(lambda: page.locator("#shown", has_text="0 of 10,000").wait_for())
        browser.close()
    return [
        Figure(name="page of 10,000 findings, written", value=written, unit="s"),
        Figure(name="page of 10,000 findings, size", value=size / 1e6, unit="MB"),
        Figure(name="page of 10,000 findings, opened in Chromium", value=opened, unit="s", wanted="below 2"),
        Figure(name="page of 10,000 findings, opened: processor time of its thread", value=busy, unit="s"),
        Figure(name="page of 10,000 findings, all of it there after", value=opened + whole, unit="s"),
        Figure(name="page of 10,000 findings, filtered by a word", value=filtered, unit="s"),
    ]


def _busy(clock: "CDPSession") -> float:
    """Return the seconds for which the thread of a page has had a processor."""
    found = clock.send("Performance.getMetrics")["metrics"]
    return next(float(one["value"]) for one in found if one["name"] == "TaskDuration")


def _keys(report: Report) -> set[tuple[object, ...]]:
    return {(finding.constraint, finding.focus, finding.value) for finding in report.findings}


def _graph(place: Path, number: int) -> Graph:
    with Store.open(place, create=True) as store:
        filled(number, store)
        refresh(store)
        return store.graph(memory=10**9)

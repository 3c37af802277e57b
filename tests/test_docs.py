"""Every command and every piece of Python in the documentation runs as it is written."""

import contextlib
import functools
import http.server
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli.app import command_in
from tests.servers import oxigraph

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
SPARQL = re.compile(r"http://localhost:\d+/\w+|https://query\.wikidata\.org/sparql")
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Presse</title><link>{address}</link>
<item><title>Besuch</title><link>{address}2025-05-09-pirna-terezin.md</link></item></channel></rss>"""


def blocks(page: Path) -> list[tuple[str, str, str]]:
    return [(found[1], found[2] or "", found[3]) for found in BLOCK.finditer(page.read_text(encoding="utf-8"))]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class has
        """Say nothing."""


@pytest.fixture(scope="module")
def server(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the sample releases and a feed of them, in the place of the web server of the documentation."""
    folder = tmp_path_factory.mktemp("web") / "releases"
    shutil.copytree(samples, folder)
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        address = f"http://127.0.0.1:{serving.server_port}/"
        (folder / "feed.xml").write_text(FEED.format(address=address), encoding="utf-8")
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield address
        serving.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def sparql() -> Iterator[str]:
    """Run a SPARQL server in the place of those of the documentation."""
    with oxigraph() as address:
        yield address


@pytest.fixture
def place(tmp_path: Path, samples: Path, environment: dict[str, str]) -> dict[str, str]:
    """Lay out what the documentation takes for granted: releases/, gold/, kg on the path; return the environment."""
    for folder, ending in (("releases", ""), ("gold", ".gold.json")):
        (tmp_path / folder).mkdir()
        for path in samples.glob(f"202[45]*{ending}"):
            if ending or not path.name.endswith(".gold.json"):
                shutil.copy(path, tmp_path / folder)
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "kg"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return {**environment, "PATH": f"{tmp_path / 'bin'}{os.pathsep}{environment['PATH']}"}


@pytest.mark.parametrize("page", [page for page in PAGES if any(kind in {"sh", "python"} and not mark
                                                                for kind, mark, _ in blocks(page))],
                         ids=lambda page: page.name)  # fmt: skip
def test_a_page_runs_from_top_to_bottom(
    page: Path, place: dict[str, str], tmp_path: Path, server: str, sparql: str
) -> None:
    for kind, mark, code in blocks(page):
        if mark or kind not in {"sh", "python"}:
            continue
        text = SPARQL.sub(f"{sparql}/query", code.replace("https://example.org/", server))
        command = ["bash", "-euo", "pipefail", "-c", text] if kind == "sh" else [sys.executable, "-c", text]
        # rdflib warns of its own use of what it deprecates.
        env = place if kind == "sh" else {**place, "PYTHONWARNINGS": "default"}
        ended, said = _run(command, tmp_path, env)
        assert ended == 0, f"{text}\n{said[-4000:]}"


def _run(command: list[str], folder: Path, env: dict[str, str]) -> tuple[int, str]:
    """Run a block and end what it left running: a server whose block failed would else keep the test waiting."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        running = subprocess.Popen(
            command, cwd=folder, env=env, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
        code = running.wait()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGTERM)
        said.seek(0)
        return code, said.read()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_only_targets_that_make_has(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = page.read_text(encoding="utf-8")
    code = [code for _, mark, code in blocks(page) if mark == "make"] + re.findall(r"`(make [a-z-]+)`", text)
    assert {line.split()[1] for block in code for line in block.splitlines()} <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_links_only_to_what_is_there(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def test_a_block_of_commands_that_is_not_run_is_one_of_two_kinds() -> None:
    assert {mark for page in PAGES for _, mark, _ in blocks(page)} <= {"", "make", "install"}


def test_each_readme_has_the_two_commands_on_its_first_screen() -> None:
    for page in ("README.md", "README.de.md"):
        first = "\n".join((ROOT / page).read_text(encoding="utf-8").splitlines()[:24])
        assert "make demo" in first
        assert "make test" in first


@pytest.mark.parametrize("page", ["README.md", "README.de.md"])
def test_the_table_of_commands_names_every_command(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    commands = command_in("en").commands
    assert [verb for verb in commands if f"| `kg {verb}" not in text and f", `kg {verb}" not in text] == []
    rows = {verb: [row for row in text.splitlines() if row.startswith(f"| `kg {verb}")] for verb in commands}
    below = {verb: getattr(command, "commands", {}) for verb, command in commands.items()}
    unnamed = [f"{verb} {name}" for verb, names in below.items() for name in names
               if not any(f"{name}`" in row for row in rows[verb])]  # fmt: skip
    assert unnamed == []

"""The scripts of the page: made from the sources, the same every time, with the licences of what is in them."""

import json
import re
from pathlib import Path

import pytest

from web.bundle import SCRIPTS, bundle, is_fresh

ROOT = Path(__file__).resolve().parent.parent
# Names of vocabularies and formats look like addresses; nothing is fetched from them.
NAMES = {"www.w3.org", "gexf.net"}


@pytest.fixture(scope="module")
def scripts() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in SCRIPTS.glob("*.js")}


def test_the_scripts_are_those_that_the_sources_make(tmp_path: Path) -> None:
    assert is_fresh(), "run: make web"
    bundle(tmp_path / "js")
    made = {path.name: path.read_bytes() for path in (tmp_path / "js").iterdir()}
    assert made == {path.name: path.read_bytes() for path in SCRIPTS.iterdir()}


def test_pages_need_one_small_script_and_the_heavy_ones_come_when_they_are_used(scripts: dict[str, str]) -> None:
    assert len(scripts["page.js"]) < 1000
    assert re.search(r"import\(\"\./editor-\w+\.js\"\)", "".join(scripts.values()))
    assert not re.search(r"codemirror|forceatlas", scripts["page.js"], re.IGNORECASE)


def test_the_scripts_name_no_other_host(scripts: dict[str, str]) -> None:
    hosts = set(re.findall(r"https?://([\w.-]+\.\w+)", "".join(scripts.values())))
    assert hosts <= NAMES


def test_whatever_is_bundled_comes_with_its_licence() -> None:
    notices = (SCRIPTS / "THIRD-PARTY.txt").read_text("utf-8")
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text("utf-8"))["packages"]
    named = re.findall(r"^(\S+) (\d\S*) \((.+)\)\n-{72}\n\S", notices, re.MULTILINE)
    assert {"sigma", "graphology", "codemirror-lang-sparql", "d3-geo", "world-atlas"} <= {name for name, _, _ in named}
    for name, version, licence in named:
        assert (lock[f"node_modules/{name}"]["version"], licence) == (version, lock[f"node_modules/{name}"]["license"])
        assert licence in {"MIT", "ISC", "BSD-3-Clause", "Apache-2.0"}


def test_every_package_has_one_version_and_its_sum_in_the_lock_file() -> None:
    text = (ROOT / "web" / "package-lock.json").read_text("utf-8")
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert len(packages) > 20
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert "resolved" not in text

"""The description of the addresses for programs: whole, in two languages, and true."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.reading import HTML, page_of

ROOT = Path(__file__).resolve().parent.parent


def described(served: httpx.Client, language: str) -> dict[str, Any]:
    return dict(served.get("openapi.json", params={"lang": language}).json())


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_address_for_programs_says_what_it_is_for(served: httpx.Client, language: str) -> None:
    description = described(served, language)
    assert {"/sparql", "/id/{path}", "/api/search", "/api/networks/{name}", "/api/questions/{name}"} <= set(
        description["paths"]
    )
    for path, methods in description["paths"].items():
        for operation in methods.values():
            assert len(operation["summary"]) > 3, path
            assert len(operation["description"]) > 15, path
            assert "422" not in operation["responses"]
            assert all(response["description"] for response in operation["responses"].values())
            assert all(parameter["description"] for parameter in operation.get("parameters", ())), path


def test_the_description_differs_by_language_only_in_its_words(served: httpx.Client) -> None:
    german, english = described(served, "de"), described(served, "en")
    assert list(german["paths"]) == list(english["paths"])
    assert german["paths"]["/sparql"]["get"]["summary"] != english["paths"]["/sparql"]["get"]["summary"]


def test_the_page_of_the_description_lists_every_address(served: httpx.Client) -> None:
    page = page_of(served.get("api", headers=HTML))
    heads = [code.text for code in page.all("section.card h2 code")]
    paths = described(served, "de")["paths"]
    assert heads == [f"{method.upper()} {path}" for path, methods in paths.items() for method in methods]


@pytest.mark.parametrize("page", ["api", "accessibility", "privacy"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_site_says_how_it_is_meant(served: httpx.Client, page: str, language: str) -> None:
    told = page_of(served.get(page, params={"lang": language}, headers=HTML))
    assert len(told.one("main").text) > 500


def _asked_by_schemathesis(served: httpx.Client, folder: Path, *options: str) -> None:
    """Send what the description allows and what it forbids: no failure, nothing that is not described.

    Which text is a query, and which IRI one, a schema cannot say: what it allows may be refused.
    """
    command = [
        sys.executable, "-m", "schemathesis.cli", "run", f"{served.base_url}openapi.json?lang=en",
        "--url", str(served.base_url).rstrip("/"), "--exclude-checks", "positive_data_acceptance",
        "--request-timeout", "60", "--generation-deterministic", *options,
    ]  # fmt: skip
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.schemathesis_hooks", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=900, check=False)
    assert ran.returncode == 0, ran.stdout[-6000:]


def test_schemathesis_finds_nothing_in_a_short_time(served: httpx.Client, tmp_path: Path) -> None:
    _asked_by_schemathesis(served, tmp_path, "--phases", "fuzzing", "--max-examples", "3")


@pytest.mark.nightly
def test_schemathesis_finds_nothing(served: httpx.Client, tmp_path: Path) -> None:
    _asked_by_schemathesis(served, tmp_path, "--max-examples", "100")

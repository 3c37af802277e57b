"""The wheel: all that the program knows is inside it, and it runs where there is no checkout."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.mark.parametrize(
    ("folder", "pattern"),
    [
        ("ontology", "*.ttl"),
        ("ontology/codes", "*.ttl"),
        ("shapes", "*.ttl"),
        ("queries", "*.rq"),
        ("queries/networks", "*.yaml"),
        ("data/lexicon/de", "*.yaml"),
        ("data/reference", "*"),
        ("data/releases", "20*"),
    ],
)
def test_all_that_the_program_knows_is_in_the_wheel(wheel: Path, folder: str, pattern: str) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"kg/_assets/{folder}/{path.name}" for path in (ROOT / folder).glob(pattern) if path.is_file()}
    assert wanted
    assert wanted <= names


def test_the_scripts_of_the_page_are_in_the_wheel_with_the_licences_of_what_they_hold(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"kg/serve/static/{name}" for name in ("islands.css", "js/page.js", "js/THIRD-PARTY.txt")}
    assert wanted <= names


def test_the_wheel_carries_its_licence_and_the_notice_of_its_sources(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {Path(name).name for name in names if "/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert wheel.name.startswith("municipal_cooperation_kg-")


def test_the_installed_wheel_runs_the_demo_in_an_empty_folder(
    wheel: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    install = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run([sys.executable, *install], check=True, capture_output=True)
    inside = {**environment, "PYTHONPATH": str(site)}
    place = subprocess.run(
        [sys.executable, "-c", "import kg; print(kg.__path__[0])"],
        cwd=empty, env=inside, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(place.stdout.strip()) == site / "kg"
    ran = subprocess.run(
        [sys.executable, str(site / "bin" / "kg"), "demo"],
        cwd=empty, env=inside, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (empty / "kg-demo" / "cooperation.png").stat().st_size > 10_000


def test_what_the_program_imports_is_what_it_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    declared = [*project["dependencies"], *extras]
    names = {re.split(r"[><=~\[ ]", line)[0].lower().replace("-", "_") for line in declared}
    # What a distribution is imported as, where that is not its name.
    names |= {"yaml"} if "pyyaml" in names else set()
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "kg").rglob("*.py") if "_assets" not in path.parts)
    nodes = [node for tree in trees for node in ast.walk(tree)]
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    foreign = {name.split(".")[0].lower() for name in imported} - {name.lower() for name in sys.stdlib_module_names}
    assert foreign - {"kg", "_typeshed"} <= names


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_line_of_a_lock_file_is_one_version_with_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.findall(r"^[a-z0-9][^\s=]*==\S+.*(?:\n {4}--hash=sha256:[0-9a-f]{64}(?: \\)?)+", text, re.MULTILINE)
    assert len(entries) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE)) > 30
    assert "http" not in re.sub(r"httpx|httpcore|https?-", "", text)

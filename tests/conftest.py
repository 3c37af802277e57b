"""What several tests share: the command as a process, and a store built from the sample releases."""

import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import httpx
import pytest
from hypothesis import settings

from kg import api, cli
from kg.assets import asset
from tests.flaws import PIRNA, REINICKENDORF, ULM, reject_body

# How long a case takes is measured by the benches: a busy machine or a first import fails no test.
settings.register_profile("default", deadline=None)
settings.register_profile("nightly", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

ROOT = Path(__file__).resolve().parent.parent
Kg: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]
Serving: TypeAlias = Callable[..., str]


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """Return an environment in which nothing of the user's own shows: no language, no store, no colours."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "SYSTEMROOT", "TMPDIR"}}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "LC_ALL": "C.UTF-8"}


@pytest.fixture
def kg_process(tmp_path: Path, environment: dict[str, str]) -> Kg:
    """Return what runs the command as a process of its own, in an empty folder."""

    def run(*arguments: object, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kg", *map(str, arguments)],
            cwd=tmp_path, env={**environment, **more}, input=stdin, capture_output=True, text=True, encoding="utf-8",
            timeout=300, check=False,
        )  # fmt: skip

    return run


@pytest.fixture
def kg(
    tmp_path: Path,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> Kg:
    """Return what runs the command in this process, in an empty folder: the same, without the start of Python."""
    monkeypatch.chdir(tmp_path)
    for name in ("KG_STORE", "LANG", "LC_MESSAGES", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in {"LC_ALL": environment["LC_ALL"], **more}.items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
            capfdbinary.readouterr()
            code = cli.run(list(map(str, arguments)))
            out, err = (text.decode() for text in capfdbinary.readouterr())
        return subprocess.CompletedProcess([str(part) for part in arguments], code, out, err)

    return run


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of the sample releases."""
    return asset("data/releases")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """Return a store of all sample releases, which no test may change."""
    store = tmp_path_factory.mktemp("built") / "kg-store"
    api.build([samples], store=store)
    return store


@pytest.fixture(scope="session")
def flawed(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Path:
    """Return a store of all sample releases of which three offices more lack their body, which no test may change."""
    store = Path(shutil.copytree(built, tmp_path_factory.mktemp("flawed") / "kg-store"))
    reject_body(store, ULM, "Heike Staudenmaier")
    reject_body(store, REINICKENDORF, "Ulrike Pahl")
    reject_body(store, PIRNA, "Franziska Noack")
    return store


@pytest.fixture(scope="session")
def serving(environment: dict[str, str]) -> Iterator[Serving]:
    """Return what starts `kg serve` as a process of its own and gives its address; all of them end with the tests."""
    processes = []

    def start(store: Path | str, *options: str) -> str:
        command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        processes.append(process)
        assert process.stdout is not None
        return process.stdout.readline().strip()

    yield start
    for process in processes:
        process.send_signal(signal.SIGINT)
    for process in processes:
        process.communicate(timeout=120)


@pytest.fixture(scope="session")
def served(serving: Serving, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client of a server that shows the store of all sample releases."""
    copy = shutil.copytree(built, tmp_path_factory.mktemp("served") / "kg-store")
    with httpx.Client(base_url=serving(Path(copy)), timeout=120, headers={"Accept": "*/*"}) as client:
        yield client


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """Return a copy of that store, which a test may change."""
    return Path(shutil.copytree(built, tmp_path / "kg-store"))

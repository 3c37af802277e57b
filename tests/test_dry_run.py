"""A dry run says exactly what a build would change, and leaves every byte of the store as it is."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import pytest

from kg import api
from kg.errors import StoreError
from kg.own import NOTHING, use
from kg.pipeline.difference import fact_changes
from kg.store import Store
from kg.store.clone import cloned
from kg.store.compare import graph_changes

Kg: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]
ULM = "2024-10-02-ulm-nis"
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _leave_nothing() -> Iterator[None]:
    yield
    use(NOTHING)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "roles.csv").write_text("title,code,body\nAltoberbürgermeister,councillor,home\n", encoding="utf-8")
    (folder / "aliases.csv").write_text("of,alias\nEngagement Global,Globalstelle\n", encoding="utf-8")
    return folder


def bytes_of(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_dry_run_writes_nothing_and_applying_it_gives_exactly_what_it_said(
    store: Path, own: Path, samples: Path, tmp_path: Path
) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for path in samples.glob("20*"):
        (inputs / path.name).write_bytes(path.read_bytes())
    (inputs / f"{ULM}.html").unlink()
    (inputs / "neu.md").write_text(
        "# Lille zu Gast\n\nKöln, 3. Mai 2024. Eine Delegation aus Lille besuchte am 2. Mai 2024 Köln.",
        encoding="utf-8",
    )
    before = bytes_of(store)
    said = api.dry_run([inputs], store=store, reference=[own], prune=True)
    assert bytes_of(store) == before
    with cloned(store) as (copy,):
        report = api.build([inputs], store=store, reference=[own], prune=True)
        for name in ("added", "changed", "unchanged", "withdrawn"):
            assert getattr(report, name) == getattr(said.report, name)
        names = sorted({*report.added, *report.changed, *report.withdrawn})
        with Store.open(copy) as was, Store.open(store) as now:
            assert said.facts == tuple(change for name in names for change in fact_changes(was, now, name))
            assert said.graphs == tuple(graph_changes(was, now))
    assert (report.added, report.withdrawn) == (("neu",), (ULM,))
    assert {change.sign for change in said.facts} == {"+", "-", "~"}
    again = api.dry_run([inputs], store=store)
    assert (again.facts, again.graphs, again.report.changed) == ((), (), ())


def test_a_mayor_who_becomes_a_councillor_is_one_change_with_its_sentence(store: Path, own: Path) -> None:
    said = api.dry_run(store=store, reference=[own])
    change = next(change for change in said.facts if change.property == "role")
    assert (change.sign, change.before, change.value) == ("~", "mayor", "councillor")
    assert change.sentence == "Wetzlar trauert um Altoberbürgermeister Friedhelm Stamm"
    assert "label" not in {change.property for change in said.facts}


def test_without_paths_a_build_reads_the_kept_texts_anew(store: Path, own: Path, built: Path, tmp_path: Path) -> None:
    report = api.build(store=store, reference=[own])
    assert report.changed
    assert not report.added
    api.build(store=store, reference=[])
    for name, folder in (("a", store), ("b", built)):
        api.export_graph(tmp_path / f"{name}.nq", store=folder)
    assert (tmp_path / "a.nq").read_bytes() == (tmp_path / "b.nq").read_bytes()


def test_a_dry_run_of_a_first_build_makes_no_store(samples: Path, tmp_path: Path) -> None:
    said = api.dry_run([samples / f"{ULM}.html"], store=tmp_path / "store")
    assert said.report.added == (ULM,)
    assert {change.sign for change in said.facts} == {"+"}
    assert not (tmp_path / "store").exists()
    with pytest.raises(StoreError, match="holds no store"):
        api.dry_run(store=tmp_path / "store")


def test_a_steward_sees_in_tables_or_json_what_would_change(kg_process: Kg, kg: Kg, store: Path, own: Path) -> None:
    table = kg_process("build", "--store", store, "--reference", own, "--dry-run").stdout
    assert "would be added" in table
    assert "mayor → councillor" in table
    assert "Wetzlar trauert um Altoberbürgermeister" in table
    assert table.endswith("Nothing was written.\n")
    german = kg("build", "--store", store, "--reference", own, "--dry-run", "--lang", "de").stdout
    assert german.endswith("Nichts wurde geschrieben.\n")
    found = json.loads(kg("build", "--store", store, "--reference", own, "--dry-run", "--format", "json").stdout)
    assert found["facts"]["change"] == sum(one["change"] for one in found["facts"]["by_kind"].values()) > 0
    assert found["facts"]["list"][0].keys() >= {"sign", "release", "kind", "subject", "value", "before", "sentence"}
    assert all(name.startswith("https://") for name in found["statements"])


def test_a_change_of_lexicon_and_ontology_is_seen_before_it_is_applied(
    store: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    tree = tmp_path / "tree"
    for part in ("kg", "data", "ontology", "queries", "shapes"):
        shutil.copytree(ROOT / part, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name, old, new in (
        ("data/lexicon/de/roles.yaml", "[Oberbürgermeister/in, OB/in, Bürgermeister/in, ", "[OB/in, "),
        ("ontology/municipal-cooperation.ttl", '"press release"@en', '"news release"@en'),
    ):
        text = (tree / name).read_text(encoding="utf-8")
        assert old in text
        (tree / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    before = bytes_of(store)
    ran = subprocess.run(
        [sys.executable, "-m", "kg", "build", "--store", store, "--dry-run", "--format", "json"],
        cwd=tree, env={**environment, "PYTHONPATH": str(tree)}, capture_output=True, check=True,
    )  # fmt: skip
    found = json.loads(ran.stdout)
    gone = {(one["kind"], one["subject"]) for one in found["facts"]["list"] if one["sign"] == "-"}
    assert any(kind == "role" for kind, _ in gone), gone
    assert found["statements"]["https://w3id.org/municipal-cooperation/graph/reference"] == {"come": 1, "go": 1}
    assert bytes_of(store) == before


def test_a_dry_run_that_can_read_nothing_has_failed(kg: Kg, store: Path, tmp_path: Path) -> None:
    (tmp_path / "leer.md").touch()
    ran = kg("build", "leer.md", "--store", store, "--dry-run")
    assert (ran.returncode, "leer.md: is empty" in ran.stderr) == (2, True)


def test_a_store_that_another_process_has_open_is_not_copied(store: Path, environment: dict[str, str]) -> None:
    code = f"""
from pathlib import Path
from kg.store import Store
with Store.open(Path({str(store)!r})):
    print("open", flush=True)
    input()
"""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, env=environment) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(StoreError, match="in use by another process"):
            api.dry_run(store=store)
        other.communicate(b"\n")

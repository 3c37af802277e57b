"""``kg reference`` and ``kg build --reference`` as a steward types them."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from kg.own import NOTHING, use

Kg: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]
ULM = "2024-10-02-ulm-nis"


def test_a_steward_makes_fills_checks_and_uses_a_folder_and_the_store_keeps_it(
    kg_process: Kg, samples: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"{ULM}.html").write_bytes((samples / f"{ULM}.html").read_bytes())
    made = kg_process("reference", "template", "own")
    assert "own/organisations.csv" in made.stderr
    with (tmp_path / "own" / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write("Ulm,Münsterstadt\n")
    assert kg_process("reference", "check", "own").stdout.endswith("Nothing wrong. Rows: 1\n")
    built = kg_process("build", "in", KG_REFERENCE="own")
    assert "Own reference data: own (rows: 1)" in built.stderr
    again = kg_process("build", "in", "--lang", "de")
    assert again.stdout.startswith("0 neu, 0 geändert, 1 unverändert")
    assert "wie der Speicher sie aufbewahrt: own (Zeilen: 1)" in again.stderr
    assert "own reference data (rows)" in kg_process("info").stdout
    assert "Own reference data" not in kg_process("build", "in", "--no-reference", KG_REFERENCE="own").stderr


def test_every_fault_of_a_folder_is_a_line_in_the_language_of_the_user(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "aliases.csv").write_text("of,alias\nNirgendwo,N\nKöln,\n", encoding="utf-8")
    english, german = kg("reference", "check", "own"), kg("build", "x", "--reference", "own", "--lang", "de")
    assert (english.returncode, german.returncode) == (2, 2)
    assert english.stderr.splitlines() == [
        "Error: own/aliases.csv:2: 'Nirgendwo' is no organisation, programme or place that is known; "
        "add it as a row of its own, or correct the id or name",
        "Error: own/aliases.csv:3: has no alias; fill the cell or delete the line",
    ]
    assert "Fehler: own/aliases.csv:3: hat kein alias; die Zelle füllen oder die Zeile löschen" in german.stderr
    use(NOTHING)


def test_a_build_without_a_path_needs_a_store_and_reads_its_texts_anew(kg: Kg, samples: Path, tmp_path: Path) -> None:
    none = kg("build")
    assert (none.returncode, "holds no store; build one first" in none.stderr) == (2, True)
    assert not (tmp_path / "kg-store").exists()
    kg("build", samples / f"{ULM}.html")
    assert kg("build").stdout.startswith("0 added, 0 changed, 1 unchanged")

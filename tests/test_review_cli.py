"""``kg review`` as a process: ask, answer on the command line or in a file, take back, show."""

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from kg import api

Kg: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]
ULM = "2024-10-02-ulm-nis"
PIRNA = "2025-05-09-pirna-terezin"
KOBLENZ, ESSLINGEN = "2017-06-12-koblenz-pecs", "2023-12-05-esslingen-kamjanez"
AUTHOR = ("--author", "Ada Beispiel", "--date", "2026-11-28")


@pytest.fixture(scope="module")
def small(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of two releases, which no test may change."""
    store = tmp_path_factory.mktemp("small") / "kg-store"
    names = [f"{ULM}.html", f"{PIRNA}.md", f"{KOBLENZ}.md", f"{ESSLINGEN}.md"]
    api.build([samples / name for name in names], store=store)
    return store


@pytest.fixture
def store(small: Path, tmp_path: Path) -> Path:
    """Return a copy of it in the current folder, where commands look for it."""
    return Path(shutil.copytree(small, tmp_path / "kg-store"))


def some(store: Path, **wanted: str) -> str:
    """Return the id of a fact of the release from Ulm."""
    facts = api.facts(ULM, store=store)
    return next(one.id for one in facts if all(getattr(one, name) == value for name, value in wanted.items()))


def test_a_fact_is_rejected_shown_so_and_taken_back_by_processes(kg_process: Kg, store: Path) -> None:
    wrong = some(store, property="part_of")
    ran = kg_process("review", "reject", wrong, *AUTHOR, "--reason", "ein eigener Termin")
    assert ran.returncode == 0, ran.stderr
    judgement = ran.stdout.split()[0]
    assert f"rejected: {ULM}: reception – part_of: exchange 2024-10-06" in ran.stdout
    assert f"Graph made anew: {ULM}" in ran.stderr
    shown = next(line for line in kg_process("show", ULM).stdout.splitlines() if wrong in line)
    assert shown.endswith(f"rejected {judgement}")
    assert kg_process("review", "undo", judgement, *AUTHOR).returncode == 0
    log = kg_process("review", "log").stdout.splitlines()
    assert [line.split()[-1] for line in log[1:]] == ["back", "holds"]
    assert "judged" not in kg_process("show", ULM).stdout


def test_every_verb_says_what_it_has_written(kg: Kg, store: Path) -> None:
    start = some(store, property="start", value="2022-05")
    people = "SELECT ?p { ?p a <http://xmlns.com/foaf/0.1/Person> } ORDER BY ?p"
    first, second = (str(row[0]).partition("/id/")[2] for row in api.ask(people, store=store).rows[:2])
    ran = [
        kg("review", "confirm", start, *AUTHOR),
        kg("review", "correct", start, "--value", "2022-06", *AUTHOR),
        kg("review", "add", ULM, "name", "Bo Muster", "--kind", "person", "--words", "Begleitet werden sie", *AUTHOR),
        kg("review", "same", first, second, *AUTHOR),
        kg("review", "different", first, second, *AUTHOR),
    ]
    assert [one.returncode for one in ran] == [0] * 5, [one.stderr for one in ran]
    said = [one.stdout.split("  ", 1)[1].partition(":")[0] for one in ran]
    assert said == ["confirmed", "corrected", "added", "the same", "different"]
    assert "start: 2022-05 → 2022-06" in ran[1].stdout
    again = kg("review", "correct", start, "--value", "2022-06", *AUTHOR)
    assert again.stdout.startswith("It was judged so already: j")
    verdicts = [line.split("  ")[0] for line in kg("--lang", "de", "review", "log").stdout.splitlines()]
    assert len(verdicts) == 6


def test_the_list_shows_the_sentence_its_words_and_the_answers(kg: Kg, store: Path) -> None:
    ran = kg("review")
    assert ran.returncode == 0
    assert "Was this read rightly? (" in ran.stdout
    side = api.review(store=store)[0].sides[0]
    marked = f"[{side.sentence[side.start : side.end]}]"
    assert any(marked in line for line in ran.stdout.splitlines() if line.startswith(f"    {side.release}: "))
    assert "confirm | correct | reject" in ran.stdout
    german = kg("--lang", "de", "review").stdout
    assert "Ist das richtig gelesen? (" in german
    assert re.search(r"^  \w+ [\d-]+ – \w+: .+  \d\d%$", german, re.MULTILINE)
    assert "bestätigen | berichtigen | verwerfen" in german
    assert kg("review", "--limit", "1").stdout.rstrip().endswith("or --export FILE.tsv")
    assert kg("review", "--release", ULM, "--question", "place").stdout == "Nothing to look at.\n"


def test_a_table_goes_out_and_comes_back_with_answers(kg: Kg, store: Path, tmp_path: Path) -> None:
    assert kg("--lang", "de", "review", "--below", "0.6", "--export", "fragen.tsv").returncode == 0
    path = tmp_path / "fragen.tsv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "spreadsheets need the mark of UTF-8"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter="\t"))
    assert rows[0][:4] == ["Frage", "Antwort", "richtiger Wert", "Begründung"]
    assert len(rows) > 4
    guest = next(row for row in rows[1:] if "Gast" in " ".join(row))
    guest[2] = "person:Bo Muster"
    wrong, right, other, *_ = (row for row in rows[1:] if row is not guest)
    wrong[1], wrong[3] = "verwerfen", "stand nur dabei"
    right[1] = "Bestätigen"
    other[1] = "vielleicht"
    # As a spreadsheet of a German office gives it back: semicolons, quotes, UTF-16.
    text = io.StringIO()
    csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    path.write_bytes(text.getvalue().encode("utf-16"))
    ran = kg("review", "--apply", "fragen.tsv", *AUTHOR)
    assert ran.returncode == 2
    assert ran.stdout == "3 judgements written, 0 held already, 1 answers not used.\n"
    assert f"fragen.tsv:{rows.index(other) + 1}: 'vielleicht' is no answer; use one of same, different" in ran.stderr
    log = {one.judgement.verdict: one.judgement for one in api.judgement_log(store=store)}
    assert (log["reject"].reason, log["correct"].value) == ("stand nur dabei", "person:Bo Muster")
    assert kg("review", "--apply", "fragen.tsv", *AUTHOR).stdout.startswith("0 judgements written, 3 held already")


def test_json_goes_out_and_comes_back_with_answers(kg: Kg, store: Path, tmp_path: Path) -> None:
    assert kg("review", "--export", "q.json").returncode == 0
    items = json.loads((tmp_path / "q.json").read_text(encoding="utf-8"))
    items[0] |= {"answer": "confirm", "author": "Bo Muster"}
    (tmp_path / "q.json").write_text(json.dumps(items), encoding="utf-8")
    assert kg("review", "--apply", "q.json", *AUTHOR).returncode == 0
    assert [one.judgement.author for one in api.judgement_log(store=store)] == ["Bo Muster"]


@pytest.mark.parametrize(
    "case",
    [
        ("a.tsv", "colour\tsize\n", "a.tsv: the header has no answer, id; hand back the file that kg review"),
        ("a.json", "[1", "a.json: is no JSON ("),
        ("a.json", "[1]", "a.json, entry 1: is no JSON object"),
    ],
)
def test_a_file_that_is_none_of_answers_is_refused(kg: Kg, store: Path, tmp_path: Path, case: tuple[str, ...]) -> None:
    name, text, error = case
    (tmp_path / name).write_text(text, encoding="utf-8")
    ran = kg("review", "--apply", name, *AUTHOR)
    assert (ran.returncode, error in ran.stderr) == (2, True), ran.stderr


def test_nobody_judges_without_a_name(kg: Kg, store: Path) -> None:
    wrong = some(store, property="part_of")
    ran = kg("--lang", "de", "review", "reject", wrong)
    assert (ran.returncode, ran.stderr) == (
        2, "Fehler: --author: fehlt; den Namen angeben oder KG_AUTHOR setzen\n",
    )  # fmt: skip
    assert kg("review", "reject", wrong, KG_AUTHOR="Ada Beispiel").returncode == 0


def test_the_file_of_judgements_may_be_named(kg: Kg, store: Path, samples: Path, tmp_path: Path) -> None:
    wrong = some(store, property="part_of")
    assert kg("review", "reject", wrong, *AUTHOR, "--judgements", "team/judgements.jsonl").returncode == 0
    record = json.loads((tmp_path / "team" / "judgements.jsonl").read_text(encoding="utf-8"))
    assert (record["verdict"], record["author"], record["date"]) == ("reject", "Ada Beispiel", "2026-11-28")
    ran = kg("build", samples / f"{ULM}.html", KG_JUDGEMENTS="team/judgements.jsonl")
    assert "1 judgements of people hold, 0 releases mapped anew; 0 need a look" in ran.stderr
    ran = kg("build", samples / f"{ULM}.html")
    assert (ran.returncode, "is not there, but the store stands on judgements" in ran.stderr) == (2, True)


def test_a_broken_line_is_named_by_the_list_and_by_the_build(kg: Kg, store: Path, samples: Path) -> None:
    api.judgements_file(store).write_text("{}\n", encoding="utf-8")
    assert "kg-store.judgements.jsonl:1: has an unknown verdict None; use one of confirm" in kg("review").stderr
    ran = kg("--lang", "de", "build", samples / f"{ULM}.html")
    assert ran.returncode == 0
    assert "kg-store.judgements.jsonl:1: hat eine unbekannte Entscheidung None; eines davon verwenden" in ran.stderr

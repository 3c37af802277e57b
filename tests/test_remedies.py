"""The commands of a report, run as they are printed: the finding is gone."""

import json
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

from kg import api
from kg.validate import Finding

Kg: TypeAlias = Callable[..., CompletedProcess[str]]
SAMPLES = ("2024-02-09-schwerin-turku", "2022-12-01-ostprignitz-tschortkiw", "2019-09-03-landkreis-uelzen-koscian")
HEAD = "---\ntitle: {title}\ndate: {date}\npublisher: Köln\n---\n{text}\n"
VISIT = "Vom {day}. bis 6. Mai 2024 besuchte eine Delegation aus der Partnerstadt Lille die Stadt Köln."


@pytest.fixture(scope="module")
def built(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of some samples and of a visit that two releases date differently; no test may change it."""
    folder = tmp_path_factory.mktemp("remedies")
    for day, date in ((3, "2024-05-08"), (4, "2024-06-02")):
        text = HEAD.format(title="Besuch aus Lille", date=date, text=VISIT.format(day=day))
        (folder / f"{date} Köln-Lille.md").write_text(text, encoding="utf-8")
    told = [path for name in SAMPLES for path in samples.glob(f"{name}.*") if path.suffix != ".json"]
    api.build([*told, *folder.glob("*.md")], store=folder / "kg-store")
    return folder / "kg-store"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """Return a copy of it in the current folder, where commands look for it."""
    return Path(shutil.copytree(built, tmp_path / "kg-store"))


def findings(store: Path) -> Iterator[Finding]:
    yield from api.validate(store=store).findings


def name(finding: Finding) -> str:
    return finding.constraint.partition("#")[2]


def words(command: str) -> list[str]:
    verb, *rest = shlex.split(command)
    assert verb == "kg"
    return rest


def test_each_command_that_rejects_or_parts_takes_its_finding_away(kg: Kg, built: Path, tmp_path: Path) -> None:
    tried = set()
    for number, finding in enumerate(findings(built)):
        for place, command in enumerate(finding.commands):
            if " reject " not in command and " different " not in command:
                continue
            folder = tmp_path / f"{number}-{place}"
            shutil.copytree(built, folder / "kg-store")
            # The report does not name the folder where it was looked for in the usual place.
            ran = kg(
                *words(command.replace(f" --store {built}", "")), "--author", "A. B.", "--store", folder / "kg-store"
            )
            assert ran.returncode == 0, (command, ran.stderr)
            left = list(findings(folder / "kg-store"))
            assert (name(finding), finding.focus) not in {(name(one), one.focus) for one in left}, command
            assert not any(one.severity == "violation" for one in left), command
            tried.add((name(finding), command.split()[2]))
    assert {("Role-body", "reject"), ("Figure-about", "reject"), ("Event-start-once", "reject"),
            ("Event-start-once", "different")} <= tried  # fmt: skip


def test_a_report_printed_by_a_process_names_commands_that_work_as_they_stand(
    kg_process: Kg, store: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = kg_process("validate", "--format", "json")
    (finding,) = [one for one in json.loads(told.stdout)["findings"] if one["constraint"].endswith("Role-body")]
    add, reject = finding["commands"]
    assert add.startswith("kg review add 2024-02-09-schwerin-turku of NAME --to 2024-02-09-schwerin-turku:")
    assert add.endswith("--words 'Fotografin Saara Lehtonen'")
    assert reject.startswith("kg review reject 2024-02-09-schwerin-turku:")
    added = kg_process(*words(add.replace("NAME", "Turku")), "--author", "Ada Beispiel")
    assert added.returncode == 0, added.stderr
    assert "Role-body" not in kg_process("validate").stdout


@pytest.mark.parametrize("verb", ["correct", "reject"])
def test_what_a_person_got_wrong_is_mended_by_the_command_of_the_report(kg: Kg, store: Path, verb: str) -> None:
    facts = api.facts("2024-05-08 Köln-Lille", store=store)
    fact = next(one.id for one in facts if (one.kind, one.property) == ("event", "start"))
    api.correct(fact, "2031-05-01", author="Ada Beispiel", date="2026-11-28", store=store)
    finding = next(one for one in findings(store) if name(one) == "Event-dates")
    command = next(one for one in finding.commands if words(one)[1:3] == [verb, fact])
    assert kg(*words(command.replace("YYYY-MM-DD", "2024-05-02")), "--author", "A. B.").returncode == 0
    assert "Event-dates" not in {name(one) for one in findings(store)}


def test_what_a_person_added_wrongly_is_undone_by_the_command_of_the_report(kg: Kg, store: Path) -> None:
    release = "2024-05-08 Köln-Lille"
    guest = next(one for one in api.facts(release, store=store) if one.property == "guest")
    words_, by = "Delegation aus der Partnerstadt", "Ada Beispiel"
    done = api.add(release, "host", "Lille", words=words_, to=guest.id, author=by, date="2026-11-28", store=store)
    (finding,) = [one for one in findings(store) if name(one) == "Event-host-guest"]
    undo, reject, *_ = (words(command) for command in finding.commands)
    assert (undo[:3], reject[:3]) == (["review", "undo", done.judgement.id], ["review", "reject", guest.id])
    assert kg(*undo, "--author", "A. B.").returncode == 0
    assert "Event-host-guest" not in {name(one) for one in findings(store)}


def test_the_commands_name_a_store_and_judgements_that_lie_elsewhere(built: Path, tmp_path: Path) -> None:
    empty = tmp_path / "own judgements.jsonl"
    empty.touch()
    finding = next(iter(api.validate(store=built, judgements=empty).findings))
    assert all(one.endswith(f" --store {built} --judgements '{empty}'") for one in finding.commands)


def test_the_words_of_a_command_stand_once_in_the_text(store: Path) -> None:
    texts: dict[str, Any] = {}
    for finding in findings(store):
        for command in finding.commands:
            said = words(command)
            if said[1] == "add":
                text = texts.setdefault(said[2], " ".join(api.text(said[2], store=store).split()))
                assert text.count(said[said.index("--words") + 1]) == 1, command

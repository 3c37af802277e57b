"""The command line as a process: every verb, its answers, its exit codes, its languages."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from kg import api
from kg.lexicon.rules import reason_for
from kg.store import Graph, Store

Kg: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]
ULM = "2024-10-02-ulm-nis"


def test_a_folder_of_releases_becomes_a_store_in_the_current_folder(
    kg_process: Kg, samples: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"{ULM}.html").write_bytes((samples / f"{ULM}.html").read_bytes())
    first, second = kg_process("build", "in"), kg_process("build", "in")
    assert first.stdout.startswith("1 added, 0 changed, 0 unchanged"), first.stderr
    assert second.stdout.startswith("0 added, 0 changed, 1 unchanged")
    assert (tmp_path / "kg-store" / "texts" / f"{ULM}.txt").exists()


def test_the_store_may_be_named_by_the_environment(kg: Kg, built: Path, environment: dict[str, str]) -> None:
    assert "PressRelease" in kg("info", KG_STORE=str(built)).stdout


def test_an_unreadable_file_is_named_while_the_others_are_built(kg: Kg, samples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / f"{ULM}.html").write_bytes((samples / f"{ULM}.html").read_bytes())
    (folder / "leer.md").touch()
    (folder / "bild.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    ran = kg("build", "in")
    assert ran.returncode == 0
    assert ran.stdout.startswith("1 added, 0 changed, 0 unchanged, 0 withdrawn, 2 not read")
    assert "leer.md: is empty" in ran.stderr
    assert "bild.pdf: is no PDF" in ran.stderr
    assert "leer.md: ist leer" in kg("build", "in", "--lang", "de").stderr


def test_where_nothing_can_be_read_the_build_has_failed(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "leer.md").touch()
    assert kg("build", "leer.md").returncode == 2
    assert kg("build", "no-such-folder").returncode == 2


def test_a_build_writes_the_named_graphs_and_gives_the_same_with_two_processes(
    kg_process: Kg, samples: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for path in sorted(samples.glob("20*.md"))[:6]:
        (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
    one = kg_process("build", "in", "--output", "one.nq", "--store", "one")
    two = kg_process("build", "in", "-o", "two.nq", "-s", "two", "-j", "2")
    assert (one.returncode, two.returncode) == (0, 0), two.stderr
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes()
    assert "Written: one.nq (" in one.stderr


def test_an_unknown_form_of_output_is_refused_before_the_work(kg: Kg, samples: Path) -> None:
    ran = kg("build", samples, "--output", "graph.xlsx")
    assert (ran.returncode, "graph.xlsx: has no ending" in ran.stderr) == (2, True)


def test_releases_come_from_an_archive_too(kg: Kg, samples: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.write(samples / f"{ULM}.html", f"{ULM}.html")
    assert kg("build", "in.zip").stdout.startswith("1 added")


def test_a_release_that_is_gone_from_the_inputs_is_withdrawn_when_asked_for(kg: Kg, samples: Path, store: Path) -> None:
    ran = kg("build", samples / f"{ULM}.html", "--prune", "--store", store)
    assert "0 added, 0 changed, 1 unchanged, 28 withdrawn" in ran.stdout


def test_a_withdrawn_release_leaves_nothing_behind(kg: Kg, store: Path) -> None:
    assert kg("withdraw", ULM, "--store", store).returncode == 0
    with Store.open(store) as opened:
        assert ULM not in opened.manifest
        assert not opened.graph().ask(f'ASK {{ ?s ?p "{ULM}" }}')
    again = kg("withdraw", ULM, "--store", store)
    assert (again.returncode, "is no release of this store" in again.stderr) == (2, True)


def test_the_sample_graph_conforms_and_each_shape_says_what_it_looked_at(kg: Kg, built: Path) -> None:
    ran = kg("validate", "--store", built)
    assert ran.returncode == 0, ran.stdout
    assert "The graph conforms to the shapes. 0 violations" in ran.stdout
    assert re.search(r"^press release +29 ", ran.stdout, re.MULTILINE)


def test_a_graph_that_breaks_a_rule_ends_with_one(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text(
        "<http://e.org/p> a <http://xmlns.com/foaf/0.1/Person> .", encoding="utf-8"
    )  # fmt: skip
    ran = kg("validate", "bad.ttl")
    assert (ran.returncode, "The person has no name" in ran.stdout) == (1, True)
    assert "Der Graph verletzt die Regeln" in kg("validate", "bad.ttl", "--lang", "de").stdout


def test_warnings_fail_only_when_strict(kg: Kg, built: Path) -> None:
    assert kg("validate", "--store", built, "--strict").returncode == 1


@pytest.mark.parametrize(
    ("form", "sign"),
    [
        ("json", '"conforms": true'),
        ("turtle", "sh:ValidationReport"),
        ("html", "<!doctype html>"),
        ("junit", "<testsuite"),
    ],
)
def test_a_report_comes_in_the_form_that_is_asked_for(
    kg: Kg, built: Path, tmp_path: Path, form: str, sign: str
) -> None:
    ran = kg("validate", "--store", built, "--format", form, "--output", "out/report")
    assert ran.returncode == 0, ran.stderr
    assert sign.lower() in (tmp_path / "out" / "report").read_text(encoding="utf-8").lower()


def test_every_span_of_the_sample_stands_in_its_text(kg: Kg, built: Path) -> None:
    ran = kg("check", "--store", built)
    assert (ran.returncode, "of 29 releases compared with the kept texts, 0 wrong" in ran.stdout) == (0, True)


def test_a_text_that_was_changed_by_hand_is_found(kg: Kg, store: Path) -> None:
    path = store / "texts" / f"{ULM}.txt"
    path.write_text("X" + path.read_text(encoding="utf-8"), encoding="utf-8")
    ran = kg("check", "--store", store)
    assert (ran.returncode, ULM in ran.stdout) == (1, True)


def test_a_named_question_is_answered_with_its_evidence(kg: Kg, built: Path) -> None:
    ran = kg("query", "programmes-funding-visits", "--store", built, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.stdout)))
    assert ran.returncode == 0
    assert rows
    assert all(row["evidence"] and row["release"] for row in rows)


def test_a_question_in_another_encoding_is_bad_input(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_bytes('SELECT ("Köln" AS ?n) {}'.encode("cp1252"))
    ran = kg("query", tmp_path / "a.rq", "--store", built, "--lang", "de")
    assert ran.returncode == 2
    assert "a.rq: ist nicht in UTF-8; als UTF-8 speichern" in ran.stderr


def test_a_question_takes_parameters_by_name(kg: Kg, built: Path) -> None:
    ran = kg("query", "partners-of-city", "--param", "place=Pirna", "--store", built)
    assert ran.returncode == 0, ran.stderr
    assert "Terezín" in ran.stdout or "Theresienstadt" in ran.stdout


@pytest.mark.parametrize(
    ("form", "sign"), [("table", "n\n29\n"), ("csv", "n\r\n29\r\n"), ("tsv", "?n\n"), ("json", '"value": "29"')]
)
def test_a_query_may_come_from_standard_input(
    kg: Kg, built: Path, form: str, sign: str, environment: dict[str, str]
) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?r a <https://w3id.org/municipal-cooperation/ontology#PressRelease> }"
    assert sign in kg("query", "-", "--store", built, "-f", form, stdin=text).stdout


def test_a_query_may_come_from_a_file_and_give_a_graph(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "people.rq").write_text(
        "CONSTRUCT { ?p a ?c } WHERE { VALUES ?c { <http://xmlns.com/foaf/0.1/Person> } ?p a ?c }", encoding="utf-8"
    )
    ran = kg("query", "people.rq", "--store", built, "--format", "turtle")
    (tmp_path / "people.ttl").write_text(ran.stdout, encoding="utf-8")
    assert Graph.of_files(tmp_path / "people.ttl").ask("ASK { ?p a <http://xmlns.com/foaf/0.1/Person> }")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["query", "partners-of-town"], "did you mean partners-of-city?"),
        (["query", "partners-of-city", "-p", "place=Pirnna"], "did you mean Pirna"),
        (["query", "partners-of-city", "-p", "place"], "write name=value"),
        (["query", "no-file.rq"], "no-file.rq: cannot be read"),
        (["query", "partners-of-city", "-p", "town=Ulm"], "has no parameter 'town'"),
        (["query", "ties", "-f", "turtle"], "Turtle is for CONSTRUCT"),
        (["show", "no-release"], "is no release of this store"),
        (["analyse", "friendship"], "friendship: is no network; use one of agreements"),
        (["analyse", "cooperatoin"], "did you mean cooperation?"),
        (["analyse", "visits", "--years", "soon"], "write one (2024) or the first and the last (2019-2024)"),
        (["analyse", "visits", "--country", "Atlantis"], "the graph knows no country 'Atlantis'"),
        (["analyse", "visits", "--kind", "visti"], "has no ties of the kind 'visti'; use one of"),
        (["analyse", "cooperation", "--path", "Ulm", "Nich"], "has no node 'Nich'"),
        (["analyse", "funding", "--candidates"], "use a network with one side"),
        (["export", "graph", "graph.csv"], "has no ending of a format for named graphs"),
        (["export", "network", "cooperation", "net.txt"], "is no format of networks"),
        (["analyse", "cooperation", "--picture", "net.gif"], "end it in .png or .svg"),
        (["evaluate", "."], "has no gold files"),
        (["validate", "no-file.nq"], "does not exist"),
        (["show"], "Missing argument"),
        (["build", ".", "--jobs", "0"], "--jobs"),
        (["build", ".", "--extractor", "fr"], "is no installed extractor"),
        (["frobnicate"], "No such command"),
        (["info", "--nonsense"], "No such option"),
        (["info", "--lang", "fr"], "--lang"),
    ],
)
def test_what_is_used_wrongly_ends_with_two_and_says_how_it_goes(
    kg: Kg, store: Path, arguments: list[str], said: str
) -> None:
    ran = kg(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert store.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "{samples}/2024-10-02-ulm-nis.html", "--store", "new"], ["withdraw", ULM, "--store", "{store}"],
        ["validate"], ["check"], ["evaluate", "{samples}"], ["query", "ties"], ["queries"], ["info"], ["show", ULM],
        ["analyse", "visits"], ["networks"], ["export", "graph", "g.nq"], ["export", "network", "visits", "n.gexf"],
    ],
)  # fmt: skip
def test_every_verb_runs_as_a_process(kg_process: Kg, store: Path, samples: Path, arguments: list[str]) -> None:
    ran = kg_process(*(part.format(samples=samples, store=store) for part in arguments), KG_STORE=str(store))
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False), ran.stderr


def test_a_wrong_command_ends_its_process_with_two(kg_process: Kg) -> None:
    assert kg_process("frobnicate").returncode == 2


def test_where_there_is_no_store_the_way_to_one_is_told(kg: Kg) -> None:
    ran = kg("info")
    assert (ran.returncode, "build one first: kg build PATH" in ran.stderr) == (2, True)


def test_the_questions_are_listed_and_searched(kg: Kg) -> None:
    assert len(kg("queries").stdout.splitlines()) > 20
    found = kg("queries", "sdg", "--lang", "de").stdout
    assert "sdg-coverage" in found
    assert "partners-of-city" not in found


@pytest.mark.parametrize("network", ["cooperation", "funding", "visits"])
def test_a_network_is_measured(kg: Kg, built: Path, network: str) -> None:
    ran = kg("analyse", network, "--store", built, "--format", "json")
    told = json.loads(ran.stdout)
    assert told["whole"]["nodes"] == len(told["nodes"]) > 1
    assert {"degree", "betweenness", "pagerank", "community"} <= set(told["nodes"][0])


def test_a_network_is_drawn_and_told_as_tables(kg: Kg, built: Path, tmp_path: Path) -> None:
    ran = kg("analyse", "cooperation", "--store", built, "--picture", "net.png")
    assert (tmp_path / "net.png").read_bytes().startswith(b"\x89PNG")
    assert "PageRank" in ran.stdout
    rows = list(csv.DictReader(io.StringIO(kg("analyse", "cooperation", "-s", built, "-f", "csv").stdout)))
    assert rows[0]["kind"] == "municipality"


@pytest.mark.parametrize(
    ("target", "options"),
    [("net.gexf", []), ("net.graphml", []), ("net.cyjs", []), ("net.json", []), ("net.nodes.csv", ["-f", "csv"])],
)
def test_a_network_is_written_for_other_tools(
    kg: Kg, built: Path, tmp_path: Path, target: str, options: list[str]
) -> None:
    path = target.replace(".nodes", "")
    assert kg("export", "network", "cooperation", path, "--store", built, *options).returncode == 0
    assert (tmp_path / target).stat().st_size > 100


@pytest.mark.parametrize("path", ["graph.nq", "graph.trig", "graph.jsonld", "graph.nq.gz"])
def test_the_graph_is_written_in_every_form(kg: Kg, built: Path, tmp_path: Path, path: str) -> None:
    assert kg("export", "graph", path, "--store", built).returncode == 0
    assert len(Graph.of_files(tmp_path / path).select("SELECT ?r { ?r a ?c } LIMIT 9").rows) == 9


def test_the_kept_text_of_a_release_is_printed_exactly(kg: Kg, built: Path) -> None:
    assert kg("show", ULM, "--text", "--store", built).stdout == (built / "texts" / f"{ULM}.txt").read_text("utf-8")


def test_a_release_is_shown_with_its_facts_marked_and_listed(kg: Kg, built: Path) -> None:
    ran = kg("show", ULM, "--store", built)
    assert "[Heike Staudenmaier]" in ran.stdout
    assert re.search(r"^\d+-\d+ +Heike Staudenmaier +person ", ran.stdout, re.MULTILINE)


def test_what_a_store_holds_is_told_for_people_and_for_programs(kg: Kg, built: Path) -> None:
    assert ULM in kg("info", "--releases", "--store", built).stdout
    told = json.loads(kg("info", "--format", "json", "--store", built).stdout)
    assert len(told["releases"]) == 29


def test_a_score_below_the_bar_ends_with_one(kg: Kg, built: Path, samples: Path) -> None:
    fine = kg("evaluate", samples, "--store", built)
    assert (fine.returncode, "29 releases, 29 in the graph" in fine.stdout) == (0, True)
    bad = kg("evaluate", samples, "--store", built, "--min-f1", "1", "--errors", "event", "--lang", "de")
    assert (bad.returncode, "liegt unter 1.0" in bad.stderr) == (1, True)
    assert re.search(r"^[+-] \S+ event: ", bad.stdout, re.MULTILINE)


def test_a_file_is_scored_as_its_store_is(kg: Kg, built: Path, samples: Path) -> None:
    kg("export", "graph", "graph.nq", "--store", built)
    of_file = kg("evaluate", samples, "--graph", "graph.nq", "--format", "json").stdout
    assert json.loads(of_file) == json.loads(kg("evaluate", samples, "--store", built, "-f", "json").stdout)


def test_the_demo_answers_its_question_and_leaves_a_picture(kg_process: Kg, tmp_path: Path) -> None:
    ran = kg_process("demo", "--lang", "de")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "29 neu, 0 geändert" in ran.stdout
    assert "Der Graph hält die Regeln ein" in ran.stdout
    assert "Welche Programme und Geldgeber bezahlen welche Besuche" in ran.stdout
    assert "Wie es weitergeht" in ran.stdout
    assert {path.name for path in (tmp_path / "kg-demo").iterdir()} == {
        "kg-store",
        "cooperation.png",
        "cooperation.gexf",
    }


@pytest.mark.parametrize(
    ("arguments", "more", "german"),
    [
        ([], {"LC_ALL": "de_DE.UTF-8"}, True),
        ([], {"LC_ALL": "", "LANG": "de_AT.UTF-8"}, True),
        ([], {"LC_ALL": "en_GB.UTF-8", "LANG": "de_DE.UTF-8"}, False),
        ([], {}, False),
        (["--lang", "de"], {}, True),
        (["--lang=en"], {"LC_ALL": "de_DE.UTF-8"}, False),
    ],
)
def test_the_locale_or_an_option_decides_the_language(
    kg: Kg, arguments: list[str], more: dict[str, str], german: bool
) -> None:
    ran = kg("build", "--help", *arguments, **more)
    assert ran.returncode == 0
    assert ("Aufruf: kg build" in ran.stdout) is german
    assert ("Beispiele" in ran.stdout) is german


def test_without_a_command_the_help_is_shown(kg: Kg) -> None:
    ran = kg()
    assert (ran.returncode, "kg demo" in ran.stdout) == (0, True)


def test_a_quiet_command_says_only_what_is_asked_for(kg_process: Kg, built: Path, samples: Path) -> None:
    assert kg_process("-q", "build", samples / f"{ULM}.html").stdout == ""
    ran = kg_process("export", "graph", "graph.nq", "--store", built, "--quiet")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_nothing_that_goes_to_a_pipe_is_coloured_or_cut(kg_process: Kg, built: Path) -> None:
    ran = kg_process("query", "programmes-funding-visits", "--store", built, COLUMNS="40")
    assert "\x1b" not in ran.stdout + ran.stderr
    assert "…" not in ran.stdout.replace(" … ", "")
    assert max(map(len, ran.stdout.splitlines())) > 120


def test_a_reader_that_goes_away_ends_the_command_quietly(built: Path, environment: dict[str, str]) -> None:
    command = f"{sys.executable} -m kg show {ULM} --store {built} | head -1; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=environment, check=False
    )  # fmt: skip
    assert ran.stderr == ""
    assert ran.stdout.splitlines()[-1] in {"0", "141"}


def test_ctrl_c_ends_the_command_quietly(built: Path, environment: dict[str, str]) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "query", "-", "--store", built],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        process.stdin.write(endless.encode())
        process.stdin.close()
        process.stdin = None
        while not Path(f"/proc/{process.pid}/wchan").exists():
            time.sleep(0.1)
        time.sleep(3)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert (process.returncode in {130, -signal.SIGINT}, told) == (True, b"")


def test_a_failure_of_ours_is_told_without_a_traceback_unless_asked_for(
    kg_process: Kg, tmp_path: Path, environment: dict[str, str]
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "typer.py").write_text("raise RuntimeError('broken installation')", encoding="utf-8")
    path = os.pathsep.join([str(broken), environment["PYTHONPATH"]])
    ran = kg_process("info", PYTHONPATH=path)
    assert (ran.returncode, len(ran.stderr.splitlines())) == (3, 1)
    assert "RuntimeError: broken installation" in ran.stderr
    assert "KG_DEBUG=1" in ran.stderr
    debugged = kg_process("info", PYTHONPATH=path, KG_DEBUG="1")
    assert (debugged.returncode, "Traceback" in debugged.stderr) == (3, True)


def test_show_says_why_each_fact_was_read(kg: Kg, built: Path) -> None:
    shown = kg("show", ULM, "--store", built, "--why", "--lang", "de")
    head = next(line for line in shown.stdout.splitlines() if line.startswith("Stelle"))
    assert head.split()[-3:] == ["Regel", "Sicherheit", "warum"]
    guest = next(line for line in shown.stdout.splitlines() if "  guest  " in line)
    assert re.search(r"de\.event\.guests\s+0\.\d\d  .+=.+ \+\d\.\d", guest)
    agreement = next(line for line in shown.stdout.splitlines() if "de.agreement.membership" in line)
    assert agreement.endswith(reason_for("de.agreement.membership"))


def test_show_gives_no_weights_for_what_another_extractor_read(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert any("+" in reason for fact in api.reasoned(ULM, store=store) for reason in fact.reasons)
    monkeypatch.setattr("kg.pipeline.road.rule_version", lambda extractor: "other")
    assert not any(re.search(r"\+\d", reason) for fact in api.reasoned(ULM, store=store) for reason in fact.reasons)


def test_errors_of_all_kinds_come_with_their_sentences_unless_a_kind_is_named(
    kg: Kg, samples: Path, built: Path
) -> None:
    every = kg("evaluate", samples, "--store", built, "--errors").stdout.splitlines()
    events = kg("evaluate", samples, "--store", built, "--errors", "event").stdout.splitlines()
    assert {line.split()[2] for line in events if line[:2] in {"+ ", "- "}} == {"event:"}
    assert {"event:", "guest:"} < {line.split()[2] for line in every if line[:2] in {"+ ", "- "}}
    assert sum(line.startswith("    ") for line in events) > 5


def test_an_unknown_kind_of_error_is_named_with_those_that_there_are(kg: Kg, samples: Path, built: Path) -> None:
    told = kg("evaluate", samples, "--store", built, "--errors", "dream", "--lang", "de")
    assert told.returncode == 2
    assert "--errors dream: ist keine Art von Tatsache; eines davon verwenden: agreement" in told.stderr


def test_an_iri_is_shown_with_the_releases_that_speak_of_it_and_why_it_is_one(kg: Kg, tmp_path: Path) -> None:
    texts = {
        "a": "Am 12. Mai 2021 erwartet Herne eine Delegation aus Winnyzja. Bürgermeister Serhij Morhunow leitet sie.",
        "b": "Im Mai 2021 besuchte eine Delegation aus Winnyzja die Stadt Herne. Bürgermeister Serhij Morhunow sprach.",
    }
    (tmp_path / "releases").mkdir()
    for name, text in texts.items():
        (tmp_path / "releases" / f"{name}.md").write_text(f"# Besuch\n\nHerne, 4. Mai 2021. {text}\n", encoding="utf-8")
    kg("build", "releases")
    shown = kg("show", "https://w3id.org/municipal-cooperation/id/event/b/0-6")
    assert shown.returncode == 0
    lines = shown.stdout.splitlines()
    assert lines[0].endswith("/id/event/visit-2021-05-12-gn-2905891-gn-689558")
    assert any(line.startswith("b ") and line.endswith("event/b/0-6") for line in lines)
    assert any("same parties, one of them dated less exactly" in line for line in lines)
    assert any(line.split() == ["schema:startDate", "2021-05", "b"] for line in lines)
    german = kg("--lang", "de", "show", "https://w3id.org/municipal-cooperation/id/event/nichts")
    assert german.returncode == 2
    assert "ist keine Person, Organisation, Vereinbarung, Veranstaltung, Förderung und kein Programm" in german.stderr

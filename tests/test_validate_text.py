"""What a report says to a reader: names, groups, what is left out, and where an editor finds the words."""

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import jsonschema_rs
import pytest

from kg import api
from kg.errors import InputError
from kg.validate import FORMATS, Passage, Report, groups, render, sentence, table
from tests.conftest import Kg
from tests.sarif import SCHEMA

ULM = "2024-10-02-ulm-nis"
_SARIF = jsonschema_rs.Draft202012Validator(SCHEMA, validate_formats=True)


@pytest.fixture(scope="module")
def report(flawed: Path) -> Report:
    return api.validate(store=flawed)


def test_findings_of_one_constraint_stand_together_the_worst_first(report: Report) -> None:
    found = groups(report, "en")
    assert [group.total for group in found] == [1, 5, 2, 1]
    assert found[1].title == "Warning: Role-body (5 findings)"
    assert groups(report, "de")[1].title == "Warnung: Role-body (5 Befunde)"
    assert sum(group.total for group in found) == len(report.findings)


def test_by_release_each_finding_stands_under_the_release_whose_sentence_it_shows(report: Report) -> None:
    found = groups(report, "de", by="release")
    assert [group.key for group in found] == sorted(group.key for group in found)
    assert all(one.evidence[0].release == group.key for group in found for one in group.findings)
    assert found[0].title == "2017-06-12-koblenz-pecs (2 Warnungen)"


def test_what_is_left_out_is_counted(report: Report) -> None:
    for group in groups(report, limit=1):
        assert len(group.findings) == 1
        assert group.omitted == group.total - 1
    with pytest.raises(InputError, match="use shape or release"):
        groups(report, by="colour")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("table", "… and 4 more"),
        ("json", '"omitted": 4'),
        ("turtle", "# … and 5 more results"),
        ("html", "… and 4 more"),
        ("junit", 'omitted="5"'),
        ("sarif", "… and 5 more"),
    ],
)
def test_every_format_says_what_is_left_out(report: Report, form: str, said: str) -> None:
    assert said in render(report, form, limit=1)
    assert said not in render(report, form)


def test_every_format_has_been_asked() -> None:
    assert FORMATS == ("table", "json", "turtle", "html", "junit", "sarif")


def test_a_finding_is_told_by_name_in_both_languages(report: Report) -> None:
    (found,) = (one for one in report.findings if one.release == ULM)
    assert sentence(found, "en").startswith(
        "Role “Ausbildungsleiterin Heike Staudenmaier”: The role has no body; look in"
    )
    assert sentence(found, "de").startswith("Funktion „Ausbildungsleiterin Heike Staudenmaier“: Der Funktion fehlt")
    assert "http" not in "".join(cell for row in table(report, "de").rows for cell in row)


def test_the_text_marks_the_words_in_their_sentence_and_ends_with_a_command(report: Report) -> None:
    text = render(report, "table", "en")
    assert f"     {ULM}, line 5: Begleitet werden sie von [Ausbildungsleiterin Heike Staudenmaier].\n" in text
    assert re.search(rf"     \$ kg review reject {ULM}:\w+ --store \S+\n", text)
    assert "  Why it matters: A mayor of nowhere represents nobody.\n" in text
    assert "     Warum es zählt: Eine Bürgermeisterin ohne Ort" in render(report, "table", "de", by="release")


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("limit", [None, 1])
@pytest.mark.parametrize("language", ["de", "en"])
def test_sarif_has_the_structure_that_its_standard_demands(
    report: Report, language: str, limit: int | None, strict: bool
) -> None:
    first, *others = report.findings
    row = Passage(release="list/a", exact="Köln;Lille;FR;1958", start=0, end=18, line=2, column=1)
    odd = (replace(first, evidence=()), replace(first, evidence=(row, *first.evidence), focus="http://e.org/x"))
    whole = replace(report, findings=(*odd, first, *others))
    body = json.loads(render(whole, "sarif", language, strict=strict, limit=limit))
    faults = [f"{one.instance_path}: {one.message}" for one in _SARIF.iter_errors(body)]
    assert faults == []
    assert bool(body["runs"][0]["invocations"][0]["toolExecutionNotifications"]) == (limit is not None)


def test_the_structure_of_sarif_is_not_one_that_takes_anything(report: Report) -> None:
    body = json.loads(render(report, "sarif"))
    body["runs"][0]["results"][0]["mood"] = "bad"
    body["runs"][0]["columnKind"] = "bytes"
    del body["runs"][0]["tool"]["driver"]["name"]
    assert len(list(_SARIF.iter_errors(body))) == 3


def test_sarif_points_to_the_words_in_the_kept_texts(report: Report, flawed: Path) -> None:
    (run,) = json.loads(render(report, "sarif", "de"))["runs"]
    assert Counter(result["level"] for result in run["results"]) == {"warning": 8, "note": 1}
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        text = (flawed / "texts" / unquote(place["artifactLocation"]["uri"])).read_text(encoding="utf-8")
        region = place["region"]
        words = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert words == region["snippet"]["text"] != ""
        lines = text.split("\n")
        assert region["startLine"] == region["endLine"]
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == words
    assert {result["level"] for result in json.loads(render(report, "sarif", strict=True))["runs"][0]["results"]} == {
        "error",
        "note",
    }


def test_the_command_groups_caps_and_says_how_to_see_all(kg: Kg, flawed: Path, built: Path) -> None:
    ran = kg("validate", "--store", flawed, "--limit", "1")
    assert "  … and 4 more\n" in ran.stdout
    assert "All of them: --limit 0, or --format html.\n" in ran.stdout
    assert re.search(r"^role +[0-9]+ +5$", ran.stdout, re.MULTILINE)
    ran = kg("validate", "--store", flawed, "--limit", "0", "--by", "release", "--lang", "de")
    assert f"\n{ULM} (1 Warnung)\n" in ran.stdout
    assert "weitere" not in ran.stdout
    assert ran.stdout.endswith("\nDer Graph hält die Regeln ein. 0 Verstöße, 8 Warnungen, 1 Hinweis.\n")
    unjudged = kg("validate", "--store", built, "--lang", "de").stdout
    assert unjudged.endswith(" Ohne einen Knoten blieben: Urteil (mc:Judgement).\n")


def test_the_exit_code_says_whether_the_graph_conforms(kg: Kg, flawed: Path, tmp_path: Path) -> None:
    assert kg("validate", "--store", flawed).returncode == 0
    assert kg("validate", "--store", flawed, "--strict").returncode == 1
    assert kg("validate", "--store", tmp_path / "nowhere").returncode == 2
    assert kg("validate", "--store", flawed, "--shapes", tmp_path / "nowhere").returncode == 2

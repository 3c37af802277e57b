"""The page of figures has every kind of fact, and the weights are what the questions of the features ask for."""

import re
from pathlib import Path

import pytest

from bench import quality
from data.lexicon.de import build_weights, fitting, lessons
from kg.evaluate import Score, Scores
from kg.lexicon import load_yaml, trees, weights

ROOT = Path(__file__).resolve().parent.parent
KINDS = (
    "agreement agreement-date agreement-status event event-end event-place event-title follows funding funding-chain"
    " funding-programme guest host municipality municipality-country organisation organiser part-of participant"
    " participation person programme programme-part-of quote release role signatory topic via within micro"
)


def questions() -> dict[str, set[str]]:
    """Return the lines of the features by the question that they are for."""
    found: dict[str, set[str]] = {}
    for group, lines in load_yaml("features").items():
        found.setdefault(group.split(".")[0], set()).update(lines)
    return found


def test_the_page_of_figures_has_every_kind_of_fact_in_three_parts() -> None:
    page = quality.PAGE.read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(): line.count("|") for line in page.splitlines() if line.startswith("| ")}
    assert {kind: rows.get(kind) for kind in KINDS.split()} == dict.fromkeys(KINDS.split(), 12)
    assert {"invented subjects", "invented objects", "invented relations"} <= set(rows)


def test_new_figures_leave_the_words_of_the_page_alone() -> None:
    page = "# Title\n<!-- figures -->\nold\n<!-- end of figures -->\nMore.\n"
    person = Score(kind="person", hits=3, spurious=1, missed=2)
    part = Scores(folder=".", kinds=(person,), releases=1, in_graph=1, differences=())
    made = quality.written(page, dict.fromkeys(quality.PARTS, part))
    assert made.startswith("# Title\n<!-- figures -->\n| kind | samples P |")
    assert made.endswith("<!-- end of figures -->\nMore.\n")
    assert "| person | 0.75 | 0.60 | 0.67 |" in made
    assert "old" not in made


def test_the_kept_weights_answer_every_question_and_weigh_only_named_features() -> None:
    kept = weights.kept()
    words = {"occurrence", "day", "undated", "body", "body kind", "bond", "dated", "signs", "listed", "until"}
    assert set(kept) == {*questions(), *words}
    endings = {"first", "last", "begin"}  # What the endings of a name tell of its country is no line of the table.
    for question, lines in questions().items():
        named = lines | (endings if question == "of" else set())
        assert {f for f in kept[question].features if f and f.split("=")[0] not in named} == set()


def test_every_observation_of_the_features_has_a_weight_somewhere() -> None:
    heard = {question: {feature.split("=")[0] for feature in w.features} for question, w in weights.kept().items()}
    assert {line for question, lines in questions().items() for line in lines - heard[question]} == set()


def test_weights_are_never_learned_from_the_half_that_only_scores() -> None:
    read = [*lessons.LEARNED_FROM, lessons.STORIES]
    check = ROOT / "tests" / "cases" / "de" / "check"
    assert all((ROOT / path).is_dir() for path in read)
    assert not any((ROOT / path) in {check, *check.parents} for path in read)


def test_learning_anew_on_a_few_stories_answers_every_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "_TAUGHT", {})
    monkeypatch.setattr(trees, "_TAUGHT", {})
    monkeypatch.setattr(fitting, "STEPS", 40)
    taught = lessons.stories()[:80]
    learned = build_weights.learn(taught)
    assert {*learned.weights, "of"} == {*questions(), "day", "undated", "until"}
    assert {question: grown.answers for question, grown in learned.trees.items()} == {
        question: grown.answers for question, grown in trees.kept_trees().items()
    }
    who = learned.weights["who"]
    assert all(len(who.row(feature)) == len(who.answers) for feature in who.features)
    counts = lessons.score(taught)
    assert counts["events hit"] > counts["events wanted"] / 2
    again = build_weights.learn(lessons.stories()[:80])
    assert {q: weights.packed(one) for q, one in again.weights.items()} == {
        q: weights.packed(one) for q, one in learned.weights.items()
    }
    assert {q: one.packed() for q, one in again.trees.items()} == {q: one.packed() for q, one in learned.trees.items()}


def test_the_makefile_learns_and_scores_by_its_own_commands() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^weights:.*\n\t@\$\(BIN\)/python -m data\.lexicon\.de\.build_weights$", text, re.MULTILINE)
    assert re.search(r"^quality:.*\n\t@\$\(BIN\)/python -m bench\.quality$", text, re.MULTILINE)

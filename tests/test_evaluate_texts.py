"""Where the texts are known: errors come with their sentences, and facts are compared with what the text says."""

import json
import shutil
from pathlib import Path

import pytest

from kg import api
from kg.evaluate import Scores, evaluate, figures, table
from kg.evaluate.words import WORDS
from kg.model import Release, Zone
from kg.store import Graph

TEXT = "Das Wetter war gut. Ada Beispiel empfing am 3. Mai 2024 in Ulm eine Delegation aus Lille. Bo Muster fehlte."
PREFIXES = """
@prefix mc: <https://w3id.org/municipal-cooperation/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix event: <https://w3id.org/municipal-cooperation/code/event-type/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <http://example.org/> .
"""
THINGS = """
:r a mc:PressRelease ; dcterms:identifier "a" . :e a mc:Event ; mc:eventType event:visit .
:ada a foaf:Person ; foaf:name "Ada Beispiel" . :ulm a mc:Municipality ; skos:prefLabel "Ulm"@de .
:cora a foaf:Person ; foaf:name "Cora Traum" .
"""
GOLD = {
    "release": {},
    "people": [{"name": "Ada Beispiel"}, {"name": "Bo Muster"}],
    "municipalities": [{"name": "Ulm", "country": "DE"}],
    "events": [{"id": "e", "type": "reception", "start": "2024-05-03", "participants": []}],
}


def statement(number: int, said: str, words: str, quoted: str = "") -> str:
    """Return a statement with the evidence that stands in some words of the text."""
    subject, predicate, value = said.split()
    start = TEXT.index(words)
    return (
        f"{subject} {predicate} {value} . :v{number} a mc:Evidence ; oa:hasSelector [ oa:start {start} ; oa:end"
        f' {start + len(words)} ] , [ oa:exact "{quoted or words}" ] ; rdf:subject {subject} ;'
        f" rdf:predicate {predicate} ; rdf:object {value} . {subject} mc:evidence :v{number} ."
    )


def scores(folder: Path, *statements: str) -> Scores:
    """Return the scores of a graph that makes some statements of the text."""
    (folder / "g.trig").write_text(f"{PREFIXES} :g {{ {THINGS} {' '.join(statements)} }}", encoding="utf-8")
    (folder / "a.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    release = Release(
        identifier="a", text=TEXT, zones=(Zone(kind="body", start=0, end=len(TEXT)),), issued="2024-05-04"
    )
    return evaluate(Graph.of_files(folder / "g.trig"), folder, {"a": release})


def shares(found: Scores) -> dict[str, tuple[int, int]]:
    assert found.soundness is not None
    return {share.name: (share.hits, share.of) for share in found.soundness.shares}


SAID = statement(1, ":e mc:participant :ada", "Ada Beispiel")


def test_what_was_invented_comes_with_the_sentence_of_its_evidence(tmp_path: Path) -> None:
    (wrong,) = [one for one in scores(tmp_path, SAID).differences if (one.sign, one.kind) == ("+", "participant")]
    assert wrong.sentence == "Ada Beispiel empfing am 3. Mai 2024 in Ulm eine Delegation aus Lille."


def test_what_was_missed_comes_with_the_sentence_that_names_it(tmp_path: Path) -> None:
    missed = {one.kind: one.sentence for one in scores(tmp_path, SAID).differences if one.sign == "-"}
    assert missed["person"] == "Bo Muster fehlte."
    assert missed["event"].startswith("Ada Beispiel empfing am 3. Mai 2024")


def test_statements_of_the_vocabulary_about_what_the_text_names_are_sound(tmp_path: Path) -> None:
    found = scores(tmp_path, SAID, statement(2, ":e mc:eventType event:visit", "empfing"))
    assert shares(found) == {"conformance": (2, 2), "relations": (0, 2), "subjects": (0, 0), "objects": (0, 1),
                             "spans": (2, 2)}  # fmt: skip


def test_a_person_whom_the_text_does_not_name_is_invented(tmp_path: Path) -> None:
    found = scores(tmp_path, statement(1, ":e mc:participant :cora", "Ada Beispiel"))
    assert shares(found)["objects"] == (1, 1)


def test_a_relation_that_the_vocabulary_lacks_is_invented(tmp_path: Path) -> None:
    found = scores(tmp_path, SAID, statement(2, ":e :dreamtOf :ada", "Ada Beispiel"))
    assert (shares(found)["relations"], shares(found)["conformance"]) == ((1, 2), (1, 2))


@pytest.mark.parametrize(("predicate", "value"), [("mc:participant", ":e"), ("mc:eventType", "event:dream"),
                                                  ("mc:party", ":ulm"), ("dcterms:title", ":ulm")])  # fmt: skip
def test_a_relation_between_what_it_cannot_relate_does_not_conform(tmp_path: Path, predicate: str, value: str) -> None:
    assert shares(scores(tmp_path, statement(1, f":e {predicate} {value}", "empfing")))["conformance"] == (0, 1)


def test_a_span_that_says_something_else_than_is_quoted_is_not_exact(tmp_path: Path) -> None:
    found = scores(tmp_path, SAID, statement(2, ":e mc:place :ulm", "in Ulm", quoted="in Köln"))
    assert shares(found)["spans"] == (1, 2)


def test_the_figures_hold_the_soundness_and_the_table_says_it_in_both_languages(tmp_path: Path) -> None:
    found = scores(tmp_path, SAID)
    assert figures(found)["soundness"]["relations"] == {"share": 0.0, "of": 1}
    assert "invented subjects" in table(found, "en")
    assert "erfundene Subjekte" in table(found, "de")


def test_without_texts_nothing_is_said_of_them(tmp_path: Path) -> None:
    scores(tmp_path, SAID)
    found = evaluate(Graph.of_files(tmp_path / "g.trig"), tmp_path)
    assert (found.soundness, {one.sentence for one in found.differences}) == (None, {""})
    assert "invented" not in table(found)


def test_every_word_of_the_tables_stands_in_both_languages() -> None:
    assert all(english and german for english, german in WORDS.values())


def test_the_gap_between_two_halves_is_told_by_kind_and_over_all(tmp_path: Path) -> None:
    for half, people in (("check", ["Bo Muster"]), ("dev", ["Ada Beispiel"])):
        (tmp_path / half).mkdir()
        gold = {"release": {}, "people": [{"name": name} for name in people]}
        (tmp_path / half / f"{half}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    graph = ':g { :r a mc:PressRelease ; dcterms:identifier "dev" . :ada a foaf:Person ; foaf:name "Ada Beispiel" }'
    (tmp_path / "g.trig").write_text(f"{PREFIXES} {graph}", encoding="utf-8")
    found = evaluate(Graph.of_files(tmp_path / "g.trig"), tmp_path)
    assert figures(found)["gap"] == {"person": 1.0, "micro": 1.0}
    assert [line.split() for line in table(found).splitlines()[-3:]] == [
        ["kind", "check", "dev", "gap"], ["person", "0.000", "1.000", "1.000"], ["micro", "0.000", "1.000", "1.000"]
    ]  # fmt: skip


def test_what_the_program_extracts_from_the_samples_invents_nothing(built: Path, samples: Path, tmp_path: Path) -> None:
    shutil.copytree(samples, tmp_path / "samples")
    found = shares(api.evaluate(tmp_path / "samples", store=built))
    assert (found["relations"][0], found["subjects"][0], found["objects"][0]) == (0, 0, 0)
    assert found["conformance"][0] == found["conformance"][1] > 1000
    assert found["spans"][0] == found["spans"][1] > 1000

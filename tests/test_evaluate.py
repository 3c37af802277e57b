"""Scores: what counts as found, how names agree, what is pooled, and what a damaged gold file is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.evaluate import Difference, Score, Scores, evaluate, figures, table
from kg.evaluate.names import FoundName, GoldName, agree, normal, paired
from kg.store import Graph

PREFIXES = """
@prefix mc: <https://w3id.org/municipal-cooperation/ontology#> .
@prefix code: <https://w3id.org/municipal-cooperation/code/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <http://example.org/> .
"""
WHOLE = """
:r a mc:PressRelease ; dcterms:identifier "a" ; dcterms:title "Besuch in Ulm" ; dcterms:publisher :ulm ;
    dcterms:issued "2024-05-03"^^xsd:date ; mc:topic <https://w3id.org/municipal-cooperation/code/topic/climate> .
:ulm a mc:Municipality ; skos:prefLabel "Ulm"@de ; mc:country <http://example.org/country/DE> .
:nis a mc:Municipality ; skos:prefLabel "Niš"@de ; mc:country <http://example.org/country/RS> .
:ada a foaf:Person ; foaf:name "Ada Beispiel" .
:m a org:Membership ; org:member :ada ; org:role <http://example.org/role/mayor> ; org:organization :ulm .
:bmz a org:Organization ; skos:prefLabel "Ministerium" ; skos:altLabel "BMZ" .
:t a mc:Agreement ; mc:agreementType <http://example.org/type/twinning> ; mc:party :ulm , :nis ;
    mc:signedOn "1990"^^xsd:gYear ; mc:agreementStatus <http://example.org/status/in-force> ; mc:signatory :ada ;
    mc:follows :o .
:o a mc:Agreement ; mc:agreementType <http://example.org/type/friendship> ; mc:party :ulm , :nis .
:v a mc:Event ; mc:eventType <http://example.org/type/visit> ; schema:startDate "2024-05-03"^^xsd:date ;
    schema:endDate "2024-05-05"^^xsd:date ; schema:location :ulm ; mc:guest :nis ; mc:host :ada ; mc:participant :ada ;
    schema:organizer :bmz ; mc:withinProgramme :p ; dcterms:title "Tage" .
:c a mc:Event ; mc:eventType <http://example.org/type/reception> ; schema:superEvent :v ; mc:participant :bmz .
:p a mc:Programme ; dcterms:title "Nakopa" ; mc:partOfProgramme :q .
:q a mc:Programme ; dcterms:title "Großes Programm" .
:f a mc:Funding ; mc:funder :bmz ; mc:via :ulm ; mc:programme :p ; mc:funds :v .
:g a mc:Funding ; mc:funder :bmz ; mc:funds :t .
:h a mc:Funding ; mc:funder :bmz ; mc:funds :q .
:s a mc:Quote ; mc:speaker :ada .
"""
GOLD: dict[str, Any] = {
    "release": {"title": "Besuch in Ulm", "published": "2024-05-03", "publisher": "Ulm"},
    "municipalities": [{"name": "Ulm", "country": "DE"}, {"name": "Niš", "country": "RS"}],
    "people": [{"name": "Dr. Ada Beispiel", "roles": [{"role": "mayor", "of": "Ulm"}]}],
    "organisations": [{"name": "Bundesministerium", "kind": "ministry", "aliases": ["BMZ"]}],
    "agreements": [
        {"id": "a1", "type": "twinning", "parties": ["Niš", "Ulm"], "signed": "1990", "status": "in-force",
         "signatories": ["Ada Beispiel"], "follows": "a2"},
        {"id": "a2", "type": "friendship", "parties": ["Ulm", "Niš"], "signatories": []},
    ],
    "events": [
        {"id": "e1", "type": "visit", "title": "Tage", "start": "2024-05-03", "end": "2024-05-05", "place": "Ulm",
         "hosts": ["Ada Beispiel"], "guests": ["Niš"], "organisers": ["Bundesministerium"], "participants": [],
         "within": "Nakopa"},
        {"id": "e2", "type": "reception", "start": None, "participants": ["Bundesministerium"], "part_of": "e1"},
    ],
    "programmes": [{"title": "Nakopa", "kind": "project", "part_of": "Großes Programm"},
                   {"title": "Großes Programm", "kind": "programme"}],
    "funding": [
        {"funder": "Bundesministerium", "via": "Ulm", "programme": "Nakopa", "funds": "e1"},
        {"funder": "Bundesministerium", "funds": "a1"},
        {"funder": "Bundesministerium", "funds": "Großes Programm"},
        {"funder": None, "funds": "e1"},
    ],
    "topics": ["climate"],
    "quotes": ["Ada Beispiel"],
}  # fmt: skip


def graph_of(folder: Path, body: str, more: str = "") -> Graph:
    file = folder / "graph.trig"
    file.write_text(f"{PREFIXES} <http://example.org/graph/a> {{ {body} }} {more}", encoding="utf-8")
    return Graph.of_files(file)


def gold_in(folder: Path, gold: object = GOLD, name: str = "a") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def missed(scores: Scores) -> list[str]:
    return [f"{said.sign} {said.kind} {said.row}" for said in scores.differences]


def test_a_graph_that_says_what_the_gold_file_says_scores_one(tmp_path: Path) -> None:
    scores = evaluate(graph_of(tmp_path, WHOLE), gold_in(tmp_path / "gold"))
    assert (missed(scores), scores.micro.f1, scores.macro) == ([], 1.0, 1.0)


def test_every_kind_of_fact_of_a_gold_file_is_scored(tmp_path: Path) -> None:
    scores = evaluate(graph_of(tmp_path, WHOLE), gold_in(tmp_path / "gold"))
    kinds = (
        "agreement agreement-date agreement-status event event-end event-place event-title follows funding"
        " funding-chain funding-programme guest host municipality municipality-country organisation organiser"
        " part-of participant participation person programme programme-part-of quote release role signatory"
        " topic via within"
    )
    assert [score.kind for score in scores.kinds] == kinds.split()


def test_a_release_that_the_graph_lacks_has_all_its_facts_missed(tmp_path: Path) -> None:
    scores = evaluate(graph_of(tmp_path, ""), gold_in(tmp_path / "gold"))
    assert (scores.micro.recall, scores.micro.found, scores.in_graph, scores.releases) == (0.0, 0, 0, 1)


def test_a_wrong_country_costs_the_country_but_not_the_town(tmp_path: Path) -> None:
    scores = evaluate(graph_of(tmp_path, WHOLE.replace("country/RS", "country/XK")), gold_in(tmp_path / "gold"))
    assert missed(scores) == ["+ municipality-country niš, XK", "- municipality-country niš, RS"]


def test_a_town_found_twice_is_wrong_once(tmp_path: Path) -> None:
    twice = WHOLE + ':u a mc:Municipality ; skos:prefLabel "Ulm"@de .'
    (town,) = [score for score in evaluate(graph_of(tmp_path, twice), gold_in(tmp_path / "gold")).kinds
               if score.kind == "municipality"]  # fmt: skip
    assert (town.hits, town.spurious, town.missed) == (2, 1, 0)


def test_a_name_counts_wherever_in_the_graph_it_stands(tmp_path: Path) -> None:
    nameless = WHOLE.replace('skos:prefLabel "Niš"@de ;', "")
    assert evaluate(graph_of(tmp_path, nameless), gold_in(tmp_path / "gold")).micro.f1 < 1
    elsewhere = '<http://example.org/graph/reference> { :nis skos:prefLabel "Niš"@de }'
    assert evaluate(graph_of(tmp_path, nameless, elsewhere), gold_in(tmp_path / "gold")).micro.f1 == 1


def test_participation_is_told_but_not_pooled(tmp_path: Path) -> None:
    scores = evaluate(graph_of(tmp_path, WHOLE), gold_in(tmp_path / "gold"))
    pooled = sum(score.gold for score in scores.kinds if score.kind != "participation")
    assert scores.micro.gold == pooled < sum(score.gold for score in scores.kinds)


def test_a_kind_that_no_gold_file_has_does_not_count_in_the_macro_average(tmp_path: Path) -> None:
    gold = {"release": {"title": "Besuch in Ulm"}}
    scores = evaluate(graph_of(tmp_path, WHOLE), gold_in(tmp_path / "gold", gold))
    assert scores.macro == next(score.f1 for score in scores.kinds if score.kind == "release")


def test_two_folders_of_gold_are_scored_apart_and_together(tmp_path: Path) -> None:
    gold_in(tmp_path / "gold" / "check", name="b")
    scores = evaluate(graph_of(tmp_path, WHOLE), gold_in(tmp_path / "gold" / "dev").parent)
    assert [(part.folder, part.micro.recall) for part in scores.parts] == [("check", 0.0), ("dev", 1.0)]
    assert scores.micro.recall == 0.5
    assert [line for line in table(scores).splitlines() if line in {"check", "dev"}] == ["check", "dev"]
    assert figures(scores)["folders"]["dev"]["micro"]["recall"] == 1.0


def test_a_release_in_two_graphs_is_refused(tmp_path: Path) -> None:
    twice = '<http://example.org/graph/b> { :z a mc:PressRelease ; dcterms:identifier "a" }'
    with pytest.raises(InputError, match="a: is described in two graphs"):
        evaluate(graph_of(tmp_path, WHOLE, twice), gold_in(tmp_path / "gold"))


def test_a_folder_without_gold_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no gold files"):
        evaluate(Graph.of_quads([]), tmp_path)


@pytest.mark.parametrize("gold", [[], {"people": []}, {"release": {}, "people": [{}]}, {"release": {}, "topics": 3}])
def test_a_damaged_gold_file_is_named(tmp_path: Path, gold: object) -> None:
    with pytest.raises(InputError, match=r"a\.gold\.json: is no gold file"):
        evaluate(Graph.of_quads([]), gold_in(tmp_path / "gold", gold))


def test_a_gold_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.gold\.json: is no gold file"):
        evaluate(Graph.of_quads([]), tmp_path)


def test_what_differs_is_told_with_the_shortest_of_a_things_names(tmp_path: Path) -> None:
    gold = GOLD | {"organisations": []}
    scores = evaluate(graph_of(tmp_path, WHOLE), gold_in(tmp_path / "gold", gold))
    assert Difference(sign="+", release="a", kind="organisation", row="bmz") in scores.differences


def test_a_score_of_nothing_is_zero() -> None:
    nothing = Score(kind="person", hits=0, spurious=0, missed=0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Frau Prof. Dr. Ada Beispiel", "ada beispiel"),
        ("Verein e. V.", "Verein e.V."),
        ("„Haus“ Köln – Lille", "Haus Köln-Lille"),
        ("Ku\u0308hn", "Kühn"),
        ("Stadt\u00adwerke", "Stadtwerke"),
        ("Ulm.", "Ulm"),
    ],
)
def test_spellings_of_one_name_are_one_name(one: str, other: str) -> None:
    assert normal(one) == normal(other)


def test_a_set_of_parties_agrees_only_if_each_party_has_its_own() -> None:
    either = FoundName(frozenset({"ulm", "niš"}))
    ulm, nis = (GoldName(name, frozenset({name})) for name in ("ulm", "niš"))
    assert agree(frozenset({either, FoundName(frozenset({"ulm"}))}), frozenset({ulm, nis}))
    assert not agree(frozenset({either}), frozenset({ulm, nis}))


@given(
    st.lists(st.frozensets(st.sampled_from("abcd"), min_size=1), max_size=6),
    st.lists(st.sampled_from("abcd"), max_size=6),
)
def test_no_pairing_is_larger_than_the_one_that_is_found(forms: list[frozenset[str]], names: list[str]) -> None:
    found = [FoundName(some) for some in forms]
    gold = [GoldName(name, frozenset({name})) for name in names]
    pairs = paired(found, gold)
    assert len(set(pairs.values())) == len(pairs)
    assert all(agree(found[number], gold[place]) for place, number in pairs.items())
    # König's theorem: the largest pairing is as large as the smallest choice of rows that touches every agreement.
    best = min(
        (
            sum(1 for some in forms if some & chosen) + sum(1 for name in names if name not in chosen)
            for wanted in range(1 << len(set(names)))
            for chosen in [{name for bit, name in enumerate(sorted(set(names))) if wanted >> bit & 1}]
        ),
        default=0,
    )
    assert len(pairs) == best

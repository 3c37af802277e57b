"""Judgements on a store: they survive every rebuild, can be taken back, and stand in the graph with their author."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

import pytest

from kg import api
from kg.errors import InputError
from kg.judge import Judged
from kg.model import SCHEMA, Release
from kg.pipeline import Extractor, Shown, build, build_releases, outcomes, road_of
from kg.store import REVIEW, Store

BY: Final[dict[str, Any]] = {"author": "Ada Beispiel", "date": "2026-11-28", "reason": "laut Rathaus"}
ULM: Final = "2024-10-02-ulm-nis"
PIRNA: Final = "2025-05-09-pirna-terezin"
NAMES: Final = (
    ULM,
    PIRNA,
    "2017-06-12-koblenz-pecs",
    "2022-11-17-reinickendorf-kutaissi",
    "2023-12-05-esslingen-kamjanez",
)

# Another version of the rules: it numbers things anew, in another order, calls its rules otherwise, and finds
# each fact in one place only.
_OTHER_RULES = """
from dataclasses import replace
from kg.extract import extract as before
from kg.model import Extraction

def extract(release):
    said = before(release)
    names = {thing.id: f"t{n}" for n, thing in enumerate(reversed(said.things))}
    def spans(evidence):
        return tuple(replace(span, rule=f"new.{span.rule}") for span in evidence[:1])
    return Extraction(
        release=said.release,
        things=tuple(replace(one, id=names[one.id], evidence=spans(one.evidence)) for one in reversed(said.things)),
        facts=tuple(
            replace(one, subject=names[one.subject], value=names.get(one.value, one.value),
                evidence=spans(one.evidence))
            for one in reversed(said.facts)
        ),
    )
"""


@pytest.fixture(scope="module")
def inputs(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with five sample releases."""
    folder = tmp_path_factory.mktemp("inputs")
    for path in samples.iterdir():
        if path.name.partition(".")[0] in NAMES and not path.name.endswith(".gold.json"):
            shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def unjudged(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of them, which no test may change."""
    store = tmp_path_factory.mktemp("unjudged") / "kg-store"
    api.build([inputs], store=store)
    return store


@pytest.fixture(scope="module")
def judged(unjudged: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store on which twenty judgements of every kind were made, which no test may change."""
    store = Path(shutil.copytree(unjudged, tmp_path_factory.mktemp("judged") / "kg-store"))
    judge_twenty(store)
    return store


@pytest.fixture
def store(unjudged: Path, tmp_path: Path) -> Path:
    """Return a copy of the store without judgements."""
    return Path(shutil.copytree(unjudged, tmp_path / "kg-store"))


def fact(store: Path, release: str, **wanted: str) -> Shown:
    """Return the first fact of a release that is as wanted."""
    found = (one for one in api.facts(release, store=store) if all(getattr(one, k) == v for k, v in wanted.items()))
    return next(found)


def judge_twenty(store: Path) -> None:
    """Make twenty judgements: 6 rejections, 6 corrections, 3 confirmations, 3 additions, same and different."""
    by = BY | {"store": store}
    api.reject(fact(store, ULM, property="part_of").id, **by)
    api.reject(fact(store, ULM, property="topic").id, **by)
    api.reject(fact(store, ULM, kind="role", value="department-head").id, **by)
    api.reject(fact(store, ULM, kind="quote", property="text").id, **by)
    api.reject(fact(store, PIRNA, kind="event", property="participant", value="Hana Veselá").id, **by)
    api.reject(fact(store, NAMES[3], kind="event", property="participant", value="Ulrike Pahl").id, **by)
    api.correct(fact(store, ULM, kind="event", property="start", value="2022-05").id, "2022-06", **by)
    api.correct(fact(store, ULM, kind="event", property="type", value="exchange").id, "conference", **by)
    api.correct(fact(store, ULM, kind="role", property="role", value="director").id, "expert", **by)
    api.correct(fact(store, ULM, property="guest", value="Heike Staudenmaier").id, "person:Helga Staudenmaier", **by)
    api.correct(fact(store, ULM, kind="event", subject="reception", property="place").id, "Ulm", **by)
    api.correct(fact(store, PIRNA, kind="release", property="title").id, "Ein anderer Titel", **by)
    for one in [one for one in api.facts(NAMES[2], store=store) if one.confidence < 0.95][:3]:
        api.confirm(one.id, **by)
    new = api.add(ULM, "name", "Ada Neuling", words="Begleitet werden sie", kind="person", **by).judgement.id
    api.add(ULM, "honorific", "Dr.", words="Begleitet werden sie", to=new, **by)
    to = fact(store, ULM, kind="event", property="start", value="2024-10-06").id
    api.add(ULM, "delegation_size", "5", words="Fünf angehende Verwaltungsfachangestellte", to=to, **by)
    api.same(*people(store)[:2], **by)
    api.different(*people(store)[2:4], **by)


def people(store: Path) -> list[str]:
    """Return the IRIs of all people of a store, in order."""
    query = "SELECT DISTINCT ?person { ?person a <http://xmlns.com/foaf/0.1/Person> } ORDER BY ?person"
    return [str(row[0]) for row in api.ask(query, store=store).rows]


def quads(store: Path, tmp_path: Path) -> bytes:
    path = tmp_path / f"{store.name}-{len(list(tmp_path.iterdir()))}.nq"
    api.export_graph(path, store=store)
    return path.read_bytes()


def told(store: Path, judgements: Path | None = None) -> dict[str, list[tuple[str, ...]]]:
    """Return what people have left of the facts, by release, in words: without ids, offsets and rules."""
    with Store.open(store) as opened:
        names = list(opened.manifest)
    return {
        name: sorted(
            {
                (one.kind, one.subject, one.property, one.value, one.verdict)
                for one in api.facts(name, store=store, judgements=judgements)
            }
        )
        for name in names
    }


def states(store: Path, judgements: Path) -> list[str]:
    with Store.open(store) as opened:
        return [one.state for one in outcomes(opened, road_of(), Judged.read(judgements))]


def test_twenty_judgements_of_every_kind_take_effect_at_once(judged: Path) -> None:
    log = api.judgement_log(store=judged)
    assert [len([one for one in log if one.judgement.verdict == verdict]) for verdict in
            ("reject", "correct", "confirm", "add", "same", "different")] == [6, 6, 3, 3, 1, 1]  # fmt: skip
    assert states(judged, api.judgements_file(judged)) == ["applied"] * 18
    rows = {(one.property, one.value, one.verdict) for one in api.facts(ULM, store=judged)}
    assert {
        ("start", "2022-06", "correct"), ("place", "Ulm", "correct"), ("guest", "Helga Staudenmaier", "correct"),
        ("name", "Ada Neuling", "add"), ("delegation_size", "5", "add"), ("role", "department-head", "reject"),
    } <= rows  # fmt: skip


def test_judgements_survive_a_rebuild_from_scratch_in_another_order_by_two_processes(
    judged: Path, inputs: Path, tmp_path: Path
) -> None:
    paths = sorted(inputs.iterdir(), reverse=True)
    again = tmp_path / "again"
    report = api.build(paths, store=again, jobs=2, judgements=api.judgements_file(judged))
    assert (report.judged, report.doubtful, report.problems) == (18, 0, ())
    assert quads(again, tmp_path) == quads(judged, tmp_path)


def test_judgements_survive_rules_that_number_and_name_all_things_anew(
    judged: Path, inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other_rules.py").write_text(_OTHER_RULES, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    other = cast(Extractor, import_module("other_rules").extract)
    judgements = api.judgements_file(judged)
    with Store.open(tmp_path / "other", create=True) as opened:
        report = build([inputs], store=opened, extractor=other, judged=Judged.read(judgements))
    assert (report.judged, report.doubtful) == (18, 0)
    assert told(tmp_path / "other", judgements) == told(judged)


def test_judgements_survive_a_paragraph_that_moves_all_offsets(judged: Path, inputs: Path, tmp_path: Path) -> None:
    judgements, more = api.judgements_file(judged), "Diese Seite wurde neu gestaltet.\n\n"
    with Store.open(judged) as opened:
        releases = [opened.held(name)[0] for name in sorted(opened.manifest)]
    moved = tmp_path / "moved"
    with Store.open(moved, create=True) as opened:
        longer = [with_paragraph(one, more) for one in releases]
        report = build_releases(longer, store=opened, road=road_of(), judged=Judged.read(judgements))
    assert (len(report.added), report.problems, report.doubtful) == (5, (), 0)
    assert {one[2:] for one in told(moved, judgements)[ULM] if one[4]} == {
        one[2:] for one in told(judged)[ULM] if one[4]
    }


def with_paragraph(release: Release, more: str) -> Release:
    """Return a release with a paragraph before its body."""
    at, length = release.zone("body")[0].start, len(more)
    zones = tuple(
        replace(zone, start=zone.start + (length if zone.start > at else 0), end=zone.end + length)
        if zone.end > at
        else zone
        for zone in release.zones
    )
    return replace(release, text=release.text[:at] + more + release.text[at:], zones=zones)


def test_an_undo_gives_the_same_bytes_as_before(store: Path, tmp_path: Path) -> None:
    before = quads(store, tmp_path)
    judge_twenty(store)
    assert quads(store, tmp_path) != before
    for one in api.judgement_log(store=store):
        api.undo(one.judgement.id, **BY, store=store)
    assert quads(store, tmp_path) == before
    assert {one.state for one in api.judgement_log(store=store)} == {"undone", "standing"}


def test_an_undo_reads_no_text_again(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = api.reject(fact(store, ULM, property="part_of").id, **BY, store=store)
    monkeypatch.setattr("kg.pipeline.road.vouch", lambda *_: pytest.fail("a text was read again"))
    assert done.changed == (ULM,)
    assert api.undo(done.judgement.id, **BY, store=store).changed == (ULM,)


def test_a_build_maps_only_the_releases_anew_whose_judgements_have_changed(
    store: Path, inputs: Path, judged: Path
) -> None:
    shutil.copy(api.judgements_file(judged), api.judgements_file(store))
    report = api.build([inputs], store=store)
    assert (len(report.unchanged), report.rejudged) == (5, tuple(sorted(NAMES[:4])))
    assert api.build([inputs], store=store).rejudged == ()


def test_what_was_judged_so_already_is_not_written_again(store: Path) -> None:
    wrong = fact(store, ULM, property="part_of").id
    first = api.reject(wrong, **BY, store=store)
    again = api.reject(wrong, author="Bo Muster", date="2026-12-01", store=store)
    assert (first.recorded, again.recorded, again.judgement) == (True, False, first.judgement)
    assert len(api.judgement_log(store=store)) == 1


def test_of_two_judgements_that_contradict_each_other_the_later_holds(store: Path) -> None:
    start = fact(store, ULM, property="start", value="2022-05").id
    api.reject(start, **BY, store=store)
    api.correct(start, "2022-06", **BY, store=store)
    last = api.correct(start, "2022-07", **BY, store=store).judgement.id
    assert fact(store, ULM, id=start).value == "2022-07"
    assert [one.state for one in api.judgement_log(store=store)] == ["replaced", "replaced", "standing"]
    api.undo(last, **BY, store=store)
    assert fact(store, ULM, id=start).value == "2022-06"


def test_judgements_on_a_withdrawn_release_wait_for_its_return(store: Path, inputs: Path, tmp_path: Path) -> None:
    api.reject(fact(store, ULM, property="part_of").id, **BY, store=store)
    before = quads(store, tmp_path)
    api.withdraw([ULM], store=store)
    assert REVIEW.encode() not in quads(store, tmp_path)
    assert api.review(store=store, questions=["changed"]) == ()
    api.build([inputs], store=store)
    assert quads(store, tmp_path) == before


def test_a_broken_line_is_named_by_the_build_and_the_others_hold(store: Path, inputs: Path) -> None:
    part_of = fact(store, ULM, property="part_of").id
    api.reject(part_of, **BY, store=store)
    path = api.judgements_file(store)
    path.write_text('{"verdict": "rejct"}\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    report = api.build([inputs], store=store)
    assert [(one.origin, one.reason) for one in report.problems] == [(f"{path}:1", "has an unknown verdict 'rejct'")]
    assert fact(store, ULM, id=part_of).verdict == "reject"


def test_a_file_that_is_gone_does_not_bring_rejected_facts_back(store: Path, inputs: Path, tmp_path: Path) -> None:
    api.reject(fact(store, ULM, property="part_of").id, **BY, store=store)
    path = api.judgements_file(store)
    path.rename(tmp_path / "elsewhere.jsonl")
    with pytest.raises(InputError, match="is not there, but the store stands on judgements; name the file with --judg"):
        api.build([inputs], store=store)
    assert api.build([inputs], store=store, judgements=tmp_path / "elsewhere.jsonl").judged == 1
    path.touch()
    assert api.build([inputs], store=store).rejudged == (ULM,)


def test_a_correction_is_asked_about_again_when_the_city_changes_its_text(
    store: Path, inputs: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(inputs, tmp_path / "in"))
    start = fact(store, ULM, property="start", value="2022-05").id
    done = api.correct(start, "2022-06", **BY, store=store)
    (page,) = folder.glob(f"{ULM}.*")
    page.write_text(
        page.read_text(encoding="utf-8").replace("Schon im Mai 2022", "Bereits im Mai 2022"), encoding="utf-8"
    )
    report = api.build([folder], store=store)
    assert (report.changed, report.doubtful) == ((ULM,), 1)
    shown = fact(store, ULM, id=start)
    assert (shown.value, shown.verdict) == ("2022-05", "")
    (asked,) = api.review(store=store, questions=["changed"])
    assert (asked.judgement, asked.answers) == (done.judgement.id, ("confirm", "correct", "reject", "undo"))
    assert [side.sentence.split()[0] for side in asked.sides] == ["Schon", "Bereits"]
    api.correct(start, "2022-06", **BY, store=store)
    assert fact(store, ULM, id=start).value == "2022-06"
    assert api.review(store=store, questions=["changed"]) == ()


def test_what_is_unsure_is_asked_until_somebody_has_judged(store: Path) -> None:
    asked = api.review(store=store, questions=["confidence"], below=0.6)
    assert len(asked) > 4
    assert [one.score for one in asked] == sorted((one.score for one in asked), reverse=True)
    for one in asked:
        (side,) = one.sides
        assert side.sentence[side.start : side.end]
    api.confirm(asked[0].sides[0].fact, **BY, store=store)
    api.reject(asked[1].sides[0].fact, **BY, store=store)
    left = {one.id for one in api.review(store=store, questions=["confidence"], below=0.6)}
    assert left == {one.id for one in asked[2:]}


def test_questions_of_one_release_or_of_no_kind_that_there_is(store: Path) -> None:
    releases = sorted({side.release for one in api.review(store=store) for side in one.sides})
    assert len(releases) > 1
    asked = api.review(store=store, releases=releases[:1])
    assert {side.release for one in asked for side in one.sides} == {releases[0]}
    with pytest.raises(InputError, match="weather: is no question of kg review; use one of merge, event, place"):
        api.review(store=store, questions=["weather"])


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"fact": "nonsense"}, "is no fact"),
        ({"fact": "nothing:1a2b3c4d"}, "is no release of this store"),
        ({"fact": f"{ULM}:00000000"}, "is no fact of the release"),
        ({"author": "ada@musterau.example"}, "--author: holds contact data, which never enters the graph"),
        ({"author": " "}, "--author: is missing; give your name, or set KG_AUTHOR"),
        ({"date": "gestern"}, "has an unknown date 'gestern'"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    store: Path, given: Mapping[str, str], what: str
) -> None:
    said = {"fact": fact(store, ULM, property="part_of").id, "author": "A", "date": "2026-11-28", **given}
    with pytest.raises(InputError) as error:
        api.reject(said["fact"], author=said["author"], date=said["date"], store=store)
    assert what in str(error.value)
    assert not api.judgements_file(store).exists()


def test_a_correction_to_the_same_value_is_none(store: Path) -> None:
    start = fact(store, ULM, property="start", value="2022-05").id
    with pytest.raises(InputError, match="has the value '2022-05' already; confirm it: kg review confirm"):
        api.correct(start, "2022-05", **BY, store=store)


@pytest.mark.parametrize(
    ("words", "more", "what"),
    [
        ("Die Stadt Ulm schweigt", {}, "'Die Stadt Ulm schweigt' is not in the text; copy them from kg show"),
        ("Niš", {}, "'Niš' stands 5 times in the text; give more words of the sentence"),
        ("Fünf angehende", {"to": None}, "it is not said of what this is a fact; give --to FACT"),
        (
            "Fünf angehende",
            {"to": None, "kind": "event"},
            "a new event does not begin with delegation_size; add its type",
        ),
        ("Fünf angehende", {"to": "j0"}, "j0: is no fact"),
    ],
)
def test_an_added_fact_needs_words_of_the_text_and_a_thing(
    store: Path, words: str, more: Mapping[str, str | None], what: str
) -> None:
    to = fact(store, ULM, kind="event", property="start", value="2024-10-06").id
    said: dict[str, Any] = {"to": to, **more}
    with pytest.raises(InputError) as error:
        api.add(ULM, "delegation_size", "5", words=words, **said, **BY, store=store)
    assert what in str(error.value)


def test_people_and_events_are_no_pair_and_nothing_is_a_pair_with_itself(store: Path) -> None:
    one = people(store)[0]
    with pytest.raises(InputError, match="are one IRI"):
        api.same(one, one, **BY, store=store)
    with pytest.raises(InputError, match="is nothing that the graph knows"):
        api.same(one, "person/nobody", **BY, store=store)
    with pytest.raises(InputError, match="are of different kinds"):
        api.same(one, "municipality/gn-2820256", **BY, store=store)


def test_what_was_made_one_is_not_parted_by_a_detour(store: Path) -> None:
    a, b, c = people(store)[:3]
    api.same(a, b, **BY, store=store)
    api.same(b, c, **BY, store=store)
    before = api.judgements_file(store).read_bytes()
    with pytest.raises(InputError, match="are judged different and the same"):
        api.different(a, c, **BY, store=store)
    assert api.judgements_file(store).read_bytes() == before


def test_judgements_that_contradict_each_other_by_hand_are_named_and_the_first_hold(store: Path, inputs: Path) -> None:
    a, b = people(store)[:2]
    api.same(a, b, **BY, store=store)
    path = api.judgements_file(store)
    more = [{"first": a, "second": f"{b}#nowhere"}, {"first": f"{b}#nowhere", "second": a}]
    with path.open("a", encoding="utf-8") as file:
        for verdict, pair in zip(("same", "different"), more, strict=True):
            file.write(json.dumps({"verdict": verdict, "author": "A", "date": "2026-11-28", "pair": pair}) + "\n")
    report = api.build([inputs], store=store)
    assert [one.reason.partition(" and …")[2].partition(" are ")[2][:28] for one in report.problems] == [
        "judged different and the sam"
    ]
    assert len(report.unchanged) == 5


def test_two_that_a_person_joins_are_one_in_the_graph_and_two_again_after_an_undo(store: Path, tmp_path: Path) -> None:
    before = quads(store, tmp_path)
    a, b = people(store)[:2]
    done = api.same(a, b, **BY, store=store)
    assert len({*people(store)} & {a, b}) == 1
    api.undo(done.judgement.id, **BY, store=store)
    assert quads(store, tmp_path) == before


def test_the_graph_says_who_judged_what_when_and_why(judged: Path) -> None:
    query = f"""
    PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
    PREFIX prov: <http://www.w3.org/ns/prov#>
    SELECT ?verdict ?property ?old ?new ?who ?when ?why {{ GRAPH <{REVIEW}> {{
      ?judgement a mc:Judgement ; mc:verdict ?verdict ; prov:wasAttributedTo/rdfs:label ?who ;
        prov:generatedAtTime ?when ; mc:reason ?why ; mc:judgedProperty ?property .
      OPTIONAL {{ ?judgement mc:judgedValue ?old }} OPTIONAL {{ ?judgement mc:givenValue ?new }}
    }} }} ORDER BY ?verdict ?property ?old ?new"""
    rows = api.ask(f"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> {query}", store=judged).rows
    said = [[str(getattr(term, "text", term)).rpartition("/")[2].rpartition("#")[2] for term in row] for row in rows]
    assert len(said) == 20
    assert [
        "correct",
        "startDate",
        "2022-05",
        "2022-06",
        "Ada Beispiel",
        "2026-11-28T00:00:00Z",
        "laut Rathaus",
    ] in said
    assert [row[0] for row in said].count("reject") == 6


def test_a_corrected_statement_rests_on_the_words_and_on_its_judgement(judged: Path) -> None:
    query = """
    PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
    PREFIX oa: <http://www.w3.org/ns/oa#>
    PREFIX prov: <http://www.w3.org/ns/prov#>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
    SELECT ?rule ?exact ?verdict {
      ?evidence rdf:object "2022-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> ; mc:rule ?rule ;
        oa:hasSelector/oa:exact ?exact ; prov:wasDerivedFrom/mc:verdict ?verdict .
    }"""
    rows = api.ask(query, store=judged).rows
    assert [[str(getattr(term, "text", term)).rpartition("/")[2] for term in row] for row in rows] == [
        ["review.correct", "Mai 2022", "correct"]
    ]
    assert api.check(store=judged).holds
    assert api.validate(store=judged).passes(strict=False)


def test_a_rejected_statement_is_in_no_graph(judged: Path) -> None:
    query = "SELECT ?whole { ?part <https://schema.org/superEvent> ?whole }"
    names = {str(row[0]) for row in api.ask(query, store=judged).rows}
    with Store.open(judged) as opened:
        here = opened.held(ULM)[1]
    assert any(fact.property == "part_of" for fact in here.facts), "the machine has read it all the same"
    assert not any("exchange-2024-10-06" in name for name in names)


def test_every_property_and_kind_has_a_word_in_both_languages() -> None:
    from kg.review.words import KIND_WORDS, PROPERTY_WORDS  # noqa: PLC0415

    assert set(KIND_WORDS) == set(SCHEMA)
    assert set(PROPERTY_WORDS) == {name for properties in SCHEMA.values() for name in properties}

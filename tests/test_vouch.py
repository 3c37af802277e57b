"""What an extractor returns is kept only where the text bears it: spans lie in it, names can be derived from it."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from kg import api
from kg.model import Candidate, Evidence, Extraction, Fact, Kind, Release, Thing
from kg.vouch import Derivation, vouch

Kg: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]
HERE = (Evidence(start=0, end=4, rule="test"),)
BEHIND = (Evidence(start=0, end=400, rule="test"),)

# An extractor as somebody else may write it: it finds one town, and dreams up another, a day and a span.
DREAMER = '''
from kg.model import Evidence, Extraction, Fact, Thing

def extract(release):
    """Read the first word as a town; invent the rest."""
    here = (Evidence(start=0, end=release.text.index(" "), rule="dreamer"),)
    behind = (Evidence(start=0, end=len(release.text) + 1, rule="dreamer"),)
    things = tuple(Thing(id=name, kind=kind, evidence=here) for name, kind in
                   [("t1", "municipality"), ("t2", "municipality"), ("e1", "event")])
    facts = (
        Fact(subject="t1", property="name", value=release.text.split()[0], evidence=here),
        Fact(subject="t2", property="name", value="Atlantis", evidence=here),
        Fact(subject="e1", property="type", value="visit", evidence=here),
        Fact(subject="e1", property="place", value="t1", evidence=here),
        Fact(subject="e1", property="guest", value="t2", evidence=here),
        Fact(subject="e1", property="start", value="2024-05-06", evidence=behind),
    )
    return Extraction(release=release.identifier, things=things, facts=facts)
'''


def said(text: str, *facts: tuple[Kind, str, str], evidence: tuple[Evidence, ...] = HERE) -> list[tuple[str, str]]:
    """Return what of some facts, each about a thing of its own, is refused of a text, and why."""
    release = Release(identifier="a", text=text, zones=())
    things = tuple(Thing(id=f"{n}", kind=kind, evidence=HERE) for n, (kind, _, _) in enumerate(facts))
    told = tuple(
        Fact(subject=f"{n}", property=name, value=value, evidence=evidence) for n, (_, name, value) in enumerate(facts)
    )
    refused = vouch(release, Extraction(release="a", things=things, facts=told)).refused
    return [(gone.fact.value, gone.why) for gone in refused]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das Museum des Deutsch-Französischen Jugendwerks", "Deutsch-Französisches Jugendwerk"),
        ("Grüße der Landräte", "Landrat"),
        ("das Haus Michael Grunwalds", "Michael Grunwald"),
        ("Ada und Bo Beispiel kamen", "Ada Beispiel"),
        ("Ada, Bo und Cora Beispiel kamen", "Bo Beispiel"),
        ("die Stadtwerke Köln und Bonn", "Stadtwerke Bonn"),
        ("das Sport- und Kulturamt", "Sportamt"),
        ("Sportvereine und -verbände", "Sportverbände"),
        ("die Bundestagsabgeordnete", "Bundestag"),
        ("im Hannoveraner Rathaus", "Hannover"),
        ("die polnische Delegation", "Polen"),
        ("das BMZ fördert", "Bundesministerium für wirtschaftliche Zusammenarbeit und Entwicklung"),
        ("Besuch in Timişoara", "Temeswar"),
        ("Freunde der Stadt Köln", "Freunde Stadt Köln"),
        ("Kreisverwaltung Bad Kreuznach", "Landkreis Bad Kreuznach"),
    ],
)
def test_a_name_is_derived_by_inflection_coordination_adjective_or_reference_data(text: str, name: str) -> None:
    assert Derivation(text).has(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Muster traf Bo Beispiel", "Ada Beispiel"),
        ("Ada Muster und Bo Beispiel", "Ada Beispiel"),
        ("die Adresse", "AdR"),
        ("Essen mit Gästen", "Dortmund"),
        ("das Sport- und Kulturamt", "Schulamt"),
        ("Rathaus", "Rat"),
        ("der Bürgermeister", "Ute Beispiel"),
        ("", "Köln"),
        ("Köln", "…"),
    ],
)
def test_a_name_that_only_shares_words_or_letters_is_not_derived(text: str, name: str) -> None:
    assert not Derivation(text).has(name)


def test_what_the_file_says_beside_its_text_bears_names_too() -> None:
    assert Derivation("Besuch im Rathaus", "Stadt Erfurt").has("Erfurt")


def test_a_span_behind_the_text_states_nothing() -> None:
    assert said("Köln ruft", ("event", "start", "2024"), evidence=BEHIND) == [("2024", "span")]


def test_a_span_of_nothing_but_space_states_nothing() -> None:
    assert said("       Köln", ("event", "start", "2024")) == [("2024", "span")]


def test_of_two_spans_the_one_inside_the_text_is_kept() -> None:
    thing = Thing(id="e", kind="event", evidence=(*BEHIND, *HERE))
    fact = Fact(subject="e", property="start", value="2024", evidence=(*HERE, *BEHIND))
    release = Release(identifier="a", text="Köln ruft", zones=())
    kept = vouch(release, Extraction(release="a", things=(thing,), facts=(fact,)))
    assert (kept.refused, kept.extraction.things[0].evidence, kept.extraction.facts[0].evidence) == ((), HERE, HERE)


def test_invented_words_of_a_quotation_are_refused_and_omissions_are_not() -> None:
    assert said("„Wir freuen uns sehr“, sagte sie.", ("quote", "text", "Wir freuen uns nie")) != []
    assert said("„Wir freuen uns sehr“, sagte sie.", ("quote", "text", "Wir […] sehr")) == []


def test_the_name_of_a_country_is_that_of_reference_data() -> None:
    assert said("Köln empfing Gäste", ("country", "name", "Frankreich"), ("country", "name", "Utopien")) == [
        ("Utopien", "name")
    ]


def test_with_an_invented_person_go_the_office_the_part_and_the_words() -> None:
    release = Release(identifier="a", text="Köln sagt Ja", zones=())
    kinds: tuple[tuple[str, Kind], ...] = (("p", "person"), ("r", "role"), ("q", "quote"), ("e", "event"))
    facts = [("p", "name", "Ute Beispiel"), ("r", "person", "p"), ("r", "role", "mayor"), ("q", "speaker", "p"),
             ("q", "text", "Ja"), ("e", "type", "visit"), ("e", "guest", "p")]  # fmt: skip
    kept = vouch(
        release,
        Extraction(
            release="a",
            things=tuple(Thing(id=name, kind=kind, evidence=HERE) for name, kind in kinds),
            facts=tuple(Fact(subject=s, property=p, value=v, evidence=HERE) for s, p, v in facts),
            candidates=(Candidate(subject="p", property="name", options=("a", "b"), evidence=HERE),),
        ),
    )
    assert [thing.id for thing in kept.extraction.things] == ["e"]
    assert [fact.property for fact in kept.extraction.facts] == ["type"]
    assert (len(kept.refused), kept.extraction.candidates) == (6, ())


@pytest.fixture
def dreamer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install an extractor as a package does: a module, and beside it the metadata with its entry point."""
    home = tmp_path / "site"
    metadata = home / "dreamer-1.0.dist-info"
    metadata.mkdir(parents=True)
    (home / "dreamer.py").write_text(DREAMER, encoding="utf-8")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: dreamer\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text("[kg.extractors]\ndreamer = dreamer:extract\n", encoding="utf-8")
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "a.txt").write_text("Musterau empfing Gäste.\n", encoding="utf-8")
    monkeypatch.syspath_prepend(home)
    return home


def test_an_installed_extractor_is_used_by_its_name_and_its_dreams_are_refused_and_counted(
    kg: Kg, dreamer: Path
) -> None:
    ran = kg("build", "releases", "--store", "s", "--extractor", "dreamer")
    assert (ran.returncode, "3 facts left out" in ran.stderr) == (0, True)
    shown = [(fact.property, fact.value, fact.rule) for fact in api.facts("a", store=Path("s"))]
    assert sorted(shown) == [(name, value, "dreamer") for name, value in
                             (("name", "Musterau"), ("place", "Musterau"), ("type", "visit"))]  # fmt: skip
    assert api.info(store=Path("s")).refused == 3
    assert "Atlantis" not in kg("show", "a", "--store", "s").stdout
    assert kg("check", "--store", "s").returncode == 0


def test_the_count_of_what_was_refused_outlives_a_lost_manifest(kg: Kg, dreamer: Path) -> None:
    kg("build", "releases", "--store", "s", "--extractor", "dreamer")
    Path("s/manifest.json").unlink()
    assert "weggelassene Tatsachen (nicht im Text)  3" in kg("info", "--store", "s", "--lang", "de").stdout
    assert kg("build", "releases", "--store", "s", "--extractor", "dreamer", "--lang", "de").stderr.count("weggel") == 0


def test_an_installed_extractor_works_in_processes_of_its_own(kg_process: Kg, dreamer: Path) -> None:
    path = f"{Path(__file__).resolve().parent.parent}:{dreamer}"
    ran = kg_process("build", "releases", "--store", "s", "--extractor", "dreamer", "--jobs", 2, PYTHONPATH=path)
    assert (ran.returncode, "3 facts left out" in ran.stderr) == (0, True)

"""The road from a folder of releases to a store, and a look at what is there."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest

from kg.errors import InputError, StoreError
from kg.mapping import release_graph
from kg.model import Extraction, Release, Zone
from kg.pipeline import Extractor, build, build_releases, check, extractor_named, facts_of, info, road_of, withdraw
from kg.read import Unreadable
from kg.store import Store

# A small extractor of one's own, as a module that a worker process can import.
_EXTRACTOR = '''
import re
from kg.model import Evidence, Extraction, Fact, Thing

def extract(release):
    """Read "Köln empfängt Lille." as a visit of Lille in Köln."""
    things, facts = [], []
    for n, found in enumerate(re.finditer(r"(\\\\w+) empfängt (\\\\w+)", release.text)):
        spans = {part: (Evidence(start=found.start(part), end=found.end(part), rule="toy"),) for part in (0, 1, 2)}
        for part in (1, 2):
            things.append(Thing(id=f"m:{n}:{part}", kind="municipality", evidence=spans[part]))
            facts.append(Fact(subject=f"m:{n}:{part}", property="name", value=found[part], evidence=spans[part]))
        things.append(Thing(id=f"e:{n}", kind="event", evidence=spans[0]))
        facts.append(Fact(subject=f"e:{n}", property="type", value="visit", evidence=spans[0]))
        facts.append(Fact(subject=f"e:{n}", property="place", value=f"m:{n}:1", evidence=spans[1]))
        facts.append(Fact(subject=f"e:{n}", property="guest", value=f"m:{n}:2", evidence=spans[2]))
        if found[2] == "niemand":
            facts.append(Fact(subject=f"e:{n}", property="start", value="nie", evidence=spans[2]))
    return Extraction(release=release.identifier, things=tuple(things), facts=tuple(facts))
'''


@pytest.fixture
def extractor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Extractor:
    """The small extractor, importable by worker processes."""
    name = f"toy_{request.node.name}"
    (tmp_path / f"{name}.py").write_text(_EXTRACTOR.replace("\\\\", "\\"), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return cast(Extractor, import_module(name).extract)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store."""
    with Store.open(tmp_path / "store", create=True) as store:
        yield store


def release(name: str, text: str, issued: str | None = None) -> Release:
    zones = (Zone(kind="body", start=0, end=len(text)),)
    return Release(identifier=name, text=text, zones=zones, issued=issued, origin=f"{name}.md")


def nothing(said: Release) -> Extraction:
    """Extract nothing."""
    return Extraction(release=said.identifier, things=(), facts=())


def folder(tmp_path: Path, **texts: str) -> Path:
    """Return a folder with releases."""
    path = tmp_path / "releases"
    path.mkdir(exist_ok=True)
    for name, text in texts.items():
        (path / f"{name}.md").write_text(f"# Besuch aus {name}\n\n{text}\n", encoding="utf-8")
    return path


def test_a_folder_becomes_a_store_with_a_graph_for_each_release(
    tmp_path: Path, store: Store, extractor: Extractor
) -> None:
    path = folder(tmp_path, a="Köln empfängt Lille.", b="Bonn empfängt Lille.")
    report = build([path], store=store, extractor=extractor, output=tmp_path / "out.nq")
    assert (report.added, report.changed, report.unchanged, report.problems) == (("a", "b"), (), (), ())
    assert report.written == len((tmp_path / "out.nq").read_text().splitlines())
    assert store.graph().ask(f"ASK {{ GRAPH <{release_graph('b')}> {{ ?e a ?type }} }}")


def broken(said: Release) -> Extraction:
    """Fail on one release, as rules with a fault do."""
    if said.identifier == "b":
        raise KeyError(said.title)
    return nothing(said)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_rules_on_one_text_is_told_and_the_others_are_built(
    tmp_path: Path, store: Store, jobs: int
) -> None:
    path = folder(tmp_path, a="Köln.", b="Bonn.", c="Ulm.")
    report = build([path], store=store, extractor=broken, jobs=jobs)
    assert report.added == ("a", "c")
    (problem,) = report.problems
    assert problem.origin.endswith("b.md")
    assert re.fullmatch(
        r"the program failed on this text \(KeyError: 'Besuch aus b' in test_pipeline\.py:\d+\)", problem.reason
    )
    assert problem.remedy == "report it together with the text"


def test_a_second_build_does_only_what_is_new(tmp_path: Path, store: Store, extractor: Extractor) -> None:
    path = folder(tmp_path, a="Köln empfängt Lille.", b="Bonn empfängt Lille.", c="Ulm empfängt Metz.")
    build([path], store=store, extractor=extractor)
    (path / "c.md").unlink()
    folder(tmp_path, b="Bonn empfängt Minsk.", d="Jena empfängt Lugoj.")
    report = build([path], store=store, extractor=extractor)
    assert (report.added, report.changed, report.unchanged, report.withdrawn) == (("d",), ("b",), ("a",), ())
    report = build([path], store=store, extractor=extractor, prune=True)
    assert (report.added, report.changed, report.withdrawn) == ((), (), ("c",))
    assert sorted(store.manifest) == ["a", "b", "d"]


def test_new_meta_data_of_an_old_text_is_noticed(store: Store, extractor: Extractor) -> None:
    road = road_of(extractor)
    build_releases([release("a", "Köln", issued="2024")], store=store, road=road)
    report = build_releases([release("a", "Köln", issued="2025")], store=store, road=road)
    assert report.changed == ("a",)


def test_new_rules_make_a_build_do_its_work_anew(store: Store, extractor: Extractor) -> None:
    old, new = road_of(extractor), road_of(nothing)
    assert old.rules != new.rules
    build_releases([release("a", "Köln")], store=store, road=old)
    report = build_releases([release("a", "Köln")], store=store, road=new)
    assert report.changed == ("a",)


def test_two_processes_write_what_one_writes(tmp_path: Path, extractor: Extractor) -> None:
    releases = [release(f"r{n}", f"Köln empfängt Ort{n % 7}. Bonn empfängt Lille.") for n in range(150)]
    written = []
    for jobs in (1, 2):
        with Store.open(tmp_path / f"{jobs}", create=True) as store:
            report = build_releases(releases, store=store, road=road_of(extractor), jobs=jobs)
            assert report.added == tuple(f"r{n}" for n in range(150))
            store.write(tmp_path / f"{jobs}.nq")
        files = [*sorted((tmp_path / f"{jobs}").glob("*/r*.*")), tmp_path / f"{jobs}.nq"]
        written.append([file.read_bytes() for file in files])
    assert len(written[0]) == 451
    assert written[0] == written[1]


def test_what_cannot_be_read_or_understood_is_named_and_the_others_build(store: Store, extractor: Extractor) -> None:
    report = build_releases(
        [
            Unreadable(origin="x.pdf", reason="is encrypted", remedy="unlock it"),
            release("a", "Köln empfängt niemand."),
            release("b", "Köln empfängt Lille."),
            release("b", "Köln empfängt Lille."),
            release("b", "Köln empfängt Bonn."),
        ],
        store=store,
        road=road_of(extractor),
    )
    assert report.added == ("b",)
    assert [(problem.origin, problem.reason) for problem in report.problems] == [
        ("x.pdf", "is encrypted"),
        ("a.md", "e:0 start 'nie' is no date"),
        ("b.md", "has the name 'b' of b.md but another text"),
    ]


def test_a_release_that_fails_keeps_what_was_known_of_it(store: Store, extractor: Extractor) -> None:
    road = road_of(extractor)
    build_releases([release("a", "Köln empfängt Lille.")], store=store, road=road)
    build_releases([release("a", "Köln empfängt niemand.")], store=store, road=road)
    assert store.text("a") == "Köln empfängt Lille."


def test_a_release_that_fails_is_not_pruned(tmp_path: Path, store: Store, extractor: Extractor) -> None:
    path = folder(tmp_path, a="Köln empfängt Lille.")
    build([path], store=store, extractor=extractor)
    folder(tmp_path, a="Köln empfängt niemand.")
    report = build([path], store=store, extractor=extractor, prune=True)
    assert (len(report.problems), report.withdrawn, list(store.manifest)) == (1, (), ["a"])


def test_progress_counts_all_inputs(store: Store, extractor: Extractor) -> None:
    told: list[int] = []
    releases = [release(f"r{n}", "Köln") for n in range(70)]
    build_releases(releases, store=store, road=road_of(extractor), progress=told.append)
    assert told == [64, 70]


def test_an_unknown_format_is_named_before_anything_is_read(tmp_path: Path, store: Store, extractor: Extractor) -> None:
    with pytest.raises(InputError, match="has no ending of a format for named graphs"):
        build([folder(tmp_path, a="Köln")], store=store, extractor=extractor, output=tmp_path / "out.ttl")
    assert not store.manifest


def test_an_unknown_extractor_is_named() -> None:
    with pytest.raises(InputError, match="klingon: is no installed extractor; use one of de"):
        extractor_named("klingon")


def test_every_span_is_compared_with_the_kept_text(store: Store, extractor: Extractor) -> None:
    build_releases([release("a", "Köln empfängt Lille.")], store=store, road=road_of(extractor))
    report = check(store)
    assert report.holds
    assert (report.releases, report.spans) == (1, 6)


def test_a_text_that_was_changed_behind_the_store_is_found(store: Store, extractor: Extractor) -> None:
    build_releases([release("a", "Köln empfängt Lille.")], store=store, road=road_of(extractor))
    (store.root / "texts" / "a.txt").write_text("Bonn empfängt Lille.", encoding="utf-8")
    report = check(store)
    assert not report.holds
    said = {fault.what for fault in report.faults}
    assert "says 'Köln', but the text has 'Bonn' at 0-4" in said
    assert "the kept text is not the one that the graph was made from" in said
    assert "the kept text is not the one that the facts were read from" in said


def test_a_text_that_is_gone_is_named(store: Store, extractor: Extractor) -> None:
    build_releases([release("a", "Köln")], store=store, road=road_of(extractor))
    (store.root / "texts" / "a.txt").unlink()
    with pytest.raises(StoreError, match=r"a\.txt: cannot be read; build its release again"):
        check(store)


def test_facts_are_shown_with_the_words_that_say_them(store: Store, extractor: Extractor) -> None:
    build_releases([release("a", "Köln empfängt Lille.")], store=store, road=road_of(extractor))
    shown = [(fact.subject, fact.property, fact.value, fact.exact) for fact in facts_of(store, "a")]
    assert shown == [
        ("visit", "place", "Köln", "Köln"),
        ("Köln", "name", "Köln", "Köln"),
        ("visit", "type", "visit", "Köln empfängt Lille"),
        ("visit", "guest", "Lille", "Lille"),
        ("Lille", "name", "Lille", "Lille"),
    ]


def test_a_store_tells_what_it_holds(store: Store, extractor: Extractor) -> None:
    road = road_of(extractor)
    build_releases([release(name, "Köln empfängt Lille.") for name in "ab"], store=store, road=road)
    found = info(store)
    classes = {name.rpartition("#")[2]: count for name, count in found.classes}
    assert (found.releases, found.rules) == (("a", "b"), (road.rules,))
    assert (classes["PressRelease"], classes["Event"], classes["Municipality"]) == (2, 2, 4)
    assert found.statements == sum(1 for _ in store.raw) // 2


def test_a_withdrawn_release_is_gone(store: Store, extractor: Extractor) -> None:
    build_releases([release(name, "Köln empfängt Lille.") for name in "ab"], store=store, road=road_of(extractor))
    assert withdraw(store, ["a", "a"]) == ("a",)
    assert info(store).releases == ("b",)
    assert not (store.root / "texts" / "a.txt").exists()
    with pytest.raises(InputError, match="a: is no release of this store"):
        facts_of(store, "a")


def test_an_extractor_of_nothing_builds_an_empty_release(store: Store) -> None:
    build_releases([release("a", "Köln")], store=store, road=road_of(nothing))
    assert check(store).holds
    assert facts_of(store, "a") == ()

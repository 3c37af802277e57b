"""A store keeps texts, facts and graph together, and the default graph is the merge of the named ones."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import InputError, StoreError
from kg.mapping import release_graph
from kg.model import Candidate, Evidence, Extraction, Fact, Iri, Quad, Release, Thing, Value, Zone
from kg.store import REFERENCE, Store, pack
from kg.store.journal import Journal

_E = "http://example.org/"
_HERE = (Evidence(start=0, end=4, rule="test", confidence=0.9),)


def release(name: str, text: str = "Köln") -> tuple[Release, Extraction]:
    """Return a release with one fact."""
    said = Extraction(
        release=name,
        things=(Thing(id="m", kind="municipality", evidence=_HERE),),
        facts=(Fact(subject="m", property="name", value="Köln", evidence=_HERE),),
        candidates=(Candidate(subject="m", property="country", options=("DE", "AT"), evidence=_HERE),),
    )
    zones = (Zone(kind="body", start=0, end=len(text)),)
    return Release(identifier=name, text=text, zones=zones, title="T", origin=f"{name}.md"), said


def quads(name: str, *objects: str) -> list[Quad]:
    """Return quads of a release, one for each object."""
    return [Quad(Iri(f"{_E}s"), Iri(f"{_E}p"), Value(text), release_graph(name)) for text in objects]


def everything(store: Store) -> dict[str, list[str]]:
    """Return the objects of each graph; the default graph is ''."""
    found: dict[str, list[str]] = {}
    for quad in store.raw:
        graph = quad.graph_name.value.rpartition("/")[2] if isinstance(quad.graph_name, ox.NamedNode) else ""
        assert isinstance(quad.object, ox.Literal)
        found.setdefault(graph, []).append(quad.object.value)
    return {graph: sorted(values) for graph, values in sorted(found.items())}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store."""
    with Store.open(tmp_path / "store", create=True) as store:
        yield store


def test_a_triple_of_two_releases_counts_once_and_stays_while_one_of_them_says_it(store: Store) -> None:
    store.replace(*release("a"), quads("a", "both", "only a"))
    store.replace(*release("b"), quads("b", "both"))
    assert everything(store) == {"": ["both", "only a"], "a": ["both", "only a"], "b": ["both"]}
    store.withdraw(["a"])
    assert everything(store) == {"": ["both"], "b": ["both"]}
    store.withdraw(["b"])
    assert everything(store) == {}


def test_a_triple_that_both_of_two_withdrawn_releases_say_goes(store: Store) -> None:
    for name in "ab":
        store.replace(*release(name), quads(name, "both"))
    store.withdraw(["a", "b"])
    assert everything(store) == {}


def test_a_replaced_release_leaves_nothing_of_the_old(store: Store) -> None:
    store.replace(*release("a"), quads("a", "old", "same"))
    store.replace(*release("a", "Köln neu"), quads("a", "new", "same"))
    assert everything(store) == {"": ["new", "same"], "a": ["new", "same"]}
    assert store.text("a") == "Köln neu"


def test_a_triple_that_moves_from_one_release_to_another_in_one_step_stays(store: Store) -> None:
    store.replace_all([pack(*release("a"), quads("a", "x", "y")), pack(*release("b"), quads("b", "z"))])
    store.replace_all([pack(*release("a"), quads("a", "y")), pack(*release("b"), quads("b", "x"))])
    assert everything(store) == {"": ["x", "y"], "a": ["y"], "b": ["x"]}


@pytest.mark.parametrize("words", ['„Ja“ "so" \\u0041 \\', "Zeile\r\nnächste\tSpalte", "} ; DROP ALL #", "😀 \u2028"])
def test_any_words_come_back_as_they_went_in(store: Store, words: str) -> None:
    store.replace(*release("first"), quads("first", "x"))
    store.withdraw(["first"])
    store.replace(*release("a", words), quads("a", words))
    assert everything(store)["a"] == [words]
    store.replace(*release("a", words), quads("a", words, "more"))
    assert everything(store)["a"] == sorted([words, "more"])
    assert store.text("a") == words


def test_what_was_kept_comes_back(store: Store) -> None:
    kept = release("2024 Köln/Süd")
    store.replace(*kept, [], rules="r1")
    assert store.held("2024 Köln/Süd") == kept
    entry = store.manifest["2024 Köln/Süd"]
    assert (entry.rules, entry.origin) == ("r1", "2024 Köln/Süd.md")


def test_a_store_is_found_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", create=True) as store:
        store.replace(*release("a"), quads("a", "x"))
        before = dict(store.manifest)
    with Store.open(tmp_path / "s") as store:
        assert dict(store.manifest) == before
        assert everything(store) == {"": ["x"], "a": ["x"]}


def test_many_releases_at_once_are_the_same_as_one_by_one(tmp_path: Path) -> None:
    names = [f"r{number}" for number in range(60)]
    said = {name: quads(name, *(f"{name[-1]} {number}" for number in range(100))) for name in names}
    with Store.open(tmp_path / "all", create=True) as store:
        store.replace_all([pack(*release(name), said[name]) for name in names])
        at_once = everything(store)
    with Store.open(tmp_path / "each", create=True) as store:
        for name in names[::-1]:
            store.replace(*release(name), said[name])
        assert everything(store) == at_once
    assert len(at_once[""]) == 1000


def test_reference_data_is_replaced_as_a_whole(store: Store) -> None:
    store.replace(*release("a"), quads("a", "x"))
    for words in ("old", "new"):
        store.load_reference([Quad(Iri(f"{_E}s"), Iri(f"{_E}p"), Value(text), REFERENCE) for text in (words, "x")])
    assert everything(store) == {"": ["new", "x"], "a": ["x"], "reference": ["new", "x"]}


def test_a_release_with_another_graph_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match=r"a: has a quad in .*graph/release/b"):
        store.replace(*release("a"), quads("b", "x"))


def test_a_release_with_the_facts_of_another_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="was given the facts of b"):
        store.replace(release("a")[0], release("b")[1], [])


def test_an_unknown_release_is_named_and_nothing_goes(store: Store) -> None:
    store.replace(*release("a"), quads("a", "x"))
    with pytest.raises(InputError, match="nobody: is no release of this store"):
        store.withdraw(["a", "nobody"])
    assert list(store.manifest) == ["a"]


def test_a_folder_with_other_things_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Liebe Anna")
    for path in (tmp_path, tmp_path / "letter.txt"):
        with pytest.raises(StoreError, match="is not a store"):
            Store.open(path, create=True)


def test_where_no_store_is_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no store; build one first"):
        Store.open(tmp_path / "s")
    assert not (tmp_path / "s").exists()


def test_a_second_opener_is_told_to_wait(store: Store) -> None:
    with pytest.raises(StoreError, match="is in use by another process; wait"):
        Store.open(store.root)


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s", create=True)
    store.close()
    with pytest.raises(StoreError, match="is closed; open it again"):
        store.replace(*release("a"), [])
    Store.open(tmp_path / "s").close()


def test_a_store_of_a_later_version_is_refused(tmp_path: Path) -> None:
    Store.open(tmp_path / "s", create=True).close()
    (tmp_path / "s" / "manifest.json").write_text('{"format": 99, "releases": {}}')
    with pytest.raises(StoreError, match="has format 99"):
        Store.open(tmp_path / "s")


@pytest.mark.parametrize("memory", [0, 100])
def test_questions_are_answered_alike_in_memory_and_on_disk(store: Store, memory: int) -> None:
    for name in "ab":
        store.replace(*release(name), quads(name, "x"))
    assert store.graph(memory=memory).select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0] == Value(
        "1", "http://www.w3.org/2001/XMLSchema#integer"
    )


# rdflib 7.6 warns of its own property in Dataset.query.
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_rdflib_counts_what_the_store_counts_and_writes_nothing_into_it(store: Store) -> None:
    for name in "ab":
        store.replace(*release(name), quads(name, "x"))
    dataset = store.rdflib()
    assert [[str(value) for value in found.values()] for found in dataset.query("SELECT ?o { ?s ?p ?o }").bindings] == [
        ["x"]
    ]
    assert [str(value) for value in dataset.graph(release_graph("a")).objects()] == ["x"]
    for graph in dataset.graphs():
        graph.remove((None, None, None))
    assert not list(dataset.graph(release_graph("a")))
    assert everything(store) == {"": ["x"], "a": ["x"], "b": ["x"]}


@pytest.mark.parametrize("ending", [".nq", ".trig", ".jsonld", ".nq.gz"])
def test_named_graphs_are_written_the_same_in_whatever_order_they_came(tmp_path: Path, ending: str) -> None:
    written = []
    for order in ("abc", "cba"):
        with Store.open(tmp_path / order, create=True) as store:
            for name in order:
                store.replace(*release(name), quads(name, "x", f"only {name}"))
            assert store.write(tmp_path / f"{order}{ending}") == 6
            written.append((tmp_path / f"{order}{ending}").read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize(("ending", "form"), [(".nq", "N_QUADS"), (".trig", "TRIG"), (".jsonld", "JSON_LD")])
def test_what_is_written_holds_the_named_graphs_alone(store: Store, tmp_path: Path, ending: str, form: str) -> None:
    for name in "ab":
        store.replace(*release(name), quads(name, "x"))
    store.write(tmp_path / f"out{ending}")
    found = list(ox.parse(path=str(tmp_path / f"out{ending}"), format=getattr(ox.RdfFormat, form)))
    assert sorted(str(quad.graph_name) for quad in found) == [f"<{release_graph(name)}>" for name in "ab"]


def test_n_quads_are_sorted(store: Store, tmp_path: Path) -> None:
    store.replace(*release("a"), quads("a", "z", "b", "ä"))
    store.write(tmp_path / "out.nq")
    lines = (tmp_path / "out.nq").read_text().splitlines()
    assert lines == sorted(lines)


def test_a_format_without_graphs_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"use one of \.nq, \.trig, \.jsonld"):
        store.write(tmp_path / "out.ttl")


def test_a_file_that_cannot_be_written_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        store.write(tmp_path / "missing" / "out.nq")


# A process that is killed while it carries out a change: after the files, or after the graph, but before the end.
_KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
import test_store
from kg.store import Store, pack
from kg.store.journal import Journal
def die(*_args):
    os.kill(os.getpid(), signal.SIGKILL)
store = Store.open(Path({root!r}), create=True)
store.replace_all([pack(*test_store.release(name), test_store.quads(name, "both", name)) for name in "ab"])
{breakdown}
store.{change}
"""
_CHANGE = 'replace_all([pack(*test_store.release("a", "Köln neu"), test_store.quads("a", "new"))])'


def killed(tmp_path: Path, breakdown: str, change: str = _CHANGE) -> Path:
    """Let a process change a store and be killed in the middle; return the store's folder."""
    root = tmp_path / "store"
    code = _KILLED.format(tests=str(Path(__file__).parent), root=str(root), breakdown=breakdown, change=change)
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[1], capture_output=True, check=False
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    return root


def test_a_change_that_was_not_written_down_whole_is_forgotten(tmp_path: Path) -> None:
    root = killed(tmp_path, "Journal._carry_out = die")
    (root / "journal" / "complete.json").rename(root / "journal" / "draft.json")
    with Store.open(root) as store:
        assert not store.repaired
        assert store.text("a") == "Köln"
        assert everything(store) == {"": ["a", "b", "both"], "a": ["a", "both"], "b": ["b", "both"]}
        assert sorted(store.manifest) == ["a", "b"]
    assert not (root / "journal").exists()


@pytest.mark.parametrize(
    "breakdown",
    [
        "Journal._carry_out = die",  # before anything is touched
        "store._journal._raw = type('Raw', (), {'update': die})()",  # between the files and the graph
        "store._journal._raw = type('Raw', (), {'update': lambda _self, text: die(store.raw.update(text))})()",
    ],
    ids=["before the files", "before the graph", "before the end"],
)
def test_a_store_whose_writer_was_killed_is_whole_after_the_next_open(tmp_path: Path, breakdown: str) -> None:
    root = killed(tmp_path, breakdown)
    for _ in range(2):
        with Store.open(root) as store:
            assert store.text("a") == "Köln neu"
            assert everything(store) == {"": ["b", "both", "new"], "a": ["new"], "b": ["b", "both"]}
            assert store.manifest["a"] == pack(*release("a", "Köln neu"), []).entry


def test_a_first_build_that_was_killed_after_its_load_is_whole(tmp_path: Path) -> None:
    many = "replace_all([pack(*test_store.release(f'r{n}'), test_store.quads(f'r{n}', *map(str, range(250)))) "
    load = "lambda _self, **options: die(store.raw.bulk_load(**options))"
    breakdown = f"store._journal._raw = type('Raw', (), {{'bulk_load': {load}}})()"
    root = killed(tmp_path, breakdown, f"{many} for n in range(60)])")
    with Store.open(root) as store:
        assert store.repaired
        assert len(store.manifest) == 62
        assert len(store.raw) == 60 * 250 + 250 + 4 + 3


def test_a_withdrawal_that_was_killed_is_finished(tmp_path: Path) -> None:
    root = killed(tmp_path, "Journal._carry_out = die", "withdraw(['a'])")
    with Store.open(root) as store:
        assert list(store.manifest) == ["b"]
        assert everything(store) == {"": ["b", "both"], "b": ["b", "both"]}
        assert sorted(path.name for path in (root / "texts").iterdir()) == ["b.txt"]


def test_a_damaged_manifest_is_made_again_from_the_facts(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", create=True) as store:
        store.replace(*release("a"), [])
        before = dict(store.manifest)
    for damage in ('{"format": 1, "releases": {}}', "{", "[]"):
        (tmp_path / "s" / "manifest.json").write_text(damage)
        with Store.open(tmp_path / "s") as store:
            assert dict(store.manifest) == before


def test_damaged_facts_are_named(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", create=True) as store:
        store.replace(*release("a"), [])
    (tmp_path / "s" / "facts" / "b.json").write_text("{}")
    with pytest.raises(StoreError, match=r"b\.json: is damaged; delete it"):
        Store.open(tmp_path / "s")


def test_a_journal_carried_out_twice_gives_the_same(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", create=True) as store:
        store.replace(*release("a"), quads("a", "x"))
        before = everything(store)
        journal = Journal(tmp_path / "s", store.raw)
        assert not journal.repair()
        assert everything(store) == before

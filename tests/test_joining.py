"""A store joins what its releases tell of one thing: in any order, in one step, and never for good."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from kg import extract as german
from kg.errors import ContradictionError, InputError
from kg.identify.across import REASONS, Constraints, mention
from kg.mapping import release_graph
from kg.model import Extraction, Fact, Iri, Release
from kg.pipeline import build_releases, candidates, check, joins, meeting, resolved, road_of, withdraw
from kg.pipeline.identity import join
from kg.read import Unreadable, read
from kg.store import IDENTITY, Store
from tests.corpus.generate import written
from tests.test_across import Said

_ID = "https://w3id.org/municipal-cooperation/id/"
_BEFORE = "Herne, 4. Mai 2021. Herne erwartet vom 12. bis 15. Mai 2021 eine Delegation aus Winnyzja."
_AFTER = "Herne, 17. Mai 2021. Im Mai 2021 besuchte eine Delegation aus Winnyzja die Stadt Herne."
_LEAD = "An der Spitze der Gäste steht Bürgermeister {}."
_VISIT = Iri(f"{_ID}event/visit-2021-05-12-2021-05-15-gn-2905891-gn-689558")
_ALONE = Iri(f"{_ID}event/b/0-6")


@cache
def _extracted(release: Release) -> Extraction:
    return german.extract(release)


def extract(release: Release) -> Extraction:
    """Extract what the German rules do, each release once."""
    return _extracted(release)


def releases(folder: Path) -> list[Release]:
    return [item for item in read([str(folder)]) if not isinstance(item, Unreadable)]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Release]:
    """A few dozen releases of the invented world."""
    folder = tmp_path_factory.mktemp("corpus")
    written(folder, 36)
    return releases(folder)


@pytest.fixture
def visit(tmp_path: Path) -> list[Release]:
    """Two releases on one visit; the mayor's name is spelt in two ways."""
    texts = {"a": (_BEFORE, "Serhij Morhunow"), "b": (_AFTER, "Sergej Morgunov")}
    for name, (text, mayor) in texts.items():
        (tmp_path / f"{name}.md").write_text(f"# Besuch\n\n{text} {_LEAD.format(mayor)}\n", encoding="utf-8")
    return releases(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store", create=True) as store:
        yield store


def built(store: Store, releases: Sequence[Release], constraints: Constraints = Constraints()) -> None:  # noqa: B008
    build_releases(releases, store=store, road=road_of(extract), constraints=constraints)


def nquads(store: Store) -> bytes:
    path = store.root.parent / "all.nq"
    store.write(path)
    return path.read_bytes()


def bears(store: Store, release: str, iri: Iri) -> bool:
    return store.graph(memory=0).ask(f"ASK {{ GRAPH <{release_graph(release)}> {{ <{iri}> ?p ?o }} }}")


@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_any_split_of_builds_give_the_same_bytes(
    tmp_path: Path, store: Store, corpus: list[Release], seed: int
) -> None:
    built(store, corpus)
    wanted = nquads(store)
    assert f"<{IDENTITY}>".encode() in wanted
    random = Random(seed)
    with Store.open(tmp_path / "other", create=True) as other:
        rest = random.sample(corpus, len(corpus))
        while rest:
            number = random.randint(1, 14)
            built(other, rest[:number])
            rest = rest[number:]
            if random.random() < 0.5:
                gone = random.choice(sorted(other.manifest))
                withdraw(other, [gone])
                rest.append(next(one for one in corpus if one.identifier == gone))
        assert nquads(other) == wanted
        assert check(other).holds


_DECIDE = """
import hashlib, sys
from pathlib import Path
from kg.identify.across import decide, unpacked
told = decide(unpacked(path.read_bytes()) for path in Path(sys.argv[1]).iterdir())
names = sorted((release, *pair) for release, own in told.names.items() for pair in own.items())
print(hashlib.sha256(repr((names, told.joins, told.nears)).encode()).hexdigest())
"""


def test_each_process_decides_the_same_whatever_its_seed_of_hashes(
    tmp_path: Path, store: Store, corpus: list[Release], environment: dict[str, str]
) -> None:
    built(store, corpus)
    command = [sys.executable, "-c", _DECIDE, str(store.root / "profiles")]
    answers = {
        subprocess.run(
            command, env={**environment, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1


def test_a_withdrawn_release_leaves_no_trace_in_the_names(tmp_path: Path, store: Store, corpus: list[Release]) -> None:
    built(store, corpus)
    gone = [one.identifier for one in corpus[::3]]
    withdraw(store, gone)
    with Store.open(tmp_path / "other", create=True) as other:
        built(other, [one for one in corpus if one.identifier not in gone])
        assert nquads(store) == nquads(other)
        assert {path.name for path in (store.root / "names").iterdir()} == {
            path.name for path in (other.root / "names").iterdir()
        }


def test_releases_on_one_visit_meet_and_the_old_iris_lead_there(store: Store, visit: list[Release]) -> None:
    built(store, visit[1:])

    assert bears(store, "b", _ALONE)
    built(store, visit)
    assert bears(store, "a", _VISIT)
    assert bears(store, "b", _VISIT)
    assert not bears(store, "b", _ALONE)
    assert resolved(store, _ALONE) == resolved(store, _VISIT) == _VISIT
    withdraw(store, ["a"])
    assert bears(store, "b", _ALONE)
    assert resolved(store, _ALONE) == _ALONE


def test_roles_follow_the_person_they_are_of(store: Store, visit: list[Release]) -> None:
    built(store, visit)
    query = """
        PREFIX org: <http://www.w3.org/ns/org#>
        SELECT DISTINCT ?person ?role { GRAPH ?graph { ?role org:member ?person } }
    """
    rows = store.graph().select(query).rows
    assert [[str(term).removeprefix(_ID) for term in row] for row in rows] == [
        ["person/sergej-morgunov-gn-689558", "role/sergej-morgunov-gn-689558-mayor-gn-689558"]
    ]
    old = Iri(f"{_ID}role/serhij-morhunow-gn-689558-mayor-gn-689558")
    assert resolved(store, old) == f"{_ID}role/sergej-morgunov-gn-689558-mayor-gn-689558"


def test_each_graph_keeps_what_its_own_release_says(store: Store, visit: list[Release]) -> None:
    built(store, visit)
    query = f"""
        PREFIX schema: <https://schema.org/>
        SELECT ?graph ?start {{ GRAPH ?graph {{ <{_VISIT}> schema:startDate ?start }} }} ORDER BY ?graph
    """
    found = {(str(graph), getattr(start, "text", "")) for graph, start in store.graph().select(query).rows}
    assert found == {(release_graph("a"), "2021-05-12"), (release_graph("b"), "2021-05")}
    assert check(store).holds


def test_what_follows_what_in_two_releases_is_one_chain(store: Store) -> None:
    said = [
        Said(name, text=f"Musterau Lille {'x' * 200}", issued=issued) for name, issued in (("a", "2013"), ("b", "2020"))
    ]
    for one in said:
        towns = one.town("Musterau"), one.town("Lille", "FR")
        dates = ("2010-06-01", "2012-05-03") if one is said[0] else ("2012", "2019-09-01")
        earlier, later = (one.deed("cooperation-agreement", *towns, day) for day in dates)
        span = one.things[-1].evidence
        one.facts.append(Fact(subject=later, property="follows", value=earlier, evidence=span))
    told = {one.name: one.extraction for one in said}
    road = replace(road_of(), extractor=lambda release: told[release.identifier])
    build_releases([one.release for one in said], store=store, road=road)
    follows = "<https://w3id.org/municipal-cooperation/ontology#follows>"
    chain = f"SELECT ?a ?c {{ ?a {follows} ?b . ?b {follows} ?c }}"
    (ends,) = store.graph().select(chain).rows
    assert [str(end)[-4:] for end in ends] == ["2019", "2010"]


def test_why_two_mentions_are_one_is_told_with_their_words(store: Store, visit: list[Release]) -> None:
    built(store, visit)
    told = joins(store, _ALONE)
    assert [(one.kind, one.reason, {one.first.release, one.second.release}) for one in told] == [
        ("event", "same-month", {"a", "b"})
    ]
    mayor = joins(store, Iri(f"{_ID}person/sergej-morgunov-gn-689558"))[0]
    words = {store.text(side.release)[side.start : side.end] for side in (mayor.first, mayor.second)}
    assert (mayor.reason, words) == ("spelling", {"Serhij Morhunow", "Sergej Morgunov"})


def test_a_judgement_wins_over_the_machine_and_can_be_taken_back(store: Store, visit: list[Release]) -> None:
    built(store, visit)
    before = nquads(store)
    different = frozenset({(_VISIT, _ALONE)})
    joined = join(store, Constraints(different=different))
    assert joined.rewritten == ("b",)
    assert bears(store, "b", _ALONE)
    join(store)
    assert nquads(store) == before


def test_why_is_told_under_the_judgements_that_hold(store: Store, visit: list[Release]) -> None:
    built(store, visit)
    mayors = [Iri(f"{_ID}person/{name}-gn-689558") for name in ("serhij-morhunow", "sergej-morgunov")]
    join(store, Constraints(same=frozenset({(mayors[0], mayors[1])})))
    assert [REASONS[one.reason] for one in joins(store, mayors[0])] == [REASONS["judged"]]
    join(store, Constraints(different=frozenset({(mayors[0], mayors[1])})))
    assert joins(store, mayors[0]) == ()
    assert [one.release for one in meeting(store, mayors[0]).bearers] == ["a"]


def test_what_was_parted_has_names_of_its_own_and_the_shared_one_leads_to_both(
    store: Store, visit: list[Release]
) -> None:
    same_text = [Release(identifier=name, text=visit[0].text, zones=visit[0].zones) for name in ("c", "d")]
    built(store, same_text)
    assert bears(store, "c", _VISIT)
    assert bears(store, "d", _VISIT)
    join(store, Constraints(different=frozenset({(mention(_VISIT, "c"), mention(_VISIT, "d"))})))
    assert bears(store, "c", Iri(f"{_VISIT}-c"))
    assert bears(store, "d", Iri(f"{_VISIT}-d"))
    with pytest.raises(InputError, match=f"stands for several things now; use one of {_VISIT}-c, {_VISIT}-d"):
        resolved(store, _VISIT)


def test_judgements_that_contradict_change_nothing(store: Store, visit: list[Release]) -> None:
    pair = (_VISIT, _ALONE)
    both = Constraints(same=frozenset({pair}), different=frozenset({pair}))
    with pytest.raises(ContradictionError):
        built(store, visit, both)
    assert not store.manifest


def test_an_undecided_pair_is_shown_and_not_joined(tmp_path: Path, store: Store) -> None:
    for name, day in (("a", 12), ("b", 14)):
        text = f"Herne, 20. Mai 2021. Am {day}. Mai 2021 besuchte eine Delegation aus Winnyzja die Stadt Herne."
        (tmp_path / f"{name}.md").write_text(f"# Besuch\n\n{text}\n", encoding="utf-8")
    built(store, releases(tmp_path))
    (near,) = [near for near in candidates(store) if near.kind == "event"]
    assert (near.reason, {witness.release for witness in near.evidence}) == ("near-day", {"a", "b"})


def test_nothing_is_decided_anew_where_nothing_has_changed(
    store: Store, visit: list[Release], monkeypatch: pytest.MonkeyPatch
) -> None:
    built(store, visit)
    before = join(store)
    monkeypatch.setattr("kg.pipeline.identity.decide", lambda *_: pytest.fail("decided again"))
    assert join(store) == before
    assert before.rewritten == ()


def test_a_store_without_profiles_is_joined_from_its_facts(store: Store, visit: list[Release]) -> None:
    built(store, visit)
    before = nquads(store)
    for path in [*(store.root / "profiles").iterdir(), store.root / "settled.json"]:
        path.unlink()
    assert join(store).rewritten == ()
    assert nquads(store) == before


def test_a_killed_process_leaves_old_names_or_new_ones(
    tmp_path: Path, visit: list[Release], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next to open the store carries the change out, as if nothing had happened."""
    with Store.open(tmp_path / "s", create=True) as store:
        built(store, visit)
        wanted = nquads(store)
    different = Constraints(different=frozenset({(_VISIT, _ALONE)}))
    with Store.open(tmp_path / "s") as store:
        join(store, different)
        monkeypatch.setattr("kg.store.journal.Journal._carry_out", _killed)
        with pytest.raises(KeyboardInterrupt):
            join(store)
        monkeypatch.undo()
    with Store.open(tmp_path / "s") as store:
        assert store.repaired
        assert nquads(store) == wanted
        assert json.loads((tmp_path / "s" / "names" / "b.json").read_text())["names"]
        assert join(store).rewritten == ()


def _killed(_journal: object) -> None:
    raise KeyboardInterrupt

"""Validation of a part: what it finds is what the whole would find there, whatever was added, changed or withdrawn."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyshacl
import pytest
import rdflib
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rdflib import SH

from kg import api
from kg.mapping import release_graph
from kg.model import Extraction, Iri, Quad, Release
from kg.store import Graph, Store
from kg.validate import Finding, Part, render, validate
from kg.validate.part import depending
from kg.validate.reading import reading
from kg.validate.shapes import PREFIXES, load
from tests.conftest import Kg
from tests.flaws import reject_body

CASES = Path(__file__).parent / "shapes"
NAMES = ("a", "b", "c", "d")
MC, MCS = PREFIXES["mc"], PREFIXES["mcs"]
ULM = "2024-10-02-ulm-nis"
SUBCLASS = (Iri("https://example.org/Fair"), Iri(f"{PREFIXES['rdfs']}subClassOf"), Iri(f"{MC}Event"))


@cache
def chunks() -> tuple[tuple[Quad, ...], ...]:
    """Return what releases may say: the statements of each case of the shapes, and one that changes the classes."""
    files = sorted(CASES.rglob("*.ttl"))
    return tuple(tuple(said(Graph.of_files(path))) for path in files)


def said(graph: Graph) -> Iterator[Quad]:
    for subject, predicate, value in graph.select("SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o").rows:
        if isinstance(subject, Iri) and isinstance(predicate, Iri) and value is not None:
            yield Quad(subject, predicate, value, subject)


class World:
    """A store of a few releases that share what they say: some cases and their ground, cut into single statements."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        ground = chunks()[-1]
        classes = (*SUBCLASS, SUBCLASS[0]) if self.chance.random() < 0.1 else ()
        cases = (quad for chunk in self.chance.sample(chunks(), 8) for quad in chunk)
        self.pool = sorted({*ground, *cases, *([Quad(*classes)] if classes else [])}, key=str)
        self.says: dict[str, set[Quad]] = {name: set() for name in NAMES}
        for quad in self.pool:
            for name in self.chance.sample(NAMES, self.chance.choice((0, 1, 1, 1, 1, 2))):
                self.says[name].add(quad)

    def put(self, store: Store, name: str) -> None:
        graph = release_graph(name)
        quads = [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in self.says[name]]
        release = Release(identifier=name, text=f"{name} {len(quads)}", zones=())
        store.replace(release, Extraction(release=name, things=(), facts=()), quads)

    def edit(self, store: Store) -> None:
        """Change a release by a few statements; or withdraw it, or bring it back."""
        name = self.chance.choice(NAMES)
        if name in store.manifest and self.chance.random() < 0.15:
            store.withdraw([name])
        else:
            for quad in self.chance.sample(self.pool, self.chance.choice((1, 1, 1, 2, 5))):
                for other in NAMES if self.chance.random() < 0.5 else [name]:
                    # Half of the time the statement goes from all, so that nobody makes it any more.
                    self.says[other] ^= {quad} if other == name else self.says[other] & {quad}
            for other in sorted(store.manifest):
                self.put(store, other)
            self.put(store, name)


def told(findings: tuple[Finding, ...]) -> set[tuple[object, ...]]:
    return {(found.constraint, found.focus, found.value, found.component, found.also) for found in findings}


def demand_agreement(path: Path, before: tuple[Finding, ...], engine: str) -> tuple[Finding, ...]:
    """Validate what the last session changed, and the whole; demand that both agree; return what the whole finds."""
    with Store.open(path) as store:
        graph, changed = store.graph(), store.changed()
        assert changed is not None
        part = Part(triples=changed)
        here = depending(graph, load(), part)
        whole = validate(graph)
        found = validate(graph, part=part, engine=engine)  # type: ignore[arg-type]
        if here is None:
            assert found.looked is None
            assert told(found.findings) == told(whole.findings)
            return whole.findings
        within = {str(node) for node in here}
        assert told(found.findings) == {key for key in told(whole.findings) if key[1] in within}
        assert found.findings == tuple(finding for finding in whole.findings if finding.focus in within)
        # Elsewhere nothing may have changed: otherwise the part was too small.
        assert {key for key in told(before) if key[1] not in within} == {
            key for key in told(whole.findings) if key[1] not in within
        }
        for name in list(store.manifest)[:1]:
            things, own = store.said(name)
            only = validate(graph, part=Part(nodes=things, triples=own))
            assert {f for f in only.findings if name in f.releases} == {f for f in whole.findings if name in f.releases}
        return whole.findings


def demand_agreement_over(seed: int, *, edits: int = 8, engine: str = "auto") -> None:
    world = World(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        findings: tuple[Finding, ...] = ()
        with Store.open(path, create=True) as store:
            for name in NAMES:
                world.put(store, name)
        findings = demand_agreement(path, (), engine)
        for _ in range(edits):
            with Store.open(path) as store:
                world.edit(store)
            findings = demand_agreement(path, findings, engine)


SEEDS = st.integers(0, 2**32)
RELAXED = {"deadline": None, "suppress_health_check": list(HealthCheck), "phases": [Phase.explicit, Phase.generate]}


@settings(max_examples=6, **RELAXED)  # type: ignore[arg-type]
@given(SEEDS)
def test_over_random_edits_the_part_finds_what_the_whole_finds(seed: int) -> None:
    demand_agreement_over(seed)


@pytest.mark.nightly
@settings(max_examples=300, **RELAXED)  # type: ignore[arg-type]
@given(SEEDS)
def test_over_many_random_edits_the_part_finds_what_the_whole_finds(seed: int) -> None:
    demand_agreement_over(seed)


@pytest.mark.nightly
@settings(max_examples=3, **RELAXED)  # type: ignore[arg-type]
@given(SEEDS)
def test_over_random_edits_pyshacl_finds_the_same_in_the_part(seed: int) -> None:
    demand_agreement_over(seed, edits=4, engine="pyshacl")


def test_all_shapes_of_the_program_can_be_judged_in_a_part() -> None:
    assert [iri for iri, read in reading(load()).items() if not read.bounded] == []


QUERY = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <https://example.org/> .
e:S a sh:NodeShape ; sh:targetClass e:C ; sh:property e:S-p .
e:S-p sh:path PATH ; sh:minCount 1 ; sh:message "Es fehlt; ergänzen."@de , "Missing; add it."@en ;
    sh:sparql [ a sh:SPARQLConstraint ; sh:select "SELECT $this WHERE { BODY }" ] .
"""


@pytest.mark.parametrize(
    ("path", "body", "bounded"),
    [
        ("e:p", "$this e:q ?x", False),  # the query has no such prefix: the engine will say so
        ("e:p", "$this <https://example.org/q> ?x . ?x <https://example.org/r> ?y", True),
        ("e:p", "$this <https://example.org/q>+ ?x", False),
        ("e:p", "$this <https://example.org/q> ?x . ?a <https://example.org/r> ?y", False),
        ("e:p", "$this <https://example.org/q> ?x FILTER NOT EXISTS { ?z <https://example.org/r> ?x }", True),
        ("e:p", "{ $this <https://example.org/q> ?x } UNION { ?x ^<https://example.org/q>|!a $this }", False),
        ("e:p", "$this <https://example.org/q> ?x . { SELECT ?x { ?x <https://example.org/r> 1 } }", False),
        ("e:p", "GRAPH ?g { $this <https://example.org/q> ?x }", False),
        ("e:p", "$this $PATH ?x", True),
        ("[ sh:zeroOrMorePath e:p ]", "$this <https://example.org/q> ?x", False),
        ("[ sh:inversePath ( e:p [ sh:alternativePath ( e:q e:r ) ] ) ]", "$this <https://example.org/q> ?x", True),
    ],
)
def test_what_reads_without_a_bound_is_known(tmp_path: Path, path: str, body: str, bounded: bool) -> None:
    (tmp_path / "own.ttl").write_text(QUERY.replace("PATH", path, 1).replace("BODY", body), encoding="utf-8")
    assert reading(load(tmp_path))["https://example.org/S"].bounded == bounded


def test_where_a_shape_reads_without_a_bound_the_whole_graph_is_looked_at(tmp_path: Path) -> None:
    text = QUERY.replace("PATH", "[ sh:oneOrMorePath e:p ]").replace("BODY", "$this <https://example.org/q> ?x")
    (tmp_path / "own.ttl").write_text(text, encoding="utf-8")
    kind, node = Iri(f"{PREFIXES['rdf']}type"), Iri("https://example.org/x")
    graph = Graph.of_quads([Quad(node, kind, Iri("https://example.org/C"), node)])
    report = validate(graph, shapes=tmp_path, part=Part())
    assert (report.looked, len(report.findings)) == (None, 1)


def demand_that_pyshacl_agrees(folder: Path, path: Path) -> None:
    """Demand that pySHACL over rdflib, given the exported graph, finds what the whole and what the parts find."""
    api.export_graph(folder / "graph.nq", store=path)
    triples = {f"{line.rpartition(' <')[0]} ." for line in (folder / "graph.nq").read_text("utf-8").splitlines()}
    plain = rdflib.Graph().parse(data="\n".join(triples), format="nt")
    reference = pyshacl.validate(plain, shacl_graph=load().graph, inplace=True)[1]
    assert isinstance(reference, rdflib.Graph)
    whole = api.validate(store=path)
    assert results(rdflib.Graph().parse(data=render(whole, "turtle"))) == results(reference)
    names = api.info(store=path).releases
    parts = {found for name in names for found in api.validate(store=path, only=[name]).findings}
    assert parts == {found for found in whole.findings if found.releases}


def results(report: rdflib.Graph) -> set[tuple[object, ...]]:
    parts = (SH.focusNode, SH.sourceShape, SH.sourceConstraintComponent, SH.resultSeverity, SH.value)
    return {tuple(report.value(node, part) for part in parts) for node in report.objects(None, SH.result)}


def test_pyshacl_finds_the_same_in_some_samples(tmp_path: Path, samples: Path) -> None:
    path = tmp_path / "few"
    names = ("2024-10-02-ulm-nis.html", "2017-06-12-koblenz-pecs.md", "2018-10-05-offenbach-karsiyaka.md")
    api.build([samples / name for name in names], store=path)
    demand_that_pyshacl_agrees(tmp_path, path)


@pytest.mark.nightly
def test_pyshacl_finds_the_same_in_all_samples(tmp_path: Path, built: Path) -> None:
    demand_that_pyshacl_agrees(tmp_path, built)


def test_a_release_is_validated_alone_with_the_findings_that_the_whole_has_for_it(flawed: Path) -> None:
    whole = api.validate(store=flawed)
    for name in (ULM, "2017-06-12-koblenz-pecs"):
        part = api.validate(store=flawed, only=[name])
        assert part.findings == tuple(found for found in whole.findings if name in found.releases) != ()
        assert part.looked is not None
        assert 0 < part.looked < sum(shape.nodes for shape in whole.shapes)
        assert part.idle == whole.idle


def test_after_a_withdrawal_the_change_is_what_is_looked_at(kg: Kg, store: Path) -> None:
    assert kg("withdraw", ULM, "--store", store).returncode == 0
    ran = kg("validate", "--changed", "--store", store)
    assert ran.returncode == 0
    assert "nodes were looked at, not the whole graph" in ran.stdout
    assert "Staudenmaier" not in ran.stdout


def test_a_build_validates_what_it_changed(kg: Kg, store: Path, samples: Path) -> None:
    reject_body(store, ULM, "Heike Staudenmaier")
    kg("withdraw", ULM, "--store", store)
    (path,) = samples.glob(f"{ULM}.[hm]*")
    ran = kg("build", path, "--store", store, "--validate")
    assert (ran.returncode, "Staudenmaier" in ran.stdout, "Anke Sauerborn" in ran.stdout) == (0, True, False), (
        ran.stderr
    )
    ran = kg("build", path, "--store", store, "--validate", "--lang", "de")
    assert "Angesehen wurden" in ran.stdout


def test_what_a_killed_process_changed_is_still_looked_at(tmp_path: Path) -> None:
    path, world = tmp_path / "store", World(1)

    def changed(store: Store) -> set[object]:
        return {(quad[0], quad[1], quad[2]) for quad in store.changed() or ()}

    def alone(name: str) -> set[object]:
        others = {quad for other in "abc" if other != name for quad in world.says[other]}
        return {(quad.subject, quad.predicate, quad.object) for quad in world.says[name] - others}

    with Store.open(path, create=True) as store:
        world.put(store, "a")
    store = Store.open(path)
    world.put(store, "b")
    del store  # A process that was killed closes nothing.
    with Store.open(path) as store:
        world.put(store, "c")
        assert alone("b") | alone("c") <= changed(store)
    with Store.open(path) as store:
        store.withdraw(["c"])
        assert changed(store) == alone("c") != set()


def test_a_store_that_does_not_know_what_changed_is_looked_at_whole(kg: Kg, store: Path) -> None:
    (store / "changes.nt").unlink()
    ran = kg("validate", "--changed", "--store", store)
    assert "The graph conforms to the shapes." in ran.stdout


def test_a_release_that_the_store_lacks_and_files_beside_it_are_told(kg: Kg, store: Path, tmp_path: Path) -> None:
    ran = kg("validate", "--only", "nonsense", "--store", store)
    assert (ran.returncode, "is no release of this store" in ran.stderr) == (2, True)
    (tmp_path / "a.ttl").write_text("", encoding="utf-8")
    ran = kg("validate", "a.ttl", "--changed")
    assert (ran.returncode, "files were named" in ran.stderr) == (2, True)

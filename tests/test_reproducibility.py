"""The same releases give the same bytes, whoever builds them and how; graph/reference follows what releases mention."""

import shutil
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import api
from kg.mapping import release_graph
from kg.store import REFERENCE, Store

_PREFIXES = """
PREFIX code: <https://w3id.org/municipal-cooperation/code/>
PREFIX id: <https://w3id.org/municipal-cooperation/id/>
PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
"""
_ULM = "2024-10-02-ulm-nis"


@pytest.fixture(scope="session")
def written(built: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The N-Quads of a build in one process."""
    path = tmp_path_factory.mktemp("written") / "all.nq"
    api.export_graph(path, store=built)
    return path.read_bytes()


@pytest.fixture
def folder(samples: Path, tmp_path: Path) -> Path:
    """A copy of the sample releases, which a test may change."""
    return Path(shutil.copytree(samples, tmp_path / "releases", ignore=shutil.ignore_patterns("*.json", "README*")))


@pytest.fixture
def nquads(tmp_path: Path) -> Callable[[Path], bytes]:
    """What writes a store as N-Quads."""

    def write(store: Path) -> bytes:
        api.export_graph(tmp_path / "again.nq", store=store)
        return (tmp_path / "again.nq").read_bytes()

    return write


def by_graph(nquads: bytes) -> dict[str, list[str]]:
    graphs = defaultdict(list)
    for line in nquads.decode().splitlines():
        graphs[line.rsplit(" ", 2)[1].strip("<>")].append(line)
    return graphs


def files(store: Path) -> dict[str, bytes]:
    kept = [store / "manifest.json", *store.glob("texts/*"), *store.glob("facts/*")]
    return {str(path.relative_to(store)): path.read_bytes() for path in kept}


def asked(store: Path, pattern: str) -> bool:
    with Store.open(store) as opened:
        return opened.graph(memory=0).ask(f"{_PREFIXES} ASK {{ {pattern} }}")


def test_the_order_of_the_inputs_does_not_matter(written: bytes, folder: Path, tmp_path: Path) -> None:
    paths = sorted((path for path in folder.iterdir()), reverse=True)
    api.build(paths, store=tmp_path / "other", output=tmp_path / "other.nq")
    assert (tmp_path / "other.nq").read_bytes() == written


def test_two_processes_write_what_one_writes(written: bytes, built: Path, samples: Path, tmp_path: Path) -> None:
    """Each process has another seed of hashes, so that no order of a set can hide."""
    report = api.build([samples], store=tmp_path / "other", output=tmp_path / "other.nq", jobs=2)
    assert report.problems == ()
    assert (tmp_path / "other.nq").read_bytes() == written
    assert files(tmp_path / "other") == files(built)


def test_building_an_unchanged_folder_again_changes_nothing(
    written: bytes, store: Path, samples: Path, nquads: Callable[[Path], bytes]
) -> None:
    before = files(store)
    report = api.build([samples], store=store, prune=True)
    assert (report.added, report.changed, report.withdrawn) == ((), (), ())
    assert files(store) == before
    assert nquads(store) == written


def test_changing_one_release_changes_only_its_graph_and_what_reference_data_adds(
    written: bytes, store: Path, folder: Path, nquads: Callable[[Path], bytes]
) -> None:
    api.build([folder], store=store)
    changed = folder / "2019-05-27-hildesheim-halmstad.md"
    text = changed.read_text(encoding="utf-8")
    changed.write_text(
        f"{text}\nIm Jahr 1977 schloss Hildesheim eine Städtepartnerschaft mit Tema in Ghana.\n", encoding="utf-8"
    )
    report = api.build([folder], store=store)
    assert report.changed == (changed.stem,)
    old, new = by_graph(written), by_graph(nquads(store))
    assert {graph for graph in old | new if old.get(graph) != new.get(graph)} == {
        release_graph(changed.stem),
        REFERENCE,
    }
    assert asked(store, 'id:country\\/GH skos:prefLabel "Ghana"@en')
    changed.write_text(text, encoding="utf-8")
    api.build([folder], store=store)
    assert nquads(store) == written


def test_reference_data_names_and_places_what_releases_mention(built: Path) -> None:
    assert asked(built, 'id:country\\/RS skos:prefLabel "Serbien"@de, "Serbia"@en')
    assert asked(built, '?nis skos:prefLabel "Niš"@de ; wgs:lat ?lat ; mc:country id:country\\/RS')
    assert asked(built, 'code:role\\/mayor skos:prefLabel "mayor"@en')
    assert asked(built, 'mc:Agreement rdfs:label "Vereinbarung"@de')


def test_what_no_release_mentions_is_not_in_the_reference_graph(built: Path) -> None:
    mentioned = "GRAPH ?release { ?s ?p ?thing } FILTER(?release != ?reference)"
    needed = "GRAPH ?reference { ?other ?link ?thing }"
    assert not asked(
        built,
        f"VALUES ?reference {{ <{REFERENCE}> }} GRAPH ?reference {{ ?thing a ?class }} "
        f"VALUES ?class {{ mc:Municipality mc:Country }} FILTER NOT EXISTS {{ {mentioned} }} "
        f"FILTER NOT EXISTS {{ {needed} }}",
    )


def test_a_withdrawn_release_takes_along_what_only_it_mentioned(
    store: Path, folder: Path, nquads: Callable[[Path], bytes]
) -> None:
    serbia = "GRAPH ?g { id:country\\/RS ?p ?o }"
    assert asked(store, serbia)
    api.withdraw([_ULM], store=store)
    assert not asked(store, serbia)
    assert asked(store, "GRAPH ?g { id:country\\/DE ?p ?o }")
    (folder / f"{_ULM}.html").unlink()
    api.build([folder], store=folder.parent / "without")
    assert nquads(store) == nquads(folder.parent / "without")

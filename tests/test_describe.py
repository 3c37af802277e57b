"""A store is described as a dataset for catalogues, with counts that are right and without a clock."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from kg import api
from kg.describe import about_of
from kg.errors import InputError
from kg.model import Value
from kg.store import Graph

Kg: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]
LICENCE = "http://dcat-ap.de/def/licenses/cc-by/4.0"
PREFIXES = """
PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dcatde: <http://dcat-ap.de/def/dcatde/>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX void: <http://rdfs.org/ns/void#> PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
"""
ABOUT = f"""
publisher = "Stadt Ulm"
license = "{LICENCE}"
attribution = "Stadt Ulm, Büro für Internationales"
contributor = "http://dcat-ap.de/def/contributors/stadtUlm"
email = "daten@example.org"
downloads = ["https://example.org/graph.nq.gz"]
places = ["08421000"]
"""


def rows(path: Path, query: str) -> list[tuple[str, ...]]:
    table = Graph.of_files(path).select(PREFIXES + query)
    return [tuple(term.text if isinstance(term, Value) else str(term) for term in row) for row in table.rows]


@pytest.fixture
def about(tmp_path: Path) -> Path:
    path = tmp_path / "about.toml"
    path.write_text(ABOUT, encoding="utf-8")
    return path


def test_what_was_said_of_a_dataset_stands_in_its_description(built: Path, about: Path, tmp_path: Path) -> None:
    api.export_dataset(tmp_path / "d.ttl", store=built, about=about_of(about))
    said = rows(
        tmp_path / "d.ttl",
        """SELECT ?name ?licence ?contributor ?mail ?file ?fileLicence ?format ?by {
        ?d a dcat:Dataset, void:Dataset ; dcterms:publisher/foaf:name ?name ; dcterms:license ?licence ;
        dcatde:contributorID ?contributor ; dcat:contactPoint/vcard:hasEmail ?mail ; dcat:distribution ?x .
        ?x dcat:downloadURL ?file ; dcterms:license ?fileLicence ; dcterms:format ?format ;
        dcatde:licenseAttributionByText ?by }""",
    )
    kind = "http://publications.europa.eu/resource/authority/file-type/RDF_N_QUADS"
    assert said == [
        ("Stadt Ulm", LICENCE, "http://dcat-ap.de/def/contributors/stadtUlm", "mailto:daten@example.org",
         "https://example.org/graph.nq.gz", LICENCE, kind, "Stadt Ulm, Büro für Internationales")
    ]  # fmt: skip
    places = {row[0] for row in rows(tmp_path / "d.ttl", "SELECT ?p { ?d dcatde:politicalGeocodingURI ?p }")}
    assert "http://dcat-ap.de/def/politicalGeocoding/municipalityKey/08421000" in places
    assert len(places) > 20


def test_the_counts_are_those_of_the_graph_and_the_dates_those_of_the_releases(built: Path, tmp_path: Path) -> None:
    for name in ("d.ttl", "d.jsonld", "d.nt"):
        api.export_dataset(tmp_path / name, store=built)
    totals = api.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", store=built).rows[0][0]
    people = api.ask("SELECT (COUNT(*) AS ?n) { ?s a <http://xmlns.com/foaf/0.1/Person> }", store=built).rows[0][0]
    for name in ("d.ttl", "d.jsonld", "d.nt"):
        said = rows(
            tmp_path / name,
            """SELECT ?triples ?documents ?modified ?start ?people {
            ?d void:triples ?triples ; void:documents ?documents ;
            dcterms:modified ?modified ; dcterms:temporal/dcat:startDate ?start ;
            void:classPartition [ void:class foaf:Person ; void:entities ?people ] }""",
        )
        assert isinstance(totals, Value)
        assert isinstance(people, Value)
        assert said == [(totals.text, "29", "2025-05-09", "2015-06-30", people.text)]
    links = rows(tmp_path / "d.ttl", "SELECT ?space ?n { ?l a void:Linkset ; void:triples ?n ; "
                                     "void:objectsTarget/void:uriSpace ?space } ORDER BY ?space")  # fmt: skip
    assert [space for space, _ in links][1:] == ["http://www.wikidata.org/entity/", "https://sws.geonames.org/"]
    assert "_:" not in (tmp_path / "d.nt").read_text(encoding="utf-8")


def test_a_dataset_is_described_by_the_command_and_the_same_bytes_come_again(
    kg_process: Kg, kg: Kg, built: Path, about: Path, tmp_path: Path
) -> None:
    ran = kg_process("export", "dataset", "a.ttl", "--store", built, "--about", about)
    assert "Written: a.ttl" in ran.stderr
    assert "left out" not in ran.stderr
    bare = kg("export", "dataset", "b.ttl", "--store", built, "--lang", "de")
    assert "Nicht gesagt und weggelassen: license, publisher, contributor, downloads" in bare.stderr
    kg("export", "dataset", "c.ttl", "--store", built, "--about", about)
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "c.ttl").read_bytes()
    assert kg("export", "dataset", "d.nq", "--store", built).returncode == 2


def test_all_that_is_wrong_in_a_description_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "about.toml"
    path.write_text('colour = "red"\nlicense = "cc by"\nplaces = ["Ulm"]\nkeywords = "one"\n', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        about_of(path)
    told = [error.what for error in (caught.value, *caught.value.others)]
    assert told == [
        "has an unknown key: colour",
        "license: 'cc by' is no address",
        "places: 'Ulm' is no key",
        "keywords is not a list of texts",
    ]
    path.write_text("license = ", encoding="utf-8")
    with pytest.raises(InputError, match="is no TOML"):
        about_of(path)

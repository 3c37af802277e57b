"""A partnership list is a source of its own: its rows are evidence, and it is compared with what releases say."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from kg import api
from kg.errors import InputError
from kg.lists import rows_of
from kg.lists.read import read_list
from kg.model import Value
from kg.store import KeptList

Kg: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]
LIST = """Stadt;Partnerstadt;Land;seit;Art;Status
Köln;Lille;Frankreich;1958;Städtepartnerschaft;
Köln;Turin;Italien;1958;Partnerstadt;
Köln;Tunis;TN;1964;Freundschaft;
Ulm;Nis;Serbien;2019;;
Neustadt;Lille;FR;1958;;
"Köln";Atlantis;Frankreich;1958;;
Köln;Kyoto;Japan;bald;;
Köln;Lille;Frankreich;1958;Ehe;
"""
RELEASE = """# Köln und seine Partner

Köln, 3. Mai 2024. Köln und Lille schlossen 1958 eine Städtepartnerschaft. Köln und Turin schlossen 1960 eine
Städtepartnerschaft. Köln und Tunis schlossen 1964 eine Städtepartnerschaft. Köln und Liverpool schlossen 1952 eine
Städtepartnerschaft.
"""
DEEDS = """
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?deed (COUNT(DISTINCT ?source) AS ?n) { ?deed a mc:Agreement ; mc:evidence/oa:hasSource ?source }
GROUP BY ?deed ORDER BY ?deed
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "2024-05-03-koeln.md").write_text(RELEASE, encoding="utf-8")
    api.build([tmp_path / "in"], store=tmp_path / "store")
    api.import_list(
        tmp_path / "list.csv", "rgre", store=tmp_path / "store", source="https://example.org/l", license="CC0"
    )
    return tmp_path / "store"


def taken_in(path: Path, store: Path) -> None:
    api.import_list(path, "rgre", store=store, source="https://example.org/l", license="CC0")


def nquads(store: Path, path: Path) -> str:
    api.export_graph(path, store=store)
    return path.read_text(encoding="utf-8")


def test_a_list_and_the_releases_are_compared_row_by_row(listed: Path) -> None:
    found = {(one.line, one.kind, one.about, one.partner) for one in api.reconcile_list("rgre", store=listed)}
    assert found == {
        (2, "agreed", "", "Lille"),
        (3, "conflict", "year", "Turin"),
        (4, "conflict", "type", "Tunis"),
        (5, "missing", "", "Niš"),
        (6, "unclear", "'Neustadt' may mean several places", "Lille"),
        (7, "unclear", "'Atlantis' is no place that is known", "Atlantis"),
        (8, "unclear", "year 'bald' cannot be read", "Kyoto"),
        (9, "unclear", "type 'Ehe' is unknown", "Lille"),
        (0, "new", "", "Liverpool"),
    }
    turin = next(one for one in api.reconcile_list("rgre", store=listed) if one.partner == "Turin")
    assert (turin.listed, turin.told, turin.releases) == ("1958", "1960", ("2024-05-03-koeln",))


def test_where_list_and_release_say_the_same_they_meet_in_one_agreement_with_two_sources(listed: Path) -> None:
    rows = api.ask(DEEDS, store=listed).rows
    sources = {str(deed).rsplit("/", 1)[1]: number.text for deed, number in rows if isinstance(number, Value)}
    assert sources["twinning-gn-2886242-gn-2998324-1958"] == "2"
    assert sources["friendship-gn-2464470-gn-2886242-1964"] == "1"


def test_each_row_is_evidence_that_is_checked_against_the_kept_text(listed: Path, tmp_path: Path) -> None:
    quads = nquads(listed, tmp_path / "g.nq")
    assert '"Köln;Lille;Frankreich;1958;Städtepartnerschaft;"' in quads
    assert "graph/list/rgre> .\n" in quads
    assert "<http://purl.org/dc/terms/source> <https://example.org/l>" in quads
    assert api.check(store=listed).holds
    assert api.validate(store=listed).passes()
    path = listed / "lists" / "rgre.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Tunis", "Sfaxx"), encoding="utf-8")
    faults = api.check(store=listed).faults
    assert {fault.release for fault in faults} == {"list/rgre"}
    assert any("says" in fault.what for fault in faults)


def test_a_list_survives_rebuilds_and_is_withdrawn_by_its_name(listed: Path, tmp_path: Path) -> None:
    before = nquads(listed, tmp_path / "before.nq")
    api.build([tmp_path / "in"], store=listed, prune=True)
    assert nquads(listed, tmp_path / "after.nq") == before
    api.import_list(
        tmp_path / "list.csv", "rgre", store=tmp_path / "other", source="https://example.org/l", license="CC0"
    )
    api.build([tmp_path / "in"], store=tmp_path / "other")
    assert nquads(tmp_path / "other", tmp_path / "other.nq") == before
    assert api.withdraw(["list/rgre"], store=listed) == ("list/rgre",)
    bare = tmp_path / "bare"
    api.build([tmp_path / "in"], store=bare)
    assert nquads(listed, tmp_path / "gone.nq") == nquads(bare, tmp_path / "bare.nq")
    with pytest.raises(InputError, match="is no release of this store"):
        api.withdraw(["list/rgre"], store=listed)


def test_own_names_of_places_make_unclear_rows_clear_at_the_next_build(listed: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "places.csv").write_text(
        "id,country,name,names,lat,long,population,adjectives\natlantis-fr,FR,Atlantis,,,,,\n", encoding="utf-8"
    )
    api.build([tmp_path / "in"], store=listed, reference=[tmp_path / "own"])
    assert "municipality/atlantis-fr> <http" in nquads(listed, tmp_path / "g.nq")
    kinds = {one.partner: one.kind for one in api.reconcile_list("rgre", store=listed)}
    assert kinds["Atlantis"] == "missing"


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("city,partner,country,year,type", "Köln,Lille,FR,1958,twinning"),
        ("Kommune;Partnerkommune;Staat;Datum;Typ", "Köln;Lille;Frankreich;03.05.1958;Städtepartnerschaft"),
        ("Partner\tCity\tSince\tKind", "Lille\tKöln\tseit 1958\tsister city"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_headings_separators_and_encodings_are_those_of_everyday(
    head: str, row: str, encoding: str, tmp_path: Path
) -> None:
    (tmp_path / "l.csv").write_bytes(f"{head}\r\n{row}\r\n".encode(encoding))
    kept = read_list(tmp_path / "l.csv", "l")
    (found,) = rows_of(kept)
    assert (found.city, found.partner, found.signed[:4], found.type) == ("Köln", "Lille", "1958", "twinning")
    assert kept.text[found.start : found.end] == row


def test_a_row_over_two_lines_is_one_row_with_its_whole_stretch() -> None:
    text = 'city,partner,year\n"Köln\n(Stadt)",Lille,1958\n\nUlm,Nis,\n'
    rows = list(rows_of(KeptList(name="l", text=text)))
    assert [(row.line, text[row.start : row.end]) for row in rows] == [
        (2, '"Köln\n(Stadt)",Lille,1958'),
        (5, "Ulm,Nis,"),
    ]


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"Stadt;Land\nUlm;DE\n", "l", "no heading for partner"),
        (b"", "l", "is empty"),
        (b"city,partner\nUlm,Nis\n", "My List", "is no name of a list"),
    ],
)
def test_what_is_no_list_is_refused_and_nothing_is_kept(data: bytes, name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_bytes(data)
    with pytest.raises(InputError, match=said):
        api.import_list(tmp_path / "l.csv", name, store=tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_the_home_country_of_a_list_is_one(tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text("city,partner\nUlm,Nis\n", encoding="utf-8")
    with pytest.raises(InputError, match="is no country's code"):
        read_list(tmp_path / "l.csv", "l", home="Deutschland")


def test_a_steward_imports_compares_and_withdraws_a_list(kg_process: Kg, kg: Kg, listed: Path, tmp_path: Path) -> None:
    ran = kg_process("import", "partnerships", "list.csv", "--name", "second", "--store", listed)
    assert ran.stdout == "List second: 4 rows taken, 4 not.\n"
    assert "Line 6, Neustadt – Lille: 'Neustadt' may mean several places: gn-" in ran.stderr
    german = kg("reconcile-list", "second", "--store", listed, "--lang", "de").stdout
    assert german.splitlines()[0] == (
        "stimmt überein: 1, Widerspruch: 2, fehlt in Mitteilungen: 1, neu in Mitteilungen: 1, unklar: 4"
    )
    assert "kann mehrere Orte meinen" in german
    rows = list(csv.DictReader(io.StringIO(kg("reconcile-list", "second", "-s", listed, "-f", "csv").stdout)))
    assert {row["kind"] for row in rows} == {"agreed", "conflict", "missing", "new", "unclear"}
    only = json.loads(kg("reconcile-list", "second", "-s", listed, "-f", "json", "--only", "missing").stdout)
    assert [(one["city"], one["partner"], one["line"]) for one in only] == [("Ulm", "Niš", 5)]
    assert "list/second" in kg("withdraw", "list/second", "--store", listed).stderr
    gone = kg("reconcile-list", "second", "--store", listed)
    assert (gone.returncode, "is no list of this store; use rgre" in gone.stderr) == (2, True)
    assert api.info(store=listed).lists == ("rgre",)
    assert "Partnerschaftslisten" in kg("info", "--store", listed, "--lang", "de").stdout

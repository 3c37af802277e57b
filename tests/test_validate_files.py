"""Graphs from elsewhere: every format is read, large ones piece by piece, and what cannot be read is told by line."""

import gzip
from pathlib import Path

import pytest
import rdflib

from kg import api
from kg.model import Iri
from kg.store import Graph
from kg.store import loading as files
from kg.store.loading import ENDINGS, load_files
from kg.validate import validate
from kg.validate.shapes import PREFIXES
from tests.conftest import Kg

CASES = Path(__file__).parent / "shapes"
MCS = PREFIXES["mcs"]
NAMELESS = (
    "<https://example.org/p> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Person>"
)
WRITTEN = {
    ".ttl": f"{NAMELESS} .\n",
    ".n3": f"{NAMELESS} .\n",
    ".nt": f"{NAMELESS} .\n",
    ".nq": f"{NAMELESS} <https://example.org/g> .\n",
    ".trig": f"<https://example.org/g> {{ {NAMELESS} }}\n",
    ".jsonld": '{"@id": "https://example.org/p", "@type": "http://xmlns.com/foaf/0.1/Person"}',
}
WRITTEN[".json"] = WRITTEN[".jsonld"]
WRITTEN[".rdf"] = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:foaf="http://xmlns.com/foaf/0.1/">
<foaf:Person rdf:about="https://example.org/p"/></rdf:RDF>"""
WRITTEN[".xml"] = WRITTEN[".owl"] = WRITTEN[".rdf"]


def test_every_format_that_can_be_read_has_an_example() -> None:
    assert set(WRITTEN) == set(ENDINGS)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("ending", sorted(WRITTEN))
def test_a_graph_in_any_format_is_validated(tmp_path: Path, ending: str, packed: bool) -> None:
    path = tmp_path / f"graph{ending}{'.gz' if packed else ''}"
    data = WRITTEN[ending].encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    report = api.validate([path])
    assert [(found.constraint, found.focus) for found in report.findings] == [
        (f"{MCS}Person-name", "https://example.org/p")
    ]
    assert report.findings[0].commands == (f"kg validate {path}",)


@pytest.mark.parametrize(
    ("name", "text", "where", "what", "remedy"),
    [
        ("a.nq", f"{NAMELESS} .\n<a> <b> .\n", "a.nq:2", "is no valid N-Quads", "mend that line"),
        ("a.nt", f"{NAMELESS} .\n\nnonsense\n", "a.nt:3", "is no valid N-Triples", "mend that line"),
        ("a.ttl", "@prefix a: <http://e.org/> .\na:b a:c ;; 'x\n", "a.ttl:2", "is no valid Turtle", "mend that line"),
        ("a.jsonld", '{\n"@id": ', "a.jsonld:", "is no valid JSON-LD", "mend"),
        (
            "a.jsonld",
            '{"@context": "https://e.org/c", "a": 1}',
            "a.jsonld",
            "is no valid JSON-LD",
            "nothing is fetched",
        ),
        ("a.rdf", "<rdf>", "a.rdf", "is no valid RDF/XML", "mend"),
        ("a.nt.gz", "this is not packed", "a.nt.gz", "is no whole gzip file", "pack it again"),
        ("a.csv", "a,b", "a.csv", "has no ending of an RDF format", "use one of .nq"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_a_remedy(  # noqa: PLR0913, PLR0917 - the parts of the message
    kg: Kg, tmp_path: Path, name: str, text: str, where: str, what: str, remedy: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    ran = kg("validate", name)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.startswith(f"Error: {where}"), ran.stderr
    assert what in ran.stderr
    assert remedy in ran.stderr
    german = kg("validate", name, "--lang", "de").stderr
    assert what not in german
    assert len(german.splitlines()) == 1


def test_a_file_that_ends_too_early_or_is_no_utf8_is_told(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.nq.gz").write_bytes(gzip.compress(WRITTEN[".nq"].encode() * 1000)[:40])
    assert "is no whole gzip file" in kg("validate", "a.nq.gz").stderr
    (tmp_path / "a.nq").write_bytes("<http://e.org/ä> ".encode("latin-1"))
    assert "save it in UTF-8" in kg("validate", "a.nq").stderr


def test_a_graph_that_is_read_piece_by_piece_has_the_same_findings(tmp_path: Path) -> None:
    cases = [*CASES.glob("ground.ttl"), *CASES.glob("*/*.broken.ttl")]
    whole, stored = validate(load_files(cases)), load_files(cases, tmp_path / "folder")
    pieces = validate(stored, sparing=True)
    assert len(whole.findings) > 100
    assert (pieces.findings, pieces.shapes) == (whole.findings, whole.shapes)


def test_blank_nodes_from_elsewhere_are_told_once_however_they_are_read(tmp_path: Path) -> None:
    text = f"""@prefix mc: <{PREFIXES["mc"]}> . @prefix foaf: <{PREFIXES["foaf"]}> .
    [] a mc:Quote ; mc:speaker [ a foaf:Person ] . [] a mc:Quote ; mc:text "a" ; mc:speaker [ a foaf:Person ] ."""
    (tmp_path / "a.ttl").write_text(text, encoding="utf-8")
    graph = load_files([tmp_path / "a.ttl"])
    found = {
        name: sorted((one.constraint.removeprefix(MCS), one.focus) for one in report.findings)
        for name, report in {
            "whole": validate(graph),
            "pieces": validate(graph, sparing=True),
            "pyshacl": validate(graph, engine="pyshacl"),
        }.items()
    }
    assert [name for name, _ in found["whole"]] == ["Person-name"] * 2 + ["Quote-evidence"] * 2 + ["Quote-text"]
    assert found["whole"] == found["pieces"] == found["pyshacl"]


def test_a_large_file_is_read_into_a_folder_that_is_gone_afterwards(
    kg: Kg, flawed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    kg("export", "graph", "graph.nq", "--store", flawed)
    small = kg("validate", "graph.nq")
    monkeypatch.setattr(files, "_LARGE", 1)
    large = kg("validate", "graph.nq")
    assert (small.returncode, small.stdout) == (large.returncode, large.stdout)
    assert "The graph conforms to the shapes. 0 violations, 8 warnings" in large.stdout
    assert list((tmp_path / "tmp").iterdir()) == []


OWN = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix mc: <https://w3id.org/municipal-cooperation/ontology#> .
@prefix e: <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
e:Quiet a sh:NodeShape ; sh:targetClass mc:Agreemnet ; rdfs:label "agreement"@en , "Vereinbarung"@de ; sh:property e:q .
e:q sh:path mc:party ; sh:minCount 9 ; sh:message "Too few; add some."@en , "Zu wenige; ergänzen Sie welche."@de .
e:Loud a sh:NodeShape ; sh:targetClass mc:PressRelease ; sh:property e:l .
e:l sh:path mc:topic ; sh:minCount 1 ; sh:severity sh:Warning ;
    sh:message "No topic; add one."@en , "Kein Thema; ergänzen Sie eines."@de .
"""


def test_a_misspelt_class_in_shapes_of_ones_own_is_seen(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "own.ttl").write_text(OWN, encoding="utf-8")
    ran = kg("validate", "--store", built, "--shapes", "own")
    assert ran.returncode == 0
    assert "No node was met by: agreement (mc:Agreemnet; did you mean mc:Agreement?)." in ran.stdout
    german = kg("validate", "--store", built, "--shapes", "own", "--lang", "de", "--only", "2024-10-02-ulm-nis")
    assert "Vereinbarung (mc:Agreemnet; meinten Sie mc:Agreement?)" in german.stdout


def test_shapes_on_a_node_itself_and_on_a_class_that_is_a_shape_are_told(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <https://example.org/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        e:C a sh:NodeShape , rdfs:Class ; sh:pattern "^http:" ;
            sh:message "No http; mend."@en , "Kein http; ändern."@de .
        """,
        encoding="utf-8",
    )
    (tmp_path / "data.nt").write_text(
        NAMELESS.replace("http://xmlns.com/foaf/0.1/Person", "https://example.org/C") + " ."
    )
    for engine in ("turbo", "pyshacl"):
        report = validate(load_files([tmp_path / "data.nt"]), shapes=tmp_path, engine=engine)
        assert [found.messages["en"] for found in report.findings] == ["No http; mend."]
        assert report.shapes[0].nodes == 1


def test_shapes_that_are_no_turtle_are_told_with_their_line(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.ttl").write_text(
        "@prefix e: <https://example.org/> .\n\ne:a e:b ;;; nonsense", encoding="utf-8"
    )
    ran = kg("validate", "--store", built, "--shapes", "own")
    assert ran.returncode == 2
    assert "a.ttl:3: is no valid Turtle" in ran.stderr


def test_rdflib_reads_the_same_from_a_file_as_we_do() -> None:
    plain = rdflib.Graph().parse(CASES / "ground.ttl")
    rows = Graph(load_files([CASES / "ground.ttl"]).raw).select("SELECT ?s ?p ?o { ?s ?p ?o }").rows
    assert len(plain) == len(rows)
    assert {str(subject) for subject in plain.subjects()} == {str(row[0]) for row in rows if isinstance(row[0], Iri)}

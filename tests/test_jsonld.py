"""JSON-LD is compact, says what N-Quads say, and is read by other tools."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg import api
from kg.store.jsonld import compact, context

GRAPH = ox.NamedNode("https://w3id.org/municipal-cooperation/graph/release/a")
NODES = st.sampled_from(
    [
        ox.NamedNode(iri)
        for iri in (
            "https://w3id.org/municipal-cooperation/id/person/a",
            "https://w3id.org/municipal-cooperation/id/",
            "https://w3id.org/municipal-cooperation/code/role/mayor",
            "http://e.org/x",
            "urn:x:y",
            "https://schema.org///double",
        )
    ]
)
TERMS = [
    entry["@id"] if isinstance(entry, dict) else entry
    for name, entry in context().entries.items()
    if name[0].islower() and (isinstance(entry, dict) or not entry.endswith(("#", "/")))
]
PROPERTIES = st.sampled_from(
    [ox.NamedNode(context()._expanded(term)) for term in TERMS]
    + [ox.NamedNode("http://e.org/p"), ox.NamedNode("urn:p")]
)
XSD = "http://www.w3.org/2001/XMLSchema#"
LITERALS = st.one_of(
    st.builds(ox.Literal, st.text(max_size=5)),
    st.builds(lambda text: ox.Literal(text, language="de"), st.text(max_size=5)),
    st.sampled_from([ox.Literal(text, datatype=ox.NamedNode(XSD + kind)) for text, kind in (
        ("51.20", "decimal"), ("7", "integer"), ("2024-05-03", "date"), ("2024", "gYear"), ("id:x", "anyURI"))]),
)  # fmt: skip


@given(st.lists(st.tuples(NODES, PROPERTIES, st.one_of(NODES, LITERALS)), max_size=6))
def test_whatever_is_written_is_read_back_as_it_was(
    triples: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]],
) -> None:
    quads = sorted({ox.Quad(*triple, GRAPH) for triple in triples}, key=str)
    text = "".join(compact(quads))
    assert set(ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD)) == set(quads)


def test_a_store_in_json_ld_says_what_it_says_in_n_quads_with_short_names(built: Path, tmp_path: Path) -> None:
    for name in ("g.nq", "g.jsonld", "h.jsonld.gz"):
        api.export_graph(tmp_path / name, store=built)
    with (tmp_path / "g.nq").open("rb") as quads, (tmp_path / "g.jsonld").open("rb") as document:
        assert set(ox.parse(quads, format=ox.RdfFormat.N_QUADS)) == set(ox.parse(document, format=ox.RdfFormat.JSON_LD))
    found = json.loads((tmp_path / "g.jsonld").read_text(encoding="utf-8"))
    assert found["@context"] == context().entries
    graph = next(graph for graph in found["@graph"] if graph["@id"].endswith("ulm-nis"))
    release = next(node for node in graph["@graph"] if node.get("@type") == "PressRelease")
    assert release["publisher"] == "id:municipality/gn-2820256"
    assert release["issued"] == "2024-10-02"
    assert all("http" not in key for node in graph["@graph"] for key in node)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of its own use.
def test_rdflib_reads_it_too(built: Path, tmp_path: Path) -> None:
    api.export_graph(tmp_path / "g.jsonld", store=built)
    lines = (tmp_path / "g.jsonld").read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if "ulm-nis" in line and "@graph" in line)
    end = next(number for number in range(start, len(lines)) if lines[number].startswith("]}"))
    text = "\n".join([lines[0], lines[1], *lines[start:end], "]}]}"])
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format="json-ld")
    quads = {quad for quad in dataset.quads() if quad[3] is not None}
    assert len(quads) == sum(1 for _ in ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD)) > 100


@pytest.mark.parametrize(
    "iri", ["http://e.org/x", "https://schema.org///x", "https://w3id.org/municipal-cooperation/id/"]
)
def test_what_no_prefix_fits_keeps_its_iri(iri: str) -> None:
    assert context().name(iri) == iri

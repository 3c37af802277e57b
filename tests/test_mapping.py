"""What a release says is written in its own graph, in the project's terms, with the words that say it."""

from hashlib import sha256

import pytest

from kg.errors import FactError
from kg.identify import identify
from kg.mapping import quads_of, release_graph
from kg.mapping.table import EXCLUSIVE, KINDS
from kg.model import SCHEMA, Evidence, Extraction, Fact, Iri, Kind, Quad, Release, Thing, Value
from kg.store import Graph

_TEXT = "Köln und Lille unterzeichnen 2024 einen Vertrag. Anna Beispiel empfing Jean Exemple am 3. Mai. Kulturamt."
_PREFIXES = """
PREFIX code: <https://w3id.org/municipal-cooperation/code/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX id: <https://w3id.org/municipal-cooperation/id/>
PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


class Said:
    """What one release says, written down a thing at a time; evidence is the first place of a value in the text."""

    def __init__(self, release: Release | None = None) -> None:
        self.release = release or Release(identifier="r 1", text=_TEXT, zones=())
        self.things: list[Thing] = []
        self.facts: list[Fact] = []

    def a(self, kind: Kind, /, **facts: str | list[str]) -> str:
        thing = f"{kind}:{len(self.things)}"
        self.things.append(Thing(id=thing, kind=kind, evidence=self.span("")))
        for prop, values in facts.items():
            for value in [values] if isinstance(values, str) else values:
                self.facts.append(Fact(subject=thing, property=prop, value=value, evidence=self.span(value)))
        return thing

    def span(self, words: str) -> tuple[Evidence, ...]:
        start = self.release.text.find(words) if words else -1
        at = (start, start + len(words)) if start >= 0 else (len(self.things), len(self.things) + 5)
        return (Evidence(start=at[0], end=at[1], rule="test", confidence=0.9),)

    def quads(self) -> list[Quad]:
        said = Extraction(release=self.release.identifier, things=tuple(self.things), facts=tuple(self.facts))
        identity = identify(self.release, said)
        return list(quads_of(self.release, said, identity.iris, identity.units))

    def holds(self, pattern: str) -> bool:
        return Graph.of_quads(self.quads()).ask(f"{_PREFIXES} ASK {{ {pattern} }}")

    def town(self, name: str, iso: str) -> str:
        return self.a("municipality", name=name, country=self.a("country", iso=iso))


@pytest.fixture
def said() -> Said:
    """A release with its publisher, a reception, an agreement, an office and a funding, as gold facts tell them."""
    said = Said()
    koeln, lille = said.town("Köln", "DE"), said.town("Lille", "FR")
    said.a("release", title="Köln und Lille", issued="2024-05-03", publisher=koeln, language="de", topic=["climate"])
    host, guest = said.a("person", name="Anna Beispiel", honorific="Dr."), said.a("person", name="Jean Exemple")
    said.a("role", person=host, role="mayor", of=koeln, label="Oberbürgermeisterin", attested="2024-05-03")
    role = said.a("role", person=guest, role="deputy-mayor", of=lille)
    said.a("organisation", name="Kulturamt", alias="KA", kind="municipal-office")
    signature = said.a("signature", signed_by=guest, on_behalf_of=lille, in_role=role)
    said.a("agreement", type="twinning", party=[koeln, lille], signed="2024", status="signed", signature=signature)
    programme = said.a("programme", title="Beispielfonds", kind="fund")
    event = said.a("event", type="reception", start="2024-05-03", place=koeln, host=host, guest=guest, within=programme)
    said.a("funding", funder=programme, funds=event, amount="1200.50", currency="EUR")
    said.a("quote", speaker=host, text="Kulturamt")
    said.a("figure", value="12", label="Gäste", about=event)
    return said


@pytest.mark.parametrize(
    "pattern",
    [
        "?r a mc:PressRelease ; dcterms:identifier 'r 1' ; mc:topic code:topic\\/climate",
        "?r a mc:PressRelease ; dcterms:title 'Köln und Lille'@de",
        "?r dcterms:issued '2024-05-03'^^xsd:date ; dcterms:language 'de' ; dcterms:publisher ?koeln . "
        "?koeln a mc:Municipality ; skos:prefLabel 'Köln'@de ; mc:country id:country\\/DE",
        "?c a mc:Country ; dcterms:identifier 'DE' ; skos:prefLabel 'Deutschland'@de",
        "?p a foaf:Person ; foaf:name 'Anna Beispiel' ; schema:honorificPrefix 'Dr.'",
        "?m a org:Membership ; org:member ?p ; org:organization ?o ; mc:attestedOn '2024-05-03'^^xsd:date ; "
        "org:role code:role\\/mayor . ?o a mc:Municipality",
        "?o a org:Organization ; skos:prefLabel 'Kulturamt'@de ; skos:altLabel 'KA'@de ; org:unitOf ?koeln . "
        "?koeln skos:prefLabel 'Köln'@de",
        "?a a mc:Agreement ; mc:party ?x, ?y ; mc:signedOn '2024'^^xsd:gYear ; mc:signature ?s . FILTER(?x != ?y) "
        "?s a mc:Signature ; mc:signedBy ?p ; mc:onBehalfOf ?y ; mc:inRole ?m . ?m org:member ?p ; org:organization ?y",
        "?e a mc:Event ; mc:host ?h ; mc:guest ?g ; schema:location ?koeln ; schema:startDate '2024-05-03'^^xsd:date ; "
        "mc:withinProgramme ?f . ?f a mc:Programme ; dcterms:title 'Beispielfonds'@de",
        "?f a mc:Funding ; mc:funder ?p ; mc:funds ?e ; mc:amount 1200.5 ; mc:currency 'EUR' . ?e a mc:Event",
        "?q a mc:Quote ; mc:speaker ?p ; mc:text 'Kulturamt'@de",
        "?n a mc:Figure ; mc:value 12.0 ; mc:about ?e . ?e a mc:Event",
    ],
)
def test_facts_are_written_in_the_terms_of_the_vocabulary(said: Said, pattern: str) -> None:
    assert said.holds(pattern)


def test_all_stands_in_the_graph_of_the_release_and_nothing_is_blank(said: Said) -> None:
    quads = said.quads()
    assert {quad.graph for quad in quads} == {release_graph("r 1")}
    assert len(quads) == len(set(quads))
    assert not any("_:" in str(term) for quad in quads for term in (quad.subject, quad.object))


def test_the_hash_is_that_of_the_kept_text(said: Said) -> None:
    assert said.holds(f"?r mc:textHash '{sha256(_TEXT.encode()).hexdigest()}'")


def test_each_node_that_states_a_fact_has_evidence(said: Said) -> None:
    graph = Graph.of_quads(said.quads())
    stating = [rows.type for rows in KINDS.values() if rows.states and rows.type != "mc:Claim"]
    for name in stating:
        assert graph.ask(f"{_PREFIXES} ASK {{ ?x a {name} }}"), name
        assert not graph.ask(f"{_PREFIXES} ASK {{ ?x a {name} FILTER NOT EXISTS {{ ?x mc:evidence ?e }} }}"), name


def test_evidence_quotes_the_text_exactly(said: Said) -> None:
    spans = "SELECT ?a ?b ?words { ?e oa:hasSelector ?p, ?q . ?p oa:start ?a ; oa:end ?b . ?q oa:exact ?words }"
    rows = Graph.of_quads(said.quads()).select(_PREFIXES + spans).rows
    found = [[term.text for term in row if isinstance(term, Value)] for row in rows]
    assert found
    assert all(_TEXT[int(start) : int(end)] == words for start, end, words in found)


def test_a_single_statement_has_evidence_of_its_own(said: Said) -> None:
    assert said.holds(
        "?v a mc:Evidence ; oa:hasSource ?r ; oa:hasSelector ?s ; mc:rule 'test' ; mc:confidence 0.9 ; "
        "rdf:subject ?a ; rdf:predicate mc:signedOn ; rdf:object '2024'^^xsd:gYear . "
        "?s oa:exact '2024' . ?a a mc:Agreement . ?r a mc:PressRelease"
    )


def test_who_hosts_does_not_also_take_part() -> None:
    said = Said()
    koeln = said.town("Köln", "DE")
    said.a("event", type="meeting", participant=koeln, host=koeln)
    assert said.holds("?e mc:host ?x")
    assert not said.holds("?e mc:participant ?x")
    assert not said.holds("?v rdf:predicate mc:participant")


def test_a_municipality_is_no_organisation_in_a_release(said: Said) -> None:
    assert not said.holds("?x a mc:Municipality, org:Organization")


def test_a_second_form_of_a_name_is_another_label() -> None:
    said = Said()
    said.a("municipality", name=["Lille", "Ryssel"], geonames="gn-2998324")
    assert said.holds(
        "?x skos:prefLabel 'Lille'@de ; skos:altLabel 'Ryssel'@de ; skos:exactMatch <https://sws.geonames.org/2998324/>"
    )


def test_a_thing_that_reference_data_knows_has_its_one_name_and_kind_in_every_graph() -> None:
    said = Said()
    said.a("country", iso="MA", name="Königreich Marokko")
    said.a("programme", title="Nakopa", kind="project")
    here = Iri(
        "https://w3id.org/municipal-cooperation/id/programme/nachhaltige-kommunalentwicklung-durch-partnerschaftsprojekte"
    )
    extraction = Extraction(release="r 1", things=tuple(said.things), facts=tuple(said.facts))
    iris = {**identify(said.release, extraction).iris, "programme:1": here}
    graph = Graph.of_quads(quads_of(said.release, extraction, iris))
    assert graph.ask(
        f"{_PREFIXES} ASK {{ ?c skos:prefLabel 'Marokko'@de ; skos:altLabel 'Königreich Marokko'@de . "
        f"<{here}> dcterms:title ?title ; skos:altLabel 'Nakopa'@de FILTER(STRLEN(?title) > 40) }}"
    )
    kinds = graph.select(f"{_PREFIXES} SELECT ?kind {{ <{here}> mc:programmeKind ?kind }}").rows
    assert [str(kind).rpartition("/")[2] for (kind,) in kinds] == ["programme"]


def test_a_country_that_nobody_knows_is_called_by_its_code() -> None:
    said = Said()
    said.a("country", iso="ZZ")
    assert said.holds("?c a mc:Country ; skos:prefLabel 'ZZ'")


def test_meta_data_stands_in_where_the_text_says_nothing() -> None:
    release = Release(
        identifier="x",
        text=_TEXT,
        zones=(),
        title="Titel",
        issued="2024-05",
        source="https://example.org/a",
        language="de-AT",
    )
    assert Said(release).holds(
        "?r dcterms:title 'Titel'@de-at ; dcterms:issued '2024-05'^^xsd:gYearMonth ; dcterms:source <https://example.org/a>"
    )


def test_an_address_that_is_none_is_kept_as_text() -> None:
    release = Release(identifier="x", text=_TEXT, zones=(), source="Ordner A/b c.pdf")
    assert Said(release).holds("?r dcterms:source 'Ordner A/b c.pdf'")


@pytest.mark.parametrize(
    ("kind", "prop", "value"),
    [
        ("event", "start", "2024-13"),
        ("event", "start", "morgen"),
        ("role", "attested", "2024"),
        ("event", "delegation_size", "zwölf"),
        ("funding", "amount", "NaN"),
        ("event", "type", "Empfang am Abend"),
    ],
)
def test_a_value_of_the_wrong_form_is_named(kind: Kind, prop: str, value: str) -> None:
    said = Said()
    said.a(kind, **{prop: value})
    with pytest.raises(FactError, match=rf"r 1: {kind}:0 {prop} '{value}'"):
        said.quads()


def test_evidence_after_the_end_of_the_text_is_named() -> None:
    said = Said(Release(identifier="x", text="abc", zones=()))
    said.a("person", name="Anna")
    with pytest.raises(FactError, match="ends at 6, after the text"):
        said.quads()


def test_the_table_has_a_row_for_each_property_of_the_model() -> None:
    assert {kind: set(rows.rows) for kind, rows in KINDS.items()} == {kind: set(rows) for kind, rows in SCHEMA.items()}
    assert all(prop in SCHEMA[kind] for kind, props in EXCLUSIVE.items() for prop in props)


def test_the_form_of_each_row_is_that_of_the_model() -> None:
    for kind, rows in KINDS.items():
        for prop, row in rows.rows.items():
            wanted = SCHEMA[kind][prop]
            assert (row.form == "node") == (wanted.split("|")[0] in SCHEMA), (kind, prop)
            assert (f"code:{row.scheme}" == wanted) == (row.form == "code"), (kind, prop)


def test_the_same_facts_give_the_same_quads(said: Said) -> None:
    assert said.quads() == said.quads()


def test_every_iri_is_absolute(said: Said) -> None:
    iris = [
        term for quad in said.quads() for term in (quad.subject, quad.predicate, quad.object) if isinstance(term, Iri)
    ]
    assert all(iri.startswith(("http://", "https://")) and " " not in iri for iri in iris)

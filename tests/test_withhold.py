"""Telephone numbers and mail addresses stay in the kept text and never reach the graph."""

import pytest

from kg.extract import extract
from kg.model import Evidence, Extraction, Fact, Release, Thing, Zone
from kg.pipeline.road import road_of
from kg.withhold import OMITTED, contacts_in, withhold


@pytest.mark.parametrize(
    "contact",
    [
        "erika.muster@musterau.example",
        "muster (at) musterau.example",
        "0211/899-1234",
        "(0211) 89 93 130",
        "0171 2345678",
        "+49 (0)211 899 1234",
        "0049 211 8991234",
        "Telefon 899-1234",
        "Tel.: 8991234",
    ],
)
def test_contact_data_is_found(contact: str) -> None:
    text = f"Auskunft gibt Erika Muster, {contact}, ab Montag."
    assert [text[start:end] for start, end in contacts_in(text)] == [contact]


@pytest.mark.parametrize(
    "harmless",
    [
        "am 01.05.2024",
        "seit 1991",
        "1.250.000 Euro",
        "um 09.30 Uhr",
        "2019/2020",
        "von 07:30 bis 08:15 Uhr",
        "0,5 Prozent",
        "Agenda 2030",
        "vom 03. bis 05. Mai 2024",
        "rund 4.434 Menschen",
        "40213 Düsseldorf",
        "das Hotel 25hours",
        "(Pressemitteilung 088/2024)",
    ],
)
def test_dates_sums_and_years_are_no_contact_data(harmless: str) -> None:
    assert contacts_in(f"Köln empfing {harmless} eine Delegation.") == ()


def test_a_text_without_contact_data_is_left_as_it_is() -> None:
    here = (Evidence(start=0, end=4, rule="test"),)
    extraction = Extraction(release="a", things=(Thing(id="m", kind="municipality", evidence=here),), facts=())
    assert withhold("Köln", extraction) is extraction


def test_evidence_keeps_its_longest_part_without_contact_data() -> None:
    text = "Muster (Tel. 0211/899-1234, muster@musterau.example) empfing eine Delegation aus Lille."
    here = (Evidence(start=0, end=len(text), rule="test"),)
    extraction = Extraction(release="a", things=(Thing(id="e", kind="event", evidence=here),), facts=())
    (span,) = withhold(text, extraction).things[0].evidence
    assert text[span.start : span.end] == "empfing eine Delegation aus Lille"


def test_what_is_nothing_but_contact_data_is_dropped_with_what_points_to_it() -> None:
    text = "Köln muster@musterau.example"
    town, mail = Evidence(start=0, end=4, rule="test"), Evidence(start=5, end=len(text), rule="test")
    extraction = Extraction(
        release="a",
        things=(Thing(id="p", kind="person", evidence=(mail,)), Thing(id="q", kind="quote", evidence=(town,))),
        facts=(
            Fact(subject="p", property="name", value=text[5:], evidence=(mail,)),
            Fact(subject="q", property="speaker", value="p", evidence=(town,)),
            Fact(subject="q", property="text", value=text[5:], evidence=(town,)),
        ),
    )
    kept = withhold(text, extraction)
    assert [thing.id for thing in kept.things] == ["q"]
    assert kept.facts == ()


def test_a_number_in_direct_speech_never_reaches_the_store() -> None:
    text = (
        "Köln, 12. Mai 2024. Oberbürgermeisterin Erika Muster (0211/899-1234) empfing eine Delegation aus Lille. "
        "„Schreiben Sie mir an erika@musterau.example, wir freuen uns sehr auf die Gäste aus Lille“, sagte Muster."
    )
    release = Release(identifier="a", text=text, zones=(Zone(kind="body", start=0, end=len(text)),))
    held = road_of(extract).travel(release)
    stored = held.triples.decode() + held.facts.decode()
    assert OMITTED in stored
    assert "899-1234" not in stored
    assert "erika@" not in stored

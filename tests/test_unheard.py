"""Bodies that no rule knows: where they may be named, what they are called, and what the weights make of them."""

import pytest

from kg.model import Release, Zone
from kg.recognise import recognise
from kg.recognise.printed_names import base_name
from kg.recognise.runs import runs_in
from kg.recognise.unheard import RULE
from kg.segment import segment
from kg.text import Document, Mention


def _document(text: str) -> Document:
    return segment(Release(identifier="a", text=text, zones=(Zone(kind="body", start=0, end=len(text)),)))


def _unheard(text: str) -> list[Mention]:
    return [mention for mention in recognise(_document(text), None) if mention.rule == RULE]


def test_a_run_holds_capital_words_and_the_small_ones_between_them_but_nothing_that_is_named() -> None:
    text = "Ute Beispiel sprach mit der Halle für Neue Formen in Jena und dem Kino."
    document = _document(text)
    person = Mention(kind="person", start=0, end=12, sentence=0, name="Ute Beispiel")
    runs = [
        text[r.sentence.tokens[r.begin].start : r.sentence.tokens[r.end - 1].end] for r in runs_in(document, [person])
    ]
    assert runs == ["Halle für Neue Formen in Jena", "Kino"]


def test_a_town_alone_is_no_name_and_direct_speech_names_nothing() -> None:
    document = _document("Sie reisten nach Jena.")
    tokens = document.sentences[0].tokens
    assert {tokens[begin].text for run in runs_in(document, []) for begin, _ in run.spans()} == {"Sie"}
    spoken = _document("„Der Kolibri Verbund hilft gern und schnell allen Gästen“, sagte Ute Beispiel am Montag.")
    words = [run.sentence.tokens[run.begin].text for run in runs_in(spoken, [])]
    assert "Kolibri" not in words


@pytest.mark.parametrize(
    ("text", "printed", "name"),
    [
        ("mit dem Kommunalen Kino", "Kommunalen Kino", "Kommunales Kino"),
        ("Leiter des Regionalspitals", "Regionalspitals", "Regionalspital"),
        ("mit der Freien Bühne", "Freien Bühne", "Freie Bühne"),
        ("Leiter des städtischen Hauptamts", "Hauptamts", "Hauptamt"),
        ("Leiter unseres Stadtorchesters", "Stadtorchesters", "Stadtorchester"),
        ("Leiter des Umweltdienstes", "Umweltdienstes", "Umweltdienst"),
        ("über das Interkulturelle Büro", "Interkulturelle Büro", "Interkulturelles Büro"),
        ("über die Südwestdeutschen Werke", "Südwestdeutschen Werke", "Südwestdeutsche Werke"),
        ("von Zarno Trade", "Zarno Trade", "Zarno Trade"),
    ],
)
def test_a_name_stands_in_the_nominative(text: str, printed: str, name: str) -> None:
    document = _document(f"Sie sprachen {text}.")
    tokens = document.sentences[0].tokens
    words = printed.split()
    begin = next(i for i, token in enumerate(tokens) if token.text == words[0])
    assert base_name(document, tokens, begin, begin + len(words)) == name


def test_a_body_that_no_list_has_is_found_by_what_is_said_of_it() -> None:
    found = _unheard("Auf dem Programm stehen Gespräche mit der Zarno Gruppe und mit dem Klinikverbund Mulde.")
    assert "Klinikverbund Mulde" in {mention.name for mention in found}


def test_a_place_within_the_name_of_a_body_is_no_place_of_its_own() -> None:
    mentions = recognise(_document("Es folgt ein Gespräch mit der Zukunftswerkstatt Jena über den Verkehr."), None)
    bodies = [m for m in mentions if m.kind == "organisation"]
    places = [m for m in mentions if m.kind == "place"]
    assert not any(b.start <= p.start < b.end for b in bodies for p in places)


@pytest.mark.parametrize(
    "text",
    [
        "Die Gäste besichtigten den Dom und aßen am Abend im Ratskeller.",
        "Am Montag fuhr die Gruppe mit dem Zug nach Jena.",
        "Die Städte wollen den Austausch von Schülerinnen und Schülern stärken.",
    ],
)
def test_ordinary_nouns_are_no_bodies(text: str) -> None:
    assert _unheard(text) == []

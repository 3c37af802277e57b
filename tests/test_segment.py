"""Where sentences and tokens of press releases begin and end."""

import pytest

from kg.model import Release, Zone
from kg.segment import segment
from kg.segment.tokens import tokens_of
from kg.text import Document


def _document(text: str) -> Document:
    return segment(Release(identifier="a", text=text, zones=(Zone(kind="body", start=0, end=len(text)),)))


def _sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in _document(text).sentences]


def _tokens(text: str) -> list[str]:
    return [token.text for token in tokens_of(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Ute Beispiel kam mit Prof. Jan Muster.",
        "Am 3. Mai 2024 reist sie ab.",
        "Der Verein e. V. lud ein.",
        "Gäste kamen u. a. aus Lille.",
        "Es kostete ca. 2.500 Euro bzw. mehr.",
        "Der Bürgermeister a. D. Jan Muster sprach.",
        "Die Feier zum 30. Jahrestag war am 1. September.",
        "Sie fand in der St. Nikolai Kirche statt.",
    ],
)
def test_the_stop_of_an_abbreviation_or_of_a_number_ends_no_sentence(text: str) -> None:
    assert _sentences(text) == [text]


def test_a_sentence_ends_behind_a_day_where_another_begins() -> None:
    assert _sentences("Sie kamen am 3. Es regnete.") == ["Sie kamen am 3.", "Es regnete."]


def test_a_legal_form_may_end_a_sentence() -> None:
    text = "Eingeladen hatte der Musterverein e. V. Finanziert wurde die Reise vom Land."
    assert _sentences(text) == [
        "Eingeladen hatte der Musterverein e. V.",
        "Finanziert wurde die Reise vom Land.",
    ]


def test_a_sentence_ends_behind_the_closing_quotation_mark() -> None:
    text = "„Wir kommen wieder.“ Das sagte Jan Muster."
    assert _sentences(text) == ["„Wir kommen wieder.“", "Das sagte Jan Muster."]


def test_a_question_inside_a_quote_that_goes_on_ends_nothing() -> None:
    text = "„Wer kommt?“ – das fragte Jan Muster."
    assert _sentences(text) == [text]


def test_each_item_of_a_list_is_a_sentence() -> None:
    assert _sentences("Es kamen:\n- Ute Beispiel\n- Jan Muster") == ["Es kamen:", "- Ute Beispiel", "- Jan Muster"]


def test_a_blank_line_ends_paragraph_and_sentence() -> None:
    document = _document("Besuch aus Lille\n\nDie Gäste kamen am Montag.")
    assert [sentence.paragraph for sentence in document.sentences] == [1, 2]


def test_a_sentence_keeps_the_zone_that_it_stands_in() -> None:
    text = "Besuch aus Lille Gäste kamen."
    zones = (Zone(kind="headline", start=0, end=16), Zone(kind="body", start=17, end=len(text)))
    document = segment(Release(identifier="a", text=text, zones=zones))
    assert [sentence.zone for sentence in document.sentences] == ["headline", "body"]


def test_offsets_point_into_the_whole_text() -> None:
    text = "Köln\n\nÄpfel aus Ústí nad Labem – lecker."
    for sentence in _document(text).sentences:
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Vertreter*innen", ["Vertreter*innen"]),
        ("Bürger:innen", ["Bürger:innen"]),
        ("Köln-Lille", ["Köln-Lille"]),
        ("O’Brien", ["O’Brien"]),
        ("3.5.2024", ["3.5.2024"]),
        ("1.500 Euro", ["1.500", "Euro"]),
        ("12-köpfige", ["12-köpfige"]),
        ("e. V.", ["e. V."]),
        ("J. Muster", ["J.", "Muster"]),
        ("18.30 Uhr", ["18.30", "Uhr"]),
        ("(Köln)", ["(", "Köln", ")"]),
    ],
)
def test_tokens_hold_together_what_belongs_together(text: str, tokens: list[str]) -> None:
    assert _tokens(text) == tokens


def test_a_word_has_its_dictionary_form() -> None:
    assert [token.lemma for token in tokens_of("Delegationen empfing Lille", 0, 26)] == [
        "Delegation",
        "empfangen",
        "Lille",
    ]


def test_titles_and_speech_are_told_apart() -> None:
    text = "„Wir freuen uns sehr“, sagte sie zum Projekt „Grüne Brücken“."
    assert [(text[s.start : s.end], s.is_title) for s in _document(text).speeches] == [
        ("Wir freuen uns sehr", False),
        ("Grüne Brücken", True),
    ]

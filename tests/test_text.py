"""What the language stages share: tokens, sentences, speech and mentions."""

from kg.model import Release, ZoneKind
from kg.text import Document, Sentence, Speech, Token

_TEXT = "Köln lud ein. „Wir kommen“, hieß es zum Projekt „Rhein“."


def _document(*zones: ZoneKind) -> Document:
    sentences = tuple(
        Sentence(index=i, paragraph=1, zone=zone, start=10 * i, end=10 * i + 8, tokens=())
        for i, zone in enumerate(zones)
    )
    speeches = (Speech(start=15, end=25, is_title=False), Speech(start=50, end=55, is_title=True))
    return Document(release=Release(identifier="a", text=_TEXT, zones=()), sentences=sentences, speeches=speeches)


def test_a_number_is_no_word_and_no_capital() -> None:
    token = Token(text="1990", start=0, end=4, lemma="1990")
    assert (token.is_word, token.is_capital) == (False, False)


def test_an_offset_between_two_sentences_belongs_to_the_first() -> None:
    document = _document("body", "body")
    assert [document.sentence_at(offset).index for offset in (0, 9, 10)] == [0, 0, 1]


def test_direct_speech_is_spoken_and_a_title_is_not() -> None:
    document = _document("body")
    assert (document.is_spoken(20), document.is_spoken(52)) == (True, False)


def test_contacts_and_letterheads_tell_nothing() -> None:
    document = _document("letterhead", "headline", "body", "caption", "contact")
    assert [sentence.zone for sentence in document.told()] == ["headline", "body", "caption"]


def test_a_document_keeps_the_text_of_its_release() -> None:
    assert _document("body").text == _TEXT

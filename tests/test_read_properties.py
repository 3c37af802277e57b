"""What holds for every text: offsets, order, no surprise."""

import io
import unicodedata
import zipfile
from contextlib import suppress

import pypdfium2 as pdfium
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.model import Release
from kg.read import Unreadable, read_source, read_text
from kg.read.archive import in_jsonl, in_zip
from kg.read.draft import Form, Source
from kg.read.normalise import clean

WORDS = st.sampled_from(
    [
        "Stadt Musterau", "Presseamt", "3. Mai 2024", "# Besuch", "**Besuch**", "Seite 2", "- 2 -", "\f", "\n", "\n\n",
        "\n\n\n\n", "Die Stadtver-", "waltung", "und", "„Gut", "so“", "* Ada Muster", "Foto:", "(v.l.)", "Kontakt:",
        "Hintergrund", "http://a.example/b/", "c_1.jpg", "[x](http://a.example)", "![Bild](b.jpg)", "Außerdem:",
        "Textversion:", "|a|b|", "---", "a\u0308", "\u00ad", "\u200b", "\ufffe", "\ud800", "*", "_", "\\_", "&amp;",
        "<b>", "\r\n", "Gäste kamen am Montag.", "\u0308",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400), st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=40).map(" ".join),
    st.lists(WORDS, max_size=40).map("\n".join),
)  # fmt: skip


def check(item: Release | Unreadable) -> None:
    """Hold the promises that every release makes."""
    if isinstance(item, Unreadable):
        assert item.reason
        return
    assert item.text == unicodedata.normalize("NFC", item.text)
    assert item.text.encode("utf-8")
    at = 0
    for zone in item.zones:
        assert at <= zone.start < zone.end <= len(item.text)
        assert not item.text[at : zone.start].strip()
        assert item.text[zone.start : zone.end] == item.text[zone.start : zone.end].strip()
        at = zone.end
    assert not item.text[at:].strip()


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_zones_of_every_text_are_in_order_and_cover_it(text: str) -> None:
    with suppress(ReadError):  # an empty text
        check(read_text(text))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_reading_the_same_twice_gives_the_same(text: str) -> None:
    source = Source(identifier="a", origin="a", form="text", data=text)
    assert read_source(source) == read_source(source)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-8", "replace"))))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    forms: tuple[Form, ...] = ("text", "html", "pdf")
    for form in forms:
        check(read_source(Source(identifier="a", origin="a", form=form, data=data)))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_page_makes_reading_fail(text: str) -> None:
    markup = f"<html><body><h1>{text}</h1><p>{text}<ul><li>{text}<table><tr><td>{text}<td>{text}</table></body></html>"
    check(read_source(Source(identifier="a", origin="a", form="html", data=markup)))


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_no_damage_to_a_zip_makes_reading_fail(place: int, damage: bytes) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("a.md", "# Besuch\n\nGäste kamen am Montag nach Musterau." * 5)
        target.writestr("b.md", "# Fest\n\nGäste gingen am Dienstag.")
    data = bytearray(buffer.getvalue())
    at = place % len(data)
    data[at : at + len(damage)] = damage
    for item in in_zip(io.BytesIO(bytes(data)), origin="a.zip"):
        check(item if isinstance(item, Unreadable) else read_source(item))


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_no_damage_to_a_pdf_makes_reading_fail(place: int, damage: bytes) -> None:
    buffer = io.BytesIO()
    document = pdfium.PdfDocument.new()
    document.new_page(200, 200)
    document.save(buffer)
    document.close()
    data = bytearray(buffer.getvalue())
    at = place % len(data)
    data[at : at + len(damage)] = damage
    check(read_source(Source(identifier="a", origin="a", form="pdf", data=bytes(data))))


@given(st.lists(st.binary(max_size=60), max_size=5))
def test_no_lines_make_reading_jsonl_fail(lines: list[bytes]) -> None:
    for item in in_jsonl(io.BytesIO(b"\n".join(lines)), origin="a.jsonl"):
        check(item if isinstance(item, Unreadable) else read_source(item))

"""Reading PDF files, made here."""

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas
from reportlab.platypus import ListFlowable, ListItem, PageBreak, Paragraph, SimpleDocTemplate

from kg.model import Release
from kg.read import Unreadable, pdf, read

LONG = "Die Oberbürgermeisterin hat am Dienstag eine Delegation der Partnerstadt empfangen und mit ihr gesprochen. "
NAMES = ("Ada Muster", "Kai Probe")
PLACES = ("Lille", "Udine", "Turku")
DAYS = [f"Am {day}. Mai waren {day} Gäste aus {place} im Rathaus. " for day in range(1, 9) for place in PLACES]
PARAGRAPHS = ["".join(DAYS[part::7]).strip() + f" Das war Teil {part} des langen Programms." * 4 for part in range(7)]
STYLES = getSampleStyleSheet()


def read_one(path: Path) -> Release | Unreadable:
    (item,) = read([str(path)])
    return item


def parts(release: Release | Unreadable) -> list[tuple[str, str]]:
    assert isinstance(release, Release), release
    return [(zone.kind, release.text[zone.start : zone.end]) for zone in release.zones]


def body(text: str, style: str = "BodyText") -> Paragraph:
    return Paragraph(text, STYLES[style])


def printed(path: Path, story: list[object], *, head: str = "", foot: str = "") -> Path:
    """Set a release over pages, with a running head from the second on, and a foot with numbers."""

    def first(page: canvas.Canvas, document: SimpleDocTemplate) -> None:
        page.setFont("Helvetica", 9)
        page.drawString(70, 800, "Stadt Musterau · Presseamt")
        page.drawString(70, 788, "Marktplatz 1, 99999 Musterau")
        below(page, document)

    def later(page: canvas.Canvas, document: SimpleDocTemplate) -> None:
        page.setFont("Helvetica", 9)
        page.drawString(70, 800, head)
        below(page, document)

    def below(page: canvas.Canvas, document: SimpleDocTemplate) -> None:
        page.drawString(70, 30, foot)
        page.drawString(480, 30, f"Seite {document.page}")

    SimpleDocTemplate(str(path), pagesize=A4).build(story, onFirstPage=first, onLaterPages=later)
    return path


def drawn(lines: list[str], **options: object) -> bytes:
    """Draw lines below each other on one page."""
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, **options)
    for number, line in enumerate(lines):
        page.drawString(50, 700 - 15 * number, line)
    page.save()
    return buffer.getvalue()


def test_a_set_release_is_told_in_zones_without_its_page_furniture(tmp_path: Path) -> None:
    title = "Delegation aus Nowa Dolina zu Gast"
    story = [
        body("12. Mai 2024"), body(title, "Title"), body("<b>Ein Vertrag wird unterzeichnet</b>"), body(LONG * 5),
        body("Dabei waren:"), ListFlowable([ListItem(body(name)) for name in NAMES], bulletType="bullet"),
        *(body(text) for text in PARAGRAPHS), body("<b>Hintergrund</b>"), body("Die Partnerschaft besteht seit 1999."),
        body("<i>Ada Muster (links) am Brunnen. Foto: Kai Probe</i>"), body("Kontakt: Presseamt, Telefon 01234 56-0"),
    ]  # fmt: skip
    release = read_one(printed(tmp_path / "a.pdf", story, head=title, foot="Stadt Musterau · www.musterau.example"))
    found = parts(release)
    assert found == [
        ("letterhead", "Stadt Musterau · Presseamt\nMarktplatz 1, 99999 Musterau"),
        ("dateline", "12. Mai 2024"),
        ("headline", title),
        ("subhead", "Ein Vertrag wird unterzeichnet"),
        ("body", (LONG * 5).strip()),
        ("body", "Dabei waren:"),
        ("body", "- Ada Muster\n- Kai Probe"),
        *(("body", text) for text in PARAGRAPHS),
        ("background", "Hintergrund"),
        ("background", "Die Partnerschaft besteht seit 1999."),
        ("caption", "Ada Muster (links) am Brunnen. Foto: Kai Probe"),
        ("contact", "Kontakt: Presseamt, Telefon 01234 56-0"),
        ("contact", "Stadt Musterau · www.musterau.example"),
    ]
    assert isinstance(release, Release)
    assert (release.title, release.issued, release.publisher) == (title, "2024-05-12", "Stadt Musterau")


def test_hyphens_at_line_ends_of_a_pdf_are_resolved(tmp_path: Path) -> None:
    lines = ["Die Musterauer Stadtmarke-", "ting und Jan-", "Philip Muster, ein Garten-", "und Landschaftsbauer."]
    (tmp_path / "a.pdf").write_bytes(drawn(lines))
    release = read_one(tmp_path / "a.pdf")
    assert (
        parts(release)[0][1] == "Die Musterauer Stadtmarketing und Jan-Philip Muster, ein Garten- und Landschaftsbauer."
    )


def test_a_paragraph_over_two_pages_is_one(tmp_path: Path) -> None:
    story = [
        body("Besuch", "Title"),
        body(LONG + "Sie dankte der großen polnischen"),
        PageBreak(),
        body("Gemeinschaft."),
    ]
    release = read_one(printed(tmp_path / "a.pdf", story, head="Besuch"))
    assert parts(release)[-1][1].endswith("der großen polnischen Gemeinschaft.")


def test_an_encrypted_pdf_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(drawn(["Geheim"], encrypt=pdfencrypt.StandardEncryption("geheim")))
    item = read_one(tmp_path / "a.pdf")
    assert isinstance(item, Unreadable)
    assert (item.reason, item.remedy) == ("is an encrypted PDF", "save it without a password")


def test_a_pdf_that_is_only_locked_against_changes_is_read(tmp_path: Path) -> None:
    lock = pdfencrypt.StandardEncryption("", ownerPassword="geheim")
    (tmp_path / "a.pdf").write_bytes(drawn(["Besuch in Musterau"], encrypt=lock))
    assert parts(read_one(tmp_path / "a.pdf")) == [("headline", "Besuch in Musterau")]


def test_a_scan_is_named(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer)
    page.drawImage(ImageReader(Image.new("RGB", (40, 40), "grey")), 50, 50)
    page.save()
    (tmp_path / "a.pdf").write_bytes(buffer.getvalue())
    item = read_one(tmp_path / "a.pdf")
    assert isinstance(item, Unreadable)
    assert item.reason == "is a scanned PDF without text"
    assert "text recognition" in item.remedy


def test_a_pdf_of_too_many_pages_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    item = read_one(printed(tmp_path / "a.pdf", [body("Eins"), PageBreak(), body("Zwei")]))
    assert isinstance(item, Unreadable)
    assert "is too large: 2 pages" in item.reason


def test_a_pdf_is_known_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(drawn(["Besuch in Musterau"]))
    assert parts(read_one(tmp_path / "a.txt")) == [("headline", "Besuch in Musterau")]

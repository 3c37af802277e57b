"""Make a release of a source: decode it, take furniture off, tell its zones, and read what its head says."""

import hashlib
import re
from typing import Final

from kg.dates import find_dates
from kg.errors import ReadError
from kg.model import Release
from kg.names import fold
from kg.read import html, markdown, pdf
from kg.read.cues import cues
from kg.read.decode import decode
from kg.read.draft import Block, Draft, Meta, Source
from kg.read.front import front_matter
from kg.read.furniture import without_furniture
from kg.read.head import publisher_of
from kg.read.paragraphs import blocks_of
from kg.read.zones import Kept, keep

__all__ = ["MAX_BYTES", "MAX_SIGNS", "MAX_TAGS", "read_text", "release_of", "text_hash"]

# A file beyond these is no press release; the limits keep one bad file from taking all memory.
MAX_BYTES: Final = 32 * 1024 * 1024
MAX_SIGNS: Final = 400_000
# Parsing takes time with the square of how deep a page nests: 0.6 s for 20,000 elements in each other.
MAX_TAGS: Final = 60_000
_SERVICE_MARK = re.compile(
    r"\s*\((?:\+|mit|m\.|inkl\.?|und)?\s*(?:\d\s)?(?:Presse)?(?:Bild(?:er|ern|material)?|Fotos?|Video|Audio|Grafik|Infokasten)\)"
    r"|\s*\+{3}\s*|^(?:KORREKTUR|Korrektur):\s*",
    re.IGNORECASE,
)
_HTML = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_TOP: Final = 8
# What stands before and behind the date of a line that runs into the text: "KÖLN, den"; ".", ":", a dash.
_DATELINE_TOWN = re.compile(
    r"\W{0,3}(?:[A-ZÄÖÜ][\w./-]*(?:\s[\w./-]+){0,3},?(?:\s\([^()]{2,30}\),?)?\s*(?:[,–-]\s*)?(?:(?:den|am|vom)\s)?)?\(?"
)
# A release's number in its year ("19/2022"), and a day of the month without a year.
_NUMBER_OF_YEAR = re.compile(r"\b\d{1,4}\s?/\s?((?:19|20)\d\d)\b")
_DAY_OF_YEAR = re.compile(r"\b\d{1,2}\.\s(?:\d{1,2}\.|[A-ZÄ][a-zä]+\.?)(?!\s?\d)")
_DATELINE_END = re.compile(r"\)?\s*(?:\([^()]{2,40}\)\s*)?(?:[.:–—-]|$)")


def release_of(source: Source) -> Release:
    """Read one source.

    Raises
    ------
    ReadError
        If it cannot be opened, is empty, too large, encrypted, no text, garbled, or a scan.
    """
    data = _data(source)
    if isinstance(data, bytes) and data.startswith(b"%PDF-"):
        draft = _from_pdf(data, source)
    elif source.form == "pdf":
        raise ReadError(where=source.origin, what="is no PDF, whatever its name says", remedy="fetch it again")
    elif source.form == "html" or (isinstance(data, bytes) and _HTML.match(data)):
        draft = _from_html(_text(data, source), source)
    else:
        meta, text = front_matter(_checked(_text(data, source), source))
        draft = Draft(blocks=blocks_of(without_furniture(markdown.lines_of(text))), meta=meta)
    return _release(draft, source)


def read_text(text: str, *, identifier: str = "text") -> Release:
    r"""Read a text in Markdown, or as it was copied, and return it as a release.

    Raises
    ------
    ReadError
        If it is empty.

    Examples
    --------
    >>> read_text("# Besuch aus Nowa Dolina (+Bild)\n\nMusterau, 3. Mai 2024 – Gäste kamen.").title
    'Besuch aus Nowa Dolina'
    """
    return release_of(Source(identifier=identifier, origin=identifier, form="text", data=text))


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _data(source: Source) -> bytes | str:
    """Return the content of a source, fetched from its file if need be."""
    data = source.data
    if data is None:
        try:
            if source.path is None or not source.path.is_file():
                raise ReadError(where=source.origin, what="is no file", remedy="check the path")
            if source.path.stat().st_size > MAX_BYTES:
                raise _too_large(source)
            data = source.path.read_bytes()
        except OSError as error:
            what, remedy = f"cannot be opened ({error.strerror or error})", "check that it may be read"
            raise ReadError(where=source.origin, what=what, remedy=remedy) from error
    if len(data) > MAX_BYTES:
        raise _too_large(source)
    if not data.strip():
        raise ReadError(where=source.origin, what="is empty", remedy="leave it out or fetch it again")
    return data


def _too_large(source: Source) -> ReadError:
    what = f"is too large, more than {MAX_BYTES // 1024 // 1024} MiB"
    return ReadError(where=source.origin, what=what, remedy="give the release alone, without pictures")


def _text(data: bytes | str, source: Source) -> str:
    if isinstance(data, str):
        return data
    declared = _CHARSET.search(data[:2048]) if source.form == "html" else None
    charset = source.charset or (declared.group(1).decode("ascii") if declared else None)
    return decode(data, origin=source.origin, charset=charset)


def _checked(text: str, source: Source) -> str:
    """Return a text unless it is too long."""
    if len(text) > MAX_SIGNS:
        what = f"is too large for a press release: {len(text)} signs of text"
        raise ReadError(where=source.origin, what=what, remedy="give the pages of the release alone")
    return text


def _from_html(text: str, source: Source) -> Draft:
    if (tags := text.count("<")) > MAX_TAGS:
        what, remedy = f"is too large for a page: {tags} tags", "give the page of the release alone"
        raise ReadError(where=source.origin, what=what, remedy=remedy)
    return html.draft_of(text, base=source.origin if source.is_address else "")


def _from_pdf(data: bytes, source: Source) -> Draft:
    document = pdf.open_pdf(data, origin=source.origin)
    try:
        lines = without_furniture(pdf.lines_of(document, origin=source.origin))
        return Draft(blocks=blocks_of(lines), meta=pdf.meta_of(document))
    finally:
        document.close()


def _release(draft: Draft, source: Source) -> Release:
    """Put a draft together with what its container said of it, which counts more than what the file says."""
    said, own = source.meta, draft.meta
    meta = Meta(
        title=said.title or own.title, issued=said.issued or own.issued, publisher=said.publisher or own.publisher,
        source=said.source or own.source, language=said.language or own.language,
    )  # fmt: skip
    blocks = draft.blocks
    if meta.title and source.form != "pdf" and blocks and not _prints(blocks, meta.title):
        blocks = (Block(lines=(" ".join(meta.title.split()),), mark="heading", level=1), *blocks)
    kept = keep(blocks)
    if not kept.zones:
        raise ReadError(where=source.origin, what="holds no text", remedy="leave it out or fetch it again")
    _checked(kept.text, source)
    return Release(
        identifier=source.identifier, text=kept.text, zones=kept.zones, origin=source.origin,
        title=_title(kept) or meta.title, issued=meta.issued or _issued(kept),
        publisher=meta.publisher or publisher_of(kept.lines("letterhead", "dateline")) or _imprint(kept),
        source=meta.source or _printed_source(kept), language=meta.language or "de",
    )  # fmt: skip


def _prints(blocks: tuple[Block, ...], title: str) -> bool:
    """Say whether a text prints its title among its first blocks."""
    wanted = fold(title)
    printed = [fold(block.text[:400]) for block in blocks[:_TOP]]
    return any(wanted in text[:300] or (len(text) > 12 and text in wanted) for text in printed)


def _title(kept: Kept) -> str | None:
    lines = kept.lines("headline")
    return " ".join(_SERVICE_MARK.sub(" ", " ".join(lines)).split()) or None


def _issued(kept: Kept) -> str | None:
    for kind in ("dateline", "letterhead", "contact"):
        for line in kept.lines(kind):
            if found := find_dates(line):
                return found[0][2]
    return _run_in(kept) or _above(kept) or _numbered(kept)


def _above(kept: Kept) -> str | None:
    """Return the day that a line above the headline names, whatever else it says ("…, veröffentlicht am 3.5.2024")."""
    kinds = [zone.kind for zone in kept.zones]
    for zone in kept.zones[: kinds.index("headline")] if "headline" in kinds else ():
        if found := find_dates(kept.text[zone.start : zone.end]):
            return found[0][2]
    return None


def _numbered(kept: Kept) -> str | None:
    """Return the day of a letterhead that tells its year by the number of the release ("Nr. 19/2024 vom 3. Mai")."""
    for line in kept.lines("letterhead", "dateline"):
        year = _NUMBER_OF_YEAR.search(line)
        dated = find_dates(_DAY_OF_YEAR.sub(rf"\g<0> {year[1]}", line)) if year else ()
        if dated:
            return dated[0][2]
    return None


def _run_in(kept: Kept) -> str | None:
    """Return the day that opens the text behind a town and before its first sentence ("KÖLN, 3. Mai 2024. Heute …")."""
    for line in (*kept.lines("subhead")[:2], *kept.lines("body")[:2]):
        for start, end, day in find_dates(line)[:1]:
            if _DATELINE_TOWN.fullmatch(line[:start]) and _DATELINE_END.match(line[end:]):
                return day
    return None


def _imprint(kept: Kept) -> str | None:
    """Return the publisher that the imprint at the end names with its kind."""
    name = publisher_of(kept.lines("contact"))
    return name if name and " " in name else None


def _printed_source(kept: Kept) -> str | None:
    found = cues().source_label.search(kept.text)
    return found.group(1).rstrip(".,;)") if found else None

"""Tell the zones of a text and put it together: blocks in, kept text with offsets out."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.dates import find_dates
from kg.model import Zone, ZoneKind
from kg.read.draft import Block
from kg.read.head import Head, head_of, is_short
from kg.read.letterhead import has_address, is_only_address, label_kind
from kg.read.openings import carries_on, opening_kind

__all__ = ["Kept", "keep"]

_TERMINAL = re.compile(r"[.!?:][“”\"»«’')]*$")
_FUNCTION_WORD = (
    r"(?:Der|Die|Das|Ein|Eine|Am|Im|In|Auf|Mit|Nach|Zum|Zur|Seit|Vom|Für|Bei|Rund|Heute|Gestern|Morgen|Ober\w+|Bürger\w+"
    r"|Beim|Um|An|Aus|Unter|Vor)"
)
# "Köln, 3. Mai 2024 - ", "Köln (pld) ", "Köln. 3. Mai 2024. ", "KÖLN – Die": place and date before the first sentence.
_PLACE = r"[A-ZÄÖÜ][\w.-]+(?:[ /](?:a\. ?[MdR]\.|an der|am|im|in|der|\([A-Z][a-z]+\)|[A-ZÄÖÜ][\w.-]+)){0,4}"
_DATE = r"(?:\w+, )?(?:den )?\d{1,2}\.\s?(?:[A-Za-zä]+\.?|\d{1,2}\.)\s?(?:\d{4}|\d\d)?"
_DATELINE = re.compile(
    rf"(?:{_PLACE}[,.]? )?\(?{_DATE}\)?[.:]?\s?[–—-]\s+(?=\S)|{_PLACE}[,.]? \({_DATE}\)[.:]?\s+(?=\S)"
    rf"|{_PLACE}, (?:den )?{_DATE}[.:]\s+(?=[A-ZÄÖÜ„\"])"
    rf"|{_PLACE}[.,]? \((?:[a-zäöü]{{2,4}}(?:/[a-zäöü]{{2,4}})?|[A-Z]{{2,5}})\)[.:]?(?:\s?[–—-])?\s+(?=\S)"
    rf"|{_PLACE}[.,]? ?[–—-]\s(?={_FUNCTION_WORD} )|[A-ZÄÖÜ]{{4,}}(?:[ /-][A-ZÄÖÜ]+){{0,3}}[.:]\s(?=[A-ZÄÖÜ„])"
)
# The day of the release before its headline: "(07.10.2014) Besuch aus Nowa Dolina".
_BRACKETED_DAY = re.compile(r"[(\[]\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zä]{3,9}\.?)\s?\d{4}[)\]][:\s–-]*(?=\S)")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|tiff?|webp)$|bild|foto", re.IGNORECASE)
_CONTACT_LENGTH: Final = 260
_HEADING_LENGTH: Final = 130
_LABEL_LENGTH: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The kept text and its zones."""

    text: str
    zones: tuple[Zone, ...]

    def lines(self, *kinds: ZoneKind) -> list[str]:
        """Return the lines of the zones of some kinds, in order."""
        parts = (self.text[zone.start : zone.end] for zone in self.zones if zone.kind in kinds)
        return [line for part in parts for line in part.split("\n")]


def keep(blocks: tuple[Block, ...]) -> Kept:
    r"""Tell the zones of a text's blocks and write the text that is kept: blocks with a blank line between.

    A zone is a paragraph or, in letterheads and lists of pictures, lines of one. Zones stand in order and cover
    all that is not blank.

    Examples
    --------
    >>> kept = keep((Block(lines=("Stadt Musterau", "3. Mai 2024")), Block(lines=("Besuch",), mark="heading")))
    >>> kept.text
    'Stadt Musterau\n3. Mai 2024\n\nBesuch'
    >>> [(zone.kind, zone.start, zone.end) for zone in kept.zones]
    [('letterhead', 0, 14), ('dateline', 15, 26), ('headline', 28, 34)]
    >>> [zone.kind for zone in keep((Block(lines=("(3. Mai 2024) Besuch aus Nowa Dolina",), mark="heading"),)).zones]
    ['dateline', 'headline']
    """
    head = head_of(blocks)
    pieces: list[str] = []
    zones: list[Zone] = []
    at = 0
    for block, kinds in zip(blocks, _kinds(blocks, head), strict=True):
        if pieces:
            pieces.append("\n\n")
            at += 2
        for index, (line, kind) in enumerate(zip(block.lines, kinds, strict=True)):
            if index:
                pieces.append("\n")
                at += 1
            text = unicodedata.normalize("NFC", line)
            pieces.append(text)
            _extend(zones, kind, at, text, joins=index > 0)
            at += len(text)
    return Kept(text="".join(pieces), zones=tuple(_with_datelines("".join(pieces), zones)))


def _extend(zones: list[Zone], kind: ZoneKind, at: int, text: str, *, joins: bool) -> None:
    """Add a line to the zones; lines of one block and kind share a zone."""
    start, end = at + len(text) - len(text.lstrip()), at + len(text.rstrip())
    if joins and zones and zones[-1].kind == kind:
        start = zones.pop().start
    if end > start:
        zones.append(Zone(kind=kind, start=start, end=end))


def _with_datelines(text: str, zones: list[Zone]) -> Iterator[Zone]:
    """Part a place and date from the first sentence of the text that they open."""
    is_first = True
    for zone in zones:
        opening = _BRACKETED_DAY.match(text, zone.start, zone.end) if zone.kind == "headline" else None
        if opening and opening.end() < zone.end:
            yield Zone(kind="dateline", start=zone.start, end=zone.start + len(opening.group().rstrip()))
            yield Zone(kind="headline", start=opening.end(), end=zone.end)
            continue
        if zone.kind == "body" and is_first:
            is_first = False
            opening = _DATELINE.match(text, zone.start, min(zone.end, zone.start + 90))
            if opening and opening.end() < zone.end:
                yield Zone(kind="dateline", start=zone.start, end=zone.start + len(opening.group().rstrip()))
                yield Zone(kind="body", start=opening.end(), end=zone.end)
                continue
        yield zone


def _kinds(blocks: tuple[Block, ...], head: Head) -> Iterator[tuple[ZoneKind, ...]]:
    """Yield the zone of each line of each block."""
    section: ZoneKind = "body"
    last: ZoneKind = "headline"
    for index, block in enumerate(blocks):
        if head.headline == index:
            yield _headline(block, head)
        elif index < len(head.zones):
            yield head.zones[index]
        else:
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            kinds, section = _told(block, after, section, last)
            last = kinds[-1]
            yield kinds


def _headline(block: Block, head: Head) -> tuple[ZoneKind, ...]:
    """Return the zones of the block with the headline: labels may stand before it, a subtitle after it."""
    labels: tuple[ZoneKind, ...] = head.zones[head.headline] if head.headline is not None and head.line else ()
    rest = len(block.lines) - head.line - 1
    more: ZoneKind = "headline" if block.mark in ("heading", "bold") else "subhead"
    return (*labels, "headline", *(label_kind(line) or more for line in block.lines[-rest:] if rest))


def _told(
    block: Block, after: Block | None, section: ZoneKind, last: ZoneKind
) -> tuple[tuple[ZoneKind, ...], ZoneKind]:
    """Return the zones of a block's lines after the headline, and the section that goes on behind it."""
    stands_out = block.mark in ("heading", "bold", "italic")
    kind, following = _opened(block, stands_out=stands_out)
    if kind is None:
        kind, following = _unopened(block, after, section, last)
    kinds: list[ZoneKind] = [kind]
    for line in block.lines[1:]:
        opened = opening_kind(line, stands_out=stands_out) if block.mark != "item" else None
        if opened is None and kind not in ("caption", "contact") and block.mark == "plain" and has_address(line):
            opened = "contact"
        if opened is not None:
            kind = opened
            following = opened if carries_on(line, opened) else following
        kinds.append(kind)
    return tuple(kinds), following


def _opened(block: Block, *, stands_out: bool) -> tuple[ZoneKind | None, ZoneKind]:
    """Return the zone that a block's first line announces, and the section after it."""
    if block.mark == "alt":
        return "caption", "body"
    text = block.lines[0] if len(block.lines) > 1 else block.text
    is_label = len(block.lines) > 1 and len(text) < _LABEL_LENGTH and text.endswith(":")
    kind = opening_kind(text, stands_out=stands_out or is_label) if block.mark != "item" else None
    if kind is None:
        return None, "body"
    return kind, kind if carries_on(text, kind) else "body"


def _unopened(block: Block, after: Block | None, section: ZoneKind, last: ZoneKind) -> tuple[ZoneKind, ZoneKind]:
    """Return the zone of a block whose words announce nothing: by its looks and by what it stands in."""
    text = block.text
    if is_only_address(text):
        return _address_kind(text, after, last), section
    labels = {label_kind(line) for line in block.lines}
    if labels == {"dateline"} or (labels == {"letterhead"} and last in ("headline", "subhead") and find_dates(text)):
        return ("dateline" if labels == {"dateline"} else "letterhead"), section
    if after is None and None not in labels and block.mark == "plain":
        return "contact", section
    if block.mark not in ("item", "row") and has_address(text):
        return "contact", "contact"
    if block.mark in ("heading", "bold") and len(text) <= _HEADING_LENGTH and not text.endswith((".", ",")):
        return ("contact", section) if section == "contact" and last == "contact" else ("subhead", "body")
    is_over = section == "contact" and (len(text) > _CONTACT_LENGTH or _TERMINAL.search(text) is not None)
    section = "body" if is_over else section
    return ("subhead" if section == "body" and _is_plain_heading(block, after, last) else section), section


def _address_kind(text: str, after: Block | None, last: ZoneKind) -> ZoneKind:
    """Return the zone of a web address alone: of a picture, of what it follows, of the imprint at the end."""
    if last == "caption" and (after is not None or _PICTURE.search(text)):
        return "caption"
    if last in ("notice", "contact"):
        return last
    return "contact" if after is None else "body"


def _is_plain_heading(block: Block, after: Block | None, last: ZoneKind) -> bool:
    """Say whether a short line without marks is a subtitle or an intermediate heading."""
    if block.mark != "plain" or len(block.lines) > 1 or after is None or not is_short(block):
        return False
    limit = _HEADING_LENGTH if last in ("headline", "subhead") else 90
    is_before_text = after.mark == "plain" and len(after.text) > 100
    return len(block.text) <= limit and not _TERMINAL.search(block.text) and is_before_text

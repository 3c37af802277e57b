"""Find the head of a release: the publisher's lines, the date line, a kicker and the headline."""

from dataclasses import dataclass
from typing import Final

from kg.model import ZoneKind
from kg.read.draft import Block
from kg.read.letterhead import is_district, is_label, label_kind, publisher_in
from kg.read.openings import opening_kind

__all__ = ["Head", "head_of", "is_short"]

_BLOCKS: Final = 14
_AHEAD: Final = 4
_SHORT: Final = 170


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The zones of the lines above the headline, block by block, and where the headline stands.

    ``headline`` is the number of its block, None if there is none; ``line`` the first line of it that is headline.
    """

    zones: tuple[tuple[ZoneKind, ...], ...]
    headline: int | None
    line: int = 0


def head_of(blocks: tuple[Block, ...]) -> Head:
    """Find the headline: the first line that is no letterhead, unless a heading after it shows it to be a kicker.

    Examples
    --------
    >>> blocks = (Block(lines=("Pressedienst",), mark="heading"), Block(lines=("3. Mai 2024",)),
    ...           Block(lines=("Besuch aus Nowa Dolina",), mark="heading"))
    >>> head_of(blocks)
    Head(zones=(('letterhead',), ('dateline',)), headline=2, line=0)
    """
    zones: list[tuple[ZoneKind, ...]] = []
    for index, block in enumerate(blocks[:_BLOCKS]):
        kinds = _labels(block)
        if len(kinds) == len(block.lines):
            zones.append(tuple(kinds))
            continue
        if _is_letterhead(block, kinds) and _heading_ahead(blocks, index) is not None:
            zones.append(tuple(label_kind(line) or "letterhead" for line in block.lines))
            continue
        if kinds:
            return Head(zones=(*zones, tuple(kinds)), headline=index, line=len(kinds))
        if (kind := _aside(block)) is not None:
            zones.append((kind,) * len(block.lines))
            continue
        return _with_kickers(blocks, zones, index)
    return Head(zones=tuple(zones), headline=None)


def _labels(block: Block) -> list[ZoneKind]:
    """Return the zones of a block's first lines, as far as they are labels; an office may end in a line of its own."""
    kinds: list[ZoneKind] = []
    if block.mark in ("item", "row", "alt"):
        return kinds
    for line in block.lines:
        kind = label_kind(line)
        if kind is None:
            break
        kinds.append(kind)
    return kinds


def _is_letterhead(block: Block, kinds: list[ZoneKind]) -> bool:
    """Say whether a block with lines that are no labels is a letterhead: short lines, some of them labels."""
    if block.mark != "plain" or not 1 < len(block.lines) < 9 or max(map(len, block.lines)) > 90:
        return False
    return bool(kinds) or any(is_label(line) for line in block.lines)


def _aside(block: Block) -> ZoneKind | None:
    """Return the zone of a picture or a note above the headline."""
    if block.mark == "alt":
        return "caption"
    kind = opening_kind(block.text, stands_out=block.mark == "italic")
    return kind if kind in ("caption", "notice") and block.mark not in ("heading", "bold") else None


def _with_kickers(blocks: tuple[Block, ...], zones: list[tuple[ZoneKind, ...]], index: int) -> Head:
    """Decide between the first line that may be the headline and a more prominent one after it."""
    ahead = _heading_ahead(blocks, index)
    if ahead is None:
        return Head(zones=tuple(zones), headline=index if is_short(blocks[index]) else None)
    between: list[tuple[ZoneKind, ...]] = []
    for block in blocks[index:ahead]:
        kind: ZoneKind = "subhead" if is_short(block) else "body"
        aside = _aside(block) or kind
        between.append(
            tuple(label_kind(line) or ("letterhead" if publisher_in(line) else aside) for line in block.lines)
        )
    return Head(zones=(*zones, *between), headline=ahead)


def _heading_ahead(blocks: tuple[Block, ...], index: int) -> int | None:
    """Return the place of a more prominent heading soon after a block and before the text, if there is one."""
    rank = _rank(blocks[index])
    if index + 1 < len(blocks) and _is_rubric(blocks[index], blocks[index + 1]):
        return index + 1
    for place in range(index + 1, min(index + 1 + _AHEAD, len(blocks))):
        block = blocks[place]
        if _rank(block) < rank and is_short(block) and not all(is_label(line) for line in block.lines):
            return place if opening_kind(block.text, stands_out=True) is None else None
        if not is_short(block) and block.mark == "plain" and place > index + 1:
            return None
    return None


def _is_rubric(block: Block, after: Block) -> bool:
    """Say whether a heading of a word or two stands over another of its kind that is the headline."""
    is_pair = block.mark == after.mark in ("heading", "bold") and block.level == after.level and is_short(after)
    return is_pair and len(block.text.split()) <= 2 and len(after.text) > 2 * len(block.text)


def _rank(block: Block) -> int:
    """Return how prominent a block is: headings by level, then bold, then plain."""
    if block.mark == "heading":
        return block.level
    return 4 if block.mark == "bold" else 9


def is_short(block: Block) -> bool:
    """Say whether a block may be a headline or heading: short, and no sentence of a running text.

    Examples
    --------
    >>> is_short(Block(lines=("Besuch aus Nowa Dolina",))), is_short(Block(lines=("Der Besuch endete am Montag.",)))
    (True, False)
    """
    text = block.lines[0] if block.mark == "plain" else block.text
    if len(text) > _SHORT or block.mark in ("item", "row", "alt"):
        return False
    return block.mark == "heading" or not text.endswith((".", ":", ",", ";")) or text.endswith("...")


def publisher_of(lines: list[str]) -> str | None:
    """Return the first publisher that letterhead lines name, those with a kind of municipality before bare names."""
    found = [name for line in lines if (name := publisher_in(line))]
    return next((name for name in found if " " in name or is_district(name)), found[0] if found else None)

"""Make paragraphs of lines: join what was wrapped, divided or cut by a page's end."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from kg.read.draft import Block, Line
from kg.read.hyphen import join, mend_words, must_join
from kg.read.letterhead import is_only_address
from kg.read.openings import opening_kind

__all__ = ["blocks_of"]

_ENDED = re.compile(r"[.!?:;…][“”\"»«’')\]*+]*$|[“”\"»«]\s*$|\+$")
_LOWER_WORD = re.compile(r"[a-zäöüßàéè][\w-]*(?=[\s,.;:!?)“”\"]|$)(?!\.\w)")
_SPACES = re.compile(r" {2,}")
# So much white space in a line parts columns: a letterhead's left and right side.
_COLUMNS = re.compile(r"(?<=\S) {5,}(?=\S)")
_LONG: Final = 40
# How many signs at a text's end may close a sentence.
_END: Final = 12
# A wrapped text shows itself by lines of about one length; fewer than these prove nothing.
_PROOF: Final = 4
_NARROW, _WIDE = 40, 140


def blocks_of(lines: list[Line]) -> tuple[Block, ...]:
    """Return the paragraphs of a text: wrapped and divided lines are joined, meant line ends stay.

    A paragraph that a page's end cuts in the middle of a sentence or of direct speech becomes one again; so does a
    web address.

    Examples
    --------
    >>> lines = [Line(text="Die Gäste der Stadtver-"), Line(text="waltung reisten am Montag nach dem"),
    ...          Line(text="Empfang weiter.", gap=True, page="sure")]
    >>> [block.text for block in blocks_of(lines)]
    ['Die Gäste der Stadtverwaltung reisten am Montag nach dem Empfang weiter.']
    """
    width = _width(lines)
    blocks = _mended([_block(group, width) for group in _groups(lines)])
    return tuple(_tidy(block) for block in blocks)


def _width(lines: list[Line]) -> int | None:
    """Return the width at which a text was wrapped, None if it was not."""
    plain = [line for line in lines if line.mark in ("plain", "item")]
    inner = [
        len(line.text) for line, after in pairwise(lines)
        if not after.gap and line.mark in ("plain", "item") and after.mark == "plain" and len(line.text) >= _NARROW
        and not is_only_address(line.text) and not is_only_address(after.text)
    ]  # fmt: skip
    if len(inner) < _PROOF:
        return None
    widest = sorted(inner)[int(0.95 * (len(inner) - 1))]
    too_long = sum(len(line.text) > 1.35 * widest for line in plain)
    return widest if widest <= _WIDE and too_long * 20 < len(plain) else None


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each block: a gap or another mark parts them, items stay together."""
    group: list[Line] = []
    for line in lines:
        before = group[-1] if group else None
        if before is not None and _parts(before, line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parts(before: Line, line: Line) -> bool:
    if line.mark == "item":
        return before.mark not in ("item", "plain") or (before.mark == "plain" and not before.full)
    if line.mark == "plain" and before.mark == "item":
        return line.gap
    return line.gap or line.mark != before.mark or (line.mark == "heading" and line.level != before.level)


def _block(group: list[Line], width: int | None) -> Block:
    """Join the lines of one block that go on in the next."""
    texts: list[str] = []
    item = False
    for index, line in enumerate(group):
        text = f"- {line.text}" if line.mark == "item" else line.text
        before = group[index - 1] if index else None
        if before is not None and line.mark != "item" and texts and (_goes_on(before, line, width)):
            texts[-1] = join(texts[-1], text)
        else:
            texts.append(text)
        item = item or line.mark == "item"
    first = group[0]
    return Block(lines=tuple(texts), mark="item" if item else first.mark, level=first.level, page=first.page)


def _goes_on(before: Line, line: Line, width: int | None) -> bool:
    """Say whether a line goes on in the next."""
    if must_join(before.text, line.text):
        return True
    if before.mark == "heading":
        return before.text[-1] not in ".!?"
    if before.mark in ("row", "alt") or any(
        is_only_address(text) or _COLUMNS.search(text) for text in (before.text, line.text)
    ):
        return False
    if before.full is not None:
        return before.full
    if width is not None:
        return len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]) > 0.85 * width
    is_open = len(before.text) >= _NARROW and _ENDED.search(before.text[-_END:]) is None
    return is_open and _LOWER_WORD.match(line.text) is not None


def _mended(blocks: Iterable[Block]) -> list[Block]:
    """Join blocks that a page's end parts in the middle of a sentence, a quotation or a web address."""
    mended: list[Block] = []
    for block in blocks:
        before = mended[-1] if mended else None
        if before is None:
            mended.append(block)
        elif _is_cut(before, block):
            lines = (*before.lines[:-1], join(before.lines[-1], block.lines[0]), *block.lines[1:])
            mended[-1] = Block(lines=lines, mark=before.mark, level=before.level, page=before.page)
        else:
            mended.append(block)
    return mended


def _is_cut(before: Block, block: Block) -> bool:
    """Say whether one paragraph goes on in the next."""
    left, right = before.lines[-1], block.lines[0]
    if must_join(left, right) and left[-1] != "-":
        return True  # a web address
    if before.mark not in ("plain", "item") or block.mark != "plain" or len(left) <= _LONG:
        return False
    if is_only_address(left) or is_only_address(right) or opening_kind(left) or opening_kind(right):
        return False
    if _ENDED.search(left[-_END:]) is None:
        return block.page == "sure" or _LOWER_WORD.match(right) is not None or must_join(left, right)
    return block.page != "no" and _is_open_speech(left) and _closes_speech(right)


def _is_open_speech(text: str) -> bool:
    """Say whether a text ends inside quotation marks."""
    is_open = False
    for sign in text:
        if sign == "„":
            is_open = True
        elif sign in '“”"»«':
            is_open = not is_open
    return is_open


def _closes_speech(text: str) -> bool:
    """Say whether the first quotation mark of a text closes one."""
    mark = re.search(r"[„“”\"»«]", text)
    return mark is not None and mark.group() != "„" and mark.start() > 0


def _tidy(block: Block) -> Block:
    parts = [part for line in block.lines for part in _COLUMNS.split(line) if part]
    lines = tuple(mend_words(_SPACES.sub(" ", part)) for part in parts)
    return Block(lines=lines, mark=block.mark, level=block.level, page=block.page)

"""Read a web page into blocks: its main content only, without menus, buttons and footers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.read.cues import cues
from kg.read.draft import Block, Draft, Mark
from kg.read.hyphen import mend_words
from kg.read.normalise import clean
from kg.read.page import main_content, meta_of

__all__ = ["draft_of"]

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS: Final = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure footer header hr li main ol"
    " p pre section summary table tbody td tfoot th thead tr ul".split()
) | frozenset(_HEADINGS)
_BOLD: Final = frozenset({"b", "strong"})
_ITALIC: Final = frozenset({"i", "em", "cite"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPHS = re.compile(r"\n\s*\n\s*")
_ALT_LENGTH: Final = 15
# Parts the cells of a row that is being written; text has it never.
_CELL: Final = "\x1d"


def draft_of(text: str, *, base: str = "") -> Draft:
    r"""Return the main content of a page in blocks, and what its head says; ``base`` is its address, if known.

    Headings, list items, table rows, captions and texts of pictures, and paragraphs wholly in bold or italics are
    marked.

    Examples
    --------
    >>> draft = draft_of("<main><h1>Besuch</h1><p>Am Montag<br>kamen <b>acht</b> Gäste.</main>")
    >>> [(block.text, block.mark) for block in draft.blocks]
    [('Besuch', 'heading'), ('Am Montag\nkamen acht Gäste.', 'plain')]
    """
    tree = LexborHTMLParser(text)
    meta = meta_of(tree, base=base)
    root = main_content(tree)
    if root is None:
        return Draft(blocks=(), meta=meta)
    writer = _Writer()
    for event, node in _walk(root):
        if event == "text":
            writer.write(node.text_content or "")
        elif event == "enter":
            writer.enter(node)
        else:
            writer.leave(node)
    writer.flush()
    return Draft(blocks=tuple(writer.blocks), meta=meta)


def _walk(root: LexborNode) -> Iterator[tuple[str, LexborNode]]:
    """Yield the nodes below a root in order, entering and leaving each element; no depth is too deep."""
    node = root.child
    depth = 1
    while node is not None and depth:
        if node.is_text_node:
            yield "text", node
        elif node.is_element_node:
            yield "enter", node
            if node.child is not None:
                node, depth = node.child, depth + 1
                continue
            yield "leave", node
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
            if not depth or node is None:
                return
            yield "leave", node
        node = node.next if node is not None else None


@dataclass(slots=True, kw_only=True)
class _Writer:
    """Gather text into blocks while a page is walked through."""

    blocks: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    emphasis: dict[str, int] = field(default_factory=lambda: {"bold": 0, "italic": 0})
    weight: dict[str, int] = field(default_factory=lambda: {"bold": 0, "italic": 0, "all": 0})
    marks: list[tuple[str, Mark, int]] = field(default_factory=list)
    verbatim: int = 0

    def write(self, text: str) -> None:
        """Add a stretch of text, its white space as a browser shows it."""
        if not self.verbatim:
            text = _SPACE.sub(" ", text.replace(_CELL, " "))
        size = len(text.strip())
        self.weight["all"] += size
        for kind, depth in self.emphasis.items():
            self.weight[kind] += size if depth else 0
        self.parts.append(text)

    def enter(self, node: LexborNode) -> None:
        """Begin an element."""
        tag = node.tag or ""
        if tag == "br":
            self.parts.append("\n")
        elif tag == "img":
            self._picture(node)
        elif tag in _BLOCKS:
            self._enter_block(node, tag)
        self._emphasise(tag, 1)

    def leave(self, node: LexborNode) -> None:
        """End an element."""
        tag = node.tag or ""
        self._emphasise(tag, -1)
        if tag in ("td", "th") and self._row_open():
            self.parts.append(_CELL)
        elif tag in _BLOCKS and not self._row_open(inside=tag != "tr"):
            self.flush()
            if self.marks and self.marks[-1][0] == tag:
                self.marks.pop()
        self.verbatim -= tag == "pre"

    def flush(self) -> None:
        """End the block that is being written."""
        cells = [" ".join(cell.split()) for cell in "".join(self.parts).split(_CELL)]
        text = clean(", ".join(cell for cell in cells if cell) if len(cells) > 1 else "".join(self.parts))
        mark, level = (self.marks[-1][1], self.marks[-1][2]) if self.marks else ("plain", 0)
        for kind in ("bold", "italic"):
            if mark == "plain" and self.weight["all"] and self.weight[kind] >= self.weight["all"]:
                mark = "bold" if kind == "bold" else "italic"
        self.parts.clear()
        self.weight = dict.fromkeys(self.weight, 0)
        for paragraph in _PARAGRAPHS.split(text):
            self._add(paragraph, mark, level)

    def _add(self, paragraph: str, mark: Mark, level: int) -> None:
        lines = [" ".join(line.split()) for line in paragraph.split("\n")]
        lines = [mend_words(line) for line in lines if line]
        if not lines or (len(lines) == 1 and cues().site_words.fullmatch(lines[0])):
            return
        if mark in ("heading", "item"):
            lines = [" ".join(lines)]
        before = self.blocks[-1] if self.blocks else None
        if mark == "item":
            lines = [f"- {lines[0]}"]
        if before is not None and mark == before.mark and mark in ("item", "row"):
            self.blocks[-1] = Block(lines=(*before.lines, *lines), mark=mark)
        elif before is None or mark != "alt" or before.lines != tuple(lines):
            self.blocks.append(Block(lines=tuple(lines), mark=mark, level=level))

    def _enter_block(self, node: LexborNode, tag: str) -> None:
        if self._row_open():
            return
        self.flush()
        self.verbatim += tag == "pre"
        if tag in _HEADINGS:
            self.marks.append((tag, "heading", _HEADINGS[tag]))
        elif tag == "li":
            self.marks.append((tag, "item", 0))
        elif tag == "figcaption":
            self.marks.append((tag, "alt", 0))
        elif tag == "tr" and node.css_first("p, div, table, ul, ol, h1, h2, h3, h4, h5, h6") is None:
            self.marks.append((tag, "row", 0))

    def _row_open(self, *, inside: bool = True) -> bool:
        return inside and bool(self.marks) and self.marks[-1][1] == "row"

    def _emphasise(self, tag: str, step: int) -> None:
        if tag in _BOLD:
            self.emphasis["bold"] += step
        elif tag in _ITALIC:
            self.emphasis["italic"] += step

    def _picture(self, node: LexborNode) -> None:
        """Add a picture's text as a block of its own, if it says something."""
        alt = " ".join(clean(node.attributes.get("alt") or "").split())
        if len(alt) >= _ALT_LENGTH and " " in alt and not self._row_open():
            self.flush()
            self._add(alt, "alt", 0)

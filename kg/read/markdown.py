"""Read Markdown and plain text, as people and PDF conversions write them, into lines without marks."""

import html
import re
from dataclasses import replace
from typing import Final

from kg.read.draft import Line, Mark, PageStart
from kg.read.hyphen import join
from kg.read.normalise import clean

__all__ = ["lines_of"]

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_PAGE_COMMENT = re.compile(r"<!--[^<>]{0,40}page ?break[^<>]{0,40}-->", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|big|blockquote|center|div|em|figure|figcaption|font|hr|i|img|mark|p|small|span|strong|sub|sup|u)"
    r"(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?<!\\)(!?)\[((?:[^\[\]\n]|\n(?![ \t]*\n)){0,600})\]\(([^()]{0,1500}(?:\([^()]{0,200}\))?[^()]{0,500})\)"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:|www\.)[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>")
_SPAN = re.compile(r"(?m)^([*_]{1,3})(?=[^\s*_])((?:[^\n]|\n(?![ \t]*(?:\n|[-*+#>|] ))){1,600}?)(?<=\S)\1[ \t]*$")
_STRONG = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])(.{1,300}?)(?<=[^\s\\])\1(?![\w*])")
_UNDER = re.compile(r"(?<![\w\\])(_{1,2})(?=[^\s_])([^_]{1,300}?)(?<=[^\s\\])\1(?!\w)")
_ESCAPE = re.compile(r"\\+([\\`*_{}\[\]()#+.!|<>~&-])")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"(?:[-*_=~–—]\s?){3,}$")
_BULLET = re.compile(r"(?![–—-]\s*\d{1,3}\s*[–—-]$)([*+•▪◦‣·●○■□►▸✓➢\uf0b7\uf0a7–-])\s+(?=\S)")
_DIVIDER = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
_IMAGE: Final = "\x01"
_SURE_BULLETS: Final = frozenset("*•▪◦‣●○■□►▸✓➢\uf0b7\uf0a7")
# PDF conversions leave as many blank lines, or more, where a page ends.
_PAGE_BLANKS: Final = 3


def lines_of(text: str) -> list[Line]:
    r"""Return the lines of a text, with Markdown's marks taken off and remembered.

    Headings, whole lines in bold or italics, list items, table rows and pictures are marked; links leave their text;
    escapes and HTML entities are resolved; the star in "Bürger*innen" stays. Three blank lines or a form feed may
    end a page.

    Examples
    --------
    >>> [(line.text, line.mark) for line in lines_of("# **Fest**\n\n* Bürger*innen\n* [Plan](plan.pdf)")]
    [('Fest', 'heading'), ('Bürger*innen', 'item'), ('Plan', 'item')]
    """
    lines: list[Line] = []
    blanks, page = 0, False
    for raw in _prepared(text).split("\n"):
        page = page or "\f" in raw
        printed = raw.replace("\f", "").strip()
        rule = _RULE.match(printed) is not None
        if rule and blanks == 0 and _underlines(printed, lines):
            lines[-1] = replace(lines[-1], mark="heading", level=1 if "=" in printed else 2)
        if not printed or rule or (printed[0] in "|:-" and "|" in printed and _DIVIDER.match(printed)):
            blanks = 1 if rule else blanks + (not printed)
            continue
        line = _line(printed, lines, gap=blanks > 0)
        if line.text:
            if lines and not blanks and line.mark == "plain" and lines[-1].mark == "item" and raw.startswith("  "):
                lines[-1] = replace(lines[-1], full=True)
            breaks: PageStart = "sure" if page and lines else "maybe" if blanks >= _PAGE_BLANKS and lines else "no"
            hard = raw.endswith(("  ", "\\"))
            gap = blanks > 0 or page or not lines
            lines.append(replace(line, gap=gap, page=breaks, full=False if hard else None))
            blanks, page = 0, False
    return lines


def _prepared(text: str) -> str:
    """Resolve what may reach over line ends: entities, tags, links, emphasis."""
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    text = clean(text)
    if "<" in text:
        text = _PAGE_COMMENT.sub("\f", text)
        text = _BREAK_TAG.sub("\n", _AUTOLINK.sub(r"\1", _COMMENT.sub("", text)))
        text = _TAG.sub("", text)
    if "](" in text:
        text = _LINK.sub(_link_text, text)
    return _SPAN.sub(_one_line, text) if "*" in text or "_" in text else text


def _link_text(match: re.Match[str]) -> str:
    """Return what a link prints; an address that a line's end has cut is made whole."""
    mark, text, target = match.groups()
    if " " in target.strip() and not re.match(r"\s*(?:https?:|www\.|[^ ]+ [\"'])", target):
        return match.group()
    if "\n" in text:
        glue = "" if text.lstrip().startswith(("http", "www.")) else " "
        text = glue.join(part.strip() for part in text.split("\n"))
    return f"{_IMAGE}{text}{_IMAGE}" if mark else text


def _one_line(match: re.Match[str]) -> str:
    """Bring an emphasis that spans lines onto one line."""
    mark, inner = match.groups()
    if "\n" not in inner or mark in inner.replace("\\*", "").replace("*innen", "").replace("*r", ""):
        return match.group()
    first, *rest = (part.strip() for part in inner.split("\n"))
    for part in rest:
        first = join(first, part)
    return f"{mark}{first}{mark}"


def _underlines(printed: str, lines: list[Line]) -> bool:
    """Say whether a rule makes a heading of the line before it, which must stand alone and be short."""
    if not lines or printed[0] not in "=-" or len(set(printed)) > 1:
        return False
    last = lines[-1]
    return last.gap and last.mark == "plain" and len(last.text) <= 120 and last.text[-1] not in ".,;"


def _line(printed: str, before: list[Line], *, gap: bool) -> Line:
    """Tell what a printed line is."""
    printed = re.sub(r"^(?:>\s?)+", "", printed)
    if heading := _HEADING.match(printed):
        return Line(text=_bare(heading.group(2)), mark="heading", level=len(heading.group(1)))
    if printed.startswith("|") and printed.endswith("|") and len(printed) > 1:
        cells = (_bare(cell) for cell in printed.strip("|").split("|"))
        return Line(text=", ".join(cell for cell in cells if cell), mark="row")
    if printed.startswith(_IMAGE) and printed.endswith(_IMAGE) and printed.count(_IMAGE) == 2:
        return Line(text=_bare(printed), mark="alt")
    if (bullet := _BULLET.match(printed)) and _is_bullet(bullet.group(1), before, gap=gap):
        return Line(text=_bare(printed[bullet.end() :]), mark="item")
    return Line(text=_bare(printed), mark=_emphasis(printed))


def _is_bullet(sign: str, before: list[Line], *, gap: bool) -> bool:
    """Say whether a sign at a line's start marks an item; a dash may as well go on with a sentence."""
    if sign in _SURE_BULLETS or gap or not before:
        return True
    return before[-1].mark == "item" or before[-1].text.endswith(":")


def _emphasis(printed: str) -> Mark:
    for sign in "*_":
        for width in (3, 2, 1):
            mark = sign * width
            inner = printed[width:-width].rstrip(":,.")
            if printed.startswith(mark) and printed.rstrip(":,.").endswith(mark) and len(inner) > width:
                inside = printed[width:].rstrip(":,.")[:-width]
                closed = f"{mark} " in inside or f" {mark}" in inside
                if inside[:1].strip(" *_") and inside[-1:].strip() and not closed:
                    return "bold" if width > 1 else "italic"
    return "plain"


def _bare(text: str) -> str:
    """Take Markdown's marks off a line."""
    if "*" in text:
        for _ in range(2):
            text = _STRONG.sub(r"\2", text)
        text = text.replace("**", "")
    if "_" in text:
        text = _UNDER.sub(r"\2", text)
    text = _ESCAPE.sub(r"\1", text) if "\\" in text else text
    return text.replace(_IMAGE, "").replace("`", "").strip()

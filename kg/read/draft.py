"""What readers hand on: sources to read, lines and blocks of a text, and what could not be read."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

__all__ = ["Block", "Draft", "Form", "Line", "Mark", "Meta", "PageStart", "Source", "Unreadable"]

Form: TypeAlias = Literal["text", "html", "pdf"]
# How a line stands out: a heading, wholly bold or italic, a list's item, a table's row, a picture's alternative text.
Mark: TypeAlias = Literal["plain", "heading", "bold", "italic", "item", "row", "alt"]
# Whether a line begins a page: many blank lines only hint at it, a form feed or a page number proves it.
PageStart: TypeAlias = Literal["no", "maybe", "sure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """What could not be read, why, and what to do about it; the other inputs are read all the same."""

    origin: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What a file says of itself beside its text; None where it says nothing."""

    title: str | None = None
    issued: str | None = None
    publisher: str | None = None
    source: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One release to be read: its name, where it lies, its form, and its bytes if they are at hand already.

    ``data`` is None for a plain file, whose bytes `kg.read.release.release_of` fetches from ``path``; ``charset`` is
    what a server declared; ``is_address`` says that ``origin`` is a web address.
    """

    identifier: str
    origin: str
    form: Form
    path: Path | None = None
    data: bytes | str | None = None
    charset: str | None = None
    meta: Meta = field(default_factory=Meta)
    is_address: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as it is printed.

    ``gap``: white space stands before it. ``page``: whether a page begins with it. ``full``: it reaches the right
    margin, so that the next line goes on; None where only its length can tell.
    """

    text: str
    mark: Mark = "plain"
    level: int = 0
    gap: bool = False
    page: PageStart = "no"
    full: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list or address: what stands between two gaps, with the line ends that are meant."""

    lines: tuple[str, ...]
    mark: Mark = "plain"
    level: int = 0
    page: PageStart = "no"

    @property
    def text(self) -> str:
        """Its lines as one string."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text in blocks, furniture gone, with what its file says of itself."""

    blocks: tuple[Block, ...]
    meta: Meta = field(default_factory=Meta)

"""Read a page as its visitor does: by what it says and where its links lead."""

from dataclasses import dataclass

import httpx
from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["HTML", "Element", "Page", "page_of"]

HTML = {"Accept": "text/html"}


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a page."""

    node: LexborNode

    @property
    def text(self) -> str:
        """Its text, with each run of spaces as one."""
        return " ".join(self.node.text().split())

    @property
    def attributes(self) -> dict[str, str]:
        """Its attributes; those without a value have an empty one."""
        return {name: value or "" for name, value in self.node.attributes.items()}

    def all(self, css: str) -> list["Element"]:
        """Return what is found in it."""
        return [Element(node) for node in self.node.css(css)]

    def one(self, css: str) -> "Element":
        """Return the first that is found in it; there must be one."""
        return self.all(css)[0]

    def __getitem__(self, name: str) -> str:
        """Return an attribute that must be there."""
        return self.attributes[name]


class Page(Element):
    """A whole page."""


def page_of(response: httpx.Response) -> Page:
    """Return the page of an answer."""
    assert response.headers["content-type"].startswith("text/html"), response.text[:300]
    root = LexborHTMLParser(response.text).root
    assert root is not None
    return Page(root)

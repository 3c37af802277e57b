"""Read the front matter of a Markdown file: lines of keys and values between two rules."""

import re
from typing import Final

from kg.read.draft import Meta
from kg.read.page import day_of

__all__ = ["front_matter"]

_FRONT = re.compile(
    r"\s{0,9}---[ \t]*\r?\n"
    r"((?:[A-Za-z][\w.-]{0,30}[ \t]*:[^\n]{0,1000}\n|[ \t]{0,8}(?:- [^\n]{0,300})?\r?\n){1,40})"
    r"---[ \t]*(?:\r?\n|$)"
)
_PAIR = re.compile(r"([A-Za-z][\w.-]*)[ \t]*:[ \t]*(\S.*?)\s*$", re.MULTILINE)
_KEYS: Final = {
    "title": "title", "titel": "title", "date": "issued", "datum": "issued", "issued": "issued", "published": "issued",
    "publisher": "publisher", "herausgeber": "publisher", "source": "source", "url": "source", "canonical": "source",
    "quelle": "source", "lang": "language", "language": "language", "sprache": "language",
}  # fmt: skip


def front_matter(text: str) -> tuple[Meta, str]:
    r"""Part a text from its front matter, and return what that says.

    Examples
    --------
    >>> front_matter("---\ntitle: Besuch\ndate: 2024-05-03\n---\nAm Montag kamen Gäste.")[0]
    Meta(title='Besuch', issued='2024-05-03', publisher=None, source=None, language=None)
    """
    found = _FRONT.match(text)
    if found is None:
        return Meta(), text
    said: dict[str, str] = {}
    for key, value in _PAIR.findall(found.group(1)):
        if key.lower() in _KEYS:
            said.setdefault(_KEYS[key.lower()], value.strip("'\""))
    meta = Meta(
        title=said.get("title"), issued=day_of(said.get("issued", "")), publisher=said.get("publisher"),
        source=said.get("source"), language=said.get("language"),
    )  # fmt: skip
    return meta, text[found.end() :]

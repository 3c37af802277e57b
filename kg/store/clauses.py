"""Read in the text of a SPARQL query what must be known before it is run: its dataset, its prefixes, its SERVICEs.

The lexical rules are those of https://www.w3.org/TR/sparql11-query/#sparqlGrammar. Nothing here says whether a query is
valid: the engine does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import urljoin

__all__ = ["Dataset", "asks_elsewhere", "dataset_of", "is_update", "undeclared"]

_TOKEN: Final = re.compile(
    r'''(?P<text>"""(?:"{0,2}(?:[^"\\]|\\.))*"""|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}'''
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')"""
    r"""|(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)|(?P<comment>\#[^\n\r]*)|(?P<variable>[?$]\w+)|(?P<language>@[\w-]+)"""
    r"""|(?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w:%.-]|\\.)*)|(?P<word>[^\W\d]\w*)|(?P<sign>\S)""",
    re.DOTALL,
)
_ESCAPED: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

_UPDATES: Final = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split())


class _Token(NamedTuple):
    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The graphs that a query is asked of: those that are merged to its default graph, and the named ones."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether any graph is named."""
        return bool(self.default or self.named)


def dataset_of(query: str) -> Dataset:
    """Return what the FROM and FROM NAMED of a query name.

    Examples
    --------
    >>> dataset_of("PREFIX g: <http://e.org/> SELECT * FROM g:a FROM NAMED <http://e.org/b> { ?s ?p 'FROM <c>' }")
    Dataset(default=('http://e.org/a',), named=('http://e.org/b',))
    """
    prefixes, base, depth = dict[str, str](), "", 0
    default: list[str] = []
    named: list[str] = []
    tokens = list(_tokens(query))
    for place, token in enumerate(tokens):
        depth += (token.text == "{") - (token.text == "}")
        word = token.text.upper() if token.kind == "word" and depth == 0 else ""
        after = [found.text for found in tokens[place + 1 : place + 3]]
        if word == "BASE" and after:
            base = urljoin(base, after[0][1:-1])
        elif word == "PREFIX" and len(after) == 2:
            prefixes[after[0].removesuffix(":")] = urljoin(base, after[1][1:-1])
        elif word == "FROM" and after:
            target = named if after[0].upper() == "NAMED" else default
            target.append(_iri(after[-1] if target is named else after[0], prefixes, base))
    return Dataset(default=tuple(dict.fromkeys(default)), named=tuple(dict.fromkeys(named)))


def asks_elsewhere(query: str) -> bool:
    r"""Tell whether a query has a SERVICE, which would send a request to another host.

    Examples
    --------
    >>> asks_elsewhere("ASK { SERVICE <http://e.org/> {} }"), asks_elsewhere("ASK { ?service ?p 'SERVICE' }")
    (True, False)
    >>> asks_elsewhere(r"ASK { S\u0045RVICE <http://e.org/> {} }")
    True
    """
    plain = _ESCAPED.sub(lambda found: _sign(found[1] or found[2]), query)
    return any(
        token.kind == "word" and token.text.upper() == "SERVICE" for text in (query, plain) for token in _tokens(text)
    )


def is_update(query: str) -> bool:
    r"""Tell whether a text is a SPARQL update rather than a query.

    Examples
    --------
    >>> is_update("PREFIX e: <http://e.org/> # SELECT\nDROP ALL"), is_update("SELECT ?drop { ?drop ?p 'DROP' }")
    (True, False)
    """
    words = [token.text.upper() for token in _tokens(query) if token.kind == "word"]
    first = next((word for word in words if word not in {"PREFIX", "BASE"}), "")
    return first in _UPDATES


def undeclared(query: str) -> tuple[str, int, int] | None:
    r"""Return the first prefix that a query uses and does not declare, with its line and column from 1.

    Examples
    --------
    >>> undeclared("SELECT *\n{ ?s ex:p ?o }")
    ('ex', 2, 6)
    """
    declared, tokens = set(), list(_tokens(query))
    for before, token in zip([_Token("", "", 0), *tokens], tokens, strict=False):
        if token.kind != "name":
            continue
        prefix = token.text.partition(":")[0]
        if before.kind == "word" and before.text.upper() == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared:
            head = query[: token.start]
            return prefix, head.count("\n") + 1, token.start - (head.rfind("\n") + 1) + 1
    return None


def _tokens(query: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(query):
        if found.lastgroup != "comment":
            yield _Token(str(found.lastgroup), found[0], found.start())


def _iri(text: str, prefixes: dict[str, str], base: str) -> str:
    if text.startswith("<"):
        return urljoin(base, text[1:-1])
    prefix, _, name = text.partition(":")
    return prefixes.get(prefix, f"{prefix}:") + name.replace("\\", "")


def _sign(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF else ""

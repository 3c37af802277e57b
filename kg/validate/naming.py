"""Call the things of a graph by names that a reader knows, in German and English, instead of by IRIs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from kg.codes import NAMESPACE as CODES
from kg.codes import codes, label, schemes
from kg.model import Node, Value
from kg.validate.shapes import PREFIXES, shorten

__all__ = ["LANGUAGES", "Names", "names_of"]

LANGUAGES: Final = ("de", "en")
Names: TypeAlias = Mapping[str, str]
_Said: TypeAlias = dict[str, dict[str, list[Node]]]
_Select: TypeAlias = Callable[[str, Iterable[str]], Iterator[tuple[Node | None, ...]]]

_CALLED: Final = tuple("skos:prefLabel foaf:name dcterms:title rdfs:label".split())
# What has no name of its own is called by its parts; a part in brackets stands in brackets, one with a
# colon behind a colon; long ones are cut.
_COMPOSED: Final[dict[str, tuple[str, ...]]] = {
    "mc:Agreement": ("mc:agreementType", "mc:party", "(mc:signedOn)"),
    "mc:Event": ("mc:eventType", "schema:location", "(schema:startDate)"),
    "org:Membership": ("rdfs:label|org:role", "org:member", "(org:organization)"),
    "mc:Signature": ("mc:signedBy", "(mc:onBehalfOf)"),
    "mc:Funding": ("mc:funder", "(mc:funds|mc:programme)"),
    "mc:Quote": ("mc:speaker", ":mc:text"),
    "mc:Claim": ("mc:claimant", ":mc:text"),
    "mc:Figure": ("mc:value", "mc:unit", "(rdfs:label)"),
    "mc:Judgement": ("mc:verdict", ":mc:judgedThing"),
    "mc:Evidence": ("oa:hasSelector",),
    "oa:TextQuoteSelector": ("oa:exact",),
    "oa:TextPositionSelector": ("oa:start", "oa:end"),
}
_LONGEST: Final = 80
_UNNAMED: Final = {"de": "ohne Namen", "en": "without a name"}


def names_of(select: _Select, nodes: Iterable[str]) -> dict[str, Names]:
    """Return the names of nodes by language; ``select`` answers a query with NODES in it for some nodes.

    What has a label is called by it; an agreement, event, role and other things without one by their parts; what has
    neither by the end of its IRI.
    """
    wanted = set(nodes)
    said: _Said = defaultdict(lambda: defaultdict(list))
    seen: set[str] = set()
    front = wanted
    for _ in range(3):  # a funding, what it funds, and the town where that is
        _learn(select, front, said)
        seen |= front
        front = {str(value) for node in front for values in said[node].values() for value in values} - seen
        front = {node for node in front if node.startswith("http")}
    return {node: {language: _name(node, said, language, depth=2) for language in LANGUAGES} for node in wanted}


def _learn(select: _Select, nodes: Iterable[str], said: _Said) -> None:
    properties = sorted(
        {part for parts in _COMPOSED.values() for each in parts for part in _options(each)} | {*_CALLED}
    )
    listed = " ".join(f"<{_expand(name)}>" for name in [*properties, "rdf:type"])
    query = f"SELECT ?node ?p ?o {{ VALUES ?node {{ NODES }} VALUES ?p {{ {listed} }} ?node ?p ?o }}"
    for node, predicate, value in select(query, nodes):
        if value is not None:
            said[str(node)][shorten(str(predicate))].append(value)


def _options(part: str) -> list[str]:
    return part.strip("():").split("|")


def _expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _name(node: str, said: _Said, language: str, depth: int) -> str:
    if code := _coded(node, language):
        return code
    about = said.get(node, {})
    classes = [shorten(str(kind)) for kind in about.get("rdf:type", ())]
    composed = next((kind for kind in _COMPOSED if kind in classes), None)
    # The label of a role or a figure is only a part of what it is called.
    called = _CALLED[:-1] if composed else _CALLED
    if own := [value for name in called for value in about.get(name, ()) if isinstance(value, Value)]:
        return _short(min(own, key=lambda value: _preference(value, language)).text)
    if composed and depth:
        parts = filter(None, (_part(part, about, said, language, depth) for part in _COMPOSED[composed]))
        if whole := " ".join(parts):
            return whole.replace(" : ", ": ")
    return _ended(node, language, unnamed=bool(classes))


def _part(part: str, about: Mapping[str, list[Node]], said: _Said, language: str, depth: int) -> str:
    for name in _options(part):
        values = about.get(name, [])
        if name == "oa:hasSelector":
            values = [word for selector in values for word in said.get(str(selector), {}).get("oa:exact", [])]
        if texts := sorted({_text(value, said, language, depth) for value in values}):
            joined = " – ".join(texts[:4])
            return f"({joined})" if part.startswith("(") else f": {joined}" if part.startswith(":") else joined
    return ""


def _text(value: Node, said: _Said, language: str, depth: int) -> str:
    return _short(value.text) if isinstance(value, Value) else _name(str(value), said, language, depth - 1)


def _preference(name: Value, language: str) -> tuple[int, str]:
    """Order names: the language that is asked for, no language, the other of the two, others."""
    return ({language: 0, None: 1, "en": 2, "de": 2}.get(name.language, 3), name.text)


def _coded(node: str, language: str) -> str:
    """Return the label of a code, whatever of the code lists the graph holds."""
    scheme, _, code = node.removeprefix(CODES).partition("/")
    known = node.startswith(CODES) and scheme in schemes() and code in codes(scheme)
    return label(scheme, code, language) if known else ""


def _ended(node: str, language: str, *, unnamed: bool) -> str:
    short = shorten(node)
    end = short if not short.startswith("<") else "/".join(node.split("/")[-2:])
    return f"{_UNNAMED[language]} ({end})" if unnamed else end


def _short(text: str) -> str:
    """Return a text cut at a word where it is long.

    Examples
    --------
    >>> _short("Stadtrat " * 40)[-10:]
    'Stadtrat …'
    """
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"

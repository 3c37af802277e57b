"""What the store keeps of one release: its text, its facts as JSON, its triples, and a line in the manifest."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b, sha256
from typing import Any, Final
from urllib.parse import quote

from kg.errors import StoreError
from kg.mapping import release_graph
from kg.model import Candidate, Evidence, Extraction, Fact, Node, Quad, Release, Thing, Zone
from kg.store.terms import to_ox

__all__ = ["Entry", "Holding", "entry_of", "file_name", "fingerprint", "lines_of", "pack", "unpack"]

_LONGEST_NAME: Final = 180
_META: Final = tuple(field.name for field in fields(Release) if field.name != "text")
_OF_ZONE: Final = tuple(field.name for field in fields(Zone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The manifest's line on a release.

    ``text`` is the SHA-256 of the kept text, ``input`` that of all that was read (text, zones, meta data), ``rules``
    the version of the rules that extracted its facts, ``facts`` the SHA-256 of its facts file, ``origin`` where it
    was read, ``refused`` how many facts of the extractor the text did not bear, ``judged`` what tells the judgements
    on which its graph stands from others; empty where there are none.
    """

    text: str
    input: str
    rules: str
    facts: str
    origin: str
    refused: int = 0
    judged: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A release ready to be stored; ``triples`` are sorted lines of N-Triples, ``profile`` is what identity needs."""

    identifier: str
    entry: Entry
    text: str
    facts: bytes
    triples: bytes
    profile: bytes = b""


def pack(  # noqa: PLR0913 - all that is kept, each by its name
    release: Release,
    extraction: Extraction,
    quads: Iterable[Quad],
    rules: str = "",
    *,
    refused: int = 0,
    judged: str = "",
    profile: bytes = b"",
) -> Holding:
    """Return a release with its facts and quads in the form in which they are stored.

    Raises
    ------
    StoreError
        If the extraction is another release's, or a quad stands in another graph than the release's own.

    Examples
    --------
    >>> release = Release(identifier="a", text="Köln", zones=())
    >>> unpack(pack(release, Extraction(release="a", things=(), facts=()), ()).facts, "Köln")[0] == release
    True
    """
    if extraction.release != release.identifier:
        what = f"was given the facts of {extraction.release}"
        raise StoreError(where=release.identifier, what=what, remedy="store a release with its own facts")
    graph, quads = release_graph(release.identifier), tuple(quads)
    if strange := next((quad.graph for quad in quads if quad.graph != graph), None):
        raise StoreError(where=release.identifier, what=f"has a quad in {strange}", remedy=f"put it into {graph}")
    said = {"rules": rules, "refused": refused} | ({"judged": judged} if judged else {})
    record = {"input": fingerprint(release), **said, **_record(release, extraction)}
    facts = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return Holding(
        identifier=release.identifier,
        entry=_entry(record, facts),
        text=release.text,
        facts=facts,
        triples=lines_of(quads),
        profile=profile,
    )


def lines_of(quads: Iterable[Quad]) -> bytes:
    """Return the triples of quads as sorted lines of canonical N-Triples, each once."""
    name = _Names()
    lines = {f"{name[quad.subject]} {name[quad.predicate]} {name[quad.object]} .\n" for quad in quads}
    return "".join(sorted(lines)).encode()


class _Names(dict[Node, str]):
    """Terms in their canonical form, as Oxigraph writes it: a graph names few, each many times."""

    def __missing__(self, term: Node) -> str:
        made = self[term] = str(to_ox(term))
        return made


def fingerprint(release: Release) -> str:
    """Return the SHA-256 of all that was read of a release; where it was read does not count.

    Examples
    --------
    >>> here = Release(identifier="a", text="Köln", zones=(), origin="here/a.md")
    >>> fingerprint(here) == fingerprint(Release(identifier="a", text="Köln", zones=(), origin="there/a.md"))
    True
    """
    meta = _meta(release)
    del meta["origin"]
    return sha256(json.dumps([meta, release.text], sort_keys=True).encode()).hexdigest()


def entry_of(facts: bytes) -> tuple[str, Entry]:
    """Return the identifier and the manifest's line of a facts file.

    Raises
    ------
    ValueError, KeyError
        If it is no facts file.
    """
    record = json.loads(facts)
    return record["release"]["identifier"], _entry(record, facts)


def _entry(record: Mapping[str, Any], facts: bytes) -> Entry:
    return Entry(
        text=record["text"],
        input=record["input"],
        rules=record["rules"],
        facts=sha256(facts).hexdigest(),
        origin=record["release"]["origin"],
        refused=record.get("refused", 0),
        judged=record.get("judged", ""),
    )


def unpack(facts: bytes, text: str) -> tuple[Release, Extraction]:
    """Return the release and the extraction that a facts file and a kept text hold."""
    record = json.loads(facts)
    meta = record["release"] | {"text": text}
    release = Release(**meta | {"zones": tuple(Zone(**zone) for zone in meta["zones"])})
    extraction = Extraction(
        release=release.identifier,
        things=tuple(Thing(**thing | _spans(thing)) for thing in record["things"]),
        facts=tuple(Fact(**fact | _spans(fact)) for fact in record["facts"]),
        candidates=tuple(
            Candidate(**found | _spans(found) | {"options": tuple(found["options"])}) for found in record["candidates"]
        ),
    )
    return release, extraction


def file_name(identifier: str) -> str:
    """Return the name under which the files of a release lie, on any file system.

    Examples
    --------
    >>> file_name("2024-11-12-koeln"), file_name("a/b")
    ('2024-11-12-koeln', 'a%2Fb')
    """
    name = quote(identifier, safe="")
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[:_LONGEST_NAME]}-{blake2b(identifier.encode(), digest_size=8).hexdigest()}"


def _meta(release: Release) -> dict[str, Any]:
    meta = {name: getattr(release, name) for name in _META}
    meta["zones"] = [{name: getattr(zone, name) for name in _OF_ZONE} for zone in release.zones]
    return meta


def _record(release: Release, extraction: Extraction) -> dict[str, Any]:
    return {
        "release": _meta(release),
        "text": sha256(release.text.encode()).hexdigest(),
        "things": [_with_spans(thing) for thing in extraction.things],
        "facts": [_with_spans(fact) for fact in extraction.facts],
        "candidates": [_with_spans(found) for found in extraction.candidates],
    }


def _with_spans(said: Thing | Fact | Candidate) -> dict[str, Any]:
    """Return a statement as JSON has it; a span is a list, because there are many."""
    record = {name: getattr(said, name) for name in type(said).__dataclass_fields__}
    return record | {"evidence": [[span.start, span.end, span.rule, span.confidence] for span in said.evidence]}


def _spans(record: dict[str, Any]) -> dict[str, tuple[Evidence, ...]]:
    spans: Sequence[tuple[int, int, str, float]] = record["evidence"]
    return {"evidence": tuple(Evidence(start=a, end=b, rule=rule, confidence=sure) for a, b, rule, sure in spans)}

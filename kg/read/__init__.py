"""Read press releases: files, folders, archives, addresses and feeds in, kept texts with zones out."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.errors import ReadError
from kg.model import Release
from kg.read.draft import Source, Unreadable
from kg.read.release import read_text, release_of, text_hash
from kg.read.sources import find_sources

__all__ = ["Source", "Unreadable", "distinct", "find_sources", "read", "read_source", "read_text"]


def read(paths: Iterable[str]) -> Iterator[Release | Unreadable]:
    """Read what lies at some paths and addresses, one release at a time.

    Takes Markdown, plain text, HTML, PDF, JSONL and ZIP files, folders of them, http(s) addresses, and RSS or Atom
    feeds. What cannot be read is yielded as `Unreadable`, with the reason and what to do; the others are read all the
    same. One text under one name is read once; two texts under one name: the second is unreadable.

    Examples
    --------
    >>> [item.reason for item in read(["no/such/folder"]) if isinstance(item, Unreadable)]
    ['does not exist']
    """
    return distinct(item if isinstance(item, Unreadable) else read_source(item) for item in find_sources(paths))


def read_source(source: Source) -> Release | Unreadable:
    """Read one source; `find_sources` finds them, so that several processes can share the reading."""
    try:
        return release_of(source)
    except ReadError as error:
        return Unreadable(origin=error.where, reason=error.what, remedy=error.remedy)


def distinct(items: Iterable[Release | Unreadable]) -> Iterator[Release | Unreadable]:
    """Yield each release once, in order: equal ones are dropped, another text under a known name is unreadable.

    Two web addresses may end alike: the second gets a name with a part of its address's hash.
    """
    seen: dict[str, tuple[str, str]] = {}
    for item in items:
        if isinstance(item, Unreadable):
            yield item
            continue
        digest = text_hash(item.text)
        name = item.identifier
        known = seen.get(name)
        if known is not None and known[1] != digest and item.origin.startswith(("http://", "https://")):
            suffix = hashlib.sha256(item.origin.encode()).hexdigest()[:6]
            name = f"{item.identifier}-{suffix}"
            known = seen.get(name)
        if known is None:
            seen[name] = (item.origin, digest)
            yield item if name == item.identifier else replace(item, identifier=name)
        elif known[1] != digest:
            reason = f"has the name {name!r} of {known[0]} but another text"
            yield Unreadable(origin=item.origin, reason=reason, remedy="rename one of the two")

"""Find what is to be read: files, folders, archives, addresses and feeds, in a fixed order."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from kg.read.archive import FORMS, in_jsonl, in_zip, is_skipped, legible, name_of
from kg.read.draft import Source, Unreadable
from kg.read.release import MAX_BYTES
from kg.read.web import in_feed, in_web, is_address

__all__ = ["find_sources"]

_IN_FOLDERS: Final = frozenset({".md", ".txt", ".html", ".htm", ".pdf", ".jsonl", ".zip"})
_FEEDS: Final = frozenset({".xml", ".rss", ".atom"})


def find_sources(paths: Iterable[str]) -> Iterator[Source | Unreadable]:
    """Yield what lies at some paths and addresses, one at a time and in a fixed order; files are not opened yet.

    Folders are gone through with their folders, sorted by name, each folder once. What has no release in it is named.
    """
    for path in paths:
        if is_address(path):
            yield from in_web(path)
            continue
        if "://" in path:
            remedy = "begin it with http:// or https://"
            yield Unreadable(origin=path, reason="is an address of a kind that is not read", remedy=remedy)
            continue
        place = Path(path)
        try:
            if place.is_dir():
                yield from _in_folder(place)
            else:
                yield from _in_file(place)
        except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
            yield Unreadable(
                origin=legible(path), reason=f"cannot be opened ({_cause(error)})", remedy="check that it may be read"
            )


def _cause(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _in_folder(folder: Path) -> Iterator[Source | Unreadable]:
    """Go through a folder; a link that leads back to a folder above is not followed again."""
    waiting, seen = [folder], set[str]()
    while waiting:
        place = waiting.pop()
        real = os.path.realpath(place)
        if real in seen:
            continue
        seen.add(real)
        try:
            names = sorted(entry.name for entry in os.scandir(place))
        except OSError as error:
            reason = f"cannot be opened ({error.strerror})"
            yield Unreadable(origin=legible(str(place)), reason=reason, remedy="check that it may be read")
            continue
        below: list[Path] = []
        for name in names:
            path = place / name
            if is_skipped(name):
                continue
            if path.is_dir():
                below.append(path)
            elif path.suffix.lower() in _IN_FOLDERS:
                yield from _in_file(path)
        waiting.extend(reversed(below))


def _in_file(path: Path) -> Iterator[Source | Unreadable]:
    """Yield what a file holds: one release, or those of an archive or feed."""
    origin, suffix = legible(str(path)), path.suffix.lower()
    if not path.is_file():
        is_link = path.is_symlink()
        reason = "is a link to nothing" if is_link else "does not exist" if not path.exists() else "is no file"
        yield Unreadable(origin=origin, reason=reason, remedy="check the path")
    elif suffix in FORMS:
        yield Source(identifier=name_of(path.stem), origin=origin, form=FORMS[suffix], path=path)
    elif suffix == ".zip":
        yield from in_zip(path, origin=origin)
    elif suffix in (".jsonl", ".ndjson"):
        with path.open("rb") as file:
            yield from in_jsonl(file, origin=origin)
    elif suffix in _FEEDS and path.stat().st_size <= MAX_BYTES:
        yield from in_feed(path.read_bytes(), origin=origin)
    else:
        known = ", ".join(sorted({*FORMS, *_FEEDS, ".jsonl", ".zip"}))
        reason = f"is of a kind that is not read ({suffix or 'no ending'})"
        yield Unreadable(origin=origin, reason=reason, remedy=f"save it as one of {known}")

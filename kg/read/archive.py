"""Find the releases inside a ZIP or a JSONL file, one at a time."""

import json
import lzma
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Any, Final

from kg.names import slug
from kg.read.draft import Form, Meta, Source, Unreadable
from kg.read.page import day_of
from kg.read.release import MAX_BYTES

__all__ = ["FORMS", "in_jsonl", "in_zip", "is_skipped", "legible", "name_of"]

FORMS: Final[dict[str, Form]] = {
    ".md": "text", ".markdown": "text", ".txt": "text", ".text": "text", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".pdf": "pdf",
}  # fmt: skip
# Text shrinks to a tenth at most; what shrinks more than this was made to burst.
_MAX_RATIO: Final = 150
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, NotImplementedError,
    ValueError, IndexError,
)  # fmt: skip


def name_of(printed: str) -> str:
    """Return a name that may be part of a path and of an IRI: NFC, no separators, no leading dots.

    Examples
    --------
    >>> name_of("../2024/besuch"), name_of("Besuch in Köln")
    ('2024-besuch', 'Besuch in Köln')
    """
    return _UNSAFE.sub("-", unicodedata.normalize("NFC", legible(printed))).strip("-. ")


def legible(path: str) -> str:
    r"""Return a path that can be printed: bytes of its name that are no UTF-8 are read as Windows-1252.

    Examples
    --------
    >>> legible("K\udcf6ln.txt")
    'Köln.txt'
    """
    if path.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in path):
        return path
    return path.encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def is_skipped(name: str) -> bool:
    """Say whether a folder's file is none of its releases: hidden, a README, gold facts.

    Examples
    --------
    >>> [name for name in ("a.md", "README.md", ".b.md", "a.gold.json") if not is_skipped(name)]
    ['a.md']
    """
    is_readme = name.lower() in ("readme.md", "readme.txt")
    return is_readme or name.startswith((".", "__MACOSX")) or name.endswith(".gold.json")


def in_zip(file: Any, *, origin: str) -> Iterator[Source | Unreadable]:
    """Yield the releases in a ZIP, sorted by name; ``file`` is a path or a binary file.

    Entries that lead out of the archive, burst, need a password, are damaged or too large are named, not read.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            for entry in sorted(archive.infolist(), key=lambda info: info.filename):
                yield from _entry(archive, entry, origin)
    except _BROKEN as error:
        reason = f"is no usable ZIP ({error})"
        yield Unreadable(origin=origin, reason=reason, remedy="pack it again")


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, origin: str) -> Iterator[Source | Unreadable]:
    path = PurePosixPath(_entry_name(entry))
    where, suffix = f"{origin}!{path}", path.suffix.lower()
    if entry.is_dir() or any(is_skipped(part) for part in path.parts if part not in ("..", ".")):
        return
    if suffix not in FORMS and suffix not in (".jsonl", ".zip"):
        return
    if (trouble := _trouble(entry, path, suffix)) is not None:
        yield Unreadable(origin=where, reason=trouble[0], remedy=trouble[1])
        return
    try:
        with archive.open(entry) as file:
            if suffix == ".jsonl":
                yield from in_jsonl(file, origin=where)
                return
            data = file.read(MAX_BYTES + 1)
    except _BROKEN as error:
        yield Unreadable(origin=where, reason=f"is damaged inside the ZIP ({error})", remedy="pack it again")
        return
    yield Source(identifier=name_of(path.stem), origin=where, form=FORMS[suffix], data=data)


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; names in UTF-8 that do not say so are read right."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename


def _trouble(entry: zipfile.ZipInfo, path: PurePosixPath, suffix: str) -> tuple[str, str] | None:
    """Return why an entry is not to be read and what to do, None if it may."""
    if path.is_absolute() or ".." in path.parts or "\\" in entry.orig_filename or re.match(r"[A-Za-z]:", str(path)):
        return "has a name that leads out of the archive", "pack it again with plain names"
    if suffix == ".zip":
        return "is a ZIP inside a ZIP", "unpack it and give the folder"
    if entry.flag_bits & 0x1:
        return "is encrypted", "pack it again without a password"
    if entry.file_size > MAX_BYTES and suffix != ".jsonl":
        return f"is too large, more than {MAX_BYTES // 1024 // 1024} MiB", "give the release alone, without pictures"
    if entry.file_size > 1_000_000 and entry.file_size > _MAX_RATIO * max(1, entry.compress_size):
        return "swells to many times its size when unpacked, like a ZIP bomb", "unpack it yourself if you trust it"
    return None


def in_jsonl(file: IO[bytes], *, origin: str) -> Iterator[Source | Unreadable]:
    """Yield the releases in a JSONL file, one record a line.

    A record has ``text`` or ``html``, and may have ``identifier``, ``title``, ``issued``, ``publisher``, ``source`` and
    ``language``. A record without an identifier takes the last part of its source, else the file's name and its line.
    """
    number = 0
    while raw := file.readline(MAX_BYTES + 1):
        number += 1
        where = f"{origin}:{number}"
        if len(raw) > MAX_BYTES:
            while raw and not raw.endswith(b"\n"):
                raw = file.readline(MAX_BYTES)
            yield Unreadable(origin=where, reason="is too large", remedy="give the text of one release a line")
        elif raw.strip():
            yield _record(raw.removeprefix(b"\xef\xbb\xbf"), where)


def _record(raw: bytes, where: str) -> Source | Unreadable:
    try:
        record = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return Unreadable(origin=where, reason="is no JSON in UTF-8", remedy="write one JSON object a line")
    if not isinstance(record, dict):
        return Unreadable(origin=where, reason="is no JSON object", remedy="write one JSON object a line")
    said = {key: value.strip() for key, value in record.items() if isinstance(value, str) and value.strip()}
    form: Form = "text" if "text" in said else "html"
    if form not in said:
        return Unreadable(origin=where, reason="has no text", remedy='give it a field "text" or "html"')
    source = said.get("source", "")
    stem, _, number = where.rpartition(":")
    fallback = slug(source.rstrip("/").rpartition("/")[2]) or f"{PurePosixPath(stem).stem}-{number}"
    issued = day_of(said["issued"]) if "issued" in said else None
    if "issued" in said and issued is None:
        return Unreadable(origin=where, reason=f"has an unknown date {said['issued']!r}", remedy="write YYYY-MM-DD")
    return Source(
        identifier=name_of(said.get("identifier", "")) or fallback, origin=where, form=form, data=said[form],
        meta=Meta(title=said.get("title"), issued=issued, publisher=said.get("publisher"), source=source or None,
                  language=said.get("language")),
    )  # fmt: skip

"""The manifest: which releases a store holds, from which text, rules and origin."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from kg.errors import StoreError
from kg.store.holding import Entry, entry_of, file_name

__all__ = ["forget_manifest", "read_manifest", "write_manifest"]

_FORMAT: Final = 1
_NAME: Final = "manifest.json"


def read_manifest(root: Path) -> dict[str, Entry]:
    """Return the manifest of a store; where it is missing or behind, derive it from the facts files.

    Raises
    ------
    StoreError
        If another version of the program wrote it, or a facts file is damaged.
    """
    try:
        record = json.loads((root / _NAME).read_text(encoding="utf-8"))
        version = record["format"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return _derive(root)
    if version != _FORMAT:
        what = f"has format {version}, this program reads {_FORMAT}"
        raise StoreError(where=str(root), what=what, remedy="build the store again, or use the version that made it")
    entries = {name: Entry(**entry) for name, entry in record["releases"].items()}
    kept = {path.name for path in (root / "facts").iterdir()}
    return entries if kept == {f"{file_name(name)}.json" for name in entries} else _derive(root)


def write_manifest(root: Path, entries: Mapping[str, Entry]) -> None:
    """Write the manifest of a store, whole or not at all."""
    record = {"format": _FORMAT, "releases": {name: asdict(entries[name]) for name in sorted(entries)}}
    draft = root / f"{_NAME}.draft"
    draft.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(root / _NAME)


def forget_manifest(root: Path) -> None:
    """Remove the manifest before releases change: a killed process leaves none rather than a wrong one."""
    (root / _NAME).unlink(missing_ok=True)


def _derive(root: Path) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for path in sorted((root / "facts").iterdir()):
        try:
            name, entry = entry_of(path.read_bytes())
        except (ValueError, KeyError) as error:
            remedy = "delete it and build its release again"
            raise StoreError(where=str(path), what="is damaged", remedy=remedy) from error
        entries[name] = entry
    return entries

"""Keep partnership lists in the store's folder: ``lists/NAME.json`` with the text exactly as the offsets count it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from kg.errors import StoreError
from kg.mapping.iris import expand
from kg.model import Iri

__all__ = ["LISTS", "KeptList", "drop_list", "list_graph", "list_iri", "read_lists", "write_list"]

LISTS: Final = "lists"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptList:
    """A list: its name, its text, where it is from, its licence, and the country of its cities (ISO code)."""

    name: str
    text: str
    source: str = ""
    license: str = ""
    home: str = "DE"


def list_iri(name: str) -> Iri:
    """Return the IRI of a list.

    Examples
    --------
    >>> list_iri("rgre")
    'https://w3id.org/municipal-cooperation/id/list/rgre'
    """
    return expand(f"id:list/{name}")


def list_graph(name: str) -> Iri:
    """Return the named graph that holds what a list says.

    Examples
    --------
    >>> list_graph("rgre")
    'https://w3id.org/municipal-cooperation/graph/list/rgre'
    """
    return expand(f"graph:list/{name}")


def read_lists(root: Path) -> dict[str, KeptList]:
    """Return the lists of a store by name.

    Raises
    ------
    StoreError
        If a file is damaged.
    """
    lists: dict[str, KeptList] = {}
    for path in sorted((root / LISTS).glob("*.json")):
        try:
            lists[path.stem] = KeptList(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise StoreError(
                where=str(path), what="is damaged", remedy="delete it and import its list again"
            ) from error
    return lists


def write_list(root: Path, kept: KeptList) -> None:
    """Write a list, whole or not at all."""
    (root / LISTS).mkdir(exist_ok=True)
    path = root / LISTS / f"{kept.name}.json"
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(kept), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(path)


def drop_list(root: Path, name: str) -> None:
    """Remove a list."""
    (root / LISTS / f"{name}.json").unlink(missing_ok=True)

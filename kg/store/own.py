"""Keep a steward's own reference data in the store's folder, so that every later build knows them."""

from pathlib import Path
from typing import Final

from kg.errors import StoreError
from kg.own import NOTHING, Own

__all__ = ["OWN", "read_own", "write_own"]

OWN: Final = "own.json"


def read_own(root: Path) -> Own:
    """Return the own reference data of a store, none where none were given.

    Raises
    ------
    StoreError
        If the file is damaged.
    """
    path = root / OWN
    try:
        return Own.of_json(path.read_bytes())
    except FileNotFoundError:
        return NOTHING
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "give the folders again with --reference, or --no-reference"
        raise StoreError(where=str(path), what="is damaged", remedy=remedy) from error


def write_own(root: Path, data: Own) -> None:
    """Write the own reference data of a store, whole or not at all."""
    if not data.size:
        (root / OWN).unlink(missing_ok=True)
        return
    draft = root / f"{OWN}.draft"
    draft.write_bytes(data.json())
    draft.replace(root / OWN)

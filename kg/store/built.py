"""Keep what the last build did, for stewards to look at: ``build.json`` in the store's folder."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from kg.errors import StoreError

__all__ = ["BUILT", "FactNews", "LastBuild", "Missed", "read_built", "write_built"]

BUILT: Final = "build.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """An input that did not become part of the graph: where it lies, why, and what to do."""

    origin: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactNews:
    """A fact that a changed release says now (``come``) or has said before, in words."""

    release: str
    come: bool
    kind: str
    subject: str
    property: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """What the last build changed: releases by their identifiers, and facts of those that had been there before.

    Of very many changed releases only the first are looked at for ``facts``; ``compared`` says of how many.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    withdrawn: tuple[str, ...]
    rejudged: tuple[str, ...]
    missed: tuple[Missed, ...]
    facts: tuple[FactNews, ...]
    compared: int


def write_built(root: Path, build: LastBuild) -> None:
    """Keep what a build did in the place of what was kept of the one before."""
    draft = root / f"{BUILT}.draft"
    draft.write_text(json.dumps(asdict(build), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(root / BUILT)


def read_built(root: Path) -> LastBuild | None:
    """Return what the last build did; None where nothing is kept.

    Raises
    ------
    StoreError
        If the file cannot be read.

    Examples
    --------
    >>> read_built(Path("no-such-folder")) is None
    True
    """
    path = root / BUILT
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        lists = {name: tuple(told[name]) for name in ("added", "changed", "withdrawn", "rejudged")}
        return LastBuild(
            **lists,
            unchanged=told["unchanged"],
            missed=tuple(Missed(**one) for one in told["missed"]),
            facts=tuple(FactNews(**one) for one in told["facts"]),
            compared=told["compared"],
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = "delete it; the next build writes it anew"
        raise StoreError(where=str(path), what=f"cannot be read ({error})", remedy=remedy) from error

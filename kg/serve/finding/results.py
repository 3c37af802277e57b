"""Arrange what was found: by kind, page by page, with the words in their place."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from kg.errors import KgError
from kg.model import Iri
from kg.names import fold
from kg.serve.finding.index import Found, Index
from kg.serve.language import Language
from kg.serve.texts import Cited
from kg.store import Store

__all__ = ["Hit", "Results", "results_of"]

_ON_A_PAGE: Final = 20
_AROUND: Final = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found; ``other`` is the other name that has the words, ``cited`` where a text has them."""

    iri: Iri
    kind: str
    label: str
    other: str
    mentions: int
    cited: Cited | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What was found: how much of each kind, and one page of it."""

    words: str
    kinds: tuple[tuple[str, int], ...]
    total: int
    page: int
    pages: int
    hits: tuple[Hit, ...]


def results_of(  # noqa: PLR0913 - each by its name
    index: Index, store: Store | None, words: str, language: Language, *, kind: str, page: int
) -> Results:
    """Return a page of what has the words, of all kinds or one."""
    found = index.search(words)
    kinds = Counter(one.entry.kind for one in found)
    chosen = [one for one in found if not kind or one.entry.kind == kind]
    shown = chosen[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
    return Results(
        words=words,
        kinds=tuple(kinds.most_common()),
        total=len(chosen),
        page=page,
        pages=max(1, ceil(len(chosen) / _ON_A_PAGE)),
        hits=tuple(_hit(one, store, words, language) for one in shown),
    )


def _hit(found: Found, store: Store | None, words: str, language: Language) -> Hit:
    entry, label = found.entry, found.entry.label(language)
    wanted = fold(words).split()
    fitting = [name for name in entry.names if all(word in fold(name) for word in wanted)]
    other = fitting[0] if fitting and label not in fitting else ""
    return Hit(
        iri=entry.iri,
        kind=entry.kind,
        label=label,
        other=other,
        mentions=entry.mentions,
        cited=_cited(store, entry.names, wanted) if store and entry.kind == "release" else None,
    )


def _cited(store: Store, names: Sequence[str], wanted: Sequence[str]) -> Cited | None:
    """Return the first place in the text of a release at which a word begins as one that is wanted."""
    try:
        text = store.text(next(name for name in names if name in store.manifest))
    except (StopIteration, KgError):
        return None
    for match in re.finditer(r"\w+", text):
        if any(fold(match[0]).startswith(word) for word in wanted):
            start, end = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
            before, after = text[start : match.start()], text[match.end() : end]
            return Cited(
                before=f"… {before.partition(' ')[2]}" if start else before,
                exact=match[0],
                after=f"{after.rpartition(' ')[0]} …" if end < len(text) else after,
            )
    return None

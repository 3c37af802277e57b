"""What a person has judged: of a fact, of two things, or of an earlier judgement.

A fact is named by what it says and by the words that say it, never by offsets or numbers of things: so a judgement
outlives a rebuild, another order of releases, and other rules.
"""

import json
from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from typing import Any, Final, Literal, TypeAlias, get_args

from kg.model import Kind

__all__ = [
    "FACTUAL",
    "PAIRED",
    "VERDICTS",
    "Judgement",
    "Pair",
    "Said",
    "Verdict",
    "judged",
    "key_of",
    "line_of",
    "record_of",
]

Verdict: TypeAlias = Literal["confirm", "correct", "reject", "add", "same", "different", "undo"]
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
FACTUAL: Final[frozenset[str]] = frozenset({"confirm", "correct", "reject", "add"})
PAIRED: Final[frozenset[str]] = frozenset({"same", "different"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a fact says: things by what they are called, the words that say it, and the sentence around these.

    ``number`` counts the facts of a release that would be told in the same words (two meetings without a date).
    """

    release: str
    kind: Kind
    subject: str
    property: str
    value: str
    exact: str
    sentence: str
    number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two things by their IRIs, and what they were called when somebody looked at them."""

    first: str
    second: str
    first_name: str = ""
    second_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What somebody decided, when and why.

    ``value`` is the right value of a corrected fact; ``to`` is the id of the judgement that added the thing which an
    added fact is about; ``undoes`` the id of the judgement that is taken back.
    """

    id: str
    verdict: Verdict
    author: str
    date: str
    reason: str = ""
    fact: Said | None = None
    value: str = ""
    to: str = ""
    pair: Pair | None = None
    undoes: str = ""


def key_of(said: Said) -> tuple[str, ...]:
    """Return what tells a fact from all others: its release, and what it says."""
    return (said.release, said.kind, said.subject, said.property, said.value, str(said.number))


def judged(judgement: Judgement, taken: Container[str] = ()) -> Judgement:
    """Return a judgement with an id made of what it says; ``taken`` are ids of other judgements.

    Examples
    --------
    >>> one = judged(Judgement(id="", verdict="undo", author="A. B.", date="2026-01-31", undoes="j0"))
    >>> one.id == judged(one).id, judged(one, {one.id}).id != one.id
    (True, True)
    """
    said = json.dumps(record_of(replace(judgement, id="")), ensure_ascii=False)
    number = 0
    while True:
        name = f"j{blake2b(f'{number or str()}{said}'.encode(), digest_size=5).hexdigest()}"
        if name not in taken:
            return replace(judgement, id=name)
        number += 1


def line_of(judgement: Judgement) -> str:
    """Return a judgement as the line of a file that holds it, without what is empty.

    Examples
    --------
    >>> print(line_of(Judgement(id="j1", verdict="undo", author="A. B.", date="2026-01-31", undoes="j0")))
    {"id": "j1", "verdict": "undo", "author": "A. B.", "date": "2026-01-31", "undoes": "j0"}
    """
    return json.dumps(record_of(judgement), ensure_ascii=False)


def record_of(judgement: Judgement) -> Mapping[str, Any]:
    """Return a judgement as plain data, without what is empty."""
    record: dict[str, Any] = asdict(judgement)
    for name in ("fact", "pair"):
        if record[name]:
            record[name] = {key: value for key, value in record[name].items() if value != ""}
    return {name: value for name, value in record.items() if value}

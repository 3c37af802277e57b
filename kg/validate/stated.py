"""What the graph of a release states, and the fact that a person judges to change it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kg.model import Kind, Node

__all__ = ["Facts", "Stated", "nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A statement of the graph of a release and the fact behind it.

    ``fact`` is the id of the fact, as `kg show` lists it, or that of the judgement by which a person added it
    (``added``). ``words`` are the words that say it, with as many around them as it takes to stand once in the text.
    """

    release: str
    subject: str
    predicate: str
    object: Node
    kind: Kind
    property: str
    fact: str
    words: str
    added: bool = False


# Gives what the graph of a release states, in the order of its text.
Facts: TypeAlias = Callable[[str], Sequence[Stated]]


def nothing(_release: str) -> tuple[Stated, ...]:
    """Return no statement: of a graph from elsewhere no facts are kept.

    Examples
    --------
    >>> nothing("2024-10-02-ulm-nis")
    ()
    """
    return ()

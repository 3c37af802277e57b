"""Nouns that head the names of organisations."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.lexicon.load import load_yaml

__all__ = ["Head", "head_of", "organisation_heads"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A head noun, what kind of body it names, its gender, and what a name needs beside it."""

    word: str
    kind: str
    gender: Literal["m", "f", "n", "p"]
    compound: bool
    name: Literal["bare", "named", "proper", "compound", "after", "state", "subject", "adjective"]
    exceptions: frozenset[str] = frozenset()


@cache
def organisation_heads(language: str = "de") -> dict[str, Head]:
    """Return the heads by their lower-cased dictionary form.

    Examples
    --------
    >>> organisation_heads()["gymnasium"].kind
    'school'
    """
    return {
        entry["word"].lower(): Head(
            word=entry["word"], kind=entry["kind"], gender=entry["gender"], compound=entry["compound"], name=entry["name"],
            exceptions=frozenset(entry.get("except", ())),
        )
        for entry in load_yaml("organisations", language)
    }  # fmt: skip


_ENDINGS = ("", "s", "es", "en", "n", "e")


@cache
def head_of(word: str, language: str = "de") -> tuple[Head, str] | None:
    """Return the head that a word is or ends with, and the word's dictionary form.

    Examples
    --------
    >>> head, base = head_of("Kulturamtes")
    >>> head.word, base
    ('Amt', 'Kulturamt')
    """
    heads = organisation_heads(language)
    lower = word.lower()
    for ending in _ENDINGS:
        if ending and not lower.endswith(ending):
            continue
        bare = lower.removesuffix(ending) if ending else lower
        if bare in heads:
            return heads[bare], word[: len(bare)]
    best: tuple[Head, str] | None = None
    for ending in _ENDINGS[:3]:
        bare = lower.removesuffix(ending) if ending else lower
        if ending and not lower.endswith(ending):
            continue
        for cut in range(2, len(bare) - 2):
            head = heads.get(bare[cut:])
            if head and head.compound and word[: len(bare)] not in head.exceptions:
                if best is None or len(head.word) > len(best[0].word):
                    best = (head, word[: len(bare)])
                break
    return best
